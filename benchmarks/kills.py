"""Builds and previews of the small country killed at random moments: the site stays whole, and the caches stay good.

Run: .venv/bin/python benchmarks/kills.py [--kills N] [--seed N]

Before each build one sentence is changed, so that there is something to write; the site that stands after the kill
is the old one or the new one, file by file, and so is what a build that is let alone makes from the same caches. Every
second time it is a preview that is killed, while a page is asked for and the sentence is saved; it leaves the site
as it was.
"""

import argparse
import hashlib
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from small_country import lay_out  # noqa: E402

CHANGED = "regions/dalarna/2022-2028/smarta-energisystem.md"
PAGE = "regioner/dalarna/2022-2028/smarta-energisystem/"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    moments = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        root = lay_out(Path(folder, "country"))
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(Path(folder, "cache"))}
        command = [str(Path(sys.executable).with_name("smartspec")), "build"]
        texts = changed_texts(root)
        wanted, seconds = [], 0.0
        for text in texts:
            (root / CHANGED).write_text(text, "utf-8")
            started = time.perf_counter()
            subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True)
            seconds = time.perf_counter() - started
            wanted.append(state(root / "site"))
        killed = finished = 0
        for number in range(options.kills):
            if number % 4 > 1:
                preview_killed(root, environment, texts[number % 2], moments.uniform(0, 2 * seconds))
                killed += 1
                continue
            (root / CHANGED).write_text(texts[number % 2], "utf-8")
            with subprocess.Popen(
                command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as running:
                time.sleep(moments.uniform(0, 1.1 * seconds))
                running.send_signal(signal.SIGKILL)
            killed, finished = killed + (running.returncode < 0), finished + (running.returncode == 0)
            found = state(root / "site")
            if found not in wanted:
                print(f"kill {number + 1}: the site is neither the old nor the new one")
                for name, one in zip(("old", "new"), wanted, strict=True):
                    print(f"beside the {name} one: {sorted(name for name, _ in found.items() ^ one.items())}")
                return 1
            if number % 10 == 9:
                subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True)
                if state(root / "site") != wanted[number % 2]:
                    print(f"kill {number + 1}: the next build differs from one from nothing")
                    return 1
        left = sum(path.name.startswith(".site-") for path in root.iterdir())
    print(f"{killed} builds and previews killed, {finished} done before the kill; the site whole every time")
    print(f"{left} folders of killed builds left, which a build clears an hour later")
    return 0


def preview_killed(root: Path, environment: dict[str, str], text: str, seconds: float) -> None:
    """A preview with a page that is asked for again and again, killed after that time; half-way the text is saved.

    Raises AssertionError where it has touched the site, or leaves a cache that another check cannot use.
    """
    before = state(root / "site")
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    smartspec = str(Path(sys.executable).with_name("smartspec"))
    with subprocess.Popen(
        [smartspec, "serve", "--port", str(port)], cwd=root, env=environment, stderr=subprocess.DEVNULL
    ) as running:
        end = time.perf_counter() + seconds
        saved = False
        while (now := time.perf_counter()) < end:
            if not saved and now > end - seconds / 2:
                (root / CHANGED).write_text(text, "utf-8")
                saved = True
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/{PAGE}", timeout=max(0.01, end - now)).read()
            except OSError:
                time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
    assert state(root / "site") == before
    subprocess.run([smartspec, "check"], cwd=root, env=environment, capture_output=True, check=True)


def changed_texts(root: Path) -> tuple[str, str]:
    """The file as it is, and with one sentence more."""
    text = (root / CHANGED).read_text("utf-8")
    return text, f"{text.rstrip()}\n\nEn mening till.\n"


def state(site: Path) -> dict[str, str]:
    """Digest of every file of a site, by path."""
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


if __name__ == "__main__":
    sys.exit(main())
