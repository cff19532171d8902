# SPDX-License-Identifier: EUPL-1.2
"""A program that answers and says so, for tests that kill it or cut its power.

`writer.py FOLDER PASSPHRASE RUN MOST [HOW]`

It says "N" after answer N is saved. HOW shows that a test can fail: "early" says so before it is saved, "normal" does
not wait for the disk.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from screening_app.core.records import Contact, Conversation, Stage
from screening_app.store import open_store

NOW = datetime(2025, 3, 4, tzinfo=UTC)


def main() -> None:
    """Save answers until killed or done."""
    folder, passphrase, run, most, *how = sys.argv[1:]
    store = open_store(Path(folder), "anna", passphrase, NOW)
    if how == ["normal"]:
        store._database._pragma("synchronous=NORMAL")
    one = Conversation(f"s{run}", Contact(f"k{run}", None, 2025, 3), Stage.ASK, NOW, "anna", NOW)
    for number in range(int(most)):
        if how == ["early"]:
            print(number, flush=True)
        store.save(replace(one, response={"answers": list(range(number))}))
        if how != ["early"]:
            print(number, flush=True)


if __name__ == "__main__":
    main()
