"""Words are analysed alike when the index is built and when someone searches, as Snowball does it."""

import random
import re
import unicodedata
from pathlib import Path

import pytest
import snowballstemmer
from in_node import in_node
from small_country import COUNTRY, ROOT

WORD = re.compile(r"[^\W_]+")
ALGORITHMS = {"sv": "swedish", "en": "english"}
UNUSUAL = {
    "sv": re.compile(r"^.{2,3}l?ig(?:a|t|are|ast|aste|ens?|as)?$"),  # ledig, whose stem is no led
    "en": re.compile(r"iz(?:e|es|ed|er|ers|ing|ation|ations)$"),
}
SUFFIXES = {".md", ".yml", ".csv"}


def text_of(folder: Path) -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted(folder.rglob("*")) if file.suffix in SUFFIXES)


@pytest.fixture(scope="module")
def words() -> list[str]:
    """Every word of the small country, and of the project's own documents."""
    text = unicodedata.normalize("NFC", text_of(COUNTRY) + text_of(ROOT / "docs" / "decisions"))
    return sorted(set(WORD.findall(text.lower())))


@pytest.mark.parametrize("lang", ALGORITHMS)
def test_the_browsers_stems_are_those_of_snowball_for_every_word_of_the_content(lang: str, words: list[str]) -> None:
    usual = [word for word in words if not UNUSUAL[lang].search(word)]
    stems = in_node("given.words.map((word) => search.stemOf(word, given.lang))", words=usual, lang=lang)
    stemmer = snowballstemmer.stemmer(ALGORITHMS[lang])
    assert len(usual) > 3000
    assert sum(stem != word for stem, word in zip(stems, usual, strict=True)) > 1000
    assert stems == stemmer.stemWords(usual)


def test_short_adjectives_keep_their_ending_and_are_no_other_word() -> None:
    stems = in_node(
        "given.words.map((word) => search.stemOf(word, 'sv'))",
        words=["ledig", "lediga", "ledigt", "leda", "rolig", "roligast", "skoglig", "viktiga"],
    )
    assert stems == ["ledig", "ledig", "ledig", "led", "rolig", "rolig", "skog", "vikt"]


@pytest.mark.parametrize("lang", ALGORITHMS)
def test_a_word_gives_the_same_term_in_the_index_and_in_a_question_however_it_is_composed(
    lang: str, words: list[str]
) -> None:
    asked = """given.words.map((word) => {
      const terms = (found) => found.map((one) => search.stemOf(one, given.lang)).join(" ");
      return ["NFC", "NFD"].flatMap((form) => {
        const written = word.normalize(form);
        return [terms(search.tellingWordsOf(written, given.lang)), terms(search.indexedWordsOf(written, given.lang)),
                terms(search.tellingWordsOf(written.toUpperCase(), given.lang))];
      });
    })"""
    terms = in_node(asked, words=words, lang=lang)
    assert any("å" in forms[0] or "ö" in forms[0] for forms in terms)
    assert [forms for forms in terms if len(set(forms)) != 1] == []


def test_letters_are_folded_as_people_without_them_write(words: list[str]) -> None:
    assert in_node("given.words.map(search.folded)", words=["hälsa", "vård", "besöksnäring", "idé", "tromsø"]) == [
        "halsa", "vard", "besoksnaring", "ide", "tromso",
    ]  # fmt: skip
    folded = in_node("given.words.map(search.folded)", words=words)
    assert [word for word in folded if set(word) & set("åäöéÅÄÖ")] == []


BASIC_FORMS = {
    "industrin": "industri",
    "gruvan": "gruva",
    "hotellet": "hotell",
    "batteriet": "batteri",
    "klustret": "kluster",
    "centrum": "center",
    "laboratorium": "laboratorier",
    "digitalt": "digital",
}


def test_definite_and_neuter_forms_that_snowball_leaves_have_the_stem_of_the_basic_form() -> None:
    ask = "given.words.map((word) => search.otherFormsOf(search.stemOf(word, given.lang), given.lang))"
    forms = in_node(ask, words=list(BASIC_FORMS), lang="sv")
    stems = in_node('given.words.map((word) => search.stemOf(word, "sv"))', words=list(BASIC_FORMS.values()))
    assert [stem for stem, own in zip(stems, forms, strict=True) if stem not in own] == []
    assert in_node(ask, words=list(BASIC_FORMS), lang="en") == [[]] * len(BASIC_FORMS)


PARTS = {
    "skogsnäring": {"skog", "näring"},
    "vindkraft": {"vind", "kraft"},
    "elkraftteknik": {"el", "kraft", "teknik"},
    "bioinnovation": {"bio", "innovation"},
    "hälsovård": {"häls", "vård"},
    "vårdverket": set(),
    "energi": set(),
    "region": set(),
}


def test_compounds_are_divided_into_words_of_the_content_and_common_parts() -> None:
    ask = """Object.fromEntries(given.words.map((word) =>
      [word, search.partsOf(word, search.knownParts(["skog vind innovation energi region hälsa verk"]))]))"""
    parts = in_node(ask, words=list(PARTS))
    assert {word: set(found) for word, found in parts.items()} == PARTS


def test_a_long_or_wicked_word_has_no_parts_and_takes_no_time() -> None:
    wicked = ["elel" * 9 + "q", "el" * 150, "sol" * 13 + "x"]
    ask = 'given.words.map((word) => search.partsOf(word, search.knownParts(["el elel elelel sol solsol energi"])))'
    assert in_node(ask, words=wicked) == [[], [], []]


def test_a_word_that_drops_its_last_e_has_a_twin_and_the_twin_has_it_back() -> None:
    words = ["möbel", "regel", "muskel", "vatten", "nummer"]
    stems = ["möbl", "regl", "muskl", "vattn", "numr"]
    assert in_node("given.words.map(search.twinOf)", words=words)[:4] == stems[:4]
    assert in_node("given.words.map(search.twinOf)", words=stems[:4]) == words[:4]


def test_questions_of_any_kind_are_answered_without_an_error() -> None:
    """Signs, halves of characters, and words of all lengths."""
    chance = random.Random(5)
    signs = "aåäöÅÄÖ éß ø{}<>/&'\"\\\u2028\u0301\u200d:;-*^$()[]?+.|0123😀\ud83d"
    texts = ["".join(chance.choices(signs, k=chance.randint(0, 30))) for _ in range(500)]
    texts += ["", " ", "constructor", "__proto__", "toString", "a" * 5000, "och i på", "{{ x }}", "</script>"]
    ask = """(() => {
      const collection = {groups: ["a"], documents: given.texts.map((text, i) => ({address: `${i}/`, kind: "a",
        group: 0, title: text, place: "", weight: 1, summary: text, keywords: [text], other: [text], text}))};
      const {first, text} = search.indexOf(collection, "sv");
      const engine = new search.Engine("sv", JSON.parse(first), JSON.parse(text));
      return given.texts.map((one) => engine.search(one).length);
    })()"""
    found = in_node(ask, texts=texts)
    assert len(found) == len(texts)
    assert found[texts.index("constructor")] >= 1
    assert found[texts.index("__proto__")] >= 1
    assert found[texts.index("")] == 0


@pytest.mark.parametrize(
    ("asked", "word", "near", "changed"),
    [
        ("sko skogsindustri", "sko", "skog", "skog skogsindustri"),
        ("ener energi", "ener", "energi", "energi energi"),
        ("Textik, textik", "textik", "textil", "textil, textil"),
        ("förgröna gröna", "gröna", "grön", "förgröna grön"),
    ],
)
def test_a_word_is_replaced_only_where_it_stands_as_a_word(asked: str, word: str, near: str, changed: str) -> None:
    given = {"asked": asked, "one": {"word": word, "near": near}}
    assert in_node("search.withWord(given.asked, given.one)", **given) == changed
