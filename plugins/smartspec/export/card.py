"""The picture of a region or a theme for where its page is shared: 1200 × 630 pixels, PNG, set by Typst, the extra
``book``. Services that show such cards take no SVG."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

from ..pages.figures.land import SIZE, outlines
from ..pages.figures.marks import Kind

TEMPLATE = Path(__file__).with_suffix(".typ")
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


def png(card: Card) -> bytes:
    """The picture; the same card gives the same bytes. Raises ``typst.TypstError``."""
    facts = {"title": card.title, "site": card.site, "said": [*card.said], "map": _map(card.kinds), "lang": card.lang}
    made = typst.compile(
        TEMPLATE.read_bytes(), format="png", ppi=72, sys_inputs={"card": json.dumps(facts)}, ignore_system_fonts=True
    )
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
