"""One visit of every kind of page: whom it asks, what it complains of, how wide it is, and what axe says of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from barriers import AXE, LEAST_RULES, OF_A_LANGUAGE, SCHEMES, faults
from kinds import ENGLISH, SWEDISH
from playwright.sync_api import Browser, CDPSession, Page
from site_reading import elements
from waiting import comes_to

WIDE, NARROW, TELEPHONE = 1280, 320, 390
"""Windows (px): what is narrower than a telephone has no layout of its own, so it tells what a telephone would."""
LEAST = {"light": LEAST_RULES, "dark": 9}
"""Rules that find something to judge in any page."""
NORMAL = 16
"""What a browser takes for the size of text (px) until its user chooses another."""


@dataclass
class Watched:
    """What some pages asked for, and every word in the console, script error and breach of the policy; of each page in
    a scheme what axe found, and by width of the window what is too wide. Width 0 is a telephone with text of twice the
    size."""

    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    barriers: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    wide: dict[tuple[str, int], list[str]] = field(default_factory=dict)


@contextmanager
def watched(browser: Browser, scheme: str, found: Watched) -> Iterator[Page]:
    """A page whose requests and complaints are kept."""
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    context.add_init_script(AXE)  # less work than to hand it to each page
    context.add_init_script(
        "addEventListener('securitypolicyviolation', e => { window.s3stopped = (window.s3stopped ?? 0) + 1;"
        " console.error('policy', e.violatedDirective, e.blockedURI); })"
    )
    context.on("request", lambda request: found.asked.append(request.url))
    context.on("console", lambda said: found.complaints.append(f"{said.type}: {said.text}"))
    context.on("weberror", lambda error: found.complaints.append(str(error.error)))
    yield context.new_page()
    context.close()


@contextmanager
def large_text(page: Page, session: CDPSession) -> Iterator[None]:
    """The page for a user who asks the browser for text of twice the size."""
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 2 * NORMAL, "fixed": 2 * NORMAL}})
    theme = 1.25  # of the browser's size, at most widths
    size = 2 * NORMAL * theme
    page.wait_for_function("size => parseFloat(getComputedStyle(document.documentElement).fontSize) === size", arg=size)
    yield
    session.send("Page.setFontSizes", {"fontSizes": {"standard": NORMAL, "fixed": NORMAL}})


def seen(built: Path) -> dict[str, list[str]]:
    """The pages to look at in each scheme: Swedish in the light by all rules, English in the dark by those that say
    something else of another language or of other colours. What only one of the two has is seen in both."""
    light, dark = [*SWEDISH.values(), "404.html"], [*ENGLISH.values(), "404.html"]
    for kind, path in SWEDISH.items():
        swedish, english = (elements(built / own / "index.html") for own in (path, ENGLISH[kind]))
        light += [ENGLISH[kind]] if english - swedish else []
        dark += [path] if swedish - english else []
    return {"light": light, "dark": dark}


@pytest.fixture(scope="module")
def every_page(browser: Browser, built: Path, address: str) -> Watched:
    found = Watched()
    for scheme, paths in seen(built).items():
        rules = OF_A_LANGUAGE if scheme == "dark" else []
        with watched(browser, scheme, found) as page:
            session = page.context.new_cdp_session(page)
            for path in paths:
                page.set_viewport_size({"width": WIDE, "height": 900})
                page.goto(address + path)
                assert page.evaluate("document.body.dataset.mdColorScheme") == SCHEMES[scheme]
                found.barriers[path, scheme] = faults(page, *rules, least=LEAST[scheme])
                found.wide[path, WIDE] = too_wide(page, WIDE)
                page.set_viewport_size({"width": NARROW, "height": 900})
                found.wide[path, NARROW] = too_wide(page, NARROW)
                page.set_viewport_size({"width": TELEPHONE, "height": 900})
                with large_text(page, session):
                    found.wide[path, 0] = too_wide(page, TELEPHONE)
    return found


def test_no_kind_of_page_has_a_barrier(every_page: Watched) -> None:
    assert len(every_page.barriers) >= len(SWEDISH) + len(ENGLISH) + 2
    assert {place: wrong for place, wrong in every_page.barriers.items() if wrong} == {}


def test_what_one_language_alone_has_is_seen_in_both_schemes(built: Path) -> None:
    """The notice that a text is in Swedish is on English pages only."""
    both = set(seen(built)["light"]) & set(seen(built)["dark"])
    assert ENGLISH["strategy"] in both
    assert len(both) < 20


def test_no_page_asks_anyone_else_for_anything_or_complains(every_page: Watched, address: str) -> None:
    assert [url for url in every_page.asked if not url.startswith(address)] == []
    assert len(every_page.asked) > 3 * len(every_page.barriers)
    assert every_page.complaints == []


def test_a_foreign_request_and_a_breach_of_the_policy_are_found(browser: Browser, address: str) -> None:
    planted = """() => {
      document.body.append(Object.assign(new Image(), {src: "https://elsewhere.invalid/dot.png"}));
      document.body.append(Object.assign(document.createElement("script"), {textContent: "console.log(1)"}));
    }"""
    found = Watched()
    with watched(browser, "light", found) as page:
        page.goto(address)
        page.evaluate(planted)
        for breach in ("policy img-src https://elsewhere.invalid/dot.png", "policy script-src-elem inline"):
            comes_to(page, lambda breach=breach: any(breach in line for line in found.complaints), True)  # type: ignore[misc]
    context = browser.new_context(bypass_csp=True)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(address)
    with page.expect_request("https://elsewhere.invalid/dot.png"):
        page.evaluate(planted)
    context.close()
    assert "https://elsewhere.invalid/dot.png" in asked


def too_wide(page: Page, width: int) -> list[str]:
    """What reaches outside a window of that width to the right, outside boxes that scroll on their own."""
    found: list[str] = page.evaluate(
        """async width => {
          while (innerWidth !== width) await new Promise(requestAnimationFrame);
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          return [...document.querySelectorAll("main *")]
            .filter(e => e.getBoundingClientRect().right > root.clientWidth && !e.closest(".s3-scroll"))
            .map(e => e.outerHTML.slice(0, 80)).concat(`${root.scrollWidth} px`);
        }""",
        width,
    )
    return found


def test_no_page_is_wider_than_the_window(every_page: Watched) -> None:
    assert len(every_page.wide) == (len(SWEDISH) + len(ENGLISH) + 1) * len((WIDE, NARROW, 0))
    assert {place: parts for place, parts in every_page.wide.items() if parts} == {}


def test_a_part_that_is_too_wide_is_found(browser: Browser, address: str) -> None:
    with watched(browser, "light", Watched()) as page:
        page.goto(address)
        page.set_viewport_size({"width": WIDE, "height": 900})
        assert too_wide(page, WIDE) == []
        page.evaluate("document.querySelector('main h1').style.width = '3000px'")
        assert too_wide(page, WIDE)[-1].endswith(" px")
