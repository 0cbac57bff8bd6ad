"""One number for one thing: every count that a page states is the one in ``analysis.counts``, in both languages."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from recounted import ELSEWHERE, RECOUNTED, of_templates, recounts
from smartspec.analysis.counts import COUNTS, COUNTS_OF_ONE, count
from smartspec.analysis.coverage import current_of, standing, standing_of
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
    "regions", "regions_in_force", "regions_undecided", "regions_unclear", "regions_not_found",
    "regions_with_priorities", "regions_then_and_now", "priorities_in_force", "priorities_unclear",
    "priorities_of_areas", "priorities_earlier", "priorities_all_periods", "pairs", "pairs_sharing", "initiatives",
    "initiatives_with_amount", "organisations", *OF_INITIATIVES,
)  # fmt: skip
"""Figures that the generated pages state; the editors' page about macros states them all."""
OF_A_KIND = 6
"""As many pages of a kind are counted again: they have one template, and to read one takes a while."""
NOT_IN_THE_COUNTRY = {
    "%(num)s more sum, of another kind, currency or day",
    "%(num)s change",
    "%(num)s more change",
    "%(num)s change of details",
    "%(num)s name is not in the list of organisations",
}
"""Sentences that no page of the small country has; those of the real content are counted again as well."""


@pytest.fixture(scope="module")
def pages(atlas: Atlas, country: Path) -> list[Page]:
    writers = [Writer(atlas, SETTINGS, lang) for lang in ("sv", "en")]
    return [page for writer in writers for family in FAMILIES for page in family().make(writer)]


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


def test_each_region_and_each_priority_is_in_one_group(atlas: Atlas) -> None:
    regions = [count(atlas, f"regions_{group}") for group in ("in_force", "unclear", "not_found")]
    assert (regions, sum(regions)) == ([3, 1, 1], count(atlas, "regions"))
    priorities = [count(atlas, f"priorities_{group}") for group in ("in_force", "unclear", "of_areas", "earlier")]
    assert sum(priorities) == count(atlas, "priorities_all_periods")
    assert sum(priorities[:2]) == count(atlas, "priorities")


def test_what_was_in_force_is_unclear_once_its_period_has_passed(atlas: Atlas) -> None:
    dalarna = atlas.contributions["dalarna"]
    assert [standing_of(dalarna, year) for year in (2028, 2029)] == ["in-force", "unclear"]
    placed = current_of(dalarna)[0]
    assert [standing(placed, year) for year in (2028, 2029)] == ["in-force", "unclear"]


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


def test_every_sentence_that_states_a_number_is_held_by_a_mark_a_recount_or_a_test_that_is_named() -> None:
    assert set(RECOUNTED) & set(ELSEWHERE) == set()
    assert set(RECOUNTED) | set(ELSEWHERE) == of_templates()


OF_SEVERAL = {
    "en": re.compile(r"(?<![\d.,:])\b1 (?:of \d+ |of them )?(?:are|have|come|end|were|apply|lie|share|initiatives)\b"),
    "sv": re.compile(r"(?<![\d.,:])\b1 (?:av \d+ |av dem )?(?:är \w+ade|avrundade|satsningar|prioriteringar|källor)\b"),
}
"""One thing that is spoken of as several."""


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_counts_one_thing_speaks_of_one(pages: list[Page], lang: str) -> None:
    told = (page for page in pages if page.lang == lang and page.kind not in {"changes", "changes-of-year"})
    assert {page.address: found[0] for page in told if (found := spoken_of_as_several(page.whole, lang))} == {}


@pytest.mark.parametrize(
    ("lang", "html"),
    [
        ("en", "<data>1</data> are linked to a priority"),
        ("en", ", 1 end in 2026 or later"),
        ("en", "1 of 2 have an amount"),
        ("sv", "<data>1</data> är kopplade till en prioritering"),
        ("sv", "1 satsningar har inget belopp"),
    ],
)
def test_a_planted_plural_is_found(lang: str, html: str) -> None:
    assert spoken_of_as_several(html, lang)


def spoken_of_as_several(html: str, lang: str) -> re.Match[str] | None:
    return OF_SEVERAL[lang].search(re.sub(r"<[^>]+>", "", re.sub(r"<sup.*?</sup>|</t[dh]>", "; ", html)))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_a_page_says_it_holds_is_what_stands_on_it(pages: list[Page], lang: str) -> None:
    seen: dict[str, int] = defaultdict(int)
    wrong = []
    read: dict[str, int] = defaultdict(int)
    for page in pages:
        if page.lang == lang and read[page.kind] < OF_A_KIND:
            told = list(recounts(page.html + page.after, lang))
            read[page.kind] += bool(told)
            for one in told:
                seen[one.message] += 1
                wrong += [(page.address, one)] if one.said != one.found else []
    assert wrong == []
    assert set(RECOUNTED) - set(seen) <= NOT_IN_THE_COUNTRY


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("region", r"(\d+)(?= källor)", "99"),
        ("region", r"(\d+)(?= uppgifter)", "99"),
        ("facet", r"(?<=Vi har hittat )(\d+)(?= prioritering\w*, )", "99"),
        ("pair", r"(?<=har )(\d+)(?= tema)", "99"),
        ("overview", r"(\d+)(?= regioner[,)])", "99"),
        ("actor", r"(?<=Vi har hittat organisationen i )(\d+)", "99"),
    ],
)
def test_a_wrong_number_in_a_page_is_found(pages: list[Page], kind: str, before: str, after: str) -> None:
    planted = [
        re.sub(before, after, page.html + page.after, count=1)
        for page in pages
        if page.lang == "sv" and page.kind == kind and re.search(before, page.html + page.after)
    ]
    assert planted
    assert all(
        [one.said for one in recounts(html, "sv") if one.said != one.found] == [99] for html in planted[:OF_A_KIND]
    )


def test_earlier_strategies_are_told_with_as_many_priorities_as_they_have(pages: list[Page], atlas: Atlas) -> None:
    told = {
        (page.address, name): int(number)
        for page in pages
        if page.kind == "region" and page.lang == "en"
        for name, number in re.findall(r'<a href="([^"/]+)/">[^<]*</a>: [^(]*\((\d+) priorit', page.html)
    }
    assert told
    for (address, name), number in told.items():
        strategies = atlas.contributions[address.split("/")[1]].strategies
        assert number == len(next(one for one in strategies if one.id == name).priorities)


def test_a_mark_is_read() -> None:
    assert list(stated('<data value="1234" data-s3-count="pairs">1 234</data>')) == [("pairs", 1234, "1 234")]
    assert STATED.search('<data value="7" data-s3-count="priorities dalarna">7</data>')
    assert set(COUNTS) >= set(TOLD)
