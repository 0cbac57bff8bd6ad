"""Write every generated page as Markdown with its assets, for any engine to publish.

Each page becomes a ``.md`` file whose body is the finished HTML and whose front matter
holds title, description and language. Links are relative, so the pages need no plugin. The search's
script and index lie in ``assets/``; what the engine itself publishes from docs/ is not in that index.
"""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.meta import get_data

from ..check import publishable_atlas
from ..model import LANGUAGES
from ..pages.page import Page
from ..pages.search.descriptions import Describer
from ..pages.writer import Writer
from ..problems import NothingDone, Problem, render
from ..read.file_names import LEFT_BEHIND
from .editors_page import editors_page
from .families import FAMILIES
from .family import tell_what_is_left_out
from .search import SearchPlugin, search_files
from .security import leads_out
from .settings import load_settings, settings_of
from .theme import theme_file, use_theme

ASSETS = ("assets/s3.css", "assets/s3.js", "assets/s3-icon.svg")


def write_site(root: Path, target: Path, lang: str = "sv") -> int:
    """Write all pages of the families that mkdocs.yml names into ``target``; the number of pages.

    Raises NothingDone, with all errors as text, when contributed files have any.
    """
    atlas = publishable_atlas(root, lang)
    tell_what_is_left_out(root, atlas)
    config = load_settings(root)
    config.plugins.pop("smartspec/editor", None)  # its forms are a program, which no engine can publish as Markdown
    families = [plugin for plugin in config.plugins.values() if isinstance(plugin, FAMILIES)]
    use_theme(config)
    settings = settings_of(config)
    shutil.copytree(config.docs_dir, target, dirs_exist_ok=True, ignore=_unpublished(config))
    for name in ASSETS:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(theme_file(config, name), target / name)
    writers = {one: Writer(atlas, settings, one) for one in LANGUAGES}
    _write_macros(target, writers, lang)
    pages = [page for writer in writers.values() for family in families for page in family.make(writer)]
    for writer in writers.values():
        for found in (found for family in families for found in family.data(writer)):
            (target / found.path).parent.mkdir(parents=True, exist_ok=True)
            (target / found.path).write_bytes(found.content)
    searched = any(isinstance(family, SearchPlugin) for family in families)
    described = {one: Describer(writer).describe(pages) for one, writer in writers.items()} if searched else {}
    for name, text in (search_files(described, atlas) if searched else {}).items():
        (target / "assets" / name).write_text(text, "utf-8")
    for page in pages:
        file = target / page.url / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdown(page), "utf-8")
    return len(pages)


def _unpublished(config: MkDocsConfig) -> Callable[[str, list[str]], set[str]]:
    """Which names of a folder a build does not publish either: ``exclude_docs``, leftovers, and links out of docs/."""

    def is_excluded(path: Path) -> bool:
        within = f"{path.relative_to(config.docs_dir).as_posix()}{'/' if path.is_dir() else ''}"
        return bool(config.exclude_docs and config.exclude_docs.match_file(within))

    return lambda folder, names: {
        name
        for name in names
        if LEFT_BEHIND.fullmatch(name)
        or is_excluded(Path(folder, name))
        or leads_out(Path(folder, name), Path(config.docs_dir))
    }


def _write_macros(target: Path, writers: dict[str, Writer], lang: str) -> None:
    """Render the macros of the pages that use them. Raises NothingDone with all errors as text.

    Their links hold where each page becomes a folder (``om/``), as engines do unless told otherwise.
    """
    problems: list[Problem] = []
    for file in sorted(target.rglob("*.md")):
        source = file.read_text("utf-8-sig")
        text, facts = get_data(source)
        if facts.get("render_macros") is True:
            src_uri = file.relative_to(target).as_posix()
            page = editors_page(src_uri, _url(src_uri), source, text, writers)
            done = page.in_markdown(page.rendered(text))
            file.write_text(_front_matter({**facts, "render_macros": False}) + done, "utf-8")
            problems += page.problems
    if problems:
        raise NothingDone(render(problems, lang))


def _url(src_uri: str) -> str:
    """Where engines put a page: ``om.md`` at ``om/``, ``en/index.md`` at ``en/``."""
    return (
        src_uri.removesuffix("index.md") if f"/{src_uri}".endswith("/index.md") else f"{src_uri.removesuffix('.md')}/"
    )


def _front_matter(facts: Mapping[str, object]) -> str:
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
    return f"---\n{''.join(lines)}---\n"


def markdown(page: Page) -> str:
    """The page as front matter and one block of HTML, without blank lines that would end the block."""
    words = {"title": _plain(page.title), "description": _plain(page.description), "lang": page.lang}
    matter = _front_matter(words | {"render_macros": False})
    body = "\n".join(line for line in page.whole.split("\n") if line.strip())
    body = body.replace("{", "&#123;").replace("}", "&#125;")  # no engine's templates or shortcodes begin here
    return f'{matter}<div class="s3-page" lang="{page.lang}">\n{body}\n</div>\n'


def _plain(text: str) -> str:
    """A text without special characters of HTML or templates, so that it is the same escaped or not.

    Engines differ in whether they escape what front matter says. The page's own heading is exact.
    """
    return re.sub(r"&(?=#?\w+;?)", "＆", text).translate(str.maketrans('<>{}"', "‹›❴❵”"))
