"""Whatever bytes are contributed, reading ends with problems, never with an exception."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from small_country import VOCABULARIES
from smartspec.check import problems_of
from smartspec.problems import render
from smartspec.read.lists import BrokenVocabulary
from smartspec.read.repository import read_repository

PIECES = [
    "organisation", "summary", "strengths", "sources", "sv", "adopted", ": ", "\n", "\n  ", "\n- ", "- ", "[", "]",
]  # fmt: skip
pieces = st.lists(st.sampled_from([*PIECES, "{", "}", "å", "001", "*a", "&a ", "---\n", "\ufeff", "\x00"])).map("".join)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    shutil.copytree(VOCABULARIES, root / "docs/vocabularies")
    (root / "regions/dalarna/2022-").mkdir(parents=True)
    return root


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary() | pieces.map(str.encode) | pieces.map(lambda text: f"---\n{text}\n---\n".encode()))
@example(b"\xff")
@example(b"")
@example(b"a: *a")
@example(b"- sv: [x]\n- {sources: {id: [x]}}")
def test_any_bytes_can_be_read_checked_and_told(repository: Path, content: bytes) -> None:
    folder = repository / "regions/dalarna"
    for name in ("region.yml", "sources.yml", "initiatives.csv", "2022-/strategy.md", "2022-/a.en.md"):
        (folder / name).write_bytes(content)
    problems = problems_of(read_repository(repository))
    assert {"region.yml", "sources.yml"} <= {p.mark.path.rsplit("/", 1)[1] for p in problems}
    for problem, line in zip(problems, render(problems).splitlines(), strict=True):
        path = repository / problem.mark.path
        lines = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert problem.mark.line <= lines, line


def test_a_broken_vocabulary_is_told_with_every_fault(tmp_path: Path) -> None:
    shutil.copytree(VOCABULARIES, tmp_path / "docs/vocabularies")
    (tmp_path / "docs/vocabularies/nabs.yml").write_text("title: x\n")
    (tmp_path / "docs/vocabularies/themes.yml").write_text("title: [\n")
    with pytest.raises(BrokenVocabulary) as broken:
        read_repository(tmp_path)
    assert {problem.mark.path for problem in broken.value.problems} == {
        "docs/vocabularies/nabs.yml",
        "docs/vocabularies/themes.yml",
    }
