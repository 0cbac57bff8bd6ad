"""Values kept between runs as JSON files in the user's own cache: what a repository holds may come from a stranger.

A file that is damaged, or is another's, counts as none; a cache that cannot be written only costs time.
"""

import hashlib
import json
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any


def kept(file: Path) -> Any:
    """The value that was kept in that file; None where there is none that is whole."""
    try:
        digest, _, text = file.read_bytes().partition(b"\n")
        return json.loads(text) if digest == _digest(file.name, text) else None
    except (OSError, ValueError):
        return None


def keep(file: Path, value: Any) -> None:
    """Keep a value, in one step: whoever reads at the same time finds the old one or the new one."""
    text = json.dumps(value, ensure_ascii=False).encode()
    beside = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(_digest(file.name, text) + b"\n" + text)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)


def _digest(name: str, text: bytes) -> bytes:
    """Of the name too, so that a file that has been moved to another's place is noticed."""
    return hashlib.sha256(name.encode() + b"\n" + text).hexdigest().encode()
