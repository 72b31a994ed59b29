"""A form at random, what people typed into it, and its workbook as offices leave theirs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from random import Random
from types import new_class
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.comments import Comment

from judge.invented import SINCE
from judge.invented import YEAR
from judge.invented import invented
from toolkit.declare import columns as c
from toolkit.declare.catalogue import Catalogue
from toolkit.declare.front_page import FrontPage
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period
from toolkit.declare.standard import STANDARD_LEDGERS
from toolkit.workbooks.blank.prefill import first_rows
from toolkit.workbooks.control.workbook import control_xlsx

if TYPE_CHECKING:
    from pathlib import Path

KEY = "编号"
KINDS = ("text", "number", "date", "choice", "name", "flag")
WORDS = ("水", "气", "声", "渣", "农村", "其他")
FIRST_DAY = dt.date(YEAR, 1, 1)
MOST_ROWS = 12


@dataclass(frozen=True)
class Field:
    """A column: `was` are its former headings, `options` its own and `renamed` what they were."""

    name: str
    heading: str
    kind: str
    was: tuple[str, ...] = ()
    options: tuple[str, ...] = WORDS
    renamed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Page:
    """A sheet: `was` are its former titles."""

    title: str
    fields: tuple[Field, ...]
    was: tuple[str, ...] = ()


Form = tuple[Page, ...]
Value = str | int | dt.date
Row = dict[str, Value]


@dataclass
class Filled:
    """What people typed: rows by page, strangers' cells (sheet, address) with their values, notes.

    `ids` are the hidden numbers of rows, by their page and the number that people see.
    """

    rows: dict[str, list[Row]]
    strange: dict[tuple[str, str], Value] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)


def drawn_form(draw: Random) -> Form:
    """One to three sheets, each with a number and some columns of any kind."""
    titles = draw.sample(["设备台账", "检查登记", "整改清单", "培训一览表"], draw.randint(1, 3))
    return tuple(Page(title, _fields(f"p{at}", draw)) for at, title in enumerate(titles))


def _fields(page: str, draw: Random) -> tuple[Field, ...]:
    more = [
        Field(f"{page}f{at}", f"{page}栏{at}", draw.choice(KINDS))
        for at in range(draw.randint(2, 7))
    ]
    return (Field(f"{page}key", KEY, "key"), *more)


def filled_in(form: Form, draw: Random) -> Filled:
    """Rows in no order; what is no option stands nowhere else."""
    count = iter(range(1, 10**6))
    rows = {
        page.title: [
            {
                each.name: _value(each, next(count), draw)
                for each in page.fields
                if _fills(each, draw)
            }
            for _ in range(draw.randint(0, MOST_ROWS))
        ]
        for page in form
    }
    for lines in rows.values():
        draw.shuffle(lines)
    return Filled(rows)


def _fills(each: Field, draw: Random) -> bool:
    return each.kind == "key" or draw.random() < 0.85


def _value(each: Field, number: int, draw: Random) -> Value:
    """A value that stands nowhere else, but for options."""
    match each.kind:
        case "key":
            return f"BH-{number:06}"
        case "number":
            return 5000 + number
        case "date":
            return FIRST_DAY + dt.timedelta(days=number % 360)
        case "choice":
            return draw.choice(each.options)
        case "flag":
            return draw.choice(["是", "否"])
        case "text":
            return draw.choice([f"记{number}事", f"{7000 + number}"])
    return f"姓名{number}"


def catalogue(form: Form) -> Catalogue:
    """The activity whose ledgers are the form's."""
    ledgers = tuple(_ledger(f"B{at}", page) for at, page in enumerate(form, start=1))
    parameters = invented(Random(1)).catalogue.parameters
    return Catalogue(
        "成长", "judge", SINCE, (*STANDARD_LEDGERS, *ledgers), (), (), (), parameters,
        FrontPage("先填表。"),
    )  # fmt: skip


def _ledger(code: str, page: Page) -> type[Ledger]:
    def body(namespace: dict[str, object]) -> None:
        made = {each.name: _column(each) for each in page.fields}
        namespace |= {**made, "__doc__": f"{page.title}：一项一行."}

    words = {"code": code, "sheet": page.title, "capacity": 20, "formerly": page.was}
    return new_class(f"Grown{code}", (Ledger,), words, body)


def _column(each: Field) -> c.Column[object]:
    said = {"formerly": each.was}
    match each.kind:
        case "number":
            return c.Number(each.heading, **said).optional()
        case "date":
            return c.Date(each.heading, period=Period.ANY, **said).optional()
        case "choice":
            renamed = dict(each.renamed)
            return c.Choice(
                each.heading, options=each.options, former_options=renamed, **said
            ).optional()
        case "flag":
            return c.Flag(each.heading, **said).optional()
        case "name":
            return c.PersonName(each.heading, **said).optional()
        case "key":
            return c.Identifier(each.heading, **said).optional()
    return c.Text(each.heading, **said).optional()


def write(form: Form, filled: Filled, path: Path, draw: Random) -> None:
    """Write the workbook of a form, filled, and saved again with what an office adds to it."""
    activity = catalogue(form)
    rows = {
        page.title: [
            [row.get(each.name) for each in page.fields] for row in filled.rows[page.title]
        ]
        for page in form
    }
    path.write_bytes(control_xlsx(activity, {**first_rows(activity), **rows}))
    book = openpyxl.load_workbook(path)
    for page in form:
        _as_offices_do(book[page.title], len(rows[page.title]), filled, draw)
    if draw.random() < 0.5:
        other = book.create_sheet("办公室自己的表")
        for at in range(1, draw.randint(2, 5)):
            _strange(other, f"A{at}", f"自己的{at}", filled)
    book.save(path)


def _as_offices_do(sheet, rows: int, filled: Filled, draw: Random) -> None:
    """A column of the office's own, words below the end, notes, a formula, numbers of rows."""
    last = sheet.max_column
    if rows and draw.random() < 0.5:
        at = last + 1
        _strange(sheet, sheet.cell(1, at).coordinate, "自加栏", filled)
        for row in range(3, 3 + rows):
            _strange(sheet, sheet.cell(row, at).coordinate, f"自{sheet.title}{row}", filled)
    if draw.random() < 0.4:
        _strange(sheet, f"A{sheet.max_row + 2}", f"联系{sheet.title}", filled)
    if rows and draw.random() < 0.4:
        words = f"批注{sheet.title}"
        sheet.cell(3, 1).comment = Comment(words, "甲")
        filled.notes.append(words)
    for row in range(3, 3 + rows) if draw.random() < 0.5 else ():
        number = f"ID{sheet.title}{row}"
        sheet.cell(row, last - 1).value = number
        filled.ids[sheet.title, str(sheet.cell(row, 1).value)] = number


def _strange(sheet, address: str, value: Value, filled: Filled) -> None:
    sheet[address].value = value
    filled.strange[sheet.title, address] = value
