# SPDX-License-Identifier: EUPL-1.2
"""Word documents and plain text to paragraphs; what comes in may be hostile, and nothing in it is run or fetched."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from screening_app.core.routine_placing import Block
from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_BYTES: Final = 10_000_000
MAX_UNPACKED: Final = 40_000_000
MAX_PARTS: Final = 2_000
MAX_PARAGRAPHS: Final = 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BODY: Final = "word/document.xml"
_MARGINS: Final = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_HEADING: Final = re.compile(r"(?:heading|rubrik|överskrift|overskrift)\s*(\d)", re.I)
_TITLE: Final = re.compile(r"^(?:title|titel|dokumenttitel|huvudrubrik)$", re.I)
#: What Word writes for words that were deleted or moved away while changes were tracked, and for codes of fields.
_GONE: Final = frozenset(_W + name for name in ("del", "moveFrom", "instrText", "delText"))


def read_document_file(content: bytes, name: str) -> tuple[Block, ...]:
    """Return the paragraphs of a .docx or of plain text, in reading order, heads and feet last.

    Tables and text boxes are read cell by cell; deleted words are left out, comments too. Raises
    CannotNow(DOCUMENT_REFUSED, what=...): too large, not one of the two kinds, broken, or empty.
    """
    if len(content) > MAX_BYTES:
        raise CannotNow(Code.DOCUMENT_REFUSED, what="too-large")
    if content.startswith(b"PK"):
        blocks = tuple(_of_word(content))
    elif content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")):
        raise CannotNow(Code.DOCUMENT_REFUSED, what="other-kind")
    else:
        blocks = tuple(_of_text(content, is_markdown=name.lower().endswith(".md")))
    if not blocks or len(blocks) > MAX_PARAGRAPHS:
        raise CannotNow(Code.DOCUMENT_REFUSED, what="empty" if not blocks else "too-large")
    return blocks


def _of_text(content: bytes, *, is_markdown: bool) -> Iterator[Block]:
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CannotNow(Code.DOCUMENT_REFUSED, what="other-kind")
    for paragraph in re.split(r"\n\s*\n|\r\n\s*\r\n", _decoded(content)):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        for line in lines:
            marks = re.match(r"(#{1,6})\s+(.*)", line)
            if marks:
                yield Block(marks[2].strip("# "), len(marks[1]))
            elif is_markdown and line.startswith("**") and line.endswith("**"):
                yield Block(line.strip("*"), None, bold=True)
            else:
                yield Block(line)


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _of_word(content: bytes) -> Iterator[Block]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise CannotNow(Code.DOCUMENT_REFUSED, what="too-large")
            names = {part.filename for part in parts}
            if _BODY not in names:
                raise CannotNow(Code.DOCUMENT_REFUSED, what="other-kind")
            styles = _styles(fromstring(archive.read("word/styles.xml"))) if "word/styles.xml" in names else {}
            yield from _blocks(fromstring(archive.read(_BODY)), styles)
            for name in sorted(name for name in names if _MARGINS.fullmatch(name)):
                for block in _blocks(fromstring(archive.read(name)), {}):
                    yield Block(block.text, margin=True)
    except (zipfile.BadZipFile, zlib.error, OSError, KeyError, ParseError, DefusedXmlException, RuntimeError) as e:
        raise CannotNow(Code.DOCUMENT_REFUSED, what="broken") from e


def _styles(root: Element) -> dict[str, int]:
    """Return the heading level of each paragraph style that is one, by its id; also of those based on one."""
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in root.iter(f"{_W}style"):
        key = style.get(f"{_W}styleId", "")
        name = _value(style.find(f"{_W}name")) or key
        outline = _value(style.find(f"{_W}pPr/{_W}outlineLvl"))
        heading = _HEADING.search(name)
        if _TITLE.match(name.strip()):
            levels[key] = 0
        elif heading:
            levels[key] = int(heading[1])
        elif outline.isdigit() and int(outline) < 9:
            levels[key] = int(outline) + 1
        elif parent := _value(style.find(f"{_W}basedOn")):
            based[key] = parent
    for key, first in based.items():
        parent, seen = first, {key}
        while parent in based and parent not in seen:
            seen.add(parent)
            parent = based[parent]
        if parent in levels:
            levels[key] = levels[parent]
    return levels


def _blocks(root: Element, styles: dict[str, int]) -> Iterator[Block]:
    for paragraph in _paragraphs(root):
        text, bold = _text_of(paragraph)
        if text:
            yield Block(text, _level(paragraph, styles), bold=bold)


def _paragraphs(element: Element) -> Iterator[Element]:
    """Yield every paragraph below, each before those of a text box inside it; of two renderings only one."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            yield from _paragraphs(chosen if chosen is not None else child)
            continue
        if child.tag == f"{_W}p":
            yield child
        yield from _paragraphs(child)


def _text_of(paragraph: Element) -> tuple[str, bool]:
    """Return the paragraph's own words, and whether all of them are bold."""
    runs = list(_runs(paragraph))
    text = "".join(words for words, _ in runs)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    bold = all(is_bold for words, is_bold in runs if words.strip())
    return "\n".join(line for line in lines if line), bold


def _runs(element: Element) -> Iterator[tuple[str, bool]]:
    for child in element:
        if child.tag in _GONE or child.tag in {f"{_W}p", f"{_W}pPr", f"{_MC}AlternateContent"}:
            continue
        if child.tag == f"{_W}r":
            mark = child.find(f"{_W}rPr/{_W}b")
            bold = mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false")
            yield "".join(_words(child)), bold
        else:
            yield from _runs(child)


def _words(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"


def _level(paragraph: Element, styles: dict[str, int]) -> int | None:
    outline = _value(paragraph.find(f"{_W}pPr/{_W}outlineLvl"))
    if outline.isdigit() and int(outline) < 9:
        return int(outline) + 1
    return styles.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")))


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")
