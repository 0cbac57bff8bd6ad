"""Kinds of pages and where each page lives. An address never changes once published."""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from posixpath import commonprefix
from typing import Literal

from .analysis.coverage import Placed
from .analysis.exchange import ExchangeEntry
from .analysis.initiative_facets import facet_of
from .model import CODE_LISTS, Event, NewsItem, Strategy, Territory
from .model.atlas import AREAS as FOLDER_OF_AREAS
from .model.files import FILES, TOP
from .model.values import AMOUNTS_IN_ADDRESSES, N_, STATUS_IN_ADDRESSES

Group = Literal[
    "priorities", "regions", "areas", "strategies", "themes", "comparisons", "organisations", "money", "about"
]
"""What the results of a search are grouped under."""


@dataclass(frozen=True)
class PageKind:
    """One kind of page: ``family`` is the plugin that makes it, ``address`` its path below the language's root.

    ``{…}`` in an address stands for slugs of the thing that the page is about, ``{county}`` for that of a county which
    it is about alone: the search gives such pages to those who ask for the county. The template is
    ``pages/<family>/<kind>.html`` unless ``template`` names another kind's.
    """

    family: str
    address: str
    group: Group = "about"
    _: KW_ONLY
    title: str = ""
    """In English; empty where it is about a thing, whose name is its title."""
    under: str = "overview"
    """The nearest kind above it that has a title, for breadcrumbs; empty at the top."""
    source: str = ""
    """The list of ``model.files`` that it is made of; empty where each page has a file of its own, or none."""
    made_of: str = ""
    """The folder that it is put together from, beside its source: it changes with any file there."""
    template: str = ""
    searched: Literal["text", "names", "never"] = "names"
    """``text``: the page has prose of its own. ``names``: it lists things that have pages of their own."""
    derived: bool = False
    """A derived page, put together from facts that other pages show: it ranks below those."""


ALL = f"{TOP}/"
PAGES: Mapping[str, PageKind] = {
    "overview": PageKind("node", "", "about", title=N_("Overview"), under="", source="territories", made_of=ALL),
    "node": PageKind("node", "nod/", "about", title=N_("The national node"), source="tasks", searched="text"),
    "support": PageKind("node", "nod/stod/", "about",
        title=N_("Support for a region's work"), under="node", source="guidance", made_of=ALL, searched="text"),
    "glossary": PageKind("node", "nod/ordlista/", "about",
        title=N_("Glossary"), under="node", source="glossary", searched="text"),
    "national": PageKind("node", "nod/nationellt/", "about",
        title=N_("National overview"), under="node", source="national", made_of=ALL, searched="text"),
    "national-priorities": PageKind("node", "nod/nationellt/prioriteringar/", "about",
        title=N_("National priorities and money"), under="national", source="national", made_of=ALL, searched="text"),
    "europe": PageKind("node", "nod/eu-och-ostersjon/", "about",
        title=N_("The EU and the Baltic Sea"), under="node", source="memberships", made_of=ALL, searched="text"),
    "partners": PageKind("node", "nod/eu-och-ostersjon/partner/", "about",
        title=N_("Who could we work with?"), under="europe", source="territories", made_of=ALL, searched="text"),
    "conditions": PageKind("node", "villkor/", "about",
        title=N_("The condition of good governance"), under="node", source="condition", made_of=ALL),
    "condition": PageKind("node", "regioner/{county}/villkor/", "regions",
        under="regions", source="sortings", derived=True),
    "regions": PageKind("regions", "regioner/", "regions", title=N_("Regions"), source="territories", made_of=ALL),
    "region": PageKind("regions", "regioner/{territory}/", "regions", under="regions"),
    "areas": PageKind("regions", "programomraden/", "areas",
        title=N_("Programme areas"), source="territories", made_of=ALL),
    "area": PageKind("regions", "programomraden/{territory}/", "areas", under="areas"),
    "no-material": PageKind("regions", "{list}/{territory}/", "regions", source="territories"),
    "strategy": PageKind("regions", "{list}/{territory}/{strategy}/", "strategies"),
    "priority": PageKind("regions", "{list}/{territory}/{strategy}/{priority}/", "priorities"),
    "gone": PageKind("regions", "{list}/{territory}/{strategy}/{priority}/", "regions", searched="never"),
    "priorities": PageKind("priorities", "prioriteringar/", "themes",
        title=N_("Priorities"), source="territories", made_of=ALL),
    "facet": PageKind("priorities", "prioriteringar/{facet}/{value}/", "themes",
        under="priorities", source="territories", made_of=ALL, derived=True),
    "matrix": PageKind("comparison", "jamfor/", "comparisons", title=N_("Compare"), source="themes", made_of=ALL),
    "code-matrix": PageKind("comparison", "jamfor/{list}/", "comparisons",
        under="matrix", made_of=ALL, template="matrix"),
    "two": PageKind("comparison", "jamfor/tva/", "comparisons",
        title=N_("Compare two regions"), under="matrix", source="territories", made_of=ALL),
    "pair": PageKind("comparison", "jamfor/{first}/{second}/", "comparisons",
        under="matrix", source="territories", made_of=ALL, derived=True),
    "one-with-all": PageKind("comparison", "jamfor/{first}/", "comparisons",
        under="matrix", source="territories", made_of=ALL, derived=True),
    "areas-compared": PageKind("comparison", "jamfor/programomraden/", "comparisons",
        title=N_("Programme areas side by side"), under="matrix", source="territories", made_of=ALL),
    "periods": PageKind("comparison", "jamfor/perioder/", "comparisons",
        title=N_("Then and now"), under="matrix", source="territories", made_of=ALL),
    "periods-of-one": PageKind("comparison", "jamfor/perioder/{county}/", "comparisons",
        under="periods", source="territories", made_of=ALL, derived=True),
    "overlap": PageKind("comparison", "jamfor/overlapp/", "comparisons",
        title=N_("Overlap and gaps"), under="matrix", source="territories", made_of=ALL),
    "initiatives": PageKind("initiatives", "satsningar/", "money",
        title=N_("Initiatives"), source="instruments", made_of=ALL),
    "initiatives-part": PageKind("initiatives", "satsningar/{by}/{name}/", "money",
        under="initiatives", source="territories", made_of=ALL, derived=True),
    "actors": PageKind("initiatives", "aktorer/", "organisations",
        title=N_("Organisations"), source="organisations", made_of=ALL),
    "actor": PageKind("initiatives", "aktorer/{actor}/", "organisations",
        under="actors", source="organisations", made_of=ALL, derived=True),
    "figures": PageKind("figures", "bilder/", "about", title=N_("Pictures"), source="territories", made_of=ALL),
    "figure": PageKind("figures", "bilder/{figure}/", "about",
        under="figures", source="territories", made_of=ALL, derived=True),
    "codebook": PageKind("codebook", "kodbok/", "themes", title=N_("Codebook"), source="themes", derived=True),
    "classification": PageKind("codebook", "kodbok/{list}/", "themes", under="codebook", derived=True),
    "territories": PageKind("codebook", "kodbok/lan-och-omraden/", "themes", under="codebook", source="territories"),
    "programmes": PageKind("codebook", "kodbok/program/", "themes",
        title=N_("Programmes and EU strategies"), under="codebook", source="programmes"),
    "method": PageKind("codebook", "metod/", "about", title=N_("Method"), source="second-tagging", searched="text"),
    "exchange": PageKind("dialogue", "samverkan/", "about",
        title=N_("Cooperation between regions"), source="forms", made_of=ALL, searched="text"),
    "calendar": PageKind("dialogue", "nod/kalender/", "about",
        title=N_("Calendar"), under="node", made_of=f"{FILES['event'].folder}/", searched="text"),
    "news": PageKind("dialogue", "nod/nyheter/", "about",
        title=N_("News"), under="node", made_of=f"{FILES['news'].folder}/"),
    "news-item": PageKind("dialogue", "nod/nyheter/{day}-{name}/", "about", under="news", searched="text"),
    "quality": PageKind("quality", "nod/kvalitet/", "about",
        title=N_("Quality for editors"), under="node", source="territories", made_of=ALL),
    "quality-territory": PageKind("quality", "nod/kvalitet/{territory}/", "about", under="quality", derived=True),
    "quality-area": PageKind("quality", "nod/kvalitet/programomraden/{territory}/", "about",
        under="quality", template="quality-territory", derived=True),
    "changes": PageKind("changes", "andringar/", "about", title=N_("Change log"), under="node"),
    "changes-of-year": PageKind("changes", "andringar/{year}/", "about",
        under="changes", template="changes", derived=True),
    "editing": PageKind("editor", "redaktion/formular/", "about",
        title=N_("Edit by form"), under="node", searched="text"),
    "open-data": PageKind("opendata", "oppna-data/", "about", title=N_("Open data"), searched="text"),
    "open-data-api": PageKind("opendata", "oppna-data/api/", "about",
        title=N_("The API and its fields"), under="open-data"),
    "search": PageKind("search", "sok/", "about", title=N_("Search"), searched="never"),
    "match": PageKind("search", "matcha/", "about", title=N_("Match a text")),
}  # fmt: skip
"""Every kind of page that the plugins make."""


def template_of(kind: str) -> str:
    """The template of a kind of page, below ``pages/``."""
    page = PAGES[kind]
    return f"{page.family}/{page.template or kind}.html"


def _address(kind: str, **slugs: str) -> str:
    """The page of that kind with those slugs in its address."""
    return PAGES[kind].address.format(**slugs)


def _addresses(*kinds: str) -> Iterator[str]:
    return map(_address, kinds)


REGIONS, AREAS, PRIORITIES, EXCHANGE = _addresses("regions", "areas", "priorities", "exchange")
NODE, SUPPORT, GLOSSARY, CALENDAR, NEWS = _addresses("node", "support", "glossary", "calendar", "news")
NATIONAL, NATIONAL_PRIORITIES, CONDITION = _addresses("national", "national-priorities", "conditions")
EUROPE, PARTNERS = _addresses("europe", "partners")
COMPARISON, TWO, OVERLAP, PERIODS = _addresses("matrix", "two", "overlap", "periods")
(AREAS_COMPARED,) = _addresses("areas-compared")
INITIATIVES, ACTORS, FIGURES = _addresses("initiatives", "actors", "figures")
CODEBOOK, PROGRAMMES, METHOD = _addresses("codebook", "programmes", "method")
QUALITY, CHANGES, EDITING = _addresses("quality", "changes", "editing")
SEARCH, MATCH, OPEN_DATA, OPEN_DATA_API = _addresses("search", "match", "open-data", "open-data-api")
ABOUT, CONCEPT, MACROS = "om/", "smart-specialisering/", "redaktion/makron/"
"""Pages that the editors write in docs/."""

FACETS = {
    "time": "tid", "standing": "raknas", "theme": "tema", "region": "region", "area": "programomrade",
    "touches": "beror", "status": "status", "period": "period", "instrument": "instrument", "nace": "sni",
    "nabs": "nabs", "language": "sprak",
}  # fmt: skip
"""The folder of each facet's pages below the priorities, which is also its name in the index's address."""
INITIATIVE_FACETS = {
    "region": "region", "area": "programomrade", "objective": "mal", "kind": "belopp", "fund": "fond",
    "programme": "program", "year": "start", "actor": "aktor", "theme": "tema",
    "mentions": "namner", "ends": "slut",
}  # fmt: skip
"""The same of initiatives; those of ``INITIATIVE_PAGES`` have a page a value."""
INITIATIVE_PAGES = ("ends", "objective", "programme", "year")
"""Facets of initiatives whose values have pages, beside regions, areas and themes."""
FACET_VALUES = {
    "time": {"current": "gallande", "earlier": "tidigare"},
    "standing": {"in-force": "galler", "unclear": "oklar", "area": "programomrade", "ended": "avslutad"},
    "status": STATUS_IN_ADDRESSES,
    "kind": AMOUNTS_IN_ADDRESSES,
    "language": {"sv": "svenska", "en": "engelska"},
    "ends": {"later": "senare", "earlier": "tidigare", "unknown": "okant"},
}  # fmt: skip
"""Swedish slugs for values that are identifiers of the code; values of other facets keep their id."""
MATRICES = {"themes": COMPARISON} | {name: _address("code-matrix", list=FACETS[name]) for name in CODE_LISTS}
LISTS = {name: _address("classification", list=f"{FACETS[name]}-2007") for name in CODE_LISTS}
LISTS["territories"] = _address("territories")
LISTS_OF_PROGRAMMES = ("programmes", "interreg", "platforms", "eusbsr")
"""The vocabularies that stand on the page of programmes, each term at ``#<list>-<id>``."""

DATA = "data/v1/"
"""The root of documents for programs, with the major version of what they look like."""
PACKAGE = "data/smart-specialisering.zip"
"""All of it in one file."""
EDITOR = "redigera/"
"""The root of the editing forms."""
FIGURE_STYLE = "assets/s3-figure.css"
"""The colours of figures, for the pages that others embed."""
MATRIX_FILES = {"themes": f"{COMPARISON}teman.csv"} | {name: f"{COMPARISON}{FACETS[name]}.csv" for name in CODE_LISTS}
EXCHANGE_CSV = f"{EXCHANGE}behov-och-erbjudanden.csv"
CALENDAR_FEED = "nod/kalender.ics"
ENDS_FEED = f"{REGIONS}strategier-upphor.ics"
"""The years in which strategies end, as iCalendar."""
NEWS_FEED = "nod/nyheter.xml"
STRATEGIES_CSV = f"{REGIONS}strategier.csv"
INITIATIVES_DATA = f"{INITIATIVES}satsningar.json"
"""What the index's script reads: every initiative, packed."""
INITIATIVES_CSV = f"{INITIATIVES}satsningar.csv"
EUROPE_CSV = f"{EUROPE}regioner.csv"
CONDITION_CSV = f"{CONDITION}underlag.csv"
QUALITY_CSV = "nod/kvalitet.csv"
CHANGES_CSV = f"{CHANGES}andringar.csv"


def territory_address(territory: Territory) -> str:
    """The page of a county or a programme area."""
    return _address("region" if territory.kind == "county" else "area", territory=territory.slug)


def condition_address(county: Territory) -> str:
    """The page of what the material holds for the enabling condition in a county."""
    return _address("condition", county=county.slug)


def strategy_address(territory: Territory, strategy: Strategy) -> str:
    """The page of one strategy period."""
    return f"{territory_address(territory)}{strategy.id}/"


def priority_address(placed: Placed) -> str:
    """The page of one priority."""
    return f"{strategy_address(placed.contribution.territory, placed.strategy)}{placed.priority.id}/"


def address_of_key(key: str) -> str:
    """The page of a territory, strategy or priority by its folders and name: ``dalarna/2022-2028/energi``."""
    within = key.removeprefix(f"{FOLDER_OF_AREAS}/")
    return f"{REGIONS if within == key else AREAS}{within}/"


def document_of(key: str) -> str:
    """The document about a territory, a strategy or a priority, by its path below ``regions/``."""
    return f"{DATA}regions/{key}.json"


def facet_value(facet: str, value: str) -> str:
    """The slug of a facet's value. Raises KeyError where values have Swedish slugs and this one has none."""
    return FACET_VALUES[facet][value] if facet in FACET_VALUES else value.lower()


def facet_address(facet: str, value: str) -> str:
    """The page of the priorities that have one value of a facet."""
    return _address("facet", facet=FACETS[facet], value=facet_value(facet, value))


def term_address(vocabulary: str, term: str) -> str:
    """Where the node's lists tell of one of their terms: it identifies the term."""
    if vocabulary == "themes":
        return facet_address("theme", term)
    if vocabulary == "national":
        return f"{NATIONAL_PRIORITIES}#{term}"
    return f"{PROGRAMMES if vocabulary in LISTS_OF_PROGRAMMES else CODEBOOK}#{vocabulary}-{term}"


def filtered_index(facet: str, value: str) -> str:
    """The index with that value chosen."""
    return f"{PRIORITIES}?{FACETS[facet]}={facet_value(facet, value)}"


def booklet_file(address: str) -> str:
    """The booklet that begins with that page: of a region, or of the country. See ``site/book.py``."""
    return f"haften/{'sverige' if address == NATIONAL else address.strip('/').split('/')[-1]}.pdf"


def card_file(address: str) -> str:
    """The picture of that page for where its address is shared: of a region, or of a theme. See ``site/book.py``."""
    return f"kort/{address.strip('/').replace('/', '-')}.png"


def csv_beside(address: str) -> str:
    """The CSV file of the priorities that a page lists."""
    return f"{address}prioriteringar.csv"


def initiatives_csv_beside(address: str) -> str:
    """The CSV file of the initiatives of a list that is too long for its page."""
    return f"{address}satsningar.csv"


def pair_address(first: Territory, second: Territory) -> str:
    """The page of two counties; the one with the lower official code comes first."""
    one, other = in_official_order(first, second)
    return _address("pair", first=one.slug, second=other.slug)


def row_address(first: Territory, second: Territory) -> str:
    """The row about the two on the first one's page beside all others."""
    return f"{one_with_all_address(first)}#{second.slug}"


def in_official_order(first: Territory, second: Territory) -> tuple[Territory, Territory]:
    """The two counties, the one with the lower official code first."""
    one, other = sorted((first, second), key=lambda territory: (territory.county_code or "", territory.slug))
    return one, other


def one_with_all_address(county: Territory) -> str:
    """The page of a county beside each of the others."""
    return _address("one-with-all", first=county.slug)


def periods_address(county: Territory) -> str:
    """The page of a county's priorities then and now."""
    return _address("periods-of-one", county=county.slug)


def news_address(item: NewsItem) -> str:
    """The page of one piece of news."""
    return f"{NEWS}{item.id}/"


def event_place(event: Event) -> str:
    """Where one event stands in the calendar."""
    return f"{CALENDAR}#{event.id}"


def exchange_place(entry: ExchangeEntry) -> str:
    """Where one need or offer stands among all."""
    return f"{EXCHANGE}#{entry.key}"


def quality_address(territory: Territory) -> str:
    """The page of findings about a territory's files; a county and an area may have the same slug."""
    return _address("quality-area" if territory.kind == "area" else "quality-territory", territory=territory.slug)


def initiatives_address(territory: Territory) -> str:
    """The page about the initiatives of a county, a programme area or the country."""
    if territory.kind == "country":
        return _address("initiatives-part", by="riket", name=territory.slug)
    return initiatives_by(facet_of(territory), territory.slug)


def initiatives_by(facet: str, value: str) -> str:
    """The page of the initiatives that have one value of a facet."""
    return _address("initiatives-part", by=INITIATIVE_FACETS[facet], name=facet_value(facet, value))


def initiative_place(territory: Territory, operation: str) -> str:
    """Where one initiative stands on the page of a territory that lists it."""
    return f"{initiatives_address(territory)}#{initiative_anchor(operation)}"


def initiative_anchor(operation: str) -> str:
    """The id of an initiative in a list of them."""
    return f"insats-{operation}"


def filtered_initiatives(**chosen: str) -> str:
    """The index of initiatives with those values chosen, by facet."""
    return f"{INITIATIVES}?{'&'.join(f'{INITIATIVE_FACETS[facet]}={value}' for facet, value in chosen.items())}"


def filtered_initiatives_in(territory: Territory, **chosen: str) -> str:
    """The index of initiatives with a territory chosen, and those values."""
    return filtered_initiatives(**{facet_of(territory): territory.slug}, **chosen)


def lasting_initiatives(territory: Territory | None = None) -> str:
    """Those that have not reached their end date: their page, or of one territory the index with them."""
    if territory is None:
        return initiatives_by("ends", "later")
    return filtered_initiatives_in(territory, ends=facet_value("ends", "later"))


def actor_address(actor: str) -> str:
    """The page of an organisation."""
    return _address("actor", actor=actor)


def figure_address(figure: str) -> str:
    """The page of a figure."""
    return _address("figure", figure=figure)


def figure_file(figure: str, ending: str) -> str:
    """A figure as a file beside its page: ``svg`` or ``csv``."""
    return f"{figure_address(figure)}{figure}.{ending}"


def embed_address(figure: str) -> str:
    """A figure alone, for other sites to show in a frame. It is no page of the engine."""
    return f"inbaddat/{figure}/"


def changes_feed(territory: Territory) -> str:
    """What was changed about a territory, as Atom."""
    return f"{territory_address(territory)}andringar.xml"


def changes_address(year: str) -> str:
    """The page of the changes of one year."""
    return _address("changes-of-year", year=year)


def folder_of(address: str) -> str:
    """The address of the folder that a page lies in: ``jamfor/perioder/dalarna/`` → ``jamfor/perioder/``."""
    return address[: address.rstrip("/").rfind("/") + 1]


def localised(path: str, lang: str) -> str:
    """The path of a page or a data file from the site's root in that language: English lies below ``en/``."""
    return path if lang == "sv" else f"{lang}/{path}"


def relative(origin: str, target: str) -> str:
    """The link from one path to another, both from the site's root and ending in ``/`` (or empty)."""
    page, hash_mark, fragment = target.partition("#")
    shared = commonprefix((origin, page)).rfind("/") + 1
    path = "../" * origin.count("/", shared) + page[shared:]
    return (path or ("" if fragment else "./")) + hash_mark + fragment
