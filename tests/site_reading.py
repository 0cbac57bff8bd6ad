"""What is read of a built site without a browser: links, places, and whether its tags stand as they should."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

SITE = "https://smart-specialisering.example/"
OWN = "https://own.invalid/"
LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src", "form": "action"}
FETCHED = {"img", "script", "source", "iframe"}
FETCHING_RELS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
CLASSES = re.compile(r'<(\w+)[^>]*? class="?([^">]*)')
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Link:
    """One address in a page."""

    tag: str
    address: str
    attributes: dict[str, str | None]

    @property
    def fetched(self) -> bool:
        """Whether a browser fetches it without being asked."""
        return self.tag in FETCHED or bool(set((self.attributes.get("rel") or "").split()) & FETCHING_RELS)


@dataclass
class Read(HTMLParser):
    """The links and the ids of a page; ``faults`` are tags that are not closed in their order, and ids used twice."""

    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    lang: str = ""
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if name := attributes.get("id"):
            self.faults += [f"two with the id {name}"] if name in self.ids else []
            self.ids.add(name)
        if tag == "html":
            self.lang = attributes.get("lang") or ""
        if tag in LINKS and attributes.get(LINKS[tag]) is not None:
            self.links.append(Link(tag, str(attributes[LINKS[tag]]), attributes))

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1:] == [tag]:
            self._open.pop()
        else:
            self.faults.append(f"line {self.getpos()[0]}: </{tag}> within {self._open[-1:]}")

    def close(self) -> None:
        super().close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]


def read(file: Path) -> Read:
    reader = Read()
    reader.feed(file.read_text("utf-8"))
    reader.close()
    return reader


def elements(file: Path) -> set[tuple[str, ...]]:
    """The elements of a page by name and classes: what decides how they look, whatever they say."""
    return set(CLASSES.findall(file.read_text("utf-8")))


def url_of(file: Path, site: Path) -> str:
    return OWN + str(file.relative_to(site)).removesuffix("index.html")


def file_of(url: str, site: Path) -> Path:
    path = site / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if url.endswith("/") or path.is_dir() else path


def pages_of(site: Path) -> dict[Path, Read]:
    return {file: read(file) for file in sorted(site.rglob("*.html"))}


def broken(site: Path, pages: dict[Path, Read]) -> Iterator[str]:
    """Each link within the site that leads to no file, or to no place in it."""
    for file, page in pages.items():
        for link in page.links:
            url, _, anchor = urljoin(url_of(file, site), link.address).partition("#")
            if not url.startswith(OWN):
                continue
            target = file_of(url, site)
            where = f"{file.relative_to(site)}: {link.address}"
            if not target.is_file():
                yield f"{where}: no such file"
            elif anchor and target in pages and unquote(anchor) not in pages[target].ids:
                yield f"{where}: no such place"


def foreign(pages: dict[Path, Read]) -> list[str]:
    """What pages fetch from elsewhere."""
    return [
        f"{file}: {link.address}"
        for file, page in pages.items()
        for link in page.links
        if link.fetched and away(link.address)
    ]


def away(address: str) -> bool:
    return bool(urlsplit(address).netloc)


def own_absolute(pages: dict[Path, Read]) -> list[str]:
    """Absolute links to the site's own address that are not the page's permanent, canonical or alternate one."""
    return [
        f"{file}: {link.address}"
        for file, page in pages.items()
        for link in page.links
        if link.address.startswith(SITE)
        and "s3-permalink" not in (link.attributes.get("class") or "")
        and (link.attributes.get("rel") or "").strip() not in ("canonical", "alternate")
    ]


def css_addresses(css: str) -> list[str]:
    return [one or other for one, other in CSS_ADDRESS.findall(css)]
