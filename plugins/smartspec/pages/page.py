"""A finished page, and what the site tells every page about itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias, dataclass_transform
from urllib.parse import urlsplit

from ..addresses import localised
from ..analysis.comparison import MANY_PAIRS
from ..analysis.organisations import Involvement
from ..edit.cms import Forge
from ..model import Contribution, Heading, Priority, Strategy, Term, Territory
from .facets import Value

MANY_PARTS = 3
"""Headings of level 2 that a page may have before those on a phone are offered a list of them."""


@dataclass(frozen=True)
class Publisher:
    """Who answers for the data: an organisation of a kind (ADMS), a function's e-mail, and the day it was issued."""

    name: str
    kind: str
    email: str
    issued: str
    number: str = ""
    """Organisation number with ten digits; empty where it has none."""


@dataclass(frozen=True)
class Settings:
    """What the owner of the site decides: its address, its name, who publishes it, where it is edited."""

    site_url: str
    names: dict[str, str]
    edit_base: str
    """Address of the forge's editor; a file's path is added to it. Empty: no edit links."""
    publisher: str = ""
    new_base: str = ""
    """Address of the forge's page for a new file; the folder's path is added to it. Empty: no such links."""
    issues: str = ""
    """Address of the forge's issues, ending in ``/``. Empty: no links to issue forms."""
    releases: str = ""
    """Address of the forge's list of releases. Empty: no link to it."""
    most_pairs: int = MANY_PAIRS
    """Pairs of counties up to which each gets a page of its own."""
    root: Path | None = None
    """The repository, for its history."""
    forge: Forge | None = None
    """Where forms send what is edited. None: the site has no forms, and no link to any."""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    """What the site is, by language, for pages that do not describe themselves."""
    data_publisher: Publisher | None = None
    """Who answers for the data in the catalogue. None: the site has no catalogue."""
    mailbox: str = ""
    """A function's e-mail address for corrections. Empty: no such links."""

    @property
    def host(self) -> str:
        """The host of the site, for identifiers that last; one that can never be where the site has no address."""
        return urlsplit(self.site_url).hostname or "smartspec.invalid"


@dataclass_transform(frozen_default=True)
@dataclass(frozen=True)
class View:
    """Base of what a page shows beside what every page has: a frozen dataclass, whose fields the template names."""

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True)(cls)


@dataclass(frozen=True)
class Crumb:
    """One step of the path to a page; ``address`` is the page's path within its language."""

    address: str
    title: str


@dataclass(frozen=True)
class DataFile:
    """A file for machines beside the pages; ``path`` is from the site's root."""

    path: str
    text: str | bytes

    @property
    def content(self) -> bytes:
        """The file's bytes; text is UTF-8. As such a build keeps it, since one dash doubles a text in memory."""
        return self.text if isinstance(self.text, bytes) else self.text.encode()


@dataclass(frozen=True)
class Body:
    """What a page says, as HTML: ``before`` and ``after`` it are its path, its sources and what is known about it."""

    html: str
    before: str = ""
    after: str = ""
    toc: tuple[Heading, ...] = ()
    """Its headings of level 2 and 3."""
    head: str = ""
    """What stands in its head: a feed, and what it is about, for machines."""


@dataclass(frozen=True)
class Cited:
    """The strategy that a page is about, and the priority where it is about one."""

    contribution: Contribution
    strategy: Strategy
    priority: Priority | None = None


Subject: TypeAlias = Territory | Cited | Value | Term | Involvement
"""The one thing that a page is about: of a theme's initiatives, its term; of a facet's priorities, the value."""


def territory_of(subject: Subject | None) -> Territory | None:
    """The county or the area that a page is about, or whose strategy it is about."""
    if isinstance(subject, Cited):
        return subject.contribution.territory
    if isinstance(subject, Value):
        return subject.territory
    return subject if isinstance(subject, Territory) else None


@dataclass(frozen=True)
class Page:
    """One page in one language. ``address`` is shared by its languages: ``regioner/dalarna/``.

    ``write`` makes its body, once, when it is first asked for: a preview shows one page of many.
    """

    address: str
    lang: str
    kind: str
    title: str
    description: str
    write: Callable[["Page"], Body] = field(repr=False)  # its facts hold the whole country
    source: str = ""
    crumbs: tuple[Crumb, ...] = field(default=())
    script: str | None = None
    """A script of this page only, from the site's root."""
    wide: bool = False
    canonical: str = ""
    """The address that is to be found instead of the page's own."""
    unlisted: bool = False
    """Whether it stands in no sitemap, since nothing is to be found there; without ``canonical`` not in any index."""
    changed: str | None = None
    """Day (YYYY-MM-DD) on which what it is made of last changed, where that is known."""
    document: str | None = None
    """The link to the same facts for programs, from where the page is."""
    subject: Subject | None = field(default=None, repr=False)

    @cached_property
    def body(self) -> Body:
        """What the page says."""
        return self.write(self)

    def forget(self) -> None:
        """Let go of the body: it would be written again."""
        self.__dict__.pop("body", None)

    @property
    def html(self) -> str:
        """What the page says, without what stands around it: all that a search needs to find."""
        return self.body.html

    @property
    def before(self) -> str:
        """The path to the page."""
        return self.body.before

    @property
    def after(self) -> str:
        """Its sources, and what is known about it."""
        return self.body.after

    @property
    def head(self) -> str:
        """What stands in its head."""
        return self.body.head

    @property
    def toc(self) -> tuple[Heading, ...]:
        """Its table of contents."""
        return self.body.toc

    @property
    def many_parts(self) -> bool:
        """Whether it has so many that one on a phone, where its table of contents has no room, needs a link to that."""
        return not self.wide and sum(heading.level == 2 for heading in self.toc) > MANY_PARTS

    @property
    def whole(self) -> str:
        """All of the page's HTML."""
        return self.before + self.html + self.after

    @property
    def url(self) -> str:
        """The page's path from the site's root: English pages lie below ``en/``."""
        return localised(self.address, self.lang)
