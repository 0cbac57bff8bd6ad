"""``smartspec check``: every problem in contributed files, and how many there are."""

import datetime
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from ..check import checked_atlas, problems_with_age
from ..check.age import oldest_allowed
from ..language import words
from ..problems import Format, Level, Problem, below, render
from ..read.vocabularies import BrokenVocabulary


@dataclass(frozen=True)
class Question:
    """What is asked: below which paths (all when none), what is too old (``18m``), counted from which day.

    ``verbose`` asks also for what is only noted.
    """

    root: Path
    paths: tuple[str, ...] = ()
    stale: str | None = None
    today: str | None = None
    verbose: bool = False


class Unclear(Exception):
    """The question cannot be answered as it was put; the message says why."""


def command(question: Question, lang: str, form: Format) -> int:
    """Print the problems. The exit status is 1 when one is an error, 2 when the question is unclear."""
    try:
        problems = _problems(question, lang)
    except Unclear as unclear:
        print(unclear, file=sys.stderr)
        return 2
    asked = (problem for problem in problems if question.verbose or problem.level != "note")
    shown = [problem for problem in asked if below(problem.mark.path, question.paths)]
    sys.stdout.write(render(shown, lang, form))
    print(_counted(shown, lang), file=sys.stderr)
    return 1 if any(problem.level == "error" for problem in shown) else 0


def _problems(question: Question, lang: str) -> list[Problem]:
    gettext = words(lang).gettext
    if absent := [path for path in question.paths if not os.path.lexists(question.root / path)]:
        raise Unclear(f"{gettext('No such file or folder')}: {', '.join(absent)}")
    today = _today(question, lang)
    oldest = _oldest(question, today, lang)
    try:
        return problems_with_age(question.root, oldest, today) if oldest else checked_atlas(question.root)[1]
    except BrokenVocabulary as broken:
        return broken.problems


def _today(question: Question, lang: str) -> datetime.date:
    try:
        return (
            datetime.datetime.strptime(question.today, "%Y-%m-%d").date() if question.today else datetime.date.today()
        )
    except ValueError:
        said = words(lang).gettext("--today %(value)s: not a day. Write it as in 2026-11-21.")
        raise Unclear(said % {"value": question.today}) from None
    return datetime.date.today()


def _oldest(question: Question, today: datetime.date, lang: str) -> datetime.date | None:
    try:
        return oldest_allowed(question.stale, today) if question.stale is not None else None
    except (ValueError, OverflowError):
        said = words(lang).gettext(
            "--stale %(value)s: not an age. Write a number and d, m or y (days, months, years), as in 18m."
        )
        raise Unclear(said % {"value": question.stale}) from None


def _counted(shown: list[Problem], lang: str) -> str:
    """How many problems of each level; texts still to be filled in only where there are some."""
    errors, unfinished, warnings, _ = (
        sum(problem.places for problem in shown if problem.level == level) for level in get_args(Level)
    )
    ngettext = words(lang).ngettext
    said = ngettext("%(num)s error", "%(num)s errors", errors) % {"num": errors}
    warned = ngettext("%(num)s warning", "%(num)s warnings", warnings) % {"num": warnings}
    left = ngettext("%(num)s text to fill in", "%(num)s texts to fill in", unfinished) % {"num": unfinished}
    return f"{said}, {warned}{f', {left}' if unfinished else ''}."
