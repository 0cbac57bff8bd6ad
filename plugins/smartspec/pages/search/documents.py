"""What a search knows about a page, and what its results are grouped under."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from gettext import NullTranslations

from markupsafe import Markup

from ... import addresses
from ...addresses import Group
from ...analysis.money import Initiative, all_initiatives
from ...model import Atlas, Contribution, Territory
from ..citations import CITE

TAG = re.compile(r"<[^>]+>")
CELL = re.compile(r"</(?:t[dhr]|li|dt|dd|h\d|p)>")
CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
LONGEST_SHORT_NAME = 5
SHORT_NAME = re.compile(rf"(?=(?:.*[A-ZÅÄÖ]){{2}})[A-ZÅÄÖa-zåäö]{{2,{LONGEST_SHORT_NAME}}}")
"""A few letters, of which at least two are capitals, and the first begins a longer name too: KTH, LiU, but not AB."""
BETWEEN = re.compile(r"[,()]")


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


Said = dict[str, str | list[str] | dict[str, str]]


def said(words: NullTranslations) -> Said:
    """What the browser's script says; of what depends on a number, that for one and that for several."""
    _ = words.gettext
    return {
        "count": _counted(lambda number: words.ngettext("%(num)s result", "%(num)s results", number)),
        "none": _("No results for “%(text)s”. Try fewer or shorter words."),
        "all": _counted(
            lambda number: words.ngettext("Show the result on the search page", "Show all %(num)s results", number)
        ),
        "more": _("Show %(num)s more"),
        "missing": _("Missing: %(words)s"),
        "unused": _("Not used, as no result has it: %(words)s."),
        "meant": _("Did you mean:"),
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
            "context": _("is used in the theme %(by)s"),
            "ofContext": _("is used in the theme %(by)s"),
            "place": _("%(by)s lies here"),
            "inPlace": _("%(by)s lies in the county"),
            "parts": _("only the parts of the word"),
            "apart": _("only the parts of the word"),
            "half": _("only a part of the word"),
            "part": _("only the first part of the word"),
            "subject": _("only the first part of the word"),
            "error": _("nearly the same spelling"),
        },
    }


def meanings(atlas: Atlas) -> dict[str, object]:
    """What the editors' lists say that words mean: other words for the themes and for
    what the glossary names, and the places of each county.
    """
    places: dict[str, list[str]] = {}
    for one in atlas.node.municipalities:
        places.setdefault(one.county, []).append(one.name)
    listed = [(term.id, term.search_terms) for term in atlas.vocabularies["themes"].terms]
    listed += [("", term.search_terms) for term in atlas.vocabularies["instruments"].terms]
    themes = [(name, terms.sv, terms.en) for name, terms in listed if terms]
    named = [word.name for word in atlas.node.glossary.words]
    named += [term.name for term in atlas.vocabularies["instruments"].terms]
    themes.append(("", _alternatives(name.sv for name in named), _alternatives(name.en or "" for name in named)))
    explained = [word.name for word in atlas.node.glossary.words]
    themes.append(("", tuple(_with_short_names(atlas)), ()))
    return {
        "themes": themes,
        "places": {county: "|".join(names) for county, names in places.items()},
        "counties": {county.slug: _names(atlas, county) for county in atlas.territories.counties},
        "explained": [_parts(name.sv for name in explained), _parts(name.en or "" for name in explained)],
    }


def other_names(atlas: Atlas, territory: Territory) -> tuple[str, ...]:
    """Provinces and other names by which people look for a county."""
    return tuple(place.name for place in atlas.node.places if place.county == territory.slug)


def _names(atlas: Atlas, county: Territory) -> tuple[str, ...]:
    """What a county is called, in each language and with “län”, and its other names."""
    names = (county.name.sv, county.name.en or "", county.county_name, *other_names(atlas, county))
    return tuple(dict.fromkeys(name for name in names if name))


def _with_short_names(atlas: Atlas) -> Iterable[str]:
    """A line for each organisation that has a short name beside a long one: “KTH, Kungliga Tekniska högskolan”."""
    for one in atlas.node.organisations.organisations:
        parts = {part.lower(): part for part in _parts((one.name.sv, one.name.en or "", *one.also))}
        long = [part for part in parts.values() if " " in part or len(part) > LONGEST_SHORT_NAME]
        first = {part[0].lower() for part in long}
        short = [part for part in parts.values() if SHORT_NAME.fullmatch(part) and part[0].lower() in first]
        if short:
            yield ", ".join([*short, *long])


def _parts(names: Iterable[str]) -> list[str]:
    """Each name by itself: “smart specialisering (S3)” → “smart specialisering”, “S3”."""
    return [part.strip() for name in names for part in BETWEEN.split(name) if part.strip()]


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


def _alternatives(names: Iterable[str]) -> tuple[str, ...]:
    """The names that have others beside them, as lines: “smart specialisering (S3)” → “smart specialisering, S3”."""
    lists = ([part.strip() for part in BETWEEN.split(name) if part.strip()] for name in names)
    return tuple(", ".join(parts) for parts in lists if len(parts) > 1)


def context(atlas: Atlas, lang: str) -> list[tuple[str, list[str]]]:
    """The words by which a text in that language is matched: of each theme, lines of words for the same thing."""
    return [
        (term.id, [line for terms in (term.search_terms, term.context) if terms for line in getattr(terms, lang)])
        for term in atlas.vocabularies["themes"].terms
    ]


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


def looked_for(gettext: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Words by which people look for a page of the site whose own words are others, by address."""
    _ = gettext
    said = {
        addresses.OVERVIEW: _("start page, map, overview"),
        addresses.NODE: _(
            "contact point, coordination, who coordinates, national node, responsible authority, organiser"
        ),
        addresses.SUPPORT: _(
            "guidance, guide, template, how to write a strategy, tools, advice, help, learning, good examples, "
            "follow-up, evaluation"
        ),
        addresses.GLOSSARY: _("concepts, terms, definitions, abbreviations, what it means, dictionary, explanation"),
        addresses.NATIONAL: _(
            "Sweden, the whole country, situation, statistics, how many, number of, summary, ends, expires, "
            "runs out, key figures, state of strategies"
        ),
        addresses.EUROPE: _(
            "Baltic Sea strategy, EUSBSR, macro-region, S3 platform, partnerships, international, other countries, "
            "abroad, Interreg, JRC, Vanguard, European Commission, EU cooperation, networks"
        ),
        addresses.PARTNERS: _(
            "find partners, consortium, EU project, interregional, international cooperation, partner search, "
            "partners in other countries"
        ),
        addresses.CONDITION: _(
            "requirements, EU requirements, criteria, regulation, thematic, fulfilled, good governance, enabling "
            "condition, fulfilment criteria, ex ante, entrepreneurial discovery process, EDP"
        ),
        addresses.REGIONS: _(
            "map, all regions, list of regions, counties, strategies in force, ends, expires, runs out, no "
            "strategy, without a strategy, have expired, status"
        ),
        addresses.AREAS: _(
            "Regional Fund, ERDF, map, parts of the country, programme areas, NUTS 2, regional programmes, "
            "calls, open calls, calls for proposals, apply, apply for money, what is open now"
        ),
        addresses.PRIORITIES: _(
            "all priorities, list, number of, how many, filter, Excel, download, areas of strength, focus "
            "areas, what regions focus on"
        ),
        addresses.COMPARISON: _("matrix, alike, similar, similarities, differences, in common, themes of all regions"),
        addresses.TWO: _("compare regions, similarities, differences, alike, in common, pair"),
        addresses.PERIODS: _(
            "change over time, earlier period, former strategy, new strategy, before, development, how "
            "priorities have changed, changed priorities"
        ),
        addresses.OVERLAP: _(
            "similarity, similar, alike, most like each other, common, in common, duplication, complement"
        ),
        addresses.INITIATIVES: _(
            "money, amounts, sums, projects, operations, funding, financed, grants, EU money, in Sweden, budget, "
            "costs, EU funds, Regional Fund, beneficiaries, recipients, list of operations, who received, ERDF, "
            "how much money, who gets money"
        ),
        addresses.ACTORS: _(
            "organisations, actors, companies, universities, clusters, institutes, science parks, partners, who "
            "takes part, participants, municipalities, authorities"
        ),
        addresses.FIGURES: _(
            "charts, diagrams, maps, graphs, statistics, images, presentation, slides, how many, number of, "
            "visualisation, embed, embed on your own site"
        ),
        addresses.CODEBOOK: _("classification, codes, categories, theme definitions, themes, taxonomy"),
        addresses.LISTS["nace"]: _("NACE codes, codes, list of codes, industries"),
        addresses.LISTS["nabs"]: _("NABS codes, codes, list of codes, purposes of research"),
        addresses.LISTS["territories"]: _("county codes, NUTS codes, codes, list of counties, codes of counties"),
        addresses.PROGRAMMES: _("Regional Fund, ERDF, Interreg, list of programmes, EU programmes"),
        addresses.METHOD: _(
            "how it is calculated, computed, similarity, measure, formula, reliability, how counted, sources, selection"
        ),
        addresses.EXCHANGE: _(
            "find partners, cooperation, offers, needs, looking for, test environment, collaborate, demand, exchange"
        ),
        addresses.CALENDAR: _(
            "events, conference, meeting, dates, seminar, webinar, when, workshop, upcoming, agenda, deadline, "
            "ends, expires, calls"
        ),
        addresses.NEWS: _("latest, current, newsletter, RSS, what is new"),
        addresses.QUALITY: _(
            "errors, mistakes, missing, correct, outdated, out of date, review, data quality, report an error, feedback"
        ),
        addresses.CHANGES: _("updated, last changed, history, what has changed, new on the site, versions"),
        addresses.OPEN_DATA: _(
            "download, data, dataset, Excel, CSV, JSON, spreadsheet, files, reuse, licence, export, table, "
            "database, open data"
        ),
        addresses.OPEN_DATA_API: _("API, developers, programming, endpoints, OpenAPI, JSON, machine-readable"),
        addresses.MATCH: _(
            "my project idea, does my idea fit, application, proposal, find a region, apply for money, match, "
            "which region fits, partners for a project, abstract"
        ),
        addresses.ABOUT: _(
            "who is behind, who publishes, publisher, responsible, sender, licence, correct, the website, this "
            "site, contact, copyright, cite, contact us, e-mail, personal data, GDPR, privacy, cookies, how to "
            "reach us"
        ),
        addresses.CONCEPT: _(
            "S3, RIS3, introduction, what it is, what it means, beginners, background, in short, definition, "
            "explained, example, why, entrepreneurial discovery, next period"
        ),
    }
    return {address: tuple(words.split(", ")) for address, words in said.items()}


def _counted(ngettext: Callable[[int], str]) -> list[str]:
    return [ngettext(1), ngettext(2)]


def words_in(html: str) -> str:
    """The text of a page's own HTML without what it shows as code; what stands by itself is divided from the next."""
    parts = CELL.split(CODE.sub("", CITE.sub("", html)))
    told = (" ".join(Markup(TAG.sub(" ", part)).unescape().split()) for part in parts)
    return " · ".join(part for part in told if part)
