"""CODEOWNERS is what the regions' own data says, and never hands over what steers everything."""

import dataclasses
from pathlib import Path

import pytest
from small_country import COUNTRY
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.site.owners import FILE, KEPT, code_owners, owners_of

ROOT = Path(__file__).parents[2]
TEAM, OTHER = "@region-exempel/strategi", "@omrade-exempel/styrning"


def owners(text: str, file: str) -> str:
    """Who owns a file: the last line that fits counts, as the forge reads it."""
    lines = [line.split(" ", 1) for line in text.splitlines() if not line.startswith("#")]
    fits = [who for where, who in lines if where == "*" or f"/{file}/".startswith(f"{where.rstrip('/')}/")]
    return fits[-1]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The real one, where a county and a programme area name teams."""
    real, _ = checked_atlas(COUNTRY)
    changed = dict(real.contributions)
    for key, teams in {"dalarna": (TEAM,), "programme-areas/stockholm": (OTHER, TEAM)}.items():
        one = changed[key]
        changed[key] = dataclasses.replace(one, facts=one.facts.model_copy(update={"owners": teams}))
    return dataclasses.replace(real, contributions=changed)


def test_the_file_in_the_repository_is_what_the_command_makes() -> None:
    assert (ROOT / FILE).read_text("utf-8") == owners_of(ROOT), "run `.venv/bin/smartspec owners`"


def test_a_region_that_names_a_team_owns_its_folder_and_nothing_else(atlas: Atlas) -> None:
    text = code_owners(atlas, "@noden/alla")
    assert owners(text, "regions/dalarna/2022-2028/strategy.md") == TEAM
    assert owners(text, "regions/programme-areas/stockholm/area.yml") == f"{OTHER} {TEAM}"
    for file in ("regions/gotland/region.yml", "regions/dalarna-och-mer/region.yml", "mkdocs.yml", "README.md"):
        assert owners(text, file) == "@noden/alla", file


@pytest.mark.parametrize("name", KEPT)
def test_what_steers_everything_stays_with_the_maintainers(atlas: Atlas, name: str) -> None:
    assert (ROOT / name).exists()
    assert owners(code_owners(atlas, "@noden/alla"), f"{name}/x") == "@noden/alla"
    assert code_owners(atlas, "@noden/alla").index(f"/{name} ") > code_owners(atlas, "@noden/alla").index(TEAM)
