"""Notes at cells: those that are there are kept and continued, others are added."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.declare.layout import NOTES_BY
from toolkit.ooxml.references import address
from toolkit.ooxml.relationships import office
from toolkit.ooxml.xml import DECLARATION
from toolkit.ooxml.xml import attribute
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.ooxml.xml import fragments
from toolkit.ooxml.xml import insert_in_order
from toolkit.ooxml.xml import local
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching import threads
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.note_boxes import NoteBoxes
from toolkit.workbooks.patching.note_boxes import box_lines
from toolkit.workbooks.patching.note_shapes import NoteShapes
from toolkit.workbooks.patching.note_shapes import free_block
from toolkit.workbooks.patching.parts import Relations
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.sheet_bytes import value_of
from toolkit.workbooks.patching.xml import parse
from toolkit.workbooks.patching.xml import text_element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.workbooks.patching.sheet_bytes import SheetBytes
    from toolkit.workbooks.patching.workbook import Sheet
    from toolkit.workbooks.patching.workbook import Workbook

AUTHOR = NOTES_BY
CONTINUED = "\n【校验】"
_LISTS = ("authors", "commentList")
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_FONT = (
    '<rPr><sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/>'
    '<charset val="134"/></rPr>'
)


def add_notes(
    workbook: Workbook,
    sheet: Sheet,
    content: SheetBytes,
    notes: Mapping[tuple[int, int], str],
    heights: Mapping[int, float],
) -> None:
    """Put notes at cells (row, column) of a sheet, whose bytes are told of them.

    Where a cell has a note, the text is appended to it; where it has a thread of comments, a reply
    is added too, since Excel then shows only the thread. `heights` has the rows' own, in points.
    """
    relations = Relations(workbook.package, sheet.part)
    part = relations.first(office("comments"))
    if part is None:
        part = workbook.package.fresh("xl/comments{}.xml")
        relations.add(f"{workbook.base}/comments", part)
        workbook.types.state(part, _COMMENTS)
        there: Mapping[tuple[int, int], Any] = {}
        workbook.package.put(part, _alone(notes, workbook.namespace))
    else:
        root = notes_in(workbook.package.read(part), part)
        there = {cell(each.get("ref", "")): each for each in comments_in(root)}
        for place in there.keys() & notes.keys():
            _continue(there[place], notes[place])
        _append(root, {place: notes[place] for place in notes.keys() - there.keys()})
        workbook.package.put(part, serialise(root))
    threads.reply(workbook, relations, sheet.name, notes, AUTHOR)
    _draw(workbook, relations, content, NoteBoxes(content, heights), notes, there)


def notes_in(content: bytes, part: str) -> Any:
    """The root element of a part of notes, with the lists of authors and notes that it must have.

    Raises:
        PackageError: it is not well-formed, or no such part.
    """
    root = parse(content, part)
    if local(root) != "comments":
        raise PackageError(f"工作簿的部件 {part} 不是批注：请用 Excel 或 WPS 打开并另存后再试。")
    for name in _LISTS:
        if child(root, name) is None:
            insert_in_order(root, etree.Element(namespace(root) + name), _LISTS)
    return root


def list_of_comments(root: Any) -> Any:
    """The element that holds a part's comments."""
    return child(root, "commentList")


def comments_in(root: Any) -> list[Any]:
    """A part's comments."""
    return list(children(list_of_comments(root), "comment"))


def _continue(comment: Any, text: str) -> None:
    """Append a run to a note, behind the runs that it has."""
    space = namespace(comment)
    holder = child(comment, "text")
    if holder is None:
        holder = etree.SubElement(comment, f"{space}text")
        comment.insert(0, holder)
    run = fragments(f"<r>{_FONT}{text_element(CONTINUED + text)}</r>", space[1:-1])[0]
    later = [each for each in holder if each.tag in {f"{space}rPh", f"{space}phoneticPr"}]
    if later:
        later[0].addprevious(run)
    else:
        holder.append(run)


def _alone(notes: Mapping[tuple[int, int], str], space: str) -> bytes:
    """A part of nothing but our notes."""
    return (
        f'{DECLARATION}<comments xmlns="{attribute(space)}"><authors><author>{AUTHOR}</author></authors>'
        f"<commentList>{_written(notes, 0)}</commentList></comments>"
    ).encode()


def _append(root: Any, notes: Mapping[tuple[int, int], str]) -> None:
    authors = child(root, "authors")
    names = [each.text for each in children(authors, "author")]
    if notes and AUTHOR not in names:
        etree.SubElement(authors, f"{namespace(root)}author").text = AUTHOR
        names.append(AUTHOR)
    if notes:
        comments = _written(notes, names.index(AUTHOR))
        list_of_comments(root).extend(fragments(comments, namespace(root)[1:-1]))


def _written(notes: Mapping[tuple[int, int], str], author: int) -> str:
    """The elements of our notes, by row and column."""
    return "".join(
        f'<comment ref="{address(*place)}" authorId="{author}">'
        f"<text><r>{_FONT}{text_element(notes[place])}</r></text></comment>"
        for place in sorted(notes)
    )


def _draw(
    workbook: Workbook,
    relations: Relations,
    content: SheetBytes,
    boxes: NoteBoxes,
    notes: Mapping[tuple[int, int], str],
    there: Mapping[tuple[int, int], Any],
) -> None:
    """Draw the box of each new note; boxes of continued ones grow with the text."""
    package = workbook.package
    part = drawing_of(relations, content)
    known = part is not None and package.has(part)
    shapes = NoteShapes(package.read(part) if part and known else None, free_block(package))
    for place in sorted(notes):
        if place not in there or not known:
            shapes.add(*place, boxes.anchor(*place, notes[place]))
        else:
            shapes.grow(*place, box_lines(CONTINUED + notes[place]))
    if not known:  # notes that no shape belonged to would be lost when Excel saves
        for place in sorted(there.keys() - notes.keys()):
            text = "".join(there[place].itertext())
            shapes.add(*place, boxes.anchor(*place, text))
        part = package.fresh("xl/drawings/vmlDrawing{}.vml")
        workbook.types.state(part, _VML)
        relation = relations.add(f"{workbook.base}/vmlDrawing", part)
        content.drop("legacyDrawing")
        tag = f'<legacyDrawing xmlns:r="{workbook.base}" r:id="{relation}"/>'
        content.insert(tag.encode())
    assert part is not None
    package.put(part, shapes.content())


def drawing_of(relations: Relations, content: SheetBytes) -> str | None:
    """The VML part that the sheet's notes are drawn in."""
    parts = dict(relations.of_kind(office("vmlDrawing")))
    for match in content.elements("legacyDrawing", after_rows=True):
        relation = value_of(match[0], rb"(?:[\w.-]+:)?id")
        return parts.get((relation or b"").decode())
    return None
