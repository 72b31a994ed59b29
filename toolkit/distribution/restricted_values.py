"""The values of restricted columns as the office typed them, each with the cells where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.chinese.characters import HAN
from toolkit.chinese.surnames import looks_like_a_name
from toolkit.declare.columns import Referring
from toolkit.declare.outcome import Place
from toolkit.declare.repeating import is_harmless
from toolkit.distribution.comparing import FEWEST_DIGITS
from toolkit.distribution.comparing import compared
from toolkit.distribution.comparing import digits_of
from toolkit.distribution.comparing import typed
from toolkit.distribution.displaced import raw_cells
from toolkit.ooxml.references import address
from toolkit.ooxml.references import column_number

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

    Cells = Mapping[str, Sequence[Sequence[object]]]
    Rows = Collection[tuple[str, int]]

HEADER_ROWS = 30  # -- a heading is looked for no further down --

SAYS_NOTHING = frozenset(
    compared(word)
    for word in [
        "无",
        "没有",
        "暂无",
        "不详",
        "不明",
        "不清",
        "未知",
        "未填",
        "未留",
        "未提供",
        "拒绝提供",
        "不愿透露",
        "保密",
        "匿名",
        "略",
        "同上",
        "空",
        "其他",
        "个人",
        "集体",
        "群众",
        "村民",
        "居民",
        "农户",
        "住户",
        "业主",
        "职工",
        "学生",
        "家长",
        "多人",
        "数人",
        "代表",
        "信访人",
        "来访人",
        "举报人",
        "投诉人",
        "本人",
        "本村",
        "本地",
        "本市",
        "本县",
        "本镇",
        "外地",
        "本局",
        "家属",
        "亲属",
        "单位",
        "企业",
        "示例",
        "张三",
        "李四",
        "王五",
    ]
)
"""What people write where there is nothing to tell."""

_SPLIT = re.compile(r"[、，,；;/／|\n\r\t]|\s{2,}|和|及|与")
_NAME = re.compile(rf"[{HAN}](?:[{HAN}]|·){{1,8}}")
_SHORT_NAME = re.compile(rf"[{HAN}]{{2,4}}")
_AND_OTHERS = re.compile(r"等?(?:共|一行)?[0-9一二两三四五六七八九十几多数]*(?:人|名|户|位)?$")
_MASKED = re.compile(rf"[{HAN}]{{1,2}}[某*×○X]+[{HAN}]?|[某*×○]+")
_DIGITS_ONLY = re.compile(r"[\d+()\-‐–—−~.X转]+")
_ASCII = re.compile(r"[\x00-\x7f]+")
_MARK = re.compile(r"[★*]|\(.*?\)$")
_ADDRESS = re.compile(
    r"(?:[镇乡村路街巷道]|社区|小区).*(?:[组号室户村路街巷幢楼]|社区)$|(?:[组号室户幢])$|[镇乡].*村"
)
_DAY_OR_TIME = re.compile(r"[年月日时点分:]")


class Spot(NamedTuple):
    """A cell in which a restricted value stands, of thousands of them: told as a place when it is asked for.

    `column` counts from 1; `heading` is the restricted column's, or that of a cell beside it.
    """

    sheet: str
    row: int
    heading: str
    column: int

    @property
    def place(self) -> Place:
        """The cell as it is told."""
        return Place(self.sheet, self.row, self.heading, address(self.row, self.column))


@dataclass(slots=True)
class Value:
    """One restricted value.

    Attributes:
        text: as it is compared; digits alone where it is a number.
        is_number: whether it is looked for among digits.
        spots: the ledger's cells where it stands.
        known_at: the cell of a directory that names it as well; None for a secret.
    """

    text: str
    is_number: bool
    spots: list[Spot] = field(default_factory=list)
    known_at: Place | None = None


def restricted_values(case: Case, office: Cells, in_doubt: Rows) -> dict[str, Value]:
    """What must not go out, by text: from every row below a restricted heading, data or not.

    Of rows `in_doubt` the other cells count as well, unless a sound row says the same.
    """
    values: dict[str, Value] = {}
    openly = {ledger: _Openly(ledger, case, office, in_doubt) for ledger in case.tables}
    by_sheet = {ledger.sheet: said for ledger, said in openly.items()}
    cells = [
        (spot, cell)
        for spot, cell in _under_headings(case, office)
        if (spot.sheet, spot.row) not in in_doubt or by_sheet[spot.sheet].may_be_personal(cell)
    ]
    cells += _of_displaced_rows(case, office, in_doubt, openly)
    told: dict[object, tuple[tuple[str, bool], ...]] = {}
    for spot, cell in cells:
        if cell not in told:
            told[cell] = tuple(_texts(cell))
        for text, is_number in told[cell]:
            if text not in values:
                values[text] = Value(text, is_number)
            values[text].spots.append(spot)
    return values


def _under_headings(case: Case, office: Cells) -> Iterator[tuple[Spot, object]]:
    """The cells under restricted headings, in whatever sheet, a ledger or not."""
    headings = {
        compared(name): column
        for ledger in case.tables
        for column in ledger.columns
        for name in (column.heading, *column.aliases)
    }
    secret = {
        compared(name): column
        for ledger in case.tables
        for column in ledger.columns
        if column.restricted
        for name in (column.heading, *column.aliases)
    }
    titles = {ledger.sheet for ledger in case.tables}
    for number, (sheet, rows) in enumerate(office.items(), start=1) if secret else ():
        title = sheet if sheet in titles else f"第{number}张工作表"
        top = _header_row(rows, frozenset(headings))
        for at, cell in enumerate(rows[top] if rows else ()):
            column = secret.get(_bare(cell))
            if column is not None:
                yield from _below(title, rows, top, at, column)


def _header_row(rows: Sequence[Sequence[object]], headings: frozenset[str]) -> int:
    """The row (from 0) with most headings."""
    counts = [sum(_bare(cell) in headings for cell in row) for row in rows[:HEADER_ROWS]]
    return counts.index(max(counts)) if counts else 0


def _below(
    title: str, rows: Sequence[Sequence[object]], top: int, at: int, column: Column[object]
) -> Iterator[tuple[Spot, object]]:
    example = typed(column.example)
    for number, row in enumerate(rows[top + 1 :], start=top + 2):
        cell = row[at] if at < len(row) else None
        if cell is not None and cell != "" and typed(cell) != example:
            yield Spot(title, number, column.heading, at + 1), cell


def _of_displaced_rows(
    case: Case, office: Cells, in_doubt: Rows, openly: Mapping[type[Ledger], _Openly]
) -> Iterator[tuple[Spot, object]]:
    """Who and where, under the other headings of rows that seem pasted beside their columns."""
    for ledger, table in case.tables.items():
        for row in table.rows if in_doubt and ledger.has_restricted else ():
            if (ledger.sheet, row.at_row) in in_doubt:
                for column, cell in raw_cells(row, table, office[ledger.sheet]).items():
                    if not column.restricted and openly[ledger].may_be_personal(cell):
                        letters = table.letters[column.heading]
                        at = column_number(letters)
                        yield Spot(ledger.sheet, row.at_row, column.heading, at), cell


class _Openly:
    """What a ledger says openly, so that in a displaced row it is nobody's name or address."""

    def __init__(self, ledger: type[Ledger], case: Case, office: Cells, in_doubt: Rows) -> None:
        self._ledger, self._case, self._office, self._in_doubt = ledger, case, office, in_doubt

    def may_be_personal(self, cell: object) -> bool:
        """Whether a cell of a displaced row may be a name, a number or an address."""
        text = compared(typed(cell)) if isinstance(cell, str | int | float) else ""
        if text in self._said or _DAY_OR_TIME.search(text):
            return False
        if any(is_harmless(cell, column.example, ()) for column in self._ledger.columns):
            return False
        names = [_AND_OTHERS.sub("", piece) for piece in _SPLIT.split(text) if piece]
        return (
            all(map(looks_like_a_name, names))
            or _ADDRESS.search(text) is not None
            or sum(map(str.isdigit, text)) >= FEWEST_DIGITS
        )

    @cached_property
    def _said(self) -> set[str]:
        """Options, what may be referred to, and the unrestricted cells of sound rows."""
        said: set[str] = {""}
        for column in self._ledger.columns:
            said.update(map(compared, getattr(column, "options", ())))
            if isinstance(column, Referring):
                rows = self._case.rows(column.to.ledger)
                said.update(compared(str(row.usable(column.to))) for row in rows)
        table, sheet = self._case.tables[self._ledger], self._office[self._ledger.sheet]
        for row in table.rows:
            if (self._ledger.sheet, row.at_row) not in self._in_doubt:
                cells = raw_cells(row, table, sheet).items()
                said.update(compared(typed(cell)) for c, cell in cells if not c.restricted)
        return said


def _bare(heading: object) -> str:
    """A heading's cell without its star and unit."""
    return _MARK.sub("", compared(heading)) if isinstance(heading, str) else ""


def _texts(cell: object) -> Iterator[tuple[str, bool]]:
    """What of a restricted cell is looked for, and whether it is a number: the whole, and its parts."""
    said = typed(cell)
    seen: set[str] = set()
    for part in (said, *_parts(said)):
        for text, is_number in _text(part):
            if text not in seen:
                seen.add(text)
                yield text, is_number


def _parts(said: str) -> Iterable[str]:
    """Several names, or several numbers, of one cell."""
    pieces = [_AND_OTHERS.sub("", piece.strip()) for piece in _SPLIT.split(said)]
    return [
        piece for piece in pieces if _SHORT_NAME.fullmatch(piece) or _DIGITS_ONLY.fullmatch(piece)
    ]


def _text(said: str) -> Iterator[tuple[str, bool]]:
    text = compared(said)
    if _DIGITS_ONLY.fullmatch(text):
        digits = digits_of(text.partition("转")[0])
        for number in (digits, digits.removeprefix("86"), _without_area(text)):
            if len(number) >= FEWEST_DIGITS:
                yield number, True
        return
    if text in SAYS_NOTHING or _MASKED.fullmatch(text) or not _is_telling(text):
        return
    yield text, False


def _without_area(text: str) -> str:
    """82345678 of 0519-82345678."""
    match = re.fullmatch(r"\(?0\d{2,3}\)?[-‐–—−~]?(\d{7,8})(?:[-转]\d+)?", text)
    return match[1] if match else ""


def _is_telling(text: str) -> bool:
    """Whether a text is long enough to be one person's: two Han characters, four signs of any kind."""
    if _ASCII.fullmatch(text):
        return len(text) >= 4 and not text.isdigit()
    return bool(_NAME.fullmatch(text)) or len(text) >= 4
