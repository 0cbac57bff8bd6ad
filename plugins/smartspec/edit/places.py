"""Where a new file is put: the territory's folder, the period, the day, the file's own name."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..check.dates import today
from ..language import words
from ..model import SLUG, EventFacts, Source, StrategyFacts, period_of
from ..model.values import N_
from ..problems import Mark, Problem, visible
from ..read.repository import TOP
from ..read.safe_walk import ON_WINDOWS, suggested_name
from .existing import Repository
from .questions import Answers, Question, not_offered

NAMES = ("name", "title", "text")
"""The answers that a file is named after, the first that there is."""


@dataclass(frozen=True)
class OfRegion(Question):
    """A county or a programme area: one that has handed in something, or ``new`` one that has not."""

    new: bool = False

    def offered(self, repository: Repository, answers: Answers, lang: str) -> Mapping[str, str]:
        """The folders of those territories."""
        found = repository.territories.items()
        return {key: t.name.sv for key, t in found if repository.started(key) is not self.new}

    def fault(self, answer: str, repository: Repository, answers: Answers, lang: str) -> str:
        """Also told: a folder that is there already is never written over."""
        if self.new and answer in repository.territories and repository.started(answer):
            return already_there(f"{TOP}/{answer}/", lang)
        return not_offered(answer, self.offered(repository, answers, lang), lang)


@dataclass(frozen=True)
class OfPeriod(Question):
    """A period folder of the territory: one with a strategy, or the name of a ``new`` one."""

    new: bool = False

    def offered(self, repository: Repository, answers: Answers, lang: str) -> Mapping[str, str]:
        """The periods that there are."""
        return {} if self.new else dict.fromkeys(repository.periods(str(answers["region"])), "")

    def default(self, repository: Repository, answers: Answers) -> str:
        """The latest."""
        return "" if self.new else next(reversed(repository.periods(str(answers["region"]))), "")

    def fault(self, answer: str, repository: Repository, answers: Answers, lang: str) -> str:
        """A new one must be a period and not be there."""
        if not self.new:
            return not_offered(answer, self.offered(repository, answers, lang), lang)
        try:
            period_of(answer)
        except ValueError:
            return words(lang).gettext(
                "“%(value)s” is not a period. Write it as 2022-2028, or 2021- while it is open."
            ) % {"value": visible(answer)}
        there = answer in repository.periods(str(answers["region"]))
        return already_there(f"{TOP}/{answers['region']}/{answer}/", lang) if there else ""


@dataclass(frozen=True)
class OfDay(Question):
    """The day of an event or of news, YYYY-MM-DD."""

    def default(self, repository: Repository, answers: Answers) -> str:
        """Today."""
        return today()

    def fault(self, answer: str, repository: Repository, answers: Answers, lang: str) -> str:
        """A whole day is asked for."""
        said = words(lang).gettext("“%(value)s” is not a day. Write it as in 2026-11-21.") % {"value": visible(answer)}
        return said if len(answer) != 10 or self._form_fault(answer, lang) else ""


@dataclass(frozen=True)
class OfName(Question):
    """The name of a file without its ending, which is also the end of the page's address."""

    def default(self, repository: Repository, answers: Answers) -> str:
        """A plain form of what the file is about."""
        return slug_of(next((str(answers[name]) for name in NAMES if answers.get(name)), ""))

    def fault(self, answer: str, repository: Repository, answers: Answers, lang: str) -> str:
        """Only what can be part of an address, and the name of a file on any computer."""
        if not ON_WINDOWS.fullmatch(answer):
            return Problem(Mark(""), "windows-name", values={"name": answer}).message(lang)
        if SLUG.fullmatch(answer) and len(answer) <= 80 and answer != "strategy":
            return ""
        said = words(lang).gettext("“%(value)s” cannot be part of an address. Write it for example as “%(name)s”.")
        return said % {"value": visible(answer), "name": slug_of(answer)}


def slug_of(text: str) -> str:
    """A text as the name of a file: ``Vätgas & el`` is ``vatgas-el``. Empty for an empty text."""
    return suggested_name(text.replace(".", " ")) if text else ""


def already_there(path: str, lang: str) -> str:
    """That nothing is written over."""
    return words(lang).gettext("%(path)s is already there. Nothing is written over.") % {"path": path}


REGION = OfRegion("region", Source, (), N_("Region"), N_("A county or a programme area"), required=True)
NEW_REGION = OfRegion("region", Source, (), N_("Region"), N_("A county or a programme area"), required=True, new=True)
PERIOD = OfPeriod("period", StrategyFacts, (), N_("Period"), N_("The folder of the strategy"), required=True)
NEW_PERIOD = OfPeriod(
    "period",
    StrategyFacts,
    (),
    N_("Period"),
    N_("The years of the strategy: 2022-2028, or 2021- while it is open"),
    required=True,
    new=True,
)
DAY = OfDay("day", EventFacts, ("start",), N_("Day"), N_("YYYY-MM-DD"), required=True)
NAME = OfName("id", Source, (), N_("Name of the file"), N_("Becomes part of the address of the page"), required=True)
