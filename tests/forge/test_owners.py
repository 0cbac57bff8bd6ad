"""CODEOWNERS is what the regions' own data says, and never hands over what steers everything."""

import dataclasses
from pathlib import Path

import pytest
from small_country import COUNTRY, ROOT
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.site.owners import code_owners, owners_of

TEAM, OTHER = "@region-exempel/strategi", "@omrade-exempel/styrning"


def owners(text: str, file: str) -> str:
    """Who owns a file: the last line that fits counts, as the forge reads it."""
    lines = [line.split(" ", 1) for line in text.splitlines() if not line.startswith("#")]
    fits = [who for where, who in lines if where == "*" or f"/{file}/".startswith(f"{where.rstrip('/')}/")]
    return fits[-1]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The country, where a county and a programme area name teams."""
    real, _ = checked_atlas(COUNTRY)
    changed = dict(real.contributions)
    for key, teams in {"dalarna": (TEAM,), "programme-areas/smaland-och-oarna": (OTHER, TEAM)}.items():
        one = changed[key]
        changed[key] = dataclasses.replace(one, facts=one.facts.model_copy(update={"owners": teams}))
    return dataclasses.replace(real, contributions=changed)


def test_the_command_reads_the_teams_from_the_files_and_the_maintainers_from_the_settings(country: Path) -> None:
    text = owners_of(country)
    assert owners(text, "regions/kalmar/region.yml") == "@region-kalmar/strategi"
    assert owners(text, "regions/programme-areas/norra-mellansverige/area.yml") == "@norra-mellansverige/s3"
    assert owners(text, "regions/dalarna/region.yml") == "@smart-specialisering/forvaltning"


def test_a_region_that_names_a_team_owns_its_folder_and_nothing_else(atlas: Atlas) -> None:
    text = code_owners(atlas, "@noden/alla")
    assert owners(text, "regions/dalarna/2022-2028/strategy.md") == TEAM
    assert owners(text, "regions/programme-areas/smaland-och-oarna/area.yml") == f"{OTHER} {TEAM}"
    for file in ("regions/gotland/region.yml", "regions/dalarna-och-mer/region.yml"):
        assert owners(text, file) == "@noden/alla", file


def test_what_steers_everything_stays_with_the_maintainers(atlas: Atlas) -> None:
    text = code_owners(atlas, "@noden/alla")
    kept = [path.name for path in ROOT.iterdir() if path.name != "regions"]
    assert {owners(text, f"{name}/x") for name in kept} == {"@noden/alla"}
