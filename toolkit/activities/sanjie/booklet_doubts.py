"""下发时替人定了的：联系点认不出的行归到了谁，分册发给谁没有写明；定得对不对，请人核对."""

from collections.abc import Iterator
from collections.abc import Mapping

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.receptions import Reception
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.wording import listed


def guessed(case: Case, where: Mapping[str, str]) -> Iterator[str]:
    """每处一句话；`where` 是姓名 → 所在联系点."""
    yield from _contacts(case)
    for row in case.rows(FieldWork):
        person = row.usable(FieldWork.person) or ""
        yield from _by_person(case, row, FieldWork.point, person, where)
    for reception in case.rows(Reception):
        leader = reception.usable(Reception.leader) or ""
        yield from _by_person(case, reception, Reception.point, leader, where)


def _contacts(case: Case) -> Iterator[str]:
    for point in case.rows(Point):
        number = point.usable(Point.number)
        if number is None:
            continue
        said = point.usable(Point.contact) or ()
        place = case.place(point, Point.contact)
        if len(said) > 1:
            yield (
                f"“{place.sheet}”{place.cell}的联系人写了{listed(said)}，“{number}”的分册只发给{said[0]}；"
                "联系人只填一人，另一位也要的请另送。"
            )
        elif not said and not point.is_empty(Point.contact):
            yield (
                f"“{place.sheet}”{place.cell}的联系人不在“{Person.sheet}”，“{number}”的分册没有写明接收人，"
                "请先登记，再重新下发。"
            )


def _by_person(
    case: Case, row: Ledger, column: Column[object], person: str, where: Mapping[str, str]
) -> Iterator[str]:
    """联系点填了而认不出的行，按人归的."""
    unread = row.usable(column) is None and not row.is_empty(column)
    if unread and person in where:
        place = case.place(row, column)
        yield (
            f"“{place.sheet}”{place.cell}的联系点不在“{Point.sheet}”，这一行按{person}所在的联系点"
            f"发给了“{where[person]}”，请核对。"
        )
