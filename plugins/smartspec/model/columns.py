"""How a kind of published list names its columns: ``docs/vocabularies/lists/<name>.yml``."""

from pydantic import Field

from .values import Bilingual, Frozen, Line


class Meaning(Frozen):
    """What a word of the list stands for here: ``Jämtland`` for ``SE322``."""

    says: Line
    means: Line


class MappedColumn(Frozen):
    """One of our columns, and what the list calls it."""

    column: Line = Field(description="A column of initiatives.csv, or one that an import reads and does not keep")
    called: tuple[Line, ...] = Field(description="Names in the list, the most exact first; letter case is no matter")
    divided_by: Line | None = Field(None, description="What stands between several values of a cell")
    meanings: tuple[Meaning, ...] = Field((), description="What the list's own words stand for")


class FixedValue(Frozen):
    """What holds for every row, and stands in no column."""

    column: Line
    value: Line


class ColumnMapping(Frozen):
    """One kind of list: which names its header must have, what each column is, and what holds for all rows."""

    title: Bilingual
    note: Bilingual | None = None
    recognised_by: tuple[Line, ...] = Field(description="Names that together tell this kind of list from others")
    columns: tuple[MappedColumn, ...]
    fixed: tuple[FixedValue, ...] = ()
