"""Characters that hide are told from those that belong in texts of any language."""

import pytest
from smartspec.text import faults
from smartspec.text.hidden import character, shows


@pytest.mark.parametrize(
    "text",
    [
        "a\u202eb", "a\u200bb", "a\u2066b", "a\U000e0041b", "a\u034fb", "a\u3164b", "a\uffa0b", "a\u2800b", "a\u180eb",
        "a\U0001d173b", "a\ufe00b", "a\ufe0fb", "❤\ufe0f\ufe0f", "\ufe0e",
    ],
)  # fmt: skip
def test_what_does_not_show_is_refused(text: str) -> None:
    assert [fault.rule for fault in faults(text)] == ["forbidden-character"]


@pytest.mark.parametrize(
    "text",
    [
        "❤\ufe0f", "1\ufe0f\u20e3", "☎\ufe0e", "a\xadb", "e\u0301", "ệ v\u0323\u0302\u0301 שׁ\u05bc", "čđŋšŧž ČĐŊŠŦŽ",
        "ﬁ ﬀ ﬆ", "日本", "a\u2009b", "µ Ω ½ ℃",
    ],
)  # fmt: skip
def test_letters_signs_and_soft_hyphens_are_let_through(text: str) -> None:
    assert list(faults(text)) == []


@pytest.mark.parametrize(
    "text", ["", "\xad", "\xad\xad", " \u2003\u3000", "\u0301", "\xa0\u0300\xad", "\u3164", "\u2800", "\ufe0f"]
)
def test_a_text_of_nothing_that_shows_is_known(text: str) -> None:
    assert not shows(text)


@pytest.mark.parametrize("text", ["a", "–", "đ", "e\u0301", "❤\ufe0f", "日", "\xada\xad", "1"])
def test_a_text_that_shows_is_known(text: str) -> None:
    assert shows(text)


@pytest.mark.parametrize("text", ["Z" + "\u0301" * 4, "a\nb\u0335\u0336\u0337\u0338", "e" + "\u0323\u20dd" * 200])
def test_marks_that_are_piled_on_a_letter_are_refused_once(text: str) -> None:
    assert [(fault.rule, fault.line) for fault in faults(text)] == [("piled-marks", text.count("\n"))]


def test_faults_are_told_with_their_lines() -> None:
    assert list(faults("a\nb\u202ec\n070-123 45 67")) == [
        ("forbidden-character", 1, "\u202e"),
        ("personal-data", 2, "070-123 45 67"),
    ]


def test_a_character_is_told_by_number_and_name() -> None:
    assert character("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert character("\ue000") == "U+E000"
