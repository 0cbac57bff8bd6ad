"""Where a new file is put: the territory's folder, the period, the day, the file's own name."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from ..clock import today
from ..model import SLUG, EventFacts, period_of
from ..model.files import TOP
from ..model.values import N_
from ..problems import Mark, visible
from ..read.file_names import ON_WINDOWS, suggested_name
from .questions import Answers, Question

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
