"""What the tests of ``smartspec new`` share."""

from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]


def tree(root: Path) -> dict[str, str]:
    """Every file below the folder with its text, by path."""
    return {str(f.relative_to(root)): f.read_text("utf-8") for f in sorted(root.rglob("*")) if f.is_file()}
