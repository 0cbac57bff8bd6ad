"""What a search finds, and in what order, on small collections of pages."""

from typing import Any

import pytest
from in_node import in_node

ASK = """(() => {
  const {first, text} = search.indexOf(given.collection, given.lang);
  const engine = new search.Engine(given.lang, JSON.parse(first), given.whole ? JSON.parse(text) : null);
  return given.questions.map((question) => engine.search(question, given.options ?? {}));
})()"""


def page(title: str, **known: Any) -> dict[str, Any]:
    plain = {"kind": "priority", "group": 0, "place": "", "weight": 1, "summary": "", "text": ""}
    return plain | {"address": f"{title}/", "title": title, "keywords": [], "other": []} | known


def asked(pages: list[dict[str, Any]], *questions: str, lang: str = "sv", **given: Any) -> list[list[str]]:
    """The titles of the pages that each question finds, best first."""
    collection = {"groups": ["Allt"], "documents": pages}
    answers = in_node(ASK, collection=collection, questions=questions, lang=lang, **{"whole": True, **given})
    return [[hit["title"] for hit in answer] for answer in answers]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("innovationer", "Innovation för vården"),
        ("besöksnäringen", "Besöksnäring"),
        ("rymden", "Rymd"),
        ("skog", "Skogsbaserad bioekonomi"),
        ("kraft", "Vindkraft"),
        ("halsa", "Hälsa"),
        ("vard", "Innovation för vården"),
        ("ehälsa", "E-hälsa i hemmet"),
        ("möbler", "Möbel"),
        ("vindkarft", "Vindkraft"),
        ("bioekonmi", "Skogsbaserad bioekonomi"),
        ("besöks", "Besöksnäring"),
        ("solelpark", "Solel"),
        ("VINDKRAFT", "Vindkraft"),
    ],
)
def test_a_swedish_word_finds_its_page(question: str, found: str) -> None:
    titles = ["Innovation för vården", "Besöksnäring", "Rymd", "Skogsbaserad bioekonomi", "Vindkraft", "Hälsa",
              "E-hälsa i hemmet", "Möbel", "Solel"]  # fmt: skip
    assert found in asked([page(title) for title in titles], question)[0]
    assert "Rymd" not in asked([page(title) for title in titles if title != "Rymd"], question)[0]


def test_letters_as_written_come_before_folded_ones() -> None:
    pages = [page("Län"), page("Lån"), page("Lan")]
    found = asked(pages, "lån", "län", "lan")
    assert found[:2] == [["Lån"], ["Län"]]
    assert found[2][0] == "Lan"
    assert set(found[2]) == {"Lan", "Lån", "Län"}


def test_typing_errors_are_only_forgiven_where_the_word_as_written_finds_nothing() -> None:
    pages = [page("Textil"), page("Tektil")]
    assert asked(pages, "textil", "textik") == [["Textil"], ["Textil"]]
    assert asked([page("Trä")], "tro") == [[]]


def test_pages_with_all_words_come_before_pages_with_some() -> None:
    pages = [page("Vindkraft"), page("Gotland"), page("Vindkraft på Gotland")]
    found = asked(pages, "vindkraft gotland")[0]
    assert found[0] == "Vindkraft på Gotland"
    assert set(found) == {"Vindkraft", "Gotland", "Vindkraft på Gotland"}


def test_some_of_the_words_are_not_enough_where_many_pages_have_all() -> None:
    pages = [page(f"Vindkraft Gotland {number}") for number in range(6)] + [page("Vindkraft")]
    assert "Vindkraft" not in asked(pages, "vindkraft gotland")[0]


def test_a_page_called_just_that_comes_first() -> None:
    pages = [page("Dalarna 2022–2028", keywords=["Dalarna", "Dalarna"]), page("Dalarna och Värmland"), page("Dalarna")]
    assert [found[0] for found in asked(pages, "dalarna", "värmland dalarna")] == ["Dalarna", "Dalarna och Värmland"]


def test_pages_that_answer_equally_well_stand_in_swedish_order() -> None:
    pages = [page(f"Mat {name}") for name in ("Örebro", "Ängelholm", "Åre", "Zinkgruvan", "Alingsås")]
    assert asked(pages, "mat")[0] == ["Mat Alingsås", "Mat Zinkgruvan", "Mat Åre", "Mat Ängelholm", "Mat Örebro"]


def test_words_that_say_little_are_left_out_unless_there_is_nothing_else() -> None:
    assert asked([page("Hälsa och vård")], "vad är hälsa i") == [["Hälsa och vård"]]
    assert asked([page("Hälsa och vård")], "och") == [[]]


def test_an_english_page_is_found_by_english_stems_and_by_its_swedish_name() -> None:
    pages = [page("Forest-based bioeconomy", other=["Skogsbaserad bioekonomi"]), page("Digitalisation", other=[])]
    assert asked(pages, "forests", "bioeconomies", "skog", "bioekonomi", "digitalization", lang="en") == [
        ["Forest-based bioeconomy"]] * 4 + [["Digitalisation"]]  # fmt: skip


def test_a_swedish_page_is_found_by_its_english_name() -> None:
    assert asked([page("Skogsbaserad bioekonomi", other=["Forest-based bioeconomies"])], "bioeconomy") == [
        ["Skogsbaserad bioekonomi"]]  # fmt: skip


def test_the_running_text_is_searched_once_it_has_come() -> None:
    pages = [page("Smarta energisystem", text="I Ludvika finns ett högspänningslaboratorium.")]
    assert asked(pages, "ludvika", "högspänning", whole=False) == [[], []]
    assert asked(pages, "ludvika", "högspänning", whole=True) == [["Smarta energisystem"]] * 2


def test_only_the_wanted_kinds_are_found() -> None:
    pages = [page("Mat"), page("Mat i länet", kind="region"), page("Mat idag", kind="strategy")]
    assert asked(pages, "mat", options={"kind": "region"}) == [["Mat i länet"]]
    assert set(asked(pages, "mat", options={"kind": ["region", "strategy"]})[0]) == {"Mat i länet", "Mat idag"}


def test_what_weighs_less_comes_after() -> None:
    assert asked([page("Mat A1", weight=0.8), page("Mat B1")], "mat") == [["Mat B1", "Mat A1"]]
