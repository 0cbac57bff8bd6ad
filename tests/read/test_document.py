"""From bytes to text that has one form: UTF-8, NFC, ``\\n``, nothing invisible."""

import pytest
from smartspec.read.document import decoded, key_name


@pytest.mark.parametrize("content", ["Väg\nÅ", "\ufeffVäg\nÅ", "Väg\r\nÅ", "Väg\rÅ", "Va\u0308g\nA\u030a"])
def test_text_is_the_same_whatever_editor_saved_it(content: str) -> None:
    assert decoded("a.md", content.encode()) == ("Väg\nÅ", [])


@pytest.mark.parametrize("char", "\0\x08\x1b\x7f\x85\x9f\u061c\u200b\u200f\u2028\u202e\u2066\ufeff\ue000\U000e0041")
def test_invisible_characters_are_told_by_number_at_their_place(char: str) -> None:
    _, (problem,) = decoded("a.md", f"å\nab{char}c".encode())
    assert (problem.rule, problem.mark.line, problem.mark.column) == ("forbidden-character", 2, 3)
    assert problem.values["character"].startswith(f"U+{ord(char):04X}")


@pytest.mark.parametrize("char", "\t\xa0\xad–”é日😀")
def test_other_characters_are_kept(char: str) -> None:
    assert decoded("a.md", char.encode()) == (char, [])


def test_invisible_characters_are_told_twenty_times_at_most() -> None:
    assert len(decoded("a.md", ("\u200b" * 30).encode())[1]) == 20


@pytest.mark.parametrize(
    ("path", "text", "lines"),
    [
        ("a.md", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> gren\n", [2, 4, 6]),
        ("a.yml", "a: 1\r\n<<<<<<< HEAD\r\n||||||| 1a2b\r\n=======\r\n>>>>>>> gren", [2, 3, 4, 5]),
        ("a.csv", "a,b\n=======\n1,2\n", [2]),
        ("a.yml", "a: 1\n=======\nb: 2\n", [2]),
        ("a.md", "---\na: b\n---\n=======\nb\n", [4]),
        ("a.md", "=======", [1]),
        ("a.md", "a\n\n=======\n\n>>>>>>>\n", [3, 5]),
        ("a.md", "Rubrik\n=======\n", []),
        ("a.md", "Rubrik\n========\n\n========\n", []),
        ("a.md", "| a |\n|||||||\n> > > > > > > a\n <<<<<<< a\n<<<<<<<a\n>>>>>>>>\n", []),
    ],
)
def test_lines_that_are_left_of_a_merge_are_told(path: str, text: str, lines: list[int]) -> None:
    _, problems = decoded(path, text.encode())
    assert [(problem.rule, problem.mark.line, problem.mark.column) for problem in problems] == [
        ("merge", line, 1) for line in lines
    ]


def test_lines_that_are_left_of_merges_are_told_twenty_times_at_most() -> None:
    assert len(decoded("a.md", b"<<<<<<< a\n" * 30)[1]) == 20


@pytest.mark.parametrize(
    ("content", "line", "column"), [(b"\xff", 1, 1), ("ö\nåä".encode() + b"\xe5", 2, 3), (b"a\xc3", 1, 2)]
)
def test_bytes_that_are_not_utf8_are_told_at_their_place(content: bytes, line: int, column: int) -> None:
    text, (problem,) = decoded("a.md", content)
    assert (text, problem.rule, problem.mark.line, problem.mark.column) == ("", "not-utf8", line, column)


def test_a_path_is_named_as_people_count() -> None:
    assert key_name(("process", 1, "sources", 0)) == "process[2].sources[1]"
    assert key_name(()) == ""
