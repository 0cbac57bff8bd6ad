"""Words by which people look for a page of the site whose own words are others."""

from collections.abc import Mapping

from ...model import Atlas


def looked_for(atlas: Atlas, lang: str) -> Mapping[str, tuple[str, ...]]:
    """The words of the editors' list in that language, by address of a page or of a folder of pages."""
    found = {}
    for listed in atlas.node.page_search_terms.pages:
        lines = getattr(listed.search_terms, lang)
        found[listed.page.removeprefix("/")] = tuple(word.strip() for line in lines for word in line.split(","))
    return found
