"""The imports run one way, and what is bound to one library is imported in one place."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("index", "assistant")
IN_ROOMS = [p for room in ROOMS for p in (ROOT / room).rglob("*.py")]
FILES = sorted([ROOT / "streamlit_app.py", *IN_ROOMS])
NAMES = [".".join(p.relative_to(ROOT).with_suffix("").parts) for p in FILES]
MODULES = dict(zip(NAMES, FILES, strict=True))
VAGUE = {
    "utils",
    "util",
    "helpers",
    "helper",
    "core",
    "common",
    "base",
    "manager",
    "service",
    "services",
    "misc",
}


def imported(path: Path) -> Iterator[tuple[str, ast.Import | ast.ImportFrom]]:
    """The modules that a file imports anywhere, functions included, each with its statement."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node


def importers(package: str) -> set[str]:
    return {
        name
        for name, path in MODULES.items()
        if any(m.split(".")[0] == package for m, _ in imported(path))
    }


def is_view(name: str) -> bool:
    return name.startswith("assistant.views")


def test_there_is_something_to_read() -> None:
    assert {"streamlit_app", "index.symbol", "assistant.ask"} <= MODULES.keys()


def test_the_making_room_knows_nothing_of_the_asking_room() -> None:
    assert not {n for n in importers("assistant") if n.startswith("index")}


def test_nothing_imports_the_page() -> None:
    assert importers("streamlit_app") == set()


def test_only_the_page_imports_the_views() -> None:
    outside = {
        n
        for n, path in MODULES.items()
        if not is_view(n) and any(m.startswith("assistant.views") for m, _ in imported(path))
    }
    assert outside <= {"streamlit_app"}


@pytest.mark.parametrize("package", ["faiss", "sqlite3", "tantivy"])
def test_one_module_holds_each_store(package: str) -> None:
    [only] = importers(package)
    assert only.startswith("index.")


@pytest.mark.parametrize("package", ["sentence_transformers", "torch", "transformers"])
def test_only_what_loads_the_model_or_reads_with_it_knows_it(package: str) -> None:
    knowing = ("embed", "encoder", "reading", "precision")
    assert importers(package) <= {f"index.embedding.{module}" for module in knowing}


def test_one_module_loads_the_model() -> None:
    loading = "SentenceTransformer("
    assert {name for name, path in MODULES.items() if loading in path.read_text("utf-8")} == {
        "index.embedding.embed"}


def test_only_the_page_and_its_views_import_streamlit() -> None:
    found = importers("streamlit")
    assert "streamlit_app" in found
    assert {n for n in found if not is_view(n)} == {"streamlit_app"}


def test_every_module_has_a_name_of_its_own() -> None:
    parts = {part for name in MODULES for part in name.split(".")}
    assert not parts & VAGUE


@pytest.mark.parametrize("name", NAMES)
def test_own_modules_are_imported_by_name(name: str) -> None:
    for module, node in imported(MODULES[name]):
        room = module.split(".")[0]
        if isinstance(node, ast.Import):
            assert room not in ROOMS, f"line {node.lineno}: import {module}"
            continue
        assert node.level == 0, f"line {node.lineno} imports relatively"
        if room in ROOMS:
            # "from assistant.views import ask" names a module of a package of modules.
            named = {f"{module}.{alias.name}" for alias in node.names}
            assert "." in module, f"line {node.lineno}: from {module} import …"
            assert module in MODULES or named <= MODULES.keys(), f"line {node.lineno}: {module}"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_imported_is_declared(name: str) -> None:
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8").replace("-", "_").lower()
    for module, node in imported(MODULES[name]):
        package = module.split(".")[0]
        if package in (*ROOMS, "__future__") or package in sys.stdlib_module_names:
            continue
        assert package.lower() in declared or f"{package}_cpu" in declared, f"line {node.lineno}"
