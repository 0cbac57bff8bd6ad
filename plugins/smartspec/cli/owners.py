"""``smartspec owners``: write the forge's file CODEOWNERS."""

import sys
from pathlib import Path

from ..language import words
from ..site.owners import FILE, owners_of
from ..site.settings import EngineError


def owners(root: Path, lang: str) -> int:
    """Write the file, say so, and return the exit status."""
    try:
        text = owners_of(root, lang)
    except (ValueError, EngineError) as error:
        print(error, file=sys.stderr)
        return 1
    (root / FILE).parent.mkdir(exist_ok=True)
    (root / FILE).write_text(text, "utf-8")
    print(words(lang).gettext("Written: %(files)s.") % {"files": FILE})
    return 0
