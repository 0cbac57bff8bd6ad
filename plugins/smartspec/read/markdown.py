"""Contributed Markdown → sanitised HTML. Runs only inside the limited worker process.

markdown-it-py's ``js-default`` leaves raw HTML as text; nh3 then lets nothing through but
the elements that prose needs. A mark ``[^id]`` of a known source becomes a link to the
page's list of sources; the page numbers it.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.footnote import footnote_plugin

from ..text.address import is_web_address
from ..text.contact import mail_in_address
from . import limits
from .prose_text import empty, hidden_or_personal, words_of

MARK = re.compile(r"\[\^([^\]\s]{1,80})\]")
TAG_LIKE = re.compile(r"</?[a-zA-Z][^>\s]{0,40}|<!")
ALIGNMENTS = {"text-align:left": "s3-left", "text-align:right": "s3-right", "text-align:center": "s3-center"}
PROSE_TAGS = "p h2 h3 h4 ul ol li strong em s code pre blockquote hr br a sup section div"
TABLE_TAGS = "table thead tbody tr th td"
TAGS = {*PROSE_TAGS.split(), *TABLE_TAGS.split()}
CLASSES = {
    "div": {"admonition", "note", "tip", "info", "warning", "example", "quote"},
    "p": {"admonition-title"},
    "sup": {"s3-cite", "footnote-ref"},
    "section": {"footnotes"},
    "li": {"footnote-item"},
    "ol": {"footnotes-list"},
    "th": set(ALIGNMENTS.values()),
    "td": set(ALIGNMENTS.values()),
}
FRAME = 16
"""Characters that stand around a part of a text in HTML: half of an element's tags."""
FRAMES = {"source_ref": 90, "footnote_ref": 90, "footnote_anchor": 60}
"""The same for parts that become several elements."""
CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"a": {"href", "id"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "li": {"id"}, "ol": {"start"}},
    allowed_classes=CLASSES,
    url_schemes={"http", "https"},
    link_rel="noopener nofollow",
    attribute_filter=lambda tag, name, value: _kept(name, value),
)


def _kept(name: str, value: str) -> str | None:
    if name == "id":
        return value if re.fullmatch(r"(t-|fn)[a-z0-9-]{1,80}", value) else None
    if name == "href":
        return value if is_web_address(value) or re.fullmatch(r"#(kalla-|fn)[a-z0-9_-]{1,80}", value) else None
    return value


def _source_ref(state: StateInline, silent: bool) -> bool:
    """Inline rule: ``[^id]`` of a known source."""
    match = MARK.match(state.src, state.pos)
    if not match or match[1] not in state.env["sources"]:
        return False
    if not silent:
        state.push("source_ref", "", 0).meta = {"source": match[1]}
        state.env["cites"].append(match[1])
    state.pos = match.end()
    return True


def _render_source_ref(self: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    source = tokens[index].meta["source"]
    return f'<sup class="s3-cite"><a href="#kalla-{source}">{source}</a></sup>'


def _parser() -> MarkdownIt:
    md = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False, "maxNesting": 30})
    md.use(footnote_plugin, inline=False).use(admon_plugin)
    md.inline.ruler.before("footnote_ref", "source_ref", _source_ref)
    md.add_render_rule("source_ref", _render_source_ref)
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # judged in _check, where there is a line
    return md


PARSER = _parser()


def convert(text: str, sources: list[str]) -> dict[str, Any]:
    """HTML, text for a search, headings (level, id, text), cited sources and problems (rule, line from 0, value).

    A text that becomes too large has no HTML, but a problem at the line where it passes the limit.
    """
    env: dict[str, Any] = {"sources": frozenset(sources), "cites": []}
    tokens = PARSER.parse(text, env)
    headings: list[tuple[int, str, str]] = []
    problems = list(_check(tokens, text.split("\n")))
    cites = list(dict.fromkeys(env["cites"]))
    if (line := _line_of_excess(tokens)) is not None:
        problems.append(("prose-size", line, 1, ""))
        return {"html": "", "text": "", "headings": [], "cites": cites, "problems": problems}
    text = words_of(tokens)
    _prepare(tokens, headings)
    html = CLEANER.clean(PARSER.renderer.render(tokens, PARSER.options, env))
    return {"html": html, "text": text, "headings": headings, "cites": cites, "problems": problems}


def _line_of_excess(tokens: list[Token]) -> int | None:
    """The line from 0 of the block with which the text becomes too large, or None when it does not."""
    size = line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        size += sum(map(_size, token.children)) if token.children else _size(token)
        if size > limits.HTML:
            return line
    return None


def _size(token: Token) -> int:
    """About how many characters one part becomes; addresses count wherever they are used."""
    said = len(token.content) + sum(len(str(value)) for value in token.attrs.values())
    return said + 2 * len(token.meta.get("source", "")) + FRAMES.get(token.type, FRAME)


def _prepare(tokens: list[Token], headings: list[tuple[int, str, str]]) -> None:
    """Give headings ids, drop refused links and images, turn inline styles into classes."""
    used: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            if token.tag in ("h1", "h5", "h6"):
                token.tag = tokens[index + 2].tag = "h2" if token.tag == "h1" else "h4"
            said = "".join(t.content for t in tokens[index + 1].children or () if t.type in ("text", "code_inline"))
            identity = _heading_id(said, used)
            token.attrSet("id", identity)
            headings.append((int(token.tag[1]), identity, said))
        elif style := token.attrs.pop("style", None):
            token.attrSet("class", ALIGNMENTS.get(str(style), ""))
        elif token.children:
            token.children = list(_allowed_inline(token.children))


def _heading_id(text: str, used: dict[str, int]) -> str:
    """An id that is not in ``used``, which holds for each id the number that the next equal heading tries first."""
    plain = text.lower().translate(str.maketrans("åäöéü", "aaoeu"))
    base = "t-" + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50] or "avsnitt")
    identity = base
    if base in used:
        number = used[base]
        while (identity := f"{base}-{number}") in used:
            number += 1
        used[base] = number + 1
    used[identity] = 2
    return identity


def _allowed_inline(children: list[Token]) -> Iterator[Token]:
    dropped: list[bool] = []
    for child in children:
        if child.type == "image":
            yield Token("text", "", 0, content=child.content)
        elif child.type == "link_open":
            dropped.append(not is_web_address(str(child.attrs.get("href", ""))))
            if not dropped[-1]:
                yield child
        elif child.type == "link_close":
            if not dropped.pop():
                yield child
        else:
            yield child


def _check(tokens: list[Token], lines: list[str]) -> Iterator[tuple[str, int, int, str]]:
    start, end = 0, len(lines)
    places: dict[tuple[int, int, str], Iterator[tuple[int, int]]] = {}
    for index, token in enumerate(tokens):
        start, end = token.map or (start, end)  # cells of a table have no place of their own: their row's is kept
        if token.type == "heading_open" and token.tag == "h1":
            yield "prose-heading", start, 1, tokens[index + 1].content
        for child in token.children or ():
            for rule, value, shown in _inline_faults(child):
                found = places.setdefault((start, end, shown), _places(lines, start, end, shown))
                line, column = next(found, (start, 1))
                yield rule, line, column, value
    for value, line in empty(tokens):
        yield "prose-empty", line, 1, value
    for fault, line, column in hidden_or_personal(tokens, lines):
        yield fault.rule, line, column, fault.value


def _inline_faults(child: Token) -> Iterator[tuple[str, str, str]]:
    if child.type == "text":
        for match in MARK.finditer(child.content):
            yield "prose-footnote", match[1], match[0]
        if tag := TAG_LIKE.search(child.content):
            yield "prose-html", tag[0], tag[0]
    elif child.type == "link_open":
        href = str(child.attrs.get("href", ""))
        if not is_web_address(href):
            yield "prose-link", unquote(href), unquote(href)
        elif mail := mail_in_address(href):
            yield "personal-data", mail, mail
    elif child.type == "image":
        yield "prose-image", child.content or str(child.attrs.get("src", "")), "!["


def _places(lines: list[str], start: int, end: int, shown: str) -> Iterator[tuple[int, int]]:
    """Line from 0 and column from 1 of everywhere that the text stands in those lines."""
    for number in range(start, min(end, len(lines))):
        column = lines[number].find(shown)
        while column >= 0:
            yield number, column + 1
            column = lines[number].find(shown, column + 1)
