# SPDX-License-Identifier: EUPL-1.2
"""Word documents as other people's templates make them, built part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    """Return a paragraph in one run."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    heavy = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{look}<w:r>{heavy}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of plain cells."""
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def text_box(text: str) -> str:
    """Return a paragraph with a text box, in both renderings that Word writes."""
    inside = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    both = f"<mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"


def tracked(kept: str, added: str, deleted: str) -> str:
    """Return a paragraph with a tracked insertion and deletion."""
    parts = f"<w:r><w:t>{kept}</w:t></w:r><w:ins><w:r><w:t>{added}</w:t></w:r></w:ins>"
    return f"<w:p>{parts}<w:del><w:r><w:delText>{deleted}</w:delText></w:r></w:del></w:p>"


def style(key: str, name: str, *, based_on: str = "", outline: int | None = None) -> str:
    """Return a paragraph style."""
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    level = f'<w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>' if outline is not None else ""
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{parent}{level}</w:style>'


def word(body: str, styles: str = "", **more: str) -> bytes:
    """Return a .docx; `more` are further parts by name, such as header1."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
    }
    parts["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    parts.update({f"word/{name}.xml": f"<w:hdr {W} {MC}>{content}</w:hdr>" for name, content in more.items()})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
