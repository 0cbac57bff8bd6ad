"""Starting files where nobody is asked: those to copy on the support page, and those that links open at the forge.

Everything is still to be filled in. What cannot be left open, such as a theme, has a value that passes the
check; the text of a linked file says which values there are, so that it is seen before it is removed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..check.unfinished import NAME, to_fill_in
from ..language import words
from ..model import Contribution, Strategy, Vocabularies, key_of
from ..model.files import FILES, TOP, FileKind, path_of
from .fields import FieldForm, fields_of
from .starters import starting_text

SOURCE = "min-kalla"
STATED: Mapping[str, Any] = {"status": "proposed", "sources": [SOURCE]}
UNNAMED_REGION = "fyll-i-region"
NAMES = {"period": "2030-2036", "priority": "min-prioritering", "name": "mitt-behov"}
"""Names of the files that are shown to be copied."""
MOST_SOURCES = 12
"""Sources that a file names to choose from; a region may have many."""


@dataclass(frozen=True)
class StartingFile:
    """A new file: its path in a folder that is there, its text, and every field that it may have."""

    folder: str
    path: str
    text: str
    fields: tuple[FieldForm, ...]


def starting_files(lists: Vocabularies) -> tuple[StartingFile, ...]:
    """The files of a region with one strategy, in the region's folder: together they pass the check."""
    given: dict[str, Mapping[str, Any]] = {
        "region": {},
        "sources": {"sources": [{"id": SOURCE}]},
        "strategy": STATED,
        "strategy.en": {},
        "priority": STATED,
        "priority.en": {},
        "exchange": {"self_stated": True},
    }
    folder = f"{TOP}/{UNNAMED_REGION}"
    return tuple(
        replace(_file(folder, path_of(name, territory=UNNAMED_REGION, **NAMES), name, values, lists), folder="")
        for name, values in given.items()
    )


def new_priority_file(contribution: Contribution, strategy: Strategy, lists: Vocabularies, lang: str) -> StartingFile:
    """A priority of that strategy."""
    values = {"status": strategy.facts.status, "sources": [strategy.facts.sources[0]]}
    sources = list(contribution.sources)
    named = ", ".join(sources[:MOST_SOURCES]) + (" …" if len(sources) > MOST_SOURCES else "")
    choices = [*_choices(FILES["priority"], lists, lang), f"sources: {named}"]
    gettext = words(lang).gettext
    prose = [
        gettext("The text of the page, or nothing. A source is cited like this: [^%(source)s]")
        % {"source": strategy.facts.sources[0]},
        f"{gettext('Choose above, then remove this line.')} {'. '.join(choices)}.",
    ]
    text = "\n\n".join(to_fill_in(line, lang) for line in prose)
    path = path_of("priority", territory=key_of(contribution.territory), period=strategy.id, priority=NAME)
    return _file(strategy.file.rpartition("/")[0], path, "priority", values, lists, lang, text)


def new_exchange_file(contribution: Contribution | None, lists: Vocabularies, lang: str) -> StartingFile:
    """A need or an offer of that territory, or of one that is still to be named."""
    choose = words(lang).gettext("Choose above, then remove all of note.")
    said = to_fill_in(f"{choose} {'. '.join(_choices(FILES['exchange'], lists))}.", lang)
    key = key_of(contribution.territory) if contribution else UNNAMED_REGION
    folder, path = f"{TOP}/{key}" if contribution else TOP, path_of("exchange", territory=key, name=NAME)
    values = {"self_stated": True, "note": {"sv": said}}
    return _file(folder, path, "exchange", values, lists, lang)


def new_event_file(day: str, lists: Vocabularies, lang: str) -> StartingFile:
    """An event; the day is in its file's name too."""
    path = path_of("event", day_name=f"{day}-{NAME}")
    return _file(FILES["event"].folder, path, "event", {"start": day}, lists, lang)


def _file(
    folder: str,
    path: str,
    name: str,
    given: Mapping[str, Any],
    lists: Vocabularies,
    lang: str = "sv",
    prose: str = "",
) -> StartingFile:
    kind = FILES[name]
    text = starting_text(kind.model, given, prose if kind.prose else None, "en" if kind.translates else lang, lists)
    return StartingFile(folder, path.removeprefix(f"{folder}/"), text, fields_of(kind.model))


def _choices(kind: FileKind, lists: Vocabularies, lang: str = "") -> Iterator[str]:
    """What may stand in each required field that is a choice: ``status: adopted (gäller), ended (upphörd)``.

    Without a language only the values: there is little room.
    """
    for field in fields_of(kind.model):
        if field.required and field.kind in ("choice", "listed") and not field.many:
            offered = (f"{value} ({name})" if lang else value for value, name in _offered(field, lists, lang))
            yield f"{field.name}: {', '.join(offered)}"


def _offered(field: FieldForm, lists: Vocabularies, lang: str) -> list[tuple[str, str]]:
    if field.choices:
        return [(value, words(lang or "en").gettext(label)) for value, label in field.choices.items()]
    terms = lists[field.listed_in].terms
    return [(term.id, term.name.text_in(lang)) for term in terms]
