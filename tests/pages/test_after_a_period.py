"""When a strategy's period has passed, its page and the timeline say what follows, or that nothing was found."""

import re
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


def page_in(atlas: Atlas, address: str, today: str, lang: str = "en") -> str:
    writer = Writer(atlas, SETTINGS, lang, today)
    pages = (page for one in atlas.contributions.values() for page in strategy_pages(writer, one))
    return next(page.html for page in pages if page.address == address)


def under_the_title(page: str) -> str:
    return page.split("</h1>")[1].split('class="s3-lead"')[0]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("address", ["regioner/dalarna/2014-2022/", "regioner/dalarna/2014-2022/halsa-och-valfard/"])
def test_what_has_ended_says_so_under_its_title_and_leads_to_what_applies_now(
    atlas: Atlas, address: str, lang: str
) -> None:
    top = under_the_title(page_in(atlas, address, "2026-11-27", lang))
    assert {"sv": "Strategin är avslutad.", "en": "The strategy has ended."}[lang] in top
    assert {"sv": "Det här gäller nu i Dalarna:", "en": "What applies now in Dalarna:"}[lang] in top
    assert re.search(r'<a href="(\.\./)+2022-2028/">[^<]+, 2022–2028</a>', top)


def test_an_ended_priority_names_the_later_one_and_who_says_that_it_follows(atlas: Atlas) -> None:
    earlier = "regioner/{}/{}/"
    read = page_in(atlas, earlier.format("dalarna/2014-2022", "innovativ-upplevelseproduktion"), "2026-11-27")
    assert "Followed by" in under_the_title(read)
    assert "(the editors&#39; reading)" in under_the_title(read)
    said = page_in(atlas, earlier.format("varmland/2015-2020", "systemlosningar-med-solel"), "2026-11-27")
    assert "Followed by" in under_the_title(said)
    assert "reading" not in said
    alone = page_in(atlas, earlier.format("dalarna/2014-2022", "halsa-och-valfard"), "2026-11-27")
    assert "We know of no later priority that follows this one." in under_the_title(alone)


def test_where_the_later_one_has_run_out_too_it_is_named_as_the_latest_that_is_known(atlas: Atlas) -> None:
    top = under_the_title(page_in(atlas, "regioner/dalarna/2014-2022/", "2029-01-01"))
    assert "The latest that we know of in Dalarna, but not whether it applies:" in top
    assert 'href="../2022-2028/"' in top


@pytest.mark.parametrize("address", ["regioner/dalarna/2022-2028/", "regioner/dalarna/2022-2028/smarta-energisystem/"])
def test_what_applies_has_no_such_line_until_its_period_has_passed(atlas: Atlas, address: str) -> None:
    assert "What applies now" not in under_the_title(page_in(atlas, address, "2028-12-31"))
    passed = under_the_title(page_in(atlas, address, "2029-01-01"))
    assert "The period has passed." in passed
    assert "What applies now has not been found." in passed


def test_the_title_of_an_ended_strategy_has_its_status_and_nothing_is_offered_to_be_added(atlas: Atlas) -> None:
    settings = replace(SETTINGS, new_base="https://forge.example/new/")
    writer = Writer(atlas, settings, "en", "2026-11-27")
    pages = {page.address: page for page in strategy_pages(writer, atlas.contributions["dalarna"])}
    ended, applies = pages["regioner/dalarna/2014-2022/"], pages["regioner/dalarna/2022-2028/"]
    assert 'class="s3-tag">Ended<' in under_the_title(ended.html)
    assert "s3-tag" not in under_the_title(applies.html)
    assert "Add a priority" in applies.whole
    assert "Add a priority" not in ended.whole


@pytest.mark.parametrize(("period", "over"), [(Period(2014, 2022), True), (Period(2014, 2023), False)])
def test_a_period_is_over_after_its_last_year(period: Period, over: bool) -> None:
    assert period.over(2023) is over
    assert not Period(2014, None).over(2023)
