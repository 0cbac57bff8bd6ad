"""What axe-core says of a page. A check that finds nothing proves little, so faults are planted.

Every kind of page is looked at in test_every_kind.py.
"""

from collections.abc import Callable

from barriers import COLOURS, OF_A_LANGUAGE, darken, faults
from kinds import ENGLISH, SWEDISH
from playwright.sync_api import Page

SOME = [SWEDISH[kind] for kind in ("overview", "priority", "matrix")]


def test_no_page_has_a_barrier_on_a_phone(visit: Callable[..., Page], address: str) -> None:
    found = {path: faults(visit(address + path, 390, bypass_csp=True)) for path in SOME}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_a_barrier_that_is_there_in_the_dark_only_is_found(visit: Callable[..., Page], address: str) -> None:
    page = visit(address + SWEDISH["priority"], bypass_csp=True)
    page.evaluate("document.querySelector('article p').style.color = '#333'")
    assert faults(page) == []
    darken(page)
    assert {fault.partition(":")[0] for fault in faults(page, *COLOURS, least=1)} == {"color-contrast"}


def test_a_name_that_english_readers_alone_lack_and_colours_that_are_poor_in_the_dark_are_found(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(address + ENGLISH["priority"], bypass_csp=True)
    darken(page)
    assert faults(page, *OF_A_LANGUAGE, least=1) == []
    page.evaluate("document.querySelector('article a').replaceChildren()")
    page.evaluate("document.querySelector('article p').style.color = '#333'")
    found = faults(page, *OF_A_LANGUAGE, least=1)
    assert {fault.partition(":")[0] for fault in found} == {"link-name", "color-contrast"}


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


def test_planted_barriers_are_found(visit: Callable[..., Page], address: str) -> None:
    page = visit(address + SWEDISH["priority"], bypass_csp=True)
    assert faults(page) == []
    plant = "(article, html) => article.insertAdjacentHTML('beforeend', html)"
    page.locator("article").evaluate(plant, "".join(PLANTED.values()))
    assert set(PLANTED) <= {fault.partition(":")[0] for fault in faults(page)}


def test_a_blank_page_is_not_taken_for_one_without_barriers(visit: Callable[..., Page], address: str) -> None:
    page = visit(address + SWEDISH["priority"], bypass_csp=True)
    page.add_style_tag(content="main { visibility: hidden }")
    assert any("characters of text" in fault for fault in faults(page))
    page.evaluate("document.querySelector('.md-container').innerHTML = '<main><h1>Tom</h1></main>'")
    assert any("found anything to judge" in fault for fault in faults(page))


def test_an_undecided_colour_outside_scrolling_boxes_counts_as_a_fault(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(address + SWEDISH["about"], bypass_csp=True)
    page.evaluate("document.querySelector('h1').style.background = 'linear-gradient(#fff, #000)'")
    assert [fault for fault in faults(page) if fault.startswith("color-contrast")]
