"""``smartspec write``: every generated page as Markdown."""

from pathlib import Path

from ..language import words
from ..site.write import write_site


def write(root: Path, target: Path, lang: str) -> int:
    """Write, say how it went, and return the exit status."""
    pages = write_site(root, target, lang)
    said = words(lang).gettext("Wrote %(pages)s pages as Markdown in %(target)s/.")
    print(said % {"pages": pages, "target": target})
    return 0
