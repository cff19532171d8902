# SPDX-License-Identifier: EUPL-1.2
"""Starts a new revision of the store: the next number, the shape every revision has, and what is left to do by hand."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERSIONS = ROOT / "src" / "screening_app" / "store" / "migrations" / "versions"
TEMPLATE = '''# SPDX-License-Identifier: EUPL-1.2
"""{sentence}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring an older store here."""
    op.execute(sa.text(""))


def downgrade() -> None:
    """Take the change back, so that a test can go both ways."""
    op.execute(sa.text(""))
'''


def main() -> int:
    """Write the file; the argument is one change in plain words."""
    name = " ".join(sys.argv[1:]).strip()
    words = re.findall(r"[a-z0-9]+", name.lower())
    if not words:
        print('Say what changes: make migration name="contact gets a language"', file=sys.stderr)
        return 2
    before = max(path.name[:4] for path in VERSIONS.glob("[0-9][0-9][0-9][0-9]_*.py"))
    number = f"{int(before) + 1:04}"
    target = VERSIONS / f"{number}_{'_'.join(words)}.py"
    sentence = name[0].upper() + name[1:].rstrip(".")
    target.write_text(TEMPLATE.format(sentence=sentence, number=number, before=before), "utf-8")
    print(f"{target.relative_to(ROOT)}: fill in both directions, make the same change in store/tables.py,")
    print(f'and add "{number}" to REVISIONS in store/migrate.py.')
    return 0


if __name__ == "__main__":
    sys.exit(main())
