# SPDX-License-Identifier: EUPL-1.2
"""The commands about questionnaires: check, import, sign, fill and evaluate, as scripts use them."""

from __future__ import annotations

import io
import json
import re
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from forms_made import choice, form, text, written
from screening_app.__main__ import main
from screening_app.cli import forms_words
from screening_app.cli.sentences import SENTENCES, sentence_of
from screening_app.core.forms.model import Problem
from screening_app.errors import CannotNow, Code

SOURCE = Path(forms_words.__file__).parents[1] / "core" / "forms"
URL = "urn:test:form"
FORM = form(text("a"), use=["intake"])


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the arguments that name a new store and its first account."""
    monkeypatch.setenv("SCREENING_PASSPHRASE", "korrekt häst batteri klammer")
    arguments = ["--store", str(tmp_path / "store"), "--user", "anna"]
    assert main(["store", "create", "--unit", "Provenheten", *arguments]) == 0
    capsys.readouterr()
    return arguments


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a small questionnaire."""
    made = tmp_path / "form.json"
    made.write_bytes(written(FORM))
    return made


@pytest.fixture
def out(capsys: pytest.CaptureFixture[str]) -> Callable[[], Any]:
    """Return what the last command wrote on standard output, read as JSON."""
    return lambda: json.loads(capsys.readouterr().out)


def asked(name: str) -> set[str]:
    """Return the codes given to one of the reporting functions anywhere in the form engine."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        found |= set(re.findall(rf"\b{name}\(\s*\"([A-Za-z][\w-]+)\"", path.read_text("utf-8")))
    return found


def test_every_code_that_a_form_can_get_has_a_sentence() -> None:
    codes = set().union(*(asked(name) for name in ("refuse", "warn", "note", "_refuse", "Problem")))
    assert len(codes) > 30
    assert codes - set(forms_words.MESSAGES) == set()


def test_a_message_is_filled_with_its_facts_and_a_missing_one_leaves_no_gap() -> None:
    problem = Problem("enableWhen-unknown-linkId", "refuse", "q", "/item/0", {"question": "p"})
    assert forms_words.message(problem) == "A condition names p, which is not in the form."
    assert "{" not in forms_words.message(Problem("limit", "refuse", None, ""))
    assert all(said.endswith(".") for said in (*forms_words.MESSAGES.values(), *forms_words.FAULTS.values()))


def test_an_error_without_all_its_facts_still_has_a_sentence() -> None:
    for code in SENTENCES:
        assert "{" not in sentence_of(CannotNow(code))


def test_check_says_in_words_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.json"
    when = {"enableWhen": [{"question": "nowhere", "operator": "exists", "answerBoolean": True}]}
    bad.write_bytes(written(form(text("a", **when))))
    assert main(["forms", "check", str(bad)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "refuse enableWhen-unknown-linkId: a: A condition names nowhere, which is not in the form." in said.err
    assert main(["forms", "check", "--json", str(bad)]) == 1
    (problem,) = [p for p in json.loads(capsys.readouterr().out)["problems"] if p["severity"] == "refuse"]
    assert problem["message"] == "A condition names nowhere, which is not in the form."
    assert (problem["linkId"], problem["pointer"].startswith("/item/0")) == ("a", True)


# ---- the life of a questionnaire in a store


def test_a_questionnaire_is_imported_activated_listed_exported_and_retired(
    store: list[str], file: Path, tmp_path: Path, out: Callable[[], Any]
) -> None:
    assert main(["forms", "import", str(file), "--json", *store]) == 0
    assert out()["instrument"]["status"] == "draft"
    assert main(["forms", "activate", URL, "--json", *store]) == 0
    assert out()["status"] == "active"
    assert main(["forms", "list", "--json", *store]) == 0
    assert {"url": URL, "status": "active"}.items() <= next(e for e in out() if e["url"] == URL).items()
    assert main(["forms", "export", URL, "--out", str(tmp_path / "copy.json"), *store]) == 0
    assert (tmp_path / "copy.json").read_bytes() == file.read_bytes()
    assert main(["forms", "retire", URL, "--form-version", "1.0.0", "--json", *store]) == 0
    assert out()["status"] == "retired"


def test_a_draft_can_be_discarded_once(store: list[str], file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["forms", "import", str(file), *store])
    assert main(["forms", "discard", URL, *store]) == 0
    assert main(["forms", "discard", URL, *store]) == 1
    assert "not among this unit's instruments" in capsys.readouterr().err


def test_a_refused_import_says_every_reason_and_keeps_nothing(
    store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(written(form({"linkId": "a", "type": "chioce", "text": "A"})))
    assert main(["forms", "import", str(bad), *store]) == 1
    assert "unknown-type: a: FHIR R4 has no such item type." in capsys.readouterr().err
    assert main(["forms", "activate", URL, *store]) == 1


def test_a_version_too_small_is_said_with_what_it_needs(
    store: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["forms", "import", str(file), *store])
    file.write_bytes(written(form(text("b"), version="1.0.1", use=["intake"])))
    assert main(["forms", "import", str(file), *store]) == 1
    assert "since 1.0.0 needs a new major version; 1.0.1 is too small" in capsys.readouterr().err


def test_a_signed_questionnaire_is_trusted_after_its_publisher_is(
    store: list[str], file: Path, tmp_path: Path, out: Callable[[], Any]
) -> None:
    keys = tmp_path / "keys"
    assert main(["forms", "new-key", "--out", str(keys), "--json"]) == 0
    fingerprint = out()["fingerprint"]
    private, public = keys / "instruments-private.pem", keys / "instruments-public.txt"
    if sys.platform != "win32":
        assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert main(["forms", "sign", str(file), "--key", str(private), "--publisher", "Förlaget"]) == 0
    assert main(["forms", "import", str(file), "--json", *store]) == 0
    assert out()["instrument"]["signature"] == "unknown-key"
    assert main(["forms", "publishers", "--trust", "Region Ek", str(public), "--json", *store]) == 0
    assert out() == [{"name": "Region Ek", "key": fingerprint, "addedBy": "anna"}]
    assert main(["forms", "list", "--json", *store]) == 0
    assert next(e for e in out() if e["url"] == URL)["signedBy"] == "Region Ek"
    assert main(["forms", "export", URL, "--out", str(tmp_path / "copy.json"), *store]) == 0
    assert (tmp_path / "copy.json.sig").read_bytes() == file.with_name("form.json.sig").read_bytes()
    out_again = ["forms", "publishers", "--distrust", "Region Ek", "--json", *store]
    assert main(out_again) == 0
    assert out() == []


def test_keys_are_not_written_over(tmp_path: Path) -> None:
    assert main(["forms", "new-key", "--out", str(tmp_path)]) == 0
    before = (tmp_path / "instruments-private.pem").read_bytes()
    assert main(["forms", "new-key", "--out", str(tmp_path)]) == 1
    assert (tmp_path / "instruments-private.pem").read_bytes() == before


def test_what_cannot_be_asked_is_not_signed(tmp_path: Path, file: Path) -> None:
    main(["forms", "new-key", "--out", str(tmp_path)])
    file.write_bytes(b"{}")
    key = str(tmp_path / "instruments-private.pem")
    assert main(["forms", "sign", str(file), "--key", key, "--publisher", "x"]) == 1
    assert not file.with_name("form.json.sig").exists()


# ---- fill


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Type these lines, and then the end of input."""

    def lines(*given: str) -> None:
        left: Iterator[str] = iter(given)

        def read(_prompt: str) -> str:
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", read)

    return lines


KINDS = form(
    {"linkId": "yes", "type": "boolean", "text": "Ja?"},
    choice("one", "a", "b"),
    choice("some", "a", "b", "c", repeats=True),
    {"linkId": "whole", "type": "integer", "text": "Hur många?"},
    {"linkId": "part", "type": "decimal", "text": "Hur mycket?"},
    {"linkId": "day", "type": "date", "text": "Vilken dag?"},
    text("words"),
)


def filled(file: Path, typed: Callable[..., None], out: Callable[[], Any], *lines: str) -> dict[str, Any]:
    typed(*lines)
    assert main(["forms", "fill", str(file), "--json"]) == 0
    found = out().get("item", [])
    return {entry["linkId"]: [next(iter(a.values())) for a in entry.get("answer", [])] for entry in found}


def test_every_kind_of_question_is_asked_and_answered(
    tmp_path: Path, typed: Callable[..., None], out: Callable[[], Any]
) -> None:
    file = tmp_path / "kinds.json"
    file.write_bytes(written(KINDS))
    answers = filled(file, typed, out, "2", "1", "1, 3", "7", "2,5", "2026-11-23", "quit-ord och mer")
    assert answers["yes"] == [False]
    assert [code["code"] for code in answers["one"] + answers["some"]] == ["a", "a", "c"]
    assert (answers["whole"], answers["part"]) == ([7], [2.5])
    assert (answers["day"], answers["words"]) == (["2026-11-23"], ["quit-ord och mer"])


def test_what_does_not_fit_is_asked_again(
    tmp_path: Path, typed: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kinds.json"
    file.write_bytes(written(KINDS))
    typed("kanske", "9", "", "3", "x1", "1")
    assert main(["forms", "fill", str(file)]) == 0
    said = capsys.readouterr()
    assert said.err.count("not the kind of answer") == 4
    assert said.out == ""


def test_declining_going_back_clearing_and_leaving(
    file: Path, typed: Callable[..., None], out: Callable[[], Any]
) -> None:
    file.write_bytes(written(form(text("a"), text("b"), text("c"))))
    assert filled(file, typed, out, "ett", "<", "-", "två", "<", "x", "quit", "tre") == {"a": []}


def test_branching_decides_what_comes_next(file: Path, typed: Callable[..., None], out: Callable[[], Any]) -> None:
    when = {"enableWhen": [{"question": "a", "operator": "=", "answerBoolean": True}]}
    file.write_bytes(written(form({"linkId": "a", "type": "boolean", "text": "A"}, text("b", **when), text("c"))))
    assert filled(file, typed, out, "2", "till c") == {"a": [False], "c": ["till c"]}


def test_a_language_the_form_does_not_have_is_refused(file: Path, typed: Callable[..., None]) -> None:
    typed()
    assert main(["forms", "fill", str(file), "--language", "fi"]) == 1


# ---- evaluate


KEYS = {"id", "refused", "lint", "enabled", "errors", "values", "scores", "initial", "submitted"}


def evaluated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *lines: bytes
) -> list[dict[str, Any]]:
    standard_input = io.TextIOWrapper(io.BytesIO(b"\n".join(lines) + b"\n"))
    monkeypatch.setattr("sys.stdin", standard_input)
    assert main(["forms", "evaluate", "--batch"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_in_is_a_line_out_and_a_bad_one_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = json.dumps({"id": 7, "questionnaire": FORM, "response": None}).encode()
    found = evaluated(monkeypatch, capsys, good, b"{", b"\xff\xfe", b"", b"[]", b'{"id": "x"}', b"[" * 200_000, good)
    assert [(each["id"], each["refused"]) for each in found] == [
        (7, None),
        (None, "not-json"),
        (None, "not-json"),
        (None, "not-a-questionnaire"),
        ("x", "not-a-questionnaire"),
        (None, "not-json"),
        (7, None),
    ]
    assert all(set(each) == KEYS for each in found)


def test_half_a_character_or_no_number_stops_nothing_either(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def line(entry: str) -> bytes:
        response = f'{{"status": "completed", "item": [{entry}]}}'
        return f'{{"id": 1, "questionnaire": {json.dumps(FORM)}, "response": {response}}}'.encode()

    half = '{"linkId": "a", "answer": [{"valueString": "\\ud800"}]}'
    found = evaluated(
        monkeypatch, capsys, line('{"linkId": "\\ud800"}'), line(half), line('{"linkId": NaN}'), line("null"), line("")
    )
    kinds = [(each["refused"], [fault["kind"] for fault in each["errors"]]) for each in found]
    assert kinds == [
        (None, ["unknownLinkId"]),
        (None, ["type"]),
        ("not-json", []),
        (None, ["unknownLinkId"]),
        (None, []),
    ]


def test_a_bundle_of_languages_is_checked_as_one_form(tmp_path: Path, out: Callable[[], Any]) -> None:
    entries = [{"resource": FORM | {"language": language}} for language in ("sv", "en")]
    file = tmp_path / "both.json"
    file.write_text(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}), encoding="utf-8")
    assert main(["forms", "check", "--json", str(file)]) == 0
    assert out()["ok"]
    entries[1]["resource"] = form(text("b"), use=["intake"], language="en")
    file.write_text(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}), encoding="utf-8")
    assert main(["forms", "check", "--json", str(file)]) == 1
    assert out()["problems"][0]["code"] == "bundle-logic-differs"


def test_a_bundle_is_kept_as_it_came_and_opens_again(tmp_path: Path, store: list[str], out: Callable[[], Any]) -> None:
    entries = [{"resource": FORM | {"language": language}} for language in ("sv", "en")]
    content = json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()
    (tmp_path / "both.json").write_bytes(content)
    assert main(["forms", "import", str(tmp_path / "both.json"), "--json", *store]) == 0
    assert out()["instrument"]["languages"] == ["sv", "en"]
    assert main(["forms", "activate", URL, "--json", *store]) == 0
    out()
    assert main(["forms", "export", URL, "--out", str(tmp_path / "again.json"), "--json", *store]) == 0
    assert (tmp_path / "again.json").read_bytes() == content


def test_a_line_says_what_is_asked_and_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked_for = form(text("a", required=True), {"linkId": "d", "type": "display", "text": "D"})
    (found,) = evaluated(monkeypatch, capsys, json.dumps({"id": 1, "questionnaire": asked_for}).encode())
    assert found["enabled"] == {"a": True, "d": True}
    assert [(e["linkId"], e["kind"], e["severity"]) for e in found["errors"]] == []
    response = {"resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": f"{URL}|1.0.0"}
    (found,) = evaluated(
        monkeypatch, capsys, json.dumps({"id": 1, "questionnaire": asked_for, "response": response}).encode()
    )
    assert [(e["linkId"], e["kind"]) for e in found["errors"]] == [("a", "required")]


def test_one_object_over_several_lines_is_evaluated_without_batch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = json.dumps({"id": 1, "questionnaire": FORM, "response": None}, indent=2).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert main(["forms", "evaluate"]) == 0
    assert json.loads(capsys.readouterr().out)["refused"] is None


def test_every_error_has_a_sentence_with_a_way_out() -> None:
    assert set(SENTENCES) == set(Code)
