"""Counties by themes: five states that are told apart, and the same in the table of numbers."""

from dataclasses import replace
from typing import Any

import pytest
from smartspec.analysis.coverage import current_priorities
from smartspec.analysis.matrix import Matrix, code_matrix, theme_matrix
from smartspec.model import Atlas, CodeTag, Priority
from smartspec.pages.comparison.matrices import matrix_files
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer
from tables_for_people import table


def states(matrix: Matrix, slug: str) -> dict[str, str]:
    return {cell.column: cell.state for row in matrix.rows if row.county.slug == slug for cell in row.cells}


def with_one_priority(atlas: Atlas, slug: str, **facts: Any) -> Atlas:
    """The atlas with one current priority left in that county, changed as told."""
    contribution = atlas.contributions[slug]
    strategy = contribution.current[0]
    first: Priority = strategy.priorities[0]
    priority = replace(first, facts=first.facts.model_copy(update=facts))
    only = replace(contribution, strategies=(replace(strategy, priorities=(priority,)),))
    return replace(atlas, contributions={**atlas.contributions, slug: only})


def test_a_main_theme_a_touched_one_and_one_not_chosen_are_told_apart(atlas: Atlas) -> None:
    changed = with_one_priority(atlas, "dalarna", theme="energy", touches=("food",), status="adopted")
    found = states(theme_matrix(changed), "dalarna")
    assert (found["energy"], found["food"], found["health"]) == ("main", "touched", "none")
    assert len(found) == len(atlas.vocabularies["themes"].terms)


@pytest.mark.parametrize("status", ["developing", "proposed"])
def test_a_theme_of_nothing_but_priorities_under_development_is_no_settled_choice(atlas: Atlas, status: str) -> None:
    changed = with_one_priority(atlas, "dalarna", theme="energy", touches=(), status=status)
    assert states(theme_matrix(changed), "dalarna")["energy"] == "developing"


@pytest.mark.parametrize(("of_strategy", "of_priority"), [("unknown", "adopted"), ("adopted", "unknown")])
def test_where_it_is_unclear_what_applies_a_main_theme_is_told_as_unclear(
    atlas: Atlas, of_strategy: Any, of_priority: str
) -> None:
    changed = with_one_priority(atlas, "dalarna", theme="energy", touches=(), status=of_priority)
    contribution = changed.contributions["dalarna"]
    (strategy,) = contribution.strategies
    told = replace(strategy, facts=strategy.facts.model_copy(update={"status": of_strategy}))
    matrix = theme_matrix(
        replace(changed, contributions={**changed.contributions, "dalarna": replace(contribution, strategies=(told,))})
    )
    assert states(matrix, "dalarna")["energy"] == "unclear"
    assert "dalarna" in [county.slug for county in matrix.chosen_by("energy")]


def test_where_no_priority_is_known_nothing_is_said_to_be_left_out(atlas: Atlas) -> None:
    assert set(states(theme_matrix(atlas), "gotland").values()) == {"unknown"}


def test_the_counties_of_a_theme_are_those_with_it_as_main_theme(atlas: Atlas) -> None:
    matrix = theme_matrix(with_one_priority(atlas, "dalarna", theme="energy", touches=("food",), status="adopted"))
    assert "dalarna" in [county.slug for county in matrix.chosen_by("energy")]
    assert "dalarna" not in [county.slug for county in matrix.chosen_by("food")]


def test_the_csv_has_a_row_a_county_and_theme_and_no_formula(atlas: Atlas) -> None:
    changed = with_one_priority(atlas, "dalarna", theme="energy", name="=SUM(A1)")
    file, *_ = matrix_files(Writer(changed, Settings("", {"sv": "S", "en": "E"}, ""), "sv"))
    rows = table(file.text)
    assert (file.path, len(rows)) == ("jamfor/teman.csv", 5 * len(atlas.vocabularies["themes"].terms))
    (energy,) = (row for row in rows if (row["Region"], row["Tema"]) == ("Dalarna", "Energi"))
    assert (energy["Läge"], energy["Prioriteringar"]) == ("huvudtema", "'=SUM(A1)")


def test_a_code_counts_for_its_section_and_an_empty_cell_is_no_refusal(atlas: Atlas) -> None:
    codes = (CodeTag(code="nace:C24", by="node", basis="s"), CodeTag(code="nabs:05", by="node", basis="s"))
    changed = with_one_priority(atlas, "dalarna", codes=codes)
    sections, chapters = (states(code_matrix(changed, name), "dalarna") for name in ("nace", "nabs"))
    assert [section for section, state in sections.items() if state != "none"] == ["C"]
    assert (sections["C"], len(sections)) == ("coded", 10)
    assert [chapter for chapter, state in chapters.items() if state == "coded"] == ["05"]
    assert set(states(code_matrix(atlas, "nabs"), "gotland").values()) == {"unknown"}


def test_the_counties_of_a_code_are_those_with_a_priority_that_carries_it(atlas: Atlas) -> None:
    matrix = code_matrix(atlas, "nace")
    for term in matrix.columns:
        carrying = {
            p.contribution.territory.slug
            for p in current_priorities(atlas)
            if any(tag.code.startswith(f"nace:{term.id}") for tag in p.priority.facts.codes)
        }
        assert {county.slug for county in matrix.chosen_by(term.id)} == carrying
    assert sum(len(matrix.chosen_by(term.id)) for term in matrix.columns) > 10
