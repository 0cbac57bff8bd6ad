"""Comparison: all counties side by side, theme by theme."""

import csv
import io

from ..analysis.coverage import Placed, counties_with_priorities
from ..analysis.matrix import Row, chosen_by, theme_matrix
from . import addresses
from .environment import plain_name
from .page import DataFile, Page
from .spreadsheet import inert
from .territories import counties_of
from .writer import Draft, Writer

SIGNS = {"main": "●", "developing": "◐", "touched": "○", "none": "·", "unknown": ""}


def matrix_page(writer: Writer) -> Page:
    """Regions by themes, as a table grouped by programme area and as a list theme by theme."""
    atlas = writer.atlas
    rows = theme_matrix(atlas)
    by_slug = {row.county.slug: row for row in rows}
    themes = atlas.vocabularies["themes"].terms
    facts = {
        "themes": themes,
        "groups": [(area, [by_slug[c.slug] for c in counties_of(writer, area)]) for area in atlas.territories.areas],
        "chosen": {theme.id: chosen_by(rows, theme.id) for theme in themes},
        "cells": {theme.id: _cells(rows, theme.id) for theme in themes},
        "signs": SIGNS,
        "known": len(counties_with_priorities(atlas)),
        "csv": addresses.localised_file(addresses.MATRIX_CSV, writer.lang),
    }
    return writer.write(
        Draft(
            addresses.COMPARISON,
            "matrix",
            writer.gettext("Compare"),
            writer.gettext("Regions and themes side by side: who has chosen what."),
            "matrix.html",
            facts,
            "docs/vocabularies/themes.yml",
            writer.crumbs(),
            changed_with="regions/",
        )
    )


def matrix_file(writer: Writer) -> DataFile:
    """The same table as CSV: one row a county and theme, with the names of the priorities."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(["county", "county_code", "programme_area", "theme", "state", "priorities"])
    for row in theme_matrix(writer.atlas):
        for cell in row.cells:
            names = "; ".join(plain_name(p.priority, writer.lang) for p in cell.priorities)
            county = row.county
            rows.writerow([county.slug, county.county_code, county.area, cell.theme, cell.state, inert(names)])
    return DataFile(addresses.localised_file(addresses.MATRIX_CSV, writer.lang), out.getvalue())


def _cells(rows: tuple[Row, ...], theme: str) -> list[tuple[Row, str, tuple[Placed, ...]]]:
    """County, state and priorities of every county that has or touches a theme."""
    return [
        (row, cell.state, cell.priorities)
        for row in rows
        for cell in row.cells
        if cell.theme == theme and cell.priorities
    ]
