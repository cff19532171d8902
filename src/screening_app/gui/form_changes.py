# SPDX-License-Identifier: EUPL-1.2
"""What an adaptation changes, why something in it is locked and what it becomes, in words."""

from __future__ import annotations

from collections.abc import Mapping

from screening_app.core.forms.authoring.changes import Change
from screening_app.core.forms.authoring.identity import Becomes
from screening_app.core.forms.authoring.locks import Lock
from screening_app.core.forms.definition import Form
from screening_app.gui.controls.words import isolated, text_in
from screening_app.gui.pages.choose_form import language_inside
from screening_app.gui.pages.instrument_words import interface_language, shortened
from screening_app.gui.text import translate

_SHORT = 90


def kind_name(kind: str) -> str:
    """Return what a kind of text is called."""
    return {
        "title": translate("Rutinstod", "Title"),
        "description": translate("Rutinstod", "Description"),
        "purpose": translate("Rutinstod", "Purpose"),
        "copyright": translate("Rutinstod", "Rights and licence"),
        "question": translate("Rutinstod", "Question"),
        "heading": translate("Rutinstod", "Heading"),
        "note": translate("Rutinstod", "Text to read"),
        "help": translate("Rutinstod", "Help"),
        "option": translate("Rutinstod", "Answer"),
        "hint": translate("Rutinstod", "Hint in the field"),
        "prefix": translate("Rutinstod", "Number before the question"),
        "rule": translate("Rutinstod", "What is said of a wrong answer"),
    }[kind]


def item_name(form: Form, link_id: str | None, numbers: Mapping[str, str]) -> str:
    """Return which item is meant: its number where it has one, and its text."""
    if link_id is None:
        return translate("Rutinstod", "The questionnaire")
    item = form.by_link_id.get(link_id)
    text = text_in(form, item.text, interface_language()) if item is not None else ""
    words = shortened(text or link_id, 60)
    number = numbers.get(link_id)
    return f"{number}. {words}" if number else words


def change_words(change: Change) -> str:
    """Return what has changed, without the item that it stands at."""
    kind = kind_name(change.kind) if change.kind else ""
    language = language_inside(change.language) if change.language else ""
    if change.what == "text" and not change.before:
        words = translate("Rutinstod", "{kind} ({language}): written")
    elif change.what == "text" and not change.after:
        words = translate("Rutinstod", "{kind} ({language}): taken away")
    else:
        words = {
            "text": translate("Rutinstod", "{kind} ({language}): reworded"),
            "added": translate("Rutinstod", "{kind}: added"),
            "removed": translate("Rutinstod", "{kind}: taken away"),
            "moved": translate("Rutinstod", "Stands in another place"),
            "left-out": translate("Rutinstod", "Left out"),
            "taken-back": translate("Rutinstod", "Asked again"),
            "source": translate("Rutinstod", "Source of the wording ({language})"),
        }[change.what]
    return words.format(kind=kind, language=language)


def before_and_after(change: Change) -> str:
    """Return the words before and after, "" where no words have changed."""
    before, after = (isolated(shortened(text, _SHORT)) for text in (change.before, change.after))
    if before and after:
        return translate("Rutinstod", "“{before}” became “{after}”").format(before=before, after=after)
    return translate("Rutinstod", "“{text}”").format(text=before or after) if before or after else ""


def lock_words(form: Form, lock: Lock, numbers: Mapping[str, str]) -> str:
    """Return why an item cannot be left out, moved there or taken back."""
    words = {
        "required": translate("Rutinstod", "It must be answered."),
        "outcome": translate("Rutinstod", "The outcome of the conversation is read from it."),
        "instrument": translate("Rutinstod", "It is one of the instrument's own questions."),
        "score": translate("Rutinstod", "It belongs to a score."),
        "condition": translate("Rutinstod", "Its answer decides whether this is asked: {item}"),
        "expression": translate("Rutinstod", "Something is worked out from it."),
        "needs": translate("Rutinstod", "It is asked only by the answer to what is left out: {item}"),
    }[lock.reason]
    return words.format(item=item_name(form, lock.by, numbers))


def order_words(form: Form, lock: Lock, numbers: Mapping[str, str]) -> str:
    """Return why an item cannot be moved there."""
    words = translate("Rutinstod", "It would come before the question that decides whether it is asked: {item}")
    return words.format(item=item_name(form, lock.by, numbers))


def becomes_words(becomes: Becomes) -> str:
    """Return what a changed questionnaire is kept as."""
    return {
        Becomes.SAME: translate("Rutinstod", "Nothing has been changed yet."),
        Becomes.NEXT: translate("Rutinstod", "Will be the next version of your own questionnaire."),
        Becomes.TRANSLATED: translate(
            "Rutinstod", "Will be a version of the same questionnaire with one more language, for this unit."
        ),
        Becomes.FILLED: translate(
            "Rutinstod", "Will be the unit's own copy of the instrument, with its wording filled in."
        ),
        Becomes.MODIFIED: translate(
            "Rutinstod",
            "Will be a questionnaire of the unit's own, marked as modified. It no longer counts as validated.",
        ),
    }[becomes]
