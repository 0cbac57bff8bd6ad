"""Where each page lives. An address never changes once published; it is the path of the folder."""

import posixpath

from ..analysis.coverage import Placed
from ..model import Strategy, Territory

OVERVIEW = ""
REGIONS = "regioner/"
AREAS = "programomraden/"
CODEBOOK = "kodbok/"
ABOUT = "om/"
CONCEPT = "smart-specialisering/"
LISTS = {"nace": "kodbok/sni-2007/", "nabs": "kodbok/nabs-2007/", "territories": "kodbok/lan-och-omraden/"}


def territory_address(territory: Territory) -> str:
    """The page of a county or a programme area."""
    return f"{REGIONS if territory.kind == 'county' else AREAS}{territory.slug}/"


def strategy_address(territory: Territory, strategy: Strategy) -> str:
    """The page of one strategy period."""
    return f"{territory_address(territory)}{strategy.id}/"


def priority_address(placed: Placed) -> str:
    """The page of one priority."""
    return f"{strategy_address(placed.contribution.territory, placed.strategy)}{placed.priority.id}/"


def relative(origin: str, target: str) -> str:
    """The link from one path to another, both from the site's root and ending in ``/`` (or empty)."""
    page, _, fragment = target.partition("#")
    path = posixpath.relpath(page or ".", origin or ".")
    path = path if page and not page.endswith("/") else f"{path}/"
    return f"{'' if path == './' and fragment else path}{'#' if fragment else ''}{fragment}"
