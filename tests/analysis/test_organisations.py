"""Organisations: spellings that the list brings together, what each takes part in, and names that only look alike."""

from dataclasses import replace

import pytest
from smartspec.analysis.counts import count
from smartspec.analysis.organisations import involvements, organisations_by_name, spelled
from smartspec.analysis.unlisted_names import look_alikes, unlisted
from smartspec.model import Atlas, Bilingual, Organisation, Organisations
from smartspec.model.facts import Statement


def listing(atlas: Atlas, *organisations: Organisation) -> Atlas:
    return replace(
        atlas, node=atlas.node.model_copy(update={"organisations": Organisations(organisations=organisations)})
    )


def named(id_: str, name: str, *also: str) -> Organisation:
    return Organisation(id=id_, name=Bilingual(sv=name), also=also)


def test_spellings_are_one_only_where_the_list_says_so(atlas: Atlas) -> None:
    apart = listing(atlas, named("a", "Region Dalarna"), named("b", "Region Dalarna (sökande)"))
    together = listing(atlas, named("a", "Region Dalarna", "Region Dalarna (sökande)"))
    assert [len(one.responsible) for one in involvements(apart)] == [0, 1]
    assert [len(one.responsible) for one in involvements(together)] == [1]


def test_an_earlier_name_leads_to_the_one_there_is_now_and_is_counted_once(atlas: Atlas) -> None:
    before, now = named("a", "Region Dalarna (sökande)"), named("b", "Högskolan Dalarna")
    gone = before.model_copy(update={"now": "c"})
    joined = listing(atlas, before.model_copy(update={"now": "b"}), now, named("c", "Ingen"))
    found = {one.organisation.id: one for one in involvements(joined)}
    assert (found["a"].now, [one.id for one in found["b"].earlier]) == (now, ["a"])
    assert [count(joined, name) for name in ("organisations", "organisations_earlier")] == [1, 1]
    alone = listing(atlas, gone, now, named("c", "Ingen"))
    assert involvements(alone)[0].now is None, "that has no page to lead to"
    assert [count(alone, name) for name in ("organisations", "organisations_earlier")] == [2, 0]


def test_letter_case_and_spaces_are_no_difference(atlas: Atlas) -> None:
    known = organisations_by_name(listing(atlas, named("a", "Region  Dalarna")))
    assert known[spelled("REGION DALARNA")].id == "a"


def test_responsible_partner_and_named_in_priorities_are_told_apart(atlas: Atlas) -> None:
    found = {one.organisation.id: one for one in involvements(atlas)}["hogskolan-dalarna"]
    assert "q2660756" in {item.id for item in found.responsible}
    assert "boost-dalarna" in {item.id for item in found.partner}
    assert {placed.priority.id for placed in found.priorities} >= {"gron-och-cirkular-industri-och-tillverkning"}
    assert found.count == len(found.responsible) + len(found.partner) + len(found.priorities)


def test_names_that_look_alike_are_told_and_not_joined(atlas: Atlas) -> None:
    names = ("Exempel Science Park", "Exempel Science Park AB", "Annat")
    alike = listing(atlas, *(named(f"o{number}", name) for number, name in enumerate(names)))
    assert set(names[:2]) in map(set, look_alikes(alike))
    assert not any("Annat" in pair for pair in look_alikes(alike))
    assert len(involvements(alike)) == 3


def test_what_is_not_on_the_list_is_told(atlas: Atlas) -> None:
    assert "klustren i Norra Mellansverige" in unlisted(atlas)
    assert "Högskolan Dalarna" not in unlisted(atlas)


def saying(atlas: Atlas, *texts: str) -> Atlas:
    """The small country, whose Dalarna says those texts and nothing else about its strengths."""
    told = atlas.contributions["dalarna"]
    strengths = tuple(Statement(sv=text, sources=("x",)) for text in texts)
    return replace(
        atlas,
        contributions={
            "dalarna": replace(told, facts=told.facts.model_copy(update={"strengths": strengths}), strategies=())
        },
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Där finns Exempelparken.", True),
        ("Exempelparkens klusterarbete fortsätter.", True),
        ("Kärnan är Exempelparken, Annat bolag och andra.", True),
        ("Den leds av Parken i exemplet sedan 2020.", True),
        ("Exempelparken Norr är ett annat bolag.", False),
        ("Exempelparkeringen finns där.", False),
        ("Nya Test-Exempelparken finns där.", False),
        ("En exempelparken finns där.", False),
    ],
)
def test_a_name_in_a_text_is_found_as_it_is_spelled_and_not_within_a_longer_one(
    atlas: Atlas, text: str, found: bool
) -> None:
    listed = listing(saying(atlas, text), named("a", "Exempelparken", "Parken i exemplet"))
    (one,) = involvements(listed)
    assert [place.contribution.territory.slug for place in one.texts] == (["dalarna"] if found else [])
    assert (one.count, one.has_page) == (0, found)


def test_a_page_that_names_it_twice_is_told_once(atlas: Atlas) -> None:
    twice = saying(atlas, "Exempelparken växer.", "Parken i exemplet växer.")
    (one,) = involvements(listing(twice, named("a", "Exempelparken", "Parken i exemplet")))
    assert len(one.texts) == 1


def test_names_that_a_municipality_or_the_regions_own_organisation_has_are_not_looked_for(atlas: Atlas) -> None:
    own = atlas.contributions["dalarna"].facts.organisation  # type: ignore[union-attr]
    listed = listing(saying(atlas, f"I Falun finns {own}."), named("falun", "Falun"), named("own", own))
    assert {municipality.name for municipality in atlas.node.municipalities} >= {"Falun"}
    assert [one.texts for one in involvements(listed)] == [(), ()]


def test_a_priority_that_lists_it_among_its_actors_is_not_told_again(atlas: Atlas) -> None:
    for one in involvements(atlas):
        listed = {placed.priority.file for placed in one.priorities}
        assert not listed & {place.priority.file for place in one.texts if place.priority}
    assert any(one.texts and one.priorities for one in involvements(atlas))
