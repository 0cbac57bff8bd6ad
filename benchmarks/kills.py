"""Builds of the small country killed at random moments: what is served stays whole, and the caches stay good.

Run: .venv/bin/python benchmarks/kills.py [--kills N] [--seed N]

Before each build one sentence is changed, so that there is something to write; the site that stands after the kill
is the old one or the new one, file by file, and so is what a build that is let alone makes from the same caches.
"""

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from small_country import lay_out  # noqa: E402

CHANGED = "regions/dalarna/2022-2028/smarta-energisystem.md"


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
            (root / CHANGED).write_text(texts[number % 2], "utf-8")
            with subprocess.Popen(
                command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as running:
                time.sleep(moments.uniform(0, 1.1 * seconds))
                running.send_signal(signal.SIGKILL)
            killed, finished = killed + (running.returncode < 0), finished + (running.returncode == 0)
            if state(root / "site") not in wanted:
                print(f"kill {number + 1}: the site is neither the old nor the new one")
                return 1
            if number % 10 == 9:
                subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True)
                if state(root / "site") != wanted[number % 2]:
                    print(f"kill {number + 1}: the next build differs from one from nothing")
                    return 1
        left = sum(path.name.startswith(".site-") for path in root.iterdir())
    print(f"{killed} builds killed, {finished} done before the kill; the site whole every time")
    print(f"{left} folders of killed builds left, which a build clears an hour later")
    return 0


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
