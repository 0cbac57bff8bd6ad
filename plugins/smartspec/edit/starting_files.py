"""What a starting file says: the required fields of its model, each given, suggested or plainly still to be filled in.

``smartspec new``, the files to copy on the support page and the links to the forge's editor all start files here.
A text in Swedish is asked for in Swedish and one in English in English, whoever starts the file:
the hint then stands where the text will.

Where nobody is asked, a choice such as a theme is to be filled in too, and says what there is to choose from: the check
stops the file until somebody has chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..check.texts import NAME, to_fill_in
from ..language import words
from ..model import LANGUAGES, Contribution, Frozen, Strategy, Vocabularies, key_of
from ..model.files import FILES, TOP, path_of
from ..model.values import N_
from ..read.canonical import values_text
from .fields import FieldForm, fields_of

Given = Mapping[str, Any]
SUGGESTED = {"confidence": "low"}
"""What stands in a field until somebody chooses, by the field's name."""


def starting_values(
    model: type[Frozen], given: Given, lang: str = "sv", lists: Vocabularies | None = None
) -> dict[str, Any]:
    """The values of a new file, in the order of its model. Optional fields that are not given are left out.

    With ``lists``, where nobody can be asked, a choice that is not given is to be filled in; without them that raises
    ValueError, as does any other value that no text can stand for, such as a day.
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
    values = starting_values(model, given, lang, lists)
    if lists is None:
        values = model.model_validate(values).model_dump(exclude_unset=True)
    return values_text(model, values, prose)


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
        return _to_choose(field, lists, lang)
    if field.kind not in ("line", "paragraph") or field.pattern:
        raise ValueError(field.name)
    return _hinted(field, lang)


def _to_choose(field: FieldForm, lists: Vocabularies, lang: str) -> str:
    return to_fill_in(f"{words(lang).gettext(field.hint)}: {_offered(field, lists, lang)}", lang)


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
    """A priority of that strategy, with its status until somebody says otherwise."""
    gettext = words(lang).gettext
    sources = list(contribution.sources)
    named = ", ".join(sources[:MOST_SOURCES]) + (" …" if len(sources) > MOST_SOURCES else "")
    values = {"status": strategy.facts.status, "sources": [strategy.facts.sources[0]]}
    suggested = [
        f"{field.name}: {_offered(field, lists, lang)}."
        for field in fields_of(FILES["priority"].model)
        if field.name in ("status", *SUGGESTED)
    ]
    said = gettext("Suggested above; change it if it is wrong, then remove this line.")
    prose = [
        gettext("The text of the page, or nothing. A source is cited like this: [^%(source)s]")
        % {"source": strategy.facts.sources[0]},
        f"{said} {' '.join(suggested)} sources: {named}",
    ]
    text = "\n\n".join(to_fill_in(line, lang) for line in prose)
    path = path_of("priority", territory=key_of(contribution.territory), period=strategy.id, priority=NAME)
    return _file(strategy.file.rpartition("/")[0], path, "priority", values, lists, lang, text)


STATED_BY_ITSELF = N_(
    "self_stated: true means that the region says this itself. If it comes from a source, write sources instead. "
    "Then remove all of note."
)


def new_exchange_file(contribution: Contribution | None, lists: Vocabularies, lang: str) -> StartingFile:
    """A need or an offer of that territory, or of one that is still to be named."""
    key = key_of(contribution.territory) if contribution else UNNAMED_REGION
    folder, path = f"{TOP}/{key}" if contribution else TOP, path_of("exchange", territory=key, name=NAME)
    theme = next(field for field in fields_of(FILES["exchange"].model) if field.name == "theme")
    note = {each: to_fill_in(words(each).gettext(STATED_BY_ITSELF), each) for each in LANGUAGES}
    day = to_fill_in(words(lang).gettext("the day that it is stated, as 2027-03-04"), lang)
    values = {"theme": _to_choose(theme, lists, lang), "date": day, "self_stated": True, "note": note}
    return _file(folder, path, "exchange", values, lists, lang)


def new_event_file(day: str, lists: Vocabularies, lang: str) -> StartingFile:
    """An event; the day is in its file's name too."""
    path = path_of("event", day_name=f"{day}-{NAME}")
    return _file(FILES["event"].folder, path, "event", {"start": day}, lists, lang)


def new_news_file(day: str, lists: Vocabularies, lang: str) -> StartingFile:
    """A piece of news; its day is in its file's name."""
    path = path_of("news", day_name=f"{day}-{NAME}")
    prose = to_fill_in(
        words(lang).gettext("The text of the news, or nothing. Its English comes last, after the line"), lang
    )
    return _file(FILES["news"].folder, path, "news", {}, lists, lang, f"{prose} “## In English”.")


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


def _offered(field: FieldForm, lists: Vocabularies, lang: str) -> str:
    """What may stand in a field that is a choice: ``adopted (gäller), ended (upphörd)``."""
    if field.choices:
        offered = [(value, words(lang).gettext(label)) for value, label in field.choices.items()]
    else:
        offered = [(term.id, term.name.text_in(lang)) for term in lists[field.listed_in].terms]
    return ", ".join(f"{value} ({name})" for value, name in offered)
