"""What a hostile region says stays text in the files of figures and in what others embed."""

import csv
import xml.etree.ElementTree as ET
from pathlib import Path

from hostile_site import NAMES, Hostile, text_of
from smartspec import addresses
from smartspec.pages.csv_table import inert

ELEMENTS = {"svg", "title", "desc", "style", "defs", "pattern", "line", "path", "rect", "circle", "text", "g", "use"}


def drawings(folder: Path) -> list[Path]:
    return sorted(folder.rglob("bilder/*/*.svg"))


def test_svg_files_have_only_marks(hostile: Hostile) -> None:
    assert len(drawings(hostile.folder)) > 10
    for file in drawings(hostile.folder):
        elements = list(ET.fromstring(file.read_bytes()).iter())
        assert {element.tag.rpartition("}")[2] for element in elements} <= ELEMENTS
        assert [name for element in elements for name in element.attrib if name.lower().startswith("on")] == []
        links = {value for element in elements for name, value in element.attrib.items() if name.endswith("href")}
        assert [link for link in links if not link.startswith("#")] == []


def test_hostile_titles_stand_in_the_table_of_the_timeline_as_they_are(hostile: Hostile) -> None:
    path = hostile.folder / addresses.figure_file("tidslinje", "csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        titles = {row[2] for row in csv.reader(file, delimiter=";")}
    names = {inert(text_of(payload, hostile.marks)) for payload in NAMES}
    assert len(names & titles) == len(names)
    assert not [title for title in titles if title.startswith(("=", "+", "-", "@"))]


def test_an_embedded_page_has_no_script_and_the_policy_first(hostile: Hostile) -> None:
    pages = sorted(hostile.folder.rglob("inbaddat/*/index.html"))
    assert len(pages) > 10
    for file in pages:
        html = file.read_text("utf-8")
        assert "<script" not in html
        policy = html.index("default-src 'none'; style-src 'self'; img-src 'self'".replace("'", "&#39;")
                            if "&#39;none" in html else "default-src 'none'")  # fmt: skip
        assert policy < html.index("<title>")
