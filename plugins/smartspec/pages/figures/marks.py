"""Drawings as SVG: a few marks, and text that is measured so that it stays inside.

A mark has a class, never a colour: the page's style sheet has the colours of both schemes, and a file of its own
carries the same rules. What tells two marks apart is shape or hatching too, never colour alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

Kind = Literal["solid", "half", "pale", "hollow", "hatched"]
"""How a surface is filled. ``hatched`` always means that something is unknown or has run out."""
LineKind = Literal["thick", "dashed", "grid"]
TextKind = Literal["text", "quiet", "strong", "label"]
Sign = Literal["dot", "diamond", "arrow", "slant", "today"]
"""What a legend explains that is no surface."""
Anchor = Literal["start", "middle", "end"]
CLASSES: Mapping[Kind | LineKind | TextKind | Literal["ring"], str] = {
    "solid": "s3-d-solid", "half": "s3-d-half", "pale": "s3-d-pale", "hollow": "s3-d-hollow", "hatched": "s3-d-hatched",
    "ring": "s3-d-ring", "thick": "s3-d-thick", "dashed": "s3-d-dashed", "grid": "s3-d-grid", "text": "s3-d-text",
    "quiet": "s3-d-quiet", "strong": "s3-d-strong", "label": "s3-d-label",
}  # fmt: skip
"""The class of each kind of mark; their rules stand in ``overrides/assets/s3.css``."""
Point = tuple[float, float]
"""x and y, in units."""
Row = tuple[str, str, Sequence[tuple[Kind, float, str]]]
"""A label, its language if it is not the page's, and bars: filling, length and words."""
WIDTH = 360
"""Units across a drawing: it is shown at about as many pixels on a phone."""
SIZE, SMALL = 13.0, 11.0
"""Sizes of text, in units."""
SLANT = 4
"""Units that the slanting edge of a bar reaches to each side of its year."""
NARROW, BROAD = "ijl.,:;|!'()[]/ -ftrI", "mwMWÅÄÖOQGDHNU%@—"

_RECT = Markup('<rect class="{mark}" x="{x}" y="{y}" width="{width}" height="{height}"{fill}/>')
_PATH = Markup('<path class="{mark}" d="{d}"{fill}/>')
_CIRCLE = Markup('<circle class="{mark}" cx="{x}" cy="{y}" r="{r}"{fill}/>')
_LINE = Markup('<line class="{mark}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>')
_TEXT = Markup('<text class="{mark}" x="{x}" y="{y}" font-size="{size}"{anchor}{lang}>{text}</text>')
_USE = Markup('<use class="{mark}" href="#{id}"{fill}/>')
_FILL = Markup(' fill="url(#{id})"')
_ATTRIBUTE = Markup(' {name}="{value}"')
_HATCH = Markup(
    '<pattern id="{id}" width="5" height="5" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45) scale({pitch:g})">'
    '<line class="s3-d-hatching" x1="0" y1="0" x2="0" y2="5"/></pattern>'
)
_DEFINED = Markup('<path id="{id}" d="{d}"/>')
_GROUP = Markup('<g transform="translate({x} {y})">{marks}</g>')
_DEFS = Markup("<defs>{marks}</defs>")
_SCALED = Markup('<g transform="translate({x} {y}) scale({scale})">{marks}</g>')


@dataclass
class Drawing:
    """Marks on a sheet of ``width`` × ``height`` units; ``id`` sets its hatching apart from other drawings'."""

    id: str
    width: float = WIDTH
    height: float = 0
    marks: list[Markup] = field(default_factory=list)
    pitch: float = 1
    """How coarse the hatching is: where marks are made smaller, their hatching would close up."""
    said: list[tuple[float, float, float]] = field(default_factory=list)
    """Left edge, right edge and base line of every text, as measured."""

    def rect(self, kind: Kind, x: float, y: float, width: float, height: float) -> None:
        """A rectangle."""
        about = {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height)}
        self.marks.append(_RECT.format(mark=CLASSES[kind], fill=self._fill(kind), **about))

    def path(self, kind: Kind, d: str) -> None:
        """Any shape."""
        self.marks.append(_PATH.format(mark=CLASSES[kind], d=d, fill=self._fill(kind)))

    def circle(self, kind: Kind | Literal["ring"], x: float, y: float, r: float) -> None:
        """A circle; a ``ring`` has no surface."""
        self.marks.append(_CIRCLE.format(mark=CLASSES[kind], x=_n(x), y=_n(y), r=_n(r), fill=self._fill(kind)))

    def diamond(self, kind: Kind, x: float, y: float, r: float) -> None:
        """A square on its corner, with its middle there."""
        self.path(kind, f"M{_n(x - r)} {_n(y)}L{_n(x)} {_n(y - r)}L{_n(x + r)} {_n(y)}L{_n(x)} {_n(y + r)}z")

    def bar(
        self, kind: Kind, start: float, end: float, y: float, thickness: float, slants: bool = False, ends: bool = False
    ) -> None:
        """A bar along years. Where those are estimated its edges slant; without an end it has an arrow's tip."""
        lean, below = SLANT if slants else 0, _n(y + thickness)
        tip = f"H{_n(end - 6)}L{_n(end)} {_n(y + thickness / 2)}L{_n(end - 6)} {below}"
        right = f"H{_n(end + lean)}L{_n(end - lean)} {below}" if ends else tip
        self.path(kind, f"M{_n(start + lean)} {_n(y)}{right}H{_n(start - lean)}z")

    def swatch(self, kind: Kind | Sign, x: float, y: float) -> None:
        """What stands before the words of a legend, 14 × 10 units."""
        match kind:
            case "dot":
                self.circle("solid", x + 7, y + 5, 4)
            case "diamond":
                self.diamond("pale", x + 7, y + 5, 5)
            case "arrow":
                self.bar("solid", x, x + 14, y + 0.5, 9)
            case "slant":
                self.bar("solid", x + SLANT, x + 14 - SLANT, y + 0.5, 9, slants=True, ends=True)
            case "today":
                self.line("dashed", x + 7, y - 1, x + 7, y + 11)
            case _:
                self.rect(kind, x, y, 14, 10)

    def line(self, kind: LineKind, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        self.marks.append(_LINE.format(mark=CLASSES[kind], x1=_n(x1), y1=_n(y1), x2=_n(x2), y2=_n(y2)))

    def curve(self, kind: Literal["thick", "dashed"], start: Point, bend: Point, end: Point) -> None:
        """A line from ``start`` to ``end``, drawn towards ``bend`` on its way."""
        d = f"M{_n(start[0])} {_n(start[1])}Q{_n(bend[0])} {_n(bend[1])} {_n(end[0])} {_n(end[1])}"
        self.marks.append(_PATH.format(mark=CLASSES[kind], d=d, fill=""))

    def text(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float = SIZE,
        anchor: Anchor = "start",
        kind: TextKind = "text",
        lang: str = "",
    ) -> None:
        """One line of text with its base line at ``y``; ``lang`` where it is not the page's."""
        text = "".join(c for c in text if c in "\t\n" or c >= " ")  # XML has no others
        width = measured(text, size)
        left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        self.said.append((left, left + width, y))
        where = _ATTRIBUTE.format(name="text-anchor", value=anchor) if anchor != "start" else ""
        told = _ATTRIBUTE.format(name="lang", value=lang) if lang else ""
        about = {"x": _n(x), "y": _n(y), "size": _n(size), "anchor": where, "lang": told}
        self.marks.append(_TEXT.format(mark=CLASSES[kind], text=text, **about))

    def paragraph(
        self, text: str, x: float, y: float, width: float, *, size: float = SIZE, strong: bool = False, lang: str = ""
    ) -> float:
        """Lines of text no wider than ``width``, the first with its base line at ``y``; the base line of the next."""
        for line in wrapped(text, width, size):
            self.text(line, x, y, size=size, kind="strong" if strong else "text", lang=lang)
            y += size * 1.3
        return y

    def use(self, kind: Kind, ident: str) -> None:
        """A shape that is defined once on the page."""
        self.marks.append(_USE.format(mark=CLASSES[kind], id=ident, fill=self._fill(kind)))

    def scaled(self, inner: "Drawing", x: float, y: float, scale: float) -> None:
        """The marks of another drawing with the same id, smaller or larger; it must have no text."""
        self.pitch = 1 / scale
        self.marks.append(_SCALED.format(x=_n(x), y=_n(y), scale=f"{scale:g}", marks=Markup("").join(inner.marks)))

    def below(self, other: "Drawing", gap: float = 0) -> None:
        """Put another drawing under what is there."""
        top = self.height + gap
        self.marks.append(_GROUP.format(x=0, y=_n(top), marks=other.body))
        self.said += [(left, right, y + top) for left, right, y in other.said]
        self.height = top + other.height

    @property
    def body(self) -> Markup:
        """Everything that is drawn."""
        hatch = _DEFS.format(marks=_HATCH.format(id=self._hatch, pitch=self.pitch)) if self.hatched else Markup("")
        return hatch + Markup("").join(self.marks)

    @property
    def hatched(self) -> bool:
        """Whether any mark is hatched."""
        return any(self._hatch in mark for mark in self.marks)

    @property
    def _hatch(self) -> str:
        return f"{self.id}-hatch"

    def _fill(self, kind: str) -> Markup | str:
        return _FILL.format(id=self._hatch) if kind == "hatched" else ""


def defined(shapes: Iterable[tuple[str, str]]) -> Markup:
    """Definitions of shapes (id, path) that drawings of the page use."""
    return _DEFS.format(marks=Markup("").join(_DEFINED.format(id=ident, d=d) for ident, d in shapes))


def measured(text: str, size: float) -> float:
    """How wide a line is at most in the sans serifs that visitors have, in units."""
    widths = (0.42 if c in NARROW else 0.98 if c in BROAD else 0.7 if c.isupper() else 0.64 for c in text)
    return size * sum(widths)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """A text in lines no wider than ``width``; a word that alone is wider is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if measured(longer, size) <= width:
            lines[-1] = longer
            continue
        lines += [""] if lines[-1] else []
        while measured(word, size) > width and len(word) > 1:
            fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or measured(f"{word[:n]}-", size) <= width)
            lines[-1], word = f"{word[:fits]}-", word[fits:]
            lines.append("")
        lines[-1] = word
    return lines


def shortened(text: str, width: float, size: float) -> str:
    """The text, or as much of it as fits, with an ellipsis."""
    if measured(text, size) <= width:
        return text
    fits = next((n for n in range(len(text) - 1, 0, -1) if measured(f"{text[:n]}…", size) <= width), 0)
    return f"{text[:fits].rstrip()}…"


def bars(drawing: Drawing, rows: Sequence[Row], widest: float) -> None:
    """Rows of horizontal bars: a label (and its language) above one or more bars, each with its number in words."""
    room = drawing.width - max((measured(said, SMALL) for *_, own in rows for *_, said in own), default=0) - 8
    for label, lang, own in rows:
        y = drawing.paragraph(label, 0, drawing.height + SIZE, drawing.width, lang=lang) - SIZE
        for kind, value, said in own:
            length = max(room * value / widest, 1) if value and widest else 0
            if length:
                drawing.rect(kind, 0.5, y + 1, length, 10)
            drawing.text(said, length + 5 if length else 0, y + 10, size=SMALL)
            y += 14
        drawing.height = y + 6


def _n(number: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{number:.1f}".removesuffix(".0") if abs(number) < 1 or number != int(number) else str(int(number))
