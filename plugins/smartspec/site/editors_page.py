"""One page in ``docs/`` that uses macros: its calls, their output and their errors.

A page may hold nothing of the template language but calls of macros with constants: who writes a page in docs/
cannot run code. A macro returns a placeholder token, which is replaced by the macro's HTML after the Markdown has
been converted. So contributed text is never interpreted as Markdown or as a template.
"""

import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from jinja2 import Environment, TemplateSyntaxError, nodes

from ..model.values import N_
from ..pages.macros.macros import MACROS, ON_THEIR_OWN, EditorsMacros, UnknownName
from ..pages.writer import Writer
from ..problems import Mark, Problem, error
from ..read.validate import hint
from .languages import language_of

TEMPLATE = re.compile(r"\{[{%#]")
PLACEHOLDER = re.compile(r"s3makro(\d{4})s3")
ALONE = re.compile(r"<p>s3makro(\d{4})s3</p>")
TAG = re.compile(r"""(<[a-zA-Z/!](?:[^>"']|"[^"]*"|'[^']*')*>)""")
HEADING = re.compile(r"<h[1-6][\s>].*?</h[1-6]>", re.DOTALL)
PUNCTUATION = re.compile(r"&#?\w+;|[!-/:-@\[-`{-~]")


@dataclass(frozen=True)
class Call:
    """One use of a macro: its name, where it stands, and the HTML it gave."""

    name: str
    line: int
    html: str


error(
    "macro-name", "There is no %(kind)s called “%(value)s”.", "Allowed: %(allowed)s.", "Correct the name in the macro."
)
error(
    "macro-unknown",
    "There is no macro called “%(value)s”.",
    "Allowed: %(allowed)s.",
    "Correct the name, or remove the brackets.",
)
error(
    "macro-call",
    "The macro was given too much, too little or the wrong thing.",
    "It is called as %(allowed)s.",
    "Correct it.",
)
error(
    "macro-syntax",
    "The macro cannot be read: %(problem)s.",
    'Allowed: {{ name("value") }}, with straight quotation marks.',
    "Check brackets and quotation marks on the line.",
)
error(
    "macro-alone",
    "The macro gives a list or a map and stands among other text.",
    "It stands on a line of its own, with an empty line before and after.",
    "Move it to a line of its own.",
)
error(
    "macro-place",
    "The macro stands in a heading or in the address of a link.",
    "Allowed: in running text, lists and tables.",
    "Move it into the text.",
)
error(
    "macro-twice",
    "The macro “%(value)s” stands on the page twice.",
    "It may stand once on each page.",
    "Remove one of them.",
)


ANYTHING_ELSE = N_("the brackets hold something else than a macro with its values")


@dataclass
class EditorsPage:
    """The macros of one page. ``first_line`` is the line of the file where its Markdown starts.

    ``lines`` are those of the macros in the Markdown, which are called in that order.
    """

    path: str
    macros: EditorsMacros
    first_line: int = 1
    lines: list[int] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def check(self, markdown: str, title: str = "") -> list[nodes.Expr]:
        """The texts and calls that the Markdown consists of; reports what is no call of a macro with constants.

        Nothing is run or compiled. ``title`` is the page's, which the macros plugin takes for a template too.
        """
        if TEMPLATE.search(title):
            self._report(1, "macro-place", "title")
        parts = self._parsed(markdown)
        for part in parts:
            if isinstance(part, nodes.TemplateData):
                continue
            self.lines.append(part.lineno)
            if not (isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name) and _constant(part)):
                self._report(part.lineno, "macro-syntax", problem=ANYTHING_ELSE)
            elif (name := part.node.name) not in MACROS:
                near = hint(name, list(MACROS))
                self._report(part.lineno, "macro-unknown", value=name, allowed=", ".join(MACROS), hint=near)
        return parts

    def _parsed(self, markdown: str) -> list[nodes.Expr]:
        """What the Markdown prints, in order; statements, which print nothing, are reported."""
        try:
            tree = Environment().parse(markdown)
        except TemplateSyntaxError as error:
            self._report(error.lineno, "macro-syntax", problem=error.message or "")
            return []
        for part in tree.body:
            if not isinstance(part, nodes.Output):
                self._report(part.lineno, "macro-syntax", problem=ANYTHING_ELSE)
        return [part for output in tree.body if isinstance(output, nodes.Output) for part in output.nodes]

    def call(self, name: str, given: Sequence[object], named: Mapping[str, object]) -> str:
        """Run one macro and return the placeholder token for its HTML."""
        macro, line = getattr(self.macros, name), self.lines[len(self.calls)]
        html, signature = "", inspect.signature(macro)
        try:
            signature.bind(*given, **named)
            if name == "map" and any(call.name == name for call in self.calls):
                self._report(line, "macro-twice", name, value=name)
            html = macro(*given, **named)
        except TypeError:
            self._report(line, "macro-call", name, allowed=f"{name}({', '.join(signature.parameters)})")
        except UnknownName as wrong:
            values = {"value": wrong.name, "kind": wrong.kind, "allowed": wrong.allowed}
            self._report(line, "macro-name", name, **values, hint=hint(wrong.name, wrong.choices))
        self.calls.append(Call(name, line, html))
        return f"s3makro{len(self.calls) - 1:04d}s3"

    def rendered(self, markdown: str) -> str:
        """The Markdown with a placeholder for each call, without the macros plugin; only our macros are defined."""
        parts = self.check(markdown)
        return markdown if self.problems else "".join(map(self._said, parts))

    def _said(self, part: nodes.Expr) -> str:
        if isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name):
            named = {one.key: one.value.as_const() for one in part.kwargs}
            return self.call(part.node.name, [one.as_const() for one in part.args], named)
        return str(part.as_const())

    def finished(self, html: str) -> str:
        """Converted Markdown with each macro's HTML in place; reports those that stand where they cannot."""
        for misplaced in sorted(self._misplaced(html)):
            call = self.calls[misplaced]
            self._report(call.line, "macro-alone" if call.name in ON_THEIR_OWN else "macro-place", call.name)
        html = ALONE.sub(lambda m: self._html(m) if self._of(m).name in ON_THEIR_OWN else m[0], html)
        return PLACEHOLDER.sub(self._html, html)

    def in_markdown(self, markdown: str) -> str:
        """Like ``finished``, for Markdown that another engine converts: the HTML is escaped against Markdown."""
        alone = re.compile(rf"^{PLACEHOLDER.pattern}$", re.MULTILINE)
        markdown = alone.sub(lambda m: _as_block(self._html(m)) if self._of(m).name in ON_THEIR_OWN else m[0], markdown)
        return PLACEHOLDER.sub(lambda m: _as_words(self._html(m)), markdown)

    def _misplaced(self, html: str) -> Iterator[int]:
        """The indexes of calls in headings and tags, and of block macros that are not alone in a paragraph."""
        pieces = TAG.split(html)
        wrong = set(PLACEHOLDER.findall("".join(pieces[1::2])))
        wrong |= {number for heading in HEADING.findall(html) for number in PLACEHOLDER.findall(heading)}
        wrong |= {n for n in PLACEHOLDER.findall(ALONE.sub("", html)) if self.calls[int(n)].name in ON_THEIR_OWN}
        return map(int, wrong)

    def _of(self, match: re.Match[str]) -> Call:
        return self.calls[int(match[1])]

    def _html(self, match: re.Match[str]) -> str:
        return self._of(match).html

    def _report(self, line: int, rule: str, key: str = "", /, **values: str) -> None:
        self.problems.append(Problem(Mark(self.path, self.first_line - 1 + line), rule, key, values))


def editors_page(src_uri: str, url: str, source: str, markdown: str, writers: dict[str, Writer]) -> EditorsPage:
    """The page at ``docs/<src_uri>``, whose Markdown stands last in its source."""
    lang = language_of(url)
    address = url.removeprefix("en/").removeprefix("./")
    first_line = source.count("\n") - markdown.count("\n") + 1
    return EditorsPage(f"docs/{src_uri}", EditorsMacros(writers[lang], address), first_line)


def _constant(call: nodes.Call) -> bool:
    """Whether a call is given constants only."""
    values = (*call.args, *(one.value for one in call.kwargs))
    return not (call.dyn_args or call.dyn_kwargs) and all(isinstance(value, nodes.Const) for value in values)


def _as_block(html: str) -> str:
    lines = (line for line in html.split("\n") if line.strip())
    return "\n<div>\n" + "\n".join(lines).replace("{", "&#123;").replace("}", "&#125;") + "\n</div>\n"


def _as_words(html: str) -> str:
    """Inline HTML whose text has every punctuation mark written as a number."""
    pieces = TAG.split(html)
    for place in range(0, len(pieces), 2):
        pieces[place] = PUNCTUATION.sub(lambda m: m[0] if len(m[0]) > 1 else f"&#{ord(m[0])};", pieces[place])
    return "".join(pieces)


def note(problems: list[Problem], lang: str) -> str:
    """The error messages that a preview shows on the page."""
    return "".join(f"<p><strong>{escape(problem.line(lang))}</strong></p>" for problem in problems)
