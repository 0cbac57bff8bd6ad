"""The outlines of counties and programme areas, for maps."""

import json
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent / "map" / "paths.json"


@cache
def shapes() -> dict[str, Any]:
    """The outlines of counties and NUTS 2 areas (SCB, CC0, simplified), as SVG paths."""
    found: dict[str, Any] = json.loads(MAP.read_text("utf-8"))
    return found
