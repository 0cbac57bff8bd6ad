"""Names beside places on a map, kept clear of each other, of the places and of lines."""

import math
from collections.abc import Mapping, Sequence
from itertools import product

from .marks import SMALL, Anchor, Drawing, Point, measured

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge, in units."""
SIDES: tuple[tuple[float, float, Anchor], ...] = (
    (8, 4, "start"), (-8, 4, "end"), (0, -8, "middle"), (0, 16, "middle"),
    (6, -5, "start"), (6, 13, "start"), (-6, -5, "end"), (-6, 13, "end"),
)  # fmt: skip
"""Where a name can stand beside its place: to the right, to the left, above, below, at the corners."""
FURTHER = (1.0, 1.8)
"""How many times as far away it can stand."""
SWEEPS = 3
"""How often each name is looked at again once all have their places."""


def write_names(drawing: Drawing, places: Mapping[str, Point], passed: Sequence[Point]) -> None:
    """Write each name beside its place; ``passed`` are points of lines, close enough that none slips through a name.

    Each name first takes the way to stand that meets least by itself, then the one that meets least beside the others'.
    """
    dots = [(x - 4, y - 4, x + 4, y + 4) for x, y in places.values()]
    options: dict[str, list[tuple[float, Box, Point, Anchor]]] = {name: [] for name in places}
    for name, (x, y) in places.items():
        for order, (further, (dx, dy, anchor)) in enumerate(product(FURTHER, SIDES)):
            at = x + dx * further, y + 4 + (dy - 4) * further
            box = _box(name, at, anchor)
            outside = box[0] < 0 or box[2] > drawing.width or box[1] < 0 or box[3] > drawing.height
            crossed = sum(box[0] < px < box[2] and box[1] < py < box[3] for px, py in passed)
            astray = any(_apart(box, other) < _apart(box, (x, y)) for other in places.values())
            met = sum(_touch(box, dot) for dot in dots)
            cost = 1000 * outside + 100 * met + 50 * astray + 10 * crossed + order
            options[name].append((cost, box, at, anchor))
    chosen = {name: min(own) for name, own in options.items()}
    for name in [*places] * SWEEPS:
        others = [box for other, (_, box, *_) in chosen.items() if other != name]
        beside = [
            (cost + 100 * sum(_touch(box, o) for o in others), place)
            for place, (cost, box, *_) in enumerate(options[name])
        ]
        chosen[name] = options[name][min(beside)[1]]
    for name, (_, _, at, anchor) in chosen.items():
        drawing.text(name, *at, size=SMALL, kind="label", anchor=anchor)


def _box(name: str, at: Point, anchor: Anchor) -> Box:
    width = measured(name, SMALL)
    left = at[0] - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return left, at[1] - SMALL, left + width, at[1] + 2


def _apart(box: Box, place: Point) -> float:
    """The distance from a box to a place: a name that is nearer to another place is read as the name of that."""
    left, top, right, bottom = box
    x, y = place
    return math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
