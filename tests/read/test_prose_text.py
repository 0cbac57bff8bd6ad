"""Prose is judged by what a reader sees of it, and told where it stands in the source."""

import pytest
from smartspec.read.markdown import PARSER, convert
from smartspec.read.prose_text import passages


def seen(text: str) -> list[tuple[int, int, str]]:
    return [tuple(passage) for passage in passages(PARSER.parse(text, {"sources": {"run"}, "cites": []}))]  # type: ignore[misc]


def faults(text: str) -> list[tuple[str, int, int, str]]:
    return list(convert(text, ["run"])["problems"])


def test_entities_escapes_and_emphasis_are_resolved_and_addresses_left_out() -> None:
    assert seen('a&#64;b \\* **c**d _e_[^run]\n[f](https://www.scb.se "g")\\\nh') == [(0, 3, "a@b * cd e[1]\nf\nh")]


def test_headings_lists_tables_notes_and_code_are_seen_with_their_lines() -> None:
    text = '## A\n\n- b\n- c\n\n| d | e |\n|---|---|\n| f | g |\n\n!!! note "h"\n    i\n\n```\nj&amp;\n```\n'
    text += "\nk[^1]\n\n[^1]: l"
    assert seen(text) == [
        (0, 1, "A"), (2, 3, "b"), (3, 4, "c"), (5, 6, "d"), (5, 6, "e"), (7, 8, "f"), (7, 8, "g"), (9, 10, "h"),
        (10, 11, "i"), (13, 15, "j&amp;\n"), (16, 17, "k[1]"), (18, 19, "l"),
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["&#x202E;", "&#8238;", "&#X0202e;"])
@pytest.mark.parametrize("around", ["å {}", "## å {}", "- å {}", "> å {}", "å [{}a](https://www.scb.se)", "**å {}**"])
def test_a_hidden_character_written_as_an_entity_is_told_at_its_place(around: str, written: str) -> None:
    text = around.format(written)
    assert faults(text) == [("forbidden-character", 0, text.index("&") + 1, "\u202e")]


@pytest.mark.parametrize(
    "entity", ["&ZeroWidthSpace;", "&zwj;", "&lrm;", "&NoBreak;", "&#xE0041;", "&#x3164;", "&#x2066;"]
)
def test_other_hidden_characters_by_name_or_number_are_told(entity: str) -> None:
    assert [(rule, line) for rule, line, _, _ in faults(f"a\nb{entity}c")] == [("forbidden-character", 1)]


@pytest.mark.parametrize(
    "text", ["`&#x202E;`", "\\&#x202E;", "&amp;#x202E;", "    &#x202E;", "a&shy;b&nbsp;c&thinsp;d"]
)
def test_an_entity_that_is_shown_as_it_stands_or_belongs_in_texts_is_let_through(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "value"),
    [
        ("namn&#64;exempel.se", 0, 1, "namn@exempel.se"),
        ("å namn\\@exempel.se", 0, 3, "namn@exempel.se"),
        ("å\nskriv **namn**@exempel&period;se", 1, 9, "namn@exempel.se"),
        ("å&shy;å 0701**23**4567", 0, 9, "0701234567"),
        ("+46 (0)70 123&nbsp;45&nbsp;67", 0, 1, "+46 (0)70 123 45 67"),
        ("0*7*01[2345](https://www.scb.se)67", 0, 1, "0701234567"),
        ("å\n070-123\n45 67", 1, 1, "070-123 45 67"),
        ("| a | b |\n|---|---|\n| c | 0701234567 |", 2, 7, "0701234567"),
        ("```\nå\nnamn@exempel.se\n```", 2, 1, "namn@exempel.se"),
        ("a[^1]\n\n[^1]: Ring 0701234567", 2, 12, "0701234567"),
        ("[brev](https://www.scb.se/?a=namn@exempel.se)", 0, 30, "namn@exempel.se"),
        ("[brev](https://www.scb.se/?a=namn%40exempel.se)", 0, 1, "namn@exempel.se"),
    ],
)
def test_contact_data_are_told_however_they_are_written(text: str, line: int, column: int, value: str) -> None:
    assert faults(text) == [("personal-data", line, column, value)]


def test_contact_data_that_stand_twice_are_told_twice() -> None:
    assert [fault[1:3] for fault in faults("| a@b.se | a@b.se |\n|---|---|\n\na@b.se a&#64;b.se")] == [
        (0, 3), (0, 12), (3, 1), (3, 8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("##", [("prose-empty", 0, 1, "")]),
        ("å\n\n## &nbsp;&shy;", [("prose-empty", 2, 1, "&nbsp;&shy;")]),
        ("### **\xad**", [("prose-empty", 0, 1, "**\xad**")]),
        ("a\n\n[](https://www.scb.se)", [("prose-empty", 2, 1, "https://www.scb.se")]),
        ("[&shy;](https://www.scb.se) [a](https://www.scb.se/b)", [("prose-empty", 0, 1, "https://www.scb.se")]),
        ("## [a](https://www.scb.se) `b`", []),
    ],
)
def test_a_heading_or_link_that_shows_nothing_is_told(text: str, told: list[tuple[str, int, int, str]]) -> None:
    assert faults(text) == told


def test_the_faults_of_one_passage_are_told_up_to_a_limit() -> None:
    assert len(faults("&#x202E;" * 300)) == 200
