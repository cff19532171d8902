# SPDX-License-Identifier: EUPL-1.2
"""A PDF that opens with a password only: AES-256 as in PDF 2.0 (revision 6), by pypdf."""

from __future__ import annotations

import io


def encrypted(content: bytes, password: str) -> bytes:
    """Return the same pages encrypted; whoever has the password may do everything with them.

    The salt is new each time, so the bytes are never the same twice.
    """
    # Needed only here, and slow to load.
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
