# SPDX-License-Identifier: EUPL-1.2
"""How the program looks and locks on this computer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import spaced
from screening_app.settings import LANGUAGES, LOCK_MINUTES, TEXT_SCALES, THEMES, Settings


class SettingsPage(QWidget):
    """`chosen` carries the Settings after each change."""

    chosen = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Settings"))
        outer.addWidget(self._place)
        column = self._place.body
        self._place.add_title(translate("Rutinstod", "Settings"), "settings")
        self._fields: dict[str, ChoiceField] = {}
        for name, label, choices in _choices():
            field = ChoiceField(label)
            field.setObjectName(f"setting-{name}")
            for text, value in choices:
                field.add(text, value)
            field.set_value(getattr(settings, name))
            field.changed.connect(self._change)
            self._fields[name] = field
            column.addWidget(field)

    def refresh(self) -> None:
        """Nothing here is read from the store."""

    def _change(self) -> None:
        self._settings = replace(
            self._settings,
            language=self._fields["language"].value(),
            theme=self._fields["theme"].value(),
            text_scale=float(self._fields["text_scale"].value()),
            lock_minutes=int(self._fields["lock_minutes"].value()),
        )
        self.chosen.emit(self._settings)


def _choices() -> list[tuple[str, str, list[tuple[str, object]]]]:
    languages = {"sv": "Svenska", "en": "English"}
    themes = {
        "system": translate("Rutinstod", "As the system"),
        "light": translate("Rutinstod", "Light"),
        "dark": translate("Rutinstod", "Dark"),
        "contrast": translate("Rutinstod", "High contrast"),
    }
    return [
        ("language", translate("Rutinstod", "Language"), [(languages[tag], tag) for tag in LANGUAGES]),
        ("theme", translate("Rutinstod", "Colours"), [(themes[theme], theme) for theme in THEMES]),
        ("text_scale", translate("Rutinstod", "Text size"), [(f"{round(s * 100)} %", s) for s in TEXT_SCALES]),
        (
            "lock_minutes",
            translate("Rutinstod", "Lock after"),
            [
                (counted(QT_TRANSLATE_NOOP("Rutinstod", "%n minute(s) without activity", None, 1), m), m)
                for m in LOCK_MINUTES
            ],
        ),
    ]
