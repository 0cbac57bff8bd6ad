"""The sources of a territory: one that a new file cites is there, or is added with it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..model import Frozen, Source, SourceList
from ..model.files import path_of
from ..read.canonical_yaml import yaml_text
from ..read.validate import validated
from ..read.yaml_events import read_yaml
from .questions import Answers, Question, given, questions_of
from .starters import starting_values

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
