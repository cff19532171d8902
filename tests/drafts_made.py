# SPDX-License-Identifier: EUPL-1.2
"""Drafts of every shape for property tests: without faults, so that each can be built."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from screening_app.core.forms.authoring.draft import (
    GROUPS,
    WITH_OPTIONS,
    Compared,
    Comparison,
    Draft,
    DraftLanguage,
    DraftOption,
    DraftQuestion,
    DraftScore,
    Kind,
    ShownIf,
)
from screening_app.core.forms.authoring.faults import faults
from screening_app.core.forms.authoring.tidying import tidy

URL = "urn:unit:a"
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
#: A text that begins with "=" is a formula to Excel; one of spaces is none.
WORDS = st.text(LETTERS, min_size=1, max_size=12).map(lambda text: f"x{text}")
NUMBERS = st.decimals(-999, 999, allow_nan=False, places=2)
COUNTS = st.one_of(st.none(), st.integers(0, 9))
ORDERED = (Kind.INTEGER, Kind.DECIMAL, Kind.DATE)


@st.composite
def texts(draw, *, needed: bool = True):
    """Return a text in Swedish, perhaps with a translation, perhaps none at all."""
    if not needed and draw(st.booleans()):
        return {}
    found = {"sv": draw(WORDS)}
    return found | ({"ar": draw(WORDS)} if draw(st.booleans()) else {})


def written(kind: Kind):
    """Return answers as they are written for a kind of question, not always in the shortest way."""
    return {
        Kind.YES_NO: st.sampled_from(["yes", "no"]),
        Kind.INTEGER: st.sampled_from(["0", "7", "-3", "12.0"]),
        Kind.DECIMAL: NUMBERS.map(str),
        Kind.DATE: st.dates().map(lambda day: day.isoformat()),
    }.get(kind, st.sampled_from(["abc", "it's", "två ord"]))


@st.composite
def options(draw):
    """Return a few answers, with and without codes, weights and a system."""
    made = []
    for code in draw(st.lists(st.sampled_from(["", "yes", "no", "b", "c d"]), min_size=1, max_size=4)):
        weight = draw(st.one_of(st.none(), NUMBERS))
        system = draw(st.sampled_from(["", "", "urn:other", "urn:rutinstod:answer"]))
        taken = {each.code for each in made}
        made.append(DraftOption("" if code in taken else code, draw(texts()), weight, draw(st.booleans()), system))
    return tuple(made)


def limits(draw, kind: Kind) -> dict[str, object]:
    """Return limits that fit the kind."""
    if kind in ORDERED and draw(st.booleans()):
        side = draw(st.sampled_from(["minimum", "maximum"]))
        return {side: draw(written(kind))}
    if kind in (Kind.STRING, Kind.TEXT):
        pattern = draw(st.sampled_from(["", "[0-9]+", "a and b|c'd"]))
        return {"shortest": draw(COUNTS), "longest": draw(st.one_of(st.none(), st.integers(9, 99))), "pattern": pattern}
    if kind in (Kind.CHECK, Kind.REPEATING):
        return {"least": draw(COUNTS), "most": draw(st.one_of(st.none(), st.integers(9, 12)))}
    return {"unit": "kg"} if kind is Kind.QUANTITY else {}


@st.composite
def drafts(draw):
    """Return a draft that can be built."""
    questions: list[DraftQuestion] = []
    for place, kind in enumerate(draw(st.lists(st.sampled_from(list(Kind)), min_size=1, max_size=7))):
        made = DraftQuestion(
            draw(st.sampled_from(["", f"own-{place}"])), kind, draw(texts()), draw(texts(needed=False))
        )
        if kind is not Kind.DISPLAY:
            made = replace(made, required=draw(st.booleans()), concept=draw(st.sampled_from(["", "exposure"])))
        if kind in WITH_OPTIONS:
            made = replace(made, options=draw(options()))
        groups = [each.name for each in questions if each.kind in GROUPS and each.name]
        made = replace(made, parent=draw(st.sampled_from(["", *groups])), **limits(draw, kind))
        sources = [each for each in questions if each.name and each.kind not in {*GROUPS, Kind.DISPLAY}]
        if sources and draw(st.booleans()):
            made = replace(made, shown_if=draw(conditions(sources)))
        questions.append(made)
    named = [each for each in questions if each.name and each.kind in WITH_OPTIONS - {Kind.OPEN_CHOICE}]
    scores = ()
    if named and draw(st.booleans()):
        cut = draw(st.one_of(st.none(), NUMBERS))
        scores = (DraftScore("", draw(texts()), tuple(each.name for each in named), cut, draw(texts()) if cut else {}),)
    made = Draft(
        URL,
        "1.0.0",
        "sv",
        draw(texts()),
        name=draw(st.sampled_from(["", "Prov"])),
        purpose=draw(texts(needed=False)),
        publisher=draw(st.sampled_from(["", "Enheten"])),
        copyright=draw(texts(needed=False)),
        use_contexts=draw(st.sampled_from([(), ("intake",), ("maternity", "follow-up")])),
        language_sources=draw(
            st.sampled_from([{}, {"sv": DraftLanguage({"sv": "Egen"}), "ar": DraftLanguage({}, True)}])
        ),
        questions=tuple(questions),
        scores=scores,
    )
    return mended(made)


@st.composite
def conditions(draw, sources):
    """Return a condition on questions that come before; what does not fit is taken away later."""
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        source = draw(st.sampled_from(sources))
        answers = [option.code for option in source.options if option.code] or ["nothing"]
        answer = draw(st.sampled_from(answers) if source.kind in WITH_OPTIONS else written(source.kind))
        lines.append(Compared(source.name, draw(st.sampled_from(list(Comparison))), answer))
    return ShownIf(tuple(lines), draw(st.booleans()))


def mended(draft: Draft) -> Draft:
    """Return the draft without what its faults name."""
    while found := faults(draft):
        fault = found[0]
        if fault.part == "shown_if":
            draft = _changed(draft, fault.question, shown_if=None)
        elif fault.question in {score.name for score in tidy(draft).scores}:
            draft = replace(draft, scores=())
        else:
            draft = _changed(draft, fault.question, kind=Kind.TIME, options=(), least=None, most=None, unit="")
    return draft


def _changed(draft: Draft, name: str, **fields) -> Draft:
    questions = tuple(replace(each, **fields) if each.name == name else each for each in tidy(draft).questions)
    return replace(draft, questions=questions)


def half_made() -> Draft:
    """Return a draft with about every fault there is."""
    return Draft(
        "",
        " ",
        "sv",
        {"en": "Only English"},
        questions=(
            DraftQuestion("q1", Kind.CHOICE, {}, options=(DraftOption("", {}), DraftOption("x", {}, Decimal("1.50")))),
            DraftQuestion("q1", Kind.GROUP, {"sv": " Två "}, parent="nowhere", longest=3),
            DraftQuestion("", Kind.INTEGER, {"sv": "Tre"}, minimum="tio", shown_if=ShownIf((), True)),
            DraftQuestion("q4", Kind.TEXT, {}, shown_if=ShownIf((Compared("q9", Comparison.MORE, "\ud800"),))),
        ),
        scores=(DraftScore("s1", {}, ("q9", "q9"), Decimal("NaN")),),
        language_sources={"sv": DraftLanguage({})},
    )
