"""The fields of a contributed file as a tree that forms, schemas and starting files are made from.

Labels and hints are English; ``language.words`` has the Swedish. The models stay the only
list of fields: nothing here names one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from ..model import Frozen
from ..model.values import DATE, MOMENT, Labels, ListedIn, ShownAs
from ..text.address import IN_FIELD

Kind = Literal["line", "paragraph", "flag", "choice", "date", "moment", "web", "listed", "group"]

PATTERNS: Mapping[Kind, str] = {
    "date": f"^(?:{DATE.pattern})$",
    "moment": f"^(?:{MOMENT.pattern})$",
    "web": f"^(?:{IN_FIELD})$",
}
"""What texts of a kind look like, for forms and editors; that a day exists is for the check."""


@dataclass(frozen=True)
class FieldForm:
    """One field as a form shows it.

    ``inner`` has the fields of a ``group``; ``many`` says that it is a list of such values, at least ``fewest``.
    ``choices`` are the values of a ``choice`` with their labels; ``listed_in`` says where those of a
    ``listed`` are kept.
    """

    name: str
    label: str
    hint: str
    kind: Kind
    required: bool
    many: bool
    choices: Mapping[str, str] = field(compare=False)
    listed_in: str
    longest: int | None
    fewest: int
    inner: tuple["FieldForm", ...]
    pattern: str
    """Regular expression of a ``line`` that may hold some characters only."""
    default: str | bool | None
    """What holds where the field is left out."""


@cache
def fields_of(model: type[Frozen]) -> tuple[FieldForm, ...]:
    """The fields of a model in its own order, which is the order of the file."""
    return tuple(_field(name, info) for name, info in model.model_fields.items())


def label_of(name: str) -> str:
    """What a field is called: ``other_titles`` is "Other titles". Column names stay as they are."""
    return name if name[0].isupper() else name.replace("_", " ").capitalize()


def _field(name: str, info: FieldInfo) -> FieldForm:
    inner, many, marks = _unwrapped(info.annotation, tuple(info.metadata))
    said = {mark.__class__: mark for mark in marks}
    limits = said.get(StringConstraints)
    pattern = limits.pattern if limits and isinstance(limits.pattern, str) else ""
    kind = _kind(inner, said)
    return FieldForm(
        name,
        label_of(name),
        info.description or "",
        kind,
        info.is_required(),
        many,
        said[Labels].of if kind == "choice" else {},
        said[ListedIn].name if kind == "listed" else "",
        limits.max_length if limits else None,
        said[MinLen].min_length if many and MinLen in said else 0,
        fields_of(inner) if kind == "group" else (),
        pattern,
        info.default if isinstance(info.default, str | bool) else None,
    )


def _kind(inner: Any, said: dict[type, Any]) -> Kind:
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return "group"
    if get_origin(inner) is Literal:
        return "choice"
    if inner is bool:
        return "flag"
    if ListedIn in said:
        return "listed"
    shown: Kind = said[ShownAs].kind if ShownAs in said else "line"
    return shown


def _unwrapped(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, bool, tuple[Any, ...]]:
    """The type of one value, whether there may be many, and all that the type is marked with."""
    if hasattr(annotation, "__metadata__"):
        return _unwrapped(annotation.__origin__, (*marks, *annotation.__metadata__))
    if get_origin(annotation) is tuple:
        inner, _, inner_marks = _unwrapped(get_args(annotation)[0], marks)
        return inner, True, inner_marks
    options = [option for option in get_args(annotation) if option is not NoneType]
    if NoneType in get_args(annotation) and len(options) == 1:
        return _unwrapped(options[0], marks)
    return annotation, False, marks
