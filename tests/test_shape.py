# SPDX-License-Identifier: EUPL-1.2
"""Holds the shape of the code: sizes, docstrings, literal screen texts, and errors that are caught by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "screening_app"
FILE_LINES = 500
FUNCTION_LINES = 60
#: The last line of defence of the window, of the worker thread and of the command line; nowhere else.
MAY_CATCH_ALL = {"app.py", "gui/background.py", "cli.py"}
#: Where a call of tr or translate keeps its words: (position of the first text, number of texts that must be literal).
TRANSLATES = {"tr": (0, 2), "translate": (0, 3), "QT_TRANSLATE_NOOP": (0, 2)}

Function = ast.FunctionDef | ast.AsyncFunctionDef
SOURCES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SCRIPTS = sorted((ROOT / "packaging").rglob("*.py"))


def named(path: Path) -> str:
    """Name a file as seen from the repository."""
    return str(path.relative_to(ROOT))


def parsed(path: Path) -> ast.Module:
    """Read a source file."""
    return ast.parse(path.read_text("utf-8"), named(path))


def nodes[T: ast.AST](path: Path, *kinds: type[T]) -> Iterator[T]:
    """Yield every node of these kinds."""
    return (node for node in ast.walk(parsed(path)) if isinstance(node, kinds))
