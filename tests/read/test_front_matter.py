"""A Markdown file is a block of facts, then prose; lines are those of the whole file."""

import pytest
from smartspec.read.file_set import read_front_matter


def test_facts_and_prose_are_parted_and_keep_their_lines() -> None:
    document, problems = read_front_matter("a.md", "---\nname: Väg\nsummary: Å\n---\n\nText.\n---\nMer.\n")
    assert (document.values, problems) == ({"name": "Väg", "summary": "Å"}, [])
    assert (document.prose, document.prose_line) == ("\nText.\n---\nMer.\n", 5)
    assert (document.mark("summary").line, document.key_mark("summary").column) == (3, 1)


@pytest.mark.parametrize("text", ["---\na: b\n---", "---\na: b\n---\n", "--- \na: b\n---\t\n"])
def test_a_file_may_end_with_its_facts(text: str) -> None:
    document, problems = read_front_matter("a.md", text)
    assert (document.values, document.prose, problems) == ({"a": "b"}, "", [])


@pytest.mark.parametrize(
    "text", ["", "Text.\n", "---\na: b\n", "\n---\na: b\n---\n", " ---\na: b\n---\n", "----\na: b\n----\n"]
)
def test_a_file_without_a_block_says_so_and_counts_as_unread(text: str) -> None:
    document, problems = read_front_matter("a.md", text)
    assert [(p.rule, p.mark.line, p.mark.column) for p in problems] == [("front-matter-missing", 1, 1)]
    assert not document.complete


def test_a_fault_in_the_block_does_not_hide_the_prose() -> None:
    document, problems = read_front_matter("a.md", "---\na: [b\n---\nText.\n")
    assert [(p.rule, p.mark.line, p.mark.column) for p in problems] == [("yaml-syntax", 2, 4)]
    assert (document.prose, document.prose_line) == ("Text.\n", 4)


def test_three_hyphens_inside_a_value_do_not_end_the_block() -> None:
    document, _ = read_front_matter("a.md", "---\na: x --- y\nb:\n  ---\n---\nText.\n")
    assert (document.values["a"], document.prose) == ("x --- y", "Text.\n")
