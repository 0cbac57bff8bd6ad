"""A figure as one SVG file that stands alone: title, legend, drawings, sentences and source on one sheet."""

from collections.abc import Sequence

from markupsafe import Markup

from .drawn import Drawn
from .marks import SIZE, SMALL, WIDTH, Drawing, wrapped

MARGIN, GAP = 16, 14
COLUMNS = 5
"""Drawings beside each other, where there are many."""
_SHEET = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" class="s3-drawing" xml:lang="{lang}" viewBox="0 0 {width:g} {height:g}"'
    ' width="{width:g}" height="{height:g}" role="img" aria-labelledby="title desc">\n'
    '<title id="title">{title}</title>\n<desc id="desc">{said}</desc>\n<style>{style}</style>\n{shapes}'
    '<rect class="s3-d-paper" width="{width:g}" height="{height:g}"/>\n'
    '<g transform="translate({margin} {margin})">{body}</g>\n</svg>\n'
)
_PLACED = Markup('<g transform="translate({x:.1f} {y:.1f})">{body}</g>')
PAPER = ".s3-d-paper { fill: var(--s3-paper); }\nsvg.s3-drawing:not([hidden]) { max-width: none; }\n"


def sheet(title: str, drawn: Drawn, source: Sequence[str], style: str, lang: str) -> str:
    """The file; ``style`` is its style sheet, ``source`` the lines at its foot."""
    whole = laid_out(title, drawn, source)
    return str(
        _SHEET.format(
            lang=lang,
            width=whole.width + 2 * MARGIN,
            height=whole.height + 2 * MARGIN,
            title=title,
            said=" ".join((*drawn.said, *source)),
            style=Markup(style + PAPER),  # of our own theme, and nothing of it is contributed
            shapes=drawn.shapes,
            margin=MARGIN,
            body=whole.body,
        )
    )


def laid_out(title: str, drawn: Drawn, source: Sequence[str]) -> Drawing:
    """Everything on the sheet but its margins."""
    panels = drawn.panels
    columns = min(COLUMNS, len(panels))
    width = WIDTH if columns == 1 else sum(panel.drawing.width for panel in panels[:columns]) + GAP * (columns - 1)
    whole = Drawing("sheet", width)
    whole.height = whole.paragraph(title, 0, SIZE * 1.2, width, size=SIZE * 1.2, strong=True) - 8
    whole.below(drawn.legend)
    for start in range(0, len(panels), columns):
        _row(whole, drawn, start, columns)
    for sentence in (*drawn.said, *source):
        whole.height = whole.paragraph(sentence, 0, whole.height + SMALL + 4, width, size=SMALL) - SMALL
    return whole


def _row(whole: Drawing, drawn: Drawn, start: int, columns: int) -> None:
    row = drawn.panels[start : start + columns]
    titles = [wrapped(panel.title, panel.drawing.width - 6, SMALL) if len(drawn.panels) > 1 else [] for panel in row]
    top = whole.height + GAP + max(map(len, titles)) * SMALL * 1.3
    x = 0.0
    for panel, lines in zip(row, titles, strict=True):
        for number, line in enumerate(lines):
            whole.text(line, x, top - (len(lines) - number - 1) * SMALL * 1.3 - 6, size=SMALL, kind="strong")
        whole.marks.append(_PLACED.format(x=x, y=top, body=panel.drawing.body))
        whole.said += [(left + x, right + x, y + top) for left, right, y in panel.drawing.said]
        x += panel.drawing.width + GAP
    whole.height = top + max(panel.drawing.height for panel in row)
