# SPDX-License-Identifier: EUPL-1.2
"""The words of the command line: which commands there are and what they take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from screening_app import __version__
from screening_app.paths import default_store

Verbs = Callable[..., argparse.ArgumentParser]


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command; one without a verb, and none at all, are left to the caller."""
    common = _common_options()
    top = argparse.ArgumentParser(
        prog="screening-app", parents=[_common_options()], description="Rutinstöd, without a window"
    )
    # Options may stand before or after the command: only the top parser has defaults, so none is set back.
    top.set_defaults(json=False, store=default_store(), user="", passphrase_file=None)
    top.add_argument("--version", action="version", version=f"Rutinstöd {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands (none opens the window)")

    demo = commands.add_parser("demo", parents=[common], help="run the whole main job on synthetic contacts")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help="empty or new folder for the results")
    demo.add_argument("--seed", type=int, default=1)
    demo.add_argument("--contacts", type=int, default=400)

    def verbs(name: str, text: str) -> Verbs:
        made = commands.add_parser(name, help=text).add_subparsers(dest="verb", metavar="VERB", required=True)
        return lambda verb, words: made.add_parser(verb, parents=[common], help=words)

    _store(verbs("store", "the encrypted store"))
    _forms(verbs("forms", "questionnaires"))
    check = verbs("routines", "routines")("check", "check routines")
    check.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    export = verbs("figures", "yearly counts")("export", "write the protected table")
    export.add_argument("--year", type=int, required=True)
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    _log(verbs("log", "the access log"))
    return top


def _common_options() -> argparse.ArgumentParser:
    # Made anew for the top parser: set_defaults would change the options that the others share.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--json", action="store_const", const=True, help="machine output on standard output")
    common.add_argument("--store", type=Path, metavar="DIR", help="folder of the store")
    common.add_argument("--user", help="user name (else the prompt asks)")
    common.add_argument("--passphrase-file", type=Path, metavar="FILE", help="file whose first line is the passphrase")
    return common


def _store(verb: Verbs) -> None:
    create = verb("create", "make a store and print its three recovery shares")
    create.add_argument("--mode", choices=["tally", "case"], default="tally")
    create.add_argument("--unit", required=True, help="name of the unit")
    create.add_argument("--kind", choices=["intake", "maternity"], default="intake")
    _database(create, "keep the tables on a PostgreSQL server, for several desks; its user makes schema and roles")
    verb("join", "let this desk open a unit that is on a server").add_argument(
        "file", type=Path, metavar="FILE", help="the unit.server of another desk"
    )
    migrate = verb("migrate", "bring the tables on a server up to date, as their owner; a file does it by itself")
    _database(migrate, "the same as for `create`", required=True)
    verb("verify", "check every page, every seal and the log chain")
    verb("recover", "open with two recovery shares and set a new passphrase")
    _backups(verb)
    recovery = verb("recovery", "how it stands with the recovery shares")
    act = recovery.add_mutually_exclusive_group()
    act.add_argument("--new", action="store_true", help="make three new shares; the old ones open nothing any more")
    act.add_argument("--confirm", action="store_true", help="type all three back, before the first record")
    act.add_argument("--drill", action="store_true", help="type two of them and see whether they would open the store")
    rekey = verb("rekey", "give the store new keys, when somebody has left; the recovery shares become new too")
    rekey.add_argument("--left", metavar="USER", help="disable this account first")
    rekey.add_argument("--yes", action="store_true", help="do not ask for confirmation")
    _database(rekey, "for a store on a server: the same as for `create`")
    _new_passphrase(verb("passphrase", "change your own passphrase, at the first log-in too"))
    users = verb("users", "list accounts, or change one")
    _new_passphrase(users)
    users.add_argument("--role", choices=["screener", "coordinator", "administrator"], action="append", default=[])
    change = users.add_mutually_exclusive_group()
    for name, words in (
        ("--add", "make an account with --role; its passphrase opens it once, then the owner chooses another"),
        ("--reset", "give an account a new first passphrase"),
        ("--disable", "shut an account out"),
        ("--enable", "let a disabled account in again"),
        ("--set-roles", "make --role the roles of an account"),
        ("--hand-over", "give a waiting screener the records key; needs an account that holds it"),
    ):
        change.add_argument(name, metavar="USER", help=words)
    users.add_argument(
        "--typed-by-owner", action="store_true", help="for --add: its owner typed the passphrase, which stays"
    )
    users.add_argument("--fingerprint", metavar="DIGITS", help="for --hand-over: what the colleague reads aloud")


def _database(command: argparse.ArgumentParser, words: str, *, required: bool = False) -> None:
    command.add_argument("--database", metavar="URL", required=required, help=f"postgresql+psycopg://…: {words}")
    command.add_argument(
        "--database-password-file", type=Path, metavar="FILE", help="file whose first line is that user's password"
    )


def _new_passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--new-passphrase-file", type=Path, metavar="FILE", help="file whose first line is the passphrase to be set"
    )


def _log(verb: Verbs) -> None:
    check = verb("check", "check the chain of the access log, and a head that was kept on paper")
    check.add_argument("--head", metavar="TEXT", help='number and code as printed: "1204 3f2a-9c11-04de-77b0"')
    head = verb("head", "say the number and code of the newest line, to be kept on paper")
    head.add_argument("--out", type=Path, metavar="PDF", help="write a sheet to print")
    draw = verb("sample", "draw lines about persons at random, to check whether there was cause")
    draw.add_argument("--from", dest="first", type=date.fromisoformat, required=True, metavar="DAY")
    draw.add_argument("--to", dest="last", type=date.fromisoformat, required=True, metavar="DAY")
    draw.add_argument("--size", type=int, default=20, metavar="N")
    draw.add_argument("--seed", default="", metavar="TEXT", help="draw the same lines as with this seed before")
    draw.add_argument(
        "--decide",
        action="append",
        default=[],
        metavar="LINE=DECISION",
        help="had-cause, no-cause or look-into; with one for every line the review is kept",
    )
    draw.add_argument("--out", type=Path, metavar="PDF", help="write the protocol of the review")


def _backups(verb: Verbs) -> None:
    verb("backup", "write store and key file to one encrypted file, and check it").add_argument(
        "file", type=Path, metavar="FILE"
    )
    kept = verb("backups", "list the backups that the program makes by itself each day")
    kept.add_argument("--keep", type=int, metavar="N", help="from now on keep so many days")
    back = verb("restore", "put a backup in the place of the store, which is kept aside")
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("--try", action="store_true", dest="drill", help="only open it in a scratch folder and check it")
    back.add_argument("--key-file", action="store_true", help="only put the key file back")


def _forms(verb: Verbs) -> None:
    verb("check", "load questionnaires or say why not").add_argument("paths", type=Path, nargs="+", metavar="PATH")
    evaluate = verb("evaluate", "evaluate a response: one JSON object in on standard input, one out")
    evaluate.add_argument("--batch", action="store_true", help="one object a line, for as many lines as there are")
    fill = verb("fill", "ask the form's questions in the terminal; nothing is stored")
    fill.add_argument("form", type=Path, metavar="FORM")
    fill.add_argument("--language", metavar="TAG", help="language to ask in (else the form's own)")
    verb("list", "list the questionnaires of a store")
    bring = verb("import", "bring a questionnaire, and the signature beside it, into a store as a draft")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--replace", action="store_true", help="in place of a draft of the same version")
    for name, words in (
        ("activate", "let a questionnaire of a store be asked"),
        ("retire", "let no more conversations begin with a questionnaire"),
        ("discard", "take an imported draft away again"),
        ("export", "write the exact bytes of a questionnaire to a file"),
    ):
        one = verb(name, words)
        one.add_argument("url", metavar="URL")
        one.add_argument("--form-version", metavar="VERSION", help="which version (else the newest)")
        if name == "export":
            one.add_argument("--out", type=Path, required=True, metavar="FILE")
    sign = verb("sign", "sign a questionnaire; writes FILE.sig beside it")
    sign.add_argument("file", type=Path, metavar="FILE")
    sign.add_argument("--key", type=Path, required=True, metavar="PEM", help="private key made by `forms new-key`")
    sign.add_argument("--publisher", required=True, metavar="NAME")
    new_key = verb("new-key", "make a key pair to sign questionnaires with")
    new_key.add_argument("--out", type=Path, required=True, metavar="DIR")
    publishers = verb("publishers", "list the publishers that a store trusts, trust one or trust it no longer")
    publishers.add_argument("--trust", nargs=2, metavar=("NAME", "KEYFILE"))
    publishers.add_argument("--distrust", metavar="NAME")
    _excel(verb)


def _excel(verb: Verbs) -> None:
    made = verb("from-excel", "make a questionnaire from a workbook with the sheets survey, choices and settings")
    made.add_argument("workbook", type=Path, metavar="WORKBOOK")
    out = verb("to-excel", "write a questionnaire as such a workbook, or say what a workbook cannot hold")
    out.add_argument("form", type=Path, metavar="FORM")
    making = verb("unfinished", "list the questionnaires that are being made in a store, or go on with one")
    act = making.add_mutually_exclusive_group()
    act.add_argument("--begin", type=Path, metavar="FILE", help="go on with a questionnaire or an .xlsx workbook")
    act.add_argument("--keep", metavar="ID", help="keep it as a draft version")
    act.add_argument("--discard", metavar="ID", help="throw it away")
    act.add_argument("--to-excel", nargs=2, metavar=("ID", "FILE"), help="write it as a workbook")
    texts = verb("strings", "write the texts of a questionnaire as a workbook for a translator")
    texts.add_argument("form", type=Path, metavar="FORM")
    texts.add_argument("--language", required=True, metavar="TAG", help="language to translate into")
    translate = verb("translate", "take a translator's workbook in, as a new version of the questionnaire")
    translate.add_argument("form", type=Path, metavar="FORM")
    translate.add_argument("workbook", type=Path, metavar="WORKBOOK")
    translate.add_argument("--source", default="", metavar="TEXT", help="where the wording comes from")
    translate.add_argument("--validated", action="store_true", help="this wording has been validated")
    for each in (made, out, texts, translate):
        each.add_argument("--out", type=Path, required=True, metavar="FILE")
