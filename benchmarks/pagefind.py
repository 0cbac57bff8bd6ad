"""How well Pagefind answers the same questions on the same pages, beside benchmarks/search.py.

Pagefind is no dependency: install it in a folder of its own (``npm install --prefix FOLDER pagefind``).

Run: .venv/bin/python benchmarks/pagefind.py FOLDER

It indexes a copy of the site as it is delivered, each language by itself, with its own defaults, and is asked through
its own script in headless Chromium. Prints rows of the table of relevance.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from search import CHROMIUM, ROOT, SETS, build_site, find, kinds_of, relevance_of, served

FILTERED = "first"
"""The set whose questions of kind ``priority`` are asked among the priorities only."""
ASK = """async (questions) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const answers = [];
  for (const question of questions) {
    const { results } = await pagefind.search(question);
    const pages = await Promise.all(results.slice(0, 40).map((result) => result.data()));
    answers.push([results.length, pages.map((page) => page.url)]);
  }
  return answers;
}"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where npm has installed Pagefind")
    binary = parser.parse_args().folder.absolute() / "node_modules" / ".bin" / "pagefind"
    chromium = find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder)
        build_site(ROOT, site, lambda line: None)
        subprocess.run([binary, "--site", site], check=True, capture_output=True)
        kinds = kinds_of(site)
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        with served(site) as address:
            for lang, prefix in {"sv": "", "en": "en/"}.items():
                page = browser.new_page()
                page.goto(f"{address}{prefix}")  # its script takes the language of the page that runs it
                for name, queries in SETS.items():
                    asked = queries[lang]
                    answered = page.evaluate(ASK, [query["query"] for query in asked])
                    answers = []
                    for query, (number, urls) in zip(asked, answered, strict=True):
                        own = [url.removeprefix("/").removeprefix(prefix) for url in urls]
                        narrow = name == FILTERED and query["kind"] == "priority"
                        kept = [one for one in own if not narrow or kinds.get(one) == "priority"]
                        # Only the first forty are read; of what is not here the number counts.
                        answers.append((query, kept if query["kind"] != "none" else [""] * number))
                    told = relevance_of(answers)
                    few = f"{told.few:.2f}" if told.absent else "–"
                    print(
                        f"| pagefind | {name} | {lang} | {told.queries} | {told.recall:.3f} | {told.rank:.3f} | "
                        f"{told.empty:.3f} | {told.absent} | {few} |", flush=True,
                    )  # fmt: skip
                page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
