"""``smartspec book``: the regions' booklets, and the country's, as PDF, and the pictures for where pages are shared."""

from pathlib import Path

from ..language import words
from ..site.book import write_books


def book(root: Path, lang: str) -> int:
    """Write, say how it went, and return the exit status."""
    files = write_books(root, lang)
    size = sum(file.stat().st_size for file in files) / 1_000_000
    booklets = sum(file.suffix == ".pdf" for file in files)
    said = words(lang).gettext(
        "Wrote %(booklets)s booklets and %(cards)s pictures (%(size)s MB) in docs/. "
        "They are in the site from its next build."
    )
    print(said % {"booklets": booklets, "cards": len(files) - booklets, "size": f"{size:.1f}"})
    return 0
