"""A change is told thing by thing: what is compared is two readings of real regions, one of them edited."""

import functools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_country import COUNTRY, put
from smartspec.check import judged
from smartspec.diff import Difference, difference
from smartspec.model import Atlas
from smartspec.read.repository import read_repository

PERIOD = "regions/dalarna/2022-2028"
ENERGY = f"{PERIOD}/smarta-energisystem.md"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(root: Path) -> Edit:
    """Put one text in the place of another, which must be there, in a file."""
    return functools.partial(put, root)


def read(root: Path) -> Atlas:
    return judged(read_repository(root))[0]


@pytest.fixture
def changed(root: Path) -> Callable[[], Difference]:
    """What differs from how the repository was at first."""
    before = read(root)
    return lambda: difference(before, read(root))


Changed = Callable[[], Difference]


def test_nothing_differs_where_nothing_was_changed(changed: Changed) -> None:
    assert changed() == Difference((), ())


def test_another_way_of_writing_the_same_is_no_difference(edit: Edit, changed: Changed) -> None:
    edit(ENERGY, "touches:\n  - industry\n", "touches: ['industry']\n")
    assert changed() == Difference((), ())


def test_only_the_territory_that_changed_is_told(edit: Edit, changed: Changed) -> None:
    edit("regions/dalarna/region.yml", "fem kunskapsområden", "sex kunskapsområden")
    found = changed().territories
    assert [change.territory.slug for change in found] == ["dalarna"]
    assert [field.name for field in found[0].fields] == ["summary"]
    assert found[0].priorities == found[0].strategies == ()


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("name: Smarta energisystem", "name: Smarta system för energi", ("renamed",)),
        ("theme: energy", "theme: mobility", ("rethemed",)),
        ("  - code: nace:D35", "  - code: nace:D", ("recoded",)),
        ("  - industry", "  - digital", ("recoded",)),
        ("status: adopted", "status: ended", ("ended",)),
        ("status: adopted", "status: developing", ("status",)),
        ("summary: Området", "summary: Det här området", ("text",)),
        ("Ludvika har lång tradition", "Ludvika har tradition", ("text",)),
        ("  - Hitachi Energy\n", "", ("text",)),
        ("name: Smarta energisystem\n", "name: Energi\ntranslated: true\n", ("renamed", "text")),
    ],
)
def test_a_change_to_a_priority_is_told_by_its_kind(
    before: str, after: str, kinds: tuple[str, ...], edit: Edit, changed: Changed
) -> None:
    edit(ENERGY, before, after)
    (territory,) = changed().territories
    assert [change.kinds for change in territory.priorities] == [kinds]
    assert territory.sources == territory.initiatives == territory.exchange
    assert not territory.sources


def test_a_text_that_changed_beside_the_facts_is_told_apart_from_them(edit: Edit, changed: Changed) -> None:
    edit(ENERGY, "Ludvika har lång tradition", "Ludvika har tradition")
    edit(ENERGY.replace(".md", ".en.md"), "Ludvika has a long tradition", "Ludvika has a tradition")
    (change,) = changed().territories[0].priorities
    assert (change.fields, change.prose, change.english) == ((), True, True)


def test_a_new_priority_a_gone_one_and_one_that_moved(root: Path, changed: Changed) -> None:
    for name in ("initiative-links.csv", "gone.yml"):
        (root / "regions/dalarna" / name).unlink()  # they may name what goes
    shutil.copy(root / ENERGY, root / PERIOD / "vatgas.md")
    text = (root / PERIOD / "vatgas.md").read_text("utf-8").replace("name: Smarta energisystem", "name: Vätgas")
    (root / PERIOD / "vatgas.md").write_text(text, "utf-8")
    for name in ("smarta-energisystem", "hallbara-och-kreativa-upplevelser"):
        for ending in (".md", ".en.md"):
            source = root / PERIOD / (name + ending)
            source.rename(root / PERIOD / f"energi{ending}") if "energi" in name else source.unlink()
    found = changed().territories[0].priorities
    assert {(c.before and c.before.id, c.after and c.after.id, c.kinds) for c in found} == {
        (None, "vatgas", ("added",)),
        ("smarta-energisystem", "energi", ("moved",)),
        ("hallbara-och-kreativa-upplevelser", None, ("removed",)),
    }


def test_sources_that_came_and_went_and_changed(edit: Edit, changed: Changed) -> None:
    edit("regions/dalarna/sources.yml", "  - id: hvv-walk\n", "  - id: hvv-ny\n")
    edit("regions/dalarna/sources.yml", "title: Region Dalarnas arbete med innovation", "title: Arbete med innovation")
    for ending in (".md", ".en.md"):
        path = f"{PERIOD}/smarta-energisystem{ending}"
        edit(path, "[^hvv-walk]", "[^hvv-ny]")
    edit(ENERGY, "  - hvv-walk\n", "  - hvv-ny\n")
    sources = changed().territories[0].sources
    assert [[source.id for source in side] for side in (sources.added, sources.removed, sources.changed)] == [
        ["hvv-ny"],
        ["hvv-walk"],
        ["rd-innovation"],
    ]


def test_a_new_strategy_has_its_priorities_told_too(root: Path, changed: Changed) -> None:
    shutil.copytree(root / PERIOD, root / "regions/dalarna/2028-2034")
    (territory,) = changed().territories
    assert [(c.before, c.after and c.after.id) for c in territory.strategies] == [(None, "2028-2034")]
    assert [c.kinds for c in territory.priorities] == [("added",)] * 5


def test_a_strategy_whose_folder_has_another_name_is_the_same_where_the_files_say_so(
    root: Path, changed: Changed
) -> None:
    folder = root / "regions/gavleborg"
    links = (folder / "initiative-links.csv").read_text("utf-8")
    (folder / "initiative-links.csv").write_text(links.replace("odaterad/", "2019-/"), "utf-8")
    (folder / "odaterad").rename(folder / "2019-")
    entry = (
        "  - id: odaterad\n    kind: moved\n    to:\n      - 2019-\n    date: 2026-03-02\n    reason: Året är känt.\n"
    )
    (folder / "gone.yml").write_text(f"gone:\n{entry}", "utf-8")
    (territory,) = changed().territories
    assert [(c.before and c.before.id, c.after and c.after.id) for c in territory.strategies] == [("odaterad", "2019-")]
    assert territory.priorities == ()
    (folder / "gone.yml").unlink()
    (territory,) = changed().territories
    assert [(c.before is None, c.after is None) for c in territory.strategies] == [(True, False), (False, True)]


def test_a_territory_that_comes_or_goes(root: Path, changed: Changed) -> None:
    shutil.rmtree(root / "regions/gavleborg")
    (gone,) = changed().territories
    assert (gone.territory.slug, gone.after, bool(gone.sources.removed)) == ("gavleborg", None, True)
    without = read(root)
    shutil.copytree(COUNTRY / "regions/gavleborg", root / "regions/gavleborg")
    (came,) = difference(without, read(root)).territories
    assert (came.territory.slug, came.before, len(came.priorities)) == ("gavleborg", None, 5)


def test_a_territory_with_errors_is_said_to_be_unreadable_and_changes_no_overlap(edit: Edit, changed: Changed) -> None:
    edit(ENERGY, "theme: energy", "theme: energi")
    found = changed()
    assert [territory.slug for territory in found.unreadable] == ["dalarna"]
    assert (found.territories, found.overlaps) == ((), ())


def test_a_theme_that_two_regions_come_to_share_is_told_with_what_chance_would_give(
    edit: Edit, changed: Changed
) -> None:
    edit(ENERGY, "theme: energy", "theme: digital")
    (overlap,) = changed().overlaps
    assert (overlap.first.slug, overlap.second.slug, overlap.theme.theme, overlap.new) == (
        "dalarna", "gavleborg", "digital", True,
    )  # fmt: skip
    assert [p.priority.id for p in (*overlap.theme.first, *overlap.theme.second)] == [
        "smarta-energisystem",
        "digitala-tjanster-och-processer",
    ]
    assert overlap.chance is not None
    assert overlap.chance.observed == 3
    # Both have five themes: three in common, and two of their own each, which the two may swap at most.
    assert overlap.chance.expected == 3.0


def test_a_theme_that_two_regions_no_longer_share_is_told(edit: Edit, changed: Changed) -> None:
    edit(f"{PERIOD}/innovativ-och-hallbar-bioekonomi.md", "theme: forest-bioeconomy", "theme: environment")
    (overlap,) = changed().overlaps
    assert (overlap.theme.theme, overlap.new, overlap.chance and overlap.chance.observed) == (
        "forest-bioeconomy", False, 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "before", "after", "behind"),
    [
        (ENERGY, "name: Smarta energisystem", "name: Energi", [ENERGY.replace(".md", ".en.md")]),
        (ENERGY, "Ludvika har lång tradition", "Ludvika har tradition", [ENERGY.replace(".md", ".en.md")]),
        (ENERGY, "  - sv: Invest in Dalarnas sida nämner även", "  - sv: Sidan nämner även", [ENERGY]),
        (ENERGY, "status: adopted", "status: developing", []),
        (ENERGY.replace(".md", ".en.md"), "Ludvika has a long tradition", "Ludvika has a tradition", []),
        ("regions/dalarna/region.yml", "fem kunskapsområden", "sex kunskapsområden", ["regions/dalarna/region.yml"]),
        ("regions/dalarna/region.yml", "five knowledge areas", "six knowledge areas", []),
    ],
)
def test_english_that_no_longer_says_what_the_swedish_does_is_told(
    path: str, before: str, after: str, behind: list[str], edit: Edit, changed: Changed
) -> None:
    edit(path, before, after)
    assert list(changed().territories[0].behind) == behind


def test_english_that_followed_is_not_behind(edit: Edit, changed: Changed) -> None:
    edit("regions/dalarna/region.yml", "fem kunskapsområden", "sex kunskapsområden")
    edit("regions/dalarna/region.yml", "five knowledge areas", "six knowledge areas")
    assert changed().territories[0].behind == ()


def test_initiatives_and_needs_that_came_and_went(root: Path, edit: Edit, changed: Changed) -> None:
    rows = root / "regions/gavleborg/initiatives.csv"
    lines = rows.read_text("utf-8").splitlines(keepends=True)
    linked = (root / "regions/gavleborg/initiative-links.csv").read_text("utf-8")
    unlinked = next(line for line in lines[1:] if line.split(",")[0] not in linked)
    rows.write_text("".join(line for line in lines if line != unlinked), "utf-8")
    need = root / "regions/gavleborg/exchange/testmiljo.yml"
    need.parent.mkdir(exist_ok=True)
    need.write_text("kind: need\nform: test-environment\ntext: {sv: Ett behov, en: A need}\nself_stated: true\n")
    (change,) = changed().territories
    assert [row.Operation_Unique_Identifier for row in change.initiatives.removed] == [unlinked.split(",")[0]]
    assert [one.id for one in change.exchange.added] == ["testmiljo"]
