"""``smartspec owners``: write the forge's file CODEOWNERS."""

from pathlib import Path

from ..language import words
from ..site.owners import FILE, owners_of


def owners(root: Path, lang: str) -> int:
    """Write the file, say so, and return the exit status."""
    text = owners_of(root, lang)
    (root / FILE).parent.mkdir(exist_ok=True)
    (root / FILE).write_text(text, "utf-8")
    print(words(lang).gettext("Written: %(files)s.") % {"files": FILE})
    return 0
