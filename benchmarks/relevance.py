"""Questions that people ask of the search, with the pages that should answer them, on the real content.

``search-relevance.yml`` was written from the content before the search was tuned. Its expectations are
never changed to suit the search.
"""

from pathlib import Path

import yaml

QUERIES = yaml.safe_load(Path(__file__).with_name("search-relevance.yml").read_text("utf-8"))
ASK = """(() => {
  const engine = new search.Engine(...given.engine);
  return given.queries.map(({query, kind}) =>
    engine.search(query, kind === "any" ? {} : {kind}).map((hit) => hit.address));
})()"""


def recall(expected: list[str], found: list[str]) -> float:
    """The share of the expected pages among the first ten."""
    return len(set(expected) & set(found[:10])) / len(expected)


def reciprocal_rank(expected: list[str], found: list[str]) -> float:
    """One divided by the place of the first expected page; 0 when it is not among the first ten."""
    return next((1 / place for place, address in enumerate(found[:10], 1) if address in expected), 0)
