"""示例台账的行：一张表一个 CSV 文件，栏目与台账一致，日期写成 2012-03-14."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Time
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

FOLDER = Path(__file__).with_name("rows")
SETTINGS_FILE = Path(__file__).with_name("参数.csv")
Rows = dict[str, list[list[object]]]


def read_rows(ledgers: Sequence[type[Ledger]]) -> Rows:
    """表名 → 各行，按台账栏目的先后；日期、时间、数字为真值，是/否为文字，空格为 None.

    没有 CSV 文件的台账（由程序写结果的几张）不在其中。
    """
    return {ledger.sheet: _sheet(ledger) for ledger in ledgers if _file(ledger.sheet).exists()}


def read_settings() -> Mapping[str, str]:
    """本局自定的参数：参数名 → 取值."""
    with SETTINGS_FILE.open(encoding="utf-8", newline="") as file:
        _, *pairs = csv.reader(file)
    return dict(pairs)


def typed(column: Column[object], text: str) -> object:
    """一格的文字 → 这一栏的真值；空的为 None."""
    if not text:
        return None
    if isinstance(column, Date):
        return dt.date.fromisoformat(text)
    if isinstance(column, Time):
        return dt.time.fromisoformat(text)
    if isinstance(column, Number):
        return float(text) if "." in text else int(text)
    return text


def as_typed_in(column: Column[object], value: object) -> object:
    """人键入的一格：日期栏、时间栏里写得规范的成为真日期、真时间，其余照原样."""
    if isinstance(value, str) and isinstance(column, Date | Time):
        try:
            real = typed(column, value)
        except ValueError:
            return value
        return real if shown(real) == value else value
    return value


def _sheet(ledger: type[Ledger]) -> list[list[object]]:
    with _file(ledger.sheet).open(encoding="utf-8", newline="") as file:
        headings, *rows = csv.reader(file)
    if headings != [column.heading for column in ledger.columns]:
        raise ValueError(f"{ledger.sheet}.csv: its headings are not those of the ledger")
    return [
        [typed(column, text) for column, text in zip(ledger.columns, row, strict=True)]
        for row in rows
    ]


def _file(name: str) -> Path:
    return FOLDER / f"{name}.csv"
