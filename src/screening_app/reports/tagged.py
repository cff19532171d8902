# SPDX-License-Identifier: EUPL-1.2
"""Tagged PDF (ISO 32000-1, 14.7-14.8): what is a heading, a paragraph, a list or a table, in order, for screen readers.

reportlab draws; it has no tags of its own. So each paragraph and each cell of a table is marked as it is drawn, and
pypdf then adds the tree that the marks belong to. What stands on every page, lines and grounds are marked as
decoration, so that they are not read out.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from reportlab.platypus import HRFlowable, Paragraph, Table

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, IndirectObject

_TAGS: Final = {
    "title": "H1",
    "heading": "H2",
    "table-heading": "H2",
    "part": "H2",
    "group": "H2",
    "question": "H3",
    "list": "LBody",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of what is drawn inside a table."""

    table: int
    row: int
    column: int
    is_head: bool


@dataclass(slots=True)
class Mark:
    """One thing that was drawn: its tag, the cell it stands in, and the (page, number) of every piece of it."""

    tag: str
    cell: Cell | None
    pieces: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Marks:
    """What was drawn in one pass, in order; `cell` is where drawing goes on now."""

    found: list[Mark] = field(default_factory=list)
    cell: Cell | None = None
    tables: int = 0
    _places: dict[int, int] = field(default_factory=dict)
    _keys: list[object] = field(default_factory=list)
    _on_page: dict[int, int] = field(default_factory=dict)

    def add(self, key: object, tag: str, page: int) -> int:
        """Return the number of a piece on its page (from 1); the pieces of one paragraph have one key."""
        number = self._on_page.get(page, 0)
        self._on_page[page] = number + 1
        place = self._places.setdefault(id(key), len(self.found))
        if place == len(self.found):
            # Kept, so that no later key gets the same id.
            self._keys.append(key)
            self.found.append(Mark(tag, self.cell))
        self.found[place].pieces.append((page, number))
        return number


def tag_of(style: str) -> str:
    """Return the tag of what is written in a style."""
    return _TAGS.get(style, "P")


def marks_of(canvas: Any) -> Marks | None:
    """Return the marks of the document that is drawn, None where it keeps none."""
    found: Marks | None = getattr(getattr(canvas, "_doctemplate", None), "marks", None)
    return found


@contextmanager
def marked(canvas: Any, key: object, tag: str) -> Iterator[None]:
    """Mark what is drawn in the block as content with a tag."""
    marks = marks_of(canvas)
    if marks is not None:
        number = marks.add(key, tag, canvas.getPageNumber())
        canvas.addLiteral(f"/{tag} <</MCID {number}>> BDC")
    yield
    if marks is not None:
        canvas.addLiteral("EMC")


@contextmanager
def decoration(canvas: Any) -> Iterator[None]:
    """Mark what is drawn in the block as decoration, which is not read out."""
    marks = marks_of(canvas)
    if marks is not None:
        canvas.addLiteral("/Artifact BMC")
    yield
    if marks is not None:
        canvas.addLiteral("EMC")


class MarkedParagraph(Paragraph):
    """A paragraph that marks itself while it is drawn, where the document keeps marks."""

    whole: MarkedParagraph | None = None

    def split(self, width: float, height: float) -> list[Any]:
        """Split over pages; the pieces go on being one paragraph."""
        pieces: list[Any] = super().split(width, height)
        for piece in pieces:
            piece.whole = self.whole or self
        return pieces

    def draw(self) -> None:
        """Draw, between its marks."""
        with marked(self.canv, self.whole or self, tag_of(self.style.name)):
            super().draw()


class MarkedRule(HRFlowable):
    """A line to write on, which is decoration."""

    def draw(self) -> None:
        """Draw it."""
        with decoration(self.canv):
            super().draw()


class MarkedTable(Table):
    """A table that marks its cells while they are drawn; its lines and grounds are decoration. No cells are joined."""

    def draw(self) -> None:
        """Draw, cell by cell."""
        marks = marks_of(self.canv)
        self._drawn = 0
        table: Any = self
        self._columns: int = table._ncols
        if marks is not None:
            marks.tables += 1
        super().draw()
        if marks is not None:
            marks.cell = None

    def _drawCell(self, value: Any, style: Any, pos: Any, size: Any) -> None:
        # Parts of reportlab that its stubs leave out.
        table: Any = super()
        marks = marks_of(self.canv)
        if marks is None:
            table._drawCell(value, style, pos, size)
            return
        row, column = divmod(self._drawn, self._columns)
        self._drawn += 1
        marks.cell = Cell(marks.tables, row, column, row < int(self.repeatRows or 0))
        if isinstance(value, str) and value:
            with marked(self.canv, object(), "P"):
                table._drawCell(value, style, pos, size)
        else:
            table._drawCell(value, style, pos, size)

    def _drawBkgrnd(self) -> None:
        table: Any = super()
        with decoration(self.canv):
            table._drawBkgrnd()

    def _drawLines(self) -> None:
        table: Any = super()
        with decoration(self.canv):
            table._drawLines()


def with_tags(content: bytes, marks: Marks, language: str) -> bytes:
    """Return the same pages with the tree of tags that the marks belong to, and the title in the window's bar."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    root_ref = writer._add_object(root)
    tree = _Tree(writer, root_ref)
    whole = tree.element("Document", root_ref)
    for (is_list, table), group in groupby(marks.found, key=_holder):
        if table:
            _add_table(tree, tree.element("Table", whole), group)
            continue
        parent = tree.element("L", whole) if is_list else whole
        for mark in group:
            tree.leaf(mark.tag, mark.pieces, tree.element("LI", parent) if is_list else parent)
    root.update(tree.finished(whole))
    for number, page in enumerate(writer.pages):
        page[NameObject("/StructParents")] = NumberObject(number)
        page[NameObject("/Tabs")] = NameObject("/S")
    writer.root_object.update(
        {
            NameObject("/StructTreeRoot"): root_ref,
            NameObject("/MarkInfo"): DictionaryObject({NameObject("/Marked"): BooleanObject(True)}),
            NameObject("/Lang"): TextStringObject(language),
            NameObject("/ViewerPreferences"): DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)}),
        }
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _holder(mark: Mark) -> tuple[bool, int]:
    """Return whether a mark belongs to a list, and the number of the table that it stands in, 0 for none."""
    return (mark.tag == "LBody" and mark.cell is None, mark.cell.table if mark.cell else 0)


def _add_table(tree: _Tree, table: IndirectObject, found: Iterable[Mark]) -> None:
    for _, in_row in groupby(found, key=lambda mark: mark.cell and mark.cell.row):
        row = tree.element("TR", table)
        for cell, inside in groupby(in_row, key=lambda mark: mark.cell):
            holder = tree.element("TH" if cell and cell.is_head else "TD", row)
            for mark in inside:
                tree.leaf("P" if mark.tag == "LBody" else mark.tag, mark.pieces, holder)


class _Tree:
    """Elements of the tree, each an object of its own, and which element each mark of each page belongs to."""

    def __init__(self, writer: PdfWriter, root: IndirectObject) -> None:
        self._writer = writer
        self._root = root
        self._pages: list[list[IndirectObject]] = [[] for _ in writer.pages]

    def element(self, tag: str, parent: IndirectObject) -> IndirectObject:
        """Add an element below another."""
        from pypdf.generic import ArrayObject, DictionaryObject, NameObject

        made = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject(f"/{tag}"),
                NameObject("/P"): parent,
                NameObject("/K"): ArrayObject(),
            }
        )
        ref = self._writer._add_object(made)
        above: Any = parent.get_object()
        if parent != self._root:
            above["/K"].append(ref)
        return ref

    def leaf(self, tag: str, pieces: list[tuple[int, int]], parent: IndirectObject) -> None:
        """Add an element that holds marked pieces."""
        from pypdf.generic import DictionaryObject, NameObject, NumberObject

        ref = self.element(tag, parent)
        kids: Any = ref.get_object()
        for page, number in pieces:
            kids["/K"].append(
                DictionaryObject(
                    {
                        NameObject("/Type"): NameObject("/MCR"),
                        NameObject("/Pg"): self._writer.pages[page - 1].indirect_reference,
                        NameObject("/MCID"): NumberObject(number),
                    }
                )
            )
            self._pages[page - 1].append(ref)

    def finished(self, whole: IndirectObject) -> DictionaryObject:
        """Return what the root holds: the document and, for each page, the element of each mark by its number."""
        from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

        numbers = ArrayObject()
        for page, refs in enumerate(self._pages):
            numbers.extend([NumberObject(page), self._writer._add_object(ArrayObject(refs))])
        parents = self._writer._add_object(DictionaryObject({NameObject("/Nums"): numbers}))
        return DictionaryObject(
            {
                NameObject("/K"): ArrayObject([whole]),
                NameObject("/ParentTree"): parents,
                NameObject("/ParentTreeNextKey"): NumberObject(len(self._pages)),
            }
        )
