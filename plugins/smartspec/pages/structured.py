"""What a page is about, for search engines: JSON-LD in the words of schema.org.

What the page's head says already, as its description, is not said again: this stands on some 400 pages.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from .. import addresses
from ..model import Atlas, Term, Territory
from .facets import Value
from .page import Cited, Page, Subject, territory_of

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
NUTS = "http://data.europa.eu/nuts/code/"
PLAIN = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})
"""Characters that could end a script or a line of one, as JSON writes them otherwise."""
Described = Mapping[str, Any]


def json_ld(page: Page, atlas: Atlas, site_url: str, document: str | None) -> Markup:
    """The script element; no character of a contributed text can end it.

    ``document`` is the path of the document with the same facts for programs, if there is one. Empty where the page is
    about nothing in particular, and on derived pages but those of themes: what they are about has a page of its own.
    """
    of_theme = isinstance(page.subject, Value) and page.subject.facet == "theme"
    if not page.subject or (addresses.PAGES[page.kind].derived and not of_theme):
        return Markup()
    graph = {
        "@context": "https://schema.org",
        "@graph": [_path(page, site_url), dict(_work(page, atlas, site_url, document))],
    }
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(PLAIN)
    return Markup(f'<script type="application/ld+json">{text}</script>')


def _path(page: Page, site_url: str) -> Described:
    items: list[Described] = [
        {
            "@type": "ListItem",
            "position": number,
            "name": step.title,
            "item": f"{site_url}{addresses.localised(step.address, page.lang)}",
        }
        for number, step in enumerate(page.crumbs, 1)
    ]
    here: Described = {"@type": "ListItem", "position": len(items) + 1, "name": page.title}  # the last needs no address
    return {"@type": "BreadcrumbList", "itemListElement": [*items, here]}


def _work(page: Page, atlas: Atlas, site_url: str, document: str | None) -> Iterator[tuple[str, Any]]:
    yield from (("@type", "CreativeWork"), ("@id", f"{site_url}{page.url}"))
    yield from (("name", page.title), ("inLanguage", page.lang), ("license", CC_BY))
    if document:
        kind, address = "application/json", site_url + document
        yield "encoding", {"@type": "MediaObject", "encodingFormat": kind, "contentUrl": address}
    if page.changed:
        yield "dateModified", page.changed
    if territory := territory_of(page.subject):
        yield "spatialCoverage", _place(territory, page.lang)
    strategy = page.subject.strategy if isinstance(page.subject, Cited) else None
    if strategy and strategy.period and not strategy.facts.period_approximate:
        start, end = strategy.period
        yield "temporalCoverage", f"{start}/{end or '..'}"
    if theme := _theme_of(page.subject, atlas):
        yield "about", _term(theme, site_url, page.lang)


def _theme_of(subject: Subject | None, atlas: Atlas) -> Term | None:
    if isinstance(subject, Cited) and subject.priority:
        return atlas.vocabularies["themes"].get(subject.priority.facts.theme)
    return subject.term if isinstance(subject, Value) else None


def _place(territory: Territory, lang: str) -> Described:
    return {
        "@type": "AdministrativeArea",
        "name": territory.name.text_in(lang),
        "identifier": territory.nuts,
        "sameAs": f"{NUTS}{territory.nuts}",
    }


def _term(theme: Term, site_url: str, lang: str) -> Described:
    return {
        "@type": "DefinedTerm",
        "@id": site_url + addresses.facet_address("theme", theme.id),
        "name": theme.name.text_in(lang),
        "termCode": theme.id,
    }
