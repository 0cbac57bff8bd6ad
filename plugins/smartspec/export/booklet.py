"""A region's pages, or the country's, as one booklet: PDF/UA, set by Typst, which is the extra ``book``.

What the pages say is what the booklet says: it is made of their finished HTML, a chapter a page, each with its sources.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import typst

from ..pages.page import Page
from .page_tree import Chapter, joined

TEMPLATE = Path(__file__).with_suffix(".typ")


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
    """The PDF; each page is a chapter. The same pages give the same bytes. Raises ``typst.TypstError``."""
    chapters = [
        Chapter(f"c{number}", page.title, f"{site_url}{page.url}", page.html + page.after)
        for number, page in enumerate(pages, start=1)
    ]
    joined(chapters)
    facts = asdict(about) | {
        "day": [about.day.year, about.day.month, about.day.day],
        "chapters": [{"name": one.name, "title": one.title, "nodes": one.nodes} for one in chapters],
    }
    made = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"book": json.dumps(facts)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes)
    return made
