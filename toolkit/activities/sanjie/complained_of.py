"""检举控告的内容不给被反映的单位和人看：来访事项、由它转来的问题，不发给他们."""

from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.receptions import Visit
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.booklet import Withheld
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger

SHORTEST_NAME = 2


def withheld_from(
    case: Case, readers: Mapping[str, str], rows: Mapping[type[Ledger], Sequence[Ledger]]
) -> tuple[Withheld, ...]:
    """这些行里反映的正是看得到分册的人或者单位的：来访事项，以及来源是这些来访事项的问题.

    `readers` 见 `readers_of`。涉及单位写全称、简称、别名、姓名的都认，写在一句话里的也认。
    """
    return tuple(
        Withheld(
            row,
            f"它反映的是“{said[party]}”，{readers[party]}，内容不能给被反映的看，请办公室自己办理、填写",
        )
        for ledger in (Visit, Problem)
        for row in rows.get(ledger, ())
        for said in (case.derived(_complained_of).get((ledger, row.at_row), {}),)
        for party in [each for each in readers if each in said][:1]
    )


def named_to_readers(
    case: Case, readers: Mapping[str, str], rows: Mapping[type[Ledger], Sequence[Ledger]]
) -> tuple[Withheld, ...]:
    """这些行里“反映问题”的话提到看得到分册的人或者单位的：是不是反映他们，只有人看得出.

    来源是来访事项的问题，事项的“反映问题”和它自己的“问题描述”都看。
    """
    called = case.derived(_names_by_party)
    names = sorted((n for party in readers for n in called.get(party, ())), key=len, reverse=True)
    matters = case.derived(_matters)
    return tuple(
        Withheld(
            row,
            f"反映的话里提到“{name}”，“{Visit.concerned_unit.heading}”没有写；是反映他们的，"
            f"请在“{Visit.sheet}”的“{Visit.concerned_unit.heading}”写明，重新下发，就不发给他们",
        )
        for ledger in (Visit, Problem)
        for row in rows.get(ledger, ())
        for said in (_said_in(row, matters),)
        for name in [each for each in names if each in said][:1]
    )


def _said_in(row: Ledger, matters: Mapping[str, str]) -> str:
    """一行里反映的话；不是从来访事项来的问题，没有谁反映谁."""
    if isinstance(row, Visit):
        return matters.get(row.usable(Visit.number) or "", "")
    matter = matters.get(row.usable(Problem.origin_number) or "")
    return "" if matter is None else matter + _words(row, Problem.description)


def _matters(case: Case) -> Mapping[str, str]:
    """事项号 → 反映的话."""
    return {
        visit.usable(Visit.number) or "": _words(visit, Visit.matter) for visit in case.rows(Visit)
    }


def _names_by_party(case: Case) -> Mapping[str, Sequence[str]]:
    """姓名、规范简称 → 提到它时可能的各种叫法."""
    found: dict[str, list[str]] = {}
    for name, parties in case.derived(_parties_by_name).items():
        for party in parties:
            found.setdefault(party, []).append(name)
    return found


def _words(row: Ledger, column: Column[str] | Column[str | None]) -> str:
    return "".join((row.usable(column) or "").split())


def readers_of(
    case: Case, receiver: str, leaders: Sequence[str] = (), unit: str = ""
) -> Mapping[str, str]:
    """一份分册谁看得到：接收人、他所在的单位、接收单位、联系点的责任领导 → 怎么说他同分册的关系."""
    units = {*_units_of(case, receiver), unit}
    readers = dict.fromkeys(sorted(units), "接收人就是这个单位的")
    readers = {**dict.fromkeys(leaders, "联系点归他负责"), receiver: "接收人就是他", **readers}
    return {each: why for each, why in readers.items() if each}


def _units_of(case: Case, person: str) -> frozenset[str]:
    """一个人所在的单位，同名的都算."""
    return case.derived(_units_by_person).get(person, frozenset())


def _units_by_person(case: Case) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for person in case.filled(Person, Person.name, Person.unit):
        found[person.name] = found.get(person.name, frozenset()) | {person.unit}
    return found


def _complained_of(case: Case) -> Mapping[tuple[type[Ledger], int], Mapping[str, str]]:
    """哪一行反映的是哪些人、哪些单位 → 怎么称呼；没有的不列."""
    names = case.derived(_parties_by_name)
    by_number: dict[str, Mapping[str, str]] = {}
    found: dict[tuple[type[Ledger], int], Mapping[str, str]] = {}
    for visit in case.rows(Visit):
        said = _words(visit, Visit.concerned_unit)
        parties = {
            party: called
            for name, those in names.items()
            if name in said
            for party, called in those.items()
        }
        if parties:
            found[Visit, visit.at_row] = by_number[visit.usable(Visit.number) or ""] = parties
    for problem in case.rows(Problem):
        source = problem.usable(Problem.origin_number) or ""
        if source and source in by_number:
            found[Problem, problem.at_row] = by_number[source]
    return found


def _parties_by_name(case: Case) -> Mapping[str, Mapping[str, str]]:
    """各种叫法 → 叫的是谁（姓名、规范简称）→ 怎么称呼；反映一个人，也就反映到他的单位."""
    found: dict[str, dict[str, str]] = {}
    for person in case.filled(Person, Person.name):
        unit = person.usable(Person.unit) or ""
        shared = person.name.partition("（")[0]
        for name in (shared, *(person.usable(Person.other_names) or ())):
            if len(name) >= SHORTEST_NAME:
                own = {person.name: person.name, **({unit: f"{unit}{shared}"} if unit else {})}
                found[name] = {**found.get(name, {}), **own}
    for name, unit in case.derived(_names_of_units).items():
        found.setdefault(name, {})[unit] = unit
    return found


def _names_of_units(case: Case) -> Mapping[str, str]:
    """单位的各种叫法 → 规范简称."""
    names: dict[str, str] = {}
    for unit in case.filled(Unit, Unit.short_name):
        others = unit.usable(Unit.aliases) or ()
        for name in (unit.short_name, unit.usable(Unit.full_name) or "", *others):
            if len(name) >= SHORTEST_NAME:
                names[name] = unit.short_name
    return names
