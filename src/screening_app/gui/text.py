# SPDX-License-Identifier: EUPL-1.2
"""Every sentence on screen: English in the source, translated here.

Write `translate("Rutinstod", "Start the conversation")`, always with the literal context first and literal text second.
pyside6-lupdate finds calls by the bare name `translate` whatever it was imported from, takes the context from the first
literal and the third argument as a comment for the translator. A text with a number is marked by a literal fourth
argument, `counted(QT_TRANSLATE_NOOP("Rutinstod", "%n question(s) left", None, 1), count)`: tried with 6.11, a name
there makes no plural and a call drops the message. Nor does it find `tr("…")` (the context becomes the class at
hand) or a translate of another name.
A sentence kept in a table is marked there with `QT_TRANSLATE_NOOP("Rutinstod", "…")` and translated where it is shown.
Facts are put in after translating: `translate("Rutinstod", "Saved {time}").format(time=…)`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from screening_app.paths import data_folder

#: The one context of every message; must be written out as a literal at each call, or lupdate cannot see it.
CONTEXT = "Rutinstod"

#: What a translator object lives on: Qt keeps no reference of its own.
_INSTALLED: list[QTranslator] = []


def translate(context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
    """Return the text in the language now installed; the English text itself where the catalogue lacks it."""
    return QCoreApplication.translate(context, text, disambiguation, n)


def counted(marked: str, n: int) -> str:
    """Return a text marked with `QT_TRANSLATE_NOOP(…, None, 1)` in the form for `n`."""
    return QCoreApplication.translate(CONTEXT, marked, None, n)


def QT_TRANSLATE_NOOP(context: str, text: str, disambiguation: None = None, n: int = -1) -> str:
    """Return the text untouched; its name alone makes lupdate put it into the catalogue."""
    return text


def install_translator(app: QCoreApplication, language: str) -> bool:
    """Switch the program and Qt's own buttons to `language` ("sv", "en"); widgets then get a LanguageChange event.

    Return whether our own catalogue was found. English has one too, for its plurals.
    """
    for old in _INSTALLED:
        app.removeTranslator(old)
    _INSTALLED.clear()
    QLocale.setDefault(QLocale({"sv": "sv_SE", "en": "en_GB"}.get(language, language)))
    ours = data_folder("resources") / "i18n" / f"rutinstod_{language}.qm"
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = False
    for name, folder in ((f"qtbase_{language}", qt_folder), (ours.name, str(ours.parent))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            _INSTALLED.append(translator)
            found = found or name == ours.name
    return found
