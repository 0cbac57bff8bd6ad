"""The kinds of things that can be started: what is asked of each, and the files that come of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ..check.dates import today
from ..model import (
    EventFacts,
    ExchangeFacts,
    InitiativeFacts,
    NewsFacts,
    PriorityFacts,
    PriorityTranslation,
    RegionFacts,
    StrategyFacts,
    StrategyTranslation,
)
from ..model.atlas import AREAS
from ..model.files import FILES, kind_of, main_file, path_of
from .existing import Repository
from .lists.table import Table
from .own_sources import EMPTY, asked_sources, with_new_source
from .places import DAY, NAME, NEW_PERIOD, NEW_REGION, PERIOD, REGION, slug_of
from .questions import Answers, Question, given, questions_of
from .starters import starter, starting_file

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

    def file(self, name: str, answers: Answers, **also: Any) -> Files:
        """A new file of that kind: its path, and the text that it starts with."""
        chosen = {part: str(value) for part, value in answers.items()}
        day_name = f"{chosen.get('day')}-{chosen.get('id')}"
        parts = {"territory": chosen.get("region", ""), "period": chosen.get("period", ""), "day_name": day_name}
        path = path_of(name, **parts, priority=chosen.get("id", ""), name=chosen.get("id", ""))
        return {path: starting_file(name, {**given(iter(self.questions), answers, FILES[name].model), **also})}


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
    path = main_file(repository.territories[key])
    own = kind_of(path)
    assert own
    values = given(iter(kind.questions), answers, RegionFacts)
    kept = {name: value for name, value in values.items() if name in own.model.model_fields}
    return {path: starting_file(own.name, kept), path_of("sources", territory=key): EMPTY}, {}


def _strategy(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    new = kind.file("strategy", answers) | kind.file("strategy.en", answers)
    return new, with_new_source(repository, answers)


def _priority(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    new = kind.file("priority", answers) | kind.file("priority.en", answers)
    return new, with_new_source(repository, answers)


def _initiative(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    path = path_of("initiatives", territory=str(answers["region"]))
    table = Table(repository.files.get(path, b"").decode("utf-8"))
    values = starter(InitiativeFacts, given(iter(kind.questions), answers, InitiativeFacts))
    table.add({name: "; ".join(value) if isinstance(value, list) else value for name, value in values.items()})
    files, changed = {path: table.text()}, with_new_source(repository, answers)
    return ({}, changed | files) if path in repository.files else (files, changed)


def _need_or_offer(which: str, kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    own: dict[str, Any] = {} if answers.get("source") else {"self_stated": True, "date": today()}
    return kind.file("exchange", answers, kind=which, **own), with_new_source(repository, answers)


def _event(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    return kind.file("event", answers), {}


def _news(kind: Kind, repository: Repository, answers: Answers) -> tuple[Files, Files]:
    return kind.file("news", answers), {}


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
