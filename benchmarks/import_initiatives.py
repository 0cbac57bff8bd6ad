"""How long `smartspec import initiatives` takes for a long list, and how much memory the whole process needs.

Run: .venv/bin/python benchmarks/import_initiatives.py [--rows N] [--rounds N]

The list is made: Kohesio's column names, rows in all 21 counties, one row in fifty wrong. The first run adds
everything to copies of the repository's tables, the second must change nothing. An empty process is timed beside.
"""

import argparse
import csv
import hashlib
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from smartspec.read.lists import read_lists
from smartspec.read.tree import OnDisk

ROOT = Path(__file__).parents[1]
LIMIT_SECONDS, LIMIT_MB = 10.0, 500.0
COLUMNS = (
    "Operation_Unique_Identifier", "Operation_Name_English", "Operation_Name_Programme_Language", "CountryCode",
    "Operation_Start_Date", "Operation_End_Date", "Cofinancing_Rate", "Total_Eligible_Expenditure_amount",
    "Total_Eligible_Expenditure_Currency", "Project_EU_Budget", "Beneficiary_Name", "Beneficiary_Local_Identifier",
    "Category_Label", "Fund_Code", "Fund_Name", "Programme_Name", "NUTS3_Code",
    "Operation_Summary_Programme_Language",
)  # fmt: skip
SOURCE = "benchmark-list"
SUMMARY = "Projektet stärker små och medelstora företag, med en text i den längd som listor brukar ha. "


def write_list(path: Path, rows: int, codes: list[str], seed: int = 1) -> None:
    choose = random.Random(seed)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        table.writerow(COLUMNS)
        for number in range(rows):
            total = choose.randrange(100_000, 50_000_000)
            year = choose.randrange(2014, 2027)
            end = f"31/12/{year + 2}" if number % 50 else f"31/12/{year - 2}"
            amounts = (f"{total},50", "EUR", f"{total * 4 // 10},20")
            before = (f"https://linkedopendata.eu/entity/Q{number}", "", f"Projekt {number} för bättre företag", "SE")
            after = (
                "Företag AB",
                "5560000000",
                "Etikett",
                "ERDF",
                "ERUF",
                "Program",
                codes[number % len(codes)],
                SUMMARY,
            )
            table.writerow((*before, f"01/02/{year}", end, "40,0", *amounts, *after))


def copy_of_repository(root: Path) -> None:
    """The repository's vocabularies and folders, with the list's source in each."""
    shutil.copytree(ROOT / "docs" / "vocabularies", root / "docs" / "vocabularies")
    shutil.copytree(ROOT / "regions", root / "regions")
    for sources in (root / "regions").rglob("sources.yml"):
        sources.write_text(
            f"{sources.read_text('utf-8')}  - {{id: {SOURCE}, title: Lista, publisher: Prov}}\n", "utf-8"
        )


def timed(command: list[str]) -> tuple[float, str]:
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return time.perf_counter() - started, done.stderr


def processor() -> float:
    """Seconds that all processes started here have worked: what a busy machine adds is not in it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def state(root: Path) -> str:
    files = sorted((root / "regions").rglob("initiatives.csv"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    codes = [county.nuts for county in read_lists(OnDisk(ROOT)).territories.counties]
    times: dict[str, list[float]] = {"first run": [], "first run, processor": [], "second run": [], "empty process": []}
    changed = False
    with tempfile.TemporaryDirectory() as temporary:
        listed = Path(temporary, "lista.csv")
        write_list(listed, options.rows, codes)
        for number in range(options.rounds):
            root = Path(temporary, f"round-{number}")
            copy_of_repository(root)
            command = [sys.executable, "-m", "smartspec", "import", "initiatives", str(listed)]
            command += ["--source", SOURCE, "--root", str(root)]
            worked = processor()
            taken, said = timed(command)
            times["first run"].append(taken)
            times["first run, processor"].append(processor() - worked)
            after = state(root)
            times["second run"].append(timed(command)[0])
            changed = changed or state(root) != after
            times["empty process"].append(timed([sys.executable, "-c", "pass"])[0])
        size = listed.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{options.rows} rows, {size:.0f} MB, {options.rounds} rounds. {said.splitlines()[0]}")
    print("| what | median s | least | most |\n|---|---|---|---|")
    for name, measured in times.items():
        print(f"| {name} | {statistics.median(measured):.2f} | {min(measured):.2f} | {max(measured):.2f} |")
    print(f"| most memory of any process | {peak:.0f} MB | | |")
    kept = max(map(statistics.median, times.values())) < LIMIT_SECONDS and peak < LIMIT_MB and not changed
    print(f"Limits {LIMIT_SECONDS:.0f} s, {LIMIT_MB:.0f} MB, nothing changed by the second run: "
          f"{'kept' if kept else 'NOT kept'}.")  # fmt: skip
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
