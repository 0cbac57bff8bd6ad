"""The configuration of Sveltia CMS: which files of a territory can be edited by form, and with which fields.

Names of collections end up in the names of branches, so each begins with its territory and none
is used twice. Tables (CSV) have no form.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlsplit

from ..language import words
from ..model import (
    CODE_LISTS,
    Atlas,
    Contribution,
    Strategy,
    Vocabularies,
    Vocabulary,
    key_of,
)
from ..model.files import FILES, kind_of, original_of, parts_of, path_of
from ..model.values import N_
from .cms_fields import Lists, Widget, option, widget
from .fields import FieldForm, fields_of

_ = words("sv").gettext
Collection = dict[str, Any]
LOCALES = {
    "structure": "multiple_files",
    "locales": ["sv", "en"],
    "default_locale": "sv",
    "initial_locales": ["sv"],
    "omit_default_locale_from_file_path": True,
}
"""``x.md`` and ``x.en.md`` are one entry in two languages."""
GITHUB_API = "https://api.github.com"
NO_PICTURES = {"default": {"config": {"max_file_size": 1}}}
"""In bytes. Files that are uploaded would go past the review, straight to the branch of the site."""
OUTPUT = {"omit_empty_optional_fields": True, "yaml": {"quote": "none", "indent_size": 2, "indent_sequences": True}}


@dataclass(frozen=True)
class Forge:
    """Where contributions are sent: ``repo`` is ``owner/name``; ``web``, ``api`` and ``sign_in`` are addresses.

    Without ``sign_in`` (a small OAuth service of the owner's) people sign in with a token.
    """

    repo: str
    branch: str
    web: str = "https://github.com"
    api: str = GITHUB_API
    sign_in: str = ""


def forge_at(repo_url: str, edit_uri: str, api: str = "", sign_in: str = "") -> Forge | None:
    """The forge behind the site's ``repo_url`` and ``edit_uri`` (``edit/<branch>/docs/``), or None.

    A branch may have slashes in its name: it is all that stands between ``edit/`` and ``/docs``.
    Another host than github.com counts only with ``api``, by which the owner states that it has GitHub's API.
    """
    parts = urlsplit(repo_url)
    repo = parts.path.strip("/").removesuffix(".git")
    branch = edit_uri.strip("/").partition("/")[2].removesuffix("/docs")
    if repo.count("/") != 1 or not branch or not (api or parts.hostname == "github.com"):
        return None
    return Forge(repo, branch, f"{parts.scheme}://{parts.netloc}", api or GITHUB_API, sign_in)


def configuration(atlas: Atlas, forge: Forge, site_url: str, title: str, only: str = "") -> dict[str, Any]:
    """All of the configuration; ``only`` a territory's folder below ``regions/`` when that is given."""
    contributions = [found for key, found in atlas.contributions.items() if only in ("", key)]
    return {
        "app_title": title,
        "site_url": site_url,
        "backend": _backend(forge),
        "publish_mode": "editorial_workflow",
        "media_folder": "docs/bilder",
        "media_libraries": NO_PICTURES,
        "logo": {"src": f"{urlsplit(site_url).path}assets/s3-icon.svg", "show_in_header": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "i18n": LOCALES,
        "editor": {"preview": False},
        "output": OUTPUT,
        "collections": [made for found in contributions for made in _collections(found, atlas.vocabularies)],
    }


def _backend(forge: Forge) -> dict[str, Any]:
    return {
        "name": "github",
        "repo": forge.repo,
        "branch": forge.branch,
        "api_root": forge.api,
        "auth_methods": ["oauth", "token"] if forge.sign_in else ["token"],
        **({"base_url": forge.sign_in} if forge.sign_in else {}),
        "cms_label_prefix": "redigera/",
        "commit_messages": {
            "create": _("Add {{slug}} – {{collection}}"),
            "update": _("Change {{slug}} – {{collection}}"),
            "delete": _("Remove {{slug}} – {{collection}}"),
        },
    }


def collection_name(key: str, part: str = "") -> str:
    """Name of a collection: ``dalarna``, ``dalarna-2022-2028``, ``programme-areas-stockholm``."""
    return "-".join(filter(None, (key.replace("/", "-"), part)))


def form_of(file: str) -> str:
    """Where the form of a contributed file is, below the address of all forms; empty when it has none."""
    kind, parts = kind_of(original_of(file)), parts_of(file)
    if not kind or kind.table or "territory" not in parts:
        return ""
    key, part = parts["territory"], parts.get("period") or ("exchange" if kind.name == "exchange" else "")
    entry = parts.get("priority") or parts.get("name") or ("region" if kind.name in ("area", "country") else kind.name)
    return f"{key}/#/collections/{collection_name(key, part)}/entries/{entry}"


def _collections(found: Contribution, vocabularies: Vocabularies) -> Iterator[Collection]:
    key, lists = key_of(found.territory), _lists(found, vocabularies)
    yield _own_files(found, key, lists)
    for strategy in reversed(found.strategies):
        yield _strategy(strategy, found, key, lists)
    yield _exchange(found, key, lists)


def _own_files(found: Contribution, key: str, lists: Lists) -> Collection:
    place, label, both = found.territory.name.sv, _("The programme area"), _("the area and its sources")
    if found.territory.kind == "county":
        label, both = _("The region"), _("the region and its sources")
    elif found.territory.kind == "country":
        label, both = _("The national programme"), _("the national programme and its sources")
    files = {
        "region": (label, found.file),
        "sources": (_("Sources"), path_of("sources", territory=key)),
    }
    if found.gone:
        files["gone"] = (_("What is no longer here"), path_of("gone", territory=key))
    return {
        "name": collection_name(key),
        "label": f"{place}: {both}",
        "publish": False,
        "files": [
            {"name": name, "label": label, "file": file, "format": "yaml", "fields": _widgets(file, lists)}
            for name, (label, file) in files.items()
        ],
    }


def _strategy(strategy: Strategy, found: Contribution, key: str, lists: Lists) -> Collection:
    return {
        "name": collection_name(key, strategy.id),
        "label": f"{found.territory.name.sv}: {strategy.id.replace('-', '–')}",
        "description": escape(strategy.facts.title, quote=False),  # shown as Markdown
        "folder": strategy.file.rpartition("/")[0],
        "identifier_field": "name",
        "slug": {"template": "{{name}}", "editable": ["create"]},
        "format": "yaml-frontmatter",
        "i18n": True,
        "publish": False,
        "delete": False,
        "duplicate": False,
        "index_file": {
            "name": "strategy",
            "label": _("The strategy"),
            "fields": _translated("strategy", lists),
        },
        "fields": _translated("priority", lists),
    }


def _exchange(found: Contribution, key: str, lists: Lists) -> Collection:
    file = path_of("exchange", territory=key, name="x")
    return {
        "name": collection_name(key, "exchange"),
        "label": f"{found.territory.name.sv}: {_('needs and offers')}",
        "folder": file.rpartition("/")[0],
        "extension": "yml",
        "format": "yaml",
        "identifier_field": "form",
        "summary": "{{text.sv}}",
        "slug": {"template": "{{kind}}-{{form}}", "editable": ["create"]},
        "publish": False,
        "fields": _widgets(file, lists),
    }


def _widgets(file: str, lists: Lists) -> list[Widget]:
    kind = kind_of(file)
    return [widget(form, lists) for form in fields_of(kind.model)] if kind else []


def _translated(name: str, lists: Lists) -> list[Widget]:
    """The fields of a file with those of its English version, in the order of both, and its text."""
    own, english = fields_of(FILES[name].model), fields_of(FILES[f"{name}.en"].model)
    names, shared = {form.name for form in own}, {form.name for form in english}
    made = [widget(form, lists) | {"i18n": form.name in shared} for form in _in_both(own, english)]
    for field in made:
        if field["name"] not in names:
            field["label"] += f" ({_('only in English')})"
    text = {"name": "body", "label": _("Text"), "hint": _(TEXT), "widget": "text", "required": False, "i18n": True}
    return [*made, text]


TEXT = N_("In Markdown. A sentence cites a source as [^source-id], and the source also stands in the list of sources")


def _in_both(own: Iterable[FieldForm], english: Iterable[FieldForm]) -> list[FieldForm]:
    """The fields of the Swedish file, and after its neighbour each that only the English one has."""
    fields = list(own)
    names = [form.name for form in fields]
    for before, form in zip([None, *english], english, strict=False):
        if form.name not in names:
            at = names.index(before.name) + 1 if before else 0
            fields.insert(at, form)
            names.insert(at, form.name)
    return fields


def _lists(found: Contribution, vocabularies: Vocabularies) -> Lists:
    return {name: tuple(_terms(vocabulary)) for name, vocabulary in vocabularies.items()} | {
        "codes": tuple(one for name in CODE_LISTS for one in _terms(vocabularies[name], f"{name}:")),
        "sources": tuple(option(source.id, f"{source.id} – {source.title}") for source in found.sources.values()),
        "strategies": tuple(option(strategy.id, strategy.facts.title) for strategy in found.strategies),
        "priorities": tuple(
            option(f"{strategy.id}/{priority.id}", f"{priority.facts.name} ({strategy.id})")
            for strategy in found.strategies
            for priority in strategy.priorities
        ),
    }


def _terms(vocabulary: Vocabulary, prefix: str = "") -> Iterator[Mapping[str, str]]:
    for term in vocabulary.terms:
        yield option(f"{prefix}{term.id}", f"{term.id} {term.name.sv}" if prefix else term.name.sv)
