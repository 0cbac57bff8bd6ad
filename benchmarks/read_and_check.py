"""How long reading and checking 21 regions takes, as a whole process and beside an empty one.

Run: .venv/bin/python benchmarks/read_and_check.py [--rounds N]

Counties that have no folder yet are copies of others. Cold: with an empty cache, so that every
text is converted anew.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from beside_others import copy_of_site

LIMIT = 1.0


def seconds(folder: Path, cache: Path, command: list[str]) -> float:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    check = [sys.executable, "-m", "smartspec", "check"]
    empty = [sys.executable, "-c", "pass"]
    with tempfile.TemporaryDirectory() as temporary:
        folder, warm = copy_of_site(Path(temporary, "site"), 21), Path(temporary, "warm")
        seconds(folder, warm, check)
        timed: dict[str, list[float]] = {"cold": [], "warm": [], "empty process": []}
        for number in range(rounds):
            timed["cold"].append(seconds(folder, Path(temporary, f"cold-{number}"), check))
            timed["warm"].append(seconds(folder, warm, check))
            timed["empty process"].append(seconds(folder, warm, empty))
        files = sum(1 for path in (folder / "regions").rglob("*") if path.is_file())
    print(f"21 regions, {files} files, {rounds} rounds\n| what | median s | least | most |\n|---|---|---|---|")
    for name, measured in timed.items():
        print(f"| {name} | {statistics.median(measured):.2f} | {min(measured):.2f} | {max(measured):.2f} |")
    cold = statistics.median(timed["cold"])
    print(f"Limit {LIMIT} s, cold: {'kept' if cold < LIMIT else 'NOT kept'}.")
    return 0 if cold < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
