# SPDX-License-Identifier: EUPL-1.2
"""What is said about a questionnaire in the list, on its own page and while it is made."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from screening_app.core.forms.definition import Texts, in_language
from screening_app.core.records import InstrumentEntry, InstrumentStatus
from screening_app.gui.names import name_of
from screening_app.gui.pages.choose_form import language_inside, language_list, language_name
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate

#: The icon of each state: colour alone says nothing.
ICONS = {InstrumentStatus.ACTIVE: "check", InstrumentStatus.DRAFT: "doc", InstrumentStatus.RETIRED: "clock"}


def interface_language() -> str:
    """Return the tag of the language that staff have chosen for the program."""
    return QLocale().bcp47Name().split("-", 1)[0]


def ours(texts: Texts, base: str) -> str:
    """Return a text in the interface's language, else in the form's own."""
    return in_language(texts, interface_language(), base) if texts else ""


def title_of(entry: InstrumentEntry) -> str:
    """Return what the questionnaire is called."""
    return ours(entry.title, entry.base_language) or entry.url


def language_line(entry: InstrumentEntry) -> str:
    """Return the languages with what is known of each wording."""
    return language_list(_with_mark(entry, tag, language_inside(tag)) for tag in entry.languages)


def language_with_mark(entry: InstrumentEntry, tag: str) -> str:
    """Return a language and whether its wording has been validated."""
    return _with_mark(entry, tag, language_name(tag))


def _with_mark(entry: InstrumentEntry, tag: str, name: str) -> str:
    known = entry.language_sources.get(tag)
    if known is None:
        return translate("Rutinstod", "{language} (not said whether validated)").format(language=name)
    words = (
        translate("Rutinstod", "{language} (validated)")
        if known[1]
        else translate("Rutinstod", "{language} (not validated)")
    )
    return words.format(language=name)


def signature_words(entry: InstrumentEntry) -> str:
    """Return what the signature says."""
    words = {
        "none": translate("Rutinstod", "Not signed"),
        "trusted": translate("Rutinstod", "Signed by {name}, unchanged since"),
        "unknown-key": translate("Rutinstod", "Signed with a key that nobody here trusts"),
        "broken": translate("Rutinstod", "Changed after it was signed"),
    }
    return words[entry.signature].format(name=entry.signed_by or "")


def signature_short(entry: InstrumentEntry) -> str:
    """Return what the signature says, in the few words that fit the list."""
    if entry.signature == "trusted":
        return translate("Rutinstod", "Signed by {name}").format(name=entry.signed_by or "")
    return signature_words(entry)


def version_line(entry: InstrumentEntry) -> str:
    """Return version and size."""
    version = translate("Rutinstod", "Version {version}").format(version=entry.version)
    questions = counted(QT_TRANSLATE_NOOP("Rutinstod", "%n question(s)", None, 1), entry.questions)
    return f"{version} · {questions}"


def state_words(entry: InstrumentEntry) -> str:
    """Return the state with who brought it about and when."""
    if entry.skeleton:
        return translate("Rutinstod", "{state}: the wording has to be filled in first").format(
            state=name_of(entry.status)
        )
    if entry.status is InstrumentStatus.ACTIVE and entry.activated_by and entry.activated_at:
        return translate("Rutinstod", "{state} since {date}, by {name}").format(
            state=name_of(entry.status), date=f"{entry.activated_at:%Y-%m-%d}", name=entry.activated_by
        )
    if entry.status is InstrumentStatus.DRAFT and entry.added_by and entry.added_at:
        return translate("Rutinstod", "{state}, brought in {date} by {name}").format(
            state=name_of(entry.status), date=f"{entry.added_at:%Y-%m-%d}", name=entry.added_by
        )
    return name_of(entry.status)


def use_words(entry: InstrumentEntry) -> str:
    """Return which units it suits and when it is offered."""
    kinds = ", ".join(sorted(name_of(kind) for kind in entry.kinds)) or translate("Rutinstod", "Every kind of unit")
    if entry.record:
        return translate("Rutinstod", "{units}. Only notes what was done on paper; is added to a conversation.").format(
            units=kinds
        )
    if entry.follow_up:
        return translate("Rutinstod", "{units}. Is added to a conversation, and never begins one.").format(units=kinds)
    return kinds


def first_sentence(text: str, most: int = 160) -> str:
    """Return the beginning of a text, to its first full stop, or cut between words."""
    first, stop, _ = text.partition(". ")
    return shortened(first + "." if stop else text, most)


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many signs, cut between words."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"
