"""``smartspec release``: the data as one file with a version, to be kept."""

import sys
from pathlib import Path

from ..site.release import write_release
from ..site.settings import EngineError


def release(root: Path, version: str, to: Path) -> int:
    """Write the package and its checksum, say so, and return the exit status."""
    try:
        file = write_release(root, version, to)
    except (ValueError, EngineError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Skrev {file} och {file.name}.sha256.")
    return 0
