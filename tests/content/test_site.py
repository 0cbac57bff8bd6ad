"""Properties that the site of any right content has. Whatever turns one of them red is wrong, or the generator is.

Nothing here names a region, a file or a number: who contributes must never have to change a test.
"""

import random
import re
from pathlib import Path

from recounted import recounts
from site_reading import OWN, Read, broken, foreign, own_absolute, url_of
from smartspec.analysis.counts import count
from smartspec.model import Atlas, key_of
from smartspec.problems import Problem
from stated_counts import stated

Pages = dict[Path, Read]


def test_the_check_finds_no_error(checked: tuple[Atlas, list[Problem]]) -> None:
    atlas, problems = checked
    assert [problem.line("en") for problem in problems if problem.level == "error"] == []
    assert not atlas.broken


def test_every_link_and_anchor_within_the_site_leads_somewhere(site: Path, pages: Pages) -> None:
    assert list(broken(site, pages)) == []


def test_every_tag_is_closed_in_its_order_and_every_id_is_one_of_a_kind(pages: Pages) -> None:
    assert {str(file): page.faults for file, page in pages.items() if page.faults} == {}


def test_nothing_is_fetched_from_anyone_else_and_own_links_are_relative(pages: Pages) -> None:
    assert foreign(pages) == []
    assert own_absolute(pages) == []


def test_every_page_has_its_twin_in_the_other_language(site: Path, pages: Pages) -> None:
    addresses = {url_of(file, site).removeprefix(OWN): page for file, page in pages.items() if file.name != "404.html"}
    english = {address.removeprefix("en/") for address in addresses if address.startswith("en/")}
    assert english == {address for address in addresses if not address.startswith("en/")}
    wrong = [a for a, page in addresses.items() if page.lang != ("en" if a.startswith("en/") else "sv")]
    assert wrong == []


def test_every_territory_strategy_and_priority_has_its_page(site: Path, pages: Pages, real: Atlas) -> None:
    wanted = set()
    for territory in (*real.territories.counties, *real.territories.areas):
        own = f"{'regioner' if territory.kind == 'county' else 'programomraden'}/{territory.slug}/"
        contribution = real.contribution(territory)
        wanted |= {own}
        for strategy in contribution.strategies if contribution else ():
            wanted |= {f"{own}{strategy.id}/", *(f"{own}{strategy.id}/{p.id}/" for p in strategy.priorities)}
    there = {url_of(file, site).removeprefix(OWN) for file in pages}
    assert wanted <= there


def test_every_count_that_a_page_states_is_that_of_the_analysis(pages: Pages, real: Atlas) -> None:
    territories = {key_of(t): t for t in real.territories.all}
    told = {mark for file in pages for mark in stated(file.read_text("utf-8"))}
    assert len({name for name, _, _ in told}) > 10
    for name, value, _ in told:
        what, _, key = name.partition(" ")
        assert value == count(real, what, territories[key] if key else None), name


def test_what_a_page_says_it_holds_is_what_stands_on_it(pages: Pages) -> None:
    """Of all pages a few, since each is made a tree: mechanism is held by the small country."""
    some = random.Random(2026).sample(sorted(pages), min(60, len(pages)))
    found = [(file, one) for file in some for one in recounts(article_of(file), pages[file].lang)]
    assert found
    assert [(file, one) for file, one in found if one.said != one.found] == []


def article_of(file: Path) -> str:
    return file.read_text("utf-8").partition("<article")[2].partition(">")[2].partition("</article>")[0]


NOT_YET = "There is no English translation of this page yet."


def test_a_page_whose_text_is_translated_is_english_all_through(site: Path, real: Atlas) -> None:
    """Where there is an English file its words are on the English page, and no word says that it is missing."""
    for contribution, strategy, priority in real.priorities():
        place = "regioner" if contribution.territory.kind == "county" else "programomraden"
        file = site / "en" / place / contribution.territory.slug / strategy.id / priority.id / "index.html"
        said = file.read_text("utf-8")
        assert (NOT_YET in said) is (priority.english is None), file
        texts = re.split(r"<[^>]*>", priority.english.prose.html) if priority.english else ()
        assert [text for text in texts if text.strip() not in said] == [], file


def test_half_known_addresses_are_linked_nowhere(pages: Pages, real: Atlas) -> None:
    every = [source for c in real.contributions.values() for source in c.sources.values() if source.url]
    complete = {source.url for source in every if source.url_complete}
    complete |= {getattr(contribution.facts, "website", None) for contribution in real.contributions.values()}
    complete |= {strategy.facts.url for c in real.contributions.values() for strategy in c.strategies}
    half_known = {source.url for source in every if not source.url_complete} - complete
    linked = {link.address for page in pages.values() for link in page.links}
    assert linked & half_known == set()


def test_no_page_is_empty_and_each_has_a_title_and_a_description_of_its_own(pages: Pages) -> None:
    for file in pages:
        head = file.read_text("utf-8").partition("</head>")[0]
        assert "<title>" in head, file
        assert "<title></title>" not in head, file
        if 'http-equiv="refresh"' not in head and file.name != "404.html":
            assert '<meta name="description" content="' in head, file
