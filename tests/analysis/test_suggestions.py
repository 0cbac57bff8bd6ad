"""Suggested links: what an initiative and a priority share is told, and little is suggested."""

from dataclasses import replace

import pytest
from smartspec.analysis.suggestions import MOST_SUGGESTED, Suggestion, suggestions
from smartspec.model import Atlas, InitiativeFacts, InitiativeLink

ENERGY = "2022-2028/smarta-energisystem"


def row(number: int, name: str, **facts: object) -> InitiativeFacts:
    return InitiativeFacts.model_validate(
        {
            "Operation_Unique_Identifier": f"r{number}",
            "Operation_Name_Programme_Language": name,
            **facts,
            "Sources": ["x"],
        }
    )


def suggested(
    atlas: Atlas, *rows: InitiativeFacts, links: tuple[InitiativeLink, ...] = ()
) -> dict[str, list[Suggestion]]:
    own = replace(atlas.contributions["dalarna"], initiatives=rows, links=links)
    found = suggestions(atlas, own)
    return {f"{placed.strategy.id}/{placed.priority.id}": list(those) for placed, those in found}


def test_what_both_have_is_told_word_by_word(atlas: Atlas) -> None:
    made = row(1, "Elkraftteknik i gårdens energisystem", Partners=["Högskolan Dalarna", "Ingen Känd"])
    (one,) = suggested(atlas, made)[ENERGY]
    assert one.words == ("elkraftteknik", "energisystem")
    assert one.actors == ("Högskolan Dalarna",)
    assert one.theme_words == ("energisystem",)
    assert one.link("node", "x") == f"r1,{ENERGY},node,x"


def test_one_thing_in_common_is_too_little(atlas: Atlas) -> None:
    assert suggested(atlas, row(1, "Ett projekt", Partners=["Högskolan Dalarna"])) == {}


@pytest.mark.parametrize(("years", "then"), [((2016, 2018), False), ((2023, 2025), True), (None, True)])
def test_an_initiative_of_another_time_is_not_suggested(
    atlas: Atlas, years: tuple[int, int] | None, then: bool
) -> None:
    dates = {"Operation_Start_Date": str(years[0]), "Operation_End_Date": str(years[1])} if years else {}
    made = row(1, "Elkraftteknik för vindmöllor", Partners=["Högskolan Dalarna"], **dates)
    assert (ENERGY in suggested(atlas, made)) is then


def test_what_is_linked_already_is_not_suggested(atlas: Atlas) -> None:
    made = row(1, "Elkraftteknik för vindmöllor", Partners=["Högskolan Dalarna"])
    link = InitiativeLink(operation="r1", priority=ENERGY, by="node", basis=("x",))
    assert ENERGY not in suggested(atlas, made, links=(link,))


def test_few_are_suggested_and_what_shares_most_stands_first(atlas: Atlas) -> None:
    many = [row(number, "Elkraftteknik för vindmöllor") for number in range(MOST_SUGGESTED + 2)]
    most = row(99, "Elkraftteknik för vindmöllor", Partners=["Högskolan Dalarna"])
    found = suggested(atlas, *many, most)[ENERGY]
    assert [one.initiative.Operation_Unique_Identifier for one in found] == ["r99", "r0", "r1"]
