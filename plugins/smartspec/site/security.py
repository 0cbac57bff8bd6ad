"""What a page that somebody wrote in docs/ may hold, and a policy that lets only the theme's own scripts run.

The hashes of the theme's inline scripts are taken from a page without any contributed
word, rendered before the real ones; hashing finished pages would bless injected scripts.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import jinja2
import nh3
from mkdocs.commands.build import get_context
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ..language import words
from ..model import WrittenPageFacts
from ..read.file_names import LEFT_BEHIND
from .generated import GeneratedPage

log = get_plugin_logger("smartspec")

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; style-src-attr 'none'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; object-src 'none'; frame-src 'none'"
)
TAGS = nh3.ALLOWED_TAGS | {"section", "tfoot"}
CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=nh3.ALLOWED_ATTRIBUTES | {"*": {"class", "id", "lang", "title"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
TAG = re.compile(r"<([a-zA-Z][\w-]*)")


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path is, or lies behind, a link out of that folder."""
    return not path.resolve().is_relative_to(folder.resolve())


class SecurityPlugin(BasePlugin[LegacyConfig]):
    """``smartspec/security``: the Content-Security-Policy that ``overrides/main.html`` writes, and no stray files."""

    nonce = ""
    """Of a preview: lets the engine's own script run that reloads the page. No contributed text can know it."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what editors and systems left in docs/, and links out of it: the engine would publish both."""
        docs = Path(config.docs_dir)
        for file in list(files):
            if any(map(LEFT_BEHIND.fullmatch, file.src_uri.split("/"))):
                files.remove(file)
            elif file.src_dir == config.docs_dir and leads_out(Path(file.abs_src_path or ""), docs):
                said = words("sv").gettext("%(file)s leads out of docs/ and is left out.")
                log.warning(said % {"file": file.src_uri})
                files.remove(file)
        return files

    @event_priority(200)  # before any other plugin asks the front matter
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave in a written page's front matter what it may say, escaped. The check tells of anything else."""
        if isinstance(page, GeneratedPage):
            return markdown
        page.meta = {
            key: value if isinstance(value, bool) else escape(str(value))
            for key, value in page.meta.items()
            if key in WrittenPageFacts.model_fields  # the theme obeys more of it, and prints it unescaped
        }
        return markdown

    @event_priority(200)  # before macros put in the HTML that templates of ours have written
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave in a written page the HTML that text needs; a strict build stops at any other element."""
        if isinstance(page, GeneratedPage):
            return html
        said = words("sv").gettext("docs/%(file)s: the element <%(tag)s> is left out.")
        for tag in sorted({tag.lower() for tag in TAG.findall(html)} - TAGS):
            log.warning(said % {"file": page.file.src_uri, "tag": tag})
        return CLEANER.clean(html)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Only a preview has an additional script."""
        self.nonce = secrets.token_urlsafe(16) if command == "serve" else ""

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., object]
    ) -> LiveReloadServer:
        """Mark the script that the preview's server adds last to each page, so that the policy lets it run."""
        own: Any = server  # the engine has no public way to change the script: its private method is replaced
        inject, marked = own._inject_js_into_html, f'<script nonce="{self.nonce}">'.encode()
        own._inject_js_into_html = lambda content, epoch: marked.join(inject(content, epoch).rsplit(b"<script>", 1))
        return server

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Render an empty page and allow what stands in it."""
        html = _trusted_page(env, config)
        allowed = list(dict.fromkeys(_hash(script) for script in SCRIPT.findall(html)))
        allowed += [f"'nonce-{self.nonce}'"] if self.nonce else []
        env.globals["s3_policy"] = POLICY.format(hashes=" ".join(allowed))
        return env


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _trusted_page(env: jinja2.Environment, config: MkDocsConfig) -> str:
    file = File.generated(config, "s3-trusted.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    page = Page("", file, config)
    page.content, page.toc, page.meta = "", TableOfContents([]), {}
    nav = Navigation([page], [page])
    nav.homepage = page
    context = get_context(nav, [], config, page)
    return env.get_template("main.html").render(context)
