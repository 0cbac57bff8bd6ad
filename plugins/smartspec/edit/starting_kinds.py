"""The kinds of things that can be started: what is asked of each, and the files that come of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ..clock import today
from ..model import (
    EventFacts,
    ExchangeFacts,
    Frozen,
    InitiativeFacts,
    NewsFacts,
    PriorityFacts,
    PriorityTranslation,
    ProgrammeAreaFacts,
    RegionFacts,
    StrategyFacts,
    StrategyTranslation,
)
from ..read.dialogue import CALENDAR, NEWS
from ..read.folders import EXCHANGE, INITIATIVES
from ..read.repository import AREAS, TOP
from .existing import Repository
from .lists.table import Table
from .own_sources import EMPTY, asked_sources, with_new_source
from .places import DAY, NAME, NEW_PERIOD, NEW_REGION, PERIOD, REGION, slug_of
from .questions import Answers, Question, given, questions_of
from .starters import starter, starting_text

Files = dict[str, str]


@dataclass(frozen=True)
class Kind:
    """One kind: ``places`` say where it goes, ``questions`` what stands in it.

    ``files`` gives new files and changed ones by path.
    """

    places: tuple[Question, ...]
    questions: tuple[Question, ...]
    files: Callable[["Kind", Repository, Answers], tuple[Files, Files]]

    @property
    def asked(self) -> tuple[Question, ...]:
        """All questions in the order they are asked: a file is named after what it is about is known."""
        first = tuple(place for place in self.places if place is not NAME)
        named = (NAME,) if NAME in self.places else ()
        return (*first, *self.questions[:1], *named, *self.questions[1:])

    def text(self, model: type[Frozen], answers: Answers, lang: str = "sv", **also: Any) -> str:
        """The starting text of one file."""
        values = {**given(iter(self.questions), answers, model), **also}
        return starting_text(model, values, "" if model in WITH_PROSE else None, lang)


WITH_PROSE = (StrategyFacts, StrategyTranslation, PriorityFacts, PriorityTranslation, NewsFacts)


@dataclass(frozen=True)
class Organisation(Question):
    """A programme area has no organisation of its own."""

    def wanted(self, repository: Repository, answers: Answers) -> bool:
        """Only of a county."""
        return not str(answers["region"]).startswith(f"{AREAS}/")


@dataclass(frozen=True)
class LikeItsStrategy(Question):
    """What a priority has in common with its strategy until somebody says otherwise."""

    def default(self, repository: Repository, answers: Answers) -> str:
        """The status of the strategy."""
        return repository.status(str(answers["region"]), str(answers["period"])) or "unknown"


@dataclass(frozen=True)
class NamedByItself(Question):
    """The number of an operation, where it comes from no list."""

    def default(self, repository: Repository, answers: Answers) -> str:
        """A plain form of its name."""
        return slug_of(str(answers.get("name") or ""))[:60].strip("-")


@dataclass(frozen=True)
class OnItsDay(Question):
    """When an event starts."""

    def default(self, repository: Repository, answers: Answers) -> str:
        """The day that its file is named after: all day long."""
        return str(answers["day"])


def _region(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    key = str(answers["region"])
    model: type[Frozen] = ProgrammeAreaFacts if repository.territories[key].kind == "area" else RegionFacts
    values = given(iter(kind.questions), answers, RegionFacts)
    kept = {name: value for name, value in values.items() if name in model.model_fields}
    return {repository.main_file(key): starting_text(model, kept), f"{TOP}/{key}/sources.yml": EMPTY}, {}


def _strategy(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    within = f"{TOP}/{answers['region']}/{answers['period']}"
    new = {
        f"{within}/strategy.md": kind.text(StrategyFacts, answers),
        f"{within}/strategy.en.md": kind.text(StrategyTranslation, answers, "en"),
    }
    return new, with_new_source(repository, answers)


def _priority(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    file = f"{TOP}/{answers['region']}/{answers['period']}/{answers['id']}"
    new = {
        f"{file}.md": kind.text(PriorityFacts, answers),
        f"{file}.en.md": kind.text(PriorityTranslation, answers, "en"),
    }
    return new, with_new_source(repository, answers)


def _initiative(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    path = f"{TOP}/{answers['region']}/{INITIATIVES}"
    table = Table(repository.files.get(path, b"").decode("utf-8"))
    values = starter(InitiativeFacts, given(iter(kind.questions), answers, InitiativeFacts))
    table.add({name: "; ".join(value) if isinstance(value, list) else value for name, value in values.items()})
    files, changed = {path: table.text()}, with_new_source(repository, answers)
    return ({}, changed | files) if path in repository.files else (files, changed)


def _need_or_offer(which: str, kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    own: dict[str, Any] = {} if answers.get("source") else {"self_stated": True, "date": today().isoformat()}
    file = f"{TOP}/{answers['region']}/{EXCHANGE}/{answers['id']}.yml"
    return {file: kind.text(ExchangeFacts, answers, kind=which, **own)}, with_new_source(repository, answers)


def _event(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    file = f"{CALENDAR}/{answers['day']}-{answers['id']}.yml"
    return {file: kind.text(EventFacts, answers)}, {}


def _news(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    return {f"{NEWS}/{answers['day']}-{answers['id']}.md": kind.text(NewsFacts, answers)}, {}


def _region_questions() -> tuple[Question, ...]:
    found = questions_of(RegionFacts)
    return tuple(Organisation(**vars(q)) if q.option == "organisation" else q for q in found)


def _priority_questions() -> tuple[Question, ...]:
    told = {"confidence": "low"}
    found = [replace(q, suggested=told.get(q.option, "")) for q in asked_sources(PriorityFacts)]
    own = (LikeItsStrategy(**vars(q)) if q.option == "status" else q for q in found)
    return (*own, *questions_of(PriorityTranslation, suffix="-en"))


def _strategy_questions() -> tuple[Question, ...]:
    found = asked_sources(StrategyFacts, "adopted", "url")
    own = (replace(q, suggested="unknown") if q.option == "status" else q for q in found)
    return (*own, *questions_of(StrategyTranslation, suffix="-en"))


def _initiative_questions() -> tuple[Question, ...]:
    found = asked_sources(InitiativeFacts, "Operation_Name_English", "Fund_Name")
    own = [NamedByItself(**vars(q)) if q.option == "id" else q for q in found]
    return tuple(sorted(own, key=lambda q: (q.option == "id" and 1) or (q.option != "name" and 2)))


def _exchange_questions() -> tuple[Question, ...]:
    found = (q for q in asked_sources(ExchangeFacts, "theme", "sources") if q.option != "kind")
    return tuple(sorted(found, key=lambda q: not q.option.startswith("text")))


def _event_questions() -> tuple[Question, ...]:
    found = questions_of(EventFacts, "end", "place", "organiser", "url")
    return tuple(OnItsDay(**vars(q)) if q.option == "start" else q for q in found)


KINDS: Mapping[str, Kind] = {
    "region": Kind((NEW_REGION,), _region_questions(), _region),
    "strategy": Kind((REGION, NEW_PERIOD), _strategy_questions(), _strategy),
    "priority": Kind((REGION, PERIOD, NAME), _priority_questions(), _priority),
    "initiative": Kind((REGION,), _initiative_questions(), _initiative),
    "need": Kind((REGION, NAME), _exchange_questions(), partial(_need_or_offer, "need")),
    "offer": Kind((REGION, NAME), _exchange_questions(), partial(_need_or_offer, "offer")),
    "event": Kind((DAY, NAME), _event_questions(), _event),
    "news": Kind((DAY, NAME), tuple(questions_of(NewsFacts)), _news),
}
