"""When a strategy's period has passed, its page and the timeline say what follows, or that nothing was found."""

from dataclasses import replace

import pytest
from smartspec.model import Atlas, Period
from smartspec.pages.comparison.periods import period_pages
from smartspec.pages.page import Settings
from smartspec.pages.regions.strategies import strategy_pages
from smartspec.pages.writer import Writer

SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")
NOT_FOUND = "The period has passed. What applies after it has not been found."
NOT_SAID = "No source says that it replaces this one."


def unlinked(atlas: Atlas) -> Atlas:
    """The same country, where no strategy says that it replaces another."""
    contributions = {}
    for key, contribution in atlas.contributions.items():
        strategies = tuple(
            replace(s, facts=s.facts.model_copy(update={"replaces": ()})) for s in contribution.strategies
        )
        contributions[key] = replace(contribution, strategies=strategies)
    return replace(atlas, contributions=contributions)


def strategy_page(atlas: Atlas, period: str, today: str) -> str:
    writer = Writer(atlas, SETTINGS, "en", today)
    found = {page.address: page.html for page in strategy_pages(writer, atlas.contributions["dalarna"])}
    return found[f"regioner/dalarna/{period}/"]


def timeline(atlas: Atlas, today: str) -> str:
    writer = Writer(atlas, SETTINGS, "en", today)
    return next(page.html for page in period_pages(writer) if page.address.endswith("/dalarna/"))


@pytest.mark.parametrize(("today", "over"), [("2028-12-31", False), ("2029-01-01", True)])
def test_the_last_period_says_that_nothing_was_found_once_its_last_year_is_over(
    atlas: Atlas, today: str, over: bool
) -> None:
    assert (NOT_FOUND in strategy_page(atlas, "2022-2028", today)) is over
    assert (NOT_FOUND in timeline(atlas, today)) is over


def test_an_earlier_period_names_the_one_that_says_it_follows(atlas: Atlas) -> None:
    page = strategy_page(atlas, "2014-2022", "2026-11-27")
    assert "Followed by" in page
    assert NOT_SAID not in page
    assert NOT_FOUND not in page


def test_the_next_in_time_is_named_with_the_warning_that_no_source_links_the_two(atlas: Atlas) -> None:
    page = strategy_page(unlinked(atlas), "2014-2022", "2026-11-27")
    assert 'The next that is known here: <a href="../2022-2028/">' in page
    assert NOT_SAID in page
    assert NOT_FOUND not in page


@pytest.mark.parametrize(("period", "over"), [(Period(2014, 2022), True), (Period(2014, 2023), False)])
def test_a_period_is_over_after_its_last_year(period: Period, over: bool) -> None:
    assert period.over(2023) is over
    assert not Period(2014, None).over(2023)
