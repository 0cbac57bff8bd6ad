"""Questions that people ask, with the pages that should answer them, on the real content.

``relevance.yml`` was written from the content before the search was tuned. Its expectations are
never changed to suit the search.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from in_node import engine_of, in_node

QUERIES = yaml.safe_load((Path(__file__).parent / "relevance.yml").read_text("utf-8"))
LEAST = {"sv": 40, "en": 15}
RECALL, RECIPROCAL_RANK = 0.95, 0.85
ASK = """(() => {
  const engine = new search.Engine(...given.engine);
  return given.queries.map(({query, kind}) =>
    engine.search(query, kind === "any" ? {} : {kind}).map((hit) => hit.address));
})()"""


@pytest.fixture(scope="module", params=LEAST)
def answered(request: pytest.FixtureRequest, built: Path) -> list[tuple[dict[str, Any], list[str]]]:
    """The queries of a language, each with the addresses that were found, best first."""
    lang = str(request.param)
    assert len(QUERIES[lang]) >= LEAST[lang]
    answers = in_node(ASK, queries=QUERIES[lang], **engine_of(built, lang))
    return list(zip(QUERIES[lang], answers, strict=True))


def recall(expected: list[str], found: list[str]) -> float:
    """The share of the expected pages among the first ten."""
    return len(set(expected) & set(found[:10])) / len(expected)


def reciprocal_rank(expected: list[str], found: list[str]) -> float:
    """One divided by the place of the first expected page; 0 when it is not among the first ten."""
    return next((1 / place for place, address in enumerate(found[:10], 1) if address in expected), 0)


def test_expected_pages_are_among_the_first_ten(answered: list[tuple[dict[str, Any], list[str]]]) -> None:
    recalls = [recall(query["expect"], found) for query, found in answered]
    assert sum(recalls) / len(recalls) >= RECALL


def test_the_first_expected_page_comes_early(answered: list[tuple[dict[str, Any], list[str]]]) -> None:
    ranks = [reciprocal_rank(query["expect"], found) for query, found in answered]
    assert sum(ranks) / len(ranks) >= RECIPROCAL_RANK


def test_no_query_finds_nothing(answered: list[tuple[dict[str, Any], list[str]]]) -> None:
    assert [query["query"] for query, found in answered if not found] == []


def test_every_expected_page_is_a_page(built: Path) -> None:
    expected = {address for queries in QUERIES.values() for query in queries for address in query["expect"]}
    assert [address for address in expected if not (built / address / "index.html").is_file()] == []
