"""One number for one thing: every count that a page states is the one in ``analysis.counts``, in both languages."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from smartspec.analysis.counts import COUNTS, COUNTS_OF_ONE, count
from smartspec.model import Atlas, key_of
from smartspec.pages.page import Page, Settings
from smartspec.pages.writer import Writer
from smartspec.site.families import FAMILIES
from stated_counts import STATED, stated, unmarked

SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")
OF_INITIATIVES = (
    "initiatives", "initiatives_lasting", "initiatives_ended", "initiatives_end_unknown", "initiatives_of_main_list",
    "initiatives_linked",
)  # fmt: skip
"""What is told of the initiatives of the country and of each territory."""
TOLD = (
    "regions", "regions_with_priorities", "regions_then_and_now", "priorities_in_force", "priorities_unclear",
    "priorities_of_areas", "priorities_earlier", "priorities_all_periods", "pairs", "pairs_sharing", "initiatives",
    "initiatives_with_amount", "organisations", *OF_INITIATIVES,
)  # fmt: skip
"""Figures that the generated pages state; the editors' page about macros states them all."""


@pytest.fixture(scope="module")
def pages(atlas: Atlas, country: Path) -> list[Page]:
    writers = [Writer(atlas, SETTINGS, lang) for lang in ("sv", "en")]
    return [page for writer in writers for family in FAMILIES for page in family().make(writer, [])]


def found(pages: list[Page], lang: str) -> Iterator[tuple[str, str, int, str]]:
    """Address, count, value and text of every count that pages in that language state."""
    for page in pages:
        if page.lang == lang:
            for name, value, text in stated(page.whole):
                yield page.address, name, value, text


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_count_that_a_page_states_is_that_of_the_analysis(pages: list[Page], atlas: Atlas, lang: str) -> None:
    territories = {key_of(t): t for t in atlas.territories.all}
    told: dict[str, set[int]] = defaultdict(set)
    for address, name, value, text in found(pages, lang):
        what, _, key = name.partition(" ")
        assert value == count(atlas, what, territories[key] if key else None), (address, name)
        assert value == int(re.sub(r"\D", "", text)), (address, name, text)
        told[name].add(value)
    assert {name for name, values in told.items() if len(values) > 1} == set()
    assert set(TOLD) <= set(told)
    assert (
        {name.partition(" ")[0] for name in told if " " in name}
        == {"priorities", "findings", *OF_INITIATIVES}
        <= set(COUNTS_OF_ONE)
    )


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_page_states_a_count_of_the_country_in_another_way(pages: list[Page], lang: str) -> None:
    told = (page for page in pages if page.lang == lang and page.kind != "glossary")  # words of the editors, of 2010
    assert {page.address: bare for page in told if (bare := unmarked(page.whole))} == {}


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("<p>19 av 21 regioner har valt</p>", ["19 av 21 regioner"]),
        ("<p>Of 10 pairs of regions, 4 share</p>", ["10 pairs of regions"]),
        ("<p>We have found 603 initiatives.</p>", ["We have found 603 initiatives"]),
        ("<p>Here the <b>21</b> regions stand</p>", ["the 21 regions"]),
        ('<p>the <data value="21" data-s3-count="regions">21</data> regions</p>', []),
        ("<p>3 av 18 andra regioner</p>", []),
    ],
)
def test_a_planted_count_is_found(html: str, bare: list[str]) -> None:
    assert unmarked(html) == bare


def test_a_mark_is_read() -> None:
    assert list(stated('<data value="1234" data-s3-count="pairs">1 234</data>')) == [("pairs", 1234, "1 234")]
    assert STATED.search('<data value="7" data-s3-count="priorities dalarna">7</data>')
    assert set(COUNTS) >= set(TOLD)
