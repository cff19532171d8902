# SPDX-License-Identifier: EUPL-1.2
"""Tagged PDF (ISO 32000-1, 14.7-14.8): what is a heading, a paragraph or a list, in reading order, for screen readers.

reportlab draws; it has no tags of its own. So each paragraph is marked as it is drawn, and pypdf then adds the tree
that the marks belong to. What stands on every page is marked as decoration, so that it is not read out.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from reportlab.platypus import Paragraph

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, IndirectObject

_TAGS: Final = {"title": "H1", "heading": "H2", "list": "LBody"}


@dataclass(slots=True)
class Marks:
    """What was drawn in one pass: for each paragraph its tag and the (page, number) of every piece of it."""

    found: list[tuple[str, list[tuple[int, int]]]] = field(default_factory=list)
    _places: dict[int, int] = field(default_factory=dict)
    _on_page: dict[int, int] = field(default_factory=dict)

    def add(self, key: object, tag: str, page: int) -> int:
        """Return the number of a piece on its page (from 1); the pieces of one paragraph have one key."""
        number = self._on_page.get(page, 0)
        self._on_page[page] = number + 1
        place = self._places.setdefault(id(key), len(self.found))
        if place == len(self.found):
            self.found.append((tag, []))
        self.found[place][1].append((page, number))
        return number


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
        canvas = self.canv
        marks = getattr(getattr(canvas, "_doctemplate", None), "marks", None)
        if marks is None:
            super().draw()
            return
        tag = _TAGS.get(self.style.name, "P")
        number = marks.add(self.whole or self, tag, canvas.getPageNumber())
        canvas.addLiteral(f"/{tag} <</MCID {number}>> BDC")
        super().draw()
        canvas.addLiteral("EMC")


def with_tags(content: bytes, marks: Marks, language: str) -> bytes:
    """Return the same pages with the tree of tags that the marks belong to, and the title in the window's bar."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    root_ref = writer._add_object(root)
    tree = _Tree(writer, root_ref)
    whole = tree.element("Document", root_ref)
    for is_list, group in groupby(marks.found, key=lambda each: each[0] == "LBody"):
        parent = tree.element("L", whole) if is_list else whole
        for tag, pieces in group:
            tree.leaf(tag, pieces, tree.element("LI", parent) if is_list else parent)
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
