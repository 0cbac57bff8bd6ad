"""Two languages in one build: Swedish at ``/``, English at ``/en/``.

The theme asks its configuration for the language while it renders each page, so that is
set page by page, together with the navigation and the links between the languages.
"""

from collections.abc import Iterator, Sequence

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from ..check import checked_atlas
from ..language import words
from ..model import LANGUAGES
from ..pages.compiling import compiled_templates
from ..pages.proposals import Edit, Proposals, correction_by_mail, proposals
from .generated import GeneratedPage
from .settings import settings_of

NAMES = {"sv": "Svenska", "en": "English"}


class LanguageContext(TemplateContext):
    """What every template of the theme is given: the engine's own context, with the two languages."""

    s3_lang: str
    s3_alternates: list[dict[str, str]]
    s3_switch: dict[str, str] | None


class PageContext(LanguageContext):
    """What the template of a page is given."""

    s3_proposals: Proposals | None
    s3_mail: str
    """The link to a letter about a fault on a written page; generated ones have their own, and their own proposals."""


class LanguagesPlugin(BasePlugin[LegacyConfig]):
    """``smartspec/languages``: language of the theme, navigation and alternates of every page."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Without a repository there is nothing to edit; the engine would warn of it on every page."""
        if not config.repo_url:
            config.edit_uri = None
        return config

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Divide the navigation: one per language."""
        self.urls = {_url(file.url) for file in files.documentation_pages()}
        self.settings = settings_of(config)
        self.navs = {lang: _navigation_in(nav, lang) for lang in LANGUAGES}
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme's templates say our words, and keep them compiled between builds."""
        _install_words(env)
        env.globals["s3_lang"] = "sv"  # where nothing else is said; each page says its own
        env.bytecode_cache = compiled_templates("theme")
        env.globals["s3_sitemap"] = self._sitemap
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> PageContext:
        """Set the theme's language to the page's, and its link to the other language."""
        self._speak(language_of(page.url), config)
        page.previous_page = page.next_page = None
        page.meta.setdefault("hide", ["navigation"])  # the tabs show all of it
        other = _other(page.url)
        switch = {"url": other, "lang": language_of(other), "name": NAMES[language_of(other)]}
        generated = isinstance(page, GeneratedPage)
        in_both = generated or _url(other) in self.urls
        return {
            **context,
            "nav": self._navigation_for(page),
            "s3_lang": language_of(page.url),
            "s3_alternates": self._alternates(page.url, in_both),
            "s3_switch": switch if in_both else None,
            "s3_proposals": None if generated else self._proposals(page),
            "s3_mail": "" if generated else self._mail(page),
        }

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> LanguageContext:
        """Pages outside both languages, such as 404, are in Swedish."""
        self._speak("sv", config)
        return {**context, "nav": self.navs["sv"], "s3_lang": "sv", "s3_alternates": [], "s3_switch": None}

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Between two pages the settings are as the owner wrote them."""
        self._speak("sv", config)
        return output

    def _speak(self, lang: str, config: MkDocsConfig) -> None:
        config.theme["language"] = lang
        config.site_name = self.settings.names[lang]
        config.site_description = self.settings.descriptions[lang]

    def _alternates(self, url: str, in_both: bool) -> list[dict[str, str]]:
        """Absolute addresses of the page in each language it exists in, for hreflang."""
        by_lang = {lang: url if language_of(url) == lang else _other(url) for lang in LANGUAGES}
        links = {lang: self.settings.site_url + _url(by_lang[lang]) for lang in by_lang}
        return [{"lang": lang, "link": links[lang]} for lang in by_lang if in_both or by_lang[lang] == url]

    def _sitemap(self, pages: Sequence[File]) -> Iterator[tuple[str, str | None]]:
        """Address and day of change of every page that search engines are to know; its languages stand in its head."""
        root = self.settings.root
        days = checked_atlas(root)[0].changed if root else {}
        for file in pages:
            page, url = file.page, _url(file.url)
            own = page.own if isinstance(page, GeneratedPage) else None
            if not own or not own.unlisted:
                day = own.changed if own else days.get(f"docs/{file.src_uri}")
                yield self.settings.site_url + url, day

    def _proposals(self, page: Page) -> Proposals:
        """The links with which a visitor proposes a change of a written page."""
        permalink = self.settings.site_url + _url(page.url)
        return proposals(self.settings, permalink, (Edit(f"docs/{page.file.src_uri}"),), ())

    def _mail(self, page: Page) -> str:
        permalink = self.settings.site_url + _url(page.url)
        return correction_by_mail(self.settings, language_of(page.url), str(page.title or ""), permalink)

    def _navigation_for(self, page: Page) -> Navigation:
        nav = self.navs[language_of(page.url)]
        own = max((item for item in nav.items if _holds(item, page)), key=lambda item: len(item.url), default=None)
        for item in nav.items:
            item.active = item is own
        return nav


def language_of(url: str) -> str:
    """The language of a page by its path from the site's root."""
    return "en" if url.startswith("en/") else "sv"


def _url(url: str) -> str:
    return "" if url == "./" else url


def _other(url: str) -> str:
    """The path of the page in the other language, in the engine's own spelling."""
    return (url.removeprefix("en/") or "./") if language_of(url) == "en" else f"en/{_url(url)}"


def _holds(item: Page | Link, page: Page) -> bool:
    """Whether a navigation entry is the page itself or the section that its path lies in."""
    here, there = _url(page.url), _url(item.url)
    return here == there or (there not in ("", "en/") and here.startswith(there))


def _navigation_in(nav: Navigation, lang: str) -> Navigation:
    """The entries of one language; English ones stand in a section of their own in mkdocs.yml."""
    items = []
    for item in nav.items:
        for entry in item.children or [item]:
            if isinstance(entry, Page | Link) and language_of(entry.url) == lang:
                entry.parent = None
                items.append(entry)
    divided = Navigation(items, [item for item in items if isinstance(item, Page)])
    divided.homepage = next((page for page in divided.pages if _url(page.url) in ("", "en/")), None)
    return divided


def _install_words(env: Environment) -> None:
    """Give templates ``_`` and ``ngettext``, in the language that ``s3_lang`` holds on each page."""

    @pass_context
    def gettext(context: Context, message: str) -> str:
        return words(context["s3_lang"]).gettext(message)

    @pass_context
    def ngettext(context: Context, one: str, many: str, number: int) -> str:
        return words(context["s3_lang"]).ngettext(one, many, number)

    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
