# SPDX-License-Identifier: EUPL-1.2
"""What an outsider finds in the files, and what the program finds when somebody has changed them."""

from __future__ import annotations

import tempfile

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from screening_app.core.records import DataMode
from screening_app.errors import CannotNow, Code

CANARY = "kanariefågel-tecken"
PAGE, RESERVED = 4096, 80


def decrypted_pages(path, key: bytes) -> bytes:
    """The pages as SQLite sees them, with what deleted rows left behind."""
    content, plain = path.read_bytes(), b""
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        sealed = page[16 if start == 0 else 0 : -RESERVED]
        opening = Cipher(AES(key), CBC(page[-RESERVED:][:16])).decryptor()
        plain += opening.update(sealed) + opening.finalize()
    return plain


def flip(path, place):
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 0x40]))


def test_no_answer_reference_or_passphrase_is_in_any_file(desk, conversation, tmp_path, monkeypatch):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    desk.passphrase = f"{CANARY} lösenord"
    store = desk.create()
    for number in range(60):
        answers = {"item": [{"linkId": CANARY, "answer": [{"valueString": CANARY * 20}]}]}
        store.save(conversation(f"s{number}", contact=f"k{number}", reference=f"{CANARY} {number}", response=answers))
        store.append_log("read", f"{CANARY} {number}")
    store.by_case_reference(f"{CANARY} 7")
    store.verify()

    def found():
        files = [path for folder in (desk.folder, temporary) for path in folder.rglob("*") if path.is_file()]
        assert len(files) >= 3
        return [
            path.name for path in files if CANARY.encode() in path.read_bytes() or b"valueString" in path.read_bytes()
        ]

    assert found() == []
    store.close()
    assert found() == []
    pages = decrypted_pages(desk.folder / "unit.db", desk.keys().file)
    assert b"CREATE TABLE conversation" in pages
    assert CANARY.encode() not in pages


def test_nothing_of_a_concluded_tally_conversation_is_left_in_the_decrypted_pages(desk, conversation, fact):
    store = desk.create(mode=DataMode.TALLY)
    names = [f"samtal-{number}-{CANARY}" for number in range(20)]
    for name in names:
        store.save(conversation(name, contact=f"k-{name}", reference=None))
    store.close()
    with desk.raw() as raw:
        values = [value for row in raw.execute("SELECT body, course FROM conversation") for value in row]
    pieces = [value[20:60] for value in values]
    pages = decrypted_pages(desk.folder / "unit.db", desk.keys().file)
    assert all(piece in pages for piece in pieces)
    store = desk.open()
    for name in names:
        store.conclude(name, keep=False, add=fact())
    assert (desk.folder / "unit.db-wal").stat().st_size == 0
    pages = decrypted_pages(desk.folder / "unit.db", desk.keys().file)
    assert [piece for piece in pieces if piece in pages] == []
    assert CANARY.encode() not in pages
    assert store.counts(2025) == {fact(): 20}


def test_swapped_answers_of_two_rows_are_found(desk, conversation):
    store = desk.create()
    store.save(conversation("s1", contact="k1"))
    store.save(conversation("s2", contact="k2", position="q9"))
    store.close()
    with desk.raw() as raw:
        bodies = dict(raw.execute("SELECT id, body FROM conversation"))
        raw.execute("UPDATE conversation SET body = ? WHERE id = 's1'", (bodies["s2"],))
        raw.execute("UPDATE conversation SET body = ? WHERE id = 's2'", (bodies["s1"],))
    store = desk.open()
    with pytest.raises(CannotNow) as caught:
        store.conversation("s1")
    assert caught.value.code is Code.VALUE_ALTERED
    assert caught.value.facts == {"table": "conversation", "row": "s1"}
    assert store.verify() == ("rows", "seals")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE conversation SET contact_id = 'k2' WHERE id = 's1'",
        "UPDATE contact SET case_index = NULL WHERE id = 'k1'",
        "UPDATE contact SET case_index = (SELECT case_index FROM contact WHERE id = 'k2') WHERE id = 'k1'",
        "UPDATE conversation SET course = body",
        "UPDATE conversation SET id = 's3' WHERE id = 's1'",
    ],
)
def test_a_row_that_was_moved_or_redirected_is_found(desk, conversation, change):
    store = desk.create()
    store.save(conversation("s1", contact="k1", reference="IFO 1"))
    store.save(conversation("s2", contact="k2", reference="IFO 2"))
    store.close()
    with desk.raw() as raw:
        raw.execute(change)
    assert desk.open().verify() == ("rows", "seals")


def test_a_sealed_conversation_opened_again_by_sql_is_found(desk, conversation):
    store = desk.create()
    store.save(conversation(sealed_at=desk.now))
    store.close()
    with desk.raw() as raw:
        raw.execute("DROP TRIGGER conversation_sealed")
        raw.execute("UPDATE conversation SET state = 1")
    assert desk.open().verify() == ("rows", "seals")


def test_meta_that_disagrees_with_the_program_is_found(desk):
    desk.create().close()
    with desk.raw() as raw:
        raw.execute("UPDATE meta SET schema = '0000'")
    assert desk.open().verify() == ("meta", "counts")


def test_a_flipped_byte_anywhere_in_the_database_is_found(desk, conversation):
    store = desk.create()
    for number in range(40):
        store.save(conversation(f"s{number}", contact=f"k{number}"))
    store.close()
    path = desk.folder / "unit.db"
    pages = path.stat().st_size // PAGE
    assert pages > 20
    outcomes = set()
    for page in range(0, pages, 5):
        flip(path, page * PAGE + 1234)
        try:
            store = desk.open()
            outcomes.add(store.verify())
            store.close()
        except CannotNow as error:
            outcomes.add(error.code)
        finally:
            desk.opened[-1].close()
            flip(path, page * PAGE + 1234)
    assert outcomes <= {("pages",), Code.STORE_MISMATCH, Code.STORE_DAMAGED}
    assert outcomes >= {("pages",), Code.STORE_MISMATCH}
    assert desk.open().verify() == ()


def test_damage_is_called_damage_to_the_end_and_never_read_only(desk, conversation, capfd):
    store = desk.create()
    for number in range(40):
        store.save(conversation(f"s{number}", contact=f"k{number}"))
    store.close()
    path = desk.folder / "unit.db"
    with desk.raw() as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'conversation'").fetchone()
    flip(path, (root - 1) * PAGE + 100)
    store = desk.open()
    for act in (store.unfinished, lambda: store.save(conversation("s1")), lambda: store.append_log("x"), store.years):
        with pytest.raises(CannotNow) as caught:
            act()
        assert caught.value.code is Code.STORE_DAMAGED
    store.close()
    assert capfd.readouterr() == ("", "")
