"""YAML is read as text with places; nothing in it is ever interpreted or composed."""

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from smartspec.language import words
from smartspec.read import yaml_events
from smartspec.read.document import decoded
from smartspec.read.yaml_events import read_yaml


@pytest.mark.parametrize(
    "scalar", ["01", "no", "on", "yes", "~", "null", "2021-06-15", "12:30:45", "0x1F", "1e3", ".inf", "="]
)
def test_what_yaml_would_interpret_stays_text(scalar: str) -> None:
    document, problems = read_yaml("a.yml", f"a: {scalar}\n{scalar}: [{scalar}]\n")
    assert (document.values, problems) == ({"a": scalar, scalar: [scalar]}, [])


def test_a_key_without_a_value_is_empty_text() -> None:
    assert read_yaml("a.yml", "a:\nb: ''\n")[0].values == {"a": "", "b": ""}


@pytest.mark.parametrize("text", ["", "# bara en kommentar\n"])
def test_a_file_without_values_has_none(text: str) -> None:
    document, problems = read_yaml("a.yml", text)
    assert (document.values, problems) == (None, [])


def test_every_value_and_key_knows_its_place_counted_in_characters() -> None:
    document, _ = read_yaml("a.yml", "å: {ä: [ö, 'é']}\nname:  text\n", first_line=2)
    assert document.marks == {
        (): (2, 1),
        ("å",): (2, 4),
        ("å", "ä"): (2, 8),
        ("å", "ä", 0): (2, 9),
        ("å", "ä", 1): (2, 12),
        ("name",): (3, 8),
    }
    assert document.keys == {("å",): (2, 1), ("å", "ä"): (2, 5), ("name",): (3, 1)}
    assert document.mark("å", "ä", 7) == document.mark("å", "ä")


def test_decomposed_letters_are_composed_before_columns_are_counted() -> None:
    text, _ = decoded("a.yml", "a\u030angstro\u0308m: x".encode())
    document, _ = read_yaml("a.yml", text)
    assert document.marks[("ångström",)] == (1, 11)


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: &x b\n", "yaml-anchor", 1, 4),
        ("a: b\nc: *x\n", "yaml-alias", 2, 4),
        ("*x : b\n", "yaml-alias", 1, 1),
        ("a: !!int 1\n", "yaml-tag", 1, 4),
        ("a: !eget b\n", "yaml-tag", 1, 4),
        ("!!python/object:os.system {}\n", "yaml-tag", 1, 1),
        ("a: b\n---\nc: d\n", "yaml-documents", 2, 1),
        ("a: b\nc: d\na: e\n", "duplicate-key", 3, 1),
        ("a: {b: c,\n  b: d}\n", "duplicate-key", 2, 3),
        ("? [a]\n: b\n", "yaml-syntax", 1, 3),
        ("a: b: c\n", "yaml-syntax", 1, 5),
        ('b: c\na: "x\n\n', "yaml-syntax", 2, 4),
        ("b: c\na: [x", "yaml-syntax", 2, 4),
        ('a: "\\0"\n', "forbidden-character", 1, 4),
    ],
)
def test_what_is_refused_is_refused_at_its_place(text: str, rule: str, line: int, column: int) -> None:
    _, problems = read_yaml("a.yml", text)
    assert [(p.rule, p.mark.line, p.mark.column) for p in problems] == [(rule, line, column)]


@pytest.mark.parametrize(
    "text",
    [
        "%\na: b", "%YAML x\n---\n", "%YAML 1\n---", "%TAG ! a\n%TAG ! b\n---", "%YAML 1.1\n%YAML 1.1\n---\n",
        "%YAML 1.99999999999\n---\n", "%a!\n---", "%TAG !a\n---", "a: !<%zz> b", "a: !<tag", "a: !<>", "a: !<%ff> b",
        "a: !<%c3%41> b", "a: |0\n  b", 'a: "\\ud800"', "{a: b:c: d}", "a: [b:]: c", "- ? [a:b", "a: &", "a: *",
        "a: 'b", "- a\nb", "a:\n\t- b", "a: |\n\tb", "? - a\n: b\n- c", "@a", "a: b: c", "a: [b", "a: {b",
        'a: "\\q"', 'a: "\\xzz"', "a: ''b", "a: >x\n b", "!a!b c", "a: -\n", "[a, b]]", "a: %b", "a: 'x\n---\n",
    ],
)  # fmt: skip
def test_what_the_reader_says_of_a_fault_is_told_in_swedish(text: str) -> None:
    found = [problem.values["problem"] for problem in read_yaml("a.yml", text)[1] if problem.rule == "yaml-syntax"]
    assert [said for said in found if words("sv").gettext(said) == said] == []
    assert found


def test_a_duplicate_key_names_the_first_and_keeps_its_value_and_place() -> None:
    document, (problem,) = read_yaml("a.yml", "a: [b]\nc: d\na: [e, f]\n")
    assert (problem.key, problem.values) == ("a", {"first": "1"})
    assert document.values == {"a": ["b"], "c": "d"}
    assert document.mark("a", 0).line == 1


@pytest.mark.parametrize(
    ("text", "complete"), [("a: &x b\n", True), ("a: b\na: c\n", True), ("a: *x\n", False), ("a: [", False)]
)
def test_a_document_tells_whether_all_its_values_were_read(text: str, complete: bool) -> None:
    assert read_yaml("a.yml", text)[0].complete is complete


def test_twenty_levels_are_read_and_the_next_is_not() -> None:
    assert read_yaml("a.yml", "[" * 20 + "]" * 20)[1] == []
    assert [(p.rule, p.mark.column) for p in read_yaml("a.yml", "[" * 100_000)[1]] == [("yaml-depth", 21)]


def test_aliases_that_would_multiply_cost_nothing() -> None:
    laughs = "a: &a [lol]\n" + "".join(
        f"{n}: &{n} [{', '.join([f'*{p}'] * 9)}]\n" for p, n in zip("abcdefg", "bcdefgh", strict=True)
    )
    started = time.process_time()
    document, problems = read_yaml("a.yml", laughs)
    assert {p.rule for p in problems} == {"yaml-anchor", "yaml-alias"}
    assert document.values["h"] == ["*g"] * 9
    assert time.process_time() - started < 5


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml_events.LOADER])
def test_the_reader_does_not_depend_on_libyaml(loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "LOADER", loader)
    document, problems = read_yaml("a.yml", "a: [01, {b: no}]\nc: &x d\n")
    assert (document.values, [p.rule for p in problems]) == ({"a": ["01", {"b": "no"}], "c": "d"}, ["yaml-anchor"])
    assert [p.rule for p in read_yaml("a.yml", "a: [")[1]] == ["yaml-syntax"]


pieces = [*"ab01:-?[]{},&*!|>'\"%@`#~ \n\t\\å", "\n  ", ": ", "- ", "---\n", "a\u030a"]
yaml_like = st.lists(st.sampled_from(pieces)).map("".join)


@settings(deadline=None)
@given(yaml_like | st.text())
def test_any_text_is_read_without_exception_and_marks_lie_in_it(text: str) -> None:
    document, problems = read_yaml("a.yml", text)
    lines = text.count("\n") + 1
    places = [*document.marks.values(), *document.keys.values(), *((p.mark.line, p.mark.column) for p in problems)]
    assert all(1 <= line <= lines and 1 <= column <= len(text) + 1 for line, column in places)
