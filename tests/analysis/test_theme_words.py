"""Words for themes in names and summaries of initiatives: the beginning of a word is enough, in either language."""

import pytest
from smartspec.analysis.initiatives import all_initiatives
from smartspec.analysis.theme_words import by_mention, mentioned
from smartspec.model import Atlas


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"skoglig", "skogsindustrin"}, {"forest-bioeconomy": ("skoglig", "skogsindustrin")}),
        ({"bioeconomy"}, {"forest-bioeconomy": ("bioeconomy",)}),
        ({"urskog", "sko"}, {}),
        ({"vindmöllorna", "skog"}, {"forest-bioeconomy": ("skog",), "energy": ("vindmöllorna",)}),
    ],
)
def test_a_word_counts_when_it_begins_as_a_search_term(
    atlas: Atlas, words: set[str], expected: dict[str, tuple[str, ...]]
) -> None:
    assert mentioned(atlas, words) == expected


def test_names_and_summaries_in_both_languages_are_looked_in(atlas: Atlas) -> None:
    found = {item.id: words for item, words in by_mention(atlas, all_initiatives(atlas))["forest-bioeconomy"]}
    assert set(found) >= {"bioinno", "the-bioeconomy-region", "s3-plattform-smaland-och-oarna"}
    assert found["bioinno"] == ("bioeconomy", "skoglig")
    assert "boost-dalarna" not in found
