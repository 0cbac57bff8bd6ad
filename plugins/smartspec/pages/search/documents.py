"""What a search knows about a page, and what its results are grouped under."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from ... import addresses
from ..citations import CITE

TAG = re.compile(r"<[^>]+>")
BY_KIND = {"region": "regions", "priority": "priorities", "strategy": "strategies"}
BY_FOLDER = {
    addresses.AREAS: "areas",
    addresses.COMPARISON: "comparisons",
    addresses.REGIONS: "regions",
    addresses.CODEBOOK: "themes",
    "prioriteringar/": "themes",
}


@dataclass(frozen=True)
class SearchDocument:
    """One page as the search knows it; ``other`` is in the other language, so that its names are found too.

    ``group`` is one of ``group_names``; ``weight`` is multiplied with how well the page answers.
    """

    address: str
    kind: str
    group: str
    title: str
    place: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    text: str = ""
    weight: float = 1


def group_names(gettext: Callable[[str], str]) -> dict[str, str]:
    """What results are grouped under, in the order in which groups that answer equally well are shown."""
    return {
        "priorities": gettext("Priorities"),
        "regions": gettext("Regions"),
        "areas": gettext("Programme areas"),
        "strategies": gettext("Strategies"),
        "themes": gettext("Themes and codes"),
        "comparisons": gettext("Comparisons"),
        "about": gettext("About the site and the method"),
    }


def group_of(kind: str, address: str) -> str:
    """The group of a page: by its kind, else by the folder that it lies in."""
    folder = address.partition("/")[0] + "/"
    return BY_KIND.get(kind) or BY_FOLDER.get(folder, "about")


def words_in(html: str) -> str:
    """The text of a page's own HTML."""
    return " ".join(Markup(TAG.sub(" ", CITE.sub("", html))).unescape().split())
