"""The 核对单 that lies beside every generated document: each number as it is read, to be ticked off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.document import Evidence
from toolkit.declare.figures import figures_in
from toolkit.declare.ranges import ranges
from toolkit.declare.ranges import said_ranges
from toolkit.declare.verifying import SPANNED
from toolkit.usecases.in_force import in_force
from toolkit.usecases.verified_said import sentence_at
from toolkit.workbooks.patching import Link
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workplace.printed_head import SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.figures import Figure
    from toolkit.declare.outcome import Place
    from toolkit.declare.verifying import MarkedFigure
    from toolkit.declare.verifying import PaperAsSaid
    from toolkit.usecases.generate import DocumentToWrite
    from toolkit.usecases.validate import Judged
    from toolkit.workbooks.patching import CellValue

COLUMNS = (
    ResultColumn("核对", 6),
    ResultColumn("数据项", 20, wrap=True),
    ResultColumn("文中的数", 12, wrap=True),
    ResultColumn("文中的句子、附表的栏", 44, wrap=True),
    ResultColumn("怎么数的", 36, wrap=True),
    ResultColumn("出处（台账!单元格，点开第一处）", 44, wrap=True),
)
TICK = "□"
SIGNED = "核对人：　　　　　　　　复核人：　　　　　　　　日期：　　　　年　　月　　日"
_CELL = re.compile(r" 表(\d+)第(\d+)行第(\d+)列")


def check_list(
    document: DocumentToWrite,
    judged: Judged,
    head: str,
    passed: Sequence[str] = (),
    *,
    paper: PaperAsSaid,
    book: str,
) -> ResultSheet:
    """The sheet to be written beside a document, once it is rendered.

    Args:
        document: with the figures that were counted.
        judged: the workbook.
        head: the line about the register's chain: what was written down till then can later be held to it.
        passed: the sentences on what the exit gate found and let pass.
        paper: the document as it is read.
        book: where the workbook lies, from where the list does.
    """
    preamble = (
        f"核对单：{document.stem}",
        f"台账：{judged.file}　统计截止日：{full_day(judged.case.as_of)}　文种：{document.kind.name}",
        head,
        SIGNED,
        *(f"提示：{remark}" for remark in document.draft.remarks),
        f"判定和生成所用的参数：{'；'.join(map(str, in_force(judged)))}。",
        *(f"出门检查：{each}" for each in passed),
    )
    return ResultSheet(SHEET, preamble, COLUMNS, [*_rows(document, paper, book)])


_Row = tuple["CellValue | Link", ...]


def _rows(document: DocumentToWrite, paper: PaperAsSaid, book: str) -> Iterator[_Row]:
    """The numbers of the text as they are read, then a row for each column of a table."""
    counted = {each.name: each for each in figures_in(document.draft.values)}
    lines = {key: each for each in paper.lines for key in each.keys}
    columns: dict[tuple[int, str], list[MarkedFigure]] = {}
    for each in paper.figures:
        if each.said is None or each.name not in counted:
            continue
        if (where := _column(each, paper)) is not None:
            columns.setdefault(where, []).append(each)
            continue
        line = lines[each.key]
        sentence = sentence_at(line, line.spans[line.keys.index(each.key)][0])
        yield _row(each.name, each.said, sentence, counted[each.name], book)
    is_one = len({number for number, _ in columns}) == 1
    for (number, heading), figures in columns.items():
        item = f"附表{'' if is_one else number}“{heading}”一栏"
        yield _of_a_column(item, figures, counted, book)
    yield from _others(document, paper, book)


def _others(document: DocumentToWrite, paper: PaperAsSaid, book: str) -> Iterator[_Row]:
    """What was counted and is not printed, or printed by a template in other words."""
    printed = {each.name for each in paper.figures}
    for each in document.draft.evidence:
        if each.item not in printed:
            said = "（文中没有写出）"
            yield (TICK, each.item, each.value, said, each.counted, _link(each.cells, book))


def _column(figure: MarkedFigure, paper: PaperAsSaid) -> tuple[int, str] | None:
    """The table and the heading under which a figure stands; None in the text."""
    found = _CELL.search(figure.place)
    if found is None:
        return None
    number, row, cell = map(int, found.groups())
    cells = paper.tables[number - 1][row - 1]
    starts = [at for at, each in enumerate(cells) if each != SPANNED]
    headings = paper.tables[number - 1][0]
    at = starts[cell - 1] if cell <= len(starts) else -1
    return number, headings[at] if 0 <= at < len(headings) else ""


def _of_a_column(
    item: str, figures: Sequence[MarkedFigure], counted: Mapping[str, Figure], book: str
) -> _Row:
    cells = [cell for each in figures for cell in counted[each.name].cells]
    said = "、".join(each.said or "" for each in figures)
    first, last = counted[figures[0].name], counted[figures[-1].name]
    how = first.counted if first.counted == last.counted else f"{first.counted}；{last.counted}"
    return (TICK, item, figures[-1].said, f"自上而下：{said}", how, _link(cells, book))


def _row(name: str, said: str, sentence: str, figure: Figure, book: str) -> _Row:
    evidence = Evidence.of(figure)
    return (TICK, name, said, sentence, evidence.counted, _link(evidence.cells, book))


def _link(cells: Sequence[Place], book: str) -> str | Link:
    """All cells in words, leading to the first of them."""
    if not cells:
        return "（没有对应的行）"
    sheet, found = next(iter(ranges(cells).items()))
    return Link(said_ranges(cells), sheet, found[0], book)
