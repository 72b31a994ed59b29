"""Whose month it is: a workbook, where its columns stand, what is typed, who reports, which paper is signed."""

from __future__ import annotations

import io
import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import openpyxl

from judge.bureaus import rename
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.cli import main
from toolkit.workplace.new_folder import make_workspace
from toolkit.workplace.new_folder import own_macros
from toolkit.workplace.sample_workbook import sample_workbook
from tools.clerk.machine import LARGE_SCREEN
from tools.clerk.machine import SCREEN

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = 3
BATCH, CONTACT = "2012年第4期", "监察大队"

Filled = tuple[str, str, list[list[str]]]


@dataclass(frozen=True)
class World:
    """What the same month needs to know of a workbook.

    Attributes:
        book: the workbook, in its working folder.
        screen: the size, as Xvfb takes it.
        taizhang: runs a command and gives its exit status.
        extension: the extension to install; None for this installation's own.
        filled: what is pasted before anything else: sheet, first cell, rows.
        ledger, row, typed, becomes: a new row: its sheet, where, by column what is typed, what is then shown.
        day: the column whose day is dragged down.
        pointed: a cell of the ledger with a day as nobody should write it, and as it is corrected.
        mistake: a cell, what is wrong in it, and what the clerk puts in its place.
        sort, sort_kind: the cell whose arrow sorts the ledger, and what its column holds.
        sought: the cell whose arrow filters the ledger, and what is typed there.
        reported, key, measure: the ledger that comes back, the column of its keys, the contact's column.
        booklet: how the contact's booklet is found.
        unit: whose it is, in the sheet of submissions.
        submissions, columns: that sheet, and its columns of unit, state, handling.
        approver: the column of who approves, and his name; "" where the activity knows him.
        paper: the paper that is signed, without its ending.
        number, signer, dated: how.
        due: the days that are to stand in its calendar.
        summary, registry: the sheets of who has done what and of papers, "" where the activity has none.
    """

    book: Path
    screen: str
    taizhang: Callable[..., int]
    extension: Path | None
    filled: list[Filled]
    ledger: str
    row: int
    typed: dict[str, str]
    becomes: dict[str, str]
    day: str
    pointed: tuple[str, str, str]
    mistake: tuple[str, str, str]
    sort: str
    sort_kind: Callable[[str], Any]
    sought: tuple[str, str]
    reported: str
    key: str
    measure: str
    booklet: str
    unit: str
    submissions: str
    columns: tuple[str, str, str]
    approver: tuple[str, str]
    paper: str
    number: str
    signer: str
    dated: str
    due: tuple[str, ...] = ()
    summary: str = ""
    registry: str = ""

    @property
    def desk(self) -> Path:
        """The working folder."""
        return self.book.parent


def ours(*arguments: object) -> int:
    """A command of this installation."""
    return main([str(each) for each in arguments])


def _rows(seed: int) -> dict[str, list[list[Any]]]:
    """The sample bureau under other names, one unit still to report, all the others approved."""
    rows = sample.clean_rows(SANJIE.ledgers)
    rename(rows, random.Random(seed))
    status = SANJIE.submissions.columns.stage.position
    for line in rows["报送情况表"]:
        line[status] = "已核定"
        if line[:2] == [BATCH, CONTACT]:
            line[4:7] = [None, "v1", "已下发"]
    return rows


def _sanjie(book: Path, screen: str, filled: list[Filled], rows: Any) -> World:
    visits = rows["下基层活动台账"]
    person, unit = visits[0][1:3]
    row = FIRST + len(visits)
    return World(
        book=book,
        screen=screen,
        taizhang=ours,
        extension=None,
        filled=filled,
        ledger="下基层活动台账",
        row=row,
        typed={
            "B": person,
            "C": unit,
            "D": "2012年12月27日",
            "E": "2012年12月28日",
            "G": "全天",
            "H": "走访",
            "I": "LXD05",
            "J": "松坪镇上坪村",
            "K": "到上坪村看污水管网接户",
        },
        becomes={"A": str(len(visits) + 1), "D": "2012-12-27", "E": "2012-12-28", "F": "2"},
        day="D",
        pointed=("D5", "2012.1.10", "2012-01-10"),
        mistake=("F4", "9", str(visits[1][5])),
        sort="F2",
        sort_kind=float,
        sought=("I2", "LXD05"),
        reported="问题整改台账",
        key="A",
        measure="K",
        booklet=f"{CONTACT}_科室*.xlsx",
        unit=CONTACT,
        submissions="报送情况表",
        columns=("B", "G", "N"),
        approver=("P", ""),
        paper="表扬通报",
        number="云溪环〔2013〕3号",
        signer="沈怀远",
        dated="2013-01-08",
        summary="汇总表",
        registry="发文登记簿",
    )


def _plain(rows: Any) -> list[list[str]]:
    """As words that are typed: days by their figures, words that look like a number as words."""
    return [
        [
            f"'{cell}" if isinstance(cell, str) and cell else str("" if cell is None else cell)
            for cell in row
        ]
        for row in rows
    ]


def _settings(rows: Any) -> list[list[Any]]:
    """The sample bureau's parameters, as the sample workbook has them."""
    book = openpyxl.load_workbook(io.BytesIO(sample_workbook(SANJIE, rows)))
    cells = (row[1] for row in book["参数"].iter_rows(min_row=FIRST, values_only=True) if row[0])
    return [[cell.date() if hasattr(cell, "date") else cell] for cell in cells]


def xlsm_world(folder: Path) -> World:
    """三解三促 drawn anew, with macros, on a small screen."""
    rows = _rows(29)
    desk = folder / "局里的 台账"
    content = sample_workbook(SANJIE, rows, own_macros())
    make_workspace(desk, SANJIE, book_content=content)
    return _sanjie(desk / f"{SANJIE.title}.xlsm", SCREEN, [], rows)


def ods_world(folder: Path) -> World:
    """三解三促 as LibreOffice's own workbook, blank, into which the ledgers are pasted; on a large screen."""
    desk = folder / "局里的 台账"
    assert ours("new", desk, "--for", "libreoffice") == 0
    rows = _rows(30)
    names = [each.sheet for each in SANJIE.ledgers if each.owner != "程序"]
    filled = [(name, f"A{FIRST}", _plain(rows[name])) for name in names if rows.get(name)]
    filled.append(("参数", f"B{FIRST}", _plain(_settings(rows))))
    return _sanjie(desk / f"{SANJIE.title}.ods", LARGE_SCREEN, filled, rows)


def second_world(folder: Path, demo: Path, extension: Path, site: Any) -> World:
    """The second activity, which is no part of the toolkit, on a large screen."""
    desk = folder / "支队的 台账"
    name = "消防安全检查台账"
    assert site.taizhang("new", desk, "--activity", "消防安全检查").status == 0
    book = shutil.copy(demo / f"{name}_改正后.xlsm", desk / f"{name}.xlsm")
    return World(
        book=Path(book),
        screen=LARGE_SCREEN,
        taizhang=lambda *arguments: site.taizhang(*arguments).status,
        extension=extension,
        filled=[],
        ledger="检查记录",
        row=6,
        typed={"A": "2024年6月20日", "B": "康宁养老院", "C": "王某、陈某", "D": "0"},
        becomes={"A": "2024-06-20", "B": "康宁养老院", "D": "0"},
        day="A",
        pointed=("A4", "2024.5.16", "2024-05-16"),
        mistake=("D3", "3", "2"),
        sort="D2",
        sort_kind=float,
        sought=("D2", "0"),
        reported="隐患整改台账",
        key="A",
        measure="H",
        booklet="城北菜市场*.xlsx",
        unit="城北菜市场",
        submissions="整改报送",
        columns=("B", "E", "O"),
        approver=("Q", "钱某"),
        paper="整改通知（城北菜市场）",
        number="云消〔2024〕5号",
        signer="钱某",
        dated="2024-07-03",
        due=("2024-07-09", "2024-07-10", "2024-08-14"),
    )
