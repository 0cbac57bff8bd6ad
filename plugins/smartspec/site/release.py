"""A release of the data: the package with a version of its own, to keep where the site only has the latest."""

import hashlib
from dataclasses import replace
from pathlib import Path

from .. import addresses
from ..check import publishable_atlas
from ..diff.log import logged_days
from ..export.files import open_data_files
from ..export.material import Material
from ..language import words
from ..model import Atlas
from ..pages.page import Settings
from ..problems import NothingDone
from ..read.history import state_of
from .settings import load_settings, settings_of


def material_of(settings: Settings, atlas: Atlas) -> Material:
    """What the open data are made of, with the history as far as it is known."""
    root = settings.root
    days, commit = (logged_days(atlas, root), state_of(root)) if root else ((), None)
    return Material(atlas, settings.site_url, settings.names, days, commit, most_pairs=settings.most_pairs)


def write_release(root: Path, version: str, to: Path, lang: str) -> Path:
    """Write the package of that version into the folder ``to``, with its checksum (SHA-256) beside it.

    Raises NothingDone, with all errors as text, when contributed files have any, or when there is another package of
    that version: what has been released never changes.
    """
    atlas = publishable_atlas(root, lang)
    settings = settings_of(load_settings(root, plugins=[]))
    files = open_data_files(replace(material_of(settings, atlas), version=version), None, settings.publisher)
    content = next(file.text for file in files if file.path == addresses.PACKAGE)
    assert isinstance(content, bytes)
    file = to / f"{Path(addresses.PACKAGE).stem}-{version}.zip"
    to.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.read_bytes() != content:
        said = words(lang).gettext("%(file)s is there already, and differs. Give the data a new version.")
        raise NothingDone(said % {"file": file})
    file.write_bytes(content)
    file.with_suffix(".zip.sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  {file.name}\n", "utf-8")
    return file
