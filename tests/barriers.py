"""What axe-core says of a page in a browser; test_accessibility.py plants what it shall find."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from waiting import STILL

AXE = (Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LEAST_RULES, LEAST_TEXT = 36, 150
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that say something else about a page in other colours."""
OF_A_LANGUAGE = [
    "cat.color", "cat.forms", "cat.language", "cat.name-role-value", "cat.text-alternatives", "landmark-unique",
]  # fmt: skip
"""The groups of rules that say something else about the same elements with other words, or in other colours."""
SCHEMES = {"light": "default", "dark": "slate"}
"""What the theme calls the colours that a visitor prefers."""

RUN = """async only => {
  const still = STILL;
  while (!still()) await new Promise(requestAnimationFrame);  // the theme's colours fade in
  const beside = ".s3-scroll, svg.s3-drawing";
  const asked = rule => !only.length || only.includes(rule.ruleId) || rule.tags.some(tag => only.includes(tag));
  const rules = axe.getRules(TAGS).filter(rule => asked(rule) && !rule.tags.includes("experimental"));
  const names = rules.map(rule => rule.ruleId);
  const found = await axe.run(document, {runOnly: names, resultTypes: ["violations", "incomplete"]});
  const places = list => list.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.flat().join(" ")]));
  return {
    violations: places(found.violations),
    undecided: places(found.incomplete).filter(([, place]) => !document.querySelector(place)?.closest(beside)),
    rules: found.passes.length,
    text: document.querySelector("main").innerText.trim().length,
    scheme: document.body.dataset.mdColorScheme,
  };
}""".replace("STILL", STILL).replace("TAGS", str(TAGS))


def findings(page: Page, *rules: str) -> dict[str, Any]:
    """What axe says about the page as it is now, by all rules or by those, or those of such groups. What it could not
    decide in a box that scrolls is left out: there it cannot see the colours of what is scrolled away. Nor can it see
    what lies behind text in a drawing: test_figures_in_frames.py has their colours."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate(RUN, rules)
    return result


def faults(page: Page, *rules: str, least: int = LEAST_RULES) -> list[str]:
    """Everything that makes a page fail, in words. That many rules must have found something to judge."""
    found = findings(page, *rules)
    wrong = [f"{rule}: {place}" for rule, place in [*found["violations"], *found["undecided"]]]
    if found["rules"] < least:
        wrong.append(f"only {found['rules']} rules found anything to judge")
    if found["text"] < LEAST_TEXT:
        wrong.append(f"only {found['text']} characters of text are to be seen")
    return wrong


def undecided_in_both_schemes(page: Page) -> list[str]:
    """Find no barrier in a page in its colours and then in the dark ones; the places that axe could not decide."""
    light = findings(page)
    darken(page)
    dark = findings(page, *COLOURS)
    assert light["violations"] + dark["violations"] == []
    assert light["rules"] >= LEAST_RULES
    assert dark["rules"] > 0
    return [place for _, place in light["undecided"] + dark["undecided"]]


def darken(page: Page) -> None:
    """Choose the dark colours by the theme's own button, and wait until the page has them."""
    page.evaluate("document.querySelector('.s3-schemes[aria-pressed=false]')?.click()")
    page.wait_for_function("wanted => document.body.dataset.mdColorScheme === wanted", arg=SCHEMES["dark"])
