# SPDX-License-Identifier: EUPL-1.2
"""Where a server may be, what is refused, and that off the local host a checked certificate is needed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from screening_app.errors import CannotNow, Code
from screening_app.store import ServerLogin, open_store, server_address
from screening_app.store.server import ServerDatabase, require_support

STORE = "12345678-1234-4321-8765-1234567890ab"


def parsed(url):
    return server_address.parsed(ServerLogin(url, "hemligt"), STORE)


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


@pytest.mark.parametrize(
    ("url", "host", "port", "tls"),
    [
        ("postgresql+psycopg://a@db.kommun.example/unit", "db.kommun.example", 5432, True),
        ("postgresql+psycopg://a@db.kommun.example:5433/unit?sslmode=verify-full", "db.kommun.example", 5433, True),
        ("postgresql+psycopg://a@10.0.0.7/unit?sslrootcert=system", "10.0.0.7", 5432, True),
        ("postgresql+psycopg://a@localhost/unit", "localhost", 5432, False),
        ("postgresql+psycopg://a@127.0.0.1/unit", "127.0.0.1", 5432, False),
        ("postgresql+psycopg://a@[::1]/unit?sslmode=verify-full", "::1", 5432, True),
        ("postgresql+psycopg://a@/unit?host=/run/postgresql&port=5433", "/run/postgresql", 5433, False),
    ],
)
def test_an_address_says_where_and_whether_the_server_must_prove_itself(url, host, port, tls):
    address, entrance = parsed(url)
    assert (address.host, address.port, address.database, address.tls) == (host, port, "unit", tls)
    assert (entrance.user, entrance.password) == ("a", "hemligt")
    assert "hemligt" not in repr(entrance)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("postgresql+psycopg://a:word@localhost/unit", Code.SERVER_ADDRESS_INVALID),
        ("postgresql://a@localhost/unit", Code.SERVER_ADDRESS_INVALID),
        ("sqlite:///unit", Code.SERVER_ADDRESS_INVALID),
        ("postgresql+psycopg://localhost/unit", Code.SERVER_ADDRESS_INVALID),
        ("postgresql+psycopg://a@localhost", Code.SERVER_ADDRESS_INVALID),
        ("postgresql+psycopg://a@localhost:port/unit", Code.SERVER_ADDRESS_INVALID),
        ("postgresql+psycopg://a@localhost/unit?passfile=x", Code.SERVER_ADDRESS_INVALID),
        ("postgresql+psycopg://a@/unit?host=localhost&host=elsewhere", Code.SERVER_ADDRESS_INVALID),
        ("postgresql+psycopg://a@/unit?host=localhost,elsewhere", Code.SERVER_ADDRESS_INVALID),
        ("postgresql+psycopg://a@/unit", Code.SERVER_ADDRESS_INVALID),
        ("postgresql+psycopg://a@localhost/unit?sslrootcert=/nowhere", Code.FILE_UNREADABLE),
        *[
            (f"postgresql+psycopg://a@db.example/unit?sslmode={mode}", Code.SERVER_NEEDS_TLS)
            for mode in ("disable", "allow", "prefer", "require", "verify-ca")
        ],
        ("not an address", Code.SERVER_ADDRESS_INVALID),
    ],
)
def test_what_could_hide_or_weaken_something_is_refused(url, code):
    assert code_of(lambda: parsed(url)) is code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"tls": False}, Code.SERVER_NEEDS_TLS),
        ({"host": ""}, Code.SERVER_ADDRESS_INVALID),
        ({"host": "a,b"}, Code.SERVER_ADDRESS_INVALID),
        ({"port": 0}, Code.SERVER_ADDRESS_INVALID),
        ({"port": "5432"}, Code.SERVER_ADDRESS_INVALID),
        ({"store": "../x"}, Code.SERVER_ADDRESS_INVALID),
        ({"v": 2}, Code.SERVER_ADDRESS_INVALID),
        ({"more": 1}, Code.SERVER_ADDRESS_INVALID),
    ],
)
def test_the_small_file_is_read_back_and_not_believed_when_it_was_weakened(tmp_path, change, code):
    address, _ = parsed("postgresql+psycopg://a@db.kommun.example/unit")
    server_address.write(tmp_path, address)
    file = tmp_path / "unit.server"
    assert server_address.read(file) == address
    assert file.stat().st_mode & 0o077 == 0
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    assert code_of(lambda: server_address.read(file)) is code


def test_without_the_optional_part_the_program_says_so(monkeypatch):
    monkeypatch.setattr("screening_app.store.server.find_spec", lambda _: None)
    assert code_of(require_support) is Code.SERVER_SUPPORT_MISSING


@pytest.mark.slow
def test_a_server_that_is_not_there_does_not_answer(tmp_path):
    address, entrance = parsed("postgresql+psycopg://a@127.0.0.1:9/unit")
    database = ServerDatabase(tmp_path, address, entrance)
    with pytest.raises(CannotNow) as caught, database.reading():
        pass
    assert caught.value.code is Code.SERVER_UNREACHABLE


def authority(name):
    """Make an authority for certificates."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key, certificate(name, key.public_key(), name, key, x509.BasicConstraints(ca=True, path_length=0))


def certificate(name, public, issuer, key, *more):
    """Sign a certificate for a name."""

    def names(text):
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(names(name)).issuer_name(names(issuer)).public_key(public)
    made = made.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1))
    made = made.not_valid_after(now + timedelta(days=9))
    for each in more:
        made = made.add_extension(each, critical=isinstance(each, x509.BasicConstraints))
    return made.sign(key, hashes.SHA256())


def written(file, made):
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def roots(server, tmp_path):
    """Give the server a certificate for 127.0.0.1; returns the root it goes back to, and another one."""
    key, root = authority("kommunen")
    own = ec.generate_private_key(ec.SECP256R1())
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (server.folder / "server.key").write_bytes(own.private_bytes(*form))
    written(server.folder / "server.crt", certificate("db", own.public_key(), "kommunen", key, alternative))
    for name in ("server.key", "server.crt"):
        server.own(server.folder / name)
    server.change(ssl="on", ssl_cert_file=f"{server.folder}/server.crt", ssl_key_file=f"{server.folder}/server.key")
    yield written(tmp_path / "root.pem", root), written(tmp_path / "other.pem", authority("kommunen")[1])
    server.change(ssl="off")


@pytest.mark.slow
def test_a_server_is_entered_over_tls_only_when_its_certificate_is_the_right_one(desk, server, roots):
    right, wrong = roots
    # Another root; and the right root, with a name that the certificate does not hold.
    for host, root in (("127.0.0.1", wrong), ("localhost", right)):
        login = server.login(sslmode="verify-full", sslrootcert=str(root))
        desk.server = type("Other", (), {"login": lambda _, made=login, to=host: _at(made, to)})()
        assert code_of(desk.create) is Code.SERVER_UNREACHABLE
        assert not desk.folder.exists()
    desk.server = type("Safe", (), {"login": lambda _: server.login(sslmode="verify-full", sslrootcert=str(right))})()
    desk.create()
    with server.connect() as connection:
        found = connection.execute(
            "SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename LIKE 'rutinstod%'"
        ).fetchall()
    assert found == [(True,)]
    desk.opened.pop().close()
    # The certificate goes with the small file; one that was exchanged in the folder is put back.
    (desk.folder / "unit.server.pem").write_bytes(wrong.read_bytes())
    open_store(desk.folder, desk.user, desk.passphrase, desk.now).close()
    server.change(ssl="off")
    assert code_of(lambda: open_store(desk.folder, desk.user, desk.passphrase, desk.now)) is Code.SERVER_UNREACHABLE


def _at(login, host):
    return replace(login, url=login.url.replace("127.0.0.1", host))


@pytest.mark.slow
def test_a_server_that_asks_for_the_password_itself_does_not_get_it(desk, server):
    desk.server = server
    desk.create().close()
    rules = server.folder / "data" / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text("host all all 127.0.0.1/32 password\n")
    server.change()
    try:
        assert code_of(lambda: open_store(desk.folder, desk.user, desk.passphrase, desk.now)) in {
            Code.SERVER_REFUSED,
            Code.SERVER_UNREACHABLE,
        }
    finally:
        rules.write_text(before)
        server.change()
    open_store(desk.folder, desk.user, desk.passphrase, desk.now).close()


@pytest.mark.slow
def test_what_the_surroundings_say_changes_nothing_about_the_connection(desk, server, monkeypatch):
    told = {"PGHOSTADDR": "192.0.2.1", "PGSSLMODE": "require", "PGOPTIONS": "-c search_path=public", "PGPASSWORD": "x"}
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    desk.server = server
    desk.create().close()
    open_store(desk.folder, desk.user, desk.passphrase, desk.now).close()
