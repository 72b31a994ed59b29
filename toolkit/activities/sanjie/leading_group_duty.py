"""四·1 领导小组：R701 组长、R702 副组长、R703 成员、R704 办公室."""

from collections.abc import Sequence

from toolkit.activities.sanjie.group_seats import CHIEF
from toolkit.activities.sanjie.group_seats import DEPUTY
from toolkit.activities.sanjie.group_seats import NOT_ADJUSTED
from toolkit.activities.sanjie.group_seats import OFFICE
from toolkit.activities.sanjie.group_seats import OFFICE_CHIEF
from toolkit.activities.sanjie.group_seats import cannot_be_read
from toolkit.activities.sanjie.group_seats import departed
from toolkit.activities.sanjie.group_seats import list_is_empty
from toolkit.activities.sanjie.group_seats import list_is_of_later
from toolkit.activities.sanjie.group_seats import seats
from toolkit.activities.sanjie.issue_day import owed_since_issue
from toolkit.activities.sanjie.issue_day import since_issue
from toolkit.activities.sanjie.leading_group import GroupMember
from toolkit.activities.sanjie.office_holders import in_office
from toolkit.activities.sanjie.office_holders import is_director
from toolkit.activities.sanjie.office_holders import is_party_secretary
from toolkit.activities.sanjie.office_holders import people_by_name
from toolkit.activities.sanjie.office_holders import sections
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import person_label
from toolkit.activities.sanjie.sources import GROUP_OFFICE
from toolkit.activities.sanjie.sources import LEADING_GROUP
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.dates import day
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.deadline import not_applicable
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed

GROUP = "领导小组"
PLACED_AT = "设在"
NO_SEAT = "《意见》原文未明确其在领导小组的职务，请领导小组确定"


def leading_group(case: Case) -> Sequence[Subject[GroupMember]]:
    """领导小组自己；名单一行也没有的为空."""
    rows = sorted(case.rows(GroupMember), key=lambda row: row.at_row)
    return [Subject(GROUP, GROUP, rows[0])] if rows else []


def of_the_party_group(case: Case) -> Sequence[Subject[Person]]:
    """在任的党组成员，不是党组成员的班子成员，名单上的副组长."""
    listed_deputies = {row.name for row in _rows_with(case, DEPUTY) if row.usable(GroupMember.name)}
    people = [
        person
        for name, person in case.derived(people_by_name).items()
        if name in listed_deputies or (in_office(person, case.as_of) and _belongs(person))
    ]
    return [Subject(person.name, person_label(person.name), person) for person in people]


def _belongs(person: Person) -> bool:
    return bool(person.usable(Person.in_party_group) or person.usable(Person.in_leadership))


def _rows_with(case: Case, *roles: str) -> Sequence[GroupMember]:
    rows = [row for row in case.rows(GroupMember) if row.usable(GroupMember.role) in roles]
    return sorted(rows, key=lambda row: row.at_row)


@obligation(
    leading_group,
    "R701",
    "局党组书记任组长",
    Strength.MUST,
    LEADING_GROUP,
    reads=(Person, GroupMember),
)
def secretary_is_chief(group: Subject[GroupMember], case: Case) -> Judgement:
    """领导小组的组长是局党组书记，只有一位。

    看“领导小组名单”小组职务为“组长”的行，和“人员名册”的职务层次、职务、任职起止：职务层次有“党组书记”或者
    职务写着党组书记的，为局党组书记。意见印发日（参数“意见印发日”）为期：以前为未到期，当天还没有的为预警，
    以后没有组长、有两位、不是在任党组书记的，为不符合。党组书记与局长分设的，组长是党组书记。书记换了人而
    名单没有改的，写明人事变动后名单未调整。名册里没有在任的党组书记、名单读不出的，无法判定。

    例：党组书记张三任组长，符合；局长李四任组长而党组书记是张三，不符合。
    """
    chiefs = _rows_with(case, CHIEF)
    names = list(dict.fromkeys(row.name for row in chiefs))
    if not names and (doubt := case.derived(seats).roleless):
        return cannot_be_read("组长", doubt)
    deadline = since_issue(case)
    cells: Cells = tuple((row, GroupMember.name) for row in chiefs) or (
        (group.row, GroupMember.role),
    )
    advice = "请按《意见》由局党组书记任组长，改正名单"
    if len(names) != 1:
        said = f"领导小组列了{len(names)}位组长（{listed(names)}）" if names else "领导小组没有组长"
        return owed_since_issue(deadline, said, LEADING_GROUP.words, cells, advice)
    return _chief_is(names[0], case, cells, advice)


def _chief_is(name: str, case: Case, cells: Cells, advice: str) -> Judgement:
    people = case.derived(people_by_name)
    secretaries = [p for p in people.values() if is_party_secretary(p)]
    now = [person for person in secretaries if in_office(person, case.as_of)]
    if name in {person.name for person in now}:
        apart = not any(is_director(p) for p in now)
        directors = [p.name for p in people.values() if in_office(p, case.as_of) and is_director(p)]
        remark = (
            f"；局长为{listed(directors)}，与党组书记分设，请确认" if apart and directors else ""
        )
        return since_issue(case).met(f"局党组书记{name}任领导小组组长{remark}。", cells)
    if not now:
        fact = f"“{Person.sheet}”中没有截至{day(case.as_of)}在任的局党组书记，无法判定组长{name}是否局党组书记。"
        return unknown(fact, cells, "请在人员名册的职务层次中注明党组书记")
    chief = people.get(name)
    if chief in secretaries and chief and (chief.usable(Person.since) or case.as_of) > case.as_of:
        return list_is_of_later("组长", chief)
    if all(person.usable(Person.until) for person in now):
        return list_is_of_later("组长", now[0])
    moved = f"{NOT_ADJUSTED}：" if chief in secretaries else ""
    said = f"{moved}领导小组组长为{name}，局党组书记为{listed(p.name for p in now)}"
    first = now[0].usable(Person.since) if chief in secretaries else None
    return owed_since_issue(
        since_issue(case, appointed=first), said, LEADING_GROUP.words, cells, advice
    )


@obligation(
    of_the_party_group,
    "R702",
    "局党组成员任副组长",
    Strength.MUST,
    LEADING_GROUP,
    reads=(Person, GroupMember),
)
def party_group_are_deputies(person: Subject[Person], case: Case) -> Judgement:
    """组长以外的各局党组成员任领导小组副组长。

    看“人员名册”的是否党组成员、是否班子成员、任职起止和“领导小组名单”的小组职务。意见印发日为期，印发以后
    任职的以任职之日为期：以前为未到期，当天为预警，以后没有列为副组长的（只列为成员的也是）为不符合；中途任职
    而没有列入的，写明人事变动后名单未调整。党组成员兼大队长、站长的，只列一次，列为副组长。

    组长和党组书记不适用。班子成员而不是党组成员的（如非党的副局长），原文没有写他的职务，只作提示，请领导小组
    确定；副组长而不是党组成员、已经离任的，也只作提示。名单读不出、是否党组成员没有填的，无法判定。

    例：党组成员、副局长李四列为副组长，符合；党组成员兼大队长王五只列为成员，不符合。
    """
    listing = case.derived(seats)
    if listing.is_empty:
        return list_is_empty()
    mine = listing.of(person.key)
    roles = [str(row.role) for row in mine]
    cells: Cells = tuple((row, GroupMember.role) for row in mine) or ((person.row, Person.name),)
    if CHIEF in roles:
        return not_applicable(f"{person.label}任领导小组组长，副组长的要求不适用。", cells)
    if departed(case, mine):
        return _still_listed(person, case, cells)
    if not person.row.in_party_group:
        return _no_seat_in_the_wording(person, case, roles, cells)
    if is_party_secretary(person.row):
        fact = f"{person.label}为局党组书记，应任组长，副组长的要求不适用。"
        return not_applicable(fact, cells)
    if DEPUTY in roles:
        twice = "；另列为成员，按较高的职务列一次即可" if len(set(roles)) > 1 else ""
        return since_issue(case).met(
            f"{person.label}为局党组成员，任领导小组副组长{twice}。", cells
        )
    return _is_no_deputy(person, case, roles, cells)


def _still_listed(person: Subject[Person], case: Case, cells: Cells) -> Judgement:
    until = person.row.usable(Person.until)
    left = f"已于{full_day(until)}离任" if until else "已离任"
    said = f"截至{day(case.as_of)}，{person.label}{left}，仍列为副组长，{NOT_ADJUSTED}。"
    deadline = since_issue(case, Strength.HINT)
    return deadline.owed(said, cells, "请按现任人员调整领导小组名单")


def _no_seat_in_the_wording(
    person: Subject[Person], case: Case, roles: Sequence[str], cells: Cells
) -> Judgement:
    role = f"，名单列为{listed(dict.fromkeys(roles))}" if roles else "，名单没有列入"
    who = "班子成员" if person.row.usable(Person.in_leadership) else "副组长"
    if who == "副组长":
        role = ""
    fact = f"截至{day(case.as_of)}，{person.label}为{who}而不是局党组成员{role}；{NO_SEAT}。"
    deadline = since_issue(case, Strength.HINT)
    return deadline.owed(fact, cells, "请领导小组确定其在领导小组的职务")


def _is_no_deputy(
    person: Subject[Person], case: Case, roles: Sequence[str], cells: Cells
) -> Judgement:
    if not roles and (doubt := case.derived(seats).in_doubt((person.key,), (DEPUTY,))):
        return cannot_be_read(person.label, doubt)
    since, until = person.row.usable(Person.since), person.row.usable(Person.until)
    if until:
        return list_is_of_later(person.label, person.row)
    issued = case.limits(Limits).issued_on
    late = f"（{full_day(since)}任职，{NOT_ADJUSTED}）" if since and since > issued else ""
    listed_as = f"只列为{listed(dict.fromkeys(roles))}" if roles else "没有列入领导小组名单"
    said = f"{person.label}为局党组成员，{listed_as}{late}"
    deadline = since_issue(case, appointed=since)
    advice = "请列为副组长；兼任大队、站、科室负责人的，不再另列为成员"
    return owed_since_issue(deadline, said, LEADING_GROUP.words, cells, advice)


@obligation(
    leading_group,
    "R704",
    "领导小组下设办公室",
    Strength.MUST,
    GROUP_OFFICE,
    reads=(Person, Unit, GroupMember),
)
def group_has_an_office(group: Subject[GroupMember], case: Case) -> Judgement:
    """领导小组下设办公室：名单列有办公室主任，并看得出设在哪个科室。

    看“领导小组名单”的小组职务和备注。意见印发日为期：以前为未到期，当天为预警，以后没有办公室主任的为不符合。
    设在何处《意见》没有规定，只作数据提示：办公室主任一行的备注写明“设在××科”的，主任本人是某个科室、单位的人、
    单位职务写着科室的，都认可；都看不出的为预警。

    例：局办公室主任许某任办公室主任，符合；只列了办公室成员，没有主任，不符合。
    """
    listing = case.derived(seats)
    chiefs = _rows_with(case, OFFICE_CHIEF)
    cells: Cells = tuple((row, GroupMember.name) for row in chiefs)
    if not chiefs:
        if doubt := listing.roleless:
            return cannot_be_read("领导小组办公室主任", doubt)
        some = "有办公室人员而没有办公室主任" if _rows_with(case, *OFFICE) else "没有办公室"
        said = f"领导小组名单{some}"
        where: Cells = ((group.row, GroupMember.role),)
        advice = "请在名单中列明办公室主任"
        return owed_since_issue(since_issue(case), said, GROUP_OFFICE.words, where, advice)
    if unread := [row for row in chiefs if row in listing.nameless]:
        return cannot_be_read("领导小组办公室主任", unread)
    place = _placed(case, chiefs)
    names = listed(dict.fromkeys(row.name for row in chiefs))
    if place:
        return since_issue(case).met(f"领导小组办公室主任为{names}，{place}。", cells)
    fact = f"截至{day(case.as_of)}，领导小组办公室主任为{names}，名单未写明办公室设在哪个科室。"
    advice = f"请在办公室主任一行的备注写明，如“{PLACED_AT}局办公室”"
    return since_issue(case, Strength.DATA).owed(fact, cells, advice)


def _placed(case: Case, chiefs: Sequence[GroupMember]) -> str:
    """办公室设在哪里：备注写的，或者主任所在的科室."""
    for row in _rows_with(case, *OFFICE):
        remark = row.usable(GroupMember.remark) or ""
        if PLACED_AT in remark:
            return remark.rstrip("。")
    people = case.derived(people_by_name)
    ours = {section.key for section in sections(case)}
    for row in chiefs:
        person = people.get(row.name)
        unit = person.usable(Person.unit) if person else None
        post = row.usable(GroupMember.post) or ""
        found = unit if unit in ours else next((n for n in sorted(ours) if n in post), None)
        if found:
            return f"主任所在科室为{found}"
    return ""
