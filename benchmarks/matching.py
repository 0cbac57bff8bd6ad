"""How well a text is matched, and whether what is said to be shared is on the page that it is said to be shared with.

Run: .venv/bin/python benchmarks/matching.py [--site FOLDER] [--show]

Builds the site, or takes a built one, and matches every text of benchmarks/match-texts.yml in Node, in the bundle that
the browser runs. A reason is untrue when a word that is shown as shared does not stand in the article of the priority's
page, in that
very form, in the language of the text. ``--show`` prints what the page shows of each text.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from smartspec.pages.search.documents import words_in
from smartspec.site.build import build_site

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests")]
from in_node import engine_of, in_node  # noqa: E402
from relevance import MATCH_SETS, MATCHED, named_among  # noqa: E402

SHOWN, WORDS = 10, 8
"""How many priorities of the regions and of the areas the page shows at first, and how many words of each sort."""
AREAS = "programomraden/"
ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
WORD = re.compile(r"[^\W_]+")
ENDING = re.compile(r"(?<=\w):(?:s|n|t|en|et|ns|ar|er)(?!\w)")
"""An ending after a colon (STRI:s), which the search knows not."""


def shown(priorities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that the page shows when no region is chosen."""
    areas = [one for one in priorities if one["page"]["address"].startswith(AREAS)]
    return [one for one in priorities if one not in areas][:SHOWN] + areas[:SHOWN]


def said_of(one: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each word or phrase that is said to stand on the page, with the sort of reason."""
    for sort in ("words", "phrases", "codes", "actors"):
        yield from ((sort, word) for word in one[sort][:WORDS])
    for sort in ("parts", "related"):
        yield from ((sort, pair["here"]) for pair in one[sort][:WORDS])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--show", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site: Path = options.site or Path(folder, "site")
        if not options.site:
            build_site(ROOT, site, lambda line: None)
        answers = answered(site)
        untrue, told, sorts = untrue_of(site, answers)
    table(answers)
    print(
        f"\n{len(untrue)} of {told} shown words are not on the page: {len(untrue) / max(told, 1):.3f} ({dict(sorts)})"
    )
    for text, address, sort, word in untrue[:20]:
        print(f"  {text}: {address}: {sort}: {word}")
    if options.show is not None:
        show(answers, options.show)
    return 1 if untrue else 0


def table(answers: dict[str, dict[str, Any]]) -> dict[str, dict[int, float]]:
    """Print how often a named priority is among the first; the shares of each set, by how many first."""
    print(
        "| Texts | Number | A named priority among the first ten | among the first three | Shown |\n"
        "|---|---|---|---|---|"
    )
    shares = {}
    for name, texts in MATCH_SETS.items():
        own = [(text, [one["page"]["address"] for one in answers[text["id"]]["priorities"]]) for text in texts]
        shares[name] = {first: named_among(first, own) for first in (10, 3)}
        shown_in_all = sum(len(found) for _, found in own) / len(own)
        print(
            f"| {name} | {len(own)} | {shares[name][10]:.2f} | {shares[name][3]:.2f} | {shown_in_all:.0f} |", flush=True
        )
    return shares


def answered(site: Path) -> dict[str, dict[str, Any]]:
    """What the matching answers to each text, by its id."""
    found: dict[str, dict[str, Any]] = {}
    for lang in ("sv", "en"):
        told = json.loads((site / "assets" / f"s3-search.{lang}.match.json").read_text("utf-8"))
        texts = [text for own in MATCH_SETS.values() for text in own if text["lang"] == lang]
        asked = [text["text"] for text in texts]
        answers = in_node(MATCHED, texts=asked, told=told, **engine_of(site, lang))
        found |= {text["id"]: answer | {"lang": lang} for text, answer in zip(texts, answers, strict=True)}
    return found


def untrue_of(site: Path, answers: dict[str, dict[str, Any]]) -> tuple[list[tuple[str, ...]], int, Counter[str]]:
    """The shown words that are not on their page, how many are shown, and of which sorts the untrue are."""
    listed = [
        (name, answer["lang"], one["page"]["address"], sort, word)
        for name, answer in answers.items()
        for one in shown(answer["priorities"])
        for sort, word in said_of(one)
    ]
    pages = {(lang, address) for _, lang, address, _, _ in listed}
    articles = {page: article_of(site, *page) for page in pages}
    untrue = [
        (name, address, sort, word)
        for name, lang, address, sort, word in listed
        if f" {' '.join(WORD.findall(word.lower()))} " not in articles[lang, address]
    ]
    return untrue, len(listed), Counter(sort for _, _, sort, _ in untrue)


def article_of(site: Path, lang: str, address: str) -> str:
    """The words of the article of a page, with a space around each."""
    html = (site / ("en/" if lang == "en" else "") / address / "index.html").read_text("utf-8")
    found = ARTICLE.search(html)
    words = WORD.findall(ENDING.sub("", words_in(found[0] if found else html).lower()))
    return f" {' '.join(words)} "


def show(answers: dict[str, dict[str, Any]], wanted: list[str]) -> None:
    """Print what the page shows of the texts of those names, or of all."""
    for name, answer in answers.items():
        if wanted and name not in wanted:
            continue
        print(f"\n## {name}")
        for one in shown(answer["priorities"]):
            page = one["page"]
            print(f"- {page['title']} · {page['place']} {one['score']:.2f}")
            for sort in ("words", "phrases", "parts", "related", "codes", "actors", "places", "themes"):
                if one.get(sort):
                    print(f"    {sort}: {one[sort][:WORDS]}")
        for one in answer["operations"][:SHOWN]:
            print(f"  * {one['name']}: {one['words'][:WORDS]} {one['named']}")
        print("  unused:", ", ".join(answer["unmatched"][:60]))


if __name__ == "__main__":
    sys.exit(main())
