# SPDX-License-Identifier: EUPL-1.2
"""The program's own words inside a question, in the language that the person is asked in."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QTranslator

from screening_app.gui.text import CONTEXT, QT_TRANSLATE_NOOP, translate
from screening_app.paths import data_folder

DECLINES = QT_TRANSLATE_NOOP("Rutinstod", "Does not want to answer")
YES = QT_TRANSLATE_NOOP("Rutinstod", "Yes")
NO = QT_TRANSLATE_NOOP("Rutinstod", "No")
OTHER = QT_TRANSLATE_NOOP("Rutinstod", "Other, in own words")

#: Where there is no catalogue for the whole program: what stands beside the answers, so that the person can read it.
_WORDS = {
    "ar": {DECLINES: "لا أريد الإجابة", YES: "نعم", NO: "لا", OTHER: "جواب آخر، بكلماتي"},
    "fa": {DECLINES: "نمی‌خواهم پاسخ دهم", YES: "بله", NO: "خیر", OTHER: "پاسخ دیگر، به زبان خودم"},
}
_WORDS["prs"] = _WORDS["fa"]

#: The source of every text is in this language, so it needs no catalogue.
_SOURCE = "en"


def phrase(marked: str, language: str) -> str:
    """Return one of the phrases above in `language`, whatever language the interface has.

    Where there are no words in that language it comes in the interface's own.
    """
    tag = language.split("-", 1)[0]
    if tag == _SOURCE:
        return marked
    if tag in _WORDS:
        return _WORDS[tag][marked]
    catalogue = _catalogue(tag)
    return (catalogue.translate(CONTEXT, marked) if catalogue is not None else "") or translate(CONTEXT, marked)


@lru_cache(maxsize=16)
def _catalogue(tag: str) -> QTranslator | None:
    if not tag.isalpha():
        return None
    file = data_folder("resources") / "i18n" / f"rutinstod_{tag}.qm"
    translator = QTranslator()
    return translator if file.is_file() and translator.load(file.name, str(file.parent)) else None
