"""Regions side by side for programs: every two that can be compared, and who has chosen what."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

from pydantic import Field

from ..analysis.chance import Chance, Expectation
from ..analysis.comparison import compared, with_own_page
from ..analysis.coverage import Placed
from ..analysis.matrix import Matrix, State, code_matrix, theme_matrix
from ..analysis.overlap import Overlap, ThemeOfTwo
from ..analysis.passages import GROUNDS, PASSAGE_KINDS, Ground, Passage, PassageKind
from ..analysis.periods import CountyChange, changes
from ..model import CODE_LISTS, Strategy, key_of
from ..model.values import N_, Labels
from .documents import priority_key
from .material import KEYS, Material, One, head, kind_of_document, kind_of_record, listing
from .records import Kind, Record, Told, Values

DECIMALS = 4
GROUND = Annotated[Ground, Labels({str(ground): said for ground, said in GROUNDS.items()})]
Two = tuple[Overlap, Expectation]


def _pairs(material: Material) -> Iterator[One[Two]]:
    """The pairs that the site compares, in the official order."""
    comparison, own = compared(material.atlas), with_own_page(material.atlas, material.most_pairs)
    for pair, overlap in comparison.overlaps.items():
        if pair in own:
            yield One(material, (overlap, comparison.chance.counties[pair]))


def _themes(found: tuple[ThemeOfTwo, ...]) -> list[str]:
    return [one.theme for one in found]


def _number(means: str, value: Callable[[Overlap, Expectation], float]) -> Told[One[Two]]:
    """A number about the pair, rounded."""
    return Told(float, means, lambda it: round(value(*it.item), DECIMALS))


def _chance(it: One[Any]) -> Chance:
    return compared(it.material.atlas).chance


PAIR = Kind[One[Two]](
    "Pair",
    {
        **kind_of_record("pair"),
        "first": Told(
            str, N_("The first county by the official code, by its key"), lambda it: key_of(it.item[0].first)
        ),
        "second": Told(str, N_("The other county, by its key"), lambda it: key_of(it.item[0].second)),
        "shared": Told(
            KEYS,
            N_("Main themes that both have, in strategies that have not ended"),
            lambda it: _themes(it.item[0].shared),
        ),
        "only_first": Told(KEYS, N_("Those that only the first has"), lambda it: _themes(it.item[0].only_first)),
        "only_second": Told(KEYS, N_("Those that only the second has"), lambda it: _themes(it.item[0].only_second)),
        "jaccard": _number(
            N_("Share of the themes of either that both have, 0 to 1 (Jaccard)"), lambda two, _: two.jaccard
        ),
        "expected": _number(
            N_("How many they would share by chance: the mean of shuffled countries"), lambda _, by: by.expected
        ),
        "deviation": _number(N_("Standard deviation in the shuffled countries"), lambda _, by: by.deviation),
        "at_least": _number(
            N_("Share of the shuffled countries, 0 to 1, in which they share as many or more"),
            lambda _, by: by.at_least,
        ),
    },
    things=_pairs,
)
PAIRS = listing(
    "pairs",
    PAIR,
    {
        "draws": Told(int, N_("How many times the country was shuffled"), lambda it: _chance(it).draws),
        "seed": Told(int, N_("Seed of the shuffle"), lambda it: _chance(it).seed),
    },
)
"""How it is shuffled: see ``analysis/chance``. Overlap is no measure of anything good."""


Step = tuple[CountyChange, Passage]


def _passages(material: Material) -> Iterator[One[Step]]:
    """What became of each county's priorities, in the official order of the counties, earliest step first."""
    for county in material.atlas.territories.counties:
        if contribution := material.atlas.contribution(county):
            for step in changes(contribution):
                yield from (One(material, (step, passage)) for passage in step.passages)


def _keys(placed: tuple[Placed, ...]) -> list[str]:
    return [priority_key(one) for one in placed]


def _strategy_key(step: CountyChange, strategy: Strategy) -> str:
    return f"{key_of(step.contribution.territory)}/{strategy.id}"


PASSAGE = Kind[One[Step]](
    "Passage",
    {
        **kind_of_record("passage"),
        "from_strategies": Told(
            KEYS,
            N_("The earlier strategies, by their keys"),
            lambda it: [_strategy_key(it.item[0], one) for one in it.item[0].before],
        ),
        "to_strategy": Told(
            str, N_("The later strategy, by its key"), lambda it: _strategy_key(it.item[0], it.item[0].after)
        ),
        "stated": Told(
            bool, N_("true when a source says that the later strategy follows"), lambda it: it.item[0].stated
        ),
        "order": Told(
            GROUND | None,
            N_("What says that the later strategy follows; null: it is only the latest that has ended"),
            lambda it: it.item[0].order,
        ),
        "what": Told(
            Annotated[PassageKind, Labels({str(kind): said for kind, said in PASSAGE_KINDS.items()})],
            N_("What became of the priorities; what the link rests on stands in ground"),
            lambda it: it.item[1].kind,
        ),
        "ground": Told(
            GROUND | None,
            N_("What the link rests on: a source, an unchanged name or the editors' reading; null without a link"),
            lambda it: it.item[1].ground,
        ),
        "before": Told(KEYS, N_("The priorities then, by their keys"), lambda it: _keys(it.item[1].before)),
        "after": Told(KEYS, N_("The priorities now, by their keys"), lambda it: _keys(it.item[1].after)),
    },
    things=_passages,
)


class MatrixRow(Record):
    """What one county's current priorities say of each column."""

    territory: Annotated[str, Field(description=N_("The county, by its key"))]
    known: Annotated[
        bool, Field(description=N_("false where no priorities are known in strategies that have not ended"))
    ]
    states: Annotated[
        dict[str, State],
        Field(description=N_("main, unclear, developing, touched or coded, by column; others have no priority")),
    ]


def _matrices(material: Material) -> Iterator[One[Matrix]]:
    yield One(material, theme_matrix(material.atlas), "themes")
    for name in CODE_LISTS:
        yield One(material, code_matrix(material.atlas, name), name)


def _rows(it: One[Matrix]) -> list[Values]:
    return [
        {
            "territory": key_of(row.county),
            "known": all(cell.state != "unknown" for cell in row.cells),
            "states": {cell.column: cell.state for cell in row.cells if cell.priorities},
        }
        for row in it.item.rows
    ]


MATRIX = Kind[One[Matrix]](
    "Matrix",
    {
        **head("matrix"),
        **kind_of_document("matrix"),
        "key": Told(str, N_("Name of the list that the columns are from: themes, nace or nabs"), lambda it: it.key),
        "columns": Told(KEYS, N_("Terms of the list, in its order"), lambda it: [term.id for term in it.item.columns]),
        "rows": Told(tuple[MatrixRow, ...], N_("All counties, in the official order"), _rows),
    },
    things=_matrices,
)
