"""What a figure is made of, and what it is drawn from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from ...language import words
from ...model import Atlas, Bilingual, Territory
from .marks import SMALL, Drawing, Kind, Sign, wrapped


@dataclass(frozen=True)
class Edition:
    """What figures are drawn from: everything contributed, in one language and as of one day (YYYY-MM-DD)."""

    atlas: Atlas
    lang: str
    today: str

    @property
    def year(self) -> int:
        """The year that is now."""
        return int(self.today[:4])

    def gettext(self, message: str) -> str:
        """An interface word in that language."""
        return words(self.lang).gettext(message)

    def said(self, text: Bilingual) -> str:
        """A text in that language, or the Swedish one."""
        return text.text_in(self.lang)

    def lang_of(self, text: Bilingual) -> str:
        """``sv`` where a text is shown in Swedish among English words, else empty."""
        return "sv" if self.lang == "en" and not text.en else ""

    def names(self, slugs: Sequence[str]) -> str:
        """Counties by slug, as words with commas."""
        by_slug = self.by_slug
        return ", ".join(self.said(by_slug[slug].name) for slug in slugs)

    @property
    def by_slug(self) -> Mapping[str, Territory]:
        """The counties by slug."""
        return self.atlas.territories.county_by_slug


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its words, where they lead, their language if it is not the page's, and its number."""

    text: str
    address: str = ""
    lang: str = ""
    number: int | Decimal | None = None

    def plain(self, lang: str) -> str:
        """The cell in a file for spreadsheets in that language, which has another decimal mark in Swedish."""
        if self.number is None:
            return self.text
        return str(self.number).replace(".", ",") if lang == "sv" else str(self.number)


@dataclass(frozen=True)
class Table:
    """The same facts as a table. The first cell of a row says what it is about."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Panel:
    """One drawing of a figure; ``title`` and ``about`` say in words what it shows."""

    title: str
    about: str
    drawing: Drawing


NO_SHAPES = Markup("")
FRAME = 448
"""Pixels that a drawing is at most wide in an embedded page."""
PHONE, PAGE = (36, 288), (56, 384)
"""About how many letters a line of its text has, and how wide its legend is: on a phone, and elsewhere."""
PANELS, PANELS_OF_TWO, PANELS_WIDE = ((3, 95), (5, 108)), ((1, 280), (2, 275)), 736
"""Drawings beside each other and about how wide each is: on a phone, and where they are as wide as they get."""
SOURCE, LINE, AROUND, PANEL_TITLE = 150, 22, 165, 44
"""Letters of the line on the source, and how high a line of text is, title with margins, and a drawing's own title."""


@dataclass(frozen=True)
class Drawn:
    """A figure as it is today. ``said`` are sentences: what is counted, and what is missing."""

    panels: tuple[Panel, ...]
    keys: tuple[tuple[Kind | Sign, str], ...]
    table: Table
    said: tuple[str, ...]
    shapes: Markup = NO_SHAPES
    """Definitions that the panels use."""

    @property
    def legend(self) -> Drawing:
        """What the fillings mean: swatches with words."""
        drawing = Drawing(f"{self.panels[0].drawing.id}-legend")
        for kind, said in self.keys:
            drawing.swatch(kind, 1, drawing.height + 3)
            y = drawing.height + 12
            for line in wrapped(said, drawing.width - 22, SMALL):
                drawing.text(line, 22, y, size=SMALL)
                y += SMALL * 1.3
            drawing.height = y - 8
        drawing.height += 4
        return drawing

    @property
    def frame(self) -> "Frame":
        """What the embedded page needs, so that nothing of it is cut and little is left empty."""
        drawing, legend = self.panels[0].drawing, self.legend.height
        of_phone, of_page = (
            AROUND + LINE * -(-(SOURCE + sum(map(len, self.said))) // letters) + legend * widest / drawing.width
            for letters, widest in (PHONE, PAGE)
        )
        ratio, number = drawing.height / drawing.width, len(self.panels)
        if number == 1:
            return Frame(FRAME, round(max(of_phone + PHONE[1] * ratio, of_page + FRAME * ratio)))
        (many, each), (many_wide, each_wide) = PANELS_OF_TWO if number == 2 else PANELS
        narrow = of_phone + -(-number // many) * (PANEL_TITLE + each * ratio)
        return Frame(
            PANELS_WIDE, round(narrow), round(of_page + -(-number // many_wide) * (PANEL_TITLE + each_wide * ratio))
        )


@dataclass(frozen=True)
class Frame:
    """Pixels: how wide the contents are at most, how high in a narrow frame, and in a wide one where that is less."""

    width: int
    height: int
    when_wide: int | None = None


Draw = Callable[[Edition], Drawn]


def number(value: int) -> Cell:
    """A cell that holds a number."""
    return Cell(str(value), number=value)
