# SPDX-License-Identifier: EUPL-1.2
"""Detached signatures: a changed word breaks them, spaces do not, and only a trusted key vouches for anything."""

from __future__ import annotations

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from screening_app.errors import CannotNow, Code
from screening_app.signatures import check_shape, fingerprint, new_key, read_public_key, sign, verify

FORM = {"resourceType": "Questionnaire", "url": "urn:a", "item": [{"linkId": "q", "text": "Mår du bra?"}]}
CONTENT = json.dumps(FORM).encode()
KEY = new_key()
TRUSTED = {"Region Ek": read_public_key(KEY.public_text)}
SIGNED = sign(CONTENT, KEY.private_pem, "Förlaget")


def altered(**changes: object) -> bytes:
    """Return the signature file with some of its entries changed."""
    return json.dumps({**json.loads(SIGNED), **changes}).encode()


def test_a_signed_form_is_vouched_for_under_the_name_the_organisation_trusts() -> None:
    verdict = verify(CONTENT, SIGNED, TRUSTED)
    assert (verdict.state, verdict.signed_by) == ("trusted", "Region Ek")


def test_spaces_and_the_order_of_names_do_not_count() -> None:
    spaced = json.dumps(dict(reversed(FORM.items())), indent=4, ensure_ascii=False).encode()
    assert spaced != CONTENT
    assert verify(spaced, SIGNED, TRUSTED).state == "trusted"


@pytest.mark.parametrize(
    "content",
    [CONTENT.replace(b"bra", b"illa"), CONTENT.replace(b'"q"', b'"r"'), b"{}", b"no json", b""],
)
def test_a_changed_word_breaks_it(content: bytes) -> None:
    assert verify(content, SIGNED, TRUSTED).state == "broken"


def test_the_publishers_name_is_signed_too() -> None:
    assert verify(CONTENT, altered(publisher="Någon annan"), TRUSTED).state == "broken"


def test_an_unknown_key_vouches_for_nothing() -> None:
    assert verify(CONTENT, SIGNED, {}).state == "unknown-key"
    assert verify(CONTENT, SIGNED, {"x": read_public_key(new_key().public_text)}).state == "unknown-key"


def test_a_key_that_pretends_to_be_another_is_found_out() -> None:
    other = new_key()
    foreign = json.loads(sign(CONTENT, other.private_pem, "Förlaget"))
    assert verify(CONTENT, altered(signature=foreign["signature"]), TRUSTED).state == "broken"


def test_no_signature_is_none() -> None:
    assert verify(CONTENT, None, TRUSTED).state == "none"


def test_the_same_form_gives_the_same_signature() -> None:
    assert sign(CONTENT, KEY.private_pem, "Förlaget") == SIGNED
    assert set(json.loads(SIGNED)) == {"algorithm", "publisher", "key", "signature"}


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff" * 100,
        b"[" * 5000,
        altered(algorithm="RSA"),
        altered(signature="not base64!"),
        altered(signature=base64.b64encode(b"short").decode()),
        altered(publisher=None),
        altered(key=7),
        SIGNED + b" " * 20_000,
    ],
)
def test_what_is_no_signature_is_broken_and_never_an_error(signature: bytes) -> None:
    assert verify(CONTENT, signature, TRUSTED).state == "broken"
    with pytest.raises(CannotNow) as caught:
        check_shape(signature)
    assert caught.value.code is Code.SIGNATURE_INVALID


def test_a_public_key_is_read_from_base64_and_from_pem() -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    raw = read_public_key(f"  {KEY.public_text[:20]}\n{KEY.public_text[20:]}  ")
    pem = Ed25519PublicKey.from_public_bytes(raw).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    assert read_public_key(pem.decode()) == raw
    assert fingerprint(raw) == KEY.fingerprint


def _other_kind() -> tuple[bytes, str]:
    key = generate_private_key(SECP256R1())
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private, key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


@pytest.mark.parametrize(
    "text", ["", "hej", "å", base64.b64encode(b"short").decode(), _other_kind()[1], "-----BEGIN X"]
)
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(CannotNow) as caught:
        read_public_key(text)
    assert caught.value.code is Code.KEY_INVALID


@pytest.mark.parametrize("pem", [b"", b"-----BEGIN PRIVATE KEY-----", _other_kind()[0]])
def test_what_is_no_private_key_signs_nothing(pem: bytes) -> None:
    with pytest.raises(CannotNow) as caught:
        sign(CONTENT, pem, "Förlaget")
    assert caught.value.code is Code.KEY_INVALID


def test_the_private_key_never_shows() -> None:
    assert "PRIVATE" not in repr(KEY)
