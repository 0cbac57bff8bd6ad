"""What a search knows about a page, and what its results are grouped under."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from gettext import NullTranslations

from markupsafe import Markup

from ... import addresses
from ...addresses import Group
from ...analysis.initiatives import Initiative, all_initiatives
from ...model import Atlas, Contribution
from ..citations import CITE

TAG = re.compile(r"<[^>]+>")
CELL = re.compile(r"</(?:t[dhr]|li|dt|dd|h\d|p)>")
CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)


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
    state: str = ""
    """Whether its strategy holds, in words; empty on pages that are not about one."""
    theme: str = ""
    touches: tuple[str, ...] = ()
    county: str = ""
    """The ids of its main theme, of those that it touches, and of the county that it is about."""
    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """The addresses of the organisations that a priority names: those that take part, in its order, then the others."""


def group_names(gettext: Callable[[str], str]) -> dict[Group, str]:
    """What results are grouped under, in the order in which groups that answer equally well are shown."""
    return {
        "priorities": gettext("Priorities"),
        "regions": gettext("Regions"),
        "areas": gettext("Programme areas"),
        "strategies": gettext("Strategies"),
        "themes": gettext("Themes and codes"),
        "comparisons": gettext("Comparisons"),
        "organisations": gettext("Organisations"),
        "money": gettext("Initiatives"),
        "about": gettext("About the site and the method"),
    }


Said = dict[str, str | list[str]]


def said(words: NullTranslations) -> Said:
    """What the browser's script says; of what depends on a number, that for one and that for several."""
    _ = words.gettext
    return {
        "count": _counted(lambda number: words.ngettext("%(num)s result", "%(num)s results", number)),
        "nearest": _counted(lambda number: words.ngettext("The nearest result", "The %(num)s nearest results", number)),
        "none": _("No results for “%(text)s”. Try fewer or shorter words."),
        "all": _counted(
            lambda number: words.ngettext("Show the result on the search page", "Show all %(num)s results", number)
        ),
        "more": _("Show %(num)s more"),
        "missing": _("Missing: %(words)s"),
        "unused": _("Not used, as no result has it: %(words)s."),
        "meant": _("Did you mean:"),
    }


def reasons(words: NullTranslations) -> dict[str, dict[str, str]]:
    """What the browser's script says of where and how a word was found."""
    _ = words.gettext
    return {
        "fields": {
            "name": _("in the name"),
            "keywords": _("among themes, codes and actors"),
            "summary": _("in the summary"),
            "other": _("in the name in the other language"),
            "parts": _("in a part of a word"),
            "text": _("in the text"),
        },
        "ways": {
            "same": _("here called “%(by)s”"),
            "theme": _("belongs to the theme %(by)s"),
            "ofTheme": _("belongs to the theme %(by)s"),
            "explained": _("is explained here"),
            "related": _("related word: %(by)s"),
            "named": _("in “%(by)s”, which names it"),
            "context": _("is used in the theme %(by)s"),
            "ofContext": _("is used in the theme %(by)s"),
            "place": _("%(by)s lies here"),
            "inPlace": _("%(by)s lies in the county"),
            "parts": _("only the parts of the word"),
            "apart": _("only the parts of the word"),
            "half": _("only a part of the word"),
            "part": _("only the first part of the word"),
            "kin": _("only a word with the same root"),
            "subject": _("only the first part of the word"),
            "error": _("nearly the same spelling"),
        },
    }


def operations(atlas: Atlas, lang: str) -> list[dict[str, object]]:
    """Every financed operation: what it is called and does, who takes part, and the page that lists it."""
    return [_operation(item, lang) for item in all_initiatives(atlas)]


def names_of_operations(contribution: Contribution) -> str:
    """What the operations of a territory's tables are called, in both languages, and who takes part in them."""
    rows = contribution.initiatives
    names = (
        [r.Operation_Name_Programme_Language, r.Operation_Name_English, r.Beneficiary_Name, *r.Partners] for r in rows
    )
    return " · ".join(dict.fromkeys(name for own in names for name in own if name))


def _operation(item: Initiative, lang: str) -> dict[str, object]:
    facts, territory = item.facts, item.rows[0].contribution.territory
    english = lang == "en"
    summary = (english and facts.Operation_Summary_English) or facts.Operation_Summary_Programme_Language
    return {
        "name": (english and facts.Operation_Name_English) or facts.Operation_Name_Programme_Language,
        "summary": summary or "",
        "actors": [name for name in (facts.Beneficiary_Name, *facts.Partners) if name],
        "address": addresses.initiatives_address(territory),
        "place": territory.name.text_in(lang),
        "county": territory.slug if territory.kind == "county" else "",
    }


def common(atlas: Atlas, lang: str) -> list[str]:
    """Words that calls and applications have whatever they are about: no text is matched by them."""
    lines = getattr(atlas.node.common_words.words, lang)
    return [word.strip() for line in lines for word in line.split(",")]


def asking(words: NullTranslations) -> list[str]:
    """Words that only ask: a question about them and something else is about the other."""
    asked = words.gettext(
        "priority priorities prioritise prioritised prioritises strategy strategies region regions county counties "
        "area areas focus invest invests investing work works working find company companies business businesses "
        "sector sectors branch branches strong strength strengths support country develop develops question my "
        "tell show information facts there exists soon much regarding related do does did can could where when why "
        "want need get make know best my"
    )
    return asked.split()


def _counted(ngettext: Callable[[int], str]) -> list[str]:
    return [ngettext(1), ngettext(2)]


def words_in(html: str) -> str:
    """The text of a page's own HTML without what it shows as code; what stands by itself is divided from the next."""
    parts = CELL.split(CODE.sub("", CITE.sub("", html)))
    told = (" ".join(Markup(TAG.sub(" ", part)).unescape().split()) for part in parts)
    return " · ".join(part for part in told if part)
