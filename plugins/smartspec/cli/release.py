"""``smartspec release``: the data as one file with a version, to be kept."""

import sys
from pathlib import Path

from ..language import words
from ..site.release import write_release
from ..site.settings import EngineError


def release(root: Path, version: str, to: Path, lang: str) -> int:
    """Write the package and its checksum, say so, and return the exit status."""
    try:
        file = write_release(root, version, to, lang)
    except (ValueError, EngineError) as error:
        print(error, file=sys.stderr)
        return 1
    said = words(lang).gettext("Wrote %(file)s and %(name)s.sha256.")
    print(said % {"file": file, "name": file.name})
    return 0
