# SPDX-License-Identifier: EUPL-1.2
"""Tagged PDF (ISO 32000-1, 14.7-14.8): headings, paragraphs, lists, tables and pictures in order, for screen readers.

reportlab draws; it has no tags of its own. So each paragraph, cell and picture is marked as it is drawn, and pypdf then
adds the tree that the marks belong to. What stands on every page is marked as decoration, so that it is not read out.
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


Path = tuple[tuple[str, int], ...]
"""What something stands in, outermost first: a tag and a number that tells it from others, as a table's row."""


@dataclass(slots=True)
class Mark:
    """One paragraph, cell or picture: its tag, what it stands in, the (page, number) of every piece of it."""

    tag: str
    path: Path = ()
    alt: str = ""
    scope: str = ""
    pieces: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Marks:
    """What was drawn in one pass, in reading order."""

    found: list[Mark] = field(default_factory=list)
    _places: dict[int, int] = field(default_factory=dict)
    _keys: list[object] = field(default_factory=list)
    _on_page: dict[int, int] = field(default_factory=dict)

    def add(self, key: object, mark: Mark, page: int) -> int:
        """Return the number of a piece on its page (from 1); the pieces of one paragraph have one key."""
        number = self._on_page.get(page, 0)
        self._on_page[page] = number + 1
        place = self._places.setdefault(id(key), len(self.found))
        if place == len(self.found):
            self.found.append(mark)
            # Kept alive: another key in the same place of memory would pass for this one.
            self._keys.append(key)
        self.found[place].pieces.append((page, number))
        return number


def begin_mark(canvas: Any, key: object, mark: Mark) -> bool:
    """Begin a marked piece of a drawing; false, and nothing to end, where the document keeps no marks."""
    marks = getattr(getattr(canvas, "_doctemplate", None), "marks", None)
    if marks is None:
        return False
    number = marks.add(key, mark, canvas.getPageNumber())
    canvas.addLiteral(f"/{mark.tag} <</MCID {number}>> BDC")
    return True


def begin_decoration(canvas: Any) -> bool:
    """Begin what is not read out; false, and nothing to end, where the document keeps no marks."""
    if getattr(getattr(canvas, "_doctemplate", None), "marks", None) is None:
        return False
    canvas.addLiteral("/Artifact BMC")
    return True


def end_mark(canvas: Any, begun: bool) -> None:
    """End what `begin_mark` or `begin_decoration` began."""
    if begun:
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
        begun = begin_mark(self.canv, self.whole or self, Mark(_TAGS.get(self.style.name, "P")))
        super().draw()
        end_mark(self.canv, begun)


def with_tags(content: bytes, marks: Marks, language: str) -> bytes:
    """Return the same pages with the tree of tags that the marks belong to, and the title in the window's bar."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    root_ref = writer._add_object(root)
    tree = _Tree(writer, root_ref)
    whole = tree.element("Document", root_ref)
    for is_list, group in groupby(marks.found, key=lambda each: each.tag == "LBody"):
        parent = tree.element("L", whole) if is_list else whole
        for mark in group:
            tree.leaf(mark, tree.element("LI", parent) if is_list else tree.inside(mark.path, parent))
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
        self._made: dict[Path, IndirectObject] = {}

    def inside(self, path: Path, parent: IndirectObject) -> IndirectObject:
        """Return the innermost element of a path below another, made where it is not there yet."""
        for depth in range(1, len(path) + 1):
            step = path[:depth]
            if step not in self._made:
                self._made[step] = self.element(step[-1][0], parent)
            parent = self._made[step]
        return parent

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

    def leaf(self, mark: Mark, parent: IndirectObject) -> None:
        """Add an element that holds marked pieces."""
        from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

        ref = self.element(mark.tag, parent)
        kids: Any = ref.get_object()
        if mark.alt:
            kids[NameObject("/Alt")] = TextStringObject(mark.alt)
        if mark.scope:
            kids[NameObject("/A")] = DictionaryObject(
                {NameObject("/O"): NameObject("/Table"), NameObject("/Scope"): NameObject(f"/{mark.scope}")}
            )
        for page, number in mark.pieces:
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
