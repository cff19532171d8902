# SPDX-License-Identifier: EUPL-1.2
"""Choosing a questionnaire and a language, with what staff should know about both before they use them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.definition import Form, in_language
from screening_app.core.forms.findings import UNKNOWN_LANGUAGE
from screening_app.gui.controls.words import title_for_staff
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.gui.text import translate
from screening_app.gui.widgets import Label, spaced


class FormChoice(QWidget):
    """Two drop-downs and a few quiet lines about what is chosen in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms: tuple[Form, ...] = ()
        column = QVBoxLayout(self)
        spaced(column, "near")
        self._form = ChoiceField(translate("Rutinstod", "Questions"))
        self._form.setObjectName("form")
        self._language = ChoiceField(translate("Rutinstod", "Language of the questions"))
        self._language.setObjectName("form-language")
        self._about = QVBoxLayout()
        spaced(self._about, "hair")
        column.addWidget(self._form)
        column.addWidget(self._language)
        column.addLayout(self._about)
        self._form.changed.connect(self._form_chosen)
        self._language.changed.connect(self._tell)

    def show_forms(self, forms: Sequence[Form], language: str) -> None:
        """Offer these, the first chosen, in `language` where it has that."""
        self._forms = tuple(forms)
        self._form.clear()
        for form in forms:
            self._form.add(title_for_staff(form), form.url)
        self._list_languages(language)

    @property
    def form(self) -> Form | None:
        """The questionnaire chosen."""
        return next((form for form in self._forms if form.url == self._form.value()), None)

    @property
    def language(self) -> str:
        """The tag of the language chosen."""
        return self._language.value()

    def focus(self) -> None:
        """Put the focus on the questionnaires."""
        self._form.focus()

    def _form_chosen(self) -> None:
        self._list_languages(self.language)

    def _list_languages(self, wanted: str) -> None:
        self._language.clear()
        for tag in self.form.languages if self.form is not None else ():
            self._language.add(language_name(tag), tag)
        self._language.set_value(wanted)
        self._tell()

    def _tell(self) -> None:
        while (taken := self._about.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for number, line in enumerate(about_lines(self.form, self.language)):
            label = Label(line, "small-quiet")
            label.setObjectName(f"about-{number}")
            self._about.addWidget(label)


def about_lines(form: Form | None, language: str) -> tuple[str, ...]:
    """Return purpose, source and validation of the wording, rights and version, in as many lines as there is to say."""
    if form is None:
        return ()
    ours = QLocale().bcp47Name()[:2]

    source = form.about.languages.get(language)
    lines = [in_language(form.about.purpose, ours, form.language) if form.about.purpose else ""]
    if source is not None:
        lines.append(
            translate("Rutinstod", "Wording in {language}: {source}").format(
                language=language_inside(language), source=in_language(source.source, ours, form.language)
            )
        )
        lines.append(
            translate("Rutinstod", "Validated in this language: yes")
            if source.validated
            else translate("Rutinstod", "Validated in this language: no")
        )
    lines.append(
        in_language(form.copyright_texts, ours, form.language) if form.copyright_texts else form.copyright or ""
    )
    lines.append(translate("Rutinstod", "Version {version}").format(version=form.version))
    return tuple(line for line in lines if line)


def language_name(tag: str) -> str:
    """Return what a language is called on screen; its own name for itself where the program has none."""
    if tag == UNKNOWN_LANGUAGE:
        return translate("Rutinstod", "Language not stated")
    names = language_names() | {"fa-AF": translate("Rutinstod", "Dari")}
    return names.get(tag) or names.get(tag.split("-", 1)[0]) or QLocale(tag).nativeLanguageName() or tag


def language_inside(tag: str) -> str:
    """Return what a language is called inside a phrase: without a capital, where the interface's language has none."""
    name = language_name(tag)
    return name if QLocale().language() == QLocale.Language.English else name[:1].lower() + name[1:]


def language_list(names: Iterable[str]) -> str:
    """Return languages as one phrase; each as it is called inside one."""
    listed = ", ".join(names)
    return listed[:1].upper() + listed[1:]


def language_names() -> dict[str, str]:
    """Return the languages that people here are often asked in, by tag."""
    return {
        "am": translate("Rutinstod", "Amharic"),
        "ar": translate("Rutinstod", "Arabic"),
        "bs": translate("Rutinstod", "Bosnian"),
        "ckb": translate("Rutinstod", "Kurdish (Sorani)"),
        "de": translate("Rutinstod", "German"),
        "en": translate("Rutinstod", "English"),
        "es": translate("Rutinstod", "Spanish"),
        "fa": translate("Rutinstod", "Persian"),
        "fi": translate("Rutinstod", "Finnish"),
        "fit": translate("Rutinstod", "Meänkieli"),
        "fr": translate("Rutinstod", "French"),
        "he": translate("Rutinstod", "Hebrew"),
        "kmr": translate("Rutinstod", "Kurdish (Kurmanji)"),
        "pl": translate("Rutinstod", "Polish"),
        "prs": translate("Rutinstod", "Dari"),
        "ps": translate("Rutinstod", "Pashto"),
        "rom": translate("Rutinstod", "Romani"),
        "ru": translate("Rutinstod", "Russian"),
        "se": translate("Rutinstod", "Northern Sami"),
        "sma": translate("Rutinstod", "South Sami"),
        "smj": translate("Rutinstod", "Lule Sami"),
        "so": translate("Rutinstod", "Somali"),
        "sq": translate("Rutinstod", "Albanian"),
        "sv": translate("Rutinstod", "Swedish"),
        "th": translate("Rutinstod", "Thai"),
        "ti": translate("Rutinstod", "Tigrinya"),
        "tr": translate("Rutinstod", "Turkish"),
        "uk": translate("Rutinstod", "Ukrainian"),
        "ur": translate("Rutinstod", "Urdu"),
        "yi": translate("Rutinstod", "Yiddish"),
    }
