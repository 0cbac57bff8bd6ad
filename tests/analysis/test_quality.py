"""What editors are told to look at, in the small valid tree with one thing changed at a time."""

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from smartspec.analysis.quality import findings_of
from smartspec.analysis.quality.certainty import tagged_twice
from smartspec.analysis.quality.finding import FINDING_KINDS, Finding
from smartspec.analysis.quality.sources import count_sources
from smartspec.check import checked_atlas
from smartspec.model import Contribution

TODAY = datetime.date(2023, 6, 1)
PERIOD = "2022-2028"
Found = Callable[[], list[Finding]]


@pytest.fixture
def dalarna(repository: Path) -> Path:
    return repository / "regions" / "dalarna"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def contribution_in(dalarna: Path) -> Contribution:
    return checked_atlas(dalarna.parents[1])[0].contributions["dalarna"]


@pytest.fixture
def found(dalarna: Path) -> Found:
    """What is found in the tree as it is now."""

    def find() -> list[Finding]:
        atlas, problems = checked_atlas(dalarna.parents[1])
        assert [p for p in problems if p.level == "error"] == []
        tagged = tagged_twice(atlas)
        return list(findings_of(atlas.contributions["dalarna"], atlas.changed, tagged, TODAY))

    return find


def of(found: Found, kind: str) -> list[tuple[str, str, str]]:
    """File (below the folder), key and detail of each finding of a kind."""
    return [(f.file.removeprefix("regions/dalarna/"), f.key, f.detail) for f in found() if f.kind == kind]


STRATEGY = f"{PERIOD}/strategy.md"
ENERGY = f"{PERIOD}/energi.md"


def test_the_valid_tree_lacks_what_it_lacks(found: Found) -> None:
    missing = ("decided_by", "vision", "url", "process", "governance", "action_plan", "indicators")
    assert of(found, "field") == [(STRATEGY, name, "") for name in missing]
    assert of(found, "source-year") == [("sources.yml", "sources[2].year", "")]
    assert of(found, "source-address") == [("sources.yml", "sources[2].url", "no-address")]
    assert of(found, "english") == [("initiatives.csv", "Operation_Name_English", "cell")]
    assert {f.kind for f in found()} == {"field", "source-year", "source-address", "english"}


def test_what_is_mended_fastest_comes_first(found: Found) -> None:
    order = [FINDING_KINDS.index(finding.kind) for finding in found()]
    assert order == sorted(order)
    assert len(set(order)) > 3


def test_an_address_of_which_only_the_site_is_known_is_half_known(dalarna: Path, found: Found) -> None:
    change(
        dalarna / "sources.yml",
        "url: https://www.regiondalarna.se/strategi",
        "url_complete: false\n    url: https://x.se",
    )
    assert ("sources.yml", "sources[1].url", "half-known") in of(found, "source-address")


def test_a_source_leads_to_itself_only_where_its_whole_address_is_known(dalarna: Path, found: Found) -> None:
    change(dalarna / "sources.yml", "    year: '2022'\n", "")
    addresses = {f.key: f.address for f in found() if f.kind == "source-year"}
    assert addresses == {"sources[1].year": "https://www.regiondalarna.se/strategi", "sources[2].year": ""}


@pytest.mark.parametrize(("name", "key"), [("energi", ENERGY), ("strategy", STRATEGY)])
def test_a_page_without_english_is_told_once(dalarna: Path, found: Found, name: str, key: str) -> None:
    (dalarna / PERIOD / f"{name}.en.md").unlink()
    assert of(found, "english")[0] == (key, "", "page")


def test_prose_without_english_is_told_by_the_english_file(dalarna: Path, found: Found) -> None:
    change(dalarna / PERIOD / "energi.en.md", "Energy is one area.[^run]\n", "")
    assert of(found, "english")[0] == (f"{PERIOD}/energi.en.md", "", "prose")


def test_a_statement_without_english_is_told_by_its_place(dalarna: Path, found: Found) -> None:
    change(dalarna / "region.yml", "    en: Ludvika has a long tradition in high voltage.\n", "")
    assert of(found, "english")[0] == ("region.yml", "strengths[1]", "text")


def test_a_note_inside_a_statement_is_found_too(dalarna: Path, found: Found) -> None:
    change(
        dalarna / "region.yml",
        "    sources:\n      - invest",
        "    note: Åren är ungefärliga.\n    sources:\n      - invest",
    )
    assert of(found, "english")[0] == ("region.yml", "strengths[1].note", "text")


def test_a_strategy_without_a_period_lacks_it(dalarna: Path, found: Found) -> None:
    (dalarna / PERIOD).rename(dalarna / "odaterad")
    change(dalarna / "initiative-links.csv", "2022-2028/energi", "odaterad/energi")
    assert ("odaterad/strategy.md", "period", "") in of(found, "field")


def test_an_ended_strategy_is_not_asked_for_its_facts(dalarna: Path, found: Found) -> None:
    change(dalarna / STRATEGY, "status: adopted", "status: ended")
    assert of(found, "field") == []


def test_a_priority_without_codes_is_told(dalarna: Path, found: Found) -> None:
    change(
        dalarna / ENERGY,
        "codes:\n  - code: nace:D35\n    by: node\n    basis: run\n  - code: nabs:05\n    by: node\n    basis: run\n",
        "",
    )
    assert of(found, "code") == [(ENERGY, "codes", "")]


@pytest.mark.parametrize("level", ["medium", "low"])
def test_what_is_weakly_carried_is_told(dalarna: Path, found: Found, level: str) -> None:
    change(dalarna / ENERGY, "confidence: high", f"confidence: {level}")
    change(
        dalarna / "region.yml", "    sources:\n      - invest", f"    confidence: {level}\n    sources:\n      - invest"
    )
    assert sorted(of(found, "confidence")) == [(ENERGY, "confidence", level), ("region.yml", "strengths[1]", level)]


def test_disagreements_and_gaps_are_told(dalarna: Path, found: Found) -> None:
    added = (
        "discrepancies:\n  - {sv: Två år., en: Two years., sources: [run]}\ngaps:\n  - {sv: Beslut., en: Decision.}\n"
    )
    (dalarna / "region.yml").write_text((dalarna / "region.yml").read_text("utf-8") + added, "utf-8")
    assert of(found, "discrepancy") == [("region.yml", "discrepancies[1]", "")]
    assert of(found, "gap") == [("region.yml", "gaps[1]", "")]


def earlier_strategy(dalarna: Path, folder: str = "2014-2020") -> None:
    """An earlier, ended strategy with one priority, skog."""
    shutil.copytree(dalarna / PERIOD, dalarna / folder)
    change(dalarna / folder / "strategy.md", "status: adopted", "status: ended")
    for end in (".md", ".en.md"):
        (dalarna / folder / f"energi{end}").rename(dalarna / folder / f"skog{end}")
    change(dalarna / folder / "skog.md", "name: Energi", "name: Skog")


def test_an_earlier_priority_without_successor_is_told_in_the_later_file(dalarna: Path, found: Found) -> None:
    earlier_strategy(dalarna)
    assert [(f.file, f.key, f.what.sv if f.what else "", f.since) for f in found() if f.kind == "successor"] == [
        (f"regions/dalarna/{ENERGY}", "replaces", "Skog", "2014-2020")
    ]


@pytest.mark.parametrize("link", ["replaces", "merged_from", "split_from"])
def test_an_earlier_priority_that_a_later_one_names_is_no_dead_end(dalarna: Path, found: Found, link: str) -> None:
    earlier_strategy(dalarna)
    shutil.copy(dalarna / ENERGY, dalarna / PERIOD / "vatten.md")  # says nothing of what it follows on
    change(dalarna / ENERGY, "status: adopted", f"status: adopted\n{link}: [2014-2020/skog]")
    assert of(found, "successor") == []


def test_a_dropped_priority_is_no_dead_end_where_every_later_one_names_another(dalarna: Path, found: Found) -> None:
    earlier_strategy(dalarna)
    shutil.copy(dalarna / "2014-2020/skog.md", dalarna / "2014-2020/vind.md")
    change(dalarna / ENERGY, "status: adopted", "status: adopted\nreplaces: [2014-2020/skog]")
    assert of(found, "successor") == []


def test_an_undated_list_is_followed_only_where_that_is_said(dalarna: Path, found: Found) -> None:
    earlier_strategy(dalarna, "odaterad")
    assert of(found, "successor") == []
    change(dalarna / STRATEGY, "status: adopted", "status: adopted\nreplaces: [odaterad]")
    assert of(found, "successor") == [(ENERGY, "replaces", "")]


def tag_again(dalarna: Path, row: str) -> None:
    file = dalarna.parents[1] / "docs/vocabularies/second-tagging.csv"
    file.write_text(f"{file.read_text('utf-8').splitlines()[0]}\n{row}\n", "utf-8")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("dalarna/2022-2028/energi,energy,,D35,05,,,", []),
        ("dalarna/2022-2028/energi,energy,,D35; C24,05,,,", [(ENERGY, "codes", "codes")]),
        ("dalarna/2022-2028/energi,energy,,,05,,,", []),
        ("dalarna/2022-2028/energi,forest-bioeconomy,,D35,05,,,", [(ENERGY, "theme", "theme")]),
    ],
)
def test_tags_are_told_where_something_is_left_to_settle(
    dalarna: Path, found: Found, row: str, told: list[tuple[str, str, str]]
) -> None:
    tag_again(dalarna, row)
    assert of(found, "tagging") == told


def test_tags_that_two_set_are_counted_as_alike_or_not(dalarna: Path) -> None:
    tag_again(dalarna, "dalarna/2022-2028/energi,energy,,D35,05,,,")
    atlas = checked_atlas(dalarna.parents[1])[0]
    assert tagged_twice(atlas).of(atlas.contributions["dalarna"]) == (1, 1)
    tag_again(dalarna, "dalarna/2022-2028/energi,forest-bioeconomy,,D35,05,,,")
    atlas = checked_atlas(dalarna.parents[1])[0]
    assert tagged_twice(atlas).of(atlas.contributions["dalarna"]) == (1, 0)


def test_sources_are_counted_by_what_is_known_of_them(dalarna: Path) -> None:
    change(dalarna / "sources.yml", "year: '2022'", "year: ca 2019–2027")
    change(dalarna / "sources.yml", "accessed: 2026-01-15", "accessed: archived copy")
    counts = count_sources(contribution_in(dalarna), TODAY)
    assert (counts.all, counts.with_year, counts.without_year, counts.archived) == (2, 1, 1, 1)
    assert (counts.oldest, counts.newest) == ("2019", "2019"), "nothing is from a year that has not come"
    assert (counts.statements, counts.linkable) == (1, 0)
    change(dalarna / "region.yml", "      - invest\n", "      - invest\n      - run\n")
    assert count_sources(contribution_in(dalarna), TODAY).linkable == 1


def test_age_is_that_which_the_command_tells(dalarna: Path, found: Found) -> None:
    change(dalarna / "sources.yml", "accessed: 2026-01-15", "accessed: 2020-01-15")
    (aged,) = (f for f in found() if f.kind == "stale-source")
    assert (aged.file, aged.key, aged.since) == ("regions/dalarna/sources.yml", "sources[1]", "2020-01-15")
