"""An activity at random: ledgers of all kinds of columns, parameters, rules, an obligation, booklets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from types import new_class
from typing import TYPE_CHECKING

from judge.cells import WORDS
from judge.cells import good
from toolkit.declare import columns as c
from toolkit.declare.booklet import Booklet
from toolkit.declare.booklet import BookletKind
from toolkit.declare.booklet import Dispatch
from toolkit.declare.catalogue import Catalogue
from toolkit.declare.front_page import FrontPage
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.owner import Owner
from toolkit.declare.parameter_file import Declared
from toolkit.declare.parameters import Amount
from toolkit.declare.parameters import Parameters
from toolkit.declare.period import Period
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import row_rule
from toolkit.declare.source import Source
from toolkit.declare.standard import STANDARD_LEDGERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from toolkit.declare.case import Case
    from toolkit.declare.rule import Rule

    Rows = dict[str, list[list[object]]]

YEAR, SINCE, AS_OF = 2013, dt.date(2013, 1, 1), dt.date(2013, 12, 31)
INSPECTED = Owner("受检单位")
PLACE_KIND = BookletKind("单位", INSPECTED)
CLAUSE = Source("生产安全检查办法", "检查办法").clause("第三条", "按月检查")
SUBJECTS = ("设备", "检查", "整改", "培训", "值班", "车辆", "档案", "演练", "库存", "访客")
FORMS = ("台账", "登记", "一览表", "清单")
MOST_ROWS = 60


@dataclass(frozen=True)
class Invented:
    """An activity, its ledgers of records, the rows of a careful year."""

    catalogue: Catalogue
    places: type[Ledger]
    records: tuple[type[Ledger], ...]
    rows: Rows
    limit: int


def invented(draw: Random) -> Invented:
    """An activity and its rows; the same for the same state of the drawing."""
    places = _ledger("A1", f"单位{draw.choice(FORMS)}", _of_places())
    titles = draw.sample(SUBJECTS, draw.randint(1, 4))
    records = tuple(
        _ledger(f"B{number}", f"{title}{draw.choice(FORMS)}", _of_records(places, draw))
        for number, title in enumerate(titles, start=1)
    )
    limit = draw.randint(20, 80)
    rows: Rows = {places.sheet: _rows(places, draw, draw.randint(2, 8), [])}
    known = [str(row[1]) for row in rows[places.sheet]]
    for ledger in records:
        rows[ledger.sheet] = _rows(ledger, draw, draw.randint(0, MOST_ROWS), known)
    return Invented(_catalogue(places, records, limit), places, records, rows, limit)


def _ledger(code: str, sheet: str, columns: dict[str, c.Column[object]]) -> type[Ledger]:
    def body(namespace: dict[str, object]) -> None:
        namespace |= {**columns, "__doc__": f"{sheet}：一项一行.", "key": (columns["number"],)}

    words = {"code": code, "sheet": sheet, "owner": INSPECTED, "capacity": MOST_ROWS + 20}
    return new_class(f"Ledger{code}", (Ledger,), words, body)


def _of_places() -> dict[str, c.Column[object]]:
    return {"number": c.Identifier("编号"), "place": c.Text("单位名称")}


def _of_records(places: type[Ledger], draw: Random) -> dict[str, c.Column[object]]:
    """A number, the place, an amount that a rule reads, and some columns of any kind."""
    place = places.columns[1]
    made: dict[str, c.Column[object]] = {
        "number": c.Identifier("编号"),
        "place": c.Reference("所在单位", to=place),
        "amount": c.Number("数量", unit="件", maximum=100),
        "secret": c.IdNumber("当事人证件号", restricted=True).optional(),
    }
    kinds = (
        lambda name: c.Text(name, longest=draw.choice([None, 40])),
        c.PersonName,
        c.Phone,
        lambda name: c.Date(name, period=Period.EVENT),
        c.Time,
        lambda name: c.Number(name, minimum=0, maximum=draw.choice([None, 50]), step=0.5),
        c.Flag,
        lambda name: c.Choice(name, options=tuple(draw.sample(WORDS, 4))),
        lambda name: c.Choices(name, options=tuple(draw.sample(WORDS, 5))),
        c.Names,
        lambda name: c.References(name, to=place),
    )
    for number, kind in enumerate(draw.choices(kinds, k=draw.randint(2, 12)), start=1):
        column = kind(f"第{number}项")
        made[f"more{number}"] = column if draw.random() < 0.6 else column.optional()
    items = [*made.items()]
    rest = items[1:]
    draw.shuffle(rest)
    return dict([items[0], *rest])


def _rows(ledger: type[Ledger], draw: Random, count: int, places: list[str]) -> list[list[object]]:
    return [[_cell(column, draw, places) for column in ledger.columns] for _ in range(count)]


def _cell(column: c.Column[object], draw: Random, places: list[str]) -> object:
    if not column.required and draw.random() < 0.2:
        return None
    if isinstance(column, c.Reference):
        return draw.choice(places)
    if isinstance(column, c.References):
        return "；".join(draw.sample(places, min(2, len(places))))
    if column.heading == "单位名称":
        return f"{draw.choice(WORDS)}{draw.randrange(10**4):04}厂"
    return good(column, draw)


def _catalogue(places: type[Ledger], records: tuple[type[Ledger], ...], limit: int) -> Catalogue:
    def booklets(case: Case) -> Iterator[Booklet]:
        for place in case.rows(places):
            name = str(place.usable(places.columns[1]))
            rows = {
                ledger: [row for row in case.rows(ledger) if row.usable(_place(ledger)) == name]
                for ledger in records
            }
            yield Booklet(PLACE_KIND, name, name, "", rows)

    return Catalogue(
        name="生产安全检查",
        package=__name__,
        since=SINCE,
        ledgers=(*STANDARD_LEDGERS, places, *records),
        rules=tuple(_rule(ledger) for ledger in records),
        obligations=(_duty(places, records[0]),),
        documents=(),
        parameters=_parameters(limit),
        front_page=FrontPage("先填单位。"),
        dispatch=Dispatch((PLACE_KIND,), booklets, "请先填单位。"),
    )


def _place(ledger: type[Ledger]) -> c.Column[object]:
    return next(each for each in ledger.columns if each.heading == "所在单位")


def _parameters(limit: int) -> type[Parameters]:
    def said(name: str, value: object) -> Declared:
        return Declared(name, "", "第三条", "办公室", name, ((SINCE, value),))

    values = {"统计截止日": AS_OF, "台账年度": YEAR, "数量上限": limit}
    declared = {name: said(name, value) for name, value in values.items()}

    def body(namespace: dict[str, object]) -> None:
        namespace |= {"declared": declared, "limit": Amount("数量上限")}

    return new_class("InventedParameters", (Parameters,), {}, body)


def _rule(ledger: type[Ledger]) -> Rule:
    amount = next(each for each in ledger.columns if each.heading == "数量")

    @row_rule(ledger, f"R{ledger.code[1:]}01", "数量不超过上限", Strength.MUST, CLAUSE)
    def too_many(row: Ledger, case: Case) -> Iterator[Complaint]:
        """数量不超过上限."""
        if (row.usable(amount) or 0) > case.parameters.values_["数量上限"]:
            yield Complaint(row, amount, "数量超过上限", "请核对")

    return too_many


def _duty(places: type[Ledger], records: type[Ledger]):
    def subjects(case: Case) -> Iterator[Subject[Ledger]]:
        for row in case.rows(places):
            yield Subject(str(row.values_[0]), str(row.values_[1]), row)

    @obligation(subjects, "R901", "每家都查", Strength.MUST, CLAUSE, reads=(places, records))
    def everybody(subject: Subject[Ledger], case: Case) -> Judgement:
        """每家单位至少检查一次."""
        seen = sum(row.usable(_place(records)) == subject.label for row in case.rows(records))
        return Judgement(State.MET if seen else State.UNMET, f"检查{seen}次")

    return everybody
