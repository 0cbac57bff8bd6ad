"""The site's look: the templates, CSS and scripts of overrides/, laid over Material for MkDocs, and bundled scripts."""

import os
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from ..language import words

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED, _CHECKOUT = _PACKAGE / "overrides", _PACKAGE.parents[1] / "overrides"
OVERRIDES = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
"""The wheel has the folder inside the package; in the repository it lies at the top."""
BUILT = _PACKAGE / "browser" / "built"

COLOUR = re.compile(r"--s3-[\w-]+: [^;]+;")
SWITCHING = re.compile(r"\[data-md-color-switching\] \*[^{}]*\{[^{}]*\}")
TABLE_OF_MARKDOWN = "table:not(.s3-table,.s3-bars,.highlighttable)"
"""A table in a page that editors write has no class; these are the classes that other tables have."""


def use_theme(config: MkDocsConfig) -> None:
    """Look for theme files in OVERRIDES after the site's own ``custom_dir`` and before Material's folder.

    A site outside the repository cannot name a folder inside an installed package in its mkdocs.yml.
    """
    folders = config.theme.dirs
    if not any(os.path.realpath(folder) == str(OVERRIDES) for folder in folders):
        folders.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))


def spare_restyling(files: Files, config: MkDocsConfig) -> None:
    """Say the same in those rules of Material's style sheets that make a browser style the whole page again.

    One selects everything while the scheme of colours changes, which the theme's script says that it does on every
    page that is opened; others ask of every table whether it has any class, so that no class of anything can change
    without a new look at all that is within. On a page of two thousand elements they were half of what blocks it.
    """
    for file in [one for one in files.css_files() if one.src_uri.startswith("assets/stylesheets/")]:
        css = file.content_string
        spared = SWITCHING.sub("", css).replace("table:not([class])", TABLE_OF_MARKDOWN)
        if spared != css:
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=spared))


def figure_style() -> str:
    """The style sheet of figures that stand alone, in both schemes, cut out of the theme's own.

    Raises ValueError where the theme's style sheet has no such part.
    """
    css = (OVERRIDES / "assets" / "s3.css").read_text("utf-8")
    schemes = dict(re.findall(r'\[data-md-color-scheme="(\w+)"\] \{(.*?)\n\}', css, re.DOTALL))
    light, dark = (" ".join(COLOUR.findall(schemes.get(name, ""))) for name in ("default", "slate"))
    part = re.search(r"/\* Figures.*?\*/\n(.*?)/\* End of figures \*/", css, re.DOTALL)
    if not (part and light and dark):
        raise ValueError("s3.css has no part between the comments Figures and End of figures, or no colours")
    in_the_dark = f"@media screen and (prefers-color-scheme: dark) {{ svg:root {{ {dark} }} }}"
    return f":root {{ {light} }}\n{in_the_dark}\n{part[1]}"


def theme_file(config: MkDocsConfig, name: str) -> Path:
    """The file of that name in the first of the theme's folders that has it. Raises FileNotFoundError."""
    found = (Path(folder, name) for folder in config.theme.dirs)
    try:
        return next(path for path in found if path.is_file())
    except StopIteration:
        raise FileNotFoundError(name) from None


def bundled(name: str) -> str:
    """The text of a script that `make site` has bundled for the browser. Raises Abort when it has not."""
    try:
        return (BUILT / name).read_text("utf-8")
    except FileNotFoundError as missing:
        said = words("sv").gettext(
            "%(name)s is not built. Run `make site` once in the generator's repository, then build the package."
        )
        raise Abort(f"\n{said % {'name': name}}") from missing
