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
    _contacts(verbs("contacts", "the way after the answer"))
    _routines(verbs("routines", "written routines and contact cards"))
    _figures(verbs("figures", "protected counts"))
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
    _purge(verb)
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


def _purge(verb: Verbs) -> None:
    purge = verb("purge", "list what the retention clock says is to be purged")
    act = purge.add_mutually_exclusive_group()
    act.add_argument("--ask", action="store_true", help="ask for the purge; another person carries it out")
    act.add_argument("--carry-out", action="store_true", help="carry out the purge that another person asked for")
    act.add_argument("--hold", metavar="CONTACT", help="keep this contact whatever the clock says")
    act.add_argument("--release", metavar="CONTACT", help="let this contact be purged again")
    purge.add_argument("--after-hand-over", type=int, metavar="DAYS", help="decide: days after the hand-over")
    purge.add_argument("--limit", type=int, metavar="DAYS", help="decide: days after the beginning, in any case")
    purge.add_argument("--out", type=Path, metavar="PDF", help="with --carry-out: write the protocol")


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


def _contacts(verb: Verbs) -> None:
    from screening_app.core.acting import NoReport, Person, ViolenceType, WhyNot

    verb("today", "what is left to do; numbers only for a coordinator")

    def about(name: str, words: str) -> argparse.ArgumentParser:
        made = verb(name, words)
        made.add_argument("id", metavar="CONVERSATION")
        return made

    about("view", "how a conversation stands")
    step = about("step", "note what was done about a step")
    step.add_argument("step", metavar="STEP")
    step.add_argument("state", choices=["done", "not-applicable", "later", "clear"])
    step.add_argument("--why", choices=[str(each) for each in WhyNot])
    step.add_argument("--due", type=_day, metavar="DAY")
    step.add_argument("--note", default="", metavar="TEXT", help="a short text, in case mode only")
    support = about("support", "note which support was offered")
    support.add_argument("type", choices=[str(each) for each in ViolenceType])
    support.add_argument("person", choices=[str(each) for each in Person])
    support.add_argument("decision", choices=["with", "without"], help="an individual decision")
    support.add_argument("--take-back", action="store_true")
    report = about("report", "print the facts for a report of concern, or note what came of it")
    outcome = report.add_mutually_exclusive_group()
    outcome.add_argument("--reported", type=_day, metavar="DAY")
    outcome.add_argument("--not-reported", choices=[str(each) for each in NoReport])
    outcome.add_argument("--clear", action="store_true", help="take the note away")
    again = about("ask-next", "set the day to ask again").add_mutually_exclusive_group(required=True)
    again.add_argument("--on", type=_day, metavar="DAY")
    again.add_argument("--clear", action="store_true", help="take the day away")
    text = about("hand-over", "print the text to hand over, or write it as PDF")
    text.add_argument("--length", default="long", metavar="TEMPLATE", help="long, short or another of the unit's own")
    text.add_argument("--pdf", type=Path, metavar="FILE")
    text.add_argument("--pdf-password-file", type=Path, metavar="FILE", help="encrypt with the first line of this file")
    end = about("end", "mark as handed over and end the contact")
    end.add_argument("--handed-over", type=_day, metavar="DAY", help="else today")


def _routines(verb: Verbs) -> None:
    check = verb("check", "check routines and contact cards: validity, missing points, replaced law, contacts")
    check.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    check.add_argument("--months", type=int, default=24, help="a routine counts as current for so long (24)")
    check.add_argument("--on", type=_day, metavar="DAY", help="as they stand on that day (else today)")
    verb("list", "list the routines of a store and how each stands")
    bring = verb("import", "bring a routine in as a draft: YAML, or Word and text placed on the 19 points")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--draft-of", metavar="ID", help="keep it as the draft of this routine")
    export = verb("export", "write a routine as YAML, or as PDF where FILE ends so")
    adapt = verb("adapt", "begin a unit's adaptation of the organisation's routine")
    decide = verb("decide", "put the draft, else what holds, into use as decided by a role on a day")
    follow_up = verb("follow-up", "note that a routine was followed up and still holds")
    compare = verb("compare", "show what differs between two versions, at first from what holds to the draft")
    for one in (export, adapt, decide, follow_up, compare, verb("retire", "take out of use"), verb("discard", "drop")):
        one.add_argument("id", metavar="ID")
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    adapt.add_argument("--unit-name", required=True, metavar="NAME")
    adapt.add_argument("--title", required=True)
    decide.add_argument("--by", required=True, metavar="ROLE", help="who decided it: a role, never a name")
    decide.add_argument("--valid-to", type=_day, metavar="DAY")
    decide.add_argument("--responsible", default="", metavar="ROLE")
    for one in (decide, follow_up):
        one.add_argument("--on", type=_day, metavar="DAY", help="which day (else today)")
    compare.add_argument("--older", type=int, metavar="N", help="a version; 0 is the file it began with")
    compare.add_argument("--newer", type=int, metavar="N", help="a version (else the draft)")
    compare.add_argument("--organisation", action="store_true", help="compare with what it inherits from")
    _cards(verb)


def _cards(verb: Verbs) -> None:
    contacts = verb("contacts", "list the contact cards; add, change, verify, take away or put back one of them")
    contacts.add_argument("--import", dest="cards", type=Path, metavar="FILE", help="a contacts.yaml")
    chosen = contacts.add_mutually_exclusive_group()
    chosen.add_argument("--add", action="store_true", help="a new card, with --name, --audience and so on")
    chosen.add_argument("--change", metavar="ID", help="change what is given of a card")
    chosen.add_argument("--verify", metavar="ID", help="note as called today, with each --number that is right")
    chosen.add_argument("--remove", metavar="ID", help="take a card away; --put-back undoes it")
    chosen.add_argument("--put-back", metavar="ID")
    contacts.add_argument("--number", action="append", default=[], help="several in the order to try them")
    contacts.add_argument("--by", default="", metavar="ROLE", help="who called (else the user)")
    for name in ("name", "audience", "hours", "languages", "source", "note"):
        contacts.add_argument(f"--{name}", metavar="TEXT")
    contacts.add_argument("--local", action=argparse.BooleanOptionalAction, help="whether it stands first")
    window = verb("window", "show or set for how many months a routine counts as current")
    window.add_argument("--months", type=int, metavar="N")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day; write it as 2026-11-22") from None


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


def _figures(verb: Verbs) -> None:
    export = verb("export", "write the year's sheets, protected and attacked")
    export.add_argument("--year", type=int, required=True)
    export.add_argument("--sheet", action="extend", nargs="+", dest="sheets", metavar="NAME", help="some sheets only")
    export.add_argument("--format", type=_formats, default=("csv",), dest="formats", metavar="csv,xlsx,px,json,pdf")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    export.add_argument("--reason", choices=_REASONS, help="why a published year is published anew")
    verb("ledger", "what has been published from this store")
    decide = verb("decide", "how years are protected from now on")
    decide.add_argument("--method", choices=("rounding", "hiding"), default="rounding")
    decide.add_argument("--base", type=int, choices=(3, 5), default=5)
    decide.add_argument("--decided-by", default="", metavar="ROLE", help="needed for a base of 3")
    words = "right on average, for files that are added to other units'"
    decide.add_argument("--for-adding", action=argparse.BooleanOptionalAction, default=False, help=words)
    adults = verb("adults", "the number of adults that a year's rates are reckoned by")
    adults.add_argument("--year", type=int, required=True)
    adults.add_argument(
        "number",
        type=_adults,
        nargs="?",
        metavar="N",
        help="SCB, population by age, 18 and older on 31 December of the year; 0 takes the number away; none tells it",
    )
    protect = verb("protect", "protect the counts of any data, all tables together, and attack the result")
    protect.add_argument("data", type=Path, metavar="DATA.csv", help="one row a person or event, or with a number")
    protect.add_argument("--table", type=_columns, action="append", required=True, dest="tables", metavar="COL,COL,…")
    counting = protect.add_mutually_exclusive_group()
    counting.add_argument("--count", default="", metavar="COL", help="column with the number of each row (else one)")
    counting.add_argument("--person", default="", metavar="COL", help="column that says who; persons are counted")
    protect.add_argument("--hierarchy", type=Path, metavar="FILE", help='JSON: {"column": {"group": ["category", …]}}')
    protect.add_argument("--merge", type=_merge, action="append", default=[], metavar="COL:N")
    protect.add_argument("--method", choices=["rounding", "hiding"], default="rounding")
    protect.add_argument("--threshold", type=int, default=5, metavar="N", help="base 3 or 5; hiding: least count shown")
    protect.add_argument("--for-adding", action="store_true", help="round right on average, for files to be added")
    protect.add_argument("--zeros", choices=["may-hide", "shown"], default="may-hide", help="may hiding hide a zero")
    protect.add_argument("--equal", type=_equal, action="append", default=[], metavar="COL[:COL,…]")
    protect.add_argument("--group", type=_group, action="append", default=[], metavar="COL[:all|all-but-one]")
    protect.add_argument("--unit", default="", metavar="NAME", help="whose counts they are, for those who add them")
    protect.add_argument("--period", default="", metavar="TEXT", help="which period the data are of")
    protect.add_argument("--cut-off", default="", metavar="DATE", help="the last day that is counted")
    protect.add_argument("--out", type=Path, required=True, metavar="DIR")
    register = verb("register", "routines, support, questionnaires and steps of a year as figures")
    register.add_argument("--year", type=int, required=True)
    attack = verb("attack", "try to work small counts out of published tables, together")
    attack.add_argument("folders", type=Path, nargs="+", metavar="DIR", help="the earlier edition of a period first")
    _collating(verb)


_REASONS = ("late-records", "corrected", "other-plan", "other-adults")


def _collating(verb: Verbs) -> None:
    collate = verb("collate", "make one regional table of several units' protected exports or sealed counts")
    collate.add_argument("files", type=Path, nargs="+", metavar="FILE", help="folders of exports, or sealed files")
    collate.add_argument("--out", type=Path, required=True, metavar="DIR")
    collate.add_argument("--organisation", default="", metavar="NAME", help="whose table it is")
    collate.add_argument("--units", type=Path, metavar="FILE", help="the units that are expected, one a line")
    collate.add_argument("--incomplete", action="store_true", help="go on without units that are missing")
    collate.add_argument("--year", type=int, help="sealed counts: of which year (else the first one's)")
    collate.add_argument(
        "--newest", action="store_true", help="sealed counts: of a unit that is there twice, the later"
    )
    collate.add_argument("--sums-only", action="store_true", help="sealed counts: no rows of single units")
    collate.add_argument("--reason", choices=_REASONS, help="sealed counts: why there is another edition")
    collate.add_argument("--format", type=_formats, default=("csv",), dest="formats", metavar="csv,xlsx,px,json,pdf")
    for name, words in (
        ("collator-key", "write the public key that units seal their counts to"),
        ("unit-key", "write the public key that shows who sealed counts"),
    ):
        key = verb(name, words)
        key.add_argument("--out", type=Path, required=True, metavar="DIR")
        key.add_argument("--new", action="store_true", help="make a new key; the old one is gone")
    keys = verb("keys", "list the units and collators that a store trusts, trust a unit or trust one no longer")
    keys.add_argument("--trust", type=Path, metavar="UNIT.pub")
    keys.add_argument("--name", default="", metavar="NAME", help="what the unit is called here (else its own name)")
    keys.add_argument("--distrust", default="", metavar="NAME")
    seal = verb("seal", "write the year's exact counts so that only one collator can open them")
    seal.add_argument("--year", type=int, required=True)
    seal.add_argument("--to", type=Path, required=True, metavar="COLLATOR.pub")
    seal.add_argument("--out", type=Path, required=True, metavar="FILE")
    for one in (keys, seal):
        one.add_argument("--fingerprint", default="", metavar="DIGITS", help="the thirty digits that were read out")


def _columns(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    if not all(names) or len(set(names)) < len(names):
        raise argparse.ArgumentTypeError("name each column once, with commas between")
    return names


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",")))
    if not set(names) <= {"csv", "xlsx", "px", "json", "pdf"}:
        raise argparse.ArgumentTypeError("choose among csv, xlsx, px, json and pdf, with commas between")
    return names


def _adults(text: str) -> int:
    digits = "".join(text.split())
    if not digits.isdecimal() or int(digits) > 20_000_000:
        raise argparse.ArgumentTypeError("write a number of people, 0 for none")
    return int(digits)


def _merge(text: str) -> tuple[str, int]:
    column, _, least = text.rpartition(":")
    if not column or not least.isdecimal() or int(least) < 1:
        raise argparse.ArgumentTypeError("write COLUMN:NUMBER")
    return column, int(least)


def _equal(text: str) -> tuple[str, tuple[str, ...]]:
    column, _, by = text.partition(":")
    return column, _columns(by) if by else ()


def _group(text: str) -> tuple[str, int]:
    column, _, spared = text.partition(":")
    if spared not in ("", "all", "all-but-one"):
        raise argparse.ArgumentTypeError("write COLUMN, COLUMN:all or COLUMN:all-but-one")
    return column, 0 if spared == "all" else 1


def check(top: argparse.ArgumentParser, chosen: argparse.Namespace) -> None:
    """End the program with status 2 where options contradict each other."""
    named = (chosen.command, getattr(chosen, "verb", ""))
    if named in (("figures", "decide"), ("figures", "protect")) and chosen.method == "hiding" and chosen.for_adding:
        top.error("--for-adding belongs to rounding")
    if named != ("figures", "protect"):
        return
    columns = {name for table in chosen.tables for name in table}
    if chosen.method == "rounding" and chosen.threshold not in (3, 5):
        top.error("rounding has base 3 or 5: give --threshold 3 or 5")
    if chosen.method == "hiding" and not 2 <= chosen.threshold <= 20:
        top.error("hiding needs a threshold from 2 to 20")
    spoken = [column for column, _ in (*chosen.merge, *chosen.group, *chosen.equal)]
    for name in (*spoken, *(name for _, by in chosen.equal for name in by)):
        if name not in columns:
            top.error(f"{name} is in no --table")


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
    translate.add_argument("--unit", default="", metavar="NAME", help="whose translation it is (else the publisher's)")
    adapt = verb("adapt", "take an edited questionnaire as an adaptation; refuses what is more than wording and order")
    adapt.add_argument("source_form", type=Path, metavar="SOURCE")
    adapt.add_argument("edited", type=Path, metavar="EDITED", help="the same with other wording, help or order")
    adapt.add_argument("--unit", required=True, metavar="NAME", help="whose adaptation it is")
    adapt.add_argument("--leave-out", action="append", default=[], metavar="LINKID", help="an item asked of nobody")
    adapt.add_argument("--source", default="", metavar="TEXT", help="where the wording of a skeleton comes from")
    adapt.add_argument("--validated", action="store_true", help="that wording has been validated")
    for each in (made, out, texts, translate, adapt):
        each.add_argument("--out", type=Path, required=True, metavar="FILE")
