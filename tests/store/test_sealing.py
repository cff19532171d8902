# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.errors import CannotNow, Code
from screening_app.store.sealing import Sealer, derive

# A busy computer may take long over one example; that is no failure.
unhurried = settings(deadline=None, max_examples=60)

SEALER = Sealer("store-1", b"k" * 32, 1)


@unhurried
@given(st.binary(max_size=2000), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_what_is_sealed_opens_in_its_own_row(content, row):
    assert SEALER.unseal("t", "c", row, SEALER.seal("t", "c", row, content)) == content


@unhurried
@given(st.binary(max_size=500))
def test_the_length_tells_only_which_step_of_512_bytes(content):
    assert len(SEALER.seal("t", "c", "r", content)) == 3 + 12 + 512 + 16


def test_a_sealed_value_opens_nowhere_else():
    value = SEALER.seal("t", "c", "r", b"svar")
    elsewhere = [
        (SEALER, "u", "c", "r"),
        (SEALER, "t", "d", "r"),
        (SEALER, "t", "c", "s"),
        (Sealer("store-2", b"k" * 32, 1), "t", "c", "r"),
        (Sealer("store-1", b"l" * 32, 1), "t", "c", "r"),
        (Sealer("store-1", b"k" * 32, 2), "t", "c", "r"),
    ]
    for sealer, *place in elsewhere:
        with pytest.raises(CannotNow) as caught:
            sealer.unseal(*place, value)
        assert caught.value.code is Code.VALUE_ALTERED
        assert caught.value.facts == {"table": place[0], "row": place[2]}


@unhurried
@given(st.integers(0, 8 * 543 - 1))
def test_any_flipped_bit_is_found(bit):
    value = bytearray(SEALER.seal("t", "c", "r", b"svar"))
    value[bit // 8] ^= 1 << bit % 8
    with pytest.raises(CannotNow, match="value-altered"):
        SEALER.unseal("t", "c", "r", bytes(value))


@unhurried
@given(st.binary(max_size=600))
def test_bytes_that_were_never_sealed_do_not_open(value):
    with pytest.raises(CannotNow, match="value-altered"):
        SEALER.unseal("t", "c", "r", value)


def test_the_same_content_never_looks_the_same():
    assert len({SEALER.seal("t", "c", "r", b"svar") for _ in range(50)}) == 50


def test_a_fingerprint_ignores_letter_case_and_compatibility_forms_but_not_the_place():
    assert SEALER.blind("a.b", "IFO 2025-Ä") == SEALER.blind("a.b", "ifo 2025-a\u0308")
    assert SEALER.blind("a.b", "x") != SEALER.blind("a.c", "x")
    assert SEALER.blind("a.b", "x") != Sealer("store-1", b"l" * 32, 1).blind("a.b", "x")
    assert len(SEALER.blind("a.b", "x")) == 16


def test_derived_keys_never_change():
    # Written down once: a store that exists can be opened only with these.
    assert derive(b"k" * 32, "seal/v1").hex() == "456550c27872e682391cea5ba0f418f96894bc6ac8c6b1685eb84d9665cfe5ec"
    assert SEALER.blind("contact.case_index", "IFO 1").hex() == "6709028889824592ce4046b26de84bf8"
