"""``smartspec book``: the regions' booklets, and the country's, as PDF."""

from pathlib import Path

from ..site.book import write_books
from ..site.settings import EngineError


def book(root: Path) -> int:
    """Write, say how it went, and return the exit status."""
    try:
        files = write_books(root)
    except (ValueError, EngineError) as error:
        print(error)
        return 1
    size = sum(file.stat().st_size for file in files) / 1_000_000
    print(f"Skrev {len(files)} häften ({size:.1f} MB) i docs/. De följer med nästa gång webbplatsen byggs.")
    return 0
