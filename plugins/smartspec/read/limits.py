"""How much one text, one region and all regions together may contribute.

All are counts, so that a slow machine judges as a fast one. Those of a region and of all are at least ten times
what the largest region, or all of them, had in November 2026: 13 priorities in a strategy and 18 in a region,
12,000 characters of prose and 20,000 of the HTML that it becomes, 125,000 and 204,000 in all. The node's editors
can set other numbers in ``mkdocs.yml``, under ``extra.smartspec.limits``.
"""

from dataclasses import dataclass

TEXT = 60_000
"""Characters of one text."""
HTML = 500_000
"""Characters that one text may become, counted on its parts before they are put together."""


@dataclass(frozen=True)
class Limits:
    """The most of each thing; ``text`` counts characters of prose, ``html`` characters of what it becomes."""

    priorities_in_strategy: int = 130
    priorities_in_region: int = 300
    exchange_in_region: int = 200
    text_in_region: int = 500_000
    text_in_all: int = 4_000_000
    html_in_region: int = 1_000_000
    html_in_all: int = 8_000_000
