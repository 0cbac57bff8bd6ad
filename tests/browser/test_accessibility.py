"""What axe-core says of a page. A check that finds nothing proves little, so faults are planted.

Every kind of page is looked at in test_every_kind.py.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kinds import SWEDISH
from playwright.sync_api import Browser, Page

AXE = (Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LEAST_NODES, LEAST_COLOURS, LEAST_TEXT = 200, 20, 150
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that say something else about a page in other colours."""
SOME = [SWEDISH[kind] for kind in ("overview", "priority", "matrix")]
SCHEMES = {"light": "default", "dark": "slate"}
"""What the theme calls the colours that a visitor prefers."""

STILL = "() => document.getAnimations().every(moving => moving.playState !== 'running')"

ALLOWED: dict[tuple[str, str], str] = {}
"""(rule, selector): reason and date. Empty since 2026-11-21: nothing has to be excused."""

RUN = """async only => {
  const beside = ".s3-scroll, svg.s3-drawing";
  const found = await axe.run(document, {runOnly: only});
  const places = list => list.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.flat().join(" ")]));
  return {
    violations: places(found.violations),
    undecided: places(found.incomplete).filter(([, place]) => !document.querySelector(place)?.closest(beside)),
    nodes: found.passes.reduce((sum, rule) => sum + rule.nodes.length, 0),
    text: document.querySelector("main").innerText.trim().length,
    scheme: document.body.dataset.mdColorScheme,
  };
}"""


@pytest.fixture
def page_in(browser: Browser) -> Iterator[Any]:
    """``page_in(width)``: a page where axe may run in spite of the site's policy."""
    contexts = []

    def make(width: int = 1280) -> Page:
        context = browser.new_context(
            bypass_csp=True,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
        )
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def findings(page: Page, *rules: str) -> dict[str, Any]:
    """What axe says about the page as it is now, by all rules or by those. What it could not decide in a box that
    scrolls is left out: there it cannot see the colours of what is scrolled away. Nor can it see what lies behind text
    in a drawing: test_figures_in_frames.py has their colours."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate(RUN, list(rules) or TAGS)
    result["violations"] = [tuple(place) for place in result["violations"] if tuple(place) not in ALLOWED]
    return result


def faults(page: Page, *rules: str) -> list[str]:
    """Everything that makes a page fail, in words."""
    found = findings(page, *rules)
    wrong = [f"{rule}: {place}" for rule, place in [*found["violations"], *found["undecided"]]]
    if found["nodes"] < (LEAST_COLOURS if rules else LEAST_NODES):
        wrong.append(f"only {found['nodes']} nodes were checked")
    if found["text"] < LEAST_TEXT:
        wrong.append(f"only {found['text']} characters of text are to be seen")
    return wrong


def darken(page: Page) -> None:
    """Choose the dark colours by the theme's own button, and wait until the page has them."""
    page.evaluate("document.querySelector('.md-option[data-md-color-scheme=slate]').click()")
    page.wait_for_function("wanted => document.body.dataset.mdColorScheme === wanted", arg=SCHEMES["dark"])
    page.wait_for_function(STILL)


def test_no_page_has_a_barrier_on_a_phone(page_in: Any, address: str) -> None:
    page = page_in(width=390)
    found = {}
    for path in SOME:
        page.goto(address + path)
        found[path] = faults(page)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_a_barrier_that_is_there_in_the_dark_only_is_found(page_in: Any, address: str) -> None:
    page = page_in()
    page.goto(address + SWEDISH["priority"])
    page.evaluate("document.querySelector('article p').style.color = '#333'")
    assert faults(page) == []
    darken(page)
    assert {fault.partition(":")[0] for fault in faults(page, *COLOURS)} == {"color-contrast"}


PLANTED = {
    "image-alt": "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
    "color-contrast": "<p style='color: #aaa; background: #fff'>Det här går knappt att läsa.</p>",
    "label": "<input type='text'>",
    "landmark-no-duplicate-main": "<main>En till</main>",
    "landmark-unique": "<nav aria-label='Samma'>a</nav><nav aria-label='Samma'>b</nav>",
    "link-name": "<a href='#start'></a>",
    "heading-order": "<h2>Två</h2><h5>Fem</h5>",
    "duplicate-id-aria": "<i id='dubbel'>a</i><i id='dubbel'>b</i><button aria-labelledby='dubbel'>c</button>",
    "target-size": "<div>"
    + "<button style='all: unset; width: 9px; height: 9px' aria-label='x'>x</button>" * 2
    + "</div>",
}


def test_planted_barriers_are_found(page_in: Any, address: str) -> None:
    page = page_in()
    page.goto(address + SWEDISH["priority"])
    assert faults(page) == []
    missed = []
    for rule, html in PLANTED.items():
        page.evaluate(
            "html => { const box = document.createElement('div'); box.id = 's3-planted'; box.innerHTML = html;"
            " document.querySelector('article').append(box); }",
            html,
        )
        if rule not in [fault.partition(":")[0] for fault in faults(page)]:
            missed.append(rule)
        page.evaluate("document.getElementById('s3-planted').remove()")
    assert missed == []
    assert faults(page) == []


def test_a_blank_page_is_not_taken_for_one_without_barriers(page_in: Any, address: str) -> None:
    page = page_in()
    page.goto(address + SWEDISH["priority"])
    page.add_style_tag(content="main { visibility: hidden }")
    assert any("characters of text" in fault for fault in faults(page))
    page.evaluate("document.querySelector('.md-container').innerHTML = '<main><h1>Tom</h1></main>'")
    assert any("nodes were checked" in fault for fault in faults(page))


def test_an_undecided_colour_outside_scrolling_boxes_counts_as_a_fault(page_in: Any, address: str) -> None:
    page = page_in()
    page.goto(address + SWEDISH["about"])
    page.evaluate(
        "document.querySelector('h1').style.background = 'linear-gradient(#fff, #000)'",
    )
    assert [fault for fault in faults(page) if fault.startswith("color-contrast")]
