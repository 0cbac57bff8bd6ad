"""How problems are shown: as text, GitHub annotations, SARIF and JSON, also when they are hostile."""

import json
import re

import pytest
from smartspec.problems import Mark, Problem, render, visible

PLAIN = Problem(
    Mark("regions/a.yml", 3, 7),
    "unknown-theme",
    "theme",
    {"value": "enregy", "allowed": "energy, food", "hint": "energy"},
)
WARNING = Problem(Mark("regions/a.yml", 2, 1), "unused-source", "sources[1].id", {"value": "run"})
HOSTILE = Problem(
    Mark("regions/a,b:c%\n::error::x.md", 1, 2),
    "file-name",
    "k\r\n::",
    {"name": "100%\n::set-output::\x1b[31m\u202e", "suggestion": "%0A"},
)


def test_text_is_sorted_by_place_and_says_what_is_allowed_and_what_was_probably_meant() -> None:
    assert render([PLAIN, WARNING], "en") == (
        "regions/a.yml:2:1: warning: sources[1].id: Nothing cites the source “run”. "
        "Each source is cited by at least one fact. Cite it where it belongs, or remove it.\n"
        "regions/a.yml:3:7: error: theme: The codebook has no theme “enregy”. Allowed: energy, food. "
        "Choose one of them. Did you mean “energy”?\n"
    )


def test_text_is_swedish_unless_something_else_is_asked_for() -> None:
    assert render([PLAIN]) == (
        "regions/a.yml:3:7: fel: theme: Kodboken har inget tema ”enregy”. Tillåtet: energy, food. "
        "Välj ett av dem. Menade du ”energy”?\n"
    )


def test_without_a_near_word_nothing_is_suggested() -> None:
    problem = Problem(PLAIN.mark, PLAIN.rule, PLAIN.key, {**PLAIN.values, "hint": ""})
    assert render([problem]).endswith("Välj ett av dem.\n")


def test_our_own_words_in_a_message_are_translated_but_not_the_contributors() -> None:
    problem = Problem(Mark("a"), "wrong-type", "k", {"seen": "a list", "expected": "one text"})
    assert problem.sentences("sv")[:2] == ("Här står en lista.", "Tillåtet: en text.")
    assert (
        Problem(Mark("a"), "choice", "k", {"value": "a list", "allowed": "x"}).sentences("sv")[0]
        == "Här står ”a list”."
    )


def test_every_line_of_text_is_one_problem_also_when_names_are_hostile() -> None:
    (line,) = render([HOSTILE], "en").splitlines()
    assert line.startswith(
        "regions/a,b:c%\\n::error::x.md:1:2: error: k\\r\\n::: The name “100%\\n::set-output::\\x1b[31m\\u202e”"
    )


def test_long_values_are_shortened() -> None:
    assert visible("a" * 300) == "a" * 199 + "…"
    problem = Problem(Mark("a"), "choice", "k", {"value": "x" * 10_000, "allowed": "y, " * 10_000})
    assert len(problem.message("en")) < 1_000


def test_github_annotations_escape_what_could_end_them_or_start_another_command() -> None:
    (line,) = render([HOSTILE], "en", "github").splitlines()
    assert line == (
        "::error file=regions/a%2Cb%3Ac%25\\n%3A%3Aerror%3A%3Ax.md,line=1,col=2,title=file-name::"
        "k\\r\\n::: The name “100%25\\n::set-output::\\x1b[31m\\u202e” cannot be part of a web address. "
        "Allowed: a–z, 0–9 and hyphens, and the endings .md, .en.md, .yml and .csv. Rename it, for example to “%250A”, "
        "or remove it."
    )


def test_github_annotations_tell_errors_and_warnings_apart() -> None:
    assert re.findall("^::([a-z]+) ", render([PLAIN, WARNING], "sv", "github"), re.MULTILINE) == ["warning", "error"]


def test_sarif_has_what_the_standard_requires() -> None:
    log = json.loads(render([PLAIN, WARNING, HOSTILE], "sv", "sarif"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["tool"]["driver"]["name"] == "smartspec"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {result["ruleId"] for result in run["results"]}
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["level"] for result in run["results"]] == ["error", "warning", "error"]
    result = run["results"][2]
    assert result["ruleId"] == "unknown-theme"
    assert result["message"]["text"].startswith("theme: Kodboken har inget tema ”enregy”.")
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "regions/a.yml"}, "region": {"startLine": 3, "startColumn": 7}}


def test_sarif_addresses_are_uris() -> None:
    problem = Problem(Mark("regions/Å b%.md"), "prose-limit")
    (result,) = json.loads(render([problem], "sv", "sarif"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "regions/%C3%85%20b%25.md"


def test_json_holds_each_sentence_by_itself() -> None:
    assert json.loads(render([PLAIN], "sv", "json")) == [
        {
            "path": "regions/a.yml",
            "line": 3,
            "column": 7,
            "level": "error",
            "rule": "unknown-theme",
            "key": "theme",
            "seen": "Kodboken har inget tema ”enregy”.",
            "allowed": "Tillåtet: energy, food.",
            "step": "Välj ett av dem. Menade du ”energy”?",
        }
    ]


@pytest.mark.parametrize(("form", "nothing"), [("text", ""), ("github", ""), ("json", [])])
def test_no_problems_are_shown_as_nothing(form: str, nothing: object) -> None:
    shown = render([], "sv", form)  # type: ignore[arg-type]
    assert (json.loads(shown) if form == "json" else shown) == nothing
