"""A figure on somebody else's page, and the figures where people look."""

import base64
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from smartspec.pages.figures.figures import FIGURES

OUTSIDE = """() => [...document.querySelectorAll("svg.s3-drawing text")].filter(text => {
  const own = text.getBoundingClientRect(), sheet = text.closest("svg").getBoundingClientRect();
  return own.width && (own.left < sheet.left - 1 || own.right > sheet.right + 1
    || own.top < sheet.top - 1 || own.bottom > sheet.bottom + 1);
}).map(text => text.textContent)"""
CONTRAST = """() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const sheet = document.querySelector("svg.s3-drawing");
  const of = (tag, name, what) => {
    const mark = document.createElementNS("http://www.w3.org/2000/svg", tag);
    mark.setAttribute("class", name);
    sheet.append(mark);
    return getComputedStyle(mark)[what];
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  const least = (colours, grounds) => Math.min(...colours.flatMap(one => grounds.map(other => contrast(one, other))));
  return [
    Math.min(
      least([of("text", "s3-d-text", "fill")], [paper, of("rect", "s3-d-pale", "fill")]),
      least([of("text", "s3-d-quiet", "fill")], [paper]),
    ),
    least([of("rect", "s3-d-solid", "fill"), of("rect", "s3-d-half", "stroke"), of("rect", "s3-d-hollow", "stroke"),
      of("line", "s3-d-hatching", "stroke"), of("line", "s3-d-thick", "stroke")], [paper]),
  ];
}"""
"""The least contrast of text, and of marks, with what lies behind."""
WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def other_site(address: str, tmp_path: Path, serve: Any) -> Callable[[str], str]:
    """The address of a page of another site that has a figure in a frame."""

    def make(figure: str) -> str:
        frame = f'<iframe src="{address}inbaddat/{figure}/" sandbox="allow-popups" width="320" height="900"></iframe>'
        (tmp_path / "index.html").write_text(f"<!doctype html><title>En annan</title>{frame}", "utf-8")
        return str(serve(tmp_path))

    return make


@pytest.mark.parametrize("figure", ["tidslinje", "temaatlas"])
def test_a_figure_is_shown_in_a_frame_of_another_site(
    visit: Callable[..., Page], other_site: Callable[[str], str], figure: str
) -> None:
    page = visit(other_site(figure))
    frame = page.frames[1]
    frame.wait_for_load_state()
    assert frame.locator("svg.s3-drawing").count() > 1
    assert frame.locator("script").count() == 0
    assert frame.evaluate(WIDER) is False
    paint = "() => getComputedStyle(document.querySelector('.s3-d-solid')).fill"
    assert frame.evaluate(paint) == "rgb(17, 75, 99)"  # the style sheet came through the policy
    link = frame.locator("footer a")
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")


def test_it_asks_for_nothing_but_its_style(visit: Callable[..., Page], address: str) -> None:
    page = visit("about:blank", own=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}inbaddat/natverk/", wait_until="networkidle")
    assert [url for url in asked if not url.endswith("favicon.ico")] == ["inbaddat/natverk/", "assets/s3-figure.css"]


def test_no_text_of_a_drawing_is_cut_and_no_page_is_too_wide(visit: Callable[..., Page], address: str) -> None:
    page = visit(address, java_script_enabled=False)  # only what is drawn is looked at: half the work
    # The same drawing stands in both places: each language is looked at in one of them.
    paths = [f"{place}/{figure}/" for figure in FIGURES for place in ("bilder", "en/inbaddat")]
    for path in [*paths, "jamfor/varmland/dalarna/", "bilder/"]:
        page.goto(address + path)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            found = page.evaluate("innerWidth"), page.evaluate(OUTSIDE), page.evaluate(WIDER)
            assert (path, *found) == (path, width, [], False)
        assert page.locator("svg.s3-drawing").count() > 0
    page.evaluate("document.querySelector('svg text').textContent = 'W'.repeat(99)")
    assert len(page.evaluate(OUTSIDE)) == 1


NEEDED = "() => Math.ceil(document.querySelector('footer').getBoundingClientRect().bottom) + 8"


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["sv", "en"])
def test_the_code_to_embed_gives_the_height_that_a_figure_needs(
    visit: Callable[..., Page], address: str, prefix: str
) -> None:
    for figure in FIGURES:
        page = visit(f"{address}{prefix}bilder/{figure}/", java_script_enabled=False)
        code, said = page.locator(".s3-embed-code").inner_text(), page.locator("p:below(#badda-in)").first.inner_text()
        height, widest = map(int, re.findall(r'(?<=height=")\d+|(?<=max-width: )\d+', code))
        enough = [int(number) for number in re.findall(r"\d+", said)]
        page.goto(f"{address}{prefix}inbaddat/{figure}/")
        most = 0
        for width in (320, 360, 390, 480, widest):
            page.set_viewport_size({"width": width, "height": 300})
            needed = page.evaluate(NEEDED)
            assert needed <= (enough[1] if enough and width >= enough[0] else height), (figure, width)
            most = max(most, needed)
        assert height - most < 110, figure  # at the width that needs most, little is left empty


def test_a_figure_on_another_site_is_light_whatever_the_visitor_prefers(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(f"{address}inbaddat/tidslinje/", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_file_of_a_figure_follows_light_and_dark(visit: Callable[..., Page], address: str, scheme: str) -> None:
    page = visit(f"{address}bilder/tidslinje/tidslinje.svg", color_scheme=scheme)
    paint = "() => getComputedStyle(document.querySelector('.s3-d-paper')).fill"
    assert page.evaluate(paint) == {"light": "rgb(255, 255, 255)", "dark": "rgb(27, 34, 40)"}[scheme]


PIXELS = """async (encoded) => {
  const image = new Image();
  image.src = `data:image/png;base64,${encoded}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data, found = new Set();
  for (let at = 0; at < pixels.length; at += 4) found.add(pixels.slice(at, at + 4).join(" "));
  return [image.width, image.height, [...found]];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_is_saved_as_a_light_png_of_the_browsers_own_making(
    visit: Callable[..., Page], address: str, scheme: str
) -> None:
    page = visit(f"{address}bilder/tidslinje/", color_scheme=scheme, own=True)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    with page.expect_download() as saving:
        page.get_by_role("button", name="Spara bilden som PNG").click()
    assert (saving.value.suggested_filename, told) == ("tidslinje.png", [])
    encoded = base64.b64encode(Path(saving.value.path()).read_bytes()).decode()
    width, height, colours = page.evaluate(PIXELS, encoded)
    sheet = ElementTree.fromstring(page.request.get(f"{address}bilder/tidslinje/tidslinje.svg").text())
    assert [width, height] == [round(float(sheet.attrib[name])) * 3 for name in ("width", "height")]
    assert {"255 255 255 255", "17 75 99 255"} <= set(colours)


def test_without_scripts_no_png_is_offered(visit: Callable[..., Page], address: str) -> None:
    page = visit(f"{address}bilder/tidslinje/", java_script_enabled=False)
    expect(page.get_by_role("link", name="Bilden som SVG")).to_be_visible()
    expect(page.locator("[data-s3-png]")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["bilder/villkor/", "inbaddat/villkor/"])
def test_text_and_marks_stand_out_from_what_lies_behind(
    visit: Callable[..., Page], address: str, scheme: str, place: str
) -> None:
    page = visit(address + place, color_scheme=scheme)
    text, marks = page.evaluate(CONTRAST)
    assert text >= 4.5
    assert marks >= 3
    page.evaluate("document.documentElement.style.setProperty('--s3-few', '#808080')")
    page.evaluate("document.body.style.setProperty('--s3-few', '#808080')")
    assert page.evaluate(CONTRAST)[0] < 4.5
