"""The kinds of things that ``smartspec new`` starts: what is asked of each, and the files that come of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..clock import today
from ..model import (
    EventFacts,
    ExchangeFacts,
    InitiativeFacts,
    NewsFacts,
    PriorityFacts,
    PriorityTranslation,
    RegionFacts,
    SourceList,
    StrategyFacts,
    StrategyTranslation,
)
from ..model.atlas import AREAS
from ..model.files import FILES, kind_of, main_file, path_of, tables_of_initiatives
from ..model.values import N_
from .lists.table import NotAppendable as TableNotAppendable
from .lists.table import Table
from .places import (
    DAY,
    NAME,
    NEW_PERIOD,
    NEW_REGION,
    PERIOD,
    REGION,
    NotAppendable,
    slug_of,
    with_new_source,
    with_sources,
)
from .questions import Answers, Question, given, questions_of
from .starting_files import starting_text, starting_values

Files = dict[str, str]
"""Texts by path."""


@dataclass(frozen=True)
class Kind:
    """One kind. ``called`` is what it is, in words; ``places`` say where it goes, ``questions`` what stands in it.

    ``files`` are the kinds of the new files; ``also`` gives
    values that nobody is asked for; ``whole`` makes new files and changed ones in another way.
    """

    called: str
    places: tuple[Question, ...]
    questions: tuple[Question, ...]
    files: tuple[str, ...]
    also: Callable[[Answers], Mapping[str, Any]] = lambda answers: {}
    whole: Callable[["Kind", Answers], tuple[Files, Files]] | None = None

    @property
    def asked(self) -> tuple[Question, ...]:
        """All questions in the order they are asked: a file is named after what it is about is known."""
        first = tuple(place for place in self.places if place is not NAME)
        named = (NAME,) if NAME in self.places else ()
        return (*first, *self.questions[:1], *named, *self.questions[1:])

    def wanted(self, answers: Answers) -> Iterator[Question]:
        """The questions in their order, each asked for after the one before has been answered."""
        return (question for question in self.asked if question.wanted(answers))

    def started(self, answers: Answers) -> tuple[Files, Files]:
        """New files, and changed ones. Raises NotAppendable."""
        if self.whole:
            return self.whole(self, answers)
        new = {_path(name, answers): self._text(name, answers) for name in self.files}
        return new, with_new_source(answers) if REGION in self.places else {}

    def _text(self, name: str, answers: Answers) -> str:
        file = FILES[name]
        values = {**given(self.questions, answers, file.model), **self.also(answers)}
        return starting_text(file.model, values, "" if file.prose else None, "en" if file.translates else "sv")


def _path(name: str, answers: Answers) -> str:
    """Where a new file of that kind is put."""
    own, day = answers.text("id"), answers.text("day")
    parts = {"territory": answers.text("region"), "period": answers.text("period"), "day_name": f"{day}-{own}"}
    return path_of(name, **parts, priority=own, name=own)


def _region(kind: Kind, answers: Answers) -> tuple[Files, Files]:
    key = answers.text("region")
    path = main_file(answers.repository.territories[key])
    values, file = given(kind.questions, answers, RegionFacts), kind_of(path)
    assert file
    kept = {name: value for name, value in values.items() if name in file.model.model_fields}
    sources = starting_text(SourceList, {"sources": []})
    return {path: starting_text(file.model, kept), path_of("sources", territory=key): sources}, {}


def _initiative(kind: Kind, answers: Answers) -> tuple[Files, Files]:
    files = answers.repository.files
    *_, path = tables_of_initiatives(answers.text("region"), files)
    try:
        table = Table(files.get(path, b"").decode("utf-8"))
    except TableNotAppendable as unfit:
        raise NotAppendable(f"{path}:{unfit.line}") from unfit
    values = starting_values(InitiativeFacts, given(kind.questions, answers, InitiativeFacts))
    table.add({name: "; ".join(value) if isinstance(value, list) else value for name, value in values.items()})
    new, changed = {path: table.text()}, with_new_source(answers)
    return ({}, changed | new) if path in files else (new, changed)


def _changed(questions: Iterable[Question], option: str, **changes: Any) -> tuple[Question, ...]:
    """The same questions, one of them changed."""
    return tuple(replace(question, **changes) if question.option == option else question for question in questions)


def _initiative_questions() -> tuple[Question, ...]:
    """Its name first, then its number, which where it comes from no list is a plain form of the name."""
    found = _changed(
        with_sources(InitiativeFacts, "Operation_Name_English", "Fund_Name"),
        "id",
        default=lambda answers: slug_of(answers.text("name"))[:60].strip("-"),
    )
    return tuple(sorted(found, key=lambda q: ("name", "id").index(q.option) if q.option in ("name", "id") else 2))


def _need_or_offer(kind: str, called: str) -> Kind:
    """What a region says itself has no source but a day."""
    found = (q for q in with_sources(ExchangeFacts, "theme", "sources") if q.option != "kind")

    def also(answers: Answers) -> dict[str, Any]:
        own = {} if answers.values.get("source") else {"self_stated": True, "date": today().isoformat()}
        return {"kind": kind, **own}

    questions = tuple(sorted(found, key=lambda q: not q.option.startswith("text")))
    return Kind(called, (REGION, NAME), questions, ("exchange",), also)


KINDS: Mapping[str, Kind] = {
    "region": Kind(
        N_("a county or a programme area that has nothing here yet"),
        (NEW_REGION,),
        _changed(
            questions_of(RegionFacts),
            "organisation",  # a programme area has none of its own
            wanted=lambda answers: not answers.text("region").startswith(f"{AREAS}/"),
        ),
        (),
        whole=_region,
    ),
    "strategy": Kind(
        N_("a strategy"),
        (REGION, NEW_PERIOD),
        (
            *_changed(with_sources(StrategyFacts, "adopted", "url"), "status", default=lambda answers: "unknown"),
            *questions_of(StrategyTranslation, suffix="-en"),
        ),
        ("strategy", "strategy.en"),
    ),
    "priority": Kind(
        N_("a priority"),
        (REGION, PERIOD, NAME),
        (
            *_changed(
                with_sources(PriorityFacts),
                "status",  # that of its strategy until somebody says otherwise
                default=lambda given: given.repository.status(given.text("region"), given.text("period")) or "unknown",
            ),
            *questions_of(PriorityTranslation, suffix="-en"),
        ),
        ("priority", "priority.en"),
    ),
    "initiative": Kind(N_("a financed initiative"), (REGION,), _initiative_questions(), (), whole=_initiative),
    "need": _need_or_offer("need", N_("something that a region needs")),
    "offer": _need_or_offer("offer", N_("something that a region offers")),
    "event": Kind(
        N_("an event"),
        (DAY, NAME),
        _changed(
            questions_of(EventFacts, "end", "place", "organiser", "url"),
            "start",
            default=lambda answers: answers.text("day"),
        ),
        ("event",),
    ),
    "news": Kind(N_("a piece of news"), (DAY, NAME), tuple(questions_of(NewsFacts)), ("news",)),
}
