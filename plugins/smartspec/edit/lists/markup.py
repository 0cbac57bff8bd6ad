"""HTML and entities in cells → the plain text that a reader would see."""

import html
import re
from html.entities import html5

from ...problems import error
from ...text.hidden import FORBIDDEN, character
from .records import RejectedCell

TAG = re.compile(r"""</?([a-zA-Z][a-zA-Z0-9]*)(?:\s(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*)?/?>""")
INLINE = {"a", "abbr", "b", "big", "code", "em", "font", "i", "ins", "mark", "small", "span", "strong", "sub", "u"}
BLOCKS = {
    "blockquote", "br", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
"""Elements that only format. Others change the meaning, as ``sup`` and ``del`` do, or do not exist."""
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);", re.ASCII)
LEFT = re.compile(r"<(?:[/?]?[a-zA-Z]|!)|&(?:#[0-9xX]|(?:amp|lt|gt|quot|nbsp)\b)")
SOFT_HYPHEN = "\u00ad"

error(
    "html",
    "“%(value)s” holds HTML that cannot be read as plain text.",
    "Allowed: plain text; tags that only shape it, as <p> and <b>, are taken away, and entities become characters.",
    "Write the text as it is to be read.",
)


def plain(text: str) -> str:
    """``<p>Små &amp; stora</p>`` → ``Små & stora``.

    Raises RejectedCell for tags that do more than shape the text, and where HTML is left once it has been read.
    """
    if "<" not in text and "&" not in text:
        return text
    bare = TAG.sub(_instead_of, text)
    said = ENTITY.sub(_character, bare)
    if LEFT.search(ENTITY.sub("", bare)) or LEFT.search(said) or any(_is_known(m[0]) for m in ENTITY.finditer(said)):
        raise RejectedCell("html", value=text)
    if match := FORBIDDEN.search(said):
        raise RejectedCell("forbidden-character", character=character(match[0]))
    return said.replace(SOFT_HYPHEN, "")


def _instead_of(tag: re.Match[str]) -> str:
    name = tag[1].lower()
    return "" if name in INLINE else " " if name in BLOCKS else tag[0]


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0]) if _is_known(entity[0]) else entity[0]


def _is_known(entity: str) -> bool:
    """Whether it stands for a character. ``html.unescape`` would also take the first letters of other words."""
    return entity[1] == "#" or entity[1:] in html5
