# SPDX-License-Identifier: EUPL-1.2
"""Every text on screen is there in Swedish, whole and in step with the sources."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from screening_app.gui.text import CONTEXT, translate
from screening_app.paths import PRODUCT

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
SWEDISH = ROOT / "resources" / "i18n" / "rutinstod_sv.ts"
ENGLISH = ROOT / "resources" / "i18n" / "rutinstod_en.ts"
COVER = ROOT / "src" / "screening_app" / "gui" / "pages" / "cover.py"

#: What would tell somebody who looks over the shoulder what the program is for.
TELLING = ("våld", "utsatt", "hot", "övergrepp", "heder", "orosanmäl", "samtal", "fråg", "tolk", "svar på", "trygg")


def messages(catalogue: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(catalogue).getroot().iter("message"))


def source(message: ElementTree.Element) -> str:
    return message.findtext("source", "")


def forms(message: ElementTree.Element) -> list[str]:
    """Return the translation, or each of its plural forms."""
    text = message.find("translation")
    assert text is not None
    plural = [form.text or "" for form in text.iter("numerusform")]
    return plural or [text.text or ""]


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}|%n", text))


def calls(file: Path, *names: str) -> Iterator[ast.Call]:
    """Yield every call, by bare or attribute name, in a source file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in names:
                yield node


def texts_of(file: Path) -> set[str]:
    """Return every literal that a source file gives to be translated."""
    literals = [call.args[:2] for call in calls(file, "translate", "QT_TRANSLATE_NOOP")]
    return {
        str(text.value)
        for context, text in (pair for pair in literals if len(pair) == 2)
        if isinstance(text, ast.Constant) and isinstance(context, ast.Constant) and context.value == CONTEXT
    }


@pytest.fixture
def swedish(qapp: QCoreApplication, tmp_path: Path) -> Iterator[None]:
    """The Swedish catalogue as it lies in the sources, compiled and installed."""
    yield from installed(SWEDISH, qapp, tmp_path)


@pytest.fixture
def english(qapp: QCoreApplication, tmp_path: Path) -> Iterator[None]:
    """The English catalogue, which holds plurals only."""
    yield from installed(ENGLISH, qapp, tmp_path)


def installed(catalogue: Path, app: QCoreApplication, folder: Path) -> Iterator[None]:
    compiled = folder / "compiled.qm"
    tool = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([str(tool), "-silent", str(catalogue), "-qm", str(compiled)], check=True)
    translator = QTranslator()
    assert translator.load(str(compiled))
    app.installTranslator(translator)
    yield
    app.removeTranslator(translator)


def test_every_text_is_translated():
    unfinished = [
        source(message)
        for message in messages(SWEDISH)
        if not all(form.strip() for form in forms(message)) or message.find("translation[@type]") is not None
    ]
    assert not unfinished


def test_a_translation_keeps_every_placeholder():
    changed = [
        (source(message), form)
        for message in messages(SWEDISH) + messages(ENGLISH)
        for form in forms(message)
        if placeholders(form) != placeholders(source(message))
    ]
    assert not changed


def test_a_translation_ends_as_its_source_does():
    # A sentence stays a sentence, and a label gets no full stop.
    differing = [
        (source(message), form)
        for message in messages(SWEDISH)
        for form in forms(message)
        if form.endswith((".", "?")) != source(message).endswith((".", "?"))
    ]
    assert not differing


def test_no_text_raises_its_voice():
    assert not [form for message in messages(SWEDISH) for form in forms(message) if "!" in form]


def test_every_text_with_a_number_has_a_form_for_one_and_for_many():
    lacking = [source(message) for message in messages(SWEDISH) if "%n" in source(message) and len(forms(message)) != 2]
    assert not lacking


def test_every_text_in_the_sources_is_in_the_catalogue():
    # Qt's tool passes over a call that it cannot read and says nothing.
    known = {source(message) for message in messages(SWEDISH)}
    assert not set[str]().union(*(texts_of(file) for file in SOURCES)) - known


def test_the_catalogues_are_in_step_with_the_sources():
    command = [sys.executable, str(ROOT / "packaging" / "extract_strings.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_window_is_titled_with_the_neutral_name_only():
    titles = [ast.unparse(call.args[0]) for file in SOURCES for call in calls(file, "setWindowTitle")]
    assert titles
    assert set(titles) == {"PRODUCT"}
    assert PRODUCT == "Rutinstöd"


def test_the_cover_tells_nothing_of_the_work():
    shown = texts_of(COVER)
    assert shown
    words = " ".join(form for message in messages(SWEDISH) if source(message) in shown for form in forms(message))
    assert words
    assert not [telling for telling in TELLING if telling in words.lower()]


def test_the_program_speaks_swedish(swedish):
    assert translate("Rutinstod", "Next") == "Nästa"
    assert translate("Rutinstod", "Does not want to answer") == "Vill inte svara"


@pytest.mark.parametrize(("count", "said"), [(1, "1 minut utan aktivitet"), (5, "5 minuter utan aktivitet")])
def test_swedish_counts(swedish, count, said):
    assert translate("Rutinstod", "%n minute(s) without activity", None, count) == said


@pytest.mark.parametrize(("count", "said"), [(1, "1 minute without activity"), (5, "5 minutes without activity")])
def test_english_counts(english, count, said):
    assert translate("Rutinstod", "%n minute(s) without activity", None, count) == said
