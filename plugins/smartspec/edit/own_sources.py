"""The sources of a territory: one that a new file cites is there, or is added with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..language import words
from ..model import Frozen, Source, SourceList
from ..model.files import path_of
from ..read.canonical_yaml import yaml_text
from ..read.validate import validated
from ..read.yaml_events import read_yaml
from .existing import Repository
from .questions import Answers, Question, given, questions_of
from .starters import starter

ADDED = ("title", "publisher", "year", "url")
"""What is asked of a source that is not there yet."""
EMPTY = "sources: []\n"


class Unfit(Exception):
    """A list of sources that cannot be added to as it stands; the argument is its path."""


@dataclass(frozen=True)
class OfSources(Question):
    """The ids of the sources that a file rests on."""

    def known(self, repository: Repository, answers: Answers) -> Mapping[str, str]:
        """The sources that there are, with their titles."""
        return repository.sources(str(answers["region"]))

    def fault(self, answer: str, repository: Repository, answers: Answers, lang: str) -> str:
        """The form of an id; whether a new one is told about is judged when all is answered."""
        return self._form_fault(answer, lang)


@dataclass(frozen=True)
class OfNewSource(Question):
    """One fact of a source that is to be added."""

    def wanted(self, repository: Repository, answers: Answers) -> bool:
        """Only when a source was named that is not there."""
        return bool(unknown_sources(repository, answers))


def asked_sources(model: type[Frozen], *also: str) -> tuple[Question, ...]:
    """The model's questions, with those about a new source after the one for sources."""
    found: list[Question] = []
    for question in questions_of(model, *also):
        if question.listed_in == "sources":
            found.append(OfSources(**vars(question)))
            found += NEW_SOURCE
        else:
            found.append(question)
    return tuple(found)


def _new_source() -> tuple[Question, ...]:
    asked = (q for q in questions_of(Source, *ADDED) if q.option in ADDED)
    return tuple(OfNewSource(**vars(replace(q, option=f"source-{q.option}"))) for q in asked)


NEW_SOURCE = _new_source()


def unknown_sources(repository: Repository, answers: Answers) -> list[str]:
    """The sources that were named and are not in the territory's list."""
    named = answers.get("source") or []
    known = repository.sources(str(answers["region"]))
    return [name for name in ([named] if isinstance(named, str) else named) if name not in known]


def sources_fault(repository: Repository, answers: Answers, lang: str) -> str:
    """Why the sources that were named cannot be cited, or nothing: one may be new, if it is told what it is."""
    unknown = unknown_sources(repository, answers)
    if not unknown or (len(unknown) == 1 and answers.get("source-title")):
        return ""
    known = ", ".join(repository.sources(str(answers["region"]))) or "–"
    said = words(lang).gettext(
        "There is no source “%(value)s”. Known: %(known)s. "
        "One new source is added with --source-title and --source-publisher."
    )
    return said % {"value": ", ".join(unknown), "known": known}


def with_new_source(repository: Repository, answers: Answers) -> dict[str, str]:
    """sources.yml with the new source at its end, by path; nothing where all sources are known. Raises Unfit."""
    unknown = unknown_sources(repository, answers)
    if not unknown:
        return {}
    path = path_of("sources", territory=str(answers["region"]))
    before = repository.files.get(path, b"").decode("utf-8", "replace")
    told = given(iter(NEW_SOURCE), answers, Source)
    added = yaml_text({"sources": [starter(Source, {"id": unknown[0], **told})]})
    if before.strip() in ("", EMPTY.strip()):
        return {path: added}
    after = before.rstrip("\n") + "\n" + added.partition("\n")[2]
    if _listed(path, after) != [*_listed(path, before), unknown[0]]:
        raise Unfit(path)
    return {path: after}


def _listed(path: str, text: str) -> list[str]:
    facts, _ = validated(read_yaml(path, text)[0], SourceList)
    return [source.id for source in facts.sources] if facts else []
