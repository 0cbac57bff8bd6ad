"""What is read of a built site without a browser: links, places, and whether its tags stand as they should."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element, TreeBuilder

SITE = "https://smart-specialisering.example/"
OWN = "https://own.invalid/"
LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src", "form": "action"}
FETCHED = {"img", "script", "source", "iframe"}
FETCHING_RELS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
CLASSES = re.compile(r'<(\w+)[^>]*? class="?([^">]*)')
TAG = re.compile(
    r"""<!--.*?-->|<![^>]*>|<(?P<raw>script|style)\b(?P<own>(?:[^"'>]++|"[^"]*"|'[^']*')*+)>.*?</(?P=raw)>"""
    r"""|<(/?)([a-zA-Z][^\s/>]*)((?:[^"'>]++|"[^"]*"|'[^']*')*+)>""",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*(=)\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
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
class Read:
    """The links and the ids of a page; ``faults`` are tags that are not closed in their order, and ids used twice."""

    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    lang: str = ""


class Tag(NamedTuple):
    """A tag in a page: its name, what it says of itself, whether it opens or closes an element, and where it stands."""

    name: str
    said: str
    opens: bool
    closes: bool
    start: int
    end: int

    @property
    def attributes(self) -> dict[str, str | None]:
        found = ATTRIBUTE.findall(self.said)
        return {name: unescape(one or other or bare) if sign else None for name, sign, one, other, bare in found}


def tags(html: str) -> Iterator[Tag]:
    """The tags of a page that is written as it should be; what stands in a script is none, and a comment has no name.

    ``html.parser`` takes twice as long, and html5lib four times.
    """
    for match in TAG.finditer(html):
        raw, own, slash, name, said = match.groups()
        if raw:
            yield Tag(raw, own, True, False, match.start(), match.end("own"))
            yield Tag(raw, "", False, True, match.end() - len(raw) - 3, match.end())
        else:
            closes = bool(slash) or name in VOID or bool(said and said.endswith("/"))
            yield Tag(name or "", said or "", bool(name) and not slash, bool(name) and closes, *match.span())


def read(file: Path) -> Read:
    page, html = Read(), file.read_text("utf-8")
    inside: list[str] = []
    for tag in tags(html):
        if tag.opens and (tag.name in LINKS or "id=" in tag.said or tag.name == "html"):
            attributes = tag.attributes
            if name := attributes.get("id"):
                page.faults += [f"two with the id {name}"] if name in page.ids else []
                page.ids.add(name)
            if tag.name == "html":
                page.lang = attributes.get("lang") or ""
            if (address := attributes.get(LINKS.get(tag.name, ""))) is not None:
                page.links.append(Link(tag.name, address, attributes))
        if tag.opens and not tag.closes:
            inside.append(tag.name)
        elif tag.closes and not tag.opens:
            if inside[-1:] == [tag.name]:
                inside.pop()
            else:
                line = html.count("\n", 0, tag.start) + 1
                page.faults.append(f"line {line}: </{tag.name}> within {inside[-1:]}")
    page.faults += [f"<{name}> is never closed" for name in inside]
    return page


def tree(html: str) -> Element:
    """The elements of a page, or of a part of one, below one of its own: none may be left open."""
    builder, at = TreeBuilder(), 0
    builder.start("part", {})
    for tag in tags(html):
        builder.data(unescape(html[at : tag.start]))
        at = tag.end
        if tag.opens:
            builder.start(tag.name, {name: value or "" for name, value in tag.attributes.items()})
        if tag.closes:
            builder.end(tag.name)
    builder.data(unescape(html[at:]))
    builder.end("part")
    return builder.close()


def elements(file: Path) -> set[tuple[str, ...]]:
    """The elements of a page by name and classes: what decides how they look, whatever they say."""
    return set(CLASSES.findall(file.read_text("utf-8")))


def nestings(file: Path) -> set[tuple[str | None, ...]]:
    """The elements of a page by the name of what they stand in, their own, and their classes."""
    found: set[tuple[str | None, ...]] = set()
    inside = [""]
    for tag in tags(file.read_text("utf-8")):
        if tag.opens:
            found.add((inside[-1], tag.name, tag.attributes.get("class")))
            inside += [] if tag.closes else [tag.name]
        elif tag.closes:
            inside.pop()
    return found


def text_of(element: Element) -> str:
    """Its text, with one space wherever there is any."""
    return " ".join("".join(element.itertext()).split())


def url_of(file: Path, site: Path) -> str:
    return OWN + str(file.relative_to(site)).removesuffix("index.html")


def file_of(url: str, site: Path) -> Path:
    path = site / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if url.endswith("/") or path.is_dir() else path


def pages_of(site: Path) -> dict[Path, Read]:
    return {file: read(file) for file in sorted(site.rglob("*.html"))}


def broken(site: Path, pages: dict[Path, Read]) -> Iterator[str]:
    """Each link within the site that leads to no file, or to no place in it."""

    @cache
    def found(url: str) -> Path | None:
        file = file_of(url, site)
        return file if file.is_file() else None

    for file, page in pages.items():
        own = url_of(file, site)
        for address in dict.fromkeys(link.address for link in page.links):
            url, _, anchor = urljoin(own, address).partition("#")
            if not url.startswith(OWN):
                continue
            target = found(url)
            if not target:
                yield f"{file.relative_to(site)}: {address}: no such file"
            elif anchor and target in pages and unquote(anchor) not in pages[target].ids:
                yield f"{file.relative_to(site)}: {address}: no such place"


def foreign(pages: dict[Path, Read]) -> list[str]:
    """What pages fetch from elsewhere."""
    return [
        f"{file}: {link.address}"
        for file, page in pages.items()
        for link in page.links
        if link.fetched and away(link.address)
    ]


def away(address: str) -> bool:
    return "//" in address and bool(urlsplit(address).netloc)


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
