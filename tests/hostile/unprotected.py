"""A throw-away site as most would set it up: contributed Markdown straight in ``docs/``, rendered by default."""

import json
import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from payloads import CONTENTS, SECRET, Payload
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route

SECONDS = 2
"""Processor time that a text may take before it counts as a hang."""
MEMORY = 768 << 20
"""Bytes that it may take before it counts as a crash."""
EXTENSIONS = [
    "attr_list", "md_in_html", "admonition", "footnotes", "tables", "toc", "pymdownx.snippets", "pymdownx.superfences",
    "pymdownx.details", "pymdownx.critic", "pymdownx.blocks.html", "pymdownx.emoji",
]  # fmt: skip
SETTINGS = {
    "site_name": "Oskyddad",
    "use_directory_urls": False,
    "theme": {"name": "material", "font": False},
    "plugins": ["search", "macros"],
    "extra": {"secret": SECRET},
    "markdown_extensions": EXTENSIONS,
    "nav": ["index.md"],
}
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "S3_SECRET": SECRET, "PYTHONWARNINGS": ""}
AS_MKDOCS_READS = "import json, sys; from mkdocs.utils.yaml import yaml_load; print(json.dumps(yaml_load(sys.stdin)))"
AS_MANY_READ = "import csv, sys; rows = list(csv.DictReader(sys.stdin)); print(rows)"
AS_MKDOCS_CONVERTS = f"import markdown, sys; print(markdown.markdown(sys.stdin.read(), extensions={EXTENSIONS}))"


@dataclass
class Seen:
    """What one page of the unprotected site did."""

    html: str = ""
    code: bool = False
    script: bool = False
    click: bool = False
    element: bool = False
    foreign: list[str] = field(default_factory=list)

    def did(self, payload: Payload) -> bool:
        """Whether the payload had the effect that is said of it; none at all for an inert one."""
        if payload.effect == "inert_by_default":
            return not (self.code or self.script or self.click or self.foreign or "60481729" in self.html)
        if payload.effect == "said":
            return payload.seen in self.html
        return bool(getattr(self, payload.effect))


def written(payload: Payload, marks: Path) -> str:
    return payload.text.replace("@MARK@", str(marks / str(payload)))


def limited(
    arguments: list[str], given: str = "", cwd: Path | None = None, seconds: int = SECONDS, wall: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python with little time and memory."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    command = [sys.executable, *arguments]
    try:
        return subprocess.run(
            command, input=given.encode("utf-8", "surrogatepass").decode("utf-8", "replace"), capture_output=True,
            text=True, encoding="utf-8", errors="replace", cwd=cwd, env=ENVIRONMENT, preexec_fn=limit, timeout=wall,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, -signal.SIGXCPU, "", "")


def ending(done: subprocess.CompletedProcess[str]) -> str:
    """``hang``, ``crash`` or ``fine``."""
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return "hang"
    return "crash" if done.returncode else "fine"


def endings(code: str, payloads: Iterable[Payload], marks: Path) -> dict[str, tuple[str, str]]:
    """How a naive reader ends for each text, with its output."""

    def one(payload: Payload) -> tuple[str, tuple[str, str]]:
        done = limited(["-c", code], written(payload, marks))
        return str(payload), (ending(done), done.stdout)

    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(one, payloads))


def prepared(root: Path, pages: dict[str, str], **settings: object) -> Path:
    """The folder of an unprotected site that is not yet built."""
    docs = root / "docs"
    docs.mkdir(parents=True)
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text(f"[http]\n\textraheader = {SECRET}\n")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS | settings))
    (docs / "hemligt.txt").write_text(SECRET)
    for name, text in ({"index.md": "# Start\n"} | pages).items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8")
    return root


def build(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build"]
    return subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, text=True)


def content_of(name: str) -> str:
    """What stands in a contributed file that is no page of ours."""
    return next((text for ending, text in CONTENTS.items() if name.endswith(ending)), "evil.example")


def page_of(payload: Payload, marks: Path) -> str:
    """The Markdown of a payload's own page."""
    text = written(payload, marks)
    if payload.group == "name":
        return f"---\ntitle: {json.dumps(text)}\n---\nstycke\n"
    return f"---\n{text}\n---\nstycke\n" if payload.group == "front-matter" else text


def watched(context: BrowserContext, own: str) -> list[str]:
    """Requests to other origins, from now on; they are stopped."""
    foreign: list[str] = []

    def stop(route: Route) -> None:
        foreign.append(route.request.url)
        route.abort()

    context.route(re.compile(f"^(?!{re.escape(own)}|data:|blob:|about:)"), stop)
    return foreign


CLICK = """() => {
  top.s3x = 0;
  for (const a of document.querySelectorAll("a")) {
    const href = (a.getAttribute("href") || a.getAttribute("xlink:href") || "").replace(/\\s/g, "");
    if (/^javascript:/i.test(href)) a.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
  }
  return null;
}"""


def visited(browser: Browser, address: str, paths: dict[Payload, str]) -> dict[str, Seen]:
    """Open the page of each payload and tell what it did."""
    context = browser.new_context()
    foreign = watched(context, address)
    page = context.new_page()
    found = {}
    for payload, path in paths.items():
        foreign.clear()
        found[str(payload)] = _visit(page, address + path, payload, foreign)
        found[str(payload)].foreign = list(foreign)
        if payload.effect == "foreign":  # it may still be on its way there
            page.close()
            page = context.new_page()
    context.close()
    return found


def _wait(page: Page, payload: Payload, foreign: list[str]) -> None:
    """Long enough for what is expected, and a moment where nothing is."""
    if payload.effect == "script":
        page.wait_for_function("() => top.s3x")
    for _ in range(1000 if payload.effect == "foreign" else 1):
        if not foreign:
            page.wait_for_timeout(30)


def _clicked(page: Page, payload: Payload) -> bool:
    for _ in range(1000 if payload.effect == "click" else 1):
        page.wait_for_timeout(30)
        if page.evaluate("() => top.s3x === 1"):
            return True
    return False


def _visit(page: Page, url: str, payload: Payload, foreign: list[str]) -> Seen:
    seen = Seen()
    selector = payload.seen if payload.effect == "element" else ""
    try:
        page.goto(url, wait_until="load")
        _wait(page, payload, foreign)
        seen.script = bool(page.evaluate("() => top.s3x"))
        seen.element = bool(selector and page.evaluate("s => document.querySelector(s) !== null", selector))
        if payload.effect in ("click", "inert_by_default"):
            page.evaluate(CLICK)
            seen.click = _clicked(page, payload)
    except Error:  # the page has gone to where it was sent
        pass
    return seen
