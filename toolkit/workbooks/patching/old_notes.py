"""Notes of an earlier marking: taken out again, while everybody else's stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from toolkit.ooxml.figures import whole
from toolkit.ooxml.references import address
from toolkit.ooxml.relationships import office
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching import threads
from toolkit.workbooks.patching.comments import AUTHOR
from toolkit.workbooks.patching.comments import CONTINUED
from toolkit.workbooks.patching.comments import comments_in
from toolkit.workbooks.patching.comments import drawing_of
from toolkit.workbooks.patching.comments import notes_in
from toolkit.workbooks.patching.note_boxes import box_lines
from toolkit.workbooks.patching.note_shapes import NoteShapes
from toolkit.workbooks.patching.parts import Relations
from toolkit.workbooks.patching.parts import reachable
from toolkit.workbooks.patching.refs import cell

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.workbooks.patching.sheet_bytes import SheetBytes
    from toolkit.workbooks.patching.workbook import Sheet
    from toolkit.workbooks.patching.workbook import Workbook

_BEGINS_WITH_CODE = re.compile(r"(?:1\. )?[A-Z]{1,2}[0-9]{1,4} ")


def has_notes(workbook: Workbook, sheet: Sheet) -> bool:
    """Whether a sheet has notes of anybody's."""
    part = Relations(workbook.package, sheet.part).first(office("comments"))
    return part is not None and workbook.package.has(part)


def drop_notes(
    workbook: Workbook, sheet: Sheet, content: SheetBytes, stale: Collection[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Take out what an earlier marking noted on a sheet; the cells (row, column) are returned.

    Our notes are known by their author. LibreOffice saves no authors: notes without one are ours
    where they stand at a `stale` cell and begin with a rule's code.
    """
    if not has_notes(workbook, sheet):
        return set()
    relations = Relations(workbook.package, sheet.part)
    part = relations.first(office("comments"))
    assert part is not None
    root = notes_in(workbook.package.read(part), part)
    removed = _remove_ours(root, {address(*place) for place in stale})
    cut = _cut_ours(root)
    if removed or cut:
        before = reachable(workbook.package)
        if not comments_in(root):
            _forget(relations, part)
        else:
            workbook.package.put(part, serialise(root))
        _redraw(workbook, relations, content, removed, cut)
        workbook.drop_unreachable(before)
    replied = threads.withdraw(workbook, relations, AUTHOR)
    return removed | cut.keys() | {cell(reference) for reference in replied}


def _remove_ours(root: Any, stale: Collection[str]) -> set[tuple[int, int]]:
    authors = [(each.text or "").strip() for each in children(child(root, "authors"), "author")]
    removed = set()
    for comment in comments_in(root):
        number = whole(comment.get("authorId"))
        author = authors[number] if number < len(authors) else ""
        reference = comment.get("ref", "")
        nameless = not author and reference in stale
        if author == AUTHOR or (nameless and _BEGINS_WITH_CODE.match(words_of(comment))):
            comment.getparent().remove(comment)
            removed.add(cell(reference))
    return removed


def _cut_ours(root: Any) -> dict[tuple[int, int], str]:
    """Take our words out of other people's notes; they are returned by cell."""
    cut = {}
    for comment in comments_in(root):
        if CONTINUED in (text := words_of(comment)):
            _remove_runs(comment)
            _cut_off(comment)
            cut[cell(comment.get("ref", ""))] = text[text.index(CONTINUED) :]
    return cut


def _remove_runs(comment: Any) -> None:
    """Remove our runs as they were written, so that runs which people added behind them stay."""
    for piece in _pieces(comment):
        run = piece.getparent()
        if (piece.text or "").startswith(CONTINUED) and _is_run(run):
            run.getparent().remove(run)


def _cut_off(comment: Any) -> None:
    """Cut a note off where our words begin, since other programs join or split the runs."""
    left = words_of(comment).find(CONTINUED)
    if left < 0:
        return
    for piece in _pieces(comment):
        kept = (piece.text or "")[:left]
        left -= len(kept)
        piece.text = kept
        run = piece.getparent()
        if not kept and _is_run(run):
            run.getparent().remove(run)


def _is_run(element: Any) -> bool:
    return bool(element.tag == f"{namespace(element)}r")


def _pieces(comment: Any) -> list[Any]:
    """The elements that hold a note's words, in order, without phonetic ones."""
    space = namespace(comment)
    return [
        *comment.iterfind(f"{space}text/{space}t"),
        *comment.iterfind(f"{space}text/{space}r/{space}t"),
    ]


def words_of(comment: Any) -> str:
    """What a note says."""
    return "".join(piece.text or "" for piece in _pieces(comment))


def _redraw(
    workbook: Workbook,
    relations: Relations,
    content: SheetBytes,
    removed: Collection[tuple[int, int]],
    cut: dict[tuple[int, int], str],
) -> None:
    """Take away the boxes of removed notes; those of cut ones shrink by what they had grown."""
    part = drawing_of(relations, content)
    if part is None or not workbook.package.has(part):
        return
    shapes = NoteShapes(workbook.package.read(part), 0)
    for place in removed:
        shapes.remove(*place)
    for place, words in cut.items():
        shapes.grow(*place, -box_lines(words))
    drawn = shapes.content()
    if b"ClientData" in drawn:
        workbook.package.put(part, drawn)
    else:
        content.drop("legacyDrawing")
        _forget(relations, part)


def _forget(relations: Relations, part: str) -> None:
    for key, _, target in list(relations.targets()):
        if target == part:
            relations.remove(key)
