"""领导小组名单上谁坐哪个位子，名单读不读得出，人事变动以后有没有调整."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from toolkit.activities.sanjie.leading_group import GroupMember
from toolkit.activities.sanjie.office_holders import people_by_name
from toolkit.activities.sanjie.people import Person
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Judgement
from toolkit.declare.wording import listed

CHIEF, DEPUTY, MEMBER = "组长", "副组长", "成员"
SEATS = (CHIEF, DEPUTY, MEMBER)
OFFICE_CHIEF = "办公室主任"
OFFICE = (OFFICE_CHIEF, "办公室副主任", "办公室成员")
NOT_ADJUSTED = "人事变动后领导小组名单未调整"


@dataclass(frozen=True, slots=True)
class Seats:
    """名单：`by_name` 姓名 → 各行，`nameless` 为姓名读不出的行，`is_empty` 为一行也没有."""

    by_name: Mapping[str, Sequence[GroupMember]]
    nameless: Sequence[GroupMember]
    is_empty: bool

    def of(self, name: str, roles: Iterable[str | None] = SEATS) -> Sequence[GroupMember]:
        """这个人的、小组职务在 `roles` 之内的行."""
        wanted = set(roles)
        rows = self.by_name.get(name, ())
        return [row for row in rows if row.usable(GroupMember.role) in wanted]

    @property
    def roleless(self) -> Sequence[GroupMember]:
        """小组职务读不出的行，按行号."""
        rows = [*self.nameless, *chain.from_iterable(self.by_name.values())]
        unread = [row for row in rows if row.usable(GroupMember.role) is None]
        return sorted(unread, key=lambda row: row.at_row)

    def in_doubt(self, names: Iterable[str], roles: Iterable[str]) -> Sequence[GroupMember]:
        """也许是这些人坐这些位子、而读不出的行：姓名不明的，或者是他们而职务不明的."""
        wanted = {*roles, None}
        nameless = [row for row in self.nameless if row.usable(GroupMember.role) in wanted]
        theirs = [row for name in names for row in self.of(name, (None,))]
        return sorted([*nameless, *theirs], key=lambda row: row.at_row)


def seats(case: Case) -> Seats:
    """领导小组名单，按行号."""
    rows = sorted(case.rows(GroupMember), key=lambda row: row.at_row)
    by_name: dict[str, list[GroupMember]] = {}
    nameless = []
    for row in rows:
        if name := row.usable(GroupMember.name):
            by_name.setdefault(name, []).append(row)
        else:
            nameless.append(row)
    return Seats(by_name, nameless, not rows)


def list_is_empty() -> Judgement:
    """名单一行也没有."""
    fact = f"“{GroupMember.sheet}”没有填写，无法判定。"
    return unknown(fact, suggestion=f"请填写“{GroupMember.sheet}”")


def cannot_be_read(label: str, rows: Sequence[GroupMember]) -> Judgement:
    """名单上有读不出的行，也许就是他."""
    numbers = listed(str(row.at_row) for row in rows)
    fact = f"“{GroupMember.sheet}”第{numbers}行的姓名或小组职务未填或不能识别，无法判定{label}是否列入名单。"
    cells = tuple((row, GroupMember.name) for row in rows)
    return unknown(fact, cells, f"请改正“{GroupMember.sheet}”第{numbers}行")


def list_is_of_later(label: str, person: Person, sheet: str = GroupMember.sheet) -> Judgement:
    """名单没有日期，也许已经按以后的任免调整."""
    since, until = person.usable(Person.since), person.usable(Person.until)
    day = until or since
    change = f"{full_day(day)}{'离任' if until else '任职'}" if day else "任免"
    fact = f"{person.name}{change}，“{sheet}”没有日期，可能已按以后的任免调整，无法判定{label}当时是否列入。"
    cells = ((person, Person.until if until else Person.since),)
    return unknown(fact, cells, "请核对名单所在的日期")


def departed(case: Case, rows: Iterable[GroupMember]) -> Sequence[GroupMember]:
    """名单上已经离任的人."""
    people = case.derived(people_by_name)
    return [row for row in rows if (p := people.get(row.name)) and _has_left(p, case)]


def _has_left(person: Person, case: Case) -> bool:
    until = person.usable(Person.until)
    return bool(until and until < case.as_of)
