"""Organisations: spellings that the list brings together, what each takes part in, and names that only look alike."""

from dataclasses import replace

from smartspec.analysis.organisations import involvements, look_alikes, organisations_by_name, spelled, unlisted
from smartspec.model import Atlas, Bilingual, Organisation, Organisations


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
