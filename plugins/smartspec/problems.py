"""What is wrong with a contributed file, where, and what to do about it."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple
from urllib.parse import quote

from .language import words

Level = Literal["error", "unfinished", "warning", "note"]
Format = Literal["text", "github", "sarif", "json"]
IN_WORDS = ("seen", "wanted", "expected", "kind", "problem", "pattern", "allowed")
"""Values that may be our own words, such as “a list”, and then have a translation."""
PLACEHOLDER = re.compile(r"<([a-z-]+)>")
GITHUB: Mapping[str, str] = {"unfinished": "warning", "note": "notice"}
SARIF: Mapping[str, str] = {"unfinished": "note"}
"""Levels under other names in SARIF."""
LONGEST_SHOWN = {"allowed": 600, "problem": 200, "add": 500}
"""Characters of a value that a message shows; 120 for all others."""


class Rule(NamedTuple):
    """What is said when a rule is broken: what was seen, what is allowed, and the next step.

    The names in ``%(…)s`` are filled from the problem's values; a value ``hint`` adds “Did you mean …?”.
    """

    level: Level
    seen: str
    allowed: str
    step: str


RULES: dict[str, Rule] = {}
"""Every rule by its name. Each stands beside the function that reports it."""


def _register(level: Level, name: str, seen: str, allowed: str, step: str) -> None:
    if name in RULES:
        raise ValueError(f"two rules are called {name}")
    RULES[name] = Rule(level, seen, allowed, step)


error = partial(_register, "error")
"""Register a rule by its name and sentences: it blocks publishing."""
unfinished = partial(_register, "unfinished")
"""The same about an unfinished text: it passes the check and a preview, but blocks publishing."""
warning = partial(_register, "warning")
"""The same where nothing is blocked."""
note = partial(_register, "note")
"""The same about something that is valid, reported only on request and in the log of a build."""


class NothingDone(ValueError):
    """What was asked for cannot be done; the message says why, and what to do."""


@dataclass(frozen=True, order=True)
class Mark:
    """A place in a file; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def problem(self, rule: str, /, **values: str) -> "Problem":
        """The rule broken at this place."""
        return Problem(self, rule, values=values)


@dataclass(frozen=True, order=True)
class Problem:
    """One broken rule at one place. ``values`` fill the rule's sentences."""

    mark: Mark
    rule: str
    key: str = ""
    values: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def level(self) -> Level:
        """The level of its rule."""
        return RULES[self.rule].level

    @property
    def stops_the_build(self) -> bool:
        """Whether it blocks publishing."""
        return self.level in ("error", "unfinished")

    @property
    def places(self) -> int:
        """How many occurrences it stands for: itself, and similar ones that are not reported."""
        return 1 + int(self.values.get("more", 0))

    def sentences(self, lang: str) -> tuple[str, str, str]:
        """What was seen, what is allowed and the next step, in that language."""
        rule, gettext = RULES[self.rule], words(lang).gettext
        shown = {
            name: visible(_in_words(value, gettext) if name in IN_WORDS else value, LONGEST_SHOWN.get(name, 120))
            for name, value in self.values.items()
        }
        seen, allowed, step = (gettext(part) % shown for part in (rule.seen, rule.allowed, rule.step))
        guess = " " + gettext("Did you mean “%(hint)s”?") % shown if shown.get("hint") else ""
        more = " " + gettext("At least %(more)s more places like this in the file.") % shown if "more" in shown else ""
        return seen, allowed, step + guess + more

    def message(self, lang: str) -> str:
        """The sentences as one line."""
        return " ".join(part for part in self.sentences(lang) if part)

    def line(self, lang: str) -> str:
        """``path:line:column: error: key: seen, allowed, next step``."""
        gettext = words(lang).gettext
        level = _levels(gettext)[self.level]
        key = f"{visible(self.key)}: " if self.key else ""
        where = f"{visible(self.mark.path)}:{self.mark.line}:{self.mark.column}"
        return f"{where}: {level}: {key}{self.message(lang)}"


def _in_words(value: str, gettext: Callable[[str], str]) -> str:
    """A value in that language; of a path only its parts to choose, as in <period>/<priority>.md."""
    return PLACEHOLDER.sub(lambda part: f"<{gettext(part[1])}>", gettext(value) if value else value)


def _levels(gettext: Callable[[str], str]) -> Mapping[Level, str]:
    """What each level is called."""
    return {
        "error": gettext("error"),
        "unfinished": gettext("unfinished"),
        "warning": gettext("warning"),
        "note": gettext("note"),
    }


def visible(text: str, most: int = 200) -> str:
    """Untrusted text made safe to print: control and direction characters escaped, shortened."""
    text = text if len(text) <= most else text[: most - 1] + "…"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def below(path: str, wanted: Sequence[str]) -> bool:
    """Whether a path is one of those, lies below one or is a folder around one; all are wanted when none is named."""
    tops = [name.removeprefix("./").rstrip("/") for name in wanted]
    return not tops or any(
        path == top or path.startswith(f"{top}/") or top.startswith(f"{path}/") or top in ("", ".") for top in tops
    )


def render(problems: Iterable[Problem], lang: str = "sv", form: Format = "text") -> str:
    """All problems, sorted by place, as text, GitHub annotations, SARIF 2.1.0 or JSON."""
    renderings = {"text": _text, "github": _github, "sarif": _sarif, "json": _json}
    return renderings[form](sorted(problems), lang)


def _text(problems: list[Problem], lang: str) -> str:
    return "".join(f"{problem.line(lang)}\n" for problem in problems)


def _github(problems: list[Problem], lang: str) -> str:
    """Workflow commands: https://docs.github.com/actions/reference/workflow-commands"""

    def escape(text: str, also: str = "") -> str:
        return re.sub(f"[%\r\n{also}]", lambda match: f"%{ord(match[0]):02X}", text)

    return "".join(
        f"::{GITHUB.get(p.level, p.level)} file={escape(visible(p.mark.path), ',:')},"
        f"line={p.mark.line},col={p.mark.column},"
        f"title={escape(p.rule, ',:')}::{escape(f'{visible(p.key)}: {p.message(lang)}'.removeprefix(': '))}\n"
        for p in problems
    )


def _json(problems: list[Problem], lang: str) -> str:
    rows = []
    for problem in problems:
        seen, allowed, step = problem.sentences(lang)
        mark = problem.mark
        rows.append(
            {"path": visible(mark.path), "line": mark.line, "column": mark.column, "level": problem.level}
            | {"rule": problem.rule, "key": visible(problem.key), "seen": seen, "allowed": allowed, "step": step}
        )
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _sarif(problems: list[Problem], lang: str) -> str:
    results = [
        {
            "ruleId": p.rule,
            "level": SARIF.get(p.level, p.level),
            "message": {"text": f"{visible(p.key)}: {p.message(lang)}".removeprefix(": ")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(visible(p.mark.path))},
                        "region": {"startLine": p.mark.line, "startColumn": p.mark.column},
                    }
                }
            ],
        }
        for p in problems
    ]
    used = sorted({p.rule for p in problems})
    driver = {"name": "smartspec", "rules": [{"id": rule} for rule in used]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"
