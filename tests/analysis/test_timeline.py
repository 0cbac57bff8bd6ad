"""When strategies apply: which have run out, and which have ended."""

import pytest
from smartspec.analysis.timeline import timeline
from smartspec.model import Atlas


@pytest.fixture(scope="module")
def by_county(atlas: Atlas) -> dict[str, dict[str, str]]:
    return {row.county.slug: {s.id: state for s, state in row.strategies} for row in timeline(atlas, 2026)}


def test_every_county_has_a_row_in_the_official_order(atlas: Atlas) -> None:
    assert [row.county for row in timeline(atlas, 2026)] == list(atlas.territories.counties)


def test_what_applies_is_in_force_and_what_has_ended_is_over(by_county: dict[str, dict[str, str]]) -> None:
    assert by_county["dalarna"] == {"2014-2022": "over", "2022-2028": "in-force"}
    assert by_county["gotland"] == {}


def test_a_period_that_passes_without_anything_after_it_has_run_out(atlas: Atlas) -> None:
    states = {
        s.id: state for row in timeline(atlas, 2029) for s, state in row.strategies if row.county.slug == "dalarna"
    }
    assert states == {"2014-2022": "over", "2022-2028": "passed"}


def test_in_its_last_year_a_strategy_has_not_run_out(atlas: Atlas) -> None:
    states = [state for row in timeline(atlas, 2028) for s, state in row.strategies if s.id == "2022-2028"]
    assert set(states) == {"in-force"}


def test_where_the_status_says_nothing_is_in_force_it_is_told_apart(by_county: dict[str, dict[str, str]]) -> None:
    assert by_county["kalmar"] == {"odaterad": "unclear", "odaterad-natverk": "coming"}
    assert by_county["gavleborg"] == {"odaterad": "in-force"}
