"""Needs and offers: what is matched with what, and what no longer applies."""

from dataclasses import replace
from typing import Any

import pytest
from small_atlas import atlas_of
from smartspec.analysis.exchange import age_of, all_listed, listed_by, overview
from smartspec.model import Atlas, Dialogue, Exchange, ExchangeFacts

TODAY = "2026-11-25"


def facts(**given: Any) -> ExchangeFacts:
    common: dict[str, Any] = {"kind": "need", "form": "partner", "text": "Något", "self_stated": "true"}
    return ExchangeFacts.model_validate(common | {"date": "2026-10-01"} | given)


def entry(drawn: str) -> Exchange:
    """``behov: need partner food 2026-10``: name, kind, form, theme and day; ``-`` for what is not told."""
    name, _, words = drawn.partition(": ")
    kind, form, theme, date = (None if word == "-" else word for word in words.split())
    return Exchange(name, f"{name}.yml", facts(kind=kind, form=form, theme=theme, date=date))


def drawn(territories: dict[str, list[str]], node: tuple[str, ...] = ()) -> Atlas:
    atlas = atlas_of({name: {} for name in territories}, ["food", "energy"])
    contributions = {
        name: replace(atlas.contributions[name], exchange=tuple(entry(line) for line in lines))
        for name, lines in territories.items()
    }
    return replace(atlas, contributions=contributions, dialogue=Dialogue(exchange=tuple(entry(line) for line in node)))


def shown(atlas: Atlas) -> dict[str, Any]:
    found = overview(all_listed(atlas, TODAY))
    return {
        "matches": {match.need.key: [offer.key for offer in match.offers] for match in found.matches},
        "unanswered": [need.key for need in found.unanswered],
        "unasked": [offer.key for offer in found.unasked],
        "lapsed": [listed.key for listed in found.lapsed],
    }


def test_a_need_meets_the_offers_of_others_on_its_theme_the_same_form_first() -> None:
    atlas = drawn(
        {
            "a": ["vill: need partner food 2026"],
            "b": ["kan: offer knowledge food 2026", "el: offer partner energy 2026"],
            "c": ["ocksa: offer partner food 2026"],
        },
        node=("stod: offer network food 2026",),
    )
    assert shown(atlas) == {
        "matches": {"a-vill": ["c-ocksa", "b-kan", "node-stod"]},
        "unanswered": [],
        "unasked": ["b-el"],
        "lapsed": [],
    }


def test_nobody_answers_their_own_need() -> None:
    atlas = drawn(
        {"a": ["vill: need partner food 2026", "kan: offer partner food 2026"]},
        node=("behov: need method energy 2026", "har: offer method energy 2026"),
    )
    assert shown(atlas) == {
        "matches": {},
        "unanswered": ["a-vill", "node-behov"],
        "unasked": ["a-kan", "node-har"],
        "lapsed": [],
    }


def test_a_need_without_a_theme_is_matched_with_nothing() -> None:
    atlas = drawn(
        {"a": ["vill: need partner - 2026"], "b": ["kan: offer partner - 2026", "mat: offer partner food 2026"]}
    )
    assert shown(atlas)["matches"] == {}
    assert shown(atlas)["unanswered"] == ["a-vill"]
    assert shown(atlas)["unasked"] == ["b-kan", "b-mat"]


@pytest.mark.parametrize(
    ("offers", "listed", "more"),
    [
        ({"b": 3}, 3, 0),
        ({"b": 10}, 10, 0),
        ({"b": 11}, 10, 1),
        ({"b": 300, "c": 400}, 10, 690),
        ({"a": 500, "b": 2}, 2, 0),
    ],
)
def test_a_need_lists_ten_offers_and_says_how_many_more_there_are(
    offers: dict[str, int], listed: int, more: int
) -> None:
    territories = {name: [f"kan{n}: offer network food 2026" for n in range(count)] for name, count in offers.items()}
    territories["a"] = [*territories.get("a", []), *(f"vill{n}: need partner food 2026" for n in range(700))]
    found = overview(all_listed(drawn(territories), TODAY))
    assert [(len(match.offers), match.more) for match in found.matches] == [(listed, more)] * 700
    assert len(found.unasked) == offers.get("a", 0)
    assert found.unanswered == ()


def test_an_offer_of_the_same_form_is_listed_however_many_others_there_are() -> None:
    atlas = drawn(
        {
            "a": ["vill: need partner food 2026"],
            "b": [f"kan{n}: offer network food 2026" for n in range(50)],
            "c": ["ocksa: offer partner food 2026"],
        }
    )
    assert shown(atlas)["matches"]["a-vill"] == ["c-ocksa", *(f"b-kan{n}" for n in range(9))]


def test_what_is_old_or_undated_is_kept_apart_and_not_matched() -> None:
    atlas = drawn(
        {
            "a": ["ny: need partner food 2026", "gammal: need partner food 2020", "nar: need partner food -"],
            "b": ["forr: offer partner food 2019-05"],
        }
    )
    assert shown(atlas) == {
        "matches": {},
        "unanswered": ["a-ny"],
        "unasked": [],
        "lapsed": ["a-gammal", "a-nar", "b-forr"],
    }


@pytest.mark.parametrize(
    ("date", "valid_until", "today", "age"),
    [
        ("2024-11-25", None, "2026-11-25", "current"),
        ("2024-11-24", None, "2026-11-25", "old"),
        ("2024-11", None, "2026-11-30", "current"),
        ("2024-11", None, "2026-12-01", "old"),
        ("2024", None, "2026-12-31", "current"),
        ("2024", None, "2027-01-01", "old"),
        ("2024-02-28", None, "2026-03-01", "old"),
        ("2022-02-28", None, "2024-02-28", "current"),
        ("2020-02-29", None, "2022-02-28", "current"),
        ("2010-01-01", "2026-11-25", "2026-11-25", "current"),
        ("2026-11-01", "2026-11-24", "2026-11-25", "old"),
        ("2026-11-01", "2026", "2026-12-31", "current"),
        (None, "2026", "2027-01-01", "old"),
        (None, "2027-03", "2026-11-25", "current"),
        (None, None, "2026-11-25", "undated"),
    ],
)
def test_it_applies_until_its_last_day_or_for_24_months(
    date: str | None, valid_until: str | None, today: str, age: str
) -> None:
    assert age_of(facts(date=date, valid_until=valid_until), today) == age


def test_the_24_months_before_a_leap_day_end_on_the_last_of_february() -> None:
    assert age_of(facts(date="2026-02-28"), "2028-02-29") == "current"
    assert age_of(facts(date="2026-02-27"), "2028-02-29") == "old"


def test_a_territory_lists_its_needs_before_its_offers() -> None:
    atlas = drawn({"a": ["a: offer partner food 2026", "b: need partner food 2026", "c: need network food 2026"]})
    assert [listed.exchange.id for listed in listed_by(atlas.contributions["a"], TODAY)] == ["b", "c", "a"]


def test_everything_stands_in_exactly_one_group() -> None:
    atlas = drawn(
        {
            "a": ["x: need partner food 2026", "y: offer network energy 2026", "z: offer network energy 2001"],
            "b": ["x: offer partner food 2026", "y: need network energy 2026", "z: need funding - -"],
        }
    )
    groups = shown(atlas)
    answered = [*groups["matches"], *(offer for offers in groups["matches"].values() for offer in offers)]
    everything = [*answered, *groups["unanswered"], *groups["unasked"], *groups["lapsed"]]
    assert sorted(everything) == sorted(listed.key for listed in all_listed(atlas, TODAY))
    assert answered == ["a-x", "b-y", "b-x", "a-y"]
