"""Where each page lives. An address never changes once published; it is the path of the folder."""

from .analysis.coverage import Placed
from .model import NewsItem, Strategy, Territory

OVERVIEW = ""
REGIONS = "regioner/"
AREAS = "programomraden/"
CODEBOOK = "kodbok/"
ABOUT = "om/"
METHOD = "metod/"
COMPARISON = "jamfor/"
MATRICES = {"themes": COMPARISON, "nace": f"{COMPARISON}sni/", "nabs": f"{COMPARISON}nabs/"}
MATRIX_FILES = {"themes": "jamfor/teman.csv", "nace": "jamfor/sni.csv", "nabs": "jamfor/nabs.csv"}
AREAS_COMPARED = f"{COMPARISON}programomraden/"
PERIODS = f"{COMPARISON}perioder/"
OVERLAP = f"{COMPARISON}overlapp/"
TWO = f"{COMPARISON}tva/"
"""Any two regions, named in the query: ``?a=dalarna&b=gavleborg``."""
TWO_DATA = f"{COMPARISON}data/"
PRIORITIES = "prioriteringar/"
FACETS = {
    "time": "tid", "theme": "tema", "region": "region", "area": "programomrade", "touches": "beror",
    "status": "status", "period": "period", "instrument": "instrument", "nace": "sni", "nabs": "nabs",
    "language": "sprak",
}  # fmt: skip
"""The folder of each facet's pages below the priorities, which is also its name in the index's address."""
FACET_VALUES = {
    "time": {"current": "gallande", "earlier": "tidigare"},
    "status": {
        "adopted": "galler", "developing": "under-utveckling", "proposed": "foreslagen", "ended": "avslutad",
        "unknown": "oklar",
    },
    "language": {"sv": "svenska", "en": "engelska"},
}  # fmt: skip
"""What values that are words of the code are called in addresses; those of other facets keep their id."""
EXCHANGE = "samverkan/"
EXCHANGE_CSV = "samverkan/behov-och-erbjudanden.csv"
CALENDAR = "nod/kalender/"
CALENDAR_FEED = "nod/kalender.ics"
NEWS = "nod/nyheter/"
NEWS_FEED = "nod/nyheter.xml"
INITIATIVES = "satsningar/"
INITIATIVES_CSV = "satsningar/satsningar.csv"
CONCEPT = "smart-specialisering/"
SEARCH = "sok/"
EDITING = "redaktion/formular/"
"""The page that tells how to edit by form; the forms themselves lie below ``EDITOR``."""
EDITOR = "redigera/"
TERRITORIES_FILE = "docs/vocabularies/territories.yml"
"""The file behind pages about territories that no contributed file is behind."""
PROGRAMMES = "kodbok/program/"
NODE = "nod/"
SUPPORT = "nod/stod/"
GLOSSARY = "nod/ordlista/"
NATIONAL = "nod/nationellt/"
EUROPE = "nod/eu-och-ostersjon/"
EUROPE_CSV = "nod/eu-och-ostersjon/regioner.csv"
PARTNERS = "nod/eu-och-ostersjon/partner/"
CONDITION = "villkor/"
CONDITION_CSV = "villkor/underlag.csv"
LISTS = {"nace": "kodbok/sni-2007/", "nabs": "kodbok/nabs-2007/", "territories": "kodbok/lan-och-omraden/"}

MACROS = "redaktion/makron/"
QUALITY = "nod/kvalitet/"
QUALITY_CSV = "nod/kvalitet.csv"
CHANGES = "andringar/"
CHANGES_CSV = "andringar/andringar.csv"


def territory_address(territory: Territory) -> str:
    """The page of a county or a programme area."""
    return f"{REGIONS if territory.kind == 'county' else AREAS}{territory.slug}/"


def condition_address(county: Territory) -> str:
    """The page of what the material holds for the enabling condition in a county."""
    return f"{territory_address(county)}villkor/"


def strategy_address(territory: Territory, strategy: Strategy) -> str:
    """The page of one strategy period."""
    return f"{territory_address(territory)}{strategy.id}/"


def priority_address(placed: Placed) -> str:
    """The page of one priority."""
    return f"{strategy_address(placed.contribution.territory, placed.strategy)}{placed.priority.id}/"


def facet_value(facet: str, value: str) -> str:
    """What a value of a facet is called in addresses."""
    return FACET_VALUES.get(facet, {}).get(value, value.lower())


def facet_address(facet: str, value: str) -> str:
    """The page of the priorities that have one value of a facet."""
    return f"{PRIORITIES}{FACETS[facet]}/{facet_value(facet, value)}/"


def filtered_index(facet: str, value: str) -> str:
    """The index with that value chosen."""
    return f"{PRIORITIES}?{FACETS[facet]}={facet_value(facet, value)}"


def csv_beside(address: str) -> str:
    """The CSV file of the priorities that a page lists."""
    return f"{address}prioriteringar.csv"


def pair_address(first: Territory, second: Territory) -> str:
    """The page of two counties; the one with the lower official code comes first."""
    one, other = in_official_order(first, second)
    return f"{COMPARISON}{one.slug}/{other.slug}/"


def pair_query(first: Territory, second: Territory) -> str:
    """The same view where the two have no page of their own."""
    one, other = in_official_order(first, second)
    return f"{TWO}?a={one.slug}&b={other.slug}"


def in_official_order(first: Territory, second: Territory) -> tuple[Territory, Territory]:
    """The two counties, the one with the lower official code first."""
    one, other = sorted((first, second), key=lambda territory: (territory.county_code or "", territory.slug))
    return one, other


def one_with_all_address(county: Territory) -> str:
    """The page of a county beside each of the others."""
    return f"{COMPARISON}{county.slug}/"


def periods_address(county: Territory) -> str:
    """The page of a county's priorities then and now."""
    return f"{PERIODS}{county.slug}/"


def news_address(item: NewsItem) -> str:
    """The page of one piece of news."""
    return f"{NEWS}{item.id}/"


def quality_address(territory: Territory) -> str:
    """What can be mended in a territory's files; a county and an area may have the same slug."""
    return f"{QUALITY}{'programomraden/' if territory.kind == 'area' else ''}{territory.slug}/"


def initiatives_address(territory: Territory) -> str:
    """The page about the initiatives of a county or a programme area."""
    return f"{INITIATIVES}{'region' if territory.kind == 'county' else 'programomrade'}/{territory.slug}/"


def theme_initiatives_address(theme: str) -> str:
    """The page about the initiatives that are linked to a theme."""
    return f"{INITIATIVES}tema/{theme}/"


def localised_file(path: str, lang: str) -> str:
    """A data file's path from the site's root in that language."""
    return path if lang == "sv" else f"{lang}/{path}"


def relative(origin: str, target: str) -> str:
    """The link from one path to another, both from the site's root and ending in ``/`` (or empty)."""
    page, hash_mark, fragment = target.partition("#")
    here, there = origin.split("/")[:-1], page.split("/")[:-1]
    shared = next((i for i, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there)))
    path = "../" * (len(here) - shared) + "".join(f"{part}/" for part in there[shared:]) + page.rpartition("/")[2]
    return (path or ("" if fragment else "./")) + hash_mark + fragment
