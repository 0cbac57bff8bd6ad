"""What a text shares with priorities, on small collections."""

from typing import Any

import pytest
from in_node import in_node

MATCH = """(() => {
  const made = search.indexOf(given.collection, given.lang);
  const engine = new search.Engine(given.lang, JSON.parse(made.first), JSON.parse(made.text));
  return search.matched(engine, JSON.parse(made.said), given.text);
})()"""
CONTEXT = [
    ["energy", ["solceller, paneler på tak, vintersol", "elnät, transformator"]],
    ["health", ["patient, sjukhus"]],
]


def page(title: str, **known: Any) -> dict[str, Any]:
    plain = {"kind": "priority", "group": 0, "place": "", "weight": 1, "summary": "", "text": "", "touches": []}
    return plain | {"address": f"{title}/", "title": title, "keywords": [], "other": [], "actors": []} | known


PAGES = [
    page("Kraft förr", theme="energy", summary="Elnät och kablar.", keywords=["C24"], weight=0.5, state="Avslutad"),
    page("Sol i centrum", theme="energy", summary="Solceller på hus.", actors=["Glava Energy Center"]),
    page("Kraft nu", theme="energy", summary="Elnät och kablar.", keywords=["C24"]),
    page("Vård", theme="health", summary="Sjukhus och hälsa."),
    page("Textil", theme="materials", summary="Tyg och garn."),
    *(page(f"Annat {number}") for number in range(4)),
]


def shared(text: str, lang: str = "sv", **known: Any) -> Any:
    collection = {"groups": ["Allt"], "documents": PAGES, "context": CONTEXT, "operations": [], **known}
    return in_node(MATCH, collection=collection, text=text, lang=lang)


def titles(found: dict[str, Any]) -> list[str]:
    return [one["page"]["title"] for one in found["priorities"]]


def test_words_for_the_same_thing_lead_to_the_priority_also_when_none_is_its_own() -> None:
    found = shared("Vi vill lägga paneler på tak och mäta under vintersolen.")
    assert titles(found)[0] == "Sol i centrum"
    first = found["priorities"][0]
    assert first["themes"][0]["theme"] == "energy"
    assert "vintersolen" in first["related"]
    assert set(titles(found)) & {"Vård", "Textil"} == set()


def test_a_compound_is_about_what_it_begins_and_ends_with() -> None:
    found = shared("Bostadselnätet och transformatorhuset.")
    assert titles(found)[0] == "Kraft nu"
    assert set(found["priorities"][0]["themes"][0]["by"]) == {"bostadselnätet", "transformatorhuset"}


def test_what_has_ended_comes_after_what_holds() -> None:
    found = titles(shared("Transformatorer för elnätet och kablarna."))
    assert found.index("Kraft nu") < found.index("Kraft förr")


def test_a_place_that_the_text_names_counts_for_its_county_and_is_no_other_word() -> None:
    twins = [page(f"Kraft i {name}", theme="energy", summary="Elnät och kablar.", county=name) for name in "ab"]
    meanings = {"themes": [], "places": {"b": "Elnäs|Borlänge"}}
    found = shared("Elnät och kablar i Borlänge.", documents=[*twins, *PAGES], meanings=meanings)
    first, second = found["priorities"][:2]
    assert (first["page"]["title"], first["places"]) == ("Kraft i b", ["borlänge"])
    assert (second["page"]["title"], second["places"]) == ("Kraft i a", [])
    assert found["unmatched"] == []


def test_codes_and_named_actors_are_told() -> None:
    found = shared("Tillsammans med Glava Energy Center, inom C24: solceller och elnät.")
    by_title = {one["page"]["title"]: one for one in found["priorities"]}
    assert by_title["Sol i centrum"]["actors"] == ["Glava Energy Center"]
    assert by_title["Kraft nu"]["codes"] == ["C24"]


def test_words_that_led_to_nothing_are_told_and_small_words_are_not() -> None:
    found = shared("Vi ska bygga solceller och qqxxzz.")
    assert found["unmatched"] == ["qqxxzz"]


def test_operations_share_two_telling_words_or_name_an_actor() -> None:
    def operation(name: str, *actors: str) -> dict[str, Any]:
        return {"name": name, "summary": "", "actors": actors, "address": "a/", "place": "", "county": ""}

    listed = [operation("Solceller i skärgården"), operation("Annat", "Region Dalarna"), operation("Solceller")]
    listed += [operation(f"Projekt {number}") for number in range(30)]
    found = shared("Solceller i skärgården, med Region Dalarna.", operations=listed)["operations"]
    assert [(one["name"], one["words"], one["named"]) for one in found] == [
        ("Solceller i skärgården", ["solceller", "skärgården"], []),
        ("Annat", [], ["Region Dalarna"]),
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "och att det", "constructor __proto__ toString", "<b>", "a" * 25_000, "😀\ud83d"]
)
def test_a_text_of_any_kind_is_answered_without_an_error(text: str) -> None:
    assert shared(text)["priorities"] == []


def test_the_language_of_a_text_is_told_by_its_small_words() -> None:
    texts = ["Det är en idé som vi har för stål och trä.", "It is an idea of ours for steel and wood.", ""]
    assert in_node("given.texts.map(search.languageOf)", texts=texts) == ["sv", "en", "sv"]
