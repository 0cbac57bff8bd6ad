"""What a record holds for programs: the contributed fields, taken from the model, with what the site adds.

A field of the model stands in documents, schemas, OpenAPI and dictionary without being named here. Every field is
always present: ``null`` is not known, ``[]`` is nothing in our material.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, create_model

from ..model import Frozen, Source, Statement
from ..model.facts import Cooperation, Gap, Title
from ..model.values import N_
from ..model.vocabulary import TerritoryKind

Values = dict[str, Any]
T = TypeVar("T")
SCHEMA_VERSION = "1.1.0"
"""Version of what documents look like (SemVer); a test compares it with the schemas of earlier versions."""
LONG = (Statement, Cooperation, Gap, Title, Source)
"""What lists leave out: only the thing's own document has it."""


class Record(BaseModel):
    """Base of everything that is published for programs."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


class Names(Record):
    """A name in both languages; ``en`` is null where there is no English one."""

    sv: Annotated[str, Field(description=N_("In Swedish"))]
    en: Annotated[str | None, Field(description=N_("In English, when it has been translated"))]


class Reference(Record):
    """Another thing of the site: its key, its permanent address and its name."""

    key: Annotated[str, Field(description=N_("Folder and file of the contribution, the same in every document"))]
    id: Annotated[str, Field(description=N_("Permanent address, which identifies the thing"))]
    name: Annotated[Names, Field(description=N_("Name in Swedish and English"))]


class Place(Reference):
    """A county, a programme area or the country."""

    kind: Annotated[TerritoryKind, Field(description=N_("What kind of territory it is"))]
    nuts: Annotated[str, Field(description=N_("Code of the territory in NUTS"))]
    nuts_id: Annotated[str, Field(description=N_("The EU Publications Office's address of that code"))]
    iso_3166_2: Annotated[str | None, Field(description=N_("Code of the county in ISO 3166-2"))]
    programme_area: Annotated[str | None, Field(description=N_("The programme area that a county lies in, by its key"))]


class Years(Record):
    """The years that a strategy is in force."""

    start: Annotated[int, Field(description=N_("First year"))]
    end: Annotated[int | None, Field(description=N_("Last year; null while it is open-ended"))]
    approximate: Annotated[bool, Field(description=N_("true when the years are estimated"))]


class Text(Record):
    """What a page says beside its facts, as sanitised HTML."""

    sv: Annotated[str, Field(description=N_("In Swedish"))]
    en: Annotated[str | None, Field(description=N_("In English, when it has been translated"))]
    license: Annotated[Literal["CC-BY-4.0"], Field(description=N_("Licence of the text; all other fields are CC0"))]


class Links(Record):
    """Where the thing is to be found."""

    self: Annotated[str, Field(description=N_("This document"))]
    html: Annotated[Names, Field(description=N_("The page about it in each language"))]
    source_file: Annotated[str, Field(description=N_("The file in the repository that it was made of"))]


class Count(Record):
    """A list with the number of its records."""

    address: Annotated[str, Field(description=N_("Address of the list"))]
    total: Annotated[int, Field(description=N_("How many records it has"))]


@dataclass(frozen=True)
class Told(Generic[T]):
    """A field that the site adds: its type, what it means (English), and how its value is found.

    ``published`` is its name in documents, where that is no identifier of ours.
    """

    type: Any
    means: str
    value: Callable[[T], Any]
    published: str | None = None


Added = Mapping[str, Told[T]]


@dataclass(frozen=True, eq=False)
class Kind(Generic[T]):
    """A kind of record, once for what it looks like and how it is filled.

    It has the fields of ``added`` and those of ``model``, whose values ``facts`` gives; those that ``translation`` has
    too are in both languages. A field of the model with the name of an added one is left out, unless it is ``renamed``.
    ``things`` finds in the material what there are records of.
    """

    name: str
    added: Added[T]
    model: type[BaseModel] | None = None
    facts: Callable[[T], Values] = lambda _: {}
    things: Callable[[Any], Iterable[T]] = lambda _: ()
    translation: type[Frozen] | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def record(self) -> type[Record]:
        """The type of its records."""
        fields: dict[str, Any] = {
            name: (told.type, Field(description=told.means, serialization_alias=told.published))
            for name, told in self.added.items()
        }
        for name, info in self.model.model_fields.items() if self.model else ():
            kind = _type(info)
            if self.translation and name in self.translation.model_fields:
                parts: dict[str, Any] = {
                    "sv": (kind, Field(description="In Swedish")),
                    "en": (kind | None, Field(description="In English, when it has been translated")),
                }
                kind = create_model(f"{self.name}{name.title()}", __base__=Record, __doc__=None, **parts)
            fields.setdefault(self._out_name(name), (kind, Field(description=info.description)))
        record: type[Record] = create_model(self.name, __base__=Record, __doc__=None, **fields)
        return record

    def values(self, of: T) -> Values:
        """The record of a thing, by published names. Raises KeyError where a field has no value."""
        facts = {self._out_name(name): value for name, value in self.facts(of).items()}
        own = {told.published or name: told.value(of) for name, told in self.added.items()}
        return own | {name: facts[name] for name in self.record.model_fields if name not in self.added}

    def _out_name(self, name: str) -> str:
        """What a field of the model is called for programs: in lower case, whatever its column is called."""
        return self.renamed.get(name, name).lower()


def _type(info: Any) -> Any:
    """The type of a field with its limits, as it was declared."""
    return Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation


def taken(record: type[Record], fields: Iterable[str], within: str = "") -> Added[Values]:
    """Fields of another record, from its values or those of a field of it."""
    kept = ((name, record.model_fields[name]) for name in fields)
    return {name: Told(_type(info), info.description or "", _getter(name, within)) for name, info in kept}


def _getter(name: str, within: str) -> Callable[[Values], Any]:
    return lambda whole: whole[within][name] if within else whole[name]


def brief(record: type[Record], leave_out: Container[str]) -> Iterator[str]:
    """The fields that a record keeps in lists: not those to be left out, and no statements."""
    for name, info in record.model_fields.items():
        if name not in leave_out and not any(part in LONG for part in _parts(info.annotation)):
            yield name


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
