"""What a PDF file says of itself: who made it, under which licence, and where in it each card begins.

It is added behind what the browser wrote, as an update that PDF files may have, so that all of that stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject
from pypdf.xmp import XmpInformation


@dataclass(frozen=True)
class Description:
    """What a file says of itself beside its pages."""

    title: str
    subject: str
    author: str
    licence: str
    language: str

    bookmarks: tuple[str, ...]
    """The headings that readers leaf to; all others are left out."""


def described(printed: bytes, about: Description) -> bytes:
    """Return a PDF file that a browser has printed, with its description and the bookmarks that are of use."""
    writer = PdfWriter(BytesIO(printed), incremental=True)
    writer.add_metadata({"/Author": about.author, "/Subject": about.subject, "/Copyright": about.licence})
    xmp = XmpInformation.create()
    xmp.dc_title = {"x-default": about.title}
    xmp.dc_description = {"x-default": about.subject}
    xmp.dc_creator = [about.author]
    xmp.dc_rights = {"x-default": about.licence}
    xmp.dc_language = [about.language]
    writer.xmp_metadata = xmp
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(value=True)})
    _keep_bookmarks(writer, about.bookmarks)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _keep_bookmarks(writer: PdfWriter, titles: tuple[str, ...]) -> None:
    """Leave of the outline the headings `titles`, one after the other; the browser glues words where a line of a heading ends."""
    root = writer.root_object.get("/Outlines")
    if root is None:
        return
    outline = root.get_object()
    assert isinstance(outline, DictionaryObject)
    known = {_glued(title): title for title in titles}
    kept = [node for node in _nodes(outline) if _glued(str(node["/Title"])) in known]
    for place, node in enumerate(kept):
        node[NameObject("/Title")] = TextStringObject(known[_glued(str(node["/Title"]))])
        node[NameObject("/Parent")] = root
        for key in ("/First", "/Last", "/Count", "/Prev", "/Next"):
            node.pop(key, None)
        for key, other in (("/Prev", place - 1), ("/Next", place + 1)):
            if 0 <= other < len(kept):
                node[NameObject(key)] = kept[other].indirect_reference or kept[other]
    for key, end in (("/First", 0), ("/Last", -1)):
        outline.pop(key, None)
        if kept:
            outline[NameObject(key)] = kept[end].indirect_reference or kept[end]
    outline[NameObject("/Count")] = NumberObject(len(kept))


def _nodes(parent: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield the bookmarks below `parent`, in the order of the pages."""
    node = parent.get("/First")
    while node is not None:
        bookmark = node.get_object()
        assert isinstance(bookmark, DictionaryObject)
        yield bookmark
        yield from _nodes(bookmark)
        node = bookmark.get("/Next")


def _glued(text: str) -> str:
    return "".join(text.split())
