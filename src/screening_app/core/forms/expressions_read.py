# SPDX-License-Identifier: EUPL-1.2
"""Expressions of a form: compiled once when it is loaded, refused by name where they cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from screening_app.core.forms.extensions import (
    CALCULATED,
    CONSTRAINT,
    ENABLE_EXPRESSION,
    LAUNCH_CONTEXT,
    TARGET_CONSTRAINTS,
    VARIABLE,
)
from screening_app.core.forms.fhirpath.expression import Expression, ExpressionRefused, compile_expression
from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import Constraint, Variable
from screening_app.core.forms.reading import BIDI_CONTROLS

EXPRESSION_EXTENSIONS = frozenset({CALCULATED, ENABLE_EXPRESSION, VARIABLE, CONSTRAINT}) | TARGET_CONSTRAINTS
ROOT_EXPRESSION_EXTENSIONS = frozenset({VARIABLE, CONSTRAINT, LAUNCH_CONTEXT}) | TARGET_CONSTRAINTS
ALWAYS_DEFINED = frozenset({"resource", "context", "questionnaire", "qitem"})
Found = Mapping[str, list[tuple[dict[str, Any], Place]]]


def _compiled(findings: Findings, text: str, where: Place, name: str) -> Expression | None:
    if not text.isascii() and text.translate(BIDI_CONTROLS) != text:
        findings.refuse("direction-marks", where, element="expression")
        return None
    try:
        return compile_expression(text)
    except ExpressionRefused as refused:
        code = {"syntax": "expression-invalid", "too-long": "limit"}.get(refused.code, "expression-unsupported")
        findings.refuse(code, where, what=refused.what or "expression", construct=name, position=refused.position)
    return None


def _name(extension: Mapping[str, Any]) -> str:
    return str(extension["url"]).rsplit("/", 1)[-1]


def _expression(findings: Findings, owner: Mapping[str, Any], where: Place, name: str) -> Expression | None:
    """Return the compiled valueExpression of an extension."""
    content = findings.typed(owner, "valueExpression", dict, where)
    if content is None:
        if "valueExpression" not in owner:
            findings.not_supported(name, where)
        return None
    spot = where.at("valueExpression")
    if content.get("language", "text/fhirpath") != "text/fhirpath":
        findings.refuse("expression-language", spot, construct=name)
        return None
    text = findings.typed(content, "expression", str, spot)
    if text is None:
        if "expression" not in content:
            findings.refuse("missing-element", spot, element="expression")
        return None
    return _compiled(findings, text, spot, name)


def read_expression(findings: Findings, found: Found, url: str) -> Expression | None:
    """Return the last expression an item gives under `url`."""
    expression = None
    for extension, where in found.get(url, []):
        expression = _expression(findings, extension, where, _name(extension))
    return expression


def read_variables(findings: Findings, found: Found) -> tuple[Variable, ...]:
    """Return the variables declared here; one that would be fetched from elsewhere is empty, with a note."""
    variables = []
    for extension, where in found.get(VARIABLE, []):
        content = extension.get("valueExpression")
        content = content if isinstance(content, dict) else {}
        name = findings.text(content, "name", where.at("valueExpression"))
        if name is None:
            findings.refuse("missing-element", where, element="name")
        elif content.get("language") == "application/x-fhir-query":
            findings.note("population-ignored", where, construct=name)
            variables.append(Variable(name, None))
        else:
            expression = _expression(findings, extension, where, "variable")
            if expression is not None:
                variables.append(Variable(name, expression))
    return tuple(variables)


def read_launch_contexts(findings: Findings, found: Found) -> tuple[Variable, ...]:
    """Return the names that other programs would fill in; here they are defined and empty."""
    variables = []
    for extension, where in found.get(LAUNCH_CONTEXT, []):
        for part, spot in findings.objects(extension, "extension", where):
            if part.get("url") != "name":
                continue
            coding = part.get("valueCoding")
            name = coding.get("code") if isinstance(coding, dict) else part.get("valueId")
            if isinstance(name, str) and name:
                findings.warn("population-ignored", spot, construct=name)
                variables.append(Variable(name, None))
    return tuple(variables)


def read_constraints(findings: Findings, found: Found) -> tuple[Constraint, ...]:
    """Return the rules given here; one without key, severity or expression is refused."""
    constraints = []
    for url in (CONSTRAINT, *sorted(TARGET_CONSTRAINTS)):
        for extension, where in found.get(url, []):
            constraint = _constraint(findings, extension, where)
            if constraint is not None:
                constraints.append(constraint)
    return tuple(constraints)


def _constraint(findings: Findings, extension: Mapping[str, Any], where: Place) -> Constraint | None:
    parts = {
        url: (part, spot)
        for part, spot in findings.objects(extension, "extension", where)
        if isinstance(url := part.get("url"), str)
    }
    nothing: tuple[dict[str, Any], Place] = ({}, where)
    (key, _), (severity, _) = parts.get("key", nothing), parts.get("severity", nothing)
    human, human_place = parts.get("human", nothing)
    expression, place = parts.get("expression", nothing)
    name = findings.typed(key, "valueId", str, where)
    level: Literal["error", "warning"] = "warning" if severity.get("valueCode") == "warning" else "error"
    if name is None or severity.get("valueCode") not in ("error", "warning") or not expression:
        findings.refuse("constraint-incomplete", where)
        return None
    texts = findings.texts(human, "valueString", human_place)
    construct = _name(extension)
    if "valueExpression" in expression:
        compiled = _expression(findings, expression, place, construct)
    else:
        text = findings.typed(expression, "valueString", str, place)
        if text is None:
            findings.refuse("constraint-incomplete", where)
            return None
        compiled = _compiled(findings, text, place, construct)
    return None if compiled is None else Constraint(name, level, texts, compiled)
