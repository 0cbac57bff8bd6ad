"""``smartspec write``: every generated page as Markdown."""

from pathlib import Path

from ..site.settings import EngineError
from ..site.write import write_site


def write(root: Path, target: Path) -> int:
    """Write, say how it went, and return the exit status."""
    try:
        pages = write_site(root, target)
    except (ValueError, EngineError) as error:
        print(error)
        return 1
    print(f"Skrev {pages} sidor som Markdown i {target}/.")
    return 0
