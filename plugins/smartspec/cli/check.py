"""``smartspec check``: every problem in contributed files, and how many there are."""

import datetime
import os
import sys
from pathlib import Path
from typing import get_args

from ..check import checked_problems, keep_between_runs, missing_history, problems_with_age
from ..check.age import oldest_allowed
from ..clock import today as day_of_today
from ..language import words
from ..problems import Format, Level, Problem, below, render
from ..read.lists import BrokenVocabulary


class UsageError(Exception):
    """An argument that cannot be used; the message says why."""


def check(
    root: Path, paths: list[str], stale: str | None, today: str | None, verbose: bool, lang: str, format: Format
) -> int:
    """Print the problems. The exit status is 1 when one is an error, 2 when an argument cannot be used.

    ``paths`` limits what is shown (all when there are none), ``stale`` (``18m``) asks for what is older, counted
    from ``today``, and ``verbose`` for what is only noted.
    """
    keep_between_runs(root)
    try:
        if absent := [path for path in paths if not os.path.lexists(root / path)]:
            raise UsageError(f"{words(lang).gettext('No such file or folder')}: {', '.join(absent)}")
        day = _day(today, lang)
        oldest = _oldest(stale, day, lang)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        problems = problems_with_age(root, oldest, day) if oldest else checked_problems(root)
        unknown = None if oldest else missing_history(root)
    except BrokenVocabulary as broken:
        problems, unknown = broken.problems, None
    told = (problem for problem in problems if verbose or problem.level != "note")
    shown = [problem for problem in told if below(problem.mark.path, paths)]
    sys.stdout.write(render(shown, lang, format))
    if unknown:  # told without a level: it is no problem of the files, and so is not counted
        print(unknown.message(lang), file=sys.stderr)
    print(counted(shown, lang), file=sys.stderr)
    return 1 if any(problem.level == "error" for problem in shown) else 0


def _day(today: str | None, lang: str) -> datetime.date:
    try:
        return datetime.datetime.strptime(today, "%Y-%m-%d").date() if today else day_of_today()
    except ValueError:
        said = words(lang).gettext("--today %(value)s: not a day. Write it as in 2026-11-21.")
        raise UsageError(said % {"value": today}) from None


def _oldest(stale: str | None, today: datetime.date, lang: str) -> datetime.date | None:
    try:
        return oldest_allowed(stale, today) if stale is not None else None
    except (ValueError, OverflowError):
        said = words(lang).gettext(
            "--stale %(value)s: not an age. Write a number and d, m or y (days, months, years), as in 18m."
        )
        raise UsageError(said % {"value": stale}) from None


def counted(shown: list[Problem], lang: str) -> str:
    """How many problems of each level; texts still to be filled in only where there are some."""
    errors, unfinished, warnings, _ = (
        sum(problem.places for problem in shown if problem.level == level) for level in get_args(Level)
    )
    ngettext = words(lang).ngettext
    said = ngettext("%(num)s error", "%(num)s errors", errors) % {"num": errors}
    warned = ngettext("%(num)s warning", "%(num)s warnings", warnings) % {"num": warnings}
    left = ngettext("%(num)s text to fill in", "%(num)s texts to fill in", unfinished) % {"num": unfinished}
    return f"{said}, {warned}{f', {left}' if unfinished else ''}."
