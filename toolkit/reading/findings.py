"""What one sheet's reading has to tell: faults as findings, changes as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.traditional import simplified
from toolkit.declare.columns import Date
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import PersonName
from toolkit.declare.layout import END_MARK
from toolkit.declare.ledger import Column
from toolkit.declare.owner import Owner
from toolkit.declare.unusable import WITHOUT_VALUE
from toolkit.declare.wording import listed
from toolkit.ooxml.references import column_letters
from toolkit.reading.doubles import of_repeated_keys
from toolkit.reading.faults import Fault
from toolkit.reading.faults import cell_note
from toolkit.reading.faults import fault_finding
from toolkit.reading.faults import row_note
from toolkit.reading.near_names import nearest
from toolkit.reading.values import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note
    from toolkit.declare.table import Table
    from toolkit.reading.sheet_draft import SheetDraft

SHOWN_ROWS = 10
RENAMED = 0.5  # -- likeness from which a heading may be another one's --


def findings_of(draft: SheetDraft, table: Table[Ledger]) -> Sequence[Finding]:
    """The faults of filling, in the order of the rows; none for a sheet that the program fills."""
    if draft.ledger.owner == Owner.PROGRAM:
        return ()
    findings = [*_column_findings(draft, table), *_lost(draft, table), *_repeated(table)]
    findings.sort(key=_reading_order)
    return findings


def _reading_order(finding: Finding) -> tuple[int, int, str]:
    """By row, then by column: B before AA."""
    return finding.place.row, len(finding.place.cell), finding.place.cell


def notes_of(draft: SheetDraft, table: Table[Ledger]) -> Iterator[Note]:
    """What was passed over, filled in or taken for something else."""
    yield from draft.data.notes
    yield from _sheet_notes(draft)
    for row, earlier in draft.doubles:
        told = f"第{row.at_row}行与第{earlier.at_row}行完全相同，只计一行。"
        yield row_note("重复行", draft.ledger.sheet, row.at_row, told)
    yield from _same_names(draft, table)
    if draft.ledger.owner == Owner.PROGRAM:
        return  # -- what the program wrote itself is as it wrote it --
    for column in draft.ledger.columns:
        for change in draft.columns[column.heading].changes:
            row = draft.rows[change.at]
            yield cell_note("规范化", table, row, column, change.cell, change.said)


def _same_names(draft: SheetDraft, table: Table[Ledger]) -> Iterator[Note]:
    """People of one name: not a fault, but whoever refers to them cannot tell them apart."""
    for column in draft.ledger.columns:
        if not isinstance(column, PersonName):
            continue
        first: dict[str, int] = {}
        for row in table.rows:
            name = row.usable(column)
            if name and first.setdefault(name, row.at_row) != row.at_row:
                told = f"第{row.at_row}行与第{first[name]}行同名（{column.quoted(name)}），引用时不能区分，请核实。"
                yield row_note("同名", draft.ledger.sheet, row.at_row, told)


def _column_findings(draft: SheetDraft, table: Table[Ledger]) -> Iterator[Finding]:
    for column in draft.ledger.columns:
        for trouble in draft.columns[column.heading].troubles:
            yield fault_finding(
                trouble.fault,
                table,
                draft.rows[trouble.at],
                column,
                trouble.cell,
                trouble.said,
            )


def _lost(draft: SheetDraft, table: Table[Ledger]) -> Iterator[Finding]:
    column = next(c for c in draft.ledger.columns if c.heading in draft.header.at)
    for number in draft.data.after_the_end:
        row = draft.ledger(number, ())
        message = f"这一行在“{END_MARK}”之后，没有读取"
        advice = "把这一行移到结束标记之上"
        yield fault_finding(Fault.AFTER_THE_END, table, row, column, None, Refused(message, advice))
    for number in draft.data.altered_examples:
        row = draft.ledger(number, ())
        message = "这一行标着“示例”而内容已改动，没有读取"
        advice = "是数据的，去掉“示例”二字；不是的，删去或恢复示例"
        yield fault_finding(
            Fault.ALTERED_EXAMPLE, table, row, column, None, Refused(message, advice)
        )


def _repeated(table: Table[Ledger]) -> Iterator[Finding]:
    """Rows whose key columns say the same as an earlier row's, with other content."""
    key = table.ledger.key
    if not key:
        return
    positions = [column.position for column in key]
    seen: dict[tuple[object, ...], Ledger] = {}
    marked = _marked_column(key)
    for row in of_repeated_keys(table.rows, key):
        values = tuple(row.values_[at] for at in positions)
        if not WITHOUT_VALUE.isdisjoint(values):
            continue
        first = seen.setdefault(values, row)
        if first is not row:
            said = listed(map(Column.quoted, key, values))
            message = f"“{said}”与第{first.at_row}行重复"
            advice = "两行是同一件的，删去一行；不是的，改正编号或要素"
            cell = row.values_[marked.position]
            yield fault_finding(Fault.REPEATED, table, row, marked, cell, Refused(message, advice))


def _marked_column(key: tuple[Column[object], ...]) -> Column[object]:
    """The key column that is marked: a number, else a date, else the first."""
    for kind in (Identifier, Date):
        for column in key:
            if isinstance(column, kind):
                return column
    return key[0]


def _sheet_notes(draft: SheetDraft) -> Iterator[Note]:
    sheet, title, secret = draft.sheet, draft.ledger.sheet, draft.ledger.has_restricted
    if draft.header.levels > 1:
        told = (
            f"标题占{draft.header.levels}行，已合在一起读取，数据从第{draft.header.row + 1}行起。"
        )
        yield row_note("多行标题", title, 0, told)
    absent = [c.heading for c in draft.ledger.columns if c.heading not in draft.header.at]
    for heading, at in draft.header.strangers:
        if any(cell is not None for cell in draft.data.under(at)):
            which = f"{column_letters(at + 1)}列的标题" if secret else f"“{heading}”一列"
            near = nearest(simplified(heading), absent, RENAMED)
            guess = f"如是“{near}”改了名，请改回“{near}”，再重新校验。" if near else ""
            yield row_note("未知列", title, 0, f"{which}不在模板中，未读取。{guess}")
    if sheet.hidden:
        yield row_note("隐藏", title, 0, f"工作表“{title}”是隐藏的，已照常读取。")
    hidden = [number for number in draft.data.numbers if number in sheet.hidden_rows]
    if hidden:
        more = "等" if len(hidden) > SHOWN_ROWS else ""
        rows = listed(map(str, hidden[:SHOWN_ROWS]))
        yield row_note("隐藏", title, hidden[0], f"第{rows}行{more}是隐藏的，已照常读取。")
    unseen = [name for name, at in draft.header.at.items() if at + 1 in sheet.hidden_columns]
    if unseen and draft.ledger.owner != Owner.PROGRAM:  # -- it hides columns of its own --
        names = listed(f"“{name}”" for name in unseen)
        yield row_note("隐藏", title, 0, f"{names}列是隐藏的，已照常读取。")
