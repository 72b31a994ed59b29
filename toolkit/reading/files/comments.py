"""What people wrote beside the cells of an .xlsx (ECMA-376-1, 18.7), newer conversations among it.

Excel writes a conversation (threaded comment) as an old comment too, with its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.names import shown_name
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.relationships import office
from toolkit.reading.files.refusals import UnreadableFileError
from toolkit.reading.workbook import CellComment
from toolkit.reading.workbook import FileNote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from typing import Any

    from toolkit.reading.files.contents import SheetPart
    from toolkit.reading.files.package import JudgedPackage


def comments_of(
    package: JudgedPackage, sheets: Iterable[SheetPart]
) -> tuple[tuple[CellComment, ...], list[FileNote]]:
    """The comments beside the cells of these sheets, and a note on each sheet whose comments are damaged."""
    found: list[CellComment] = []
    lost: list[FileNote] = []
    if not any("comments" in name for name in package.names):
        return (), lost
    for sheet in sheets:
        try:
            for _, part in package.related(sheet.part, office("comments")):
                found += _read(sheet.name, package.tree(part))
        except UnreadableFileError:
            said = f"工作表“{shown_name(sheet.name)}”的批注读不出来，没有读取"
            lost.append(FileNote(said))
    return tuple(found), lost


def _read(sheet: str, root: Any) -> Iterator[CellComment]:
    authors = [(each.text or "").strip() for each in root.iter(*SPREADSHEET.names("author"))]
    for comment in root.iter(*SPREADSHEET.names("comment")):
        number = comment.get("authorId", "")
        at = int(number) if number.isascii() and number.isdigit() else len(authors)
        author = authors[at] if at < len(authors) else ""
        text = "".join(each.text or "" for each in comment.iter(*SPREADSHEET.names("t"))).strip()
        if text:
            yield CellComment(sheet, comment.get("ref", ""), author, text)
