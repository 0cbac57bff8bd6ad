"""What a starting file says: the required fields of its model, each given, suggested or plainly still to be filled in.

``smartspec new``, the files to copy on the support page and the links to the forge's editor all start files here.
A text in Swedish is asked for in Swedish and one in English in English, whoever starts the file:
the hint then stands where the text will.

Where nobody is asked, what cannot be left open, such as a theme, has a value that passes the check; the text of a
linked file says which values there are, so that it is seen before it is removed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..check.texts import NAME, to_fill_in
from ..language import words
from ..model import LANGUAGES, Contribution, Frozen, Strategy, Vocabularies, key_of
from ..model.files import FILES, TOP, FileKind, path_of
from ..read.canonical import file_text
from .fields import FieldForm, fields_of

Given = Mapping[str, Any]
SUGGESTED = {"confidence": "low"}
"""What stands in a field until somebody chooses, by the field's name."""


def starting_values(
    model: type[Frozen], given: Given, lang: str = "sv", lists: Vocabularies | None = None
) -> dict[str, Any]:
    """The values of a new file, in the order of its model. Optional fields that are not given are left out.

    With ``lists``, where nobody can be asked, a choice that is not given is the first that there is; without them
    that raises ValueError, as does any other value that no text can stand for, such as a day.
    """
    fields = ((field, given.get(field.name)) for field in fields_of(model))
    return {f.name: _whole(f, value, lang, lists) for f, value in fields if f.required or value is not None}


def starting_text(
    model: type[Frozen],
    given: Given,
    prose: str | None = None,
    lang: str = "sv",
    lists: Vocabularies | None = None,
) -> str:
    """The values as the text of a file."""
    return file_text(model.model_validate(starting_values(model, given, lang, lists)), prose)


def _whole(field: FieldForm, value: Any, lang: str, lists: Vocabularies | None) -> Any:
    """The value, with what is missing inside it still to be filled in."""
    if field.many:
        return [_one(field, item, lang, lists) for item in (value if value is not None else [None])]
    return _one(field, value, lang, lists)


def _one(field: FieldForm, value: Any, lang: str, lists: Vocabularies | None) -> Any:
    if field.kind != "group":
        return _left_open(field, lang, lists) if value is None else value
    given = value or {}
    if in_two_languages(field):
        return {name: given.get(name) or _hinted(field, name) for name in LANGUAGES}
    inner = ((part, given.get(part.name)) for part in field.inner)
    return {part.name: _whole(part, found, lang, lists) for part, found in inner if part.required or found is not None}


def _left_open(field: FieldForm, lang: str, lists: Vocabularies | None) -> str:
    if field.name in SUGGESTED:
        return SUGGESTED[field.name]
    if lists is not None and field.kind in ("choice", "listed"):
        return next(iter(field.choices)) if field.kind == "choice" else lists[field.listed_in].terms[0].id
    if field.kind not in ("line", "paragraph") or field.pattern:
        raise ValueError(field.name)
    return _hinted(field, lang)


def _hinted(field: FieldForm, lang: str) -> str:
    return to_fill_in(words(lang).gettext(field.hint), lang)


def in_two_languages(field: FieldForm) -> bool:
    """Whether the field is one text in Swedish and English."""
    return tuple(part.name for part in field.inner) == LANGUAGES


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
