"""The finished pages again as plain Markdown, as someone would have written them by hand.

Headings, paragraphs, lists, tables and definition lists; links between pages as links to
``.md`` files, which the engine resolves and checks; source notes as footnotes.
"""

import posixpath
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
from smartspec.pages.page import Page

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
INLINE = {"strong": "**", "em": "*", "code": "`"}
WRITTEN_BY_HAND = ("om", "smart-specialisering")
EXTENSIONS = "markdown_extensions:\n  - def_list\n"


def write_plain(pages: list[Page], target: Path) -> None:
    """Write each page below ``target``."""
    for page in pages:
        file = target / page.url / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        tree = html5lib.parseFragment(page.whole, namespaceHTMLElements=False)
        blocks = "\n\n".join(_Plain(page.url).blocks(tree))
        file.write_text(f"---\ndescription: {page.title!r}\n---\n\n{blocks}\n", "utf-8")


class _Plain:
    """One page on its way back to Markdown."""

    def __init__(self, url: str) -> None:
        self.url = url

    def blocks(self, element: Element) -> list[str]:
        found: list[str] = []
        for child in element:
            found += self.block(child)
        return [block for block in found if block.strip()]

    def block(self, child: Element) -> list[str]:
        match str(child.tag):
            case tag if tag in HEADINGS:
                identity = f" {{ #{child.get('id')} }}" if child.get("id") else ""
                return [f"{HEADINGS[tag]} {self.text(child)}{identity}"]
            case "p" | "nav":
                return [self.text(child)]
            case "ol" if child.get("class") == "s3-sources":
                return [f"[^{item.get('id')}]: {self.text(item)}" for item in child]
            case "ul" | "ol" as tag:
                return ["\n".join(self.item("1." if tag == "ol" else "-", item) for item in child)]
            case "table":
                return [self.table(child)]
            case "dl":
                return [f"{self.text(row[0])}\n:   {self.text(row[1])}" for row in child]
            case "svg":
                return []
            case _:
                return self.blocks(child)

    def item(self, mark: str, item: Element) -> str:
        """A list item: a line, or blocks below each other when it holds a heading."""
        headed = any(part.tag in HEADINGS for part in item)
        return f"{mark} " + "\n\n    ".join(self.blocks(item) if headed else [self.text(item)])

    def table(self, table: Element) -> str:
        rows = [[self.text(cell).replace("|", "/") for cell in row] for row in table.iter("tr")]
        width = max(map(len, rows))
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])

    def text(self, element: Element) -> str:
        parts = [element.text or ""]
        for child in element:
            parts += [self.inline(child), child.tail or ""]
        return " ".join("".join(parts).split())

    def inline(self, child: Element) -> str:
        inner, href = self.text(child), child.get("href") or ""
        if child.tag == "a" and href.startswith("#kalla-"):
            return f"[^{href[1:]}]"
        if child.tag == "a" and href:
            return f"[{inner}]({self.link(href)})"
        mark = INLINE.get(str(child.tag), "")
        return f"{mark}{inner}{mark}"

    def link(self, href: str) -> str:
        """A link to a page as a link to its Markdown file."""
        if href.startswith(("http", "#")):
            return href
        path, hash_mark, fragment = href.partition("#")
        target = posixpath.normpath(posixpath.join(self.url, path))
        name = posixpath.basename(target)
        file = f"{target}.md" if name in WRITTEN_BY_HAND else f"{target}/index.md"
        return posixpath.relpath("index.md" if target == "." else file, self.url or ".") + hash_mark + fragment
