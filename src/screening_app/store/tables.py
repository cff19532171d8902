# SPDX-License-Identifier: EUPL-1.2
"""The tables, private to the store; migrations/ makes them, and a test holds the two together.

Columns named `body` and `course` and the case index can be read or made with the records key only. What
is left open to the file key: how many rows there are, which conversations belong to one contact, how far
each has come, the counts, the access log, and the questionnaires themselves, which say nothing about a person.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: Marks a column whose values are sealed under the records key to the row's `id`; a change of keys seals them anew.
SEALED = {"sealed": True}

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("store_id", sa.String, nullable=False),
    sa.Column("schema", sa.String, nullable=False),
    sa.Column("mode", sa.String, nullable=False),
    sa.Column("unit_id", sa.String, nullable=False),
    sa.Column("unit_name", sa.String, nullable=False),
    sa.Column("unit_kind", sa.String, nullable=False),
    sa.CheckConstraint("id = 1", name="single"),
)

contact = sa.Table(
    "contact",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("case_index", sa.LargeBinary, nullable=True, index=True),
    sa.Column("body", sa.LargeBinary, nullable=False, info=SEALED),
)

conversation = sa.Table(
    "conversation",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("contact_id", sa.String, sa.ForeignKey("contact.id"), nullable=False, index=True),
    sa.Column("state", sa.SmallInteger, nullable=False, index=True),
    sa.Column("body", sa.LargeBinary, nullable=False, info=SEALED),
    sa.Column("course", sa.LargeBinary, nullable=False, info=SEALED),
    sa.CheckConstraint("state BETWEEN 1 AND 4", name="state"),
)

ask_again = sa.Table(
    "ask_again",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False, info=SEALED),
)

correction = sa.Table(
    "correction",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("conversation_id", sa.String, sa.ForeignKey("conversation.id"), nullable=False, index=True),
    sa.Column("body", sa.LargeBinary, nullable=False, info=SEALED),
)

# No row id and no order of arrival: a count cannot be tied to a record or to a day at the desk.
fact_count = sa.Table(
    "fact_count",
    metadata,
    sa.Column("year", sa.SmallInteger, primary_key=True),
    sa.Column("month", sa.SmallInteger, primary_key=True),
    sa.Column("outcome", sa.SmallInteger, primary_key=True),
    sa.Column("reason", sa.SmallInteger, primary_key=True),
    sa.Column("interpreter", sa.SmallInteger, primary_key=True),
    sa.Column("attempt", sa.SmallInteger, primary_key=True),
    sa.Column("types", sa.SmallInteger, primary_key=True),
    sa.Column("forms", sa.SmallInteger, primary_key=True),
    sa.Column("person", sa.SmallInteger, primary_key=True),
    sa.Column("age", sa.SmallInteger, primary_key=True),
    sa.Column("sex", sa.SmallInteger, primary_key=True),
    sa.Column("deferred", sa.SmallInteger, primary_key=True),
    sa.Column("n", sa.Integer, nullable=False),
    sa.CheckConstraint("n > 0", name="counted"),
    sqlite_with_rowid=False,
)

# Persons of a year, case mode only; which case one was stands nowhere, and no month: a person has none.
person_count = sa.Table(
    "person_count",
    metadata,
    sa.Column("year", sa.SmallInteger, primary_key=True),
    sa.Column("outcome", sa.SmallInteger, primary_key=True),
    sa.Column("types", sa.SmallInteger, primary_key=True),
    sa.Column("forms", sa.SmallInteger, primary_key=True),
    sa.Column("person", sa.SmallInteger, primary_key=True),
    sa.Column("age", sa.SmallInteger, primary_key=True),
    sa.Column("sex", sa.SmallInteger, primary_key=True),
    sa.Column("n", sa.Integer, nullable=False),
    sa.CheckConstraint("n > 0", name="counted"),
    sqlite_with_rowid=False,
)

# A step of a routine: how many stand where, by the month that the contact is counted in.
step_count = sa.Table(
    "step_count",
    metadata,
    sa.Column("year", sa.SmallInteger, primary_key=True),
    sa.Column("month", sa.SmallInteger, primary_key=True),
    sa.Column("course", sa.SmallInteger, primary_key=True),
    sa.Column("due", sa.Integer, primary_key=True),
    sa.Column("n", sa.Integer, nullable=False),
    sa.CheckConstraint("n > 0", name="counted"),
    sqlite_with_rowid=False,
)

support_count = sa.Table(
    "support_count",
    metadata,
    sa.Column("year", sa.SmallInteger, primary_key=True),
    sa.Column("month", sa.SmallInteger, primary_key=True),
    sa.Column("violence_type", sa.SmallInteger, primary_key=True),
    sa.Column("person", sa.SmallInteger, primary_key=True),
    sa.Column("decision", sa.SmallInteger, primary_key=True),
    sa.Column("n", sa.Integer, nullable=False),
    sa.CheckConstraint("n > 0", name="counted"),
    sqlite_with_rowid=False,
)

# On which occasions people were asked, and when not, why: 0 in `reason` is asked.
occasion_count = sa.Table(
    "occasion_count",
    metadata,
    sa.Column("year", sa.SmallInteger, primary_key=True),
    sa.Column("month", sa.SmallInteger, primary_key=True),
    sa.Column("occasion", sa.SmallInteger, primary_key=True),
    sa.Column("reason", sa.SmallInteger, primary_key=True),
    sa.Column("n", sa.Integer, nullable=False),
    sa.CheckConstraint("n > 0", name="counted"),
    sqlite_with_rowid=False,
)

instrument_count = sa.Table(
    "instrument_count",
    metadata,
    sa.Column("year", sa.SmallInteger, primary_key=True),
    sa.Column("month", sa.SmallInteger, primary_key=True),
    sa.Column("url", sa.String, primary_key=True),
    sa.Column("n", sa.Integer, nullable=False),
    sa.CheckConstraint("n > 0", name="counted"),
    sqlite_with_rowid=False,
)

# The conversations with a step that is still to be done: which step, and when, stands sealed in their course.
waiting = sa.Table("waiting", metadata, sa.Column("id", sa.String, primary_key=True))

access_log = sa.Table(
    "access_log",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("user", sa.String, nullable=False),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("subject", sa.String, nullable=True),
    sa.Column("mac", sa.LargeBinary, nullable=False),
)

# The exact bytes of every questionnaire that was imported or used, and whose signatures are trusted.
instrument = sa.Table(
    "instrument",
    metadata,
    sa.Column("url", sa.String, primary_key=True),
    sa.Column("version", sa.String, primary_key=True),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("status", sa.SmallInteger, nullable=False),
    sa.Column("shipped", sa.SmallInteger, nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=True),
    sa.Column("added_by", sa.String, nullable=True),
    sa.Column("added_at", sa.String, nullable=True),
    sa.Column("activated_by", sa.String, nullable=True),
    sa.Column("activated_at", sa.String, nullable=True),
    sa.Column("retired_by", sa.String, nullable=True),
    sa.Column("retired_at", sa.String, nullable=True),
    sa.CheckConstraint("status BETWEEN 1 AND 3", name="status"),
)

publisher = sa.Table(
    "publisher",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("key", sa.LargeBinary, nullable=False),
    sa.Column("added_by", sa.String, nullable=False),
    sa.Column("added_at", sa.String, nullable=False),
)

# What is being made and may have any fault; it becomes an instrument when it is kept as a draft.
unfinished_instrument = sa.Table(
    "unfinished_instrument",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("updated_by", sa.String, nullable=False),
    sa.Column("updated_at", sa.String, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

# What proves that no row was taken away or put back; `open` under the file key, `records` under the records key.
head = sa.Table(
    "head",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("changes", sa.Integer, nullable=False),
    sa.Column("open", sa.LargeBinary, nullable=True),
    sa.Column("records", sa.LargeBinary, nullable=True),
    sa.CheckConstraint("id = 1", name="single"),
)

# The key file as it was last written, for when an older one is put back.
key_copy = sa.Table(
    "key_copy",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("gen", sa.Integer, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.CheckConstraint("id = 1", name="single"),
)

# Contacts that must be kept whatever the clock says, and purges with their protocols.
hold = sa.Table(
    "hold",
    metadata,
    sa.Column("contact_id", sa.String, sa.ForeignKey("contact.id"), primary_key=True),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
)

purge = sa.Table(
    "purge",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("asked_by", sa.String, nullable=False),
    sa.Column("asked_at", sa.String, nullable=False),
    sa.Column("after_hand_over", sa.Integer, nullable=False),
    sa.Column("age_limit", sa.Integer, nullable=False),
    sa.Column("conversations", sa.String, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("carried_by", sa.String, nullable=True),
    sa.Column("carried_at", sa.String, nullable=True),
)

# Checks of the access log; append only like the log itself.
log_review = sa.Table(
    "log_review",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("made_at", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("first_day", sa.String, nullable=False),
    sa.Column("last_day", sa.String, nullable=False),
    sa.Column("seed", sa.String, nullable=False),
    sa.Column("decisions", sa.String, nullable=False),
)

# Every export of figures with what was published; append only like the log.
edition = sa.Table(
    "edition",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("link", sa.String, nullable=False),
)

# What the unit has decided for itself; names and defaults stand in policy.py.
policy = sa.Table(
    "policy",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)

# Routines say nothing about a person, and whoever looks after them has no records key.
routine = sa.Table(
    "routine",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("status", sa.SmallInteger, nullable=False),
    sa.Column("saved_by", sa.String, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.CheckConstraint("status BETWEEN 1 AND 4", name="status"),
)

# The whole text of each routine that a conversation followed, by its checksum.
routine_text = sa.Table(
    "routine_text",
    metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

contact_card = sa.Table(
    "contact_card",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("changed_by", sa.String, nullable=False),
    sa.Column("changed_at", sa.String, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

register_setting = sa.Table(
    "register_setting",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.Integer, nullable=False),
)

# The private halves of this unit's keys for sending and collating counts, and the public ones of others. They hold
# no way to a record, and whoever counts has no records key: they are sealed under the file key.
own_key = sa.Table(
    "own_key",
    metadata,
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("private", sa.LargeBinary, nullable=False),
    sa.Column("made_by", sa.String, nullable=False),
    sa.Column("made_at", sa.String, nullable=False),
)

trusted_key = sa.Table(
    "trusted_key",
    metadata,
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("holder", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("key", sa.LargeBinary, nullable=False),
    sa.Column("added_by", sa.String, nullable=False),
    sa.Column("added_at", sa.String, nullable=False),
)
