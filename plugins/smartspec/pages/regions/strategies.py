"""Pages about one strategy period and about each of its priorities."""

from collections.abc import Iterator

from ... import addresses
from ...analysis.coverage import Placed, same_theme
from ...analysis.holdings import Holding
from ...analysis.initiative_facets import mentioning
from ...analysis.initiatives import linked_to
from ...analysis.passages import GROUNDS
from ...analysis.related import RelatedPriority, all_related
from ...analysis.succession import Now, followers, is_reading, later_strategies, now_instead, predecessors, successors
from ...analysis.timeline import STATES, state_of
from ...model import Contribution, InitiativeLink, Prose, Strategy, Territory, key_of
from ...model.values import N_, STATUS, Period
from ..csv_table import csv_file
from ..environment import period, plain_name, prose, summary
from ..offers import file_of, new_priority
from ..page import Cited, DataFile, Page, View
from ..reference import CITE_AS, reference
from ..writer import Draft, Writer

HEADER = (
    N_("Region or area"), N_("Strategy"), N_("Period"), N_("First year"), N_("Last year"), N_("Status"),
    N_("State"), N_("About the status"), N_("Decided"), N_("About the decision"), N_("Decided by"), N_("Priorities"),
    N_("Sources"), N_("Replaces"), N_("What says so"), N_("Page"),
)  # fmt: skip
MOST_ALSO = 24
"""Others with the same theme that a priority's page lists; the theme's own page has them all."""


def strategy_pages(writer: Writer, contribution: Contribution) -> Iterator[Page]:
    """One page a strategy, and one page a priority of it."""
    yield from map(writer.write, _drafts(writer, contribution))


def citation_files(writer: Writer, contribution: Contribution) -> Iterator[DataFile]:
    """How each of those things is cited, for reference managers: BibTeX and RIS beside its page in Swedish.

    One for both languages, since a thing has one identifier; they have its English title too.
    """
    for draft in _drafts(writer, contribution):
        cited, beside = reference(writer.write(draft), writer.settings), f"{draft.address}{CITE_AS}"
        yield DataFile(f"{beside}.bib", cited.bibtex)
        yield DataFile(f"{beside}.ris", cited.ris)


def strategies_file(writer: Writer) -> DataFile:
    """Every strategy of regions and programme areas as CSV for people: dates, status and counts."""
    atlas = writer.atlas
    found = filter(None, map(atlas.contribution, (*atlas.territories.counties, *atlas.territories.areas)))
    rows = (_row(writer, contribution, strategy) for contribution in found for strategy in contribution.strategies)
    return csv_file(addresses.STRATEGIES_CSV, writer.lang, writer.words(HEADER), rows)


def _row(writer: Writer, contribution: Contribution, strategy: Strategy) -> tuple[object, ...]:
    facts, years = strategy.facts, strategy.period or Period(0, None)
    earlier = (contribution.strategy(name) for name in facts.replaces)
    return (
        writer.territory_name(contribution.territory),
        plain_name(strategy, writer.lang),
        period(strategy, writer.lang),
        years.start or None,
        years.end,
        writer.gettext(STATUS[facts.status]),
        writer.gettext(STATES[state_of(strategy, writer.year)]),
        facts.status_note.text_in(writer.lang) if facts.status_note else None,
        facts.adopted,
        facts.adopted_note.text_in(writer.lang) if facts.adopted_note else None,
        facts.decided_by.text_in(writer.lang) if facts.decided_by else None,
        len(strategy.priorities),
        len(facts.sources),
        "; ".join(period(one, writer.lang) for one in earlier if one),
        writer.gettext(GROUNDS["reading" if is_reading(facts) else "source"]) if facts.replaces else None,
        writer.whole_address(addresses.strategy_address(contribution.territory, strategy)),
    )


def _drafts(writer: Writer, contribution: Contribution) -> Iterator[Draft]:
    for strategy in contribution.strategies:
        yield _strategy_draft(writer, contribution, strategy)
        for priority in strategy.priorities:
            yield _priority_draft(writer, Placed(contribution, strategy, priority))


class StrategyView(View):
    """What the template of the page shows."""

    territory: Territory
    strategy: Strategy
    prose: Prose
    priorities: list[Placed]
    earlier: list[Strategy]
    later: tuple[Strategy, ...]
    over: bool
    """Whether the period has passed."""
    now: Now | None
    """What applies instead, where this one has ended or run out."""
    next_known: tuple[Strategy, ...]
    """The next in time, though it is not said to replace this one."""


def _strategy_draft(writer: Writer, contribution: Contribution, strategy: Strategy) -> Draft:
    territory = contribution.territory
    later = later_strategies(contribution, strategy)
    facts = StrategyView(
        territory=territory,
        strategy=strategy,
        prose=prose(strategy, writer.lang),
        priorities=writer.in_order(Placed(contribution, strategy, p) for p in strategy.priorities),
        earlier=[s for name in strategy.facts.replaces if (s := contribution.strategy(name))],
        later=later,
        over=strategy.period is not None and strategy.period.over(writer.year),
        now=now_instead(contribution, strategy, writer.year),
        next_known=() if later else followers(contribution, strategy),
    )
    title = f"{writer.territory_name(territory)} {period(strategy, writer.lang)}"
    if strategy.period is None:
        title = f"{writer.territory_name(territory)}: {plain_name(strategy, writer.lang)}"
    return Draft(
        "strategy",
        summary(strategy, writer.lang),
        facts,
        file_of(strategy, writer.lang),
        address=addresses.strategy_address(territory, strategy),
        title=title,
        crumbs=writer.crumbs_in(territory),
        sources=contribution.sources.values(),
        additions=() if strategy.facts.status == "ended" else tuple(new_priority(writer, contribution, strategy)),
        subject=Cited(contribution, strategy),
        swedish=writer.lang == "en" and strategy.english is None,
        document=addresses.document_of(f"{key_of(territory)}/{strategy.id}"),
    )


class PriorityView(View):
    """What the template of the page shows."""

    placed: Placed
    prose: Prose
    links: list[InitiativeLink]
    holding: Holding
    mentioning: int
    """How many of the territory's initiatives have a word for its main theme, linked to it or not."""
    mentions: str
    """The index of initiatives with those chosen."""
    earlier: tuple[Placed, ...]
    later: tuple[Placed, ...]
    now: Now | None
    """What applies instead of its strategy, where that has ended or run out."""
    also: tuple[Placed, ...]
    also_more: bool
    related: tuple[RelatedPriority, ...]
    """Of other themes, that share something more exact."""


def _priority_draft(writer: Writer, placed: Placed) -> Draft:
    contribution, strategy, priority = placed.contribution, placed.strategy, placed.priority
    territory, theme = contribution.territory, priority.facts.theme
    also = same_theme(writer.atlas, placed)
    facts = PriorityView(
        placed=placed,
        prose=prose(priority, writer.lang),
        links=[link for link in contribution.links if link.priority == f"{strategy.id}/{priority.id}"],
        holding=Holding(linked_to(writer.atlas, placed)),
        mentioning=mentioning(writer.atlas, theme, territory),
        mentions=addresses.filtered_initiatives_in(territory, mentions=theme),
        earlier=predecessors(contribution, priority),
        later=successors(contribution, strategy, priority),
        now=now_instead(contribution, strategy, writer.year),
        also=also[:MOST_ALSO],
        also_more=len(also) > MOST_ALSO,
        related=all_related(writer.atlas).get(priority.file, ()),
    )
    own = period(strategy, writer.lang) if strategy.period else plain_name(strategy, writer.lang)
    here = (addresses.strategy_address(contribution.territory, strategy), own)
    return Draft(
        "priority",
        summary(priority, writer.lang),
        facts,
        file_of(priority, writer.lang),
        address=addresses.priority_address(placed),
        title=plain_name(priority, writer.lang),
        crumbs=writer.crumbs_in(contribution.territory, here),
        sources=contribution.sources.values(),
        subject=Cited(contribution, strategy, priority),
        swedish=writer.lang == "en" and priority.english is None,
        document=addresses.document_of(f"{key_of(contribution.territory)}/{strategy.id}/{priority.id}"),
    )
