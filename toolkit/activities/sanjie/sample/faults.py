"""示例台账里有意填错的地方：错在哪里、怎么改出来、校验应当怎么说.

清单写在 planted.json（应当发现的错误）和 accepted.json（不规范而能读懂、只需告知的写法），
行号都是工作表的行号，数据从第3行起。一条里的几处改动是同一个错误。
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from toolkit.declare.columns import Date
from toolkit.declare.columns import Time
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.sample import typed
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.sample import Rows

PLANTED_FILE = Path(__file__).with_name("planted.json")
ACCEPTED_FILE = Path(__file__).with_name("accepted.json")


@dataclass(frozen=True, slots=True)
class Edit:
    """对一行的改动.

    Attributes:
        sheet: 哪张表。
        row: 工作表的行号；超出末行的是在表尾添一行。
        cells: 栏名 → 填成什么；None 为清空。
        copy_of: 添的一行照抄哪一行，再改 `cells`；None 为从空行填起。
        cleared: 先把整行清空。
    """

    sheet: str
    row: int
    cells: Mapping[str, object]
    copy_of: int | None = None
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedFinding:
    """应当发现的一处问题."""

    code: str
    sheet: str
    column: str
    row: int


@dataclass(frozen=True, slots=True)
class ExpectedVerdict:
    """应当作出的一项判定，`subject` 为对象的称呼（方正同志），`state` 为七种状态之一."""

    code: str
    subject: str
    state: str


@dataclass(frozen=True, slots=True)
class ExpectedNote:
    """应当告知的一件事；说一整行的，`column` 为空."""

    kind: str
    sheet: str
    column: str
    row: int


@dataclass(frozen=True, slots=True)
class Planted:
    """一个有意填错的地方，连同它的后果."""

    mistake: str
    edits: tuple[Edit, ...]
    findings: tuple[ExpectedFinding, ...] = ()
    verdicts: tuple[ExpectedVerdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """一处不规范而读得懂的写法：不算问题，只作告知."""

    writing: str
    edits: tuple[Edit, ...]
    notes: tuple[ExpectedNote, ...]


def read_planted() -> tuple[Planted, ...]:
    """planted.json 里的各条."""
    return tuple(
        Planted(
            each["mistake"],
            _edits(each),
            tuple(ExpectedFinding(**said) for said in each.get("findings", ())),
            tuple(ExpectedVerdict(**said) for said in each.get("verdicts", ())),
        )
        for each in _entries(PLANTED_FILE)
    )


def read_accepted() -> tuple[Accepted, ...]:
    """accepted.json 里的各条."""
    return tuple(
        Accepted(
            each["writing"],
            _edits(each),
            tuple(ExpectedNote(**said) for said in each["notes"]),
        )
        for each in _entries(ACCEPTED_FILE)
    )


def edit(rows: Rows, edits: Iterable[Edit], ledgers: Iterable[type[Ledger]]) -> None:
    """把改动填进各行；照抄的是改动之前的样子."""
    by_sheet = {ledger.sheet: ledger for ledger in ledgers}
    before = {sheet: [list(row) for row in those] for sheet, those in rows.items()}
    for each in edits:
        _edit(rows[each.sheet], before[each.sheet], each, by_sheet[each.sheet])


def _edit(
    rows: list[list[object]], before: list[list[object]], said: Edit, ledger: type[Ledger]
) -> None:
    columns = {column.heading: column for column in ledger.columns}
    at = said.row - FIRST_DATA_ROW
    rows.extend([None] * len(columns) for _ in range(at + 1 - len(rows)))
    if said.copy_of is not None:
        rows[at] = list(before[said.copy_of - FIRST_DATA_ROW])
    if said.cleared:
        rows[at] = [None] * len(columns)
    for heading, value in said.cells.items():
        column = columns[heading]
        rows[at][column.position] = _as_typed_in(column, value)


def _as_typed_in(column: Column[object], value: object) -> object:
    """人键入的一格：日期栏、时间栏里写得规范的成为真日期、真时间，其余照原样."""
    if isinstance(value, str) and isinstance(column, Date | Time):
        try:
            real = typed(column, value)
        except ValueError:
            return value
        return real if shown(real) == value else value
    return value


def _edits(entry: Mapping[str, Any]) -> tuple[Edit, ...]:
    return tuple(Edit(**each) for each in entry["edits"])


def _entries(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return entries
