"""``smartspec release``: the data as one file with a version, to be kept."""

from pathlib import Path

from ..language import words
from ..site.release import write_release


def release(root: Path, version: str, to: Path, lang: str) -> int:
    """Write the package and its checksum, say so, and return the exit status."""
    file = write_release(root, version, to, lang)
    said = words(lang).gettext("Wrote %(file)s and %(name)s.sha256.")
    print(said % {"file": file, "name": file.name})
    return 0
