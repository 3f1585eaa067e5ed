"""A benchmark measures what runs: it uses nothing of Sayso that Sayso does not use itself."""

import ast
import importlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = sorted((ROOT / "bench").glob("*.py"))


def names_imported(path: Path) -> Iterator[tuple[str, str]]:
    """Every name that a file takes from a module of Sayso."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sayso":
            for name in node.names:
                yield str(node.module), name.name


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def names_reached(tree: ast.AST, imported: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What a file reaches through a module that it imports: ``pipeline.read``."""
    modules = {name: f"{module}.{name}" for module, name in imported}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = modules.get(node.value.id)
            if module is not None:
                yield module, node.attr


def names_used() -> set[tuple[str, str]]:
    """What the product uses: imports across modules, loads within one, its public face."""
    used = {("sayso", name) for name in sayso.__all__}
    for path in (ROOT / "src").rglob("*.py"):
        imported = set(names_imported(path))
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used.update(imported, names_reached(tree, imported))
        loads = (n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and is_load(n))
        used.update((module_of(path), name) for name in loads)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for group in (project["scripts"], *project["entry-points"].values()):
        for target in group.values():
            module, _, name = target.partition(":")
            used.add((module, name))
    return used


def is_load(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load)


USED = names_used()
OFFERED = "sayso.forecasts."
"""Functions of arrays that docs/how-sayso-scores.md offers to whoever calls them from Python."""


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.stem)
def test_a_benchmark_uses_what_the_product_uses(path: Path) -> None:
    idle = [f"{module}.{name}" for module, name in names_imported(path) if is_idle(module, name)]
    assert not idle, f"nothing in src uses {', '.join(idle)}: its figure is of no path a user takes"


def offered_by(module: str) -> tuple[str, ...]:
    """What a package says is its face."""
    package = ROOT / "src" / Path(*module.split(".")) / "__init__.py"
    return (
        tuple(getattr(importlib.import_module(module), "__all__", ())) if package.exists() else ()
    )


def is_idle(module: str, name: str) -> bool:
    if module.startswith(OFFERED) or name in offered_by(module):
        return False
    is_module = (ROOT / "src" / Path(*module.split(".")) / f"{name}.py").exists()
    return (module, name) not in USED and not is_module


def test_a_name_that_nothing_uses_is_found_out() -> None:
    assert is_idle("sayso.hypotheses.sources", "faster_than_anything")
    assert not is_idle("sayso.hypotheses.compiled", "compile_case")
