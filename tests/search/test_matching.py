"""What a text shares with priorities, on small collections."""

from typing import Any

import pytest
from in_node import in_node

MATCH = """(() => {
  const made = search.indexOf(given.collection, given.lang);
  const parts = [made.first, made.text, made.match].map((part) => JSON.parse(part));
  return search.atOnce(search.match(search.atOnce(search.read(given.lang, ...parts)), given.text));
})()"""
CONTEXT = [
    ["energy", ["solceller, paneler på tak, vintersol", "elnät, transformator"]],
    ["health", ["patient, sjukhus"]],
]


FILLING = " ".join(f"qq{letter}xx" for letter in "abcdefghijklm")
"""Words that make a page of a sentence."""


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
    assert [(one["here"], one["yours"]) for one in first["related"]] == [("solceller", "paneler på tak")]
    assert set(titles(found)) & {"Vård", "Textil"} == set()


def test_a_compound_is_about_what_it_begins_and_ends_with() -> None:
    found = shared("Elnätshuset och transformatorhuset.")
    assert titles(found)[0] == "Kraft nu"
    assert set(found["priorities"][0]["themes"][0]["by"]) == {"elnätshuset", "transformatorhuset"}


def test_what_has_ended_comes_after_what_holds() -> None:
    found = titles(shared("Transformatorer för elnätet och kablarna."))
    assert found.index("Kraft nu") < found.index("Kraft förr")


def test_a_place_that_the_text_names_counts_for_its_county_and_is_no_other_word() -> None:
    twins = [page(f"Kraft i {name}", theme="energy", summary="Elnät och kablar.", county=name) for name in "ab"]
    meanings = {"themes": [], "places": {"b": "Elnäs|Borlänge"}}
    found = shared("Elnät och kablar i Borlänge.", documents=[*twins, *PAGES], meanings=meanings)
    first, second = found["priorities"][:2]
    assert (first["page"]["title"], first["places"]) == ("Kraft i b", ["Borlänge"])
    assert (second["page"]["title"], second["places"]) == ("Kraft i a", [])
    assert found["unmatched"] == []


def test_codes_and_named_actors_are_told() -> None:
    found = shared("Tillsammans med Glava Energy Center, inom C24: solceller och elnät.")
    by_title = {one["page"]["title"]: one for one in found["priorities"]}
    assert by_title["Sol i centrum"]["actors"] == ["Glava Energy Center"]
    assert by_title["Kraft nu"]["codes"] == ["C24"]


def test_words_that_led_to_nothing_are_told_and_small_words_are_not() -> None:
    found = shared("Vi ska bygga solceller på hus och qqxxzz.")
    assert found["unmatched"] == ["qqxxzz"]


def first_of(text: str, *pages: dict[str, Any], **known: Any) -> Any:
    """What the first page shares with a text, or None where nothing is found."""
    priorities = shared(text, documents=[*pages, *PAGES], **known)["priorities"]
    return next((one for one in priorities if one["page"]["title"] == pages[0]["title"]), None)


def test_a_word_is_told_as_the_page_has_it() -> None:
    found = first_of("Tång, musslorna och ullen.", page("Hav", summary="Tången, en mussla och ull."))
    assert found["words"] == ["tången", "mussla", "ull"]


def test_of_a_compound_only_the_part_that_is_on_the_page_is_told() -> None:
    found = first_of("Måltidsresor med kyltransporter.", page("Mat", summary="Måltid, resor, kyla och transporter."))
    assert found["words"] == []
    told = {(one["here"], one["yours"], one["part"]) for one in found["parts"]}
    assert told >= {("måltid", "måltidsresor", "måltid"), ("transporter", "kyltransporter", "transport")}


def test_a_small_word_of_the_page_is_not_what_a_word_with_its_stem_says() -> None:
    found = first_of("Handen, tyger och garn.", page("Tyg här", summary="Tyg och garn för hand."))
    assert found["words"] == ["tyg", "garn"]


def test_one_word_is_enough_when_the_name_has_it() -> None:
    assert first_of("Ull.", page("Ull", summary="Får."))["words"] == ["ull"]
    assert first_of("Ull.", page("Får", summary="Ull.")) is None


LINES = [["energy", ["dragning, kablar"]], ["health", ["patient, sjukhus"]]]


def test_another_word_on_a_subject_is_told_when_the_subject_is_the_pages_and_the_word_whole() -> None:
    own = page("Kraft här", theme="energy", summary="Kablar och garn på sjukhus.")
    text = "Dragning för en patient, med garn."
    assert [one["here"] for one in first_of(text, own, context=LINES)["related"]] == ["kablar"]
    both = first_of(text, own | {"touches": ["health"]}, context=LINES)["related"]
    assert {one["here"] for one in both} == {"kablar", "sjukhus"}
    part = own | {"summary": "Elnätskablar och garn."}
    assert first_of(text, part, context=LINES)["related"] == []


def test_what_only_ends_a_word_is_no_part_of_it() -> None:
    own = page("Spel", summary="Arena, garn och tyg.")
    found = first_of("Fastighetsägaren, garn och tyg.", own, page("Hus", kind="facet", summary="Fastighetsägare."))
    assert (found["words"], found["parts"]) == (["garn", "tyg"], [])


def test_what_only_the_keywords_have_is_no_reason() -> None:
    known = {"keywords": ["Vattenbruk", "musslor"]}
    assert first_of("Musslor och vattenbruk.", page("Hav", **known)) is None


WRONG = [["food", ["kost, näringslära", "ren, vilt, kalv", "bär, svamp"]], ["digital", ["server, kod"]]]


@pytest.mark.parametrize(
    "text", ["Kostnaden har renats.", "Kväveoxider serveras och bäras.", "Kostnader renat serverad."]
)
def test_a_word_that_only_begins_like_another_is_not_that(text: str) -> None:
    mats = page("Mat", theme="food", summary="Kost, ren, svamp och bär.")
    assert (
        shared(text, documents=[mats, page("Data", theme="digital", summary="Server")], context=WRONG)["priorities"]
        == []
    )


def test_a_compound_is_divided_between_known_words_only() -> None:
    known = page("Mat", theme="food", summary="Kost, vilt och råd.")
    found = first_of("Kostråden och viltkosten.", known, context=WRONG)
    assert set(found["themes"][0]["by"]) == {"kostråden", "viltkosten"}


def test_common_words_and_names_of_territories_are_no_reasons() -> None:
    text = "Projektets utlysning på öarna gäller elnät och kablar för öarna."
    own = page(
        "Kraft här", place="Småland och Öarna, 2021–2027", summary="Projekt på öarna: utlysning om elnät och kablar."
    )
    assert first_of(text, own, common=["projekt", "utlysning"])["words"] == ["elnät", "kablar"]
    assert "öarna" in first_of(text, own | {"place": "Riket"}, common=["projekt", "utlysning"])["words"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Elnät och kablar ska vara i Vara.", ["Vara"]),
        ("Elnät och kablar ska vara klara. Vara eller inte vara.", []),
        ("Elnät och kablar i Åre.", ["Åre"]),
        ("Grids, elnät and kablar: they are Are.", []),
        ("Elnät och kablar i Orebro.", ["Orebro"]),
    ],
)
def test_a_place_has_a_capital_letter_within_a_sentence(text: str, places: list[str]) -> None:
    meanings = {"themes": [], "places": {"b": "Vara|Åre|Örebro"}}
    own = page("Kraft i b", theme="energy", summary="Elnät och kablar.", county="b")
    assert first_of(text, own, meanings=meanings)["places"] == places


def test_a_word_that_is_part_of_a_phrase_that_is_told_is_not_unused() -> None:
    own = page("Tvilling", summary="Digitala tvillingar av stål.")
    found = shared("Digitala tvillingar och stålet, qqxxzz.", documents=[own, *PAGES], common=["digital"])
    assert found["priorities"][0]["phrases"] == ["digitala tvillingar"]
    assert found["unmatched"] == ["qqxxzz"]


def operation(name: str, *actors: str) -> dict[str, Any]:
    return {"name": name, "summary": "", "actors": actors, "address": "a/", "place": "", "county": ""}


def test_operations_share_a_phrase_or_a_rare_word_beside_another_or_name_an_actor() -> None:
    listed = [operation("Garn ur skärgården, solceller"), operation("Annat", "Region Dalarna"), operation("Solceller")]
    listed += [operation("Tunna solceller")]
    listed += [operation(f"Projekt {number}") for number in range(40)]
    found = shared("Solceller i skärgården, med Region Dalarna. Tunna solceller.", operations=listed)["operations"]
    assert {one["name"]: (one["words"], one["phrases"], one["named"]) for one in found} == {
        "Garn ur skärgården, solceller": (["skärgården", "solceller"], [], []),
        "Tunna solceller": ([], ["tunna solceller"], []),
        "Annat": ([], [], ["Region Dalarna"]),
    }


def test_what_a_text_is_mainly_about_is_a_reason_alone_where_a_rare_operation_is_called_by_it() -> None:
    listed = [operation("Tunna solceller"), operation("Sjukhus"), *(operation(f"Projekt {n}") for n in range(40))]
    listed += [operation("Annat") | {"summary": "Om solceller."}]
    found = shared("Solceller vid ett sjukhus. Solcellerna är våra.", operations=listed[:-1])["operations"]
    assert [(one["name"], one["words"]) for one in found] == [("Tunna solceller", ["solceller"])]
    assert shared(f"Solceller vid ett sjukhus. {FILLING}", operations=listed[:-1])["operations"] == []
    of_summary = shared("Solcellerna vid vattnet är solceller.", operations=listed[1:])["operations"]
    assert of_summary == []


def test_of_a_sentence_one_word_of_a_theme_is_enough_and_of_a_page_it_is_not() -> None:
    own = page("Kraft här", theme="energy", summary="Ljus och kablar.")
    assert first_of("Transformator.", own, context=CONTEXT)["themes"] == [{"theme": "energy", "by": ["transformator"]}]
    assert first_of(f"Transformator. {FILLING}", own, context=CONTEXT) is None
    listed = [operation("Tunna solceller"), *(operation(f"Projekt {n}") for n in range(40))]
    assert [one["name"] for one in shared("Solceller.", operations=listed)["operations"]] == ["Tunna solceller"]


def test_an_actor_of_many_operations_is_a_reason_only_beside_a_word_on_a_subject() -> None:
    listed = [operation(name, "Elskolan") for name in ("Solceller", "Annat", "Skärgården", "Mer")]
    listed += [operation(f"Projekt {number}") for number in range(40)]
    found = shared("Solceller i skärgården, med Elskolan.", operations=listed)["operations"]
    assert [one["name"] for one in found] == ["Solceller"]


def test_words_that_are_on_no_subject_are_no_reason_for_an_operation() -> None:
    listed = [operation("Grannar i skärgården"), *(operation(f"Projekt {number}") for number in range(40))]
    assert shared("Grannar, skärgården och solceller.", operations=listed)["operations"] == []


def test_two_words_that_several_operations_have_are_no_reason() -> None:
    listed = [operation(f"Solceller och {number}, kablar") for number in range(4)]
    listed += [operation(f"Projekt {number}") for number in range(40)]
    assert shared("Kablar, solceller.", operations=listed)["operations"] == []


@pytest.mark.parametrize(
    "text", ["", " ", "och att det", "constructor __proto__ toString", "<b>", "a" * 25_000, "😀\ud83d"]
)
def test_a_text_of_any_kind_is_answered_without_an_error(text: str) -> None:
    assert shared(text)["priorities"] == []


def test_the_language_of_a_text_is_told_by_its_small_words() -> None:
    texts = ["Det är en idé som vi har för stål och trä.", "It is an idea of ours for steel and wood.", ""]
    assert in_node("given.texts.map(search.languageOf)", texts=texts) == ["sv", "en", "sv"]


def test_a_territorys_own_name_is_no_word_on_a_subject() -> None:
    pages = [page("Skog", place="Panelbygden, 2020–", summary="Panelbygden växer."), *PAGES]
    found = shared("Vi bygger om.", documents=pages, context=[["energy", ["panelbygden, bygger om"]]])
    assert [one["here"] for item in found["priorities"] for one in item["related"]] == []
