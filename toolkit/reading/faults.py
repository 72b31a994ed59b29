"""Faults of filling: what a single cell can have wrong, before any rule."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.outcome import Finding
from toolkit.declare.outcome import Note
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.table import Table
    from toolkit.reading.values import Refused
    from toolkit.reading.values import Taken


NOT_TOLD = "已规范化（受限内容，不显示）"


class Fault(Enum):
    """Code and name of each fault of filling, and what the manual says of it."""

    EMPTY = ("F01", "必填项未填", "必填的栏空着。")
    UNREADABLE = (
        "F02",
        "内容不能识别",
        "不能读作这一栏要的日期、数、姓名等，或者有两种读法，要问填的人。",
    )
    OUT_OF_RANGE = ("F03", "超出范围", "数太大、太小、不是要求的倍数，文字太长。")
    NOT_AN_OPTION = ("F04", "不在选项之内", "不是下拉中的选项，也不是它的别的写法。")
    UNKNOWN = (
        "F05",
        "名录中没有",
        "姓名、单位、编号在所引用的台账里没有，或者对得上不止一行。",
    )
    REPEATED = ("F06", "编号或要素重复", "编号或要素与前面的一行相同，而内容不同。")
    NO_RESULT = ("F07", "公式没有结果", "公式没有计算过，或者是 #REF! 等错误值。")
    AFTER_THE_END = ("F08", "结束标记之后有内容", "“——以下无内容——”以下的行没有读取。")
    ALTERED_EXAMPLE = ("F09", "示例行已改动", "标着“示例”的行填了别的内容，没有读取。")
    OUT_OF_PERIOD = (
        "F10",
        "日期不在本年度",
        (
            "记录已经发生的事的日期，应在本年度之内（为本年度办的事，如公文的成文日期，也可在下一年度之内）；"
            "哪些栏是这样的日期，见台账页的表。这一行不计入任何"
            "统计，公文里写明没有计入哪些行。晚于统计截止日的、在统计的起止日之外的，不算填错，每张表"
            "告知一次，也不计入。"
        ),
    )

    DIGITS_LOST = (
        "F11",
        "末位已丢失",
        "号码存成了数字，表格软件只留15位有效数字，后面的已经不是填的数；要按文本重新输入，不能补救。",
    )

    @property
    def code(self) -> str:
        """The code that findings carry."""
        return self.value[0]

    @property
    def title(self) -> str:
        """The name that findings carry."""
        return self.value[1]

    @property
    def page(self) -> str:
        """What the manual says of it."""
        return self.value[2]


def filled_with(column: Column[object], cell: object) -> str:
    """How a message begins that quotes a cell; what may not be repeated is not quoted."""
    return f"填“{shown(cell)}”，" if column.may_repeat(cell) else ""


def fault_finding(
    fault: Fault,
    table: Table[Ledger],
    row: Ledger,
    column: Column[object],
    cell: object,
    said: Refused,
) -> Finding:
    """A fault of filling as a finding; its key holds the row's identity."""
    return Finding(
        code=fault.code,
        name=fault.title,
        strength=Strength.DATA,
        clause=f"填报说明·{table.ledger.sheet}“{column.heading}”",
        place=table.place(row, column),
        value=shown(cell) if said.of_the_directory else column.quoted(cell),
        message=said.reason,
        suggestion=said.suggestion,
        key=f"{fault.code}|{table.ledger.code}|{row.identity}|{column.heading}",
    )


def cell_note(
    kind: str,
    table: Table[Ledger],
    row: Ledger,
    column: Column[object],
    read: object,
    taken: Taken,
) -> Note:
    """What was normalised in one cell."""
    place = table.place(row, column)
    if may_be_told(column, row, read, taken.value):
        said, read_as, taken_for = str(taken.note), shown(read), shown(taken.value)
    else:
        said, read_as, taken_for = NOT_TOLD, RESTRICTED, RESTRICTED
    return Note(kind, place.sheet, place.row, place.column, place.cell, read_as, taken_for, said)


def may_be_told(column: Column[object], row: Ledger, read: object, taken: object) -> bool:
    """Whether a cell, and what it was taken for, may be repeated outside it."""
    understood = column.closed and not column.restricted and row.usable(column) is not None
    return understood or (column.may_repeat(read) and column.may_repeat(taken))


def row_note(kind: str, sheet: str, row: int, message: str) -> Note:
    """What was passed over or filled in for a whole row (or, with row 0, a whole sheet)."""
    return Note(kind, sheet, row, "", "", "", "", message)
