"""Which rules there are, and where their words stand."""

import ast
import importlib
import pkgutil

import smartspec
from code_reading import PACKAGE
from smartspec.problems import RULES, Level, Rule

LEVELS: set[str] = {"error", "unfinished", "warning", "note"}


def all_rules() -> dict[str, Rule]:
    """Every rule of the package: a rule is known once the module that reports it has been imported."""
    for module in pkgutil.walk_packages(smartspec.__path__, "smartspec."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return RULES


def rules_in(place: str) -> dict[str, Level]:
    """The rules whose words stand in a module, or in the modules of a folder, of the package."""
    files = sorted((PACKAGE / place).rglob("*.py")) or [PACKAGE / place]
    calls = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))) if called(node)]
    return {node.args[0].value: node.func.id for node in calls}  # type: ignore[attr-defined]


def called(node: ast.AST) -> bool:
    """Whether a piece of code adds a rule."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LEVELS
