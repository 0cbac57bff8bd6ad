"""Codes of counties and areas agree with a second source: Statistics Sweden's boundaries."""

from pathlib import Path

import pytest
from smartspec.model import Territories
from smartspec.pages.overview import shapes
from smartspec.read.tree import OnDisk
from smartspec.read.vocabularies import read_vocabularies


@pytest.fixture(scope="module")
def territories() -> Territories:
    return read_vocabularies(OnDisk(Path(__file__).parents[2]))[0]


def test_every_county_has_the_codes_of_its_outline(territories: Territories) -> None:
    ours = {(c.slug, c.county_code, c.nuts, c.iso_3166_2) for c in territories.counties}
    theirs = {(s["slug"], s["scb"], s["nuts3"], s["iso"]) for s in shapes()["regions"]}
    assert ours == theirs
    assert len(ours) == 21


def test_every_county_lies_in_the_area_of_its_nuts_code(territories: Territories) -> None:
    nuts = {area.slug: area.nuts for area in territories.areas}
    assert {nuts[c.area or ""] == c.nuts[:4] for c in territories.counties} == {True}
    assert {area.nuts for area in territories.areas} == {shape["id"] for shape in shapes()["nuts2"]}
