"""Prose becomes clean HTML in a process of its own; what breaks one text harms no other."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from smartspec.read import prose
from smartspec.read.markdown import _heading_id, convert
from smartspec.read.prose import Converter, prose_of


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
    assert 'href="https://example.org"' in made
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
    made = [prose_of(answer) for result in results if (answer := result())]
    assert [(p.html.split("<sup")[0], p.cites) for p in made] == [(f"<p>Å {n}", ("a",)) for n in range(5)]


def test_empty_prose_needs_no_worker(converter: Converter) -> None:
    answer = converter.submit(" \n", [])()
    assert answer is not None
    assert prose_of(answer) == prose.Prose()
    assert converter._all == []


def test_a_text_that_takes_too_long_is_given_up_and_the_next_is_converted(
    converter: Converter, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert converter.submit("ett", [])()
    with monkeypatch.context() as hurried:
        hurried.setattr(prose, "SECONDS", 0.0)
        assert converter.submit("[" * 30_000, [])() is None  # takes some tenths of a second
    assert converter.submit("tre", [])()


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
