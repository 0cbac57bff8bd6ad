"""A finished page as a tree of what it says, for other forms than HTML: headings, paragraphs, lists, tables, links.

A node is a text, or a dict with its kind under ``k`` and its content under ``c``. Words are data in it and never
markup, so that no form it is given can take them for instructions.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin

Node = str | dict[str, Any]

KINDS = {
    "p": "p", "ul": "ul", "ol": "ol", "li": "li", "dl": "dl", "dt": "dt", "dd": "dd", "blockquote": "quote",
    "table": "table", "tr": "tr", "td": "td", "th": "th", "a": "a", "strong": "b", "b": "b", "em": "i", "i": "i",
    "code": "code", "sup": "sup", "br": "br",
}  # fmt: skip
"""What becomes of an element; others give way to their content."""
HEADING = re.compile("h([1-6])")
VOID = {"br", "img", "input", "hr", "meta", "link", "wbr", "col"}
LEFT_OUT = {"svg", "script", "style", "template", "button", "form", "nav", "figure", "label", "select", "iframe"}
"""Elements that are for the screen only, or pictures, whose tables and files are on the site."""
LEFT_OUT_CLASSES = {"s3-map", "s3-work-there", "s3-fold-note", "s3-about", "s3-hidden", "s3-unseen"}
LEFT_OUT_PARTS = {"jamfor", "program"}
"""Parts, by the id of their heading, that are nothing but links to other pages."""
SPACE = re.compile(r"[ \t\n\r\f]+")
TEXTUAL = {"p", "li", "dt", "dd", "td", "th", "h", "a", "b", "i", "code", "sup", "lang", "note", "tag"}
"""Kinds in which a space between two elements is a space between words."""


@dataclass
class _Element:
    tag: str
    attributes: Mapping[str, str]
    children: list["str | _Element"] = field(default_factory=list)


class _Reader(HTMLParser):
    """HTML as elements. It comes from our own templates, where everything is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = _Element("", {})
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(_Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@dataclass
class Chapter:
    """A page's tree. ``address`` is where the page lies; ids are told apart from other chapters' by ``name``."""

    name: str
    title: str
    address: str
    html: str
    nodes: list[Node] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    level: int = 1
    """The last heading's level: the next is at most one deeper."""

    def read(self) -> None:
        """Make the tree of the page's HTML."""
        reader = _Reader()
        reader.feed(self.html)
        reader.close()
        self.nodes = self._all(reader.top.children, "")

    def _all(self, children: list["str | _Element"], within: str) -> list[Node]:
        found: list[Node] = []
        for child in children:
            if isinstance(child, str):
                text = SPACE.sub(" ", child)
                if text.strip() or (text and within in TEXTUAL):
                    found.append(text)
            elif not self._left_out(child):
                found += self._one(child, within)
        return found

    def _left_out(self, element: _Element) -> bool:
        about = element.attributes
        if element.tag in LEFT_OUT or element.tag == "h1" or "hidden" in about or about.get("aria-hidden") == "true":
            return True
        if element.tag == "details" and any(f'id="{part}"' in _start(element) for part in LEFT_OUT_PARTS):
            return True
        return bool(LEFT_OUT_CLASSES & set(about.get("class", "").split()))

    def _one(self, element: _Element, within: str) -> list[Node]:
        about, kind = element.attributes, KINDS.get(element.tag, "")
        classes = about.get("class", "").split()
        node: dict[str, Any] = {"k": "" if {"s3-cards", "s3-card"} & set(classes) else kind}
        if heading := HEADING.fullmatch(element.tag):
            self.level = min(int(heading[1]), self.level + 1)
            node = {"k": "h", "level": self.level}
        elif "s3-note" in classes:
            node = {"k": "note"}
        elif "s3-tag" in classes:
            node = {"k": "tag"}
        elif kind == "a":
            node["to"] = urljoin(self.address, about.get("href", ""))
        elif kind in ("td", "th"):
            node |= {"colspan": _span(about.get("colspan")), "rowspan": _span(about.get("rowspan"))}
        elif not kind and (element.tag == "span" and about.get("lang")):
            node = {"k": "lang"}
        node["c"] = self._all(element.children, node["k"] or within)
        if about.get("lang"):
            node["lang"] = about["lang"]
        if about.get("id"):
            self.ids.add(about["id"])
            node["id"] = f"{self.name}-{about['id']}"
        if node["k"]:
            return [node]
        return [{"k": "mark", "id": node["id"], "c": []}, *node["c"]] if "id" in node else node["c"]


def _start(element: _Element) -> str:
    """The ids of an element's own heading, as they stand in HTML."""
    found = f'id="{element.attributes.get("id", "")}"'
    for child in element.children:
        if isinstance(child, _Element) and (child.tag == "summary" or HEADING.fullmatch(child.tag)):
            found += _start(child)
    return found


def _span(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() else 1


def joined(chapters: list[Chapter]) -> None:
    """Read the chapters, and let links between them lead within the book; others keep the address on the site."""
    for chapter in chapters:
        chapter.read()
    by_address = {chapter.address: chapter for chapter in chapters}
    for chapter in chapters:
        _linked(chapter.nodes, by_address)


def _linked(nodes: list[Node], by_address: Mapping[str, Chapter]) -> None:
    for node in nodes:
        if isinstance(node, str):
            continue
        if node["k"] == "a":
            address, fragment = urldefrag(node["to"])
            chapter = by_address.get(address)
            if chapter and (not fragment or fragment in chapter.ids):
                node["within"] = f"{chapter.name}-{fragment}" if fragment else chapter.name
            elif not address.startswith(("https://", "http://", "mailto:")):
                node["k"] = "mark"  # no link at all
        _linked(node["c"], by_address)
