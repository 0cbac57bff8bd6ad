"""How templates are compiled, and where what they were compiled to is kept between builds."""

import hashlib
import operator
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape
from platformdirs import user_cache_path

from ..language import LOCALE, words

ENGINES = ("jinja2", "mkdocs", "properdocs", "mkdocs-material")


class Templates(Environment):
    """Compiles templates to less than Jinja does: a build makes half a million calls and a million look-ups of fields.

    In them ``a.b`` is an attribute, never a key; no function is handed the context; and a word of the interface that
    has nothing to fill in is compiled in, in the language of the environment.
    """

    def __init__(self, lang: str, **options: object) -> None:
        super().__init__(bytecode_cache=compiled_templates(lang), **options)  # type: ignore[arg-type]
        self.code_generator_class = _Code
        self.called: Callable[..., Any] = operator.call
        self.Macro = _Macro  # as what is compiled names it
        self.lang = lang

    @staticmethod
    def shown(value: object) -> Markup:
        """The value, escaped unless it is HTML already, as most of what macros hand on is."""
        return value if type(value) is Markup else escape(value)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template may name, as it is: no template has names of its own to look through first."""
        return self.globals

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        return super()._generate(_WordsInPlace(self.lang).visit(source), name, filename, defer_init)


class _Macro(Macro):
    """A macro that is given no block is a call of its function: its arguments need no further questions."""

    def __init__(
        self, environment: Templates, func: Callable[..., str], name: str, arguments: tuple[str, ...], *rest: bool
    ) -> None:
        super().__init__(environment, func, name, arguments, *rest)  # type: ignore[arg-type]
        self._simple = rest == (False, False, False, True)  # takes what it names, no block, and escapes

    def __call__(self, *args: Any, **named: Any) -> str:
        """What it writes, as HTML. Raises TypeError for arguments that it does not have."""
        left = self._argument_count - len(args)
        if self._simple and left >= 0:
            rest = [named.pop(name, missing) for name in self.arguments[len(args) :]] if named else [missing] * left
            if not named:
                return str.__new__(Markup, self._func(*args, *rest))
            args = (*args, *rest)
        return super().__call__(*args, **named)


class _WordsInPlace(NodeTransformer):
    """Puts the words themselves where a template asks for words that are always the same."""

    def __init__(self, lang: str) -> None:
        self._catalogue = words(lang)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        match self.generic_visit(node):
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=message)], kwargs=[], dyn_kwargs=None):
                return nodes.MarkSafe(nodes.Const(self._catalogue.gettext(message) % {}), lineno=node.lineno)
            case call:
                return call


class _Code(CodeGenerator):
    """Python for a template: plain calls and attributes where Jinja's own asks what kind each thing is."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self.write("environment.called(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        self.write("environment.shown(")


class _Compiled(FileSystemBytecodeCache):
    """A full or read-only disk only costs the next build some time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write it if that can be done."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(kind: str) -> FileSystemBytecodeCache | None:
    """Where the compiled templates of an environment are kept: the user's own cache, never the repository.

    What a repository holds may come from a stranger, and compiled templates are code.
    """
    # A template's text is part of its key; what the filters, words and options of its environment are is not.
    own = (Path(__file__), Path(__file__).with_name("environment.py"), *sorted(LOCALE.glob("*.po")))
    made_with = [*(file.read_bytes() for file in own), *(_version(name).encode() for name in ENGINES)]
    folder = user_cache_path("smartspec") / "templates" / hashlib.sha256(b" ".join(made_with)).hexdigest()[:16] / kind
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return _Compiled(str(folder))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
