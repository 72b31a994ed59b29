"""谁在任、谁是党组书记、谁是哪个科室和单位的负责人：从人员名册认."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import serving
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.case import Case
from toolkit.declare.obligation import Subject

OUTSIDE = "外单位"
HEAD_LEVELS = frozenset({"科室负责人", "大队负责人", "站负责人"})
ACTING = "主持工作"
_HEAD = re.compile("(?<!副)(?:科长|主任|站长|大队长|支队长|所长|分局局长|分局长|负责人)$")
_POSTS = re.compile("[、，,；;（）()兼/ ]+")
_DIRECTOR = re.compile("(?<![副分])局长")
_LEADERSHIP = re.compile("局领导|领导班子")


def in_office(person: Person, on: dt.date) -> bool:
    """这一天是否在任；任职起止没有填的算在任."""
    since, until = person.usable(Person.since), person.usable(Person.until)
    return not (since and since > on) and not (until and until < on)


def is_party_secretary(person: Person) -> bool:
    """是否局党组书记：职务层次有“党组书记”，或者职务写着."""
    levels = person.usable(Person.levels) or ()
    return "党组书记" in levels or "党组书记" in (person.usable(Person.post) or "")


def is_director(person: Person) -> bool:
    """是否局长：职务层次有“局长”，或者职务写着局长而不是副局长、分局长."""
    levels = person.usable(Person.levels) or ()
    return "局长" in levels or bool(_DIRECTOR.search(person.usable(Person.post) or ""))


def people_by_name(case: Case) -> Mapping[str, Person]:
    """姓名 → 人员名册的行；同名的各有称呼."""
    named: dict[str, Person] = {}
    for person in sorted(case.filled(Person, Person.name), key=lambda each: each.at_row):
        named.setdefault(person.name, person)
    return named


def people_by_unit(case: Case) -> Mapping[str, Sequence[Person]]:
    """规范简称 → 名册上的人."""
    by_unit: dict[str, list[Person]] = defaultdict(list)
    for person in case.derived(people_by_name).values():
        if unit := person.usable(Person.unit):
            by_unit[unit].append(person)
    return by_unit


def heads_by_unit(case: Case) -> Mapping[str, Sequence[Person]]:
    """规范简称 → 负责人，历任的都在内.

    本单位的人，职务层次为负责人的、主持工作的；没有填职务层次的看职务（×科科长）。职务里写着别的
    科室、单位负责人的（兼任），也是那一个的负责人。
    """
    names = {
        name: unit.short_name
        for unit in case.filled(Unit, Unit.short_name)
        for name in (unit.usable(Unit.full_name), unit.short_name)
        if name
    }
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    by_unit: dict[str, list[Person]] = defaultdict(list)
    for person in case.derived(people_by_name).values():
        for unit in dict.fromkeys(_headed_by(person, names, longest_first)):
            by_unit[unit].append(person)
    return by_unit


def _headed_by(
    person: Person, names: Mapping[str, str], longest_first: Sequence[str]
) -> Iterator[str]:
    own, levels = person.usable(Person.unit), person.usable(Person.levels)
    posts = [post for post in _POSTS.split(person.usable(Person.post) or "") if post]
    heading = [post for post in posts if _HEAD.search(post)]
    acting = person.usable(Person.acting_head) or ACTING in posts
    by_level = bool(HEAD_LEVELS.intersection(levels or ()))
    if own and (acting or by_level or (levels is None and heading)):
        yield own
    for post in heading:
        if (named := next((name for name in longest_first if name in post), None)) is not None:
            yield names[named]


def heads(case: Case) -> Sequence[Subject[Person]]:
    """班子成员以外的各科室、单位负责人，现任的和本年度离任的."""
    names = {head.name for those in case.derived(heads_by_unit).values() for head in those}
    return serving(
        case, lambda person: person.name in names and not person.usable(Person.in_leadership)
    )


def sections(case: Case) -> Sequence[Subject[Unit]]:
    """各科室、大队、站和直属单位，按单位名录的排序；局领导班子自己和外单位不算."""
    people, heads = case.derived(people_by_unit), case.derived(heads_by_unit)
    ours = [
        unit
        for unit in case.filled(Unit, Unit.short_name)
        if unit.usable(Unit.kind) != OUTSIDE and not _is_leadership(unit, people, heads)
    ]
    ours.sort(key=lambda unit: (unit.usable(Unit.order) or float("inf"), unit.short_name))
    once = {unit.short_name: unit for unit in reversed(ours)}
    return [Subject(name, name, once[name]) for name in dict.fromkeys(u.short_name for u in ours)]


def _is_leadership(
    unit: Unit, people: Mapping[str, Sequence[Person]], heads: Mapping[str, Sequence[Person]]
) -> bool:
    if _LEADERSHIP.search(f"{unit.short_name} {unit.usable(Unit.full_name)}"):
        return True
    name = unit.short_name
    here = people.get(name, ())
    return bool(here) and name not in heads and all(p.usable(Person.in_leadership) for p in here)
