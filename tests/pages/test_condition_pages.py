"""A county's page on the EU's condition: what counts under each criterion, and what counts under several."""

import re

from smartspec.model import Atlas
from smartspec.pages.node.condition import condition_pages
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer

SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")


def test_what_counts_stands_at_each_criterion_and_what_counts_twice_says_so(atlas: Atlas) -> None:
    pages = condition_pages(Writer(atlas, SETTINGS, "sv"))
    page = next(page for page in pages if page.address == "regioner/dalarna/villkor/")
    criteria = atlas.node.condition.criteria
    assert page.html.count("Räknas hit: ") == len(criteria) > 1
    rows = [re.sub(r"<[^>]+>", "", row) for row in re.findall(r"<li>.*?</li>", page.html, re.DOTALL)]
    twice = [row for row in rows if "räknas under kriterium" in row]
    assert [row.partition(" har gjort")[0].strip() for row in twice] == ["Oxford Research"] * 2
    assert all("räknas under kriterium 1, 3" in row for row in twice)
