"""Words for themes in names and summaries of initiatives: the beginning of a word is enough, in either language."""

from dataclasses import replace

import pytest
from smartspec.analysis.initiatives import all_initiatives
from smartspec.analysis.theme_words import by_mention, mentioned, words_in
from smartspec.model import Atlas
from smartspec.model.vocabulary import SearchTerms


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"skoglig", "skogsindustrin"}, {"forest-bioeconomy": ("skoglig", "skogsindustrin")}),
        ({"bioeconomy"}, {"forest-bioeconomy": ("bioeconomy",)}),
        ({"urskog", "sko"}, {}),
        ({"skogen", "skogliga"}, {"forest-bioeconomy": ("skogen", "skogliga")}),
        ({"skogås", "skogalund"}, {}),
        ({"skogsindustrins", "skogsturism"}, {"forest-bioeconomy": ("skogsindustrins", "skogsturism")}),
        ({"vindmöllorna", "skog"}, {"forest-bioeconomy": ("skog",), "energy": ("vindmöllorna",)}),
    ],
)
def test_a_word_counts_when_it_begins_as_a_search_term(
    atlas: Atlas, words: set[str], expected: dict[str, tuple[str, ...]]
) -> None:
    assert mentioned(atlas, words) == expected


def test_the_name_of_a_programme_area_is_no_word_for_a_theme(atlas: Atlas) -> None:
    themes = atlas.vocabularies["themes"]
    islands = themes.terms[0].model_copy(update={"search_terms": SearchTerms(sv=("öarna",), en=("islands",))})
    codebook = themes.model_copy(update={"terms": (islands,)})
    changed = replace(atlas, vocabularies={**atlas.vocabularies, "themes": codebook})
    assert mentioned(changed, words_in(changed, "Between islands")) == {islands.id: ("islands",)}
    assert mentioned(changed, words_in(changed, "S3 platform Småland and the Islands, Småland och Öarna")) == {}


def test_names_and_summaries_in_both_languages_are_looked_in(atlas: Atlas) -> None:
    found = {item.id: words for item, words in by_mention(atlas, all_initiatives(atlas))["forest-bioeconomy"]}
    assert set(found) >= {"bioinno", "the-bioeconomy-region", "s3-plattform-smaland-och-oarna"}
    assert found["bioinno"] == ("bioeconomy", "skoglig")
    assert "boost-dalarna" not in found
