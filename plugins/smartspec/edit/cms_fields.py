"""The fields of a model as Sveltia CMS shows them: which control, which words, which values to choose among.

What the form writes is what ``smartspec format`` writes: a choice left open, an empty text and a
flag at its default are left out of the file, so an untouched field never changes it.
"""

from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from textwrap import shorten
from typing import Any

from ..language import words
from ..model.values import N_
from .fields import PATTERNS, FieldForm

_ = cache(words("sv").gettext)
Widget = dict[str, Any]
ONE_PARAGRAPH = r"^[^\n]*$"
WHAT_TO_WRITE = {
    "date": N_("Write a day, a month or a year: 2022-09-20, 2022-09 or 2022"),
    "moment": N_("Write a day, or a day and a time: 2027-03-04 or 2027-03-04 09:30"),
    "web": N_("Write a whole address: https://…"),
    "paragraph": N_("Write it as one paragraph, without line breaks"),
}
"""What is said of a text that does not have the form of its kind."""
Options = tuple[Mapping[str, str], ...]
Lists = Mapping[str, Options]
"""What the ``listed`` fields of one territory offer, by the name of the list."""
WIDEST = 60
"""Characters of a label. Wider ones make the CMS measure its list for many seconds in a narrow window."""


def option(value: str, label: str) -> Mapping[str, str]:
    """One of what a list offers."""
    return {"label": shorten(label, WIDEST, placeholder=" …"), "value": value}


def widget(form: FieldForm, lists: Lists) -> Widget:
    """One field of the CMS, with those inside it."""
    made = _common(form) | _CONTROLS.get(form.kind, _text)(form, lists)
    return _listed_many(made, form) if form.many else made


def _common(form: FieldForm) -> Widget:
    hint = escape(_(form.hint), quote=False)  # hints are shown as Markdown, where <period> would be a tag
    if form.kind == "flag":
        hint = hint.replace("true", _("Yes")).replace("false", _("No"))
    return {"name": form.name, "label": _(form.label), "hint": hint, "required": form.required}


def _text(form: FieldForm, lists: Lists) -> Widget:
    made: Widget = {"widget": "text" if form.kind == "paragraph" else "string"}
    if form.longest:
        made["maxlength"] = form.longest
    if form.pattern:
        made["pattern"] = [form.pattern, _("Write it with a–z, 0–9 and hyphens")]
    elif form.kind in WHAT_TO_WRITE:
        made["pattern"] = [PATTERNS.get(form.kind, ONE_PARAGRAPH), _(WHAT_TO_WRITE[form.kind])]
    return made


def _flag(form: FieldForm, lists: Lists) -> Widget:
    """Yes or no, of which only the one that is not the default is ever written."""
    at_rest = bool(form.default)
    answers = [(_("Yes"), True), (_("No"), False)]
    options = [{"label": label, "value": None if value is at_rest else value} for label, value in answers]
    return {"widget": "select", "options": options, "required": False}


def _choice(form: FieldForm, lists: Lists) -> Widget:
    options = [{"label": _(label).capitalize(), "value": value} for value, label in form.choices.items()]
    made: Widget = {"widget": "select", "options": options}
    return made | ({"default": form.default} if form.required and form.default else {})


def _listed(form: FieldForm, lists: Lists) -> Widget:
    options = lists.get(form.listed_in, ())
    return {"widget": "select", "options": list(options)} if options else _text(form, lists)


_CONTROLS: dict[str, Callable[[FieldForm, Lists], Widget]] = {
    "flag": _flag,
    "choice": _choice,
    "listed": _listed,
    "group": lambda form, lists: {"widget": "object", "fields": [widget(part, lists) for part in form.inner]},
}


def _listed_many(made: Widget, form: FieldForm) -> Widget:
    at_least = {"min": 1} if form.required else {}
    if made["widget"] == "select":
        return made | {"multiple": True} | at_least
    shown = _common(form) | {"widget": "list", "collapsed": True} | at_least
    if made["widget"] == "object":
        told = [part.name for part in form.inner if part.required and part.kind != "group" and not part.many]
        return shown | {"fields": made["fields"], "summary": " · ".join(f"{{{{{name}}}}}" for name in told)}
    one = {key: value for key, value in made.items() if key not in ("hint", "required")}
    return shown | {"field": one, "collapsed": False}
