"""Where a new file is put, and the sources that it cites: those of the territory, or one added with the file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from ..clock import today
from ..model import SLUG, EventFacts, Frozen, Source, SourceList, period_of
from ..model.files import TOP, path_of
from ..model.values import N_
from ..problems import Mark, visible
from ..read.canonical import yaml_text
from ..read.file_names import ON_WINDOWS, suggested_name
from ..read.validate import validated
from ..read.yaml_events import read_yaml
from .questions import Answers, Question, given, questions_of
from .starting_files import starting_values

NAMES = ("name", "title", "text")
"""The answers that a file is named after, the first that there is."""


def slug_of(text: str) -> str:
    """A text as the name of a file: ``Vätgas & el`` is ``vatgas-el``. Empty for an empty text."""
    return suggested_name(text.replace(".", " ")) if text else ""


def already_there(path: str, answers: Answers) -> str:
    """That nothing is written over."""
    return answers.gettext("%(path)s is already there. Nothing is written over.") % {"path": path}


def _territories(answers: Answers, *, started: bool) -> Mapping[str, str]:
    found = answers.repository.territories.items()
    return {key: t.name.sv for key, t in found if answers.repository.started(key) is started}


def _fault_of_new_region(answer: str, answers: Answers) -> str:
    """A folder that is there already is never written over."""
    if answer in answers.repository.territories and answers.repository.started(answer):
        return already_there(f"{TOP}/{answer}/", answers)
    return UNCHECKED_REGION.fault(answer, answers)


def _periods(answers: Answers) -> dict[str, str]:
    return dict.fromkeys(answers.repository.periods(answers.text("region")), "")


def _fault_of_new_period(answer: str, answers: Answers) -> str:
    try:
        period_of(answer)
    except ValueError:
        said = answers.gettext("“%(value)s” is not a period. Write it as 2022-2028, or 2021- while it is open.")
        return said % {"value": visible(answer)}
    path = f"{TOP}/{answers.text('region')}/{answer}/"
    return already_there(path, answers) if answer in _periods(answers) else ""


def _fault_of_day(answer: str, answers: Answers) -> str:
    """A whole day is asked for."""
    said = answers.gettext("“%(value)s” is not a day. Write it as in 2026-11-21.") % {"value": visible(answer)}
    return said if len(answer) != 10 or DAY.form_fault(answer, answers.lang) else ""


def _fault_of_name(answer: str, answers: Answers) -> str:
    """Only what can be part of an address, and the name of a file on any computer."""
    if not ON_WINDOWS.fullmatch(answer):
        return Mark("").problem("windows-name", name=answer).message(answers.lang)
    if SLUG.fullmatch(answer) and len(answer) <= 80 and answer != "strategy":
        return ""
    said = answers.gettext("“%(value)s” cannot be part of an address. Write it for example as “%(name)s”.")
    return said % {"value": visible(answer), "name": slug_of(answer)}


def _place(option: str, label: str, hint: str, **how: Any) -> Question:
    return Question(option, EventFacts, ("start",) if option == "day" else (), label, hint, required=True, **how)


REGION = _place("region", N_("Region"), N_("A county or a programme area"), known=partial(_territories, started=True))
UNCHECKED_REGION = replace(REGION, known=partial(_territories, started=False))
NEW_REGION = replace(UNCHECKED_REGION, check=_fault_of_new_region)
PERIOD = _place(
    "period",
    N_("Period"),
    N_("The folder of the strategy"),
    known=_periods,
    default=lambda answers: next(reversed(_periods(answers)), ""),
)
YEARS = N_("The years of the strategy: 2022-2028, or 2021- while it is open")
NEW_PERIOD = _place("period", N_("Period"), YEARS, check=_fault_of_new_period)
DAY = _place("day", N_("Day"), N_("YYYY-MM-DD"), default=lambda answers: today().isoformat(), check=_fault_of_day)
NAME = _place(
    "id",
    N_("Name of the file"),
    N_("Becomes part of the address of the page"),
    default=lambda answers: slug_of(next(filter(None, map(answers.text, NAMES)), "")),
    check=_fault_of_name,
)


ADDED = ("title", "publisher", "year", "url")
"""What is asked of a source that is not there yet."""


class NotAppendable(Exception):
    """A file that cannot be added to as it stands; the argument is its path, with the line where that is known."""


def _known(answers: Answers) -> Mapping[str, str]:
    """The territory's sources with their titles."""
    return answers.repository.sources(answers.text("region"))


def unknown_sources(answers: Answers) -> list[str]:
    """The sources that were named and are not in the territory's list."""
    named, known = answers.values.get("source") or [], _known(answers)
    return [name for name in ([named] if isinstance(named, str) else named) if name not in known]


NEW_SOURCE = tuple(
    replace(question, option=f"source-{question.option}", wanted=lambda answers: bool(unknown_sources(answers)))
    for question in questions_of(Source, *ADDED)
    if question.option in ADDED
)


def with_sources(model: type[Frozen], *also: str) -> Iterator[Question]:
    """The model's questions, with those about a new source after the one for sources."""
    for question in questions_of(model, *also):
        if question.listed_in == "sources":
            yield replace(question, known=_known, or_new=True)
            yield from NEW_SOURCE
        else:
            yield question


def sources_fault(answers: Answers) -> str:
    """Why the sources that were named cannot be cited, or nothing: one may be new, if it is told what it is."""
    unknown = unknown_sources(answers)
    if not unknown or (len(unknown) == 1 and answers.text("source-title")):
        return ""
    said = answers.gettext(
        "There is no source “%(value)s”. Known: %(known)s. "
        "One new source is added with --source-title and --source-publisher."
    )
    return said % {"value": ", ".join(unknown), "known": ", ".join(_known(answers)) or "–"}


def with_new_source(answers: Answers) -> dict[str, str]:
    """sources.yml with the new source at its end, by path; nothing where all are known. Raises NotAppendable."""
    unknown = unknown_sources(answers)
    if not unknown:
        return {}
    path = path_of("sources", territory=answers.text("region"))
    before = answers.repository.files.get(path, b"").decode("utf-8", "replace")
    values = {"id": unknown[0], **given(NEW_SOURCE, answers, Source)}
    added = yaml_text({"sources": [starting_values(Source, values)]})
    if before.strip() in ("", "sources: []"):
        return {path: added}
    after = before.rstrip("\n") + "\n" + added.partition("\n")[2]
    if _listed(path, after) != [*_listed(path, before), unknown[0]]:
        raise NotAppendable(path)
    return {path: after}


def _listed(path: str, text: str) -> list[str]:
    facts, _ = validated(read_yaml(path, text)[0], SourceList)
    return [source.id for source in facts.sources] if facts else []
