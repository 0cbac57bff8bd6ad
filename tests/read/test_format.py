"""``smartspec format`` changes how files are written and nothing of what they say."""

import shutil
import unicodedata
from pathlib import Path

import pytest
from small_country import VALID, VOCABULARIES
from smartspec.__main__ import main
from smartspec.read.repository import read_repository

TESTS = Path(__file__).parents[1]
PRIORITY = "regions/dalarna/2022-2028/energi.md"
BY_HAND = """---
theme: "energy"
name: Energi & miljö
translated: false
sub_areas: [Elkraft, {sv: Vätgas, en: 'Hydrogen'}]
summary: >-
  Lösningar för
  energiomställningen.
status: adopted
actors: []
codes:
- {code: "nace:D35", by: node, basis: run}
sources: [run, invest]
confidence: high
---
Energi är ett område.[^run] Elkraft är en del av det.[^invest]

    Ett indraget stycke.


"""
CANONICAL = """---
name: Energi & miljö
translated: false
sub_areas:
  - sv: Elkraft
  - sv: Vätgas
    en: Hydrogen
summary: Lösningar för energiomställningen.
status: adopted
theme: energy
codes:
  - code: nace:D35
    by: node
    basis: run
sources:
  - run
  - invest
confidence: high
---

Energi är ett område.[^run] Elkraft är en del av det.[^invest]

    Ett indraget stycke.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one region in the one form."""
    shutil.copytree(VOCABULARIES, tmp_path / "docs/vocabularies")
    shutil.copytree(VALID, tmp_path / "regions")
    return tmp_path


def formatted(root: Path, *paths: str) -> int:
    return main(["format", "--root", str(root), *paths])


def test_a_file_written_by_hand_gets_the_one_form(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / PRIORITY).write_text(BY_HAND, "utf-8")
    assert formatted(root) == 0
    assert (root / PRIORITY).read_text("utf-8") == CANONICAL
    told = capsys.readouterr()
    assert (told.out, told.err) == (f"{PRIORITY}\n", "1 fil skrevs om.\n")


def test_nothing_that_is_said_changes(root: Path) -> None:
    (root / PRIORITY).write_text(BY_HAND, "utf-8")
    before = read_repository(root).folders["dalarna"]
    formatted(root)
    after = read_repository(root).folders["dalarna"]
    assert before.facts == after.facts
    assert before.answers == after.answers


def test_a_second_time_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert formatted(root) == 0
    assert capsys.readouterr().err == "0 filer skrevs om.\n"


def test_line_ends_byte_order_mark_and_accents_are_part_of_the_form(root: Path) -> None:
    decomposed = unicodedata.normalize("NFD", CANONICAL)
    assert decomposed != CANONICAL
    (root / PRIORITY).write_bytes(b"\xef\xbb\xbf" + decomposed.replace("\n", "\r\n").encode())
    formatted(root)
    assert (root / PRIORITY).read_bytes() == CANONICAL.encode()


def test_a_file_with_a_comment_is_left_and_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commented = BY_HAND.replace('theme: "energy"', 'theme: "energy"  # osäkert')
    (root / PRIORITY).write_text(commented, "utf-8")
    assert formatted(root) == 1
    assert (root / PRIORITY).read_text("utf-8") == commented
    assert f"{PRIORITY}:2:1: varning: En kommentar (#) står bland uppgifterna." in capsys.readouterr().out


@pytest.mark.parametrize("line", ["name: 'Energi # miljö'", 'name: "Energi # miljö"', "name: Energi#miljö"])
def test_a_sharp_that_is_part_of_a_text_is_no_comment(root: Path, line: str) -> None:
    (root / PRIORITY).write_text(BY_HAND.replace("name: Energi & miljö", line), "utf-8")
    assert formatted(root) == 0
    assert "miljö" in (root / PRIORITY).read_text("utf-8")


def test_a_file_with_an_error_is_left_and_told_and_the_others_are_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / PRIORITY).write_text(BY_HAND, "utf-8")
    wrong = root / "regions/dalarna/sources.yml"
    wrong.write_text(wrong.read_text("utf-8").replace("publisher", "utgivare"), "utf-8")
    before = wrong.read_bytes()
    assert formatted(root) == 1
    assert wrong.read_bytes() == before
    assert (root / PRIORITY).read_text("utf-8") == CANONICAL
    assert "regions/dalarna/sources.yml:4:5: fel: sources[1].utgivare" in capsys.readouterr().out


def test_only_what_lies_below_the_named_paths_is_written(root: Path) -> None:
    region = root / "regions/dalarna/region.yml"
    region.write_text(region.read_text("utf-8").replace("website: ", "website:   "), "utf-8")
    (root / PRIORITY).write_text(BY_HAND, "utf-8")
    assert formatted(root, "regions/dalarna/2022-2028/") == 0
    assert (root / PRIORITY).read_text("utf-8") == CANONICAL
    assert "website:   " in region.read_text("utf-8")
