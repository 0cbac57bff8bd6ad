"""From a document's text values to a frozen model, with each fault at its line."""

import re
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from ..model.gone import KEY
from ..model.values import AMOUNT, CODE, N_, PAGE_ADDRESS, PLAUSIBLE, SLUG, SOURCE_ID, TEAM
from ..problems import RULES, Problem, error
from ..text.address import ADDRESS_CHARACTERS
from ..text.hidden import character
from .document import Document, Path, key_name

Model = TypeVar("Model", bound=BaseModel)
OF_MKDOCS = "template hide render_macros ignore_macros search icon subtitle tags comments location social extra"
OF_OTHERS = "description author date draft slug layout permalink redirect_to"
ENGINE_KEYS = frozenset((*OF_MKDOCS.split(), *OF_OTHERS.split()))
"""Front matter that site engines obey."""
MOST_FAULTS = 200
"""Problems reported for one file by its model, and for one folder by each rule; the rest follow later."""
MOST_CHOICES = 500
TYPE_NAMES = {
    "tuple_type": N_("a list"),
    "list_type": N_("a list"),
    "string_type": N_("one text"),
    "dict_type": N_("key: value lines"),
}
CHARACTERS = {
    f"^{SLUG.pattern}$": N_("lower-case letters a–z and digits, with single hyphens between them"),
    CODE: N_("a code as C24, or lower-case letters a–z and digits, with single hyphens between them"),
    SOURCE_ID: N_("lower-case letters a–z and digits, with single hyphens or underscores between them"),
    AMOUNT: N_("at most 12 digits, with a point before decimals"),
    KEY: N_("folders and a file name without ending, as in 2022-2028/energi"),
    PAGE_ADDRESS: N_("an address on the site with / at both ends, as in /jamfor/perioder/"),
    TEAM: N_("a team of an organisation, written @organisation/team"),
}
"""The patterns of fields in words, for messages."""
error(
    "moment-form",
    "Here stands “%(value)s”.",
    "Allowed: a day as 2027-03-04, or a day and a time as 2027-03-04 09:30.",
    "Write it in one of those forms.",
)
error(
    "no-value",
    "Here stands “%(value)s”, which means that there is no value.",
    "Allowed: some text.",
    "Fill it in, or remove it if it may be left out.",
)
error(
    "several-lines",
    "The value has several lines.",
    "Allowed: one line.",
    "Put everything on one line, with no line break in it and no “|” or “>” before it.",
)
error("tab", "There is a tab in the value.", "Allowed: spaces between words.", "Put a space instead of the tab.")
error("true-or-false", "Here stands “%(value)s”.", "Allowed: true or false.", "Write true or false.")
error(
    "date-form",
    "Here stands “%(value)s”.",
    "Allowed: a day, month or year as 2022-09-20, 2022-09 or 2022.",
    "Write the date in one of those forms.",
)
error(
    "date-impossible",
    "The day %(value)s does not exist.",
    "Allowed: days that are in the calendar.",
    "Check the month and the day.",
)
error(
    "web-address",
    "“%(value)s” is not a web address.",
    "Allowed: https:// or http://, a host such as www.example.org, and a path in ASCII; "
    "no user name, no “%%” in the host and no “xn--”.",
    "Copy the address from the browser's address bar.",
)


error("wrong-type", "Here stands %(seen)s.", "Allowed: %(expected)s.", "Write it as %(expected)s; see CONTRIBUTING.md.")


def validated(
    document: Document, model: type[Model], place: tuple[str, ...] = ()
) -> tuple[Model | None, list[Problem]]:
    """The document's values, or those at a place in it, as that model; or None with every reason why not."""
    values = document.get(*place)
    if not isinstance(values, dict):
        return None, [document.problem("wrong-type", *place, seen=kind(values), expected=TYPE_NAMES["dict_type"])]
    try:
        return model.model_validate(values), []
    except ValidationError as errors:
        found = errors.errors(include_url=False)[:MOST_FAULTS]
        return None, [_explained(document, model, error, place) for error in found]


def kind(value: Any) -> str:
    """What a value is, in words that the catalogue has."""
    if isinstance(value, list | dict):
        return TYPE_NAMES["list_type" if isinstance(value, list) else "dict_type"]
    return TYPE_NAMES["string_type"] if isinstance(value, str) and value else N_("nothing")


def hint(word: str, choices: list[str]) -> str:
    """The closest valid choice, or nothing when none is close."""
    if len(choices) > MOST_CHOICES or len(word) > 200:
        return ""
    return next(iter(get_close_matches(word, choices, 1)), "")


error(
    "empty", "The value is empty.", "Allowed: some text.", "Fill it in, or remove the whole line if it may be left out."
)
error(
    "shows-nothing",
    "Nothing of the value can be seen: it consists of %(value)s.",
    "Allowed: some text.",
    "Write the text out, or remove the whole line.",
)
error("too-long", "The text has %(length)s characters.", "Allowed: at most %(most)s.", "Shorten the text.")
error("too-few", "The list is empty.", "Allowed: at least one value.", "Add one.")
error("choice", "Here stands “%(value)s”.", "Allowed: %(allowed)s.", "Choose one of them.")
error("form", "Here stands “%(value)s”.", "Allowed: %(pattern)s.", "Write it in that form.")
error(
    "date-year",
    "The date “%(value)s” is in a year that cannot be right.",
    "Allowed: %(first)s to %(last)s.",
    "Check the year in the source.",
)
error(
    "web-address-character",
    "The address holds the character “%(value)s” (%(character)s).",
    "Allowed: a–z, digits and the marks of web addresses; letters of other alphabets can look just like them.",
    "Copy the address from the browser's address bar, or write that character anew.",
)
error("invalid", "Here stands “%(value)s”: %(problem)s.", "See the list of fields.", "Correct the value.")


def _explained(document: Document, model: type[BaseModel], error: Any, place: Path) -> Problem:
    path: Path = (*place, *error["loc"])
    value, reason, context = error["input"], error["type"], error.get("ctx", {})
    match reason:
        case rule if rule in RULES and context:  # a fault of our own that tells what its rule says
            return document.problem(rule, *path, value=str(value), **context)
        case _ if isinstance(value, str) and not value.strip() and reason != "extra_forbidden":
            return document.problem("empty", *path)
        case "extra_forbidden":
            return _unknown_key(document, _fields_at(model, error["loc"][:-1]), path)
        case "missing" if path in document.marks:  # a cell of a table: its column is there, but nothing in it
            return document.problem("empty", *path)
        case "missing":
            return Problem(document.key_mark(*path[:-1]), "missing-key", key_name(path), {"name": str(path[-1])})
        case "tuple_type" | "list_type" | "string_type" | "dict_type" | "model_type" | "model_attributes_type":
            expected = TYPE_NAMES.get(reason, TYPE_NAMES["dict_type"])
            return document.problem("wrong-type", *path, seen=kind(value), expected=expected)
        case "too_short":
            return document.problem("too-few", *path)
        case "true-or-false" if not isinstance(value, str):
            return document.problem("wrong-type", *path, seen=kind(value), expected=N_("true or false"))
        case _ if not isinstance(value, str):
            return document.problem("wrong-type", *path, seen=kind(value), expected=TYPE_NAMES["string_type"])
        case "literal_error":
            allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            return document.problem("choice", *path, value=value, allowed=allowed)
        case "string_too_long":
            return document.problem("too-long", *path, length=str(len(value)), most=str(context["max_length"]))
        case "string_pattern_mismatch":
            pattern = str(context["pattern"])
            return document.problem("form", *path, value=value, pattern=CHARACTERS.get(pattern, pattern))
        case "shows-nothing":
            first = ", ".join(character(char) for char in [*dict.fromkeys(value.strip())][:3])
            return document.problem("shows-nothing", *path, value=first)
        case "web-address" if odd := _odd_character(value):
            return document.problem("web-address-character", *path, value=odd, character=character(odd))
        case "date-year":
            return document.problem("date-year", *path, value=value, **PLAUSIBLE)
        case rule if rule in RULES:  # one of our own faults, which is called as the rule
            return document.problem(rule, *path, value=value)
        case _:
            return document.problem("invalid", *path, value=value, problem=str(error["msg"]))


def _odd_character(address: str) -> str:
    """The first character that no web address holds, of one that starts as it should; empty when there is none."""
    match = re.search(f"[^{ADDRESS_CHARACTERS}]", address.strip())
    return match[0] if match and re.match("https?://", address.strip()) else ""


def _unknown_key(document: Document, fields: list[str], path: Path) -> Problem:
    name = str(path[-1])
    mark = document.key_mark(*path)
    if name in ENGINE_KEYS and len(path) == 1:
        return Problem(mark, "engine-key", name, {"allowed": ", ".join(fields)})
    return Problem(mark, "unknown-key", key_name(path), {"allowed": ", ".join(fields), "hint": hint(name, fields)})


def _fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """The fields of the model that a path leads to."""
    here: Any = model
    for part in path:
        if isinstance(part, int):
            continue
        field = getattr(here, "model_fields", {}).get(part)
        here = _inner_model(field.annotation) if field else None
    return sorted(getattr(here, "model_fields", {}))


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner_model(part))), None)
