"""Amounts set side by side: one kind, one currency, one day, and each initiative in exactly one place."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from smartspec.analysis.division import Basis, commonest_basis, counties_stating, divided
from smartspec.analysis.holdings import Holding
from smartspec.analysis.initiative_facets import described_initiatives
from smartspec.analysis.initiatives import all_initiatives, initiatives_of
from smartspec.model import Atlas, InitiativeFacts

KEPT = ("dalarna", "sverige")
FACETS = ("area", "objective", "region", "year")


def row(name: str, amount: str, code: str = "", **facts: object) -> InitiativeFacts:
    cells = {
        "Operation_Unique_Identifier": name,
        "Operation_Name_Programme_Language": "Å",
        "Sources": ["run"],
        "Total_Eligible_Expenditure_amount": amount,
        "Total_Eligible_Expenditure_Currency": "SEK",
        "Location_Indicator_NUTS_code": code or None,
    }
    return InitiativeFacts.model_validate(cells | facts)


def with_rows(atlas: Atlas, *rows: InitiativeFacts) -> Atlas:
    """The country where Dalarna's table has those rows and no other territory has any."""
    contributions = {
        key: replace(one, initiatives=rows if key == "dalarna" else (), links=())
        for key, one in atlas.contributions.items()
    }
    return replace(atlas, contributions=contributions)


EURO = {"Total_Eligible_Expenditure_Currency": "EUR"}


@pytest.mark.parametrize("facet", FACETS)
def test_each_initiative_counts_in_exactly_one_place(atlas: Atlas, facet: str) -> None:
    found = divided(atlas, facet)
    assert found
    items = [one for one in all_initiatives(atlas) if found.basis.amount(one) is not None]
    assert found.counted == len(items) > 1
    assert found.others == len(all_initiatives(atlas)) - len(items)
    parts = (*found.parts, found.several, found.unknown)
    assert sum(part.money.amount for part in parts) == sum(found.basis.amount(one) or 0 for one in items)


@pytest.mark.parametrize("facet", FACETS)
def test_a_part_is_the_sum_of_those_with_that_value_alone(atlas: Atlas, facet: str) -> None:
    found = divided(atlas, facet)
    assert found
    sums: Counter[str] = Counter()
    for one in described_initiatives(atlas):
        values = counties_stating(one.item, found.basis) if facet == "region" else one.values[facet]
        if (amount := found.basis.amount(one.item)) is not None and len(values) == 1:
            sums[values[0]] += amount  # type: ignore[assignment]
    assert {part.value: part.money.amount for part in found.parts} == dict(sums)


def test_an_objective_is_a_value_as_any_other(atlas: Atlas) -> None:
    said = {"Specific_Objective": "Att stärka forskningen"}
    found = divided(with_rows(atlas, row("a", "1", **said), row("b", "2", **said), row("c", "4")), "objective")
    assert found
    assert [(part.value, part.money.amount) for part in found.parts] == [("att-starka-forskningen", Decimal(3))]
    assert found.unknown.money.amount == Decimal(4)


def test_amounts_that_nobody_says_what_they_are_have_no_common_basis(atlas: Atlas) -> None:
    vague = {"Total_Eligible_Expenditure_amount": None, "Support_Amount": "5", "Support_Kind": "eu-unclear"}
    found = divided(with_rows(atlas, row("a", "1"), row("b", "2", **vague), row("c", "3", **vague)), "region")
    assert found
    assert (found.basis.kind, found.counted, found.others) == ("Total_Eligible_Expenditure_amount", 1, 2)


def test_other_currencies_and_days_are_counted_and_never_added(atlas: Atlas) -> None:
    rows = (row("a", "1"), row("b", "2"), row("c", "40", **EURO), row("d", "80", Amount_State="2016-10-14"))
    found = divided(with_rows(atlas, *rows), "region")
    assert found
    assert found.basis == Basis("Total_Eligible_Expenditure_amount", "SEK", "")
    assert [(part.value, part.money.amount) for part in found.parts] == [("dalarna", Decimal(3))]
    assert found.others == 2


def test_what_several_counties_list_is_not_divided(atlas: Atlas) -> None:
    rows = {"dalarna": (row("a", "1"), row("b", "2")), "gavleborg": (row("b", "2"),)}
    contributions = {
        key: replace(one, initiatives=rows.get(key, ()), links=()) for key, one in atlas.contributions.items()
    }
    found = divided(replace(atlas, contributions=contributions), "region")
    assert found
    assert [(part.value, part.initiatives) for part in found.parts] == [("dalarna", 1)]
    assert (found.several.money.amount, found.several.initiatives) == (Decimal(2), 1)


def test_what_a_county_s_own_list_does_not_have_is_not_that_county_s(atlas: Atlas) -> None:
    """It may lie there alone and yet be the country's, as a research facility of the national programme."""
    country = {
        key: replace(one, initiatives=(row("b", "2", "SE312"),) if one.territory.kind == "area" else ())
        for key, one in with_rows(atlas).contributions.items()
    }
    found = divided(replace(atlas, contributions=country), "region")
    assert found
    assert (found.parts, found.unknown.initiatives) == ((), 1)


def test_without_a_year_it_is_unknown(atlas: Atlas) -> None:
    found = divided(with_rows(atlas, row("a", "1"), row("b", "2", Operation_Start_Date="2015-01-01")), "year")
    assert found
    assert [(part.value, part.money.amount) for part in found.parts] == [("2015", Decimal(2))]
    assert found.unknown.initiatives == 1


def test_where_there_is_no_amount_there_is_nothing_to_divide(atlas: Atlas) -> None:
    empty = with_rows(atlas)
    assert commonest_basis(all_initiatives(empty)) is None
    assert divided(empty, "area") is None


def test_a_county_has_the_sum_that_its_own_list_has_and_what_the_country_lists_in_it_is_nobodys(atlas: Atlas) -> None:
    contributions = dict(atlas.contributions)
    contributions["dalarna"] = replace(contributions["dalarna"], initiatives=(row("own", "1"),), links=())
    contributions["sverige"] = replace(
        contributions["sverige"], initiatives=(row("national", "2", contributions["dalarna"].territory.nuts),), links=()
    )
    others = {key: replace(one, initiatives=(), links=()) for key, one in contributions.items() if key not in KEPT}
    changed = replace(atlas, contributions={**contributions, **others})
    found = divided(changed, "region")
    assert found
    assert [(part.value, part.money.amount) for part in found.parts] == [("dalarna", Decimal(1))]
    (listed,) = Holding(initiatives_of(changed, contributions["dalarna"].territory)).sums
    assert listed.money.amount == Decimal(1)
    assert (found.unknown.money.amount, found.unknown.initiatives) == (Decimal(2), 1)


def test_what_only_the_list_of_an_area_states_is_in_no_county(atlas: Atlas) -> None:
    silent = row("a", "0").model_copy(update={"Total_Eligible_Expenditure_amount": None})
    rows = {"dalarna": (silent, row("b", "1")), "programme-areas/norra-mellansverige": (row("a", "2"),)}
    contributions = {
        key: replace(one, initiatives=rows.get(key, ()), links=()) for key, one in atlas.contributions.items()
    }
    changed = replace(atlas, contributions=contributions)
    found = divided(changed, "region")
    assert found
    assert [(part.value, part.money.amount) for part in found.parts] == [("dalarna", Decimal(1))]
    assert (found.unknown.money.amount, found.unknown.initiatives) == (Decimal(2), 1)
    assert Holding(initiatives_of(changed, contributions["dalarna"].territory)).sums[0].money.amount == Decimal(1)
