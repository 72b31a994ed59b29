"""检举控告的内容不给被反映的单位看：来访事项、由它转来的问题，不发给涉及单位的人."""

from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.receptions import Visit
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.booklet import Withheld
from toolkit.declare.case import Case
from toolkit.declare.ledger import Ledger

SHORTEST_NAME = 2


def withheld_from(
    case: Case, units: frozenset[str], rows: Mapping[type[Ledger], Sequence[Ledger]]
) -> tuple[Withheld, ...]:
    """这些行里反映的正是接收人所在单位（规范简称）的：来访事项，以及来源是这些来访事项的问题.

    涉及单位写全称、简称、别名的都认，写在一句话里的也认。
    """
    return tuple(
        Withheld(
            row,
            f"它反映的是“{unit}”，接收人就是这个单位的，内容不能给被反映的单位看，请办公室自己办理、填写",
        )
        for ledger in (Visit, Problem)
        for row in rows.get(ledger, ())
        for unit in sorted(
            case.derived(_complained_of).get((ledger, row.at_row), frozenset()) & units
        )[:1]
    )


def units_of(case: Case, person: str) -> frozenset[str]:
    """一个人所在的单位，同名的都算."""
    return case.derived(_units_by_person).get(person, frozenset())


def _units_by_person(case: Case) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for person in case.filled(Person, Person.name, Person.unit):
        found[person.name] = found.get(person.name, frozenset()) | {person.unit}
    return found


def _complained_of(case: Case) -> Mapping[tuple[type[Ledger], int], frozenset[str]]:
    """哪一行反映的是哪些单位；没有的不列."""
    names = case.derived(_names_of_units)
    by_number: dict[str, frozenset[str]] = {}
    found: dict[tuple[type[Ledger], int], frozenset[str]] = {}
    for visit in case.rows(Visit):
        said = visit.usable(Visit.concerned_unit) or ""
        units = frozenset(unit for name, unit in names.items() if name in said)
        if units:
            found[Visit, visit.at_row] = by_number[visit.usable(Visit.number) or ""] = units
    for problem in case.rows(Problem):
        source = problem.usable(Problem.origin_number) or ""
        if source and source in by_number:
            found[Problem, problem.at_row] = by_number[source]
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
