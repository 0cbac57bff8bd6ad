"""What is listed in the package's own code and templates."""

import ast
from collections.abc import Iterator
from pathlib import Path

import smartspec
from jinja2 import Environment, nodes

PACKAGE = Path(smartspec.__file__).parent
TEMPLATES = PACKAGE / "pages"
JINJA = Environment(extensions=["jinja2.ext.i18n"])


def lists_in_code(code: str) -> Iterator[tuple[int, set[str]]]:
    """The texts that stand in each list, tuple or set, or are the keys of a mapping: (line, texts)."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Dict | ast.List | ast.Set | ast.Tuple):
            inner = node.keys if isinstance(node, ast.Dict) else node.elts
            yield node.lineno, {e.value for e in inner if isinstance(e, ast.Constant) and isinstance(e.value, str)}


def lists_in_template(text: str) -> Iterator[tuple[int, set[str]]]:
    """The same of a template."""
    for node in JINJA.parse(text).find_all((nodes.Dict, nodes.List, nodes.Tuple)):
        inner = [pair.key for pair in node.items] if isinstance(node, nodes.Dict) else node.items
        yield node.lineno, {e.value for e in inner if isinstance(e, nodes.Const) and isinstance(e.value, str)}


def lists_in(file: Path) -> Iterator[tuple[int, set[str]]]:
    """The same of a file of the package."""
    return (lists_in_template if file.suffix == ".html" else lists_in_code)(file.read_text("utf-8"))


def files_of(*but: str) -> list[Path]:
    """The package's modules and templates, but for those at or below the paths that are named."""
    files = [*PACKAGE.rglob("*.py"), *TEMPLATES.rglob("*.html")]
    return sorted(f for f in files if not any(f.is_relative_to(PACKAGE / name) for name in (*but, "editor", "browser")))
