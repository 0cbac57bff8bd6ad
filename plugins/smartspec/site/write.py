"""Write every generated page as Markdown with its assets, for any engine to publish.

Each page becomes a ``.md`` file whose body is the finished HTML and whose front matter
holds title, description and language. Links are relative, so the pages need no plugin. The search's
script and index lie in ``assets/``; what the engine itself publishes from docs/ is not in that index.
"""

import json
import re
import shutil
from pathlib import Path

from mkdocs.config import load_config

from ..check import checked_atlas
from ..model import LANGUAGES
from ..pages.page import Page
from ..pages.search_descriptions import Describer
from ..pages.writer import Writer
from ..problems import render
from .families import FAMILIES
from .search import search_files
from .settings import settings_of

ASSETS = ("assets/s3.css", "assets/s3.js", "assets/s3-icon.svg", "assets/s3-two.js")


def write_site(root: Path, target: Path) -> int:
    """Write all pages of ``root`` into ``target``; the number of pages.

    Raises ValueError, with all errors as text, when contributed files have any.
    """
    atlas, problems = checked_atlas(root)
    if errors := [problem for problem in problems if problem.level == "error"]:
        raise ValueError(render(errors))
    settings = settings_of(load_config(str(root / "mkdocs.yml"), plugins=[]))
    unpublished = shutil.ignore_patterns("decisions", "vocabularies", "calendar", "news", "exchange")
    shutil.copytree(root / "docs", target, dirs_exist_ok=True, ignore=unpublished)
    for name in ASSETS:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / "overrides" / name, target / name)
    pages = [
        page for lang in LANGUAGES for family in FAMILIES for page in family().make(Writer(atlas, settings, lang), [])
    ]
    for lang in LANGUAGES:
        for found in (found for family in FAMILIES for found in family().data(Writer(atlas, settings, lang))):
            (target / found.path).parent.mkdir(parents=True, exist_ok=True)
            (target / found.path).write_text(found.text, "utf-8", newline="")
    described = {lang: Describer(Writer(atlas, settings, lang)).describe(pages) for lang in LANGUAGES}
    for name, text in search_files(described).items():
        (target / "assets" / name).write_text(text, "utf-8")
    for page in pages:
        file = target / page.url / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdown(page), "utf-8")
    return len(pages)


def markdown(page: Page) -> str:
    """The page as front matter and one block of HTML, without blank lines that would end the block."""
    words = {"title": _plain(page.title), "description": _plain(page.description), "lang": page.lang}
    facts = words | {"render_macros": False}
    matter = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
    body = "\n".join(line for line in page.whole.split("\n") if line.strip())
    body = body.replace("{", "&#123;").replace("}", "&#125;")  # no engine's templates or shortcodes begin here
    return f'---\n{matter}---\n<div class="s3-page" lang="{page.lang}">\n{body}\n</div>\n'


def _plain(text: str) -> str:
    """A text that means nothing but itself in HTML, in an attribute and in a template, escaped or not.

    Engines differ in whether they escape what front matter says. The page's own heading is exact.
    """
    return re.sub(r"&(?=#?\w+;?)", "＆", text).translate(str.maketrans('<>{}"', "‹›❴❵”"))


def command(root: Path, target: Path) -> int:
    """Write, say how it went, and return the exit status."""
    try:
        pages = write_site(root, target)
    except ValueError as error:
        print(error)
        return 1
    print(f"Skrev {pages} sidor som Markdown i {target}/.")
    return 0
