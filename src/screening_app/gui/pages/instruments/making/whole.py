# SPDX-License-Identifier: EUPL-1.2
"""What is said of the questionnaire as a whole: title, purpose, rights, units, languages, version."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.authoring import editing
from screening_app.core.forms.authoring.draft import DraftLanguage
from screening_app.core.records import UnitKind
from screening_app.gui.names import name_of
from screening_app.gui.pages.choose_form import language_inside, language_name
from screening_app.gui.pages.instruments.making.bench import Bench
from screening_app.gui.pages.instruments.making.fields import PickField, TextsField, line_field, tick
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import ButtonRow, Card, Field, Heading, Label, QuietButton, SecondaryButton, spaced

# Offered in a drop-down; any other language of a file that is opened here stays.
_TAGS = ("sv", "en", "ar", "fa", "fi", "so", "ti", "uk", "pl", "ru", "tr", "es", "ku", "sr", "th")
_FOLLOW_UP = "follow-up"


class WholePanel(QWidget):
    """The fields of the whole. `sheets_pressed` and `discard_pressed` ask the page for what they say."""

    sheets_pressed = Signal()
    discard_pressed = Signal()

    def __init__(self, bench: Bench, *, more: bool) -> None:
        super().__init__()
        self._bench = bench
        self.fields: dict[str, Field] = {}
        self._suggested = bench.draft.version
        self._suggestion = Label("", "body", wrap=False)
        self._use = SecondaryButton("", compact=True)
        self._column = QVBoxLayout(self)
        spaced(self._column, "near")
        self._column.addWidget(Heading(translate("Rutinstod", "About the questionnaire"), "title"))
        draft = bench.draft
        self._texts("title", translate("Rutinstod", "What it is called"), draft.title)
        self._texts("purpose", translate("Rutinstod", "What it is for, and for whom"), draft.purpose)
        self._line("publisher", translate("Rutinstod", "Who publishes it"), draft.publisher)
        self._texts(
            "copyright",
            translate("Rutinstod", "Rights and licence"),
            draft.copyright,
            translate("Rutinstod", "Whose wording it is, and who may use it."),
        )
        self._add_units()
        self._add_languages()
        self._add_version()
        self._add_more(more)
        self._add_work()

    def suggest(self, version: str) -> None:
        """Offer a version that says enough about what has changed."""
        own = self._bench.draft.version
        self._suggestion.setVisible(version != own)
        self._use.setVisible(version != own)
        words = translate("Rutinstod", "What has changed needs version {version}.").format(version=version)
        self._suggestion.setText(words)
        self._use.setText(translate("Rutinstod", "Use {version}").format(version=version))
        self._suggested = version

    def _change(self, part: str, **fields: Any) -> None:
        self._bench.put(replace(self._bench.draft, **fields), f":{part}")

    def _texts(self, part: str, label: str, texts: Any, hint: str = "") -> None:
        made = TextsField(
            f"build-{part}", label, texts, self._bench.languages, lambda now: self._change(part, **{part: now}), hint
        )
        self.fields[part] = made.own
        self._column.addWidget(made)

    def _line(self, part: str, label: str, text: str, hint: str = "") -> None:
        made = line_field(f"build-{part}", label, text, lambda now: self._change(part, **{part: now}), hint)
        self.fields[part] = made
        self._column.addWidget(made)

    # ---- units

    def _add_units(self) -> None:
        self._column.addWidget(Heading(translate("Rutinstod", "Which units it is for"), "section"))
        card = Card()
        card.body.setSpacing(current().gap("tight"))
        contexts = self._bench.draft.use_contexts
        choices = [(kind.value, name_of(kind)) for kind in UnitKind]
        choices.append((_FOLLOW_UP, translate("Rutinstod", "Only added to a conversation under way")))
        for code, words in choices:
            card.body.addWidget(tick(f"build-unit-{code}", words, code in contexts, partial(self._unit, code)))
        card.body.addWidget(
            Label(translate("Rutinstod", "With no unit ticked it is for every kind of unit."), "small-quiet")
        )
        self._column.addWidget(card)

    def _unit(self, code: str, on: bool) -> None:
        contexts = self._bench.draft.use_contexts
        chosen = {*contexts, code} if on else {*contexts} - {code}
        known = [*(kind.value for kind in UnitKind), _FOLLOW_UP]
        ordered = [each for each in known if each in chosen] + [each for each in contexts if each not in known]
        self._change(f"unit-{code}", use_contexts=tuple(ordered))

    # ---- languages

    def _add_languages(self) -> None:
        self._column.addWidget(Heading(translate("Rutinstod", "Languages"), "section"))
        languages, own = self._bench.languages, self._bench.draft.language
        for tag in languages:
            self._column.addWidget(self._language(tag, own))
        if len(languages) > 1:
            names = [(tag, language_name(tag)) for tag in languages]
            base = PickField("build-language", translate("Rutinstod", "The questionnaire's own language"), names, own)
            base.picked.connect(lambda tag: self._bench.put(replace(self._bench.draft, language=tag), anew=True))
            self.fields["language"] = base
            self._column.addWidget(base)
        left = [(tag, language_name(tag)) for tag in _TAGS if tag not in languages]
        more = PickField(
            "build-add-language",
            translate("Rutinstod", "Add a language"),
            left,
            "",
            translate("Rutinstod", "A language is offered to the person when every text is there in it."),
        )
        more.picked.connect(self._add_language)
        self._column.addWidget(more)

    def _language(self, tag: str, own: str) -> Card:
        card = Card()
        card.body.setSpacing(current().gap("tight"))
        told = self._bench.draft.language_sources.get(tag, DraftLanguage({}))
        name = language_name(tag)
        if tag == own:
            name = translate("Rutinstod", "{language}, the questionnaire's own").format(language=name)
        card.body.addWidget(Label(name, "strong"))
        source = line_field(
            f"build-source-{tag}",
            translate("Rutinstod", "Where the wording comes from"),
            told.source.get(own, ""),
            lambda text: self._source(tag, text=text),
        )
        source.input.setAccessibleName(f"{source.label.text()}, {language_inside(tag)}")
        self.fields[f"source-{tag}"] = source
        card.body.addWidget(source)
        row = ButtonRow()
        box = tick(
            f"build-validated-{tag}",
            translate("Rutinstod", "This wording has been validated"),
            told.validated,
            lambda on: self._source(tag, validated=on),
        )
        box.setAccessibleName(f"{box.text()}, {language_inside(tag)}")
        row.add(box)
        if tag != own:
            gone = QuietButton(translate("Rutinstod", "Remove the language"), icon_name="x")
            gone.setObjectName(f"build-remove-language-{tag}")
            gone.setAccessibleName(f"{gone.text()}: {language_inside(tag)}")
            gone.clicked.connect(lambda: self._bench.put(editing.without_language(self._bench.draft, tag), anew=True))
            row.add_end(gone)
        card.body.addWidget(row)
        return card

    def _source(self, tag: str, *, text: str | None = None, validated: bool | None = None) -> None:
        draft = self._bench.draft
        told = draft.language_sources.get(tag, DraftLanguage({}))
        if text is not None:
            others = {key: each for key, each in told.source.items() if key != draft.language}
            told = replace(told, source={draft.language: text, **others} if text else others)
        if validated is not None:
            told = replace(told, validated=validated)
        self._change(f"source-{tag}-{text is None}", language_sources={**draft.language_sources, tag: told})

    def _add_language(self, tag: str) -> None:
        draft = self._bench.draft
        sources = {**draft.language_sources, tag: DraftLanguage({})}
        self._bench.put_and_go(replace(draft, language_sources=sources), f"build-source-{tag}")

    # ---- version and more

    def _add_version(self) -> None:
        self._column.addWidget(Heading(translate("Rutinstod", "Version"), "section"))
        self._line(
            "version",
            translate("Rutinstod", "Version"),
            self._bench.draft.version,
            translate("Rutinstod", "First number: answers no longer mean the same. Second: more. Third: only words."),
        )
        self.fields["version"].input.setMaximumWidth(current().px(150))
        row = ButtonRow()
        self._suggestion.setObjectName("build-suggestion")
        self._suggestion.hide()
        row.add(self._suggestion)
        self._use.setObjectName("build-use-version")
        self._use.hide()
        self._use.clicked.connect(self._use_version)
        row.add(self._use)
        self._column.addWidget(row)

    def _use_version(self) -> None:
        self._bench.put_and_go(replace(self._bench.draft, version=self._suggested), "build-version")

    def _add_more(self, more: bool) -> None:
        row = ButtonRow()
        show = QuietButton(translate("Rutinstod", "Address and name in files"), icon_name="plus")
        show.setObjectName("build-more")
        row.add(show)
        self._column.addWidget(row)
        holder = QWidget()
        outer, self._column = self._column, QVBoxLayout(holder)
        spaced(self._column, "near")
        draft = self._bench.draft
        self._line(
            "url",
            translate("Rutinstod", "Address"),
            draft.url,
            translate(
                "Rutinstod", "Given automatically. It is the same for all versions, and nothing is fetched from it."
            ),
        )
        self._line("name", translate("Rutinstod", "Name for programs, if any"), draft.name)
        self._column = outer
        self._column.addWidget(holder)
        holder.setVisible(more)
        row.setVisible(not more)

        self.shows_more = more

        def reveal() -> None:
            self.shows_more = True
            holder.show()
            row.hide()
            # Once it has a place on the page, so that the page scrolls to it.
            QTimer.singleShot(0, self, self.fields["url"].input.setFocus)

        show.clicked.connect(reveal)

    def _add_work(self) -> None:
        self._column.addWidget(Heading(translate("Rutinstod", "The file"), "section"))
        row = ButtonRow()
        for name, text, signal in (
            ("build-sheets", translate("Rutinstod", "Save as an Excel workbook"), self.sheets_pressed),
            ("build-discard", translate("Rutinstod", "Throw this away"), self.discard_pressed),
        ):
            button = SecondaryButton(text)
            button.setObjectName(name)
            button.clicked.connect(signal)
            row.add(button)
        self._column.addWidget(row)
