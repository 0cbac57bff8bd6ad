"""Prose becomes clean HTML in a process of its own; what breaks one text harms no other."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from smartspec.read import prose, prose_worker
from smartspec.read.markdown import _heading_id, convert
from smartspec.read.prose import Converter


@pytest.fixture
def converter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Converter]:
    monkeypatch.setattr(Converter, "remembered", {})
    monkeypatch.setattr(prose, "CACHE", tmp_path / "cache")
    with Converter() as started:
        yield started


class Elements(HTMLParser):
    """Collects what a browser would make of some HTML: (tag, attributes)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements_of(markup: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(markup)
    return parser.found


def html(text: str, *sources: str) -> str:
    return str(convert(text, list(sources))["html"])


def faults(text: str, *sources: str) -> list[tuple[str, int, int, str]]:
    return list(convert(text, list(sources))["problems"])


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](data:text/html,x)",
        "[a](//example.org)",
        "[a](https://user@example.org)",
        "[a](https://xn--e1awd7f.com)",
        "<javascript:alert(1)>",
        "[a]\n\n[a]: javascript:alert(1)",
        "![a](https://example.org/spion.png)",
        "# a {onclick=alert(1)}",
        "!!! note onclick=alert(1)\n    a",
        '[a](https://example.org "\\" onclick=alert(1)")',
    ],
)
def test_nothing_hostile_is_let_through_as_html(hostile: str) -> None:
    elements = elements_of(html(hostile))
    assert {tag for tag, _ in elements} <= {"p", "a", "h2", "div"}
    assert {name for _, attributes in elements for name in attributes} <= {"href", "rel", "title", "id", "class"}
    assert {attributes.get("href", "https://example.org") for _, attributes in elements} == {"https://example.org"}


def test_plain_prose_keeps_its_form() -> None:
    made = html("## Å, ä\n\n**fet** [länk](https://example.org)\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n")
    assert '<h2 id="t-a-a">Å, ä</h2>' in made
    assert "<strong>fet</strong>" in made
    assert '<a href="https://example.org" rel="noopener nofollow">' in made
    assert '<td class="s3-right">1</td>' in made


def test_a_known_source_becomes_a_link_to_the_list_of_sources() -> None:
    answer = convert("Ett[^run] och två[^a_1] och ett igen[^run].", ["run", "a_1"])
    assert answer["cites"] == ["run", "a_1"]
    assert answer["problems"] == []
    assert answer["html"].count('<a href="#kalla-run"') == 2


def test_headings_are_told_with_unique_ids_and_never_on_the_top_level() -> None:
    answer = convert("## Mål\n\n## Mål\n\n# Topp\n\n##### Djupt\n", [])
    assert answer["headings"] == [
        (2, "t-mal", "Mål"),
        (2, "t-mal-2", "Mål"),
        (2, "t-topp", "Topp"),
        (4, "t-djupt", "Djupt"),
    ]
    assert "<h1" not in answer["html"]


class Counting(dict[str, int]):
    """Ids in use; counts how often one is looked up."""

    asked = 0

    def __contains__(self, key: object) -> bool:
        self.asked += 1
        return super().__contains__(key)


@pytest.mark.parametrize(
    "headings",
    [
        ["a"] * 2_000,
        [f"a-{n}" for n in range(2, 1_000)] + ["a"] * 1_000,
        ["ett mycket långt namn " * 5 + str(n) for n in range(2_000)],
        ["!"] * 1_000 + ["?"] * 1_000,
        [text for n in range(1_000) for text in ("a", f"a-{n}")],
    ],
    ids=["equal", "numbers-taken", "equal-when-cut", "without-letters", "mixed"],
)
def test_each_heading_gets_its_own_id_in_a_few_steps(headings: list[str]) -> None:
    used = Counting()
    ids = [_heading_id(text, used) for text in headings]
    assert len(set(ids)) == len(headings)
    assert used.asked <= 4 * len(headings)


def test_faults_are_told_at_each_of_their_places() -> None:
    assert faults("[^a] och [^a]\noch [^a]\n\n| x |\n|---|\n| ok |\n| [^b] |\n") == [
        ("prose-footnote", 0, 1, "a"),
        ("prose-footnote", 0, 10, "a"),
        ("prose-footnote", 1, 5, "a"),
        ("prose-footnote", 6, 3, "b"),
    ]
    assert faults("å [å](/väg/) ![b](x) ![c](y)\n\nTopp\n====\n") == [
        ("prose-link", 0, 7, "/väg/"),
        ("prose-image", 0, 14, "b"),
        ("prose-image", 0, 22, "c"),
        ("prose-heading", 2, 1, "Topp"),
    ]


def test_a_footnote_that_the_text_defines_is_no_fault() -> None:
    assert faults("Text[^1].\n\n[^1]: Noten.\n") == []


def test_texts_are_converted_in_the_worker(converter: Converter) -> None:
    results = [converter.submit(f"Å {number}[^a]", ["a"]) for number in range(5)]
    made = [answer for result in results if (answer := result())]
    assert [(a["html"].split("<sup")[0], a["cites"]) for a in made] == [(f"<p>Å {n}", ["a"]) for n in range(5)]


def test_empty_prose_needs_no_worker(converter: Converter) -> None:
    answer = converter.submit(" \n", [])()
    assert answer == {"html": "", "text": "", "headings": [], "cites": [], "problems": []}
    assert converter._all == []


def test_a_text_that_takes_too_long_is_given_up_and_the_next_is_converted(
    converter: Converter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(prose, "PROCESSOR_SECONDS", 0.05)
        assert converter.submit("ett", [])()
        assert converter.submit("[" * 30_000, [])() is None  # takes some tenths of a second
    assert converter.submit("tre", [])()


class Narrow:
    """A pipe that takes at most so many bytes at a time."""

    def __init__(self, pipe: Any, most: int) -> None:
        self.pipe, self.most = pipe, most
        self.fileno, self.close = pipe.fileno, pipe.close

    def write(self, data: bytes) -> int | None:
        taken: int | None = self.pipe.write(data[: self.most])
        return taken


@pytest.mark.parametrize(
    ("most", "text"),
    [
        (65_536, "Å och ä och ö. " * 3_900),
        (4_096, "Ett långt stycke.\n\n" * 2_000),
        (1_000, "## Mål\n\nText.\n" * 400),
        (7, "Åäö " * 100),
    ],
)
def test_a_long_text_is_sent_to_its_end_whatever_the_pipe_takes_at_a_time(
    converter: Converter, monkeypatch: pytest.MonkeyPatch, most: int, text: str
) -> None:
    monkeypatch.setattr(prose, "PATIENCE", 30.0)
    assert converter.submit("ett", [])()
    (worker,) = converter._all
    monkeypatch.setattr(worker.process, "stdin", Narrow(worker.process.stdin, most))
    assert converter.submit(text, [])() == json.loads(json.dumps(convert(text, [])))
    assert converter._all == [worker]


NEEDED = ("LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "PYTHONHOME", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")


def needing(folder: Path, test: str) -> str:
    """An interpreter that starts only where the shell's test holds, and else says as the system's loader does."""
    script = folder / "python"
    said = "python: error while loading shared libraries: libpython3.so"
    script.write_text(f"#!/bin/sh\n{test} || {{ echo '{said}' >&2; exit 127; }}\nexec '{sys.executable}' \"$@\"\n")
    script.chmod(0o755)
    return str(script)


@pytest.mark.parametrize("name", NEEDED)
def test_a_worker_has_what_its_interpreter_needs_to_start(
    converter: Converter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    value = sys.base_prefix if name == "PYTHONHOME" else str(tmp_path)
    monkeypatch.setattr(prose.sys, "executable", needing(tmp_path, f'[ "${name}" = "{value}" ]'))
    monkeypatch.setenv(name, value)
    assert converter.submit("ett", [])()
    assert converter.stopped == {}


def test_a_worker_takes_no_more_memory_than_it_may() -> None:
    command = [sys.executable, "-m", "smartspec.read.prose_worker", "60"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout
        worker.stdout.readline()
        limits = Path(f"/proc/{worker.pid}/limits").read_text("utf-8")
        worker.communicate()
    assert re.search(rf"^Max address space +{prose_worker.MEMORY} ", limits, re.MULTILINE)
    assert re.search(r"^Max file size +0 ", limits, re.MULTILINE)


@pytest.mark.parametrize("name", ["GITHUB_TOKEN", "SSH_AUTH_SOCK", "AWS_SECRET_ACCESS_KEY", "FORGE_API"])
def test_a_worker_sees_nothing_else_of_the_environment(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "secret")
    assert name not in prose._environment()


@pytest.mark.parametrize(
    ("executable", "said"),
    [
        ("false", "no message"),
        ("loader", "python: error while loading shared libraries: libpython3.so"),
        ("missing", "No such file or directory"),
        ("unreadable", "Permission denied"),
    ],
)
def test_a_worker_that_cannot_start_is_told_apart_from_a_text_that_is_too_heavy(
    converter: Converter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, executable: str, said: str
) -> None:
    paths = {"false": shutil.which("false"), "loader": needing(tmp_path, "false"), "unreadable": str(tmp_path)}
    monkeypatch.setattr(prose.sys, "executable", paths.get(executable, str(tmp_path / "missing")))
    assert [converter.submit(text, [])() for text in ("ett", "två")] == [prose.UNTRIED, prose.UNTRIED]
    assert said in converter.stopped["prose-worker"]
    assert Converter.remembered == {}


def test_texts_after_ten_that_took_too_much_are_not_tried(
    converter: Converter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prose, "MOST_GIVEN_UP", 2)
    monkeypatch.setattr(prose, "WORKERS", 1)
    monkeypatch.setattr(prose, "PROCESSOR_SECONDS", 0.05)
    with Converter() as one:
        answers = [one.submit(text, []) for text in ("[" * 30_000, "a" + "[" * 30_000, "ett", "två")]
        assert [answer() for answer in answers] == [None, None, prose.UNTRIED, prose.UNTRIED]
        assert one.stopped == {"prose-untried": "2"}


def test_a_converter_takes_so_much_text_in_all(monkeypatch: pytest.MonkeyPatch, converter: Converter) -> None:
    with Converter(room=10) as small:
        first, second, third = (small.submit(text, []) for text in ("12345", "67890", "x"))
        assert bool(first()) is True
        assert bool(second()) is True
        assert third() == prose.UNTRIED
        assert list(small.stopped) == ["prose-all"]


def test_a_worker_that_dies_loses_only_its_text(converter: Converter) -> None:
    assert converter.submit("ett", [])()
    for worker in converter._all:
        worker.process.kill()
        worker.process.wait()
    assert converter.submit("två", [])() is None
    assert converter.submit("tre", [])()


def test_leaving_the_converter_ends_its_processes(converter: Converter) -> None:
    with converter:
        converter.submit("ett", [])()
        (worker,) = converter._all
    assert worker.process.poll() is not None
