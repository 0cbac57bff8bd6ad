"""What a record holds for programs: the contributed fields, taken from the model, with what the site adds.

A field of the model stands in documents, schemas, OpenAPI and dictionary without being named here. Every field is
always present: ``null`` is not known, ``[]`` is nothing in our material.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, create_model

from ..model import (
    Bilingual,
    CountryFacts,
    EventFacts,
    ExchangeFacts,
    Frozen,
    InitiativeFacts,
    NewsFacts,
    Organisation,
    PriorityFacts,
    PriorityTranslation,
    ProgrammeAreaFacts,
    RegionFacts,
    Source,
    Statement,
    StrategyFacts,
    StrategyTranslation,
    Territories,
    Vocabulary,
)
from ..model.facts import Gap, Title
from ..model.values import N_
from ..model.vocabulary import TerritoryKind

SCHEMA_VERSION = "1.0.0"
"""Version of what documents look like (SemVer); a test compares it with the schemas of earlier versions."""
LONG = (Statement, Gap, Title, Source)
"""What lists leave out: only the thing's own document has it."""


class Record(BaseModel):
    """Base of everything that is published for programs."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


class Document(Record):
    """A file of its own says first what it is."""

    context: Annotated[
        str, Field(serialization_alias="@context", description=N_("The JSON-LD context, which makes it RDF"))
    ]
    schema_address: Annotated[
        str, Field(serialization_alias="$schema", description=N_("The JSON Schema that it follows"))
    ]
    schema_version: Annotated[str, Field(description=N_("Version of the schema (SemVer)"))]


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


class Identified(Record):
    """What every thing with a page has."""

    key: Annotated[str, Field(description=N_("Folder and file of the contribution, the same in every document"))]
    id: Annotated[str, Field(description=N_("Permanent address, which identifies the thing"))]


class Whole(Document, Identified):
    """A document about one contributed thing."""

    modified: Annotated[
        str | None, Field(description=N_("Day of the last recorded change; null where the history is not known"))
    ]
    references: Annotated[
        dict[str, Source],
        Field(description=N_("The sources that the document cites, by id; a territory's document has all of its")),
    ]
    links: Annotated[Links, Field(description=N_("Addresses of the document, the pages and the file"))]


class _Priority(Whole):
    kind: Annotated[Literal["priority"], Field(description=N_("What the document is about"))]
    territory: Annotated[Place, Field(description=N_("The county or programme area that it belongs to"))]
    strategy: Annotated[Reference, Field(description=N_("The strategy that it stands in"))]
    period: Annotated[Years | None, Field(description=N_("Years of the strategy; null where they are not known"))]
    predecessors: Annotated[tuple[Reference, ...], Field(description=N_("Earlier priorities that it follows"))]
    successors: Annotated[tuple[Reference, ...], Field(description=N_("Later priorities that follow it"))]
    initiatives: Annotated[
        tuple[str, ...], Field(description=N_("Operations that somebody has linked to it, by their keys"))
    ]
    text: Annotated[Text, Field(description=N_("The text of the page as sanitised HTML"))]


class _Strategy(Whole):
    kind: Annotated[Literal["strategy"], Field(description=N_("What the document is about"))]
    territory: Annotated[Place, Field(description=N_("The county or programme area that it belongs to"))]
    period: Annotated[Years | None, Field(description=N_("Years of the strategy; null where they are not known"))]
    priorities: Annotated[tuple[Reference, ...], Field(description=N_("The priorities of the strategy"))]
    successors: Annotated[tuple[Reference, ...], Field(description=N_("Later strategies that say that they follow it"))]
    text: Annotated[Text, Field(description=N_("The text of the page as sanitised HTML"))]


class _Territory(Whole):
    territory: Annotated[Place, Field(description=N_("Name and codes of the territory"))]
    strategies: Annotated[tuple[Reference, ...], Field(description=N_("The strategies of all periods"))]


class _County(_Territory):
    kind: Annotated[Literal["county"], Field(description=N_("What the document is about"))]


class _Area(_Territory):
    kind: Annotated[Literal["area"], Field(description=N_("What the document is about"))]


class _Country(_Territory):
    kind: Annotated[Literal["country"], Field(description=N_("What the document is about"))]


class _Initiative(Identified):
    kind: Annotated[Literal["initiative"], Field(description=N_("What the record is about"))]
    territory: Annotated[str, Field(description=N_("The territory whose list it stands in, by its key"))]
    priorities: Annotated[
        tuple[str, ...], Field(description=N_("Priorities that somebody has linked it to, by their keys"))
    ]


class _Organisation(Record):
    key: Annotated[str, Field(description=N_("Name of the organisation in addresses"))]
    page: Annotated[str, Field(description=N_("Permanent address of the organisation's page"))]
    kind: Annotated[Literal["organisation"], Field(description=N_("What the record is about"))]
    responsible_for: Annotated[
        tuple[str, ...], Field(description=N_("Operations that it is responsible for, by their numbers"))
    ]
    partner_in: Annotated[
        tuple[str, ...], Field(description=N_("Operations that it is a partner in, by their numbers"))
    ]
    priorities: Annotated[tuple[str, ...], Field(description=N_("Priorities that name it, by their keys"))]


class _Source(Record):
    key: Annotated[str, Field(description=N_("Territory and id of the source"))]
    kind: Annotated[Literal["source"], Field(description=N_("What the record is about"))]
    territory: Annotated[str, Field(description=N_("The territory whose list it stands in, by its key"))]


class _Exchange(Identified):
    owner: Annotated[
        str, Field(description=N_("The territory that it comes from, by its key; node is the national node"))
    ]


class _Event(Identified):
    kind: Annotated[Literal["event"], Field(description=N_("What the record is about"))]


class _News(Identified):
    kind: Annotated[Literal["news"], Field(description=N_("What the record is about"))]
    day: Annotated[str, Field(description=N_("Day of publication"))]
    text: Annotated[Text, Field(description=N_("The text of the page as sanitised HTML"))]


class _Vocabulary(Document):
    kind: Annotated[Literal["vocabulary"], Field(description=N_("What the document is about"))]
    key: Annotated[str, Field(description=N_("Name of the list in addresses"))]


class _Territories(Document):
    kind: Annotated[Literal["territories"], Field(description=N_("What the document is about"))]
    key: Annotated[str, Field(description=N_("Name of the list in addresses"))]


class Count(Record):
    """A list with the number of its records."""

    address: Annotated[str, Field(description=N_("Address of the list"))]
    total: Annotated[int, Field(description=N_("How many records it has"))]


class Index(Document):
    """The way in: what there is, how much of it, and on what terms."""

    kind: Annotated[Literal["index"], Field(description=N_("What the document is about"))]
    title: Annotated[Names, Field(description=N_("Name of the site in each language"))]
    modified: Annotated[
        str | None, Field(description=N_("Day of the last recorded change; null where the history is not known"))
    ]
    lists: Annotated[dict[str, Count], Field(description=N_("The lists, by name"))]
    openapi: Annotated[str, Field(description=N_("Address of the description in OpenAPI"))]
    documentation: Annotated[Names, Field(description=N_("The page about the open data in each language"))]
    license: Annotated[str, Field(description=N_("Licence of facts, names and summaries"))]
    text_license: Annotated[str, Field(description=N_("Licence of the texts of pages"))]


class ApiInfo(Document):
    """The API's own facts, named as Sweden's national profile for REST APIs has them."""

    kind: Annotated[Literal["api-info"], Field(description=N_("What the document is about"))]
    api_name: Annotated[str, Field(serialization_alias="apiName", description=N_("Name of the API"))]
    api_version: Annotated[str, Field(serialization_alias="apiVersion", description=N_("Version of the API (SemVer)"))]
    api_status: Annotated[
        str, Field(serialization_alias="apiStatus", description=N_("active, or deprecated with a day of its end"))
    ]
    api_documentation: Annotated[
        str, Field(serialization_alias="apiDocumentation", description=N_("Page about the API"))
    ]


def _type(info: Any) -> Any:
    """The type of a field with its limits, as it was declared."""
    return Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation


def derived(
    name: str,
    facts: type[Frozen],
    added: type[Record],
    *,
    translation: type[Frozen] | None = None,
    renamed: Mapping[str, str] | None = None,
) -> type[Record]:
    """The record of a model: its fields, those that a translation has too in both languages, and the added ones.

    A field of the model that has the name of an added one is left out unless ``renamed`` gives it another.
    """
    fields: dict[str, Any] = {}
    for field, info in facts.model_fields.items():
        own = out_name(field, renamed)
        if own in added.model_fields:
            continue
        kind = _type(info)
        if translation and field in translation.model_fields:
            parts: dict[str, Any] = {
                "sv": (kind, Field(description="In Swedish")),
                "en": (kind | None, Field(description="In English, when it has been translated")),
            }
            kind = create_model(f"{name}{field.title()}", __base__=Record, __doc__=None, **parts)
        fields[own] = (kind, Field(description=info.description))
    record: type[Record] = create_model(name, __base__=added, __doc__=None, **fields)
    return record


def out_name(field: str, renamed: Mapping[str, str] | None = None) -> str:
    """What a field of the model is called for programs: in lower case, whatever its column is called."""
    return (renamed or {}).get(field, field).lower()


def short(name: str, whole: type[Record], leave_out: Iterable[str] = ("text", "references", "links")) -> type[Record]:
    """The record as it stands in lists: without its head, its texts and its statements."""
    left_out = {*Document.model_fields, *leave_out}
    kept: dict[str, Any] = {
        field: (_type(info), Field(description=info.description))
        for field, info in whole.model_fields.items()
        if field not in left_out and not any(part in LONG for part in _parts(info.annotation))
    }
    address = (str, Field(description="Address of the thing's own document, which has all its fields"))
    record: type[Record] = create_model(name, __base__=Record, __doc__=None, **kept, document=address)
    return record


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def listing(kind: str, item: type[Record]) -> type[Record]:
    """The document of a list of records."""
    fields: dict[str, Any] = {
        "kind": (Literal[kind], Field(description="What the document is about")),
        "total": (int, Field(description="How many records it has")),
        "items": (tuple[item, ...], Field(description="The records")),  # type: ignore[valid-type]
    }
    name = "".join(part.title() for part in kind.split("-"))
    record: type[Record] = create_model(f"{name}List", __base__=Document, __doc__=None, **fields)
    return record


Priority = derived("Priority", PriorityFacts, _Priority, translation=PriorityTranslation)
Strategy = derived("Strategy", StrategyFacts, _Strategy, translation=StrategyTranslation)
Region = derived("Region", RegionFacts, _County)
ProgrammeArea = derived("ProgrammeArea", ProgrammeAreaFacts, _Area)
Country = derived("Country", CountryFacts, _Country)
Initiative = derived("Initiative", InitiativeFacts, _Initiative)
Organisations = derived("Organisation", Organisation, _Organisation, renamed={"kind": "organisation_kind"})
SourceRecord = derived("SourceInList", Source, _Source)
Exchange = derived("Exchange", ExchangeFacts, _Exchange)
Event = derived("Event", EventFacts, _Event)
News = derived("News", NewsFacts, _News)
VocabularyRecord = derived("Vocabulary", Vocabulary, _Vocabulary)
TerritoriesRecord = derived("Territories", Territories, _Territories)
PriorityInList = short("PriorityInList", Priority)
StrategyInList = short("StrategyInList", Strategy)


class TerritoryInList(Place):
    """A county, a programme area or the country that has handed something in."""

    summary: Annotated[
        Bilingual, Field(description=N_("The first paragraph of the page: what is known, in plain words"))
    ]
    website: Annotated[str | None, Field(description=N_("The organisation's own website"))]
    strategies: Annotated[tuple[str, ...], Field(description=N_("The strategies of all periods, by their keys"))]
    modified: Annotated[
        str | None, Field(description=N_("Day of the last recorded change; null where the history is not known"))
    ]
    document: Annotated[str, Field(description=N_("Address of the thing's own document, which has all its fields"))]
