"""The headings of one page, recorded while its template is rendered: they become its table of contents."""

from collections.abc import Callable

from markupsafe import Markup

from ..model import Heading

HEADING = Markup('<h{level} id="{id}">{text}</h{level}>\n')


class Headings:
    """Writes headings for templates: ``{% call heading(2, "id") %}…{% endcall %}``."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []

    def __call__(self, level: int, ident: str, caller: Callable[[], Markup]) -> Markup:
        """The heading as HTML; ``caller`` gives what stands in it."""
        text = caller()
        self.headings.append(Heading(level, ident, " ".join(text.striptags().split())))
        return HEADING.format(level=level, id=ident, text=text)
