"""How long it takes from a saved file to the page that shows it, in a browser that looks at the preview.

Run: .venv/bin/python benchmarks/preview.py [--rounds N] [--saves N]

Starts `smartspec serve` on a copy of the repository, tells how long the first page takes, and saves a text, a name
and a theme in turn; the median of the rounds for each. With --saves, saves so many times more and tells how much the
process has grown.
"""

import argparse
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from find_browser import find  # noqa: E402

FOLDER = "regions/dalarna/2022-2028"
PAGE = "regioner/dalarna/2022-2028/smarta-energisystem/"
FILE = f"{FOLDER}/smarta-energisystem.md"
CHANGES = {
    "a text": (FILE, r"(\nSparad \w+\.\n)?\Z", "\nSparad {}.\n", PAGE, "Sparad {}."),
    "a name": (FILE, "(?m)^name: .*", "name: Smarta nät {}", "regioner/dalarna/", "Smarta nät {}"),
    "a theme": ("docs/vocabularies/themes.yml", r"sv: Energi\w*(?=,)", "sv: Energi{}", PAGE, "Energi{}"),
}
"""File, what is replaced in it, by what, the page that is open, and what shows there."""

TELLS = """addEventListener("DOMContentLoaded", () => requestAnimationFrame(() =>
    console.log((document.body.textContent.match(/(Sparad |Smarta nät |Energi)n\\d+/g) || []).join())))"""
"""The page itself says what it shows once it is drawn: Playwright's own waiting looks twice a second after a load."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--saves", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "repository")
        subprocess.run(["git", "clone", "-q", str(ROOT), str(root)], check=True)
        measure(root, options.rounds, options.saves)
    return 0


def measure(root: Path, rounds: int, saves: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    started = time.perf_counter()
    command = [str(Path(sys.executable).with_name("smartspec")), "serve", "--port", str(port)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        first_answer(f"{address}regioner/dalarna/")
        print(f"first page: {time.perf_counter() - started:.2f} s", flush=True)
        browser = find()
        with sync_playwright() as playwright:
            page = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_page()
            page.add_init_script(TELLS)
            for name in CHANGES:
                seconds = [saved(root, page, address, name, number) for number in range(rounds)]
                print(f"{name}: {statistics.median(seconds):.2f} s, at most {max(seconds):.2f} s", flush=True)
            before = resident(server.pid)
            for number in range(saves):
                saved(root, page, address, "a text", rounds + number)
            if saves:
                print(f"memory: {before} MB, after {saves} saves {resident(server.pid)} MB")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def first_answer(address: str) -> None:
    while True:
        try:
            urllib.request.urlopen(address).read()
        except OSError:
            time.sleep(0.01)
        else:
            return


def saved(root: Path, page: Page, address: str, name: str, number: int) -> float:
    """Seconds from a save to the page that shows it."""
    file, before, after, path, shows = CHANGES[name]
    if page.url != f"{address}{path}":
        page.goto(f"{address}{path}")
        page.wait_for_timeout(500)
    page.wait_for_load_state("load")  # only then does its script wait for changes, and nobody saves sooner again
    new = re.sub(before, after.format(f"n{number}"), (root / file).read_text("utf-8"), count=1)
    wanted = shows.format(f"n{number}").rstrip(".")
    with page.expect_console_message(lambda told: wanted in told.text.split(","), timeout=60_000):
        started = time.perf_counter()
        (root / file).write_text(new, "utf-8")
    return time.perf_counter() - started


def resident(process: int) -> int:
    """MB that a process holds."""
    line = next(line for line in Path(f"/proc/{process}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    sys.exit(main())
