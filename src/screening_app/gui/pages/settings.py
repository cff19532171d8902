# SPDX-License-Identifier: EUPL-1.2
"""How the program looks and locks on this computer, and who has an account."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from screening_app.core.records import Account, Role
from screening_app.errors import ScreeningError
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.problems import sentence
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import (
    ButtonRow,
    Field,
    Heading,
    Notice,
    PassphraseField,
    SecondaryButton,
    SimpleTable,
    TableRow,
    spaced,
)
from screening_app.settings import LANGUAGES, LOCK_MINUTES, TEXT_SCALES, THEMES, Settings


class SettingsPage(QWidget):
    """`chosen` carries the Settings after each change; an administrator sees the accounts below them."""

    chosen = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._accounts: SimpleTable | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Settings"))
        outer.addWidget(self._place)
        column = self._place.body
        title = Heading(translate("Rutinstod", "Settings"), "title")
        title.setObjectName("settings")
        column.addWidget(title)
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
        if Role.ADMINISTRATOR in session.account.roles:
            self._add_accounts(column)

    def refresh(self) -> None:
        """Read the accounts anew."""
        if self._accounts is not None:
            self._session.ask(self, lambda ws: ws.accounts(), self._show_accounts)

    def _change(self) -> None:
        self._settings = replace(
            self._settings,
            language=self._fields["language"].value(),
            theme=self._fields["theme"].value(),
            text_scale=float(self._fields["text_scale"].value()),
            lock_minutes=int(self._fields["lock_minutes"].value()),
        )
        self.chosen.emit(self._settings)

    def _add_accounts(self, column: QVBoxLayout) -> None:
        self._place.space("apart")
        column.addWidget(Heading(translate("Rutinstod", "Accounts"), "section"))
        self._accounts = SimpleTable(
            translate("Rutinstod", "Accounts"), [translate("Rutinstod", "User name"), translate("Rutinstod", "Roles")]
        )
        self._accounts.setObjectName("accounts")
        column.addWidget(self._accounts)
        column.addWidget(Heading(translate("Rutinstod", "Add an account"), "section"))
        self._problem = Notice("", "problem")
        self._problem.setObjectName("account-problem")
        self._problem.hide()
        column.addWidget(self._problem)
        self._user = QLineEdit()
        self._user.setObjectName("new-user")
        column.addWidget(Field(translate("Rutinstod", "User name"), self._user))
        self._role = ChoiceField(
            translate("Rutinstod", "Role"),
            translate("Rutinstod", "A coordinator sees the protected figures and can open no record."),
        )
        self._role.setObjectName("new-role")
        for role in Role:
            self._role.add(name_of(role), role)
        column.addWidget(self._role)
        self._passphrase = PassphraseField(
            translate("Rutinstod", "Passphrase, typed by the new person"),
            translate("Rutinstod", "At least 12 characters. Four or five words that you remember are best."),
        )
        self._passphrase.input.setObjectName("new-passphrase")
        column.addWidget(self._passphrase)
        row = ButtonRow()
        add = SecondaryButton(translate("Rutinstod", "Add the account"), icon_name="plus")
        add.setObjectName("add-account")
        add.clicked.connect(self._add)
        row.add(add)
        column.addWidget(row)

    def _show_accounts(self, accounts: tuple[Account, ...]) -> None:
        if self._accounts is not None:
            self._accounts.show_rows(
                [TableRow(a.user, (a.user, ", ".join(sorted(name_of(r) for r in a.roles)))) for a in accounts]
            )

    def _add(self) -> None:
        user, roles, passphrase = self._user.text(), frozenset({Role(self._role.value())}), self._passphrase.text
        self._passphrase.clear()
        self._session.ask(self, lambda ws: ws.add_account(user, roles, passphrase), self._added, self._refused)

    def _added(self, _result: object) -> None:
        self._problem.hide()
        self._user.clear()
        self.refresh()

    def _refused(self, problem: ScreeningError) -> bool:
        self._problem.set_text(sentence(problem))
        self._problem.show()
        return True


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
