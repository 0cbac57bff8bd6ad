"""Replace a file in one step."""

import os
import tempfile
from pathlib import Path


def replace_text(path: Path, text: str) -> None:
    """In one step, so that a run that is stopped leaves the old file or the new one."""
    descriptor, beside = tempfile.mkstemp(prefix=".import-", dir=path.parent)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.chmod(beside, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
