"""Editing by form: the page that tells how, and the forms, one for each territory and one for all.

The forms are Sveltia CMS (docs/decisions/0016-editing-by-form.md). They stand outside the site's
theme, with a policy of their own: the only other address that they may ask is the forge's API.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

from ... import addresses
from ...edit.cms import Forge, configuration
from ...model import LANGUAGES, Contribution, Territory, key_of
from ..environment import environment
from ..page import DataFile, Page, View
from ..writer import Draft, Writer

BUNDLE = "assets/editor/"
SCRIPT = f"{BUNDLE}editor.js"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self' data: blob: {api}; manifest-src 'self' blob:; "
    "base-uri 'none'; form-action 'none'"
)


class EditingView(View):
    """What the template of the page shows."""

    forge: Forge
    key_page: str
    forms: list[tuple[Territory, str]]


def editing_pages(writer: Writer) -> Iterator[Page]:
    """``/redaktion/formular/``: how to sign in, what becomes of a change, and what forms cannot do."""
    forge = writer.settings.forge
    if not forge:
        return
    facts = EditingView(
        forge=forge,
        key_page=_key_page(forge),
        forms=[(found.territory, editor_address(found)) for found in writer.atlas.contributions.values()],
    )
    description = writer.gettext(
        "How a region corrects and adds facts in a form: signing in, and what becomes of a change."
    )
    yield writer.write(Draft("editing", description, facts))


def editor_address(contribution: Contribution) -> str:
    """Where the forms of a territory are: ``redigera/dalarna/``."""
    return f"{addresses.EDITOR}{key_of(contribution.territory)}/"


def editor_files(writer: Writer) -> Iterator[DataFile]:
    """The page and the configuration of all forms together, and of each territory's own, which are in Swedish only."""
    forge = writer.settings.forge
    if not forge or writer.lang != LANGUAGES[0]:
        return
    yield from _editor(writer, forge, addresses.EDITOR, "")
    for key, contribution in writer.atlas.contributions.items():
        yield from _editor(writer, forge, editor_address(contribution), key)


def editor_settings(writer: Writer, forge: Forge, key: str) -> dict[str, Any]:
    """What Sveltia CMS is told: of the territory with that key, or of all where it is empty."""
    place = writer.atlas.contributions[key].territory.name.sv if key else ""
    return configuration(
        writer.atlas, forge, writer.settings.site_url, f"{writer.gettext('Edit')} {place}".strip(), key
    )


def _editor(writer: Writer, forge: Forge, address: str, key: str) -> Iterator[DataFile]:
    settings = editor_settings(writer, forge, key)
    html = (
        environment(writer.lang)
        .get_template("editor/editor.html")
        .render(
            lang=writer.lang,
            title=settings["app_title"],
            site_name=writer.settings.names[writer.lang],
            policy=POLICY.format(api=_origin(forge.api)),
            root=addresses.relative(address, ""),
            script=SCRIPT,
        )
    )
    yield DataFile(f"{address}index.html", html)
    yield DataFile(f"{address}config.json", json.dumps(settings, ensure_ascii=False, separators=(",", ":")))


def _key_page(forge: Forge) -> str:
    """Where GitHub makes a key, with the rights that it needs filled in."""
    asked = urlencode({"name": forge.repo, "contents": "write", "pull_requests": "write"})
    return f"{forge.web}/settings/personal-access-tokens/new?{asked}"


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
