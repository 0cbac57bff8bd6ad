"""Figures on the map: where each theme is chosen, and which counties have something in common."""

from collections.abc import Mapping, Set

from markupsafe import Markup

from ... import addresses
from ...analysis.comparison import compared
from ...analysis.cooperation import declared_pairs
from ...analysis.matrix import CHOSEN, Matrix, theme_matrix
from ...analysis.overlap import Overlap
from ...model import Term, Territory
from ...model.values import N_
from .drawn import Cell, Drawn, Edition, Panel, Table, number
from .land import SIZE, empty_map, outlines, places, shape_id
from .marks import SMALL, Drawing, Kind, defined, measured

STATES: dict[Kind, str] = {
    "solid": N_("main theme, also under development"),
    "half": N_("touched by a priority"),
    "hollow": N_("not chosen"),
    "hatched": N_("priorities not known"),
}
HATCHED = N_("Hatched regions are missing: we have not found their priorities. Not chosen says nothing about strength.")
ATLAS, LOCATOR = "temaatlas", "lage"
SMALL_MAP = 0.3
"""Scale of a small map against the large one."""


def atlas_of_themes(edition: Edition) -> Drawn:
    """A small map for each theme of the codebook."""
    gettext, matrix = edition.gettext, theme_matrix(edition.atlas)
    known = sum(any(cell.state != "unknown" for cell in row.cells) for row in matrix.rows)
    said = (
        gettext(
            "Counts the priorities in strategies that have not ended, "
            "of the %(known)s of %(all)s regions for which we have found any."
        )
        % {"known": known, "all": len(matrix.rows)},
        gettext(HATCHED),
    )
    panels = tuple(theme_panel(edition, matrix, term) for term in matrix.columns)
    header = (N_("Theme"), N_("Main theme"), N_("Touched"), N_("Not chosen"), N_("Not known"))
    rows = tuple(_theme_row(edition, matrix, term) for term in matrix.columns)
    table = Table(tuple(map(gettext, header)), rows)
    return Drawn(panels, keys(edition), table, said, land(edition, ATLAS))


def keys(edition: Edition) -> tuple[tuple[Kind, str], ...]:
    """What the fillings of a theme's map mean."""
    return tuple((kind, edition.gettext(words)) for kind, words in STATES.items())


def land(edition: Edition, figure: str) -> Markup:
    """The outlines that a figure's maps use."""
    counties = edition.by_slug
    return defined((shape_id(figure, slug), d) for slug, d in outlines().items() if slug in counties)


def theme_panel(edition: Edition, matrix: Matrix, term: Term) -> Panel:
    """The map of one theme. The sign in a county tells the same as its filling."""
    kinds, drawing = kinds_of_theme(matrix, term.id), small_map(f"{ATLAS}-{term.id}")
    whole = empty_map(drawing.id)
    for slug, kind in kinds.items():
        whole.use(kind, shape_id(ATLAS, slug))
    for slug, kind in kinds.items():
        if kind in ("solid", "half"):
            whole.circle("hollow" if kind == "solid" else "ring", *places()[slug], 9 if kind == "solid" else 7)
    drawing.scaled(whole, 0, 0, SMALL_MAP)
    about = edition.gettext("Main theme: %(main)s. Touched: %(touched)s.") % {
        "main": edition.names([slug for slug, kind in kinds.items() if kind == "solid"]) or "–",
        "touched": edition.names([slug for slug, kind in kinds.items() if kind == "half"]) or "–",
    }
    return Panel(edition.said(term.name), about, drawing)


def kinds_of_theme(matrix: Matrix, theme: str) -> Mapping[str, Kind]:
    """How each county is filled on the map of a theme, by slug."""
    found: dict[str, Kind] = {}
    for row in matrix.rows:
        state = next(cell.state for cell in row.cells if cell.column == theme)
        kind: Kind = "hatched" if state == "unknown" else "half" if state == "touched" else "hollow"
        found[row.county.slug] = "solid" if state in CHOSEN else kind
    return {slug: kind for slug, kind in found.items() if slug in outlines()}


def _theme_row(edition: Edition, matrix: Matrix, term: Term) -> tuple[Cell, ...]:
    of: dict[str, list[str]] = {}
    for row in matrix.rows:
        state = next(cell.state for cell in row.cells if cell.column == term.id)
        of.setdefault("main" if state in CHOSEN else state, []).append(row.county.slug)
    name = Cell(edition.said(term.name), addresses.facet_address("theme", term.id), edition.lang_of(term.name))
    lists = (Cell(edition.names(of.get(state, [])) or "–") for state in ("main", "touched"))
    return name, *lists, number(len(of.get("none", []))), number(len(of.get("unknown", [])))


def small_map(ident: str) -> Drawing:
    """An empty drawing with room for a small map."""
    return Drawing(ident, SIZE[0] * SMALL_MAP, SIZE[1] * SMALL_MAP)


def locator(edition: Edition, territory: Territory) -> Panel:
    """Where in the country a county or a programme area lies, for its own page; it needs ``land(edition, LOCATOR)``."""
    whole = empty_map(LOCATOR)
    for county in edition.atlas.territories.counties:
        own = territory.slug == (county.slug if territory.kind == "county" else county.area)
        if county.slug in outlines():
            whole.use("solid" if own else "hollow", shape_id(LOCATOR, county.slug))
    drawing = small_map(LOCATOR)
    drawing.scaled(whole, 0, 0, SMALL_MAP)
    name = edition.said(territory.name)
    return Panel(name, edition.gettext("%(name)s on the map of Sweden") % {"name": name}, drawing)


NETWORK = "natverk"
SCALE = 0.62
LEFT = (360 - SIZE[0] * SCALE) / 2
SIDES = ((8, 4, "start"), (-8, 4, "end"), (0, -8, "middle"), (0, 16, "middle"))
"""Where a name can stand beside its place: to the right, to the left, above, below."""


def network(edition: Edition) -> Drawn:
    """Counties in their places on the map, joined where they share more than chance gives and where they cooperate."""
    gettext, counties = edition.gettext, edition.by_slug
    unusual = {overlap.slugs: overlap for overlap, _ in compared(edition.atlas).unusual()}
    declared = declared_pairs(edition.atlas)
    drawing = Drawing(NETWORK, height=SIZE[1] * SCALE)
    whole = empty_map(NETWORK)
    for slug in counties:
        if slug in outlines():
            whole.use("hollow", shape_id(NETWORK, slug))
    drawing.scaled(whole, LEFT, 0, SCALE)
    points = {slug: (LEFT + x * SCALE, y * SCALE) for slug, (x, y) in places().items() if slug in counties}
    for pair in sorted(declared):
        if set(pair) <= points.keys():
            drawing.line("dashed", *points[pair[0]], *points[pair[1]])
    for pair in unusual:
        if set(pair) <= points.keys():
            drawing.line("thick", *points[pair[0]], *points[pair[1]])
    for x, y in points.values():
        drawing.circle("solid", x, y, 4)
    _named(edition, drawing, points)
    said = (
        gettext(
            "Counts %(unusual)s pairs that share more main themes than chance gives, "
            "and %(declared)s pairs that cooperate according to the sources."
        )
        % {"unusual": len(unusual), "declared": len(declared)},
        gettext(
            "With so many pairs some would share that much by chance alone. "
            "Cooperation that the sources do not name is missing."
        ),
        gettext("A thick line joins two that share more than chance gives, a dashed line two that cooperate."),
    )
    panel = Panel(gettext("What joins the regions"), " ".join(said), drawing)
    return Drawn((panel,), (), _table_of_pairs(edition, unusual, declared), said, land(edition, NETWORK))


def _table_of_pairs(
    edition: Edition, unusual: Mapping[tuple[str, str], Overlap], declared: Set[tuple[str, str]]
) -> Table:
    """The pairs that any line joins, in the official order, with the themes that they share beyond chance."""
    gettext, counties, themes = edition.gettext, edition.by_slug, edition.atlas.vocabularies["themes"]
    yes, no, order = gettext("yes"), gettext("no"), list(counties)
    rows = []
    for pair in sorted(declared | unusual.keys(), key=lambda pair: [order.index(slug) for slug in pair]):
        shared = [themes.get(item.theme) for item in unusual[pair].shared] if pair in unusual else []
        rows.append(
            (
                Cell(edition.names(pair), addresses.pair_address(counties[pair[0]], counties[pair[1]])),
                Cell("; ".join(edition.said(term.name) for term in shared if term) if pair in unusual else no),
                Cell(yes if pair in declared else no),
            )
        )
    header = (N_("Regions"), N_("Shared beyond chance"), N_("Cooperation is named"))
    return Table(tuple(map(gettext, header)), tuple(rows))


def _named(edition: Edition, drawing: Drawing, points: Mapping[str, tuple[float, float]]) -> None:
    """Write each name beside its place, on the side that collides least with names and places before it."""
    taken = [(x - 4, y - 4, x + 4, y + 4) for x, y in points.values()]
    for slug, (x, y) in points.items():
        name = edition.said(edition.by_slug[slug].name)
        width = measured(name, SMALL)
        options = []
        for dx, dy, anchor in SIDES:
            left = x + dx - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
            box = (left, y + dy - SMALL, left + width, y + dy + 2)
            outside = box[0] < 0 or box[2] > drawing.width or box[1] < 0 or box[3] > drawing.height
            options.append((100 * outside + sum(_touch(box, other) for other in taken), box, dx, dy, anchor))
        _, box, dx, dy, anchor = min(options, key=lambda option: option[0])
        taken.append(box)
        drawing.text(name, x + dx, y + dy, size=SMALL, kind="label", anchor=anchor)  # type: ignore[arg-type]


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
