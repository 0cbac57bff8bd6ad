"""The conversation between regions and node: needs and offers, events, news."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from .prose import Prose
from .values import Bilingual, Date, Flag, Frozen, Moment, Slug, SourceId, Summary, WebAddress
from .vocabulary import ListSource

References = Annotated[tuple[ListSource, ...], Field(min_length=1)]


class Brief(Bilingual):
    """One or two sentences in Swedish and, when they have been translated, English."""

    sv: Summary
    en: Summary | None = None


class Contact(Frozen):
    """Whom to turn to: a function with its web page, never a person."""

    function: Brief
    website: WebAddress


class ExchangeFacts(Frozen):
    """``exchange/<id>.yml``: one thing that a region, a programme area or the node needs or offers."""

    kind: Literal["need", "offer"]
    form: Slug = Field(description="What it is, from the list of forms")
    theme: Slug | None = Field(None, description="Theme of the national codebook; left out when it is about any")
    text: Brief
    date: Date | None = Field(None, description="When it was stated; left out when the source gives no year")
    valid_until: Date | None = None
    self_stated: Flag = Field(False, description="true when the region hands it in itself: then no source is needed")
    sources: tuple[SourceId, ...] = ()
    contact: Contact | None = None
    note: Brief | None = None


class EventFacts(Frozen):
    """``docs/calendar/<day>-<name>.yml``: one event; times are Swedish local time."""

    title: Brief
    start: Moment
    end: Moment | None = None
    place: Brief | None = None
    organiser: Brief | None = Field(None, description="An organisation, never a person")
    summary: Brief | None = None
    url: WebAddress | None = None
    theme: Slug | None = None
    region: Slug | None = Field(None, description="A county or a programme area")
    sources: References


class NewsFacts(Frozen):
    """Front matter of ``docs/news/<day>-<name>.md``."""

    title: Brief
    summary: Brief
    sources: References


@dataclass(frozen=True)
class Exchange:
    """A need or an offer; ``id`` is the name of its file."""

    id: str
    file: str
    facts: ExchangeFacts


@dataclass(frozen=True)
class Event:
    """An event; ``id`` is the name of its file and starts with its day."""

    id: str
    file: str
    facts: EventFacts


@dataclass(frozen=True)
class NewsItem:
    """A piece of news; ``id`` is the name of its file, starts with its day and ends its address.

    Both proses are empty where the summary says it all.
    """

    id: str
    file: str
    facts: NewsFacts
    prose: Prose = field(default_factory=Prose)
    english: Prose = field(default_factory=Prose)

    @property
    def day(self) -> str:
        """The day it was published, YYYY-MM-DD."""
        return self.id[:10]


@dataclass(frozen=True)
class Dialogue:
    """What the node itself has to tell; events by start, news latest first."""

    events: tuple[Event, ...] = ()
    news: tuple[NewsItem, ...] = ()
    exchange: tuple[Exchange, ...] = ()
