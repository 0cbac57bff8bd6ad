"""What Typst sets, which is the extra ``book``: booklets of pages, and the pictures for where pages are shared.

What the pages say is what a booklet says: it is made of their finished HTML, a chapter a page, each with its sources.
The same pages, and the same card, give the same bytes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typst

from ..pages.figures.land import SIZE, outlines
from ..pages.figures.marks import Kind
from ..pages.page import Page
from .page_tree import Chapter, joined

FILLS: Mapping[Kind, str] = {
    "solid": "#114b63",
    "half": "#5c9dba",
    "pale": "#cfe3ee",
    "hollow": "#eef4f7",
    "hatched": "url(#h)",
}
HATCHING = (
    '<defs><pattern id="h" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0V7" stroke="#767676" stroke-width="2"/></pattern></defs>'
)


@dataclass(frozen=True)
class Card:
    """What stands on a card: ``said`` are its lines, ``kinds`` how each county is filled, by slug."""

    title: str
    site: str
    said: Sequence[str]
    kinds: Mapping[str, Kind]
    lang: str


@dataclass(frozen=True)
class About:
    """What stands first in a booklet. ``said`` are sentences; ``day`` is the day that its pages are of."""

    title: str
    site: str
    address: str
    contents: str
    said: Sequence[str]
    lang: str
    day: date


def booklet(about: About, pages: Sequence[Page], site_url: str) -> bytes:
    """A booklet as PDF/UA; each page is a chapter. Raises ``typst.TypstError``."""
    chapters = [
        Chapter(f"c{number}", page.title, f"{site_url}{page.url}", page.html + page.after)
        for number, page in enumerate(pages, start=1)
    ]
    joined(chapters)
    facts = asdict(about) | {
        "day": [about.day.year, about.day.month, about.day.day],
        "chapters": [{"name": one.name, "title": one.title, "nodes": one.nodes} for one in chapters],
    }
    return _compiled("booklet.typ", {"book": json.dumps(facts)}, format="pdf", pdf_standards=["ua-1"])


def png(card: Card) -> bytes:
    """A card as PNG, 1200 × 630 pixels: services that show such cards take no SVG. Raises ``typst.TypstError``."""
    facts = {"title": card.title, "site": card.site, "said": [*card.said], "map": _map(card.kinds), "lang": card.lang}
    return _compiled("card.typ", {"card": json.dumps(facts)}, format="png", ppi=72)


def _compiled(template: str, inputs: dict[str, str], **how: Any) -> bytes:
    """The template beside this module filled in; only fonts that Typst itself has are used."""
    text = Path(__file__).with_name(template).read_bytes()
    made = typst.compile(text, sys_inputs=inputs, ignore_system_fonts=True, **how)
    assert isinstance(made, bytes)
    return made


def _map(kinds: Mapping[str, Kind]) -> str:
    """The map as SVG with colours of its own: no style sheet reaches into a picture."""
    drawn = [
        f'<path fill="{FILLS[kinds[slug]]}" stroke="#767676" d="{outline}"/>'
        for slug, outline in outlines().items()
        if slug in kinds
    ]
    box = f"0 0 {SIZE[0]:g} {SIZE[1]:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{HATCHING}{"".join(drawn)}</svg>'
