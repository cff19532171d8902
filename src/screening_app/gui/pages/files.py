# SPDX-License-Identifier: EUPL-1.2
"""Choosing a file to read and a place to write; the program's own dialog, which leaves no list of files behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from screening_app.errors import CannotNow, Code
from screening_app.paths import PRODUCT


def choose_file(parent: QWidget, kinds: str, done: Callable[[Path], object]) -> None:
    """Let the user choose a file to read; `kinds` is a filter as Qt writes them. Nothing follows a cancel."""
    dialog = _dialog(parent, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    dialog.open()


def choose_files(parent: QWidget, kinds: str, done: Callable[[tuple[Path, ...]], object]) -> None:
    """Let the user choose one or several files to read."""
    dialog = _dialog(parent, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: done(tuple(Path(name) for name in names)))
    dialog.open()


def choose_folder(parent: QWidget, done: Callable[[Path], object]) -> None:
    """Let the user choose a folder to read from."""
    dialog = _dialog(parent, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    dialog.open()


def choose_place(parent: QWidget, name: str, kinds: str, done: Callable[[Path], object]) -> None:
    """Let the user choose where to write; `name` is what is offered and names no subject."""
    dialog = _dialog(parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: done(Path(chosen)))
    dialog.open()


def read_file(file: Path, most: int) -> bytes:
    """Return a file's bytes, one more than `most` at the very most; CannotNow(FILE_UNREADABLE). For the worker."""
    try:
        with file.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as problem:
        raise CannotNow(Code.FILE_UNREADABLE, file=file.name) from problem


def write_file(file: Path, content: bytes) -> Path:
    """Write a file in one go and return it; CannotNow(OUTPUT_REFUSED). For the worker."""
    from screening_app.output import write_files

    return write_files(file.parent, {file.name: content})[0]


def _dialog(parent: QWidget, kinds: str) -> QFileDialog:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, PRODUCT, folder, kinds)
    dialog.setObjectName("file-dialog")
    # The desktop's own dialog writes to a list of recent files that every program can read.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.destroyed.connect(_forget)
    return dialog


def _forget() -> None:
    # Qt writes where its own dialog last was when the dialog is taken away.
    QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")
