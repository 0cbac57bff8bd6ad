"""What a search knows about a page, and what its results are grouped under."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from gettext import NullTranslations

from markupsafe import Markup

from ...addresses import Group
from ..citations import CITE

TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class SearchDocument:
    """One page as the search knows it; ``other`` is in the other language, so that its names are found too.

    ``group`` is one of ``group_names``; ``weight`` is multiplied with how well the page answers.
    """

    address: str
    kind: str
    group: Group
    title: str
    place: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    text: str = ""
    weight: float = 1


def group_names(gettext: Callable[[str], str]) -> dict[Group, str]:
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


def said(words: NullTranslations) -> dict[str, str | list[str]]:
    """What the browser's script says; of what depends on a number, that for one and that for several."""
    return {
        "count": _counted(lambda number: words.ngettext("%(num)s result", "%(num)s results", number)),
        "none": words.gettext("No results for “%(text)s”. Try fewer or shorter words."),
        "all": _counted(
            lambda number: words.ngettext("Show the result on the search page", "Show all %(num)s results", number)
        ),
        "more": words.gettext("Show %(num)s more"),
    }


def _counted(ngettext: Callable[[int], str]) -> list[str]:
    return [ngettext(1), ngettext(2)]


def words_in(html: str) -> str:
    """The text of a page's own HTML."""
    return " ".join(Markup(TAG.sub(" ", CITE.sub("", html))).unescape().split())
