"""Starting files for the forge's own editor, where nobody asks: everything is still to be filled in.

What cannot be left open, such as a theme, has a value that passes the check. The text to fill in
says which values there are, so that it is seen before it is removed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..check.unfinished import NAME, to_fill_in
from ..language import words
from ..model import Contribution, EventFacts, ExchangeFacts, Frozen, PriorityFacts, Strategy, Vocabulary, key_of
from ..model.files import FILES, TOP, path_of
from .fields import FieldForm, fields_of
from .starters import starting_text

Lists = Mapping[str, Vocabulary]
UNNAMED_REGION = "fyll-i-region"
MOST_SOURCES = 12
"""Sources that a template names; a region may have many."""


@dataclass(frozen=True)
class Template:
    """A new file: the folder that is there, the path below it, and its text."""

    folder: str
    name: str
    text: str


def priority_template(contribution: Contribution, strategy: Strategy, lists: Lists, lang: str) -> Template:
    """A priority of that strategy."""
    values = {
        "status": strategy.facts.status,
        "theme": lists["themes"].terms[0].id,
        "sources": [strategy.facts.sources[0]],
        "confidence": "low",
    }
    sources = list(contribution.sources)
    named = ", ".join(sources[:MOST_SOURCES]) + (" …" if len(sources) > MOST_SOURCES else "")
    choices = [*_choices(PriorityFacts, values, lists, lang), f"sources: {named}"]
    gettext = words(lang).gettext
    prose = [
        gettext("The text of the page, or nothing. A source is cited like this: [^%(source)s]")
        % {"source": strategy.facts.sources[0]},
        f"{gettext('Choose above, then remove this line.')} {'. '.join(choices)}.",
    ]
    text = starting_text(PriorityFacts, values, "\n\n".join(to_fill_in(line, lang) for line in prose), lang)
    path = path_of("priority", territory=key_of(contribution.territory), period=strategy.id, priority=NAME)
    return _template(strategy.file.rpartition("/")[0], path, text)


def exchange_template(contribution: Contribution | None, lists: Lists, lang: str) -> Template:
    """A need or an offer of that territory, or of one that is still to be named."""
    values = {"kind": "need", "form": lists["forms"].terms[0].id}
    choose = words(lang).gettext("Choose above, then remove all of note.")
    said = to_fill_in(f"{choose} {'. '.join(_choices(ExchangeFacts, values, lists))}.", lang)
    text = starting_text(ExchangeFacts, values | {"self_stated": True, "note": {"sv": said}}, None, lang)
    if contribution is None:
        return _template(TOP, path_of("exchange", territory=UNNAMED_REGION, name=NAME), text)
    key = key_of(contribution.territory)
    return _template(f"{TOP}/{key}", path_of("exchange", territory=key, name=NAME), text)


def event_template(day: str, lang: str) -> Template:
    """An event; the day is in its file's name too."""
    path = path_of("event", day_name=f"{day}-{NAME}")
    return _template(FILES["event"].folder, path, starting_text(EventFacts, {"start": day}, None, lang))


def _template(folder: str, path: str, text: str) -> Template:
    return Template(folder, path.removeprefix(f"{folder}/"), text)


def _choices(model: type[Frozen], values: Mapping[str, object], lists: Lists, lang: str = "") -> Iterator[str]:
    """What may stand in each field that has a value to choose: ``status: adopted (gäller), ended (upphörd)``.

    Without a language only the values: there is little room.
    """
    for field in fields_of(model):
        if field.name in values and field.kind in ("choice", "listed") and not field.many:
            offered = (_named(value, name, lang) for value, name in _offered(field, lists, lang))
            yield f"{field.name}: {', '.join(offered)}"


def _offered(field: FieldForm, lists: Lists, lang: str) -> list[tuple[str, str]]:
    if field.choices:
        return [(value, words(lang or "en").gettext(label)) for value, label in field.choices.items()]
    return [
        (term.id, (term.name.en if lang == "en" else None) or term.name.sv) for term in lists[field.listed_in].terms
    ]


def _named(value: str, name: str, lang: str) -> str:
    return f"{value} ({name})" if lang else value
