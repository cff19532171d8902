# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from screening_app.reports.recovery import recovery_sheet

SHARES = tuple(" ".join(f"{name}{number}" for number in range(1, 34)) for name in ("alfa", "beta", "gamma"))


def sheet() -> bytes:
    return recovery_sheet(SHARES, unit_name="Mottagning Söder", store_id="K7QF-2M", made_on=date(2026, 11, 22))


def test_every_share_has_its_own_page_and_only_its_own_words() -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(sheet())).pages]
    assert len(pages) == 3
    for number, (page, share) in enumerate(zip(pages, SHARES, strict=True), start=1):
        assert f"Återställningsblad {number} av 3" in page
        assert all(word in page.split() for word in share.split())
        assert not [word for other in SHARES if other != share for word in other.split() if word in page.split()]


def test_it_says_how_the_sheets_are_kept() -> None:
    page = PdfReader(io.BytesIO(sheet())).pages[0].extract_text()
    for part in ("åtskilda", "Två av bladen öppnar", "Fotografera", "K7QF-2M"):
        assert part in page


@pytest.mark.slow
def test_the_metadata_is_neutral_and_the_bytes_repeat() -> None:
    found = PdfReader(io.BytesIO(sheet())).metadata
    assert found is not None
    assert found.title == "Rutinstöd"
    assert not found.author
    assert sheet() == sheet()
