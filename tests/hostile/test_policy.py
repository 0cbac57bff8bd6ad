"""The policy in each page is a second layer: what were injected by a fault of ours would still not run.

Each injection is seen to work in the same page without the policy.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from hostile_site import Hostile
from payloads import EVIL, JS
from playwright.sync_api import Page
from waiting import PAUSE, patience

BASED = "/regioner/dalarna/2022-2028/p0/"
META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
RAN = "() => window.s3x === 1"
INJECTED = {
    "script": (f"<script>{JS}</script>", RAN),
    "image": (f'<img src="/finns-inte.png" onerror="{JS}">', RAN),
    "drawing": (f'<svg onload="{JS}"></svg>', RAN),
    "frame": (f'<iframe srcdoc="<script>{JS}</script>"></iframe>', RAN),
    "module": (f'<script type="module">{JS}</script>', RAN),
    "data-script": (f'<script src="data:text/javascript,{JS}"></script>', RAN),
    "link": (f'<a id="hit" href="javascript:{JS}">a</a>', RAN),
    "style": ("<style>#start{color:rgb(1,2,3)}</style>", "() => getComputedStyle(start).color === 'rgb(1, 2, 3)'"),
    "style-attribute": ('<p id="hit" style="color:rgb(1,2,3)">a</p>',
                        "() => getComputedStyle(hit).color === 'rgb(1, 2, 3)'"),
    "base": (f'<base href="{EVIL}/">', f"() => document.baseURI.startsWith('{EVIL}')"),
    "foreign-image": (f'<img src="{EVIL}/spion.png">', None),
    "foreign-script": (f'<script src="{EVIL}/a.js"></script>', None),
    "foreign-frame": (f'<iframe src="{EVIL}/"></iframe>', None),
    "foreign-object": (f'<object data="{EVIL}/x"></object>', None),
}  # fmt: skip
"""What is injected, and how it is seen to have worked; None: another origin was asked."""


UNTOLD = {"frame"}
"""There the policy is kept, and told of, inside the frame."""


@dataclass
class Outcome:
    worked: bool
    blocked: bool


@pytest.fixture(scope="module")
def tried(tab: tuple[Page, list[str]], hostile: Hostile, hostile_address: str) -> Any:
    """Inject into a built page, with or without its policy, and open it from the server."""
    page, foreign = tab
    html = (hostile.folder / BASED.strip("/") / "index.html").read_text("utf-8")

    def attempt(name: str, *, policy: bool) -> Outcome:
        what, check = INJECTED[name]
        assert META.search(html)
        place = "<head>" if name == "base" and not policy else "<article"
        injected = html.replace(place, f"<head>{what}" if place == "<head>" else f"{what}<article", 1)
        folder = hostile.folder / "injected" / f"{name}-{policy}"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(injected if policy else META.sub("", injected), "utf-8")
        foreign.clear()
        page.goto(f"{hostile_address}injected/{name}-{policy}/")
        if name == "link":
            page.evaluate("document.getElementById('hit').click()")
        return _outcome(page, check, foreign, tries=40 if name in UNTOLD and policy else patience() // PAUSE)

    return attempt


def _outcome(page: Page, check: str | None, foreign: list[str], tries: int) -> Outcome:
    """Wait until it has either worked or been stopped."""
    for _ in range(tries):
        worked = bool(page.evaluate(check)) if check else bool(foreign)
        blocked = bool(page.evaluate("() => (window.s3blocked ?? []).length"))
        if worked or blocked:
            break
        page.wait_for_timeout(PAUSE)
    return Outcome(worked, blocked)


@pytest.mark.parametrize("name", INJECTED)
def test_without_the_policy_it_works(name: str, tried: Any) -> None:
    assert tried(name, policy=False) == Outcome(worked=True, blocked=False)


@pytest.mark.parametrize("name", INJECTED)
def test_the_policy_stops_it(name: str, tried: Any) -> None:
    assert tried(name, policy=True) == Outcome(worked=False, blocked=name not in UNTOLD)


def test_every_page_has_the_same_policy_before_its_first_script(hostile: Hostile) -> None:
    policies = set()
    for file in hostile.folder.rglob("*.html"):
        html = file.read_text("utf-8")
        found = META.search(html)
        if "inbaddat" in file.parts:  # a picture alone, for other sites to show
            assert found, file
            assert "default-src 'none'; style-src 'self'; img-src 'self'" in found[0]
            assert "<script" not in html
        elif "injected" not in file.parts:
            assert found, file
            assert html.find("<script") > found.start()
            policies.add(found[0])
    assert len(policies) == 1
    assert "unsafe" not in policies.pop()
