"""What priorities are found by: each value from the facts, each priority counted once a value."""

from dataclasses import replace

import pytest
from smartspec.analysis.counts import count
from smartspec.analysis.facets import READ, UNDATED, Described, counts, described, with_value
from smartspec.model import Atlas, CodeTag, Contribution


def only(atlas: Atlas, key: str, folder: str = "", **facts: object) -> Described:
    """The one priority of an atlas with nothing else in it: the first of that territory, changed as told."""
    contribution: Contribution = atlas.contributions[key]
    strategy = next(s for s in reversed(contribution.strategies) if s.priorities)
    status = facts.pop("strategy_status", strategy.facts.status)
    first = strategy.priorities[0]
    priority = replace(first, facts=first.facts.model_copy(update=facts))
    changed = replace(
        strategy,
        id=folder or strategy.id,
        period=None if folder.startswith(UNDATED) else strategy.period,
        facts=strategy.facts.model_copy(update={"status": status}),
        priorities=(priority,),
    )
    (item,) = described(replace(atlas, contributions={key: replace(contribution, strategies=(changed,))}))
    return item


def test_a_county_belongs_to_its_region_and_to_the_area_it_lies_in(atlas: Atlas) -> None:
    values = only(atlas, "dalarna").values
    assert (values["region"], values["area"]) == (("dalarna",), ("norra-mellansverige",))


def test_an_area_of_the_regional_fund_is_no_region(atlas: Atlas) -> None:
    key = next(key for key, c in atlas.contributions.items() if c.territory.kind == "area" and any(c.strategies))
    values = only(atlas, key).values
    assert (values["region"], values["area"]) == ((), (atlas.contributions[key].territory.slug,))


def test_a_code_also_counts_for_the_wider_code_it_lies_in_and_once(atlas: Atlas) -> None:
    codes = tuple(CodeTag(code=code, by="node", basis="s") for code in ("nace:C24", "nace:C10", "nace:J", "nabs:05"))
    values = only(atlas, "dalarna", codes=codes).values
    assert values["nace"] == ("C", "C24", "C10", "J")
    assert values["nabs"] == ("05",)


@pytest.mark.parametrize(
    ("status", "time"),
    [("ended", "earlier"), ("adopted", "current"), ("developing", "current"), ("unknown", "current")],
)
def test_what_has_not_ended_is_current_also_when_it_is_not_known_to_hold(atlas: Atlas, status: str, time: str) -> None:
    item = only(atlas, "dalarna", strategy_status=status)
    assert item.values["time"] == (time,)
    assert item.is_current is (time == "current")


@pytest.mark.parametrize("folder", ["odaterad", "odaterad-regionen"])
def test_lists_without_a_period_have_one_value_whatever_their_folder(atlas: Atlas, folder: str) -> None:
    assert only(atlas, "dalarna", folder).values["period"] == (UNDATED,)


def test_a_text_without_translation_is_in_swedish_only(atlas: Atlas) -> None:
    contribution = atlas.contributions["dalarna"]
    strategy = contribution.strategies[-1]
    bare = replace(strategy, priorities=(replace(strategy.priorities[0], english=None),))
    changed = replace(atlas, contributions={"dalarna": replace(contribution, strategies=(bare,))})
    assert described(changed)[0].values["language"] == ("sv",)
    assert only(atlas, "dalarna").values["language"] == ("sv", "en")


def test_every_priority_is_described_once_and_the_counts_are_those_of_the_lists(atlas: Atlas) -> None:
    items = described(atlas)
    assert [item.placed.priority for item in items] == [priority for _, _, priority in atlas.priorities()]
    for facet in READ:
        for value, number in counts(items, facet).items():
            assert len(with_value(items, facet, value)) == number > 0
    assert sum(counts(items, "theme").values()) == sum(counts(items, "time").values()) == len(items) == 31


def test_what_a_priority_is_counted_as_is_one_rule_for_lists_and_counts(atlas: Atlas) -> None:
    items = described(atlas)
    named = {
        "area": "priorities_of_areas",
        "in-force": "priorities_in_force",
        "unclear": "priorities_unclear",
        "ended": "priorities_earlier",
    }
    for value, name in named.items():
        assert len(with_value(items, "standing", value)) == count(atlas, name)
    assert sum(counts(items, "standing").values()) == len(items)
