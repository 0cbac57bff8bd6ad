"""Find a Chromium for the browser tests; with --install, fetch one when there is none.

One that is there; else Debian's package where apt works; else Playwright's own download. The headless shell comes
first: the same engine without the windows of a browser, which opens a page with less work.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SHELL = "chromium-headless-shell"
"""Debian's package and its program."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find() -> str | None:
    """The path of a Chromium, or None. CHROMIUM in the environment wins."""
    named = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in NAMES), *MAC]
    with sync_playwright() as playwright:
        named.append(playwright.chromium.executable_path)
    return next((path for path in named if path and Path(path).is_file()), None)


def install() -> None:
    """Debian's package as root, else Playwright's download."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        quietly("apt-get", "-qq", "update")
        quietly("apt-get", "-qq", "install", "--yes", "--no-install-recommends", SHELL)
    if not find():
        quietly(sys.executable, "-m", "playwright", "install", "chromium")


def quietly(*command: str) -> None:
    """Run a command for what it does; only its errors are shown."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment)


if __name__ == "__main__":
    if "--install" in sys.argv and not find():
        print("Installing a browser for the tests ...", flush=True)
        install()
    found = find()
    print(found or "No Chromium was found and none could be installed. Install one and try again.")
    sys.exit(0 if found else 1)
