"""Every CSV file that a page offers: one way for people, and another for programs below data/."""

import re
from pathlib import Path

import pytest
from smartspec.addresses import DATA, STRATEGIES_CSV
from smartspec.analysis.timeline import state_of
from smartspec.model import Atlas
from tables_for_people import table

KEY = re.compile(r"[a-z]+(?:[_-][a-z]+)+|none|true|false|unknown|current")
"""A value as programs name it, where a person would read words."""
NUMBER = re.compile(r"\d+\.\d+")


def files(built: Path) -> list[Path]:
    return sorted(built.rglob("*.csv"))


def test_each_is_for_people_or_below_the_data_for_programs(built: Path) -> None:
    found = files(built)
    for_programs = [file for file in found if file.relative_to(built).as_posix().startswith(DATA)]
    assert len(for_programs) > 5
    assert len(found) > 50
    for file in found:
        start = file.read_bytes()[:3]
        assert (start == b"\xef\xbb\xbf") == (file not in for_programs), file


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_headers_and_cells_are_words_and_numbers_of_the_page_s_language(built: Path, lang: str) -> None:
    own = [file for file in files(built) if not file.relative_to(built).as_posix().startswith(DATA)]
    for file in own:
        if file.relative_to(built).as_posix().startswith("en/") != (lang == "en"):
            continue
        for row in table(file.read_bytes().decode("utf-8")):
            headers = [header for header in row if KEY.fullmatch(header)]
            cells = [cell for name, cell in row.items() if KEY.fullmatch(cell) and name not in WORD_FOR_WORD]
            points = [cell for cell in row.values() if lang == "sv" and NUMBER.fullmatch(cell)]
            assert (headers, cells, points) == ([], [], []), file


WORD_FOR_WORD = ("Fält", "Field", "Nummer i listan", "Number in the list")
"""Columns that quote what stands in a file."""


def test_the_strategies_stand_in_a_table_with_dates_status_and_counts(built: Path, atlas: Atlas) -> None:
    rows = table((built / STRATEGIES_CSV).read_bytes().decode("utf-8"))
    places = (*atlas.territories.counties, *atlas.territories.areas)
    strategies = [s for place in places if (found := atlas.contribution(place)) for s in found.strategies]
    assert len(rows) == len(strategies) > 5
    for row, strategy in zip(rows, strategies, strict=True):
        assert row["Strategi"] == strategy.facts.title
        assert row["Prioriteringar"] == str(len(strategy.priorities))
        years = strategy.period or (None, None)
        assert [row["Första år"], row["Sista år"]] == ["" if year is None else str(year) for year in years]
        assert (row["Läge"] == "Har upphört") == (state_of(strategy, 2026) == "over")
