"""What the indexes of priorities and of initiatives let visitors choose by: facets, each with its values."""

from dataclasses import dataclass

from ..model import Bilingual, Term, Territory


@dataclass(frozen=True)
class Value:
    """One value of a facet: ``slug`` is what addresses call it, ``count`` how many items of the index have it."""

    facet: str
    id: str
    slug: str
    name: Bilingual
    count: int
    address: str
    """The page of the value; empty where it has none."""
    code: str = ""
    """The official code, shown before the name."""
    level: int = 0
    """1 below a wider value."""
    term: Term | None = None
    territory: Territory | None = None


@dataclass(frozen=True)
class Choice:
    """A facet with its values; ``slug`` is what addresses call it."""

    facet: str
    slug: str
    title: str
    values: tuple[Value, ...]
    more: int = 0
    """Values that are left out of the box."""

    @property
    def used(self) -> tuple[Value, ...]:
        """The values that any item has."""
        return tuple(value for value in self.values if value.count)
