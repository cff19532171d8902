# SPDX-License-Identifier: EUPL-1.2
"""The command that takes an edited questionnaire as an adaptation of the one it came from, or says what is locked."""

from __future__ import annotations

import argparse

from screening_app.cli.terminal import bytes_of, show
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files

#: What may not be done in an adaptation, in one sentence.
LOCKED: dict[str, str] = {
    "code-added": "An answer has been added.",
    "code-changed": "What the question is about, its code, has been changed.",
    "code-removed": "An answer has been taken away.",
    "condition-changed": "When it is asked has been changed.",
    "copyright-changed": "What the publisher says about rights has been changed.",
    "document-changed": "Something that is no wording has been changed.",
    "expression-changed": "What is worked out has been changed.",
    "initial-changed": "The answer that it begins with has been changed.",
    "left-out-condition": "It is left out, and another question is asked by its answer.",
    "left-out-expression": "It is left out, and something is worked out from it.",
    "left-out-instrument": "It is left out, and is the instrument's own question.",
    "left-out-needs": "It is asked, and what it needs is left out.",
    "left-out-outcome": "It is left out, and the outcome is read from it.",
    "left-out-required": "It is left out, and must be answered.",
    "left-out-score": "It is left out, and belongs to a score.",
    "limits-changed": "What may be written has been changed.",
    "linkId-added": "It has been added.",
    "linkId-removed": "It has been taken away.",
    "moved": "It stands in another group.",
    "option-order-changed": "Its answers stand in another order.",
    "option-rule-changed": "Which answers can be combined has been changed.",
    "order-before-question": "It comes before the question that decides whether it is asked.",
    "period-changed": "The period of use has been changed.",
    "required-changed": "Whether it must be answered has been changed.",
    "type-changed": "The kind of question has been changed.",
    "use-changed": "Which units it is for has been changed.",
    "visibility-changed": "Whether it is shown has been changed; to leave it out, use --leave-out.",
    "weight-changed": "What an answer counts has been changed.",
}


def adapt(chosen: argparse.Namespace) -> bool:
    """Check that only wording, help, order and optional items differ, and write the adapted questionnaire."""
    from screening_app.core.forms.authoring.adapt import begin, checked
    from screening_app.core.forms.authoring.identity import is_own, settled, wording_left
    from screening_app.core.forms.authoring.pieces import to_bytes
    from screening_app.core.forms.definition import load
    from screening_app.core.forms.model import LanguageSource

    source, edited = load(bytes_of(chosen.source_form)), load(bytes_of(chosen.edited))
    own = is_own(source, chosen.unit)
    now = begin(source, edited.document, own=own)
    try:
        for link_id in chosen.leave_out:
            now = now.leave_out(link_id)
        if chosen.source:
            now = now.told(source.language, LanguageSource({source.language: chosen.source}, chosen.validated))
        checked(source, now.form(), own=own)
    except CannotNow as problem:
        return _refused(chosen, problem)
    content = to_bytes(settled(source, now.document, chosen.unit))
    form, (left, unsaid) = load(content), wording_left(source, now.document)
    written = write_files(chosen.out.parent, {chosen.out.name: content})
    lines = [f"  {form.url} {form.version}"]
    lines += [f"  {left} text(s) are still empty."] if left else []
    lines += ["  Say where the wording comes from with --source."] if unsaid else []
    machine = {"ok": True, "files": [str(file) for file in written], "url": form.url, "version": form.version}
    show(chosen, machine | {"skeleton": form.about.skeleton}, "\n".join([*map(str, written), *lines]))
    return True


def _refused(chosen: argparse.Namespace, problem: CannotNow) -> bool:
    from screening_app.core.forms.authoring.locks import Lock

    lock, problems = problem.facts.get("lock"), problem.facts.get("problems")
    if isinstance(lock, Lock):
        found = [(lock.link_id, f"left-out-{lock.reason}")]
    elif problem.code is Code.ADAPTATION_REFUSED and isinstance(problems, tuple):
        found = [(each.link_id, each.kind) for each in problems]
    else:
        raise problem
    machine = [{"linkId": link_id, "code": kind, "message": LOCKED.get(kind, kind)} for link_id, kind in found]
    lines = [f"  {link_id or 'the questionnaire'}: {LOCKED.get(kind, kind)} ({kind})" for link_id, kind in found]
    show(chosen, {"ok": False, "problems": machine}, "\n".join([f"{chosen.edited}: refused", *lines]))
    return False
