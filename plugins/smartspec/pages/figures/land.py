"""The outlines of the counties, coarse enough for small maps."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).parents[1] / "node" / "map" / "paths.json"
STEP = 2.0
"""Corners are moved to a grid this fine, in units of the large map. Neighbours share their corners, so no gap opens."""
LEAST_ISLAND = 4
"""Outlines with fewer corners than this on the grid are left out, unless a county has no other."""
NUMBER = re.compile(r"-?\.?\d[\d.]*")
SIZE = (400.0, 960.0)
"""Width and height of the large map."""


@cache
def shapes() -> dict[str, Any]:
    """The outlines of counties and NUTS 2 areas (SCB, CC0, simplified), as SVG paths."""
    found: dict[str, Any] = json.loads(MAP.read_text("utf-8"))
    return found


@cache
def outlines() -> Mapping[str, str]:
    """Each county's outline as an SVG path, by slug."""
    return {shape["slug"]: coarse(shape["d"]) for shape in shapes()["regions"]}


@cache
def places() -> Mapping[str, tuple[float, float]]:
    """A point well inside each county, by slug."""
    return {shape["slug"]: (shape["label"][0], shape["label"][1]) for shape in shapes()["regions"]}


def coarse(path: str) -> str:
    """A path of closed polygons (``M x y l dx dy … z``) with its corners on the grid."""
    rings = [ring for part in path.split("z") if (ring := _ring(part))]
    kept = [ring for ring in rings if len(ring) >= LEAST_ISLAND] or [max(rings, key=len)]
    return "".join(_written(ring) for ring in kept)


def _ring(part: str) -> list[tuple[int, int]]:
    numbers = [float(found) for found in NUMBER.findall(part)]
    x = y = 0.0
    corners: list[tuple[int, int]] = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        corner = (round(x / STEP), round(y / STEP))
        if not corners or corners[-1] != corner:
            corners.append(corner)
    return [c for n, c in enumerate(corners) if not _straight(corners[n - 1], c, corners[(n + 1) % len(corners)])]


def _straight(before: tuple[int, int], here: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a corner lies on the line between its neighbours."""
    (a, b), (x, y), (c, d) = before, here, after
    return (x - a) * (d - b) == (y - b) * (c - a)


def _written(ring: list[tuple[int, int]]) -> str:
    (x, y), rest = ring[0], ring[1:]
    text = f"M{x * STEP:g} {y * STEP:g}l"
    for a, b in rest:
        text += f"{(a - x) * STEP:g} {(b - y) * STEP:g} "
        x, y = a, b
    return text.rstrip() + "z"


def shape_id(figure: str, slug: str) -> str:
    """The id of a county's outline among the definitions of a figure."""
    return f"{figure}-{slug}"
