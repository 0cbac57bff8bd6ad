"""Texts made to take too long: each costs little, is told at its own file, and harms no other."""

import re
import shutil
from pathlib import Path

import payloads as p
import pytest
import repositories as r
from payloads import Payload
from repositories import Checked

OTHER = f"{r.DALARNA}/2022-2028/energi.en.md"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Checked]:
    """Each repository holds one such text, and in another file a link that must be told all the same."""
    top = tmp_path_factory.mktemp("denial")
    roots = []
    for payload in p.DENIAL:
        root = r.with_prose(top / str(payload), payload.text)
        with (root / OTHER).open("a") as file:
            file.write("[a](javascript:1)\n")
        roots.append(root)
    return r.checked(roots, r.minimal(top / "trusted"))


@pytest.mark.parametrize("payload", p.DENIAL, ids=str)
def test_it_takes_little_of_the_processor_and_is_told_at_its_file(
    payload: Payload, answers: dict[str, Checked]
) -> None:
    answer = answers[str(payload)]
    assert answer.status == 1
    assert re.fullmatch(r"\d+ errors?, \d+ warnings?\.", answer.err.splitlines()[-1])
    assert "Traceback" not in answer.err
    assert answer.processor < r.SECONDS
    assert answer.files() <= {r.ENERGY, OTHER}


@pytest.mark.parametrize("payload", p.DENIAL, ids=str)
def test_the_other_files_are_judged_as_always(payload: Payload, answers: dict[str, Checked]) -> None:
    told = [
        (problem["rule"], problem["line"]) for problem in answers[str(payload)].problems if problem["path"] == OTHER
    ]
    assert told == [("prose-link", 8)]


def test_a_text_over_the_limit_is_one_message(answers: dict[str, Checked]) -> None:
    assert [q["rule"] for q in answers["denial-too-long"].problems if q["path"] == r.ENERGY] == ["prose-long"]


def _many_priorities(root: Path, number: int, line: str) -> Path:
    r.minimal(root)
    for each in range(number):
        (root / r.DALARNA / "2022-2028" / f"b{each}.md").write_text(f"---\nname: a\n{line}\n---\n")
    return root


def _wrong_cells(root: Path) -> Path:
    """Forty thousand names of sources that are nearly right, and links to priorities that are, beside a thousand."""
    _many_priorities(root, 1_000, "summary: a")
    names = (";".join(f"ru{n}c{k}" for k in range(10)) for n in range(4_000))
    rows = "".join(f"x{n},a,,,,{cell}\n" for n, cell in enumerate(names))
    (root / r.DALARNA / "initiatives.csv").write_text(f"{p.HEAD}\n{rows}")
    links = "".join(f"y{n},2022-2028/b{n},node,run\n" for n in range(4_000))
    (root / r.DALARNA / "initiative-links.csv").write_text(f"operation,priority,by,basis\n{links}")
    return root


def _many_periods(root: Path) -> Path:
    r.minimal(root)
    for number in range(1_500):
        folder = root / r.DALARNA / f"{1900 + number // 100}-{2000 + number % 100}"
        folder.mkdir()
        (folder / "a.md").touch()
    return root


def test_heavy_texts_of_one_region_leave_the_texts_of_others_as_they_are(tmp_path: Path) -> None:
    root = r.minimal(tmp_path / "headings")
    for county in ("gavleborg", "gotland", "kalmar", "varmland"):
        shutil.copytree(root / r.DALARNA, root / "regions" / county)
        (root / "regions" / county / "initiative-links.csv").unlink()
        (root / "regions" / county / "initiatives.csv").unlink()
    for number in range(12):
        (root / r.DALARNA / "2022-2028" / f"b{number}.md").write_text(
            (root / r.ENERGY).read_text("utf-8").rsplit("---\n", 1)[0] + "---\n" + "## a\n" * 7_500, "utf-8"
        )
    (answer,) = r.checked([root], r.minimal(tmp_path / "trusted")).values()
    assert answer.files() == {f"{r.DALARNA}/2022-2028/b3.md"}
    assert answer.rules() == {"too-much-text"}


def test_rules_over_whole_folders_take_little_time_too(tmp_path: Path) -> None:
    circle = f"replaces: [{','.join(f'2022-2028/b{n}' for n in range(300))}]"
    keys = f"{{{','.join(f'k{n}: a' for n in range(9_000))}}}"
    roots = [
        _wrong_cells(tmp_path / "unknown-priority"),
        _many_periods(tmp_path / "periods-overlap"),
        _many_priorities(tmp_path / "replaces-circle", 300, circle),
        r.with_file(tmp_path / "unknown-key", f"{r.DALARNA}/region.yml", keys),
    ]
    for rule, answer in r.checked(roots, r.minimal(tmp_path / "trusted")).items():
        assert rule in answer.rules()
        assert answer.processor < r.SECONDS, rule
