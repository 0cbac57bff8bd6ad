"""Where each page lives. An address never changes once published; it is the path of the folder."""

from ..analysis.coverage import Placed
from ..model import Strategy, Territory

OVERVIEW = ""
REGIONS = "regioner/"
AREAS = "programomraden/"
CODEBOOK = "kodbok/"
ABOUT = "om/"
METHOD = "metod/"
COMPARISON = "jamfor/"
MATRIX_CSV = "jamfor/teman.csv"
CONCEPT = "smart-specialisering/"
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


def pair_address(first: Territory, second: Territory) -> str:
    """The page of two counties; the one with the lower official code comes first."""
    one, other = sorted((first, second), key=lambda territory: territory.county_code or "")
    return f"{COMPARISON}{one.slug}/{other.slug}/"


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
