# SPDX-License-Identifier: EUPL-1.2
"""A Bundle is one form: a questionnaire for each language put together, and the value sets that it names."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from forms_asked import asked, given, item, kinds, limit, options, when
from screening_app.core.forms.definition import check, load


def bundle(*resources: Any) -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in resources]}


def codes(*resources: Any) -> set[str]:
    form, problems = check(json.dumps(bundle(*resources)).encode())
    assert (form is None) is any(problem.severity == "refuse" for problem in problems)
    return {problem.code for problem in problems if problem.severity == "refuse"}


def in_language(language: str) -> dict[str, Any]:
    choice = item("a", "choice", text=f"Fråga {language}", answerOption=options("x"))
    choice["answerOption"][0]["valueCoding"]["display"] = f"Svar {language}"
    place = [limit("entryFormat", valueString=f"Form {language}")]
    words = item("b", "string", text=f"Ord {language}", enableWhen=[when("a", "=", "[x]")], extension=place)
    return asked(
        item("g", "group", choice, words, text=f"Grupp {language}"),
        language=language,
        title=f"Titel {language}",
        id=f"form-{language}",
        date=f"2026-01-{len(language):02}",
    )


def test_one_questionnaire_for_each_language_is_one_form_in_all_of_them() -> None:
    form = load(json.dumps(bundle(in_language("sv"), in_language("en"), in_language("ar"))).encode())
    assert form.languages == ("sv", "ar", "en")
    assert form.title == {"sv": "Titel sv", "en": "Titel en", "ar": "Titel ar"}
    assert form.item("a").text["ar"] == "Fråga ar"
    assert form.item("a").options[0].text["en"] == "Svar en"
    assert (form.item("b").entry_format or {})["en"] == "Form en"
    assert form.problems == ()


def test_the_same_bytes_are_the_same_form_every_time() -> None:
    content = json.dumps(bundle(in_language("sv"), in_language("en"))).encode()
    assert load(content) == load(content)


def test_items_belong_together_by_link_id_and_keep_the_order_of_the_first() -> None:
    other = in_language("en")
    other["item"][0]["item"].reverse()
    form = load(json.dumps(bundle(in_language("sv"), other)).encode())
    assert [each.link_id for each in form.ordered] == ["g", "a", "b"]
    assert form.item("b").text["en"] == "Ord en"


def _drop_condition(form: dict[str, Any]) -> None:
    del form["item"][0]["item"][1]["enableWhen"]


def _other_code(form: dict[str, Any]) -> None:
    form["item"][0]["item"][0]["answerOption"][0]["valueCoding"]["code"] = "z"


def _other_link_id(form: dict[str, Any]) -> None:
    form["item"][0]["item"][1]["linkId"] = "c"


def _required(form: dict[str, Any]) -> None:
    form["item"][0]["item"][0]["required"] = True


def _one_more(form: dict[str, Any]) -> None:
    form["item"].append(item("d", "string"))


def _longer(form: dict[str, Any]) -> None:
    form["item"][0]["item"][1]["extension"].append(limit("minLength", valueInteger=2))


def _retired(form: dict[str, Any]) -> None:
    form["status"] = "retired"


@pytest.mark.parametrize(
    "change", [_drop_condition, _other_code, _other_link_id, _required, _one_more, _longer, _retired]
)
def test_anything_but_words_that_differs_is_refused(change: Callable[[dict[str, Any]], None]) -> None:
    other = copy.deepcopy(in_language("en"))
    change(other)
    assert codes(in_language("sv"), other) == {"bundle-logic-differs"}
    assert codes(other, in_language("sv")) == {"bundle-logic-differs"}


def test_what_the_program_does_not_read_may_differ() -> None:
    other = in_language("en")
    other["item"][0]["extension"] = [limit("rendering-style", valueString="x"), limit("urn:a/b", valueString="y")]
    assert codes(in_language("sv"), other) == set()


def test_each_language_is_there_once_and_has_a_name() -> None:
    nameless = {key: value for key, value in in_language("en").items() if key != "language"}
    assert codes(in_language("sv"), in_language("sv")) == {"bundle-language"}
    assert codes(in_language("sv"), nameless) == {"bundle-language"}


@pytest.mark.parametrize("resources", [(), (1, None, {"resourceType": "Patient"})])
def test_a_bundle_without_a_questionnaire_is_none(resources: tuple[Any, ...]) -> None:
    assert codes(*resources) == {"not-a-questionnaire"}


def test_value_sets_that_came_along_are_used() -> None:
    listed = {"include": [{"system": "urn:s", "concept": [{"code": "x", "display": "X"}]}]}
    values = {"resourceType": "ValueSet", "url": "http://x/v", "status": "active", "compose": listed}
    form = bundle(asked(item("q", "choice", answerValueSet="http://x/v")), values)
    assert kinds(form, given("q", "[x]")) == []
    assert kinds(form, given("q", "[y]")) == [("notInValueSet", "item[0].answer[0]")]
