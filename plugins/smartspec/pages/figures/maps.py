"""Figures on the map: where each theme is chosen, and which counties have something in common."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from markupsafe import Markup

from ... import addresses
from ...analysis.comparison import compared
from ...analysis.cooperation import declared_pairs, kinds_declared
from ...analysis.coverage import counties_with_priorities
from ...analysis.matrix import CHOSEN, Matrix, MatrixRow, theme_matrix
from ...model import Term
from ...model.facts import COOPERATION
from ...model.values import N_
from .drawn import Cell, Drawn, Edition, Panel, Table, number
from .land import SIZE, outlines, places, shape_id
from .marks import Drawing, Kind, Point, defined
from .names import write_names

STATES: dict[Kind, str] = {
    "solid": N_("main theme, in a strategy that is in force"),
    "half": N_("main theme, but under development, or unclear whether the strategy applies"),
    "pale": N_("touched by a priority"),
    "hollow": N_("not chosen"),
    "hatched": N_("priorities not known"),
}
HATCHED = N_("Hatched regions are missing: we have not found their priorities. Not chosen says nothing about strength.")
ATLAS = "temaatlas"
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
    unclear = N_("Main theme, under development or unclear")
    header = (N_("Theme"), N_("Main theme"), unclear, N_("Touched"), N_("Not chosen"), N_("Not known"))
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
    kinds = kinds_of_theme(matrix, term.id)
    drawing = Drawing(f"{ATLAS}-{term.id}", SIZE[0] * SMALL_MAP, SIZE[1] * SMALL_MAP)
    whole = Drawing(drawing.id, *SIZE)
    for slug, kind in kinds.items():
        whole.use(kind, shape_id(ATLAS, slug))
    for slug, kind in kinds.items():
        if kind in ("solid", "pale"):
            whole.circle("hollow" if kind == "solid" else "ring", *places()[slug], 9 if kind == "solid" else 7)
        elif kind == "half":
            whole.diamond("hollow", *places()[slug], 12)
    drawing.scaled(whole, 0, 0, SMALL_MAP)
    said = edition.gettext("Main theme: %(main)s. Under development or unclear: %(unclear)s. Touched: %(touched)s.")
    about = said % {
        name: edition.names([slug for slug, kind in kinds.items() if kind == wanted]) or "–"
        for name, wanted in (("main", "solid"), ("unclear", "half"), ("touched", "pale"))
    }
    return Panel(edition.said(term.name), about, drawing)


def kinds_of_theme(matrix: Matrix, theme: str) -> Mapping[str, Kind]:
    """How each county is filled on the map of a theme, by slug."""
    return {row.county.slug: kind_of(row, theme) for row in matrix.rows if row.county.slug in outlines()}


def kind_of(row: MatrixRow, theme: str) -> Kind:
    """How a county is filled on the map of a theme: ``solid`` only where a strategy in force has chosen it."""
    cell = next(cell for cell in row.cells if cell.column == theme)
    if cell.state in CHOSEN:
        return "solid" if cell.state == "main" else "half"
    return "hatched" if cell.state == "unknown" else "pale" if cell.state == "touched" else "hollow"


def _theme_row(edition: Edition, matrix: Matrix, term: Term) -> tuple[Cell, ...]:
    of: dict[Kind, list[str]] = {}
    for row in matrix.rows:
        of.setdefault(kind_of(row, term.id), []).append(row.county.slug)
    name = Cell(edition.said(term.name), addresses.facet_address("theme", term.id), edition.lang_of(term.name))
    kinds: tuple[Kind, ...] = ("solid", "half", "pale")
    lists = (Cell(edition.names(of.get(kind, [])) or "–") for kind in kinds)
    return name, *lists, number(len(of.get("hollow", []))), number(len(of.get("hatched", [])))


NETWORK = "natverk"
SCALE = 0.62
LEFT = (360 - SIZE[0] * SCALE) / 2
BENDS = (0.0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3)
"""How far a line may bend to a side, as a part of its length; the first that keeps clear of others is taken."""
STEPS, FINE = (tuple(step / parts for step in range(1, parts)) for parts in (10, 50))
"""Where along a line it is looked at: to bend it, and to keep names clear of it."""
CLEAR = 9.0
"""How near a line may come to a place that it does not join, and a thick line to another."""


def network(edition: Edition) -> Drawn:
    """Counties in their places on two maps: those that share more than chance gives, and those that cooperate."""
    gettext, counties = edition.gettext, edition.by_slug
    unusual = {overlap.slugs: (overlap, expected) for overlap, expected in compared(edition.atlas).unusual()}
    declared, kinds = declared_pairs(edition.atlas), kinds_declared(edition.atlas)
    order = list(counties)
    pairs = sorted(declared | unusual.keys(), key=lambda pair: [order.index(slug) for slug in pair])
    yes, no = gettext("yes"), gettext("no")
    known = {county.slug for county in counties_with_priorities(edition.atlas)}
    rows = []
    for pair in pairs:
        own, none = unusual.get(pair), no if known.issuperset(pair) else gettext("not known")
        themes = [edition.atlas.vocabularies["themes"].get(item.theme) for item in own[0].shared] if own else []
        rows.append(
            (
                Cell(edition.names(pair), addresses.pair_address(counties[pair[0]], counties[pair[1]])),
                Cell("; ".join(edition.said(term.name) for term in themes if term) if own else none),
                Cell(
                    yes
                    if pair in declared
                    else "; ".join(gettext(COOPERATION[kind]) for kind in kinds.get(pair, ())) or no
                ),
            )
        )
    said = (
        gettext(
            "Counts %(unusual)s pairs that share more main themes than chance gives, "
            "and %(declared)s pairs that work or have worked together according to the sources."
        )
        % {"unusual": len(unusual), "declared": len(declared)},
        gettext(
            "With so many pairs some would share that much by chance alone. "
            "Being in the same network, office or programme, or reviewed together, is not drawn. "
            "Cooperation that the sources do not name is missing."
        ),
        gettext("A line that bends past a place does not join it."),
        *([gettext("Rings on the first map: we have not found their priorities.")] if counties.keys() - known else []),
    )
    header = tuple(
        map(gettext, (N_("Regions"), N_("Shared beyond chance"), N_("Work together, according to the sources")))
    )
    maps: tuple[tuple[str, Collection[tuple[str, str]], Literal["thick", "dashed"]], ...] = (
        (gettext("Share more main themes than chance gives"), unusual, "thick"),
        (gettext("Work or have worked together, according to the sources"), declared, "dashed"),
    )
    panels = tuple(
        Panel(title, "; ".join(map(edition.names, sorted(joined))) or "–", _joined(edition, joined, kind, known))
        for title, joined, kind in maps
    )
    return Drawn(panels, (), Table(header, tuple(rows)), said, land(edition, NETWORK))


def _joined(
    edition: Edition, pairs: Collection[tuple[str, str]], kind: Literal["thick", "dashed"], known: Collection[str]
) -> Drawing:
    """The map with a line for each pair, and where themes are shared a ring for each county whose own are not known."""
    counties = edition.by_slug
    drawing = Drawing(f"{NETWORK}-{kind}", height=SIZE[1] * SCALE)
    whole = Drawing(drawing.id, *SIZE)
    for slug in counties:
        if slug in outlines():
            whole.use("hollow", shape_id(NETWORK, slug))
    drawing.scaled(whole, LEFT, 0, SCALE)
    points = {slug: (LEFT + x * SCALE, y * SCALE) for slug, (x, y) in places().items() if slug in counties}
    drawn: list[Point] = []
    passed: list[Point] = []
    for pair in sorted(pairs):
        if set(pair) <= points.keys():
            start, end = (points[slug] for slug in pair)
            others = [point for slug, point in points.items() if slug not in pair]
            bend = bent(start, end, [*others, *drawn])
            drawing.curve(kind, start, bend, end)
            passed += _along(start, bend, end, FINE)
            if kind == "thick":  # there are few of them, so that they can be kept apart
                drawn += _along(start, bend, end)
    for slug, (x, y) in points.items():
        drawing.circle("solid" if slug in known or kind == "dashed" else "hollow", x, y, 4)
    named = {edition.said(counties[slug].name): point for slug, point in points.items()}
    write_names(drawing, named, passed)
    return drawing


def bent(start: Point, end: Point, others: Sequence[Point]) -> Point:
    """The point towards which a line is drawn, so that it comes near as few of the others as can be."""
    (x1, y1), (x2, y2) = start, end
    ways = [((x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend) for bend in BENDS]
    return min(ways, key=lambda way: sum(_near(point, others) for point in _along(start, way, end)))


def _along(start: Point, bend: Point, end: Point, steps: Sequence[float] = STEPS) -> list[Point]:
    (x1, y1), (x2, y2), (x3, y3) = start, bend, end
    parts = [((1 - t) ** 2, 2 * t * (1 - t), t**2) for t in steps]
    return [(a * x1 + b * x2 + c * x3, a * y1 + b * y2 + c * y3) for a, b, c in parts]


def _near(point: Point, others: Sequence[Point]) -> int:
    x, y = point
    return sum(abs(x - other[0]) < CLEAR and abs(y - other[1]) < CLEAR for other in others)
