"""The owner's choices in mkdocs.yml, as pages need them."""

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from ..analysis.comparison import MANY_PAIRS
from ..contribute.editor import Forge, forge_at
from ..pages.page import Settings

EDITOR_BUNDLE = Path(__file__).parents[1] / "editor" / "built"
"""Where `make editor` puts the forms."""


def settings_of(config: Any) -> Settings:
    """Read the site's address, names, publisher and the forge's addresses from the engine's configuration.

    ``extra.smartspec`` holds ``site_name_en``, ``publisher``, ``most_pairs`` and ``forms``; the rest are the
    engine's own ``site_url``, ``site_name``, ``repo_url`` and ``edit_uri``. New files and issue forms are linked to
    where ``edit_uri`` begins with ``edit/``: on a forge that has GitHub's addresses.
    """
    own = config.extra.get("smartspec") or {}
    repository = (config.repo_url or "").rstrip("/")
    docs = urljoin(f"{repository}/", config.edit_uri or "") if repository and config.edit_uri else ""
    edit_base = urljoin(docs, "../") if docs else ""
    like_github = bool(edit_base) and (config.edit_uri or "").startswith("edit/")
    return Settings(
        site_url=config.site_url or "",
        names={"sv": own.get("site_name_sv", config.site_name), "en": own.get("site_name_en", config.site_name)},
        edit_base=edit_base,
        new_base=edit_base.replace(f"{repository}/edit/", f"{repository}/new/", 1) if like_github else "",
        issues=f"{repository}/issues/" if like_github else "",
        publisher=own.get("publisher") or "",
        most_pairs=int(own.get("most_pairs", MANY_PAIRS)),
        root=Path(config.config_file_path).resolve().parent,
        forge=_forge(config, own.get("forms") or {}),
    )


def _forge(config: Any, forms: dict[str, str]) -> Forge | None:
    """Where forms send what is edited, if they are switched on and bundled and the forge is one that they can use."""
    if "smartspec/editor" not in config.plugins or not (EDITOR_BUNDLE / "editor.js").is_file():
        return None
    addresses = config.repo_url or "", config.edit_uri or ""
    return forge_at(*addresses, forms.get("api") or "", forms.get("sign_in") or "")
