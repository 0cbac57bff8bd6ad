"""The package's layers: each imports only those below it, and only the top one knows the site engine."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import smartspec

PACKAGE = Path(smartspec.__file__).parent
LAYERS = ("text", "model", "read", "check", "edit", "analysis", "addresses", "diff", "pages", "export", "site", "cli")
BESIDE = {"analysis": {"edit"}, "addresses": {"read", "check", "edit"}}
"""Layers that stand below and are still not imported: what is computed does not know how files are edited."""
BASE = {"problems", "language", "clock", "cache"}
"""Below all layers: may be imported by all, and import only each other."""
STARTERS = {Path("cli/main.py"), Path("read/prose_worker.py"), Path("language.py")}
"""May import inside functions: a command, and a process, load only what they then need; words are compiled once."""
VAGUE = {"utils", "util", "helpers", "helper", "data", "info", "common", "misc", "manager", "handler"}
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text("utf-8"))


@cache
def imported(module: Path) -> tuple[str, ...]:
    """Everything a module imports, by full name."""
    return tuple(_imported(module))


def _imported(module: Path) -> Iterator[str]:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ["smartspec", *module.parts[:-1]]
            start = above[: len(above) - node.level + 1] if node.level else []
            yield from (".".join([*start, *filter(None, [node.module]), alias.name]) for alias in node.names)


def own(module: Path) -> set[str]:
    """The layers and base modules of the package that a module imports."""
    names = (name.split(".") for name in imported(module))
    return {parts[1] for parts in names if parts[0] == "smartspec" and len(parts) > 1} - {"__version__"}


def may_import(module: Path) -> set[str]:
    layer = module.parts[0].removesuffix(".py")
    if layer in BASE | {"__init__"}:
        return BASE
    if layer not in LAYERS:
        return BASE | set(LAYERS)
    below = set(LAYERS[: LAYERS.index(layer) + 1]) - BESIDE.get(layer, set())
    return below if layer in ("text", "model") else BASE | below


def test_every_module_belongs_to_a_layer_or_is_known() -> None:
    assert {module.parts[0].removesuffix(".py") for module in MODULES} <= {*LAYERS, *BASE, "__init__", "__main__"}


def test_a_module_imports_only_its_own_layer_and_those_below() -> None:
    assert {module: above for module in MODULES if (above := own(module) - may_import(module))} == {}


def test_only_the_site_layer_knows_the_engine() -> None:
    engines = {"mkdocs", "material", "properdocs"}
    knowing = {module for module in MODULES for name in imported(module) if name.split(".")[0] in engines}
    assert {module for module in knowing if module.parts[0] != "site"} == set()


def test_imports_stand_at_the_top_of_their_module() -> None:
    hidden = {
        (module, inner.lineno)
        for module in set(MODULES) - STARTERS
        for outer in ast.walk(tree(module))
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    assert hidden == set()


def test_a_module_is_named_by_what_it_holds() -> None:
    assert [module for module in MODULES if {part.removesuffix(".py") for part in module.parts} & VAGUE] == []


def test_only_the_command_line_prints() -> None:
    printing = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if (isinstance(node, ast.Name) and node.id == "print")
        or (isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr") and ast.unparse(node.value) == "sys")
    }
    assert {module for module in printing if module.parts[0] != "cli"} == {Path("read/prose_worker.py")}
    assert {Path("cli/check.py"), Path("cli/build.py")} <= printing


def test_pages_write_csv_in_one_place_which_makes_formulas_inert() -> None:
    assert {module for module in MODULES if module.parts[0] == "pages" and "csv" in imported(module)} == {
        Path("pages/csv_table.py")
    }


def test_a_command_is_the_function_that_its_module_is_named_after() -> None:
    commands = [module for module in MODULES if module.parts[0] == "cli" and module.stem != "__init__"]
    functions = {module: {n.name for n in tree(module).body if isinstance(n, ast.FunctionDef)} for module in commands}
    assert [module for module in commands if module.stem not in functions[module]] == []


def test_the_layers_are_really_there() -> None:
    assert {module.parts[0].removesuffix(".py") for module in MODULES} >= {*LAYERS, *BASE}
    assert [layer for layer in LAYERS if layer != "addresses" and not (PACKAGE / layer / "__init__.py").is_file()] == []
    assert "read" in own(Path("check/files.py"))
    assert "mkdocs" in {name.split(".")[0] for module in MODULES for name in imported(module)}


@cache
def rule_words(module: Path) -> set[str]:
    """The rules whose words a module registers."""
    calls = [node for node in ast.walk(tree(module)) if isinstance(node, ast.Call) and len(node.args) == 4]
    registering = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"error", "warning"}]
    return {call.args[0].value for call in registering if isinstance(call.args[0], ast.Constant)}


@cache
def texts_in(module: Path) -> set[object]:
    """Each constant in a module."""
    return {node.value for node in ast.walk(tree(module)) if isinstance(node, ast.Constant)}


@cache
def loads(module: Path) -> set[Path]:
    """The modules of the package that this one names in its imports, and the packages that they are in."""
    names = [name.split(".")[1:] for name in imported(module)]
    starts = {"/".join(parts[:end]) for parts in names for end in range(len(parts) + 1)}
    return {path for start in starts for path in (Path(start, "__init__.py"), Path(f"{start}.py"))} & set(MODULES)


def loaded_by(module: Path, seen: set[Path]) -> set[Path]:
    """All modules of the package that are loaded with this one."""
    if module not in seen:
        seen.add(module)
        for other in loads(module):
            loaded_by(other, seen)
    return seen


def test_a_command_loads_the_words_of_the_rules_it_may_report() -> None:
    registered = {rule: module for module in MODULES for rule in rule_words(module)}
    untold = set()
    for command in (module for module in MODULES if module.parts[0] == "cli"):
        loaded = loaded_by(command, set())
        texts = set[object]().union(*map(texts_in, loaded))
        # A rule of one word is spelled like other things; one with a hyphen is only ever a rule.
        named = {rule for rule in registered if "-" in rule and rule in texts}
        untold |= {(command, rule) for rule in named if registered[rule] not in loaded}
    assert untold == set()
