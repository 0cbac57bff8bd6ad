"""Values kept between runs as files in the user's own cache: what a repository holds may come from a stranger.

A file that is damaged, or is another's, counts as none; a cache that cannot be written only costs time.
"""

import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any


def kept(file: Path, read: Callable[[bytes], Any] = json.loads) -> Any:
    """The value that was kept in that file; None where there is none that is whole. ``read`` may raise ValueError."""
    try:
        digest, _, text = file.read_bytes().partition(b"\n")
        return read(text) if digest == _digest(file.name, text) else None
    except (OSError, ValueError):
        return None


def keep(file: Path, value: Any) -> None:
    """Keep a value as JSON, or bytes as they are, in one step: a reader finds the old one or the new one."""
    text = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    beside = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(_digest(file.name, text) + b"\n" + text)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)


def keep_newest(folder: Path, number: int) -> None:
    """Remove the other files of a folder of the cache."""
    with suppress(OSError):
        for old in sorted(folder.iterdir(), key=os.path.getmtime)[:-number]:
            old.unlink(missing_ok=True)


def code_of(layers: Iterable[str]) -> bytes:
    """The source code of those layers, for values that depend on it."""
    package = Path(__file__).parent
    return b"".join(file.read_bytes() for layer in layers for file in sorted((package / layer).glob("*.py")))


def _digest(name: str, text: bytes) -> bytes:
    """Of the name too, so that a file that has been moved to another's place is noticed."""
    return hashlib.sha256(name.encode() + b"\n" + text).hexdigest().encode()
