"""The conversation between regions and node: needs and offers, events, news."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from .prose import Prose
from .values import N_, Bilingual, Cited, Date, Flag, Frozen, Labels, ListedIn, Moment, Slug, Summary, Theme, WebAddress
from .vocabulary import ListSource

KINDS_OF_EXCHANGE = {"need": N_("a need"), "offer": N_("an offer")}
ExchangeKind = Annotated[Literal["need", "offer"], Labels(KINDS_OF_EXCHANGE)]
References = Annotated[tuple[ListSource, ...], Field(min_length=1)]


class Brief(Bilingual):
    """One or two sentences in Swedish and, when they have been translated, English."""

    sv: Summary = Field(description="In Swedish, one or two sentences")
    en: Summary | None = Field(None, description="In English, when it has been translated")


class Contact(Frozen):
    """Whom to turn to: a function with its web page, never a person."""

    function: Brief = Field(description="A function, never a person")
    website: WebAddress = Field(description="Web page of the function")


class ExchangeFacts(Frozen):
    """``exchange/<id>.yml``: one thing that a region, a programme area or the node needs or offers."""

    kind: ExchangeKind = Field(description="Whether it is needed or offered")
    form: Annotated[Slug, ListedIn("forms")] = Field(description="What it is, from the list of forms")
    theme: Theme | None = Field(None, description="Theme of the national codebook; left out when it is about any")
    text: Brief = Field(description="What is needed or offered")
    date: Date | None = Field(None, description="When it was stated; left out when the source gives no year")
    valid_until: Date | None = Field(None, description="Last day that it holds")
    self_stated: Flag = Field(False, description="true when the region hands it in itself: then no source is needed")
    sources: tuple[Cited, ...] = Field((), description="The sources that say so")
    contact: Contact | None = Field(None, description="Whom to turn to")
    note: Brief | None = Field(None, description="What a reader needs to know besides")


class EventFacts(Frozen):
    """``docs/calendar/<day>-<name>.yml``: one event; times are Swedish local time."""

    title: Brief = Field(description="Name of the event")
    start: Moment = Field(description="First day, or day and time: 2027-03-04 or 2027-03-04 09:30")
    end: Moment | None = Field(None, description="Last day, or day and time")
    place: Brief | None = Field(None, description="Where it is held")
    organiser: Brief | None = Field(None, description="An organisation, never a person")
    summary: Brief | None = Field(None, description="What it is about")
    url: WebAddress | None = Field(None, description="Its own web page")
    theme: Theme | None = Field(None, description="Theme of the national codebook")
    region: Annotated[Slug, ListedIn("territories")] | None = Field(None, description="A county or a programme area")
    sources: References = Field(description="What says that it takes place")


class NewsFacts(Frozen):
    """Front matter of ``docs/news/<day>-<name>.md``."""

    title: Brief = Field(description="Headline")
    summary: Brief = Field(description="What has happened, in one or two sentences")
    sources: References = Field(description="What the news rests on")


class WrittenPageFacts(Frozen):
    """Front matter of a page that editors have written in ``docs/``; the engine and the theme would obey more of it."""

    title: Summary = Field("", description="Title, where the first heading is not to be it")
    description: Summary = Field("", description="What search engines and shared links say of the page")
    render_macros: Flag = Field(False, description="Whether the page uses macros")


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
