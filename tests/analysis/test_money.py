"""Sums of initiatives: what is kept apart, what is counted once, and what is not summed at all."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from smartspec.analysis.coverage import Placed
from smartspec.analysis.holdings import Holding
from smartspec.analysis.initiative_facets import by_value, words_by_slug
from smartspec.analysis.initiatives import (
    Initiative,
    ListedRow,
    all_initiatives,
    initiatives_in,
    initiatives_of,
    lasts,
    linked_to,
    shared_by_county,
)
from smartspec.analysis.money import Money
from smartspec.model import Atlas, Contribution, InitiativeFacts


@pytest.fixture(scope="module")
def dalarna(atlas: Atlas) -> Contribution:
    return atlas.contributions["dalarna"]


def row(name: str, **facts: object) -> InitiativeFacts:
    cells = {"Operation_Unique_Identifier": name, "Operation_Name_Programme_Language": "Å", "Sources": ["run"]}
    return InitiativeFacts.model_validate(cells | facts)


def planned(name: str, amount: str, currency: str = "SEK", **facts: object) -> InitiativeFacts:
    amounts = {"Total_Eligible_Expenditure_amount": amount, "Total_Eligible_Expenditure_Currency": currency}
    return row(name, **amounts, **facts)


def holding(like: Contribution, *rows: InitiativeFacts) -> Holding:
    return Holding(initiatives_in([replace(like, initiatives=rows)]))


def sums(held: Holding) -> list[tuple[str, str, str, int]]:
    return [(s.kind, str(s.money.amount), s.money.currency, s.initiatives) for s in held.sums]


TOTAL, EU, PAID = "Total_Eligible_Expenditure_amount", "Project_EU_Budget", "Paid_Amount"


def test_currencies_are_never_added_together(dalarna: Contribution) -> None:
    held = holding(dalarna, planned("a", "1.50"), planned("b", "2", "EUR"), planned("c", "3"))
    assert sums(held) == [(TOTAL, "4.50", "SEK", 2), (TOTAL, "2", "EUR", 1)]


def test_planned_and_paid_are_never_added_together(dalarna: Contribution) -> None:
    held = holding(dalarna, planned("a", "10", Project_EU_Budget="4", Paid_Amount="3"), planned("b", "1"))
    assert sums(held) == [(TOTAL, "11", "SEK", 2), (EU, "4", "SEK", 1), (PAID, "3", "SEK", 1)]


def test_sums_are_exact(dalarna: Contribution) -> None:
    held = holding(dalarna, *(planned(f"r{number}", "0.10") for number in range(1_000)))
    assert sums(held) == [(TOTAL, "100.00", "SEK", 1000)]


def test_amounts_in_words_are_counted_and_not_summed(dalarna: Contribution) -> None:
    words = row("b", Amount_Note="7–8 miljoner kronor")
    none = row("c", Amount_Note="Beloppet fanns inte i kopian.")
    held = holding(dalarna, planned("a", "1", Amount_Note="1 krona"), words, none, row("d"))
    assert (held.count, held.with_amount, held.in_words, held.without, held.share) == (4, 1, 1, 2, 0.25)


def test_nothing_has_no_share() -> None:
    assert (Holding(()).share, Holding(()).sums, Holding(()).without) == (0.0, (), 0)


def test_an_initiative_that_several_territories_list_is_counted_once(atlas: Atlas) -> None:
    found = {item.id: item for item in all_initiatives(atlas)}
    rows = sum(len(contribution.initiatives) for contribution in atlas.contributions.values())
    platform = [listed.contribution.territory.slug for listed in found["s3-plattform-smaland-och-oarna"].rows]
    assert sorted(platform) == ["kalmar", "smaland-och-oarna"]
    assert len(found) < rows
    assert sum(len(item.rows) for item in found.values()) == rows


def test_an_amount_that_territories_state_differently_is_not_summed(dalarna: Contribution) -> None:
    def stated(*amounts: str) -> list[Money]:
        item = Initiative("a", tuple(ListedRow(dalarna, planned("a", amount)) for amount in amounts))
        return [stated.money for stated in item.amounts]

    assert stated("5", "5.00") == [Money(Decimal(5), "SEK")]
    assert stated("5", "6") == []


def test_an_amount_that_one_territory_states_counts_for_all_that_list_it(atlas: Atlas) -> None:
    areas = {area.slug: area for area in atlas.territories.areas}
    found = {item.id: item for item in initiatives_of(atlas, areas["norra-mellansverige"])}["the-bioeconomy-region"]
    assert [listed.contribution.territory.slug for listed in found.rows] == ["varmland", "dalarna"]
    assert [stated.money for stated in found.amounts if stated.kind == TOTAL] == [Money(Decimal("4424877"), "EUR")]
    assert str(found.telling("Amount_Note").Amount_Note).startswith("totalbudget 4 424 877 euro")


def test_a_county_tells_what_another_countys_list_says_of_the_same_initiative(atlas: Atlas) -> None:
    """Dalarna's row has days, amounts and partners; Värmland's has a year in words and other partners."""
    name = "the-bioeconomy-region"
    listed = {
        slug: {i.id: i for i in initiatives_of(atlas, atlas.contributions[slug].territory)}[name]
        for slug in ("varmland", "dalarna")
    }
    for slug, item in listed.items():
        assert [row.contribution.territory.slug for row in item.rows] == [slug]
        said = {
            tuple(t.slug for t in told.territories): told.facts.Operation_Start_Date or told.facts.Period_Note
            for told in item.told("Operation_Start_Date", "Operation_End_Date", "Period_Note")
        }
        assert said == {("dalarna",): "2017-05-15", ("varmland",): "2017 (rapporterat)"}
        assert len(item.told("Partners")) == 2
        assert item.last_year == "2020"
    assert listed["varmland"].amounts == ()
    assert listed["varmland"].amounts_elsewhere == listed["dalarna"].amounts != ()
    assert listed["dalarna"].amounts_elsewhere == ()


def test_what_another_row_says_too_and_more_is_told_once(dalarna: Contribution) -> None:
    rows = (
        row("a", Operation_Start_Date="2013"),
        row("a", Operation_Start_Date="2013", Period_Note="tio år"),
        row("a", Fund_Name="Interreg Sverige-Norge"),
        row("a", Fund_Name="Interreg Sverige–Norge"),
    )
    item = Initiative("a", tuple(ListedRow(dalarna, one) for one in rows))
    assert [told.facts.Period_Note for told in item.told("Operation_Start_Date", "Period_Note")] == ["tio år"]
    assert len(item.told("Fund_Name")) == 1
    assert item.told("Partners") == ()


def test_partners_that_another_list_names_among_more_are_told_once_and_the_fullest_row_comes_first(
    dalarna: Contribution,
) -> None:
    rows = (
        row("a", Partners=("A", "B"), Period_Note="2017"),
        row("a", Partners=("B", "C", "A"), Operation_Start_Date="2017-05-15", Operation_End_Date="2020-05-15"),
    )
    item = Initiative("a", tuple(ListedRow(dalarna, one) for one in rows))
    assert [told.facts.Partners for told in item.told("Partners")] == [("B", "C", "A")]
    periods = item.told("Operation_Start_Date", "Operation_End_Date", "Period_Note")
    assert [told.facts.Operation_Start_Date for told in periods] == ["2017-05-15", None]


def test_only_what_somebody_has_linked_belongs_to_a_priority_and_its_theme(atlas: Atlas, dalarna: Contribution) -> None:
    strategy = dalarna.strategy("2022-2028")
    assert strategy
    priority = strategy.priority("smarta-energisystem")
    assert priority
    assert [item.id for item in linked_to(atlas, Placed(dalarna, strategy, priority))] == ["boost-dalarna"]
    energy = by_value(atlas, "theme")["energy"]
    assert "boost-dalarna" in {item.id for item in energy}
    assert all(any(p.priority.facts.theme == "energy" for p in item.priorities) for item in energy)
    assert len(energy) < len(all_initiatives(atlas))


def test_an_objective_is_told_without_what_other_funds_do(atlas: Atlas, dalarna: Contribution) -> None:
    said = "Att öka konkurrenskraften hos SMF, inom jordbruket (för Ejflu) samt inom fiske och vattenbruk (för EHFF)"
    listed = (row("a", Thematic_Objective=said), row("b", Thematic_Objective="Stöd inom skogen (för alla)"))
    told = replace(dalarna, initiatives=listed, links=())
    found = words_by_slug(replace(atlas, contributions={"dalarna": told}), "objective")
    assert set(found.values()) == {"Att öka konkurrenskraften hos SMF", "Stöd inom skogen (för alla)"}


def test_who_pays_is_what_the_row_says(atlas: Atlas) -> None:
    interreg = {item.id for item in by_value(atlas, "fund")["interreg"]}
    assert {"the-bioeconomy-region", "debuting", "havsgras"} <= interreg
    assert "boost-dalarna" not in interreg


def support(name: str, amount: str, kind: str = "eu-granted", **facts: object) -> InitiativeFacts:
    stated = {"Support_Amount": amount, "Support_Kind": kind, "Total_Eligible_Expenditure_Currency": "SEK"}
    return row(name, **(stated | facts))


def test_support_applied_for_and_granted_are_never_added_together(dalarna: Contribution) -> None:
    held = holding(dalarna, support("a", "1"), support("b", "2", "eu-applied"), support("c", "4"))
    assert sums(held) == [("eu-granted", "5", "SEK", 2), ("eu-applied", "2", "SEK", 1)]


def test_amounts_of_different_states_are_never_added_together(dalarna: Contribution) -> None:
    held = holding(dalarna, support("a", "1", Amount_State="2016-10-14"), support("b", "2"))
    assert [(s.state, str(s.money.amount), s.initiatives) for s in held.sums] == [("2016-10-14", "1", 1), ("", "2", 1)]


def test_words_that_are_a_plain_number_are_an_amount_of_no_stated_kind(dalarna: Contribution) -> None:
    held = holding(dalarna, row("a", Amount_Note="ca 7 miljoner kronor"), row("b", Amount_Note="39 999 999 kr"))
    (found,) = held.sums
    assert (found.kind, str(found.money.amount), found.initiatives, found.about) == ("unclear", "46999999", 2, 1)
    both = holding(dalarna, support("a", "1", Amount_Note="ca 7 miljoner kronor"))
    assert sums(both) == [("eu-granted", "1", "SEK", 1)]


def test_a_ceiling_is_no_rounded_amount_and_its_sum_says_so(dalarna: Contribution) -> None:
    ceiling = support("a", "7034888", Amount_Note="högst 7 034 888 kr", Amount_Is_About=True)
    held = holding(dalarna, ceiling, support("b", "2", Amount_Note="ca 2 kr", Amount_Is_About=True))
    (found,) = held.sums
    assert (found.initiatives, found.about, found.ceilings) == (2, 1, 1)
    (words,) = holding(dalarna, row("c", Amount_Note="upp till 5 miljoner kronor")).sums
    assert (str(words.money.amount), words.about, words.ceilings) == ("5000000", 0, 1)


def test_the_sum_of_most_initiatives_stands_before_the_others(dalarna: Contribution) -> None:
    held = holding(dalarna, planned("a", "900"), support("b", "1"), support("c", "2"))
    assert held.main_sum is held.sums[1]
    assert held.other_sums == (held.sums[0],)
    assert (Holding(()).main_sum, Holding(()).other_sums) == (None, ())


def test_what_is_linked_has_a_sum_of_the_main_kind_only(dalarna: Contribution) -> None:
    placed = Placed(dalarna, dalarna.strategies[0], dalarna.strategies[0].priorities[0])
    held = holding(dalarna, support("a", "1"), support("b", "2"), planned("c", "900"))
    linked = Holding(
        tuple(replace(item, priorities=(placed,)) if item.id != "a" else item for item in held.initiatives)
    )
    assert linked.linked_sum is not None
    assert (str(linked.linked_sum.money.amount), linked.linked_sum.initiatives) == ("2", 1)
    assert held.linked_sum is None


def test_an_initiative_ends_by_the_latest_day_that_any_row_states(atlas: Atlas) -> None:
    own, other = atlas.contributions["dalarna"], atlas.contributions["kalmar"]
    rows = (row("a", Operation_End_Date="2019-12-31"), row("a", Operation_End_Date="2026-02-01"))
    listed = [replace(one, initiatives=(facts,)) for one, facts in zip((own, other), rows, strict=True)]
    (item,) = initiatives_in(listed)
    assert (item.last_day, item.last_year) == ("2026-02-01", "2026")
    assert [lasts(item, datetime.date(2026, *day)) for day in ((1, 31), (2, 1), (2, 2))] == [True, True, False]
    (year,) = initiatives_in([replace(own, initiatives=(row("c", Operation_End_Date="2026"),)), listed[1]])[:1]
    assert [lasts(year, datetime.date(*day)) for day in ((2026, 12, 31), (2027, 1, 1))] == [True, False]
    (unknown,) = initiatives_in([replace(own, initiatives=(row("b"),))])
    assert lasts(unknown, datetime.date(2026, 1, 1)) is None


def test_an_initiative_in_several_counties_is_shared_by_those_that_do_not_list_it(atlas: Atlas) -> None:
    shared = shared_by_county(atlas)
    assert "n1" in {item.id for item in shared["dalarna"]}
    assert "n1" in {item.id for item in shared["kalmar"]}
    assert "gotland" not in shared
    assert "n1" not in {item.id for item in initiatives_in([atlas.contributions["dalarna"]])}


def test_the_largest_are_in_kronor_first_and_at_most_five(dalarna: Contribution) -> None:
    rows = [support(f"r{number}", str(number)) for number in range(1, 8)]
    held = holding(dalarna, *rows, planned("euro", "1000000", "EUR"), row("none"))
    assert [item.id for item in held.largest] == ["r7", "r6", "r5", "r4", "r3"]
