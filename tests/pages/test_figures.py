"""Figures: each table says what the analysis found, and each drawing is sound SVG that keeps inside its sheet."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_country import TODAY, lay_out, put
from smartspec import addresses
from smartspec.analysis.comparison import compared
from smartspec.analysis.cooperation import declared
from smartspec.analysis.coverage import counties_with_priorities
from smartspec.analysis.division import divided
from smartspec.analysis.evidence import dossiers
from smartspec.analysis.matrix import CHOSEN, theme_matrix
from smartspec.analysis.periods import country
from smartspec.analysis.timeline import timeline
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.model.facts import StrategyFacts
from smartspec.pages.figures.drawn import Drawn, Edition
from smartspec.pages.figures.figures import FIGURES, drawn, figures_on, shown, theme_map
from smartspec.pages.figures.land import coarse, outlines, shapes
from smartspec.pages.figures.maps import bent
from smartspec.pages.figures.marks import SIZE, SLANT, SMALL, Drawing, measured, shortened, wrapped
from smartspec.pages.figures.names import write_names
from smartspec.pages.figures.pages import figure_files, laid_out
from smartspec.pages.figures.strategies import periods
from smartspec.pages.page import DataFile, Settings
from smartspec.pages.writer import Writer
from smartspec.site.theme import figure_style

SVG = "{http://www.w3.org/2000/svg}"
SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")
LANGUAGES = ("sv", "en")


def figure(atlas: Atlas, name: str, lang: str = "sv") -> Drawn:
    return drawn(atlas, lang, TODAY, name)


def words(found: Drawn) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.table.rows]


@pytest.fixture(scope="module")
def files(atlas: Atlas) -> dict[str, DataFile]:
    style = figure_style()
    found = (f for lang in LANGUAGES for f in figure_files(Writer(atlas, SETTINGS, lang, TODAY), style))
    return {file.path: file for file in found}


def test_the_timeline_has_every_strategy_of_every_county(atlas: Atlas) -> None:
    rows = words(figure(atlas, "tidslinje"))
    expected = [
        (row.county.name.sv, strategy.facts.title)
        for row in timeline(atlas, int(TODAY[:4]))
        for strategy, _ in row.strategies
    ]
    assert [(row[0], row[2]) for row in rows if row[2]] == expected
    assert ["Gotland", "ingen känd", "", ""] in rows


def test_estimated_years_have_slanting_edges_and_others_have_not(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Sned kant: åren är uppskattade"
    exact = periods(Edition(atlas, "sv", TODAY))
    assert words not in [said for _, said in exact.keys]
    monkeypatch.setattr(StrategyFacts, "period_approximate", property(lambda _: True), raising=False)
    estimated = periods(Edition(atlas, "sv", TODAY))
    assert words in [said for _, said in estimated.keys]
    bars = re.compile(r'd="M([0-9.]+) [0-9.]+H.*?H([0-9.]+)z"')
    assert not any(float(left) - float(right) for left, right in bars.findall(exact.panels[0].drawing.body))
    leaning = [float(left) - float(right) for left, right in bars.findall(estimated.panels[0].drawing.body)]
    assert {round(each) for each in leaning} == {2 * SLANT}


def test_the_atlas_of_themes_is_the_matrix(atlas: Atlas) -> None:
    matrix, found, unsettled = theme_matrix(atlas), figure(atlas, "temaatlas"), 0
    assert len(found.panels) == len(matrix.columns) == len(found.table.rows)
    for term, row, panel in zip(matrix.columns, found.table.rows, found.panels, strict=True):
        states = {r.county: cell.state for r in matrix.rows for cell in r.cells if cell.column == term.id}
        chosen = {county: state == "main" for county, state in states.items() if state in CHOSEN}
        main, unclear = (
            [county.name.sv for county, sure in chosen.items() if sure is wanted] for wanted in (True, False)
        )
        unsettled += len(unclear)
        touched = [county.name.sv for county, state in states.items() if state == "touched"]
        numbers = [sum(state == wanted for state in states.values()) for wanted in ("none", "unknown")]
        assert [cell.text for cell in row[1:4]] == [", ".join(names) or "–" for names in (main, unclear, touched)]
        assert [cell.number for cell in row[4:]] == numbers
        drawn = [panel.drawing.body.count(f'class="s3-d-{kind}"') for kind in ("solid", "half", "ring")]
        assert drawn == [len(main), len(unclear), len(touched)]
    assert unsettled, "no theme is chosen by a strategy of which it is unclear whether it applies"


def test_the_network_has_the_pairs_beyond_chance_and_those_that_cooperate(atlas: Atlas) -> None:
    found = figure(atlas, "natverk")
    counties = {county.name.sv: county for county in atlas.territories.counties}
    unusual = {tuple(t.name.sv for t in (o.first, o.second)) for o, _ in compared(atlas).unusual()}
    names = list(counties)
    pairs = [(a, b) for place, a in enumerate(names) for b in names[place + 1 :]]
    kinds = {
        pair: {told.kind for _, told in declared(atlas, *(counties[name] for name in pair))} - {None} for pair in pairs
    }
    cooperating = {pair for pair in pairs if "joint" in kinds[pair]}
    assert any(those and "joint" not in those for those in kinds.values()), (
        "nothing joins two that do not work together"
    )
    rows = {tuple(row[0].split(", ")): row[1:] for row in words(found)}
    assert list(rows) == [pair for pair in pairs if pair in unusual | cooperating]
    assert {pair for pair, row in rows.items() if row[0] not in ("nej", "okänt")} == unusual
    known = {county.name.sv for county in counties_with_priorities(atlas)}
    assert {pair for pair, row in rows.items() if row[0] == "okänt"} == {pair for pair in rows if set(pair) - known}
    assert {pair for pair, row in rows.items() if row[1] == "ja"} == cooperating
    shared, together = (panel.drawing.body for panel in found.panels)
    assert shared.count('class="s3-d-thick"') == len(unusual)
    assert [body.count('<circle class="s3-d-solid"') for body in (shared, together)] == [len(known), len(names)]
    assert together.count('class="s3-d-dashed"') == len(cooperating) > 0


def test_names_on_a_map_keep_clear_of_lines_places_and_each_other() -> None:
    def boxes(passed: list[tuple[float, float]], **places: tuple[float, float]) -> list[tuple[float, float, float]]:
        drawing = Drawing("a", 200, 200)
        write_names(drawing, places, passed)
        return drawing.said

    ((left, right, base),) = boxes([], Dalarna=(100, 100))
    assert left > 100
    across = [(x / 2, 100.0) for x in range(200, 400)]
    ((left, right, base),) = boxes(across, Dalarna=(100, 100))
    assert right < 100
    (_, right, base), (left, _, other) = boxes([], Dalarna=(90, 100), Kalmar=(110, 100))
    assert right < 110
    assert left > 90
    assert right < left or abs(base - other) > SMALL
    edge = boxes([], Dalarna=(190, 100))
    assert edge[0][1] <= 200


def test_whether_regions_share_is_not_known_where_the_priorities_of_one_are_not(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    named = "      - gotland-2024\n    kind: "
    put(root, "regions/kalmar/region.yml", f"{named}membership", f"{named}joint")
    rows = {row[0]: row[1:] for row in words(figure(checked_atlas(root)[0], "natverk"))}
    assert rows["Kalmar, Gotland"] == ["okänt", "ja"]


def test_a_line_bends_past_a_place_that_it_does_not_join() -> None:
    ends = (0.0, 0.0), (0.0, 100.0)
    assert bent(*ends, []) == bent(*ends, [(30.0, 50.0)]) == (0, 50)
    assert bent(*ends, [(0.0, 50.0)]) != (0, 50)


def test_themes_then_and_now_are_those_of_the_counties_with_both_lists(atlas: Atlas) -> None:
    found = country(atlas)
    expected = [
        [len(one.kept) + len(one.dropped), len(one.kept) + len(one.added)]
        for one in found.themes
        if one.kept or one.added or one.dropped
    ]
    rows = [[cell.number for cell in row[1:3]] for row in figure(atlas, "teman-da-och-nu").table.rows]
    assert rows == expected
    assert len(rows) > 2


def test_the_evidence_is_that_of_the_dossiers(atlas: Atlas) -> None:
    found = figure(atlas, "villkor")
    held = [[held.pieces if dossier.contribution else None for held in dossier.held] for dossier in dossiers(atlas)]
    told = [["Underlag saknas" if one is None else str(one or "–") for one in row] for row in held]
    assert [[cell.text for cell in row[1:]] for row in found.table.rows] == told
    assert found.panels[0].drawing.body.count('class="s3-d-hatched"') == sum(row.count(None) for row in held)


@pytest.mark.parametrize(
    ("name", "facet"),
    [
        ("belopp-per-omrade", "area"),
        ("belopp-per-mal", "objective"),
        ("belopp-per-lan", "region"),
        ("belopp-per-ar", "year"),
    ],
)
def test_money_is_divided_as_the_analysis_divides_it(atlas: Atlas, name: str, facet: str) -> None:
    found, division = figure(atlas, name), divided(atlas, facet)
    assert division
    rows = [(row[1].number, row[3].number) for row in found.table.rows if row[1].text != "–"]
    without = [row[0].text for row in found.table.rows if row[1].text == "–"]
    with_amount = {part.value for part in division.parts}
    counties = [county.name.sv for county in atlas.territories.counties if county.slug not in with_amount]
    assert without == (counties if facet == "region" else [])
    parts = [*division.parts, *(part for part in (division.several, division.unknown) if part.initiatives)]
    assert sorted(rows) == sorted((part.money.amount, part.initiatives) for part in parts)
    said = " ".join(found.said)
    assert f"Räknar {division.counted} satsningar" in said
    assert (f"{division.others} andra satsningar saknas" in said) is bool(division.others)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_says_what_it_counts_and_links_its_rows(atlas: Atlas, name: str, lang: str) -> None:
    found = figure(atlas, name, lang)
    assert found.said
    assert all(len(row) == len(found.table.header) for row in found.table.rows)
    assert any(row[0].address for row in found.table.rows)


def svgs(files: dict[str, DataFile]) -> Iterator[tuple[str, ET.Element]]:
    for path, file in files.items():
        if path.endswith(".svg"):
            yield path, ET.fromstring(file.text)


def test_every_file_of_a_figure_is_there_in_both_languages(files: dict[str, DataFile]) -> None:
    own = [
        path
        for name in FIGURES
        for path in (
            addresses.figure_file(name, "svg"),
            addresses.figure_file(name, "csv"),
            f"{addresses.embed_address(name)}index.html",
        )
    ]
    assert sorted(files) == sorted([*own, *(f"en/{path}" for path in own)])


def test_every_svg_has_a_title_a_description_and_a_style_of_its_own(files: dict[str, DataFile]) -> None:
    for path, root in svgs(files):
        assert root.tag == f"{SVG}svg", path
        assert (root.findtext(f"{SVG}title") or "", len(root.findtext(f"{SVG}desc") or "") > 20) > ("", False), path
        style = root.findtext(f"{SVG}style") or ""
        assert "prefers-color-scheme: dark" in style
        assert "--s3-many:" in style
        assert "url(" not in style
        assert "@import" not in style
        classes = {name for element in root.iter() for name in element.get("class", "").split()}
        assert {name for name in classes - {"s3-d-text"} if f".{name}" not in style} == set(), path


def test_what_a_mark_uses_is_in_the_same_file(files: dict[str, DataFile]) -> None:
    used = 0
    for path, root in svgs(files):
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), path
        links = [element.get("href", "")[1:] for element in root.iter(f"{SVG}use")]
        links += [found for e in root.iter() for found in re.findall(r"url\(#(.*?)\)", e.get("fill", ""))]
        assert set(links) <= set(ids), path
        used += len(links)
    assert used > 50


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_no_text_stands_outside_its_sheet(atlas: Atlas, name: str, lang: str) -> None:
    found = figure(atlas, name, lang)
    for sheet in (*(panel.drawing for panel in found.panels), found.legend, laid_out(name, found, ("Källa: S",))):
        outside = [
            said for said in sheet.said if said[0] < 0 or said[1] > sheet.width or not 0 < said[2] <= sheet.height
        ]
        assert outside == [], sheet.id


def test_text_that_stands_outside_is_noticed() -> None:
    drawing = Drawing("x", width=50, height=20)
    drawing.text("Västernorrland", 10, 12)
    assert drawing.said[0][1] > drawing.width


@pytest.mark.parametrize("text", ["Att stärka forskning, teknisk utveckling och innovation", "W" * 200, "a"])
def test_lines_are_no_wider_than_asked_and_lose_no_letter(text: str) -> None:
    lines = wrapped(text, 120, SIZE)
    assert all(measured(line, SIZE) <= 120 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")


def test_what_does_not_fit_is_shortened() -> None:
    assert shortened("Dalarna", 100, SIZE) == "Dalarna"
    short = shortened("Västernorrland" * 9, 100, SIZE)
    assert short.endswith("…")
    assert measured(short, SIZE) <= 100


def test_hostile_words_stay_text_and_give_sound_svg() -> None:
    hostile = '</text><script>alert(1)</script>" onload="x\x0b&amp;'
    drawing = Drawing("x", height=20)
    drawing.text(hostile, 0, 12)
    root = ET.fromstring(f"<svg>{drawing.body}</svg>")
    assert [element.tag for element in root.iter()] == ["svg", "text"]
    assert root.findtext("text") == hostile.replace("\x0b", "")
    assert set(root[0].attrib) == {"class", "x", "y", "font-size"}


def test_the_csv_is_for_people_who_open_it_in_excel(atlas: Atlas, files: dict[str, DataFile]) -> None:
    for name in FIGURES:
        text = files[addresses.figure_file(name, "csv")].text
        assert text.startswith("\ufeff")
        header, *rows = csv.reader(io.StringIO(text[1:]), delimiter=";")
        table = figure(atlas, name).table
        assert tuple(header) == table.header
        assert rows == [[cell.plain("sv") for cell in row] for row in table.rows]


def test_coarse_outlines_are_closed_and_much_shorter() -> None:
    whole = {shape["slug"]: shape["d"] for shape in shapes()["regions"]}
    assert outlines().keys() == whole.keys()
    assert all(re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", d) for d in outlines().values())
    assert sum(map(len, outlines().values())) < 0.6 * sum(map(len, whole.values()))
    assert coarse("M0 0l10 0 0 10-10 0z") == "M0 0l10 0 0 10 -10 0z"
    assert coarse("M0 0l10 0 0 10-10 0zM50 50l1 0 0 1z") == "M0 0l10 0 0 10 -10 0z"


def test_the_map_of_a_theme_is_that_of_the_atlas(atlas: Atlas) -> None:
    writer = Writer(atlas, SETTINGS, "sv", TODAY)
    panels = {panel.title: panel for panel in shown(writer.edition, "temaatlas").drawn.panels}
    (own,) = theme_map(writer.edition, "energy").drawn.panels
    assert own.drawing.body == panels[own.title].drawing.body


def test_every_figure_belongs_to_a_page() -> None:
    on = {name for kind in addresses.PAGES.values() for name in (f.id for f in figures_on(kind.address))}
    assert on == set(FIGURES)
