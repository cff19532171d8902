# SPDX-License-Identifier: EUPL-1.2
"""Holds the shape of the code: sizes, docstrings, literal screen texts, and errors that are caught by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from types import NoneType

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "screening_app"
FILE_LINES = 500
FUNCTION_LINES = 60
#: The last line of defence of the window, of the worker thread and of the command line; nowhere else.
MAY_CATCH_ALL = {SOURCE / "app.py", SOURCE / "gui" / "background.py", SOURCE / "cli" / "__init__.py"}
#: The one place that hands texts on to Qt.
TRANSLATOR = SOURCE / "gui" / "text.py"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*folders: str) -> list[Path]:
    """Return the Python files of these folders of the repository."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def nodes(path: Path) -> Iterator[ast.AST]:
    """Yield every node of a file."""
    return ast.walk(ast.parse(path.read_text("utf-8"), str(path)))


def place(path: Path, node: ast.AST | None = None) -> str:
    """Name a file, or a line of it, as an editor opens it."""
    line = getattr(node, "lineno", None)
    return f"{path.relative_to(ROOT)}:{line}" if line else str(path.relative_to(ROOT))


def test_there_is_code_to_look_at():
    assert len(sources("src")) > 5


def test_no_file_is_longer_than_a_reader_holds():
    long = [
        f"{place(path)}: {length} lines"
        for path in sources("src", "tests", "packaging")
        if (length := len(path.read_text("utf-8").splitlines())) > FILE_LINES
    ]

    assert long == []


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{place(path, node)} {node.name}: {length} lines"
        for path in sources("src", "tests", "packaging")
        for node in nodes(path)
        if isinstance(node, Function) and (length := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    ]

    assert long == []


def undocumented(path: Path) -> Iterator[str]:
    """Name the module, and each public class, function and method of it, that lacks a docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    if not ast.get_docstring(tree):
        yield place(path)
    owners: list[ast.Module | ast.ClassDef] = [tree]
    while owners:
        for node in owners.pop().body:
            if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
                continue
            if not ast.get_docstring(node) and not answers_qt(node) and not is_overload(node):
                yield f"{place(path, node)} {node.name}"
            if isinstance(node, ast.ClassDef):
                owners.append(node)


def answers_qt(node: ast.AST) -> bool:
    """Say whether this is one of Qt's own methods (camelCase), which Qt documents."""
    return isinstance(node, Function) and node.name != node.name.lower()


def is_overload(node: ast.AST) -> bool:
    """Say whether this is only the typing of a function that is documented once below."""
    return isinstance(node, Function) and any(ast.unparse(one).endswith("overload") for one in node.decorator_list)


def test_every_module_and_all_that_is_public_says_what_it_is_for():
    assert [name for path in sources("src", "packaging") for name in undocumented(path)] == []


def test_every_file_names_its_licence():
    unnamed = [
        place(path)
        for path in sources("src", "tests", "packaging")
        if not path.read_text("utf-8").startswith("# SPDX-License-Identifier: EUPL-1.2\n")
    ]

    assert unnamed == []


def test_every_text_for_the_screen_is_found_by_the_translation_tool():
    lost = [
        f"{place(path, node)} {ast.unparse(node)[:60]}"
        for path in sources("src")
        if path != TRANSLATOR
        for node in nodes(path)
        if isinstance(node, ast.Call) and not is_found(node)
    ]

    assert lost == []


def is_found(call: ast.Call) -> bool:
    """Say whether the texts of a translating call, if it is one, reach the catalogue.

    Context and text are literals, or the text was marked where it stands and is only looked up here (a name, an
    attribute, an item of a table). One put together on the spot, or given by keyword, is silently left out by the tool.
    """
    name = ast.unparse(call.func).split(".")[-1]
    if name == "tr":
        return False
    # str.translate takes one argument, the program's own two or more.
    if name == "QT_TRANSLATE_NOOP" or (name == "translate" and len(call.args) + len(call.keywords) > 1):
        texts = call.args[:3]
        marked = (
            name == "translate" and len(texts) > 1 and isinstance(texts[1], ast.Name | ast.Attribute | ast.Subscript)
        )
        plain = [isinstance(text, ast.Constant) and isinstance(text.value, str | NoneType) for text in texts]
        return not call.keywords and len(texts) > 1 and (all(plain) or marked)
    return True


def test_only_the_last_line_of_defence_catches_everything():
    broad = [
        place(path, node)
        for path in sources("src")
        if path not in MAY_CATCH_ALL
        for node in nodes(path)
        if isinstance(node, ast.ExceptHandler) and catches_all(node)
    ]

    assert broad == []


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Say whether a handler swallows every error; one that cleans up and raises again does not."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in kinds)
