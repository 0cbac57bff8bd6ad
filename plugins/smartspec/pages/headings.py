"""The headings of one page, recorded while its template is rendered: they become its table of contents."""

from collections.abc import Callable

from markupsafe import Markup, escape

from ..model import Heading


class Headings:
    """Writes headings for templates: ``{% call heading(2, "id") %}…{% endcall %}``."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []

    def __call__(self, level: int, ident: str, caller: Callable[[], Markup]) -> Markup:
        """The heading as HTML; ``caller`` gives what stands in it."""
        text = caller()
        self.headings.append(Heading(level, ident, " ".join(text.striptags().split())))
        return Markup(f'<h{level} id="{escape(ident)}">{escape(text)}</h{level}>\n')
