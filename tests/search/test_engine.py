"""What a search finds, and in what order, on small collections of pages."""

from typing import Any

import pytest
from in_node import in_node
from smartspec.language import words
from smartspec.pages.search.documents import reasons

ASK = """(() => {
  const {first, text} = search.indexOf(given.collection, given.lang);
  const engine = new search.Engine(given.lang, JSON.parse(first), given.whole ? JSON.parse(text) : null);
  return given.questions.map((question) => engine.search(question, given.options ?? {}));
})()"""


def page(title: str, **known: Any) -> dict[str, Any]:
    plain = {"kind": "priority", "group": 0, "place": "", "weight": 1, "summary": "", "text": "", "touches": []}
    return plain | {"address": f"{title}/", "title": title, "keywords": [], "other": []} | known


def asked(
    pages: list[dict[str, Any]], *questions: str, lang: str = "sv", meanings: Any = None, **given: Any
) -> list[list[str]]:
    """The titles of the pages that each question finds, best first."""
    collection = {"groups": ["Allt"], "documents": pages} | ({"meanings": meanings} if meanings else {})
    answers = in_node(ASK, collection=collection, questions=questions, lang=lang, **{"whole": True, **given})
    return [[hit["title"] for hit in answer] for answer in answers]


def answered(pages: list[dict[str, Any]], *questions: str, lang: str = "sv", **known: Any) -> Any:
    """All that the engine says of each question; of a single one not in a list."""
    collection = {"groups": ["Allt"], "documents": pages, **known}
    answers = in_node(
        ASK.replace(".search(", ".answer("), collection=collection, questions=questions, lang=lang, whole=True
    )
    return answers if len(questions) > 1 else answers[0]


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


def test_typing_errors_are_only_forgiven_in_long_words_that_are_found_in_no_other_way() -> None:
    assert asked([page("Vindkraft"), page("Vindkrant")], "vindkraft") == [["Vindkraft"]]
    assert asked([page("Vindkraft"), page("Skog")], "vindkrakt") == [["Vindkraft"]]
    assert asked([page("Trä"), page("Textil")], "tro", "textik") == [[], []]


def test_pages_with_all_words_come_before_pages_with_some() -> None:
    pages = [page("Vindkraft"), page("Gotland"), page("Vindkraft på Gotland")]
    found = asked(pages, "vindkraft gotland")[0]
    assert found[0] == "Vindkraft på Gotland"
    assert set(found) == {"Vindkraft", "Gotland", "Vindkraft på Gotland"}


def test_pages_with_some_of_the_words_stand_below_and_say_which_they_lack() -> None:
    pages = [page(f"Vindkraft Gotland {number}") for number in range(6)] + [page("Gotland"), page("Vindkraft")]
    pages += [page(f"Annat {number}") for number in range(20)]
    answer = answered(pages, "vindkraft gotland")
    found = [(hit["title"], hit["missing"]) for hit in answer["pages"]]
    assert [missing for _, missing in found[:6]] == [[]] * 6
    assert sorted(found[6:]) == [("Gotland", ["vindkraft"]), ("Vindkraft", ["gotland"])]


def test_where_nothing_has_enough_of_what_is_asked_only_the_three_nearest_are_shown() -> None:
    pages = [page(f"Luleå {number}") for number in range(9)]
    answer = answered(pages, "vaccin luleå")
    assert [hit["missing"] for hit in answer["pages"]] == [["vaccin"]] * 3
    assert answer["unused"] == ["vaccin"]


def test_each_hit_says_how_each_word_was_found() -> None:
    pages = [
        page("Vindkraft", summary="Energi ur luften."),
        page("Materialteknologi", text="Om högspänning."),
        page("Skog"),
    ]
    found = {
        question: answered(pages, question)["pages"][0]["found"]
        for question in ("vindkraft energi", "teknologin", "högspänning", "vindkrakt", "skogsmaskin")
    }
    ways = {question: [(one["word"], one["way"], one["field"]) for one in own] for question, own in found.items()}
    assert ways == {
        "vindkraft energi": [("vindkraft", "word", "name"), ("energi", "word", "summary")],
        "teknologin": [("teknologin", "ending", "name")],
        "högspänning": [("högspänning", "word", "text")],
        "vindkrakt": [("vindkrakt", "error", "name")],
        "skogsmaskin": [("skogsmaskin", "part", "name")],
    }


def test_every_way_of_finding_a_word_is_told_in_words() -> None:
    ways, as_written = in_node("[Object.keys(search.WAYS), [...search.AS_WRITTEN]]")
    told = reasons(words("sv"))["ways"]
    assert isinstance(told, dict)
    assert set(ways) - set(as_written) == set(told)


MEANINGS = {
    "themes": [["tourism", ["turism, besöksnäring", "hotell"], ["tourism, hospitality"]], ["energy", ["vätgas"], []]],
    "places": {"dalarna": "Borlänge|Malung-Sälen", "jamtland": "Åre"},
}


def test_another_word_for_the_same_is_found_below_the_word_itself_and_above_the_rest_of_its_theme() -> None:
    pages = [
        page("Upplevelser", theme="tourism"),
        page("Besöksnäring", theme="tourism"),
        page("Turism i norr"),
        page("Skog", theme="energy"),
    ]
    answer = answered(pages, "turism", meanings=MEANINGS)
    found = [(hit["title"], hit["found"][0]["way"]) for hit in answer["pages"]]
    assert found == [("Turism i norr", "word"), ("Besöksnäring", "same"), ("Upplevelser", "theme")]
    english = answered([page("Experiences", theme="tourism")], "hotell", lang="en", meanings=MEANINGS)
    assert [hit["found"][0]["way"] for hit in english["pages"]] == ["theme"]


def test_a_place_leads_to_its_county_and_then_to_its_priorities_and_is_never_an_ordinary_word() -> None:
    pages = [
        page("Skog", county="jamtland"),
        page("Jämtland", kind="region", county="jamtland"),
        page("Åren som gick"),
        page("Dalarna", kind="region", county="dalarna"),
    ]
    found = answered(pages, "åre", "borlänge", "malung-sälen", meanings=MEANINGS)
    assert [[hit["title"] for hit in answer["pages"]] for answer in found] == [
        ["Jämtland", "Skog"], ["Dalarna"], ["Dalarna"],
    ]  # fmt: skip
    assert found[0]["pages"][0]["found"][0] == {"word": "åre", "way": "place", "field": "place", "by": "Åre"}


def test_words_that_only_ask_neither_narrow_nor_are_missing() -> None:
    pages = [page("Dalarna"), page("Skåne"), page("Annat", text="Regionen satsar på skog.")]
    answer = answered(pages, "vad satsar Skåne på", asking=["satsar"])
    assert [(hit["title"], hit["missing"]) for hit in answer["pages"]] == [("Skåne", [])]
    assert [hit["title"] for hit in answered(pages, "satsar", asking=["satsar"])["pages"]] == ["Annat"]


def test_the_nearest_words_of_names_are_offered_for_a_word_that_is_found_nowhere() -> None:
    pages = [page("Bioekonomi"), page("Textil")]
    wrong = answered(pages, "textik", "bioekonnmi", "bioekonomi")
    assert [answer["nearest"] for answer in wrong] == [
        [{"word": "textik", "near": "textil"}], [{"word": "bioekonnmi", "near": "bioekonomi"}], [],
    ]  # fmt: skip


MACHINES = {"themes": [["digital", ["AI, artificiell intelligens"], ["AI, artificial intelligence"]]], "places": {}}


def test_a_phrase_of_the_lists_is_known_with_letters_wrong_in_each_of_its_words() -> None:
    pages = [page("Maskiner som lär", text="AI i vården", theme="digital"), page("Artificiella leder"), page("Mat")]
    answer = answered(pages, "artificel inteligens", meanings=MACHINES)
    assert [hit["title"] for hit in answer["pages"]] == ["Maskiner som lär", "Artificiella leder"]
    assert [(one["word"], one["by"]) for one in answer["pages"][0]["found"]] == [
        ("artificel", "AI"),
        ("inteligens", "AI"),
    ]
    assert answer["nearest"] == [
        {"word": "artificel", "near": "artificiell"}, {"word": "inteligens", "near": "intelligens"},
    ]  # fmt: skip
    assert "Maskiner som lär" not in asked(pages, "artificel intelligentia", meanings=MACHINES)[0]


def test_words_as_they_are_written_come_before_those_of_a_misspelt_phrase() -> None:
    pages = [page("Inteligens och artificel"), page("Maskiner", text="AI i vården", theme="digital")]
    assert asked(pages, "artificel inteligens", meanings=MACHINES)[0][0] == "Inteligens och artificel"


def test_a_word_that_nothing_has_finds_words_of_the_same_root() -> None:
    pages = [page("Elektrifiering av transporter"), page("Elmotorer")]
    answer = answered(pages, "elektriska lastbilar")["pages"]
    assert [(hit["title"], [one["way"] for one in hit["found"]]) for hit in answer] == [(pages[0]["title"], ["kin"])]
    assert asked([*pages, page("Elektriska maskiner")], "elektriska")[0] == ["Elektriska maskiner"]


def test_what_has_ended_comes_after_what_holds_where_both_answer_as_well() -> None:
    pages = [page("Mat A", weight=0.5, state="Avslutad"), page("Mat B")]
    assert asked(pages, "mat")[0] == ["Mat B", "Mat A"]


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


MORE = {"themes": [], "places": {}, "counties": {"dalarna": ["Dalarna"]}, "explained": [["innovationsdal"], []]}


def test_a_county_that_is_named_has_its_own_pages_before_those_of_others() -> None:
    own = {"county": "dalarna", "keywords": ["Dalarna"]}
    pages = [page("Energikluster Dalarna", kind="actor"), page("Smarta system", summary="Om elenergi.", **own)]
    pages += [page("Energi i världen"), page("Energi"), *(page(f"Annat {number}") for number in range(9))]
    found = [hit["title"] for hit in answered(pages, "energi dalarna", meanings=MORE)["pages"]]
    assert found[0] == "Smarta system"
    plain = {**MORE, "counties": {}}
    assert next(hit["title"] for hit in answered(pages, "energi dalarna", meanings=plain)["pages"]) != "Smarta system"


def test_the_glossary_comes_first_for_a_word_that_it_explains_and_that_is_all_that_is_asked() -> None:
    pages = [page("Ordlista", kind="glossary", text="En innovationsdal är en dal."), page("Innovationsdal norr")]
    asked_alone, asked_with = answered(pages, "vad är en innovationsdal", "innovationsdal norr", meanings=MORE)
    plain = answered(pages, "innovationsdal", meanings={**MORE, "explained": [[], []]})
    assert next(hit["title"] for hit in asked_alone["pages"]) == "Ordlista"
    assert next(hit["title"] for hit in plain["pages"]) == "Innovationsdal norr"
    assert next(hit["title"] for hit in asked_with["pages"]) == "Innovationsdal norr"


def test_a_compound_that_nothing_has_is_found_by_words_of_the_line_that_its_part_stands_in() -> None:
    pages = [page("Morötter"), page("Energi"), *(page(f"Annat {number}") for number in range(9))]
    context = [["food", ["grönsaker, morötter", "el, elnät"]]]
    answer = answered(pages, "grönsakslager", context=context)
    assert [(hit["title"], hit["found"][0]["way"]) for hit in answer["pages"]] == [("Morötter", "related")]
    assert answered(pages, "grönsakslager")["pages"] == []


def test_the_neuter_of_an_adjective_finds_its_plain_form() -> None:
    assert asked([page("Cirkulär ekonomi"), page("Skog")], "cirkulärt") == [["Cirkulär ekonomi"]]


def test_a_name_that_holds_a_countys_comes_before_the_countys_own_pages() -> None:
    pages = [page("Dalarna", kind="region", county="dalarna", keywords=["Högskolan i Dalarna"] * 3)]
    pages += [page("Högskolan Dalarna", kind="actor", weight=0.3), *(page(f"Annat {number}") for number in range(9))]
    named, about = answered(pages, "högskolan dalarna", "högskolan dalarna energi", meanings=MORE)
    assert [answer["pages"][0]["title"] for answer in (named, about)] == ["Högskolan Dalarna", "Dalarna"]


def test_a_province_in_several_counties_gains_each_of_them_less_than_a_countys_own_name_does() -> None:
    counties = {"kalmar": ["Kalmar", "Småland"], "kronoberg": ["Kronoberg", "Småland"]}
    pages = [page("Skog i Småland"), page("Möbler", county="kalmar", keywords=["Småland skog"])]
    pages += [page(f"Annat {number}") for number in range(9)]
    both = answered(pages, "skog småland", meanings={**MORE, "counties": counties})
    only = answered(pages, "skog småland", meanings={**MORE, "counties": {"kalmar": counties["kalmar"]}})
    gained = [next(hit["score"] for hit in one["pages"] if hit["title"] == "Möbler") for one in (both, only)]
    assert gained[1] == pytest.approx(2 * gained[0])


def test_priorities_in_the_county_of_a_place_that_is_named_gain_by_it() -> None:
    pages = [page("Stål A", county="dalarna"), page("Stål B", county="dalarna", kind="actor")]
    score = {hit["title"]: hit["score"] for hit in answered(pages, "stål borlänge", meanings=MEANINGS)["pages"]}
    assert score["Stål A"] == pytest.approx(2 * score["Stål B"])


def test_in_english_the_end_and_the_beginning_of_a_word_are_no_words_of_their_own() -> None:
    pages = [page("Address"), page("Kind"), page("Wed")]
    assert asked(pages, "dress", "kindergarten", "wedding", lang="en") == [[], [], ["Wed"]]
    assert asked([page("Adress"), page("We")], "wedding", lang="en") == [[]]


def test_a_word_that_nothing_has_finds_the_priorities_of_its_theme_below_its_page() -> None:
    pages = [page("Mat", kind="facet", theme="food"), page("Livsmedel", theme="food"), page("Skog", theme="forest")]
    answer = answered(pages, "charkuteri", context=[["food", ["charkuteri, korv"]]])
    found = [(hit["title"], hit["found"][0]["way"]) for hit in answer["pages"]]
    assert found == [("Mat", "context"), ("Livsmedel", "ofContext")]


def test_the_page_of_a_theme_stands_among_the_ten_first_when_its_own_word_is_asked_for() -> None:
    pages = [page(f"Turism {number}", theme="tourism") for number in range(15)]
    pages += [page("Upplevelser", kind="facet", theme="tourism", weight=0.5)]
    found = [hit["title"] for hit in answered(pages, "turism", meanings=MEANINGS)["pages"]]
    assert (found.index("Upplevelser"), len(found)) == (9, 16)


def test_ten_places_are_filled_with_pages_that_have_less_where_some_have_enough() -> None:
    pages = [page("Kvantoptik och laser i havet"), *(page(f"Havet {number}") for number in range(12))]
    pages += [page(f"Annat {number}") for number in range(60)]
    found = asked(pages, "kvantoptik laser havet")[0]
    assert (found[0], len(found)) == ("Kvantoptik och laser i havet", 10)


def test_a_listed_word_is_known_by_its_other_form() -> None:
    pages = [page("Hälsa", theme="health")]
    themes = [["health", ["läkemedel"], []]]
    answer = answered(pages, "läkemedlen", meanings={"themes": themes, "places": {}})
    assert [hit["found"][0]["way"] for hit in answer["pages"]] == ["theme"]


def test_a_short_part_of_a_compound_is_only_the_word_itself() -> None:
    pages = [page("Materialproduktion"), page("Mat"), page("Produktion")]
    assert "Materialproduktion" not in asked(pages, "matproduktion")[0]


def test_a_compound_whose_last_part_only_says_what_sort_of_thing_is_about_its_first() -> None:
    pages = [page("Möbler"), page("Företag"), page("Livsmedel", theme="food")]
    pages += [page(f"Annat {number}") for number in range(9)]
    themes = {"themes": [["food", ["kyckling, livsmedel"], []]], "places": {}}
    questions = ("möbelföretagen", "möbelteknikföretag", "kycklinguppfödning", "möbellampa")
    *furniture, chickens, place = answered(pages, *questions, meanings=themes)
    for answer in furniture:
        assert [(hit["title"], hit["found"][0]["way"]) for hit in answer["pages"]] == [("Möbler", "subject")]
    assert [hit["title"] for hit in chickens["pages"]] == ["Livsmedel"]
    assert "subject" not in [hit["found"][0]["way"] for hit in place["pages"]]


def test_of_a_compound_the_fewest_known_parts_are_wanted_without_what_sort_of_thing_it_is() -> None:
    pages = [page("Bild och visualisering"), page("Center"), page("Bild"), page("Visualisering")]
    pages += [page(f"Annat {number}") for number in range(9)]
    found = answered(pages, "bildvisualiseringscenter")["pages"][0]
    assert (found["title"], found["found"][0]["by"]) == ("Bild och visualisering", "bild + visualisering")


def test_a_compound_of_two_words_that_the_codebook_has_leads_to_the_pages_of_either() -> None:
    pages = [page("Elbil", theme="mobility"), page("Batteri", theme="energy"), page("Lampa")]
    pages += [page(f"Annat {number}") for number in range(9)]
    themes = [["mobility", ["elbil, elfordon"], []], ["energy", ["batteri, ellager"], []]]
    both = answered(pages, "elbilsbatteri", meanings={"themes": themes, "places": {}})
    one = answered(pages, "elbilslampa", meanings={"themes": themes, "places": {}})
    assert {hit["title"] for hit in both["pages"]} == {"Elbil", "Batteri"}
    assert "half" not in {hit["found"][0]["way"] for hit in one["pages"]}


def test_three_pages_are_shown_where_only_the_list_of_a_theme_has_the_word() -> None:
    pages = [page(f"Energi {number}", theme="energy") for number in range(6)]
    themes = {"themes": [["energy", ["vågkraft, tidvattenkraft"], []]], "places": {}}
    assert len(answered(pages, "vågkraft", meanings=themes)["pages"]) == 3
    known = [page("Vågkraft", theme="energy"), *pages]
    assert len(answered(known, "tidvattenkraft", meanings=themes)["pages"]) == 7


def test_no_more_than_ten_pages_are_shown_where_words_for_the_same_are_all_there_is() -> None:
    themes = {"themes": [["energy", ["solceller, solenergi"], []]], "places": {}}
    others = [page(f"Energi {number}", theme="energy") for number in range(12)]
    told = [[page("Kraft", summary="Om solenergi."), *others], [page("Kraft", summary="Om solceller."), *others]]
    assert [len(answered(pages, "solceller", meanings=themes)["pages"]) for pages in told] == [10, 13]


def test_a_place_that_no_page_names_leads_to_its_county_and_two_more_pages_of_it() -> None:
    county = page("Dalarna", kind="region", county="dalarna")
    others = [page(f"Skog {number}", county="dalarna") for number in range(6)]
    named = page("Stål", county="dalarna", text="Ett bolag i Borlänge.")
    found = [
        answered(pages, "borlänge", meanings=MEANINGS)["pages"]
        for pages in ([county, *others], [county, *others, named])
    ]
    assert [hit["title"] for hit in found[0]] == ["Dalarna", "Skog 0", "Skog 1"]
    assert len(found[1]) == 8


def test_what_only_the_running_text_has_is_less_of_an_answer() -> None:
    others = [page(f"Skog {number}") for number in range(56)]
    shown = [
        len(
            answered([*(page(f"Gruva {number}", **known) for number in range(4)), *others], "malm järn grus kobolt")[
                "pages"
            ]
        )
        for known in ({"summary": "Malm, järn och grus."}, {"text": "Malm, järn och grus."})
    ]
    assert shown == [4, 3]


def test_the_county_of_a_place_is_no_answer_to_what_else_is_asked() -> None:
    lists = {"places": MEANINGS["places"], "themes": [["culture", ["film, media"], []]]}
    others = [page(f"Skog {number}") for number in range(50)]
    county = [page("Dalarna", kind="region", county="dalarna", text="Media.")]
    county += [page(f"Dalarna {number}", kind="strategy", county="dalarna") for number in range(6)]
    film = [page("Spel", summary="Film.", county="dalarna")]
    shown = [len(answered([*county, *more, *others], "film borlänge", meanings=lists)["pages"]) for more in ([], film)]
    assert shown == [3, 8]


def test_a_place_is_told_as_a_place_also_where_the_countys_text_names_it() -> None:
    county = page("Dalarna", kind="region", county="dalarna", text="Bolaget finns i Borlänge.")
    actor = page("Verkstaden", kind="actor", county="dalarna", text="Bilar.")
    pages = [page("Skog", county="dalarna", summary="Ett bolag i Borlänge."), county, actor]
    alone, more = answered(pages, "borlänge", "bilar borlänge", meanings=MEANINGS)
    assert [hit["title"] for hit in alone["pages"]] == ["Dalarna", "Skog"]
    assert alone["pages"][0]["found"][0]["way"] == "place"
    assert "Verkstaden" in [hit["title"] for hit in more["pages"]]


def test_a_word_is_no_ending_of_a_name_that_only_has_two_letters_more() -> None:
    assert asked([page("Småland"), page("Materialteknologi")], "åland", "teknologi") == [[], ["Materialteknologi"]]


def test_a_misspelt_word_is_widened_by_the_codebook_below_what_is_spelt_so() -> None:
    pages = [page("Besöksnäring", theme="tourism"), page("Turismen"), page("Turism", kind="facet", theme="tourism")]
    answer = answered(pages, "turisim", meanings=MEANINGS)
    assert answered([page("Skog")], "turisim", meanings=MEANINGS)["pages"] == []
    assert {hit["title"] for hit in answer["pages"]} == {"Turismen", "Turism", "Besöksnäring"}
    assert answer["pages"][-1]["title"] == "Besöksnäring"


def test_another_word_that_a_page_of_the_theme_is_called_by_is_surer_than_one_in_its_text() -> None:
    pages = [page("Resor", theme="tourism", summary="besöksnäring"), page("Besöksnäring", theme="tourism")]
    hits = answered(pages, "turism", meanings=MEANINGS)["pages"]
    assert [hit["title"] for hit in hits] == ["Besöksnäring", "Resor"]
    assert [hit["covered"] for hit in hits] == pytest.approx([0.8, 0.7])


def test_a_short_word_for_the_same_is_looked_for_on_pages_of_its_theme_only() -> None:
    meanings = MEANINGS | {"themes": [["food", ["mjölk, kor"], []]]}
    pages = [page("Sankt Kors"), page("Kor och får", theme="food"), page("Kors", touches=["food"])]
    hits = answered(pages, "mjölk", meanings=meanings)["pages"]
    assert {hit["title"] for hit in hits} == {"Kor och får", "Kors"}


def test_a_place_is_known_without_its_accents() -> None:
    pages = [page("Dalarna", kind="region", county="dalarna"), page("Jämtland", kind="region", county="jamtland")]
    assert [hit["title"] for hit in answered(pages, "borlange", meanings=MEANINGS)["pages"]] == ["Dalarna"]
    assert [hit["title"] for hit in answered(pages, "malung-salen", meanings=MEANINGS)["pages"]] == ["Dalarna"]


def test_what_begins_with_the_whole_word_is_surer_than_what_only_shares_its_stem() -> None:
    pages = [page("Pelletstillverkning"), page("Skog"), page("Aktivitet")]
    pellets, shares = answered(pages, "pellets skog", "aktier skog")
    ways = [{f["word"]: f["way"] for hit in one["pages"] for f in hit["found"]} for one in (pellets, shares)]
    assert ways[0]["pellets"] == "beginning"
    assert ways[1].get("aktier", "stem") == "stem"
    assert asked([page("Mineral")], "mining", lang="en") == [["Mineral"]]
    hits = answered([page("Mineral"), page("Mines")], "mining", lang="en")["pages"]
    assert [(hit["title"], hit["found"][0]["way"]) for hit in hits] == [("Mines", "word"), ("Mineral", "stem")]


def test_a_countys_list_of_projects_gains_by_its_county_only_when_projects_are_asked_for() -> None:
    listed = {"kind": "initiatives-part", "county": "dalarna"}
    pages = [page("Asked for", keywords=["projekt Dalarna"], **listed)]
    pages += [page("Said only", text="projekt", keywords=["Dalarna"], **listed)]
    pages += [page(f"Annat {number}") for number in range(9)]
    counties, none = (
        {hit["title"]: hit["score"] for hit in answered(pages, "projekt dalarna", meanings=one)["pages"]}
        for one in ({**MORE, "counties": {"dalarna": ["Dalarna"]}}, {**MORE, "counties": {}})
    )
    gained = {title: counties[title] / none[title] for title in counties.keys() & none.keys()}
    assert gained["Asked for"] == pytest.approx(6 * gained["Said only"])


def test_an_organisation_is_found_by_a_priority_that_names_it_and_stands_below_in_its_order() -> None:
    pages = [
        page("Upplevelser", text="Skidor.", names=["Xylem/", "Fjällverket/", "Norrforum/", "gone/"]),
        page("Skog", text="Skog.", names=["Norrforum/", "Fjällverket/"]),
        page("Annat"),
    ]
    actor = {"kind": "actor", "weight": 0.2}
    pages += [
        page("Norrforum", text="Skidor i fjällen.", **actor),
        page("Fjällverket", **actor),
        page("Xylem", **actor),
    ]
    found = answered(pages, "skidor")["pages"]
    assert [hit["title"] for hit in found] == ["Upplevelser", "Norrforum", "Xylem", "Fjällverket"]
    assert [hit["found"][0]["way"] for hit in found] == ["word", "word", "named", "named"]
    assert found[3]["found"] == [{"word": "skidor", "way": "named", "field": "text", "by": "Upplevelser"}]


def test_organisations_that_only_a_themes_priorities_name_do_not_make_a_page_of_hits() -> None:
    pages = [page(f"Gård {number}", theme="tourism", names=[f"Bolag {number}/"]) for number in range(5)]
    pages += [page(f"Bolag {number}", kind="actor") for number in range(5)]
    assert len(asked(pages, "turism", meanings=MEANINGS)[0]) == 3


def test_the_page_of_a_county_that_is_named_stands_among_the_ten_first() -> None:
    pages = [page(f"Skog {number}", keywords=["Dalarna"], county="dalarna") for number in range(15)]
    pages += [page("Dalarna", kind="region", county="dalarna"), page("Norrbotten", kind="region", county="norrbotten")]
    counties = {"dalarna": ["Dalarna"], "norrbotten": ["Norrbotten"]}
    found = asked(pages, "skog dalarna", meanings={**MORE, "counties": counties})[0]
    assert found.index("Dalarna") == 9


def test_an_organisation_with_a_place_in_its_name_and_the_comparison_of_two_stand_among_the_ten_first() -> None:
    pages = [page(f"Skog {number}", keywords=["Gnosjö", "skillnad", "Dalarna", "Norrbotten"]) for number in range(15)]
    pages += [page("Gnosjöregionen AB", kind="actor", weight=0.01)]
    pages += [page("Två", kind="two", summary="Skillnad"), *(page(f"Annat {number}") for number in range(15))]
    counties = {"dalarna": ["Dalarna"], "norrbotten": ["Norrbotten"]}
    meanings = {"themes": [], "places": {"dalarna": "Gnosjö"}, "counties": counties}
    place, two, one = asked(pages, "Gnosjö", "skillnad Dalarna Norrbotten", "skillnad Dalarna", meanings=meanings)
    assert (place.index("Gnosjöregionen AB"), two.index("Två")) == (9, 9)
    assert "Två" not in one[:10]


def test_what_belongs_to_a_land_leads_to_it() -> None:
    pages = [page("Gotland", kind="region", county="gotland"), page("Annat"), page("Energi")]
    meanings = {"themes": [], "places": {}, "counties": {"gotland": ["Gotland"]}}
    assert asked(pages, "gotländska energin", meanings=meanings)[0] == ["Energi", "Gotland"]


def test_a_long_word_for_the_same_is_also_known_as_the_beginning_of_a_longer_one() -> None:
    meanings = {"themes": [["", ["skidåkning, vintersport, slalom"], []]], "places": {}}
    pages = [page("Vintersportcentrum"), page("Slalombacken"), page("Annat")]
    assert asked(pages, "skidåkning", meanings=meanings) == [["Vintersportcentrum"]]


def test_longer_words_that_only_share_a_short_stem_are_no_hits() -> None:
    """samer, whose stem is sam, is no samhälle; fiber, whose stem is fib, is in fiberoptik."""
    pages = [page("Smarta samhällen"), page("Fiberoptik"), page("Fibonacci")]
    assert asked(pages, "samer", "fiber") == [[], ["Fiberoptik"]]


def test_a_phrase_of_the_lists_is_known_with_a_misspelt_word_in_it() -> None:
    meanings = {"themes": [["", ["sakernas internet, IoT"], []]], "places": {}}
    pages = [page("IoT i vården"), page("Internet")]
    found = answered(pages, "sakernas intenet", meanings=meanings)["pages"]
    assert [one["way"] for hit in found if hit["title"] == "IoT i vården" for one in hit["found"]] == ["same", "same"]


def test_it_is_told_whether_pages_that_have_less_were_left_out() -> None:
    meanings = {"themes": [["energy", ["blockkedja"], []]], "places": {}}
    many = [page(f"Vindkraft {number}", theme="energy") for number in range(5)]
    few, plain = answered(many, "blockkedja", "vindkraft", meanings=meanings)
    assert [(len(one["pages"]), one["more"]) for one in (few, plain)] == [(3, True), (5, False)]


def test_a_reason_names_the_keywords_that_have_the_word() -> None:
    say = "{field: (field, names) => `${field} ${names}`, way: (way) => way}"
    found = [{"word": "vård", "way": "word", "field": "keywords", "by": "vård"}]
    keywords = ["Energi", "Vård och omsorg"]
    told = in_node(f"search.reasonOf(given.found, {say}, given.keywords, 'sv')", found=found, keywords=keywords)
    assert told == "vård: keywords Vård och omsorg"
