"""How a ledger's sheet is laid out, in the words that its builder and its reader share.

Row 1 holds the headings, row 2 the grey example, the data begin in row 3; after the prepared rows
come the end mark and the filling notes. Two hidden columns stand at the right end. A sheet that
the program fills has its explanation in row 2 and no end mark; one whose headings bear the filter's
arrows has it in row 1 and them in row 2.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.declare.columns import Referring
from toolkit.declare.owner import Owner
from toolkit.declare.parameters import Parameters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

HEADING_ROW = 1
EXAMPLE_ROW = 2
FIRST_DATA_ROW = 3
ROW_NUMBER = f"ROW()-{EXAMPLE_ROW}"
"""What a column says that numbers the rows: each filled row gets the next number, and keeps it wherever it is sorted to."""
UNSOLVED = "算不出"
"""What a formula shows whose cells are filled and cannot be reckoned with."""

EXAMPLE_MARK = "示例"
_NUMBERED_NOTE = "自动接着编号，排序后跟着所在的行走，可以直接改写。"
_FORMULA_NOTE = (
    "有公式（={}）：填了所依据的栏，在 LibreOffice 里随即得出，在 Excel 里点按钮时得出，没有按钮的直接填写；"
    f"都可以改写。显示“{UNSOLVED}”的，请改所依据的栏。"
)
_SENT_NUMBERED_NOTE = "可以不填，由办公室接着编号。"
_SENT_FORMULA_NOTE = (
    "有公式（={}），填了所依据的栏就得出，可以直接改写；公式用完的，选中上面一格往下拖。"
)
_OLDER_NOTES = ("由公式自动编号，可以直接改写。", "可填公式：={}")
_ALL_NOTES = (
    *(_NUMBERED_NOTE, _FORMULA_NOTE),
    *(_SENT_NUMBERED_NOTE, _SENT_FORMULA_NOTE),
    *_OLDER_NOTES,
)
END_MARK = "——以下无内容——"
NOTES_TITLE = "填表说明"
_NOTE_NUMBER = re.compile(r"（\d+）|\d+．")

NOTES_BY = "台账校验"
"""Who the comments beside marked cells are by."""
NOTE_CLAUSE = "依据："
"""Begins the last line of each of them."""
ROW_ID_HEADING = "系统行号"
VERSION_HEADING = "版本"
SYSTEM_HEADINGS = (ROW_ID_HEADING, VERSION_HEADING)
CARRIED_MARK = "结转"  # -- begins the 系统行号 of a row that goes on from an earlier year --
ROW_NOTES_HEADING = "校验结果"  # -- of the column that a marked copy has beside a ledger's own --

AS_OF_SETTING = Parameters.as_of.name

# -- names of the front page's cells; macros use them, whose text must be ASCII --
STATUS_NAME = "toolkit_status"
NEXT_NAME = "toolkit_next"
LAST_RUN_NAME = "toolkit_last_run"
KINDS_NAME = "toolkit_kinds"
ENDED_NAME = "toolkit_ended"  # -- how the last click ended, and below it the status that says so --
GO_NAME = "toolkit_go"  # -- the way to where the next step is done --
PAPERS_NAME = "toolkit_papers"  # -- beside each kind, the way to what was written of it --
PYTHON_FAILED_NAME = "toolkit_python_failed"
NOT_INSTALLED_NAME = "toolkit_not_installed"
PLACES_NAME = "toolkit_places"  # -- the column 位置 of the results, by which every mark is known --
OPEN_PLACES_NAME = f"{PLACES_NAME}_open"  # -- of it no more than marks look through: in the formula of every mark --
LAST_OPEN_NAME = "toolkit_last_open"  # -- the number of the last line (from 1) of a fault --
TO_CORRECT_NAME = "toolkit_to_correct"  # -- the state of a fault, and on: what Reasons.bas says --
REFUSED_NAME = "toolkit_refused"
CHECKED_THEN_NAME = "toolkit_checked_then"
IS_ANOTHER_NAME = "toolkit_is_another"
WHOLE_THERE_NAME = "toolkit_whole_there"

# -- the sheet 日程: what is due soon --
CALENDAR_NAME = "toolkit_calendar"
CALENDAR_HEADINGS = ("到期日", "还有", "事项", "对象", "情况", "位置")
CALENDAR_ROWS = 40

RESULT_WIDTH = (
    40  # -- columns of 校验结果 that are kept: its own, and what people write beside them --
)

# -- the sheet 详情: the whole of what the last click told, and the papers it wrote --
DETAIL_NAME = "toolkit_detail"
DETAIL_ROWS = 60
PAGES_NAME = "toolkit_pages"  # -- names of papers, and below them the ways there --
PAGES = 4

# -- what lies in a working folder, by the step of the month that fills it --
DISPATCH_FOLDER = "下发"
DELIVERY_FOLDER = "送达"
RETURN_FOLDER = "回收"
PAPERS_FOLDER = "公文"
ARCHIVE_FOLDER = "归档"
STEP_FOLDERS = (DISPATCH_FOLDER, DELIVERY_FOLDER, RETURN_FOLDER, PAPERS_FOLDER, ARCHIVE_FOLDER)

# -- how the names of the lists behind drop-downs begin: of options, and of what a ledger lists --
OPTIONS_NAME, LIST_NAME = "选项_", "名单_"

# -- keys of the sheet 系统, and what its key 类别 may say --
SYSTEM_KIND = "类别"
SYSTEM_ACTIVITY = "活动"
SYSTEM_SCHEMA = "结构版本"
SYSTEM_SHEETS = "工作表"
SYSTEM_PROGRAM = "程序版本"
SYSTEM_PERIOD = "期次"
SYSTEM_DUE = "报送期限"
SHEET_SCHEMA = "结构版本：{sheet}"
# -- of a booklet: whose it is --
SYSTEM_RECEIVERS, SYSTEM_RECEIVER = "下发类别", "下发对象"
SYSTEM_PERSON, SYSTEM_VERSION = "接收人", "版本"
SYSTEM_SEAL = "底稿校验码"
RECEIVER_FACTS = (SYSTEM_RECEIVERS, SYSTEM_RECEIVER, SYSTEM_PERSON, SYSTEM_VERSION, SYSTEM_SEAL)
SYSTEM_KEYS = frozenset(
    {
        SYSTEM_KIND,
        SYSTEM_ACTIVITY,
        SYSTEM_SCHEMA,
        SYSTEM_SHEETS,
        SYSTEM_PROGRAM,
        SYSTEM_PERIOD,
        SYSTEM_DUE,
        *RECEIVER_FACTS,
    }
)
CONTROL_KIND = "台账总册"
BOOKLET_KIND = "台账分册"

HASH_LENGTH = 12


def schema_hash(catalogue: Catalogue) -> str:
    """The version of what the ledgers hold: 12 hexadecimal digits.

    Sheets, headings, kinds, options, limits, references and owners count; the wording of prompts,
    examples and notes and the look do not, so that a form sent out before a prompt was reworded
    is still the same form.
    """
    ledgers = tuple(catalogue.ledgers)
    return _schema_hash(catalogue.name, ledgers)


@lru_cache(maxsize=8)
def _schema_hash(name: str, ledgers: tuple[type[Ledger], ...]) -> str:
    facts = [_ledger_facts(ledger) for ledger in ledgers]
    text = json.dumps([name, facts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]


def sheet_schema_hash(ledger: type[Ledger], columns: Sequence[Column[object]]) -> str:
    """The version of one sheet as it is sent out with these columns; see `schema_hash`."""
    return _sheet_schema_hash(ledger, tuple(columns))  # type: ignore[arg-type]


@lru_cache(maxsize=256)
def _sheet_schema_hash(ledger: type[Ledger], columns: tuple[Column[object], ...]) -> str:
    facts = [ledger.code, ledger.sheet, [_column_facts(ledger, each) for each in columns]]
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]


def example_cells(
    columns: Sequence[Column[object]], examples: Mapping[Column[object], object]
) -> tuple[object, ...]:
    """What the example row holds under each column; dates and times are real ones.

    The first cell begins with 示例, which is all of it where the column does not hold words.
    `examples` are the activity's own, which take the place of the columns'.
    """
    said = [examples.get(column, column.example) for column in columns]
    return tuple(
        _marked_example(column, example) if at == 0 else _example(column, example)
        for at, (column, example) in enumerate(zip(columns, said, strict=True))
    )


def meaning(ledger: type[Ledger]) -> str:
    """What a ledger's docstring says besides its title; empty where it says nothing more."""
    said = (ledger.__doc__ or "").strip().split("\n\n")[0].replace("\n", "").rstrip(".。")
    said = said.removeprefix(ledger.sheet).lstrip("：")
    return f"{said}。" if said else ""


def heading_row(ledger: type[Ledger]) -> int:
    """The row of a ledger's headings in a workbook of today."""
    return EXAMPLE_ROW if ledger.note_above else HEADING_ROW


def note_row(ledger: type[Ledger]) -> int:
    """The other of the two rows above the data: with the example, or with what the program says of the sheet."""
    return HEADING_ROW if ledger.note_above else EXAMPLE_ROW


def note_lines(ledger: type[Ledger]) -> tuple[str, ...]:
    """The filling notes of a ledger, exactly as they stand in its sheet.

    Of a sheet that the program fills, the one line that stands beside its headings.
    """
    if ledger.owner == Owner.PROGRAM:
        return (f"本表由程序生成。{meaning(ledger)}",)
    notes = [
        *([meaning(ledger)] if meaning(ledger) else []),
        "标题下有橙色线的栏必填；第2行是示例，不计入，不用删。",
        *own_notes(ledger),
        f"行数不够的，选中“{END_MARK}”上面的一行插入行；“{END_MARK}”以下不填写。",
    ]
    return (NOTES_TITLE, *numbered(notes))


def numbered(notes: Sequence[str]) -> Iterator[str]:
    """Filling notes with their numbers.

    No number stands first in a cell: LibreOffice completes what is typed from the other cells of a column,
    and would take 1 for the beginning of a note 1．….
    """
    return (f"（{number}）{note}" for number, note in enumerate(notes, start=1))


def own_notes(ledger: type[Ledger], *, sent: bool = False) -> tuple[str, ...]:
    """Those of the filling notes that are of this ledger alone, without numbers.

    `sent` are those of a form that goes out, to somebody without buttons.
    """
    formulas = (_formula_note(column, sent=sent) for column in ledger.columns if column.formula)
    return (*ledger.notes, *formulas)


def numbers_rows(column: Column[object]) -> bool:
    """Whether a column's formula numbers the rows."""
    return column.formula == ROW_NUMBER


def _formula_note(column: Column[object], *, sent: bool) -> str:
    if numbers_rows(column):
        return f"“{column.heading}”{_SENT_NUMBERED_NOTE if sent else _NUMBERED_NOTE}"
    words = column.formula.replace("{", "").replace("}", "")
    note = _SENT_FORMULA_NOTE if sent else _FORMULA_NOTE
    return f"“{column.heading}”{note.format(words)}"


def known_notes(ledger: type[Ledger]) -> frozenset[str]:
    """The filling notes of a ledger's sheet without their numbers."""
    return frozenset(map(without_number, note_lines(ledger)))


def is_formula_note(note: str) -> bool:
    """Whether a line is the note on a column's formula, whatever the formula was when the form was made."""
    heading, mark, said = note.partition("”")
    if not mark or not without_number(heading).startswith("“"):
        return False
    return any(_is_framed(said, *note.partition("{}")) for note in _ALL_NOTES)


def _is_framed(said: str, before: str, mark: str, after: str) -> bool:
    return said.startswith(before) and said.endswith(after) if mark else said == before


def without_number(note: str) -> str:
    """A filling note without the number that it begins with, also as older forms write it."""
    return note[found.end() :] if (found := _NOTE_NUMBER.match(note)) else note


def _example(column: Column[object], example: object) -> object:
    return column.parsed(example) if isinstance(example, str) else example


def _marked_example(column: Column[object], said: object) -> str:
    example = _example(column, said)
    return f"{EXAMPLE_MARK}：{example}" if example and isinstance(example, str) else EXAMPLE_MARK


def _ledger_facts(ledger: type[Ledger]) -> list[object]:
    key = [column.heading for column in ledger.key]
    return [
        ledger.code,
        ledger.sheet,
        key,
        [_column_facts(ledger, each) for each in ledger.columns],
    ]


def _column_facts(ledger: type[Ledger], column: Column[object]) -> list[object]:
    facts: list[object] = [column.heading, column.kind, column.required, column.unit]
    facts += [ledger.owner_of(column), column.restricted]
    for limit in ("options", "minimum", "maximum", "step", "longest"):
        facts.append(getattr(column, limit, None))
    if isinstance(column, Referring):
        facts.append([column.to.ledger.sheet, column.to.heading])
    return facts
