"""Then and now: what became of a county's priorities and themes from one strategy to the next.

Where the two lists come from different sources, part of the change is theirs. What counts as a link between two
priorities: see ``passages``.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Atlas, Contribution, Strategy
from .coverage import Placed
from .passages import Ground, Passage, PassageKind, passages


@dataclass(frozen=True)
class ThemeChange:
    """Main themes before and after, in the order of the lists; themes have no successors."""

    kept: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class CountyChange:
    """One county from the strategies before to the one after.

    ``order`` tells how it is known that the later follows: a source says so, the editors read it so, or (None)
    the one before is only the latest that has ended. ``passages`` has the editors' readings of which priority
    follows which too, ``stated_passages`` only what a source says and unchanged names.
    """

    contribution: Contribution
    before: tuple[Strategy, ...]
    after: Strategy
    order: Ground | None
    passages: tuple[Passage, ...]
    stated_passages: tuple[Passage, ...]
    themes: ThemeChange

    @property
    def stated(self) -> bool:
        """Whether a source says that the later strategy follows on the earlier."""
        return self.order == "source"

    def of_kind(self, kind: PassageKind) -> tuple[Passage, ...]:
        """The passages of one kind."""
        return tuple(passage for passage in self.passages if passage.kind == kind)

    @property
    def readings(self) -> int:
        """How many of the passages rest on the editors' reading."""
        return sum(passage.ground == "reading" for passage in self.passages)

    @property
    def counts(self) -> "Counts":
        """How many priorities, in and out, by what a source says and unchanged names."""
        return counts(self.stated_passages)

    @property
    def counts_as_read(self) -> "Counts":
        """The same with the editors' readings."""
        return counts(self.passages)


@dataclass(frozen=True)
class Counts:
    """Numbers of priorities: all ``before`` and ``after``, and what became of them.

    ``kept`` to ``dropped`` count those before, ``added`` those after. ``unlinked_before`` and ``unlinked_after``
    have no stated link either, but the same main theme as one on the other side.
    """

    before: int
    after: int
    kept: int
    renamed: int
    rescoped: int
    regrouped: int
    """Merged, split or regrouped."""
    unlinked_before: int
    unlinked_after: int
    added: int
    dropped: int

    @property
    def without_forerunner(self) -> int:
        """How many of those after have no stated forerunner."""
        return self.added + self.unlinked_after

    @property
    def without_successor(self) -> int:
        """How many of those before have no stated successor."""
        return self.dropped + self.unlinked_before

    @property
    def turnover(self) -> float | None:
        """Share of all without a stated forerunner or successor, 0 to 1; None when there are no priorities.

        The relative turnover of island ecology (J. M. Diamond, "Avifaunal equilibria and species
        turnover rates on the Channel Islands of California", 1969), for sets the same as Sørensen's
        and Dice's distance ``d``. Jaccard's distance, also called turnover, is ``2d / (1 + d)``.
        """
        every = self.before + self.after
        return (self.without_forerunner + self.without_successor) / every if every else None

    @property
    def unlinked_share(self) -> float:
        """The part of the turnover, 0 to 1, that has the same main theme as one on the other side."""
        return (self.unlinked_before + self.unlinked_after) / max(self.before + self.after, 1)

    @property
    def retention(self) -> float | None:
        """``(kept + renamed + rescoped) / before``, 0 to 1; None when there were none before.

        What was merged, split or regrouped counts neither here nor as turnover.
        """
        return (self.kept + self.renamed + self.rescoped) / self.before if self.before else None


@dataclass(frozen=True)
class ThemeThenAndNow:
    """One theme in the counties whose change is known, by slug: who has it still, since, and no more."""

    theme: str
    kept: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class CountryChange:
    """All counties that have a strategy and an earlier one, taken together; themes in the codebook's order."""

    changes: tuple[CountyChange, ...]
    themes: tuple[ThemeThenAndNow, ...]

    @property
    def counts(self) -> Counts:
        """Priorities of all these counties, counted together: long lists weigh more than short ones."""
        return counts([passage for change in self.changes for passage in change.stated_passages])

    @property
    def counts_as_read(self) -> Counts:
        """The same with the editors' readings."""
        return counts([passage for change in self.changes for passage in change.passages])


def changes(contribution: Contribution) -> tuple[CountyChange, ...]:
    """Each step from one strategy to the next that is known, earliest first.

    A strategy follows those that its file says it replaces; where that says nothing, the latest before it
    that has ended. Lists that may apply at the same time are no step.
    """
    return tuple(
        change(contribution, before, after)
        for place, after in enumerate(contribution.strategies)
        if (before := _before(contribution.strategies[:place], after))
    )


def change(contribution: Contribution, before: Sequence[Strategy], after: Strategy) -> CountyChange:
    """What became of the priorities and themes of ``before``, one or more strategies, in ``after``."""
    then = [Placed(contribution, strategy, priority) for strategy in before for priority in strategy.priorities]
    now = [Placed(contribution, after, priority) for priority in after.priorities]
    order: Ground | None = None
    if all(strategy.id in after.facts.replaces for strategy in before):
        order = "source" if after.facts.succession_basis else "reading"
    stated = passages(then, now, readings=False)
    return CountyChange(contribution, tuple(before), after, order, passages(then, now), stated, theme_change(then, now))


def theme_change(before: Iterable[Placed], after: Iterable[Placed]) -> ThemeChange:
    """The main themes that stay, come and go."""
    then, now = (dict.fromkeys(p.priority.facts.theme for p in placed) for placed in (before, after))
    return ThemeChange(
        tuple(theme for theme in now if theme in then),
        tuple(theme for theme in now if theme not in then),
        tuple(theme for theme in then if theme not in now),
    )


def counts(found: Iterable[Passage]) -> Counts:
    """Count the priorities in passages."""
    then: Counter[str] = Counter()
    now: Counter[str] = Counter()
    for passage in found:
        then[passage.kind] += len(passage.before)
        now[passage.kind] += len(passage.after)
    regrouped = then["merged"] + then["split"] + then["regrouped"]
    one_to_one = then["kept"], then["renamed"], then["rescoped"]
    apart = then["unlinked"], now["unlinked"]
    return Counts(then.total(), now.total(), *one_to_one, regrouped, *apart, now["added"], then["dropped"])


def country(atlas: Atlas) -> CountryChange:
    """The latest step of each county that has one, in county order, and each theme of the codebook over them."""
    contributions = filter(None, map(atlas.contribution, atlas.territories.counties))
    latest = tuple(steps[-1] for contribution in contributions if (steps := changes(contribution)))
    themes = tuple(_then_and_now(term.id, latest) for term in atlas.vocabularies["themes"].terms)
    return CountryChange(latest, themes)


def _before(earlier: Sequence[Strategy], after: Strategy) -> tuple[Strategy, ...]:
    stated = tuple(strategy for strategy in earlier if strategy.id in after.facts.replaces)
    ended = tuple(strategy for strategy in earlier if strategy.facts.status == "ended")
    return stated or ended[-1:]


def _then_and_now(theme: str, latest: Sequence[CountyChange]) -> ThemeThenAndNow:
    kept, added, dropped = (
        tuple(c.contribution.territory.slug for c in latest if theme in getattr(c.themes, side))
        for side in ("kept", "added", "dropped")
    )
    return ThemeThenAndNow(theme, kept, added, dropped)
