"""Facts are written as the form editor's own library writes them, and read back as they were."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_country import COUNTRY
from smartspec.read.canonical import scalar, yaml_text
from smartspec.read.repository import read_repository
from smartspec.read.yaml_events import read_yaml

TESTS = Path(__file__).parents[1]
NODE = TESTS.parent / ".venv/bin/node"
AS_THE_FORM_EDITOR = """
import { parse, stringify } from "yaml"
import { createInterface } from "node:readline"
const form = { indent: 2, indentSeq: true, lineWidth: 0, defaultKeyType: "PLAIN", defaultStringType: "PLAIN",
               singleQuote: true }
for await (const line of createInterface({ input: process.stdin })) {
  const values = JSON.parse(line)
  const text = stringify(values, null, form)
  console.log(JSON.stringify([text, JSON.stringify(parse(text)) === JSON.stringify(values)]))
}
"""


def as_the_form_editor_writes(many: list[dict[str, Any]]) -> list[str]:
    """Each set of facts as text, by the library; it must read back what it wrote."""
    lines = "".join(f"{json.dumps(values)}\n" for values in many)
    command = [NODE, "--input-type=module", "-e", AS_THE_FORM_EDITOR]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=TESTS, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(many)
    assert all(same for _, same in answers)
    return [text for text, _ in answers]


CASES = [
    *("2022", "0", "017", "1.5", "-1", "+1", "1e3", "1e", "0x1F", "0o7", ".5", "5.", ".", "..", ".inf", "-.INF"),
    *(".nan", "0o8", "1_0", "٣"),
    *("2022-09-20", "2022-09", "2027-03-04 09:30", "12:30:45", "2014-2022", "2021-", "1,5", "1 000", "1_000"),
    *("true", "True", "TRUE", "tRUE", "false", "null", "Null", "~", "yes", "no", "on", "off", "y", "=", "<<", "+", "-"),
    *("a: b", "a #b", "a:", "#a", "- a", "-", "?", "? a", "a:b", "a#b", "-a", "?a", "https://x.se/a#b", "nace:D35"),
    *(", a", "[a", "]a", "{a", "}a", "&a", "*a", "!a", "|a", ">a", "'a", '"a', "%a", "@a", "`a", "a :b", "a\tb", "a: "),
    *('a "b"', "it's", "a [b]", "a, b", "a\\b", '"a" b', "'a' b", 'a "b" it\'s: x', "a\\b: c", "'a' \"b\"", "''"),
    *("åäö ÅÄÖ – ” … é", "smör\u00a0gås", "mjukt\u00adbindestreck", "😀", "---", "--- a", "...", "% a"),
    "ord " * 400 + "slut",
]  # fmt: skip


def test_a_text_stands_as_the_form_editor_writes_it() -> None:
    written = as_the_form_editor_writes([{"a": case} for case in CASES])
    assert [yaml_text({"a": case}) for case in CASES] == written


@pytest.mark.parametrize("text", CASES)
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    document, problems = read_yaml("x.yml", yaml_text({"a": [text], "b": text}))
    assert problems == []
    assert document.values == {"a": [text], "b": text}


def test_a_text_that_needs_no_quotes_has_none_and_one_that_does_has_single_ones() -> None:
    assert scalar("Smarta energisystem") == "Smarta energisystem"
    assert scalar("Kortfattat: möte") == "'Kortfattat: möte'"
    assert scalar("2022") == "'2022'"
    assert scalar("’t #Hooft's") == '"’t #Hooft\'s"'


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30)
SHARP = st.text(st.sampled_from(" :#-?'\"[]{},&*!|>%@`~.+0123456789eExotrunl\\åÄ"), min_size=1, max_size=12)
TEXTS = st.one_of(WORDS, SHARP).map(str.strip).filter(bool)


@settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXTS, min_size=150, max_size=150))
def test_any_text_is_written_as_the_form_editor_writes_it(many: list[str]) -> None:
    assert [yaml_text({"a": text}) for text in many] == as_the_form_editor_writes([{"a": text} for text in many])


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    document, _ = read_yaml("x.yml", yaml_text({"a": [{"b": text}]}))
    assert document.values == {"a": [{"b": text}]}


def test_lists_and_mappings_stand_as_the_form_editor_writes_them() -> None:
    nested = {"a": [{"b": ["c", {"d": ["e"]}], "f": True}, ["g", ["h", {"i": "1"}]], "j"], "k": {"l": {"m": ["n"]}}}
    assert [yaml_text(nested)] == as_the_form_editor_writes([nested])


def test_the_facts_of_every_region_stand_as_the_form_editor_writes_them() -> None:
    folders = read_repository(COUNTRY).folders.values()
    facts = [facts.model_dump(exclude_unset=True) for folder in folders for facts in folder.facts.values()]
    assert len(facts) > 80
    assert [yaml_text(values) for values in facts] == as_the_form_editor_writes(facts)
