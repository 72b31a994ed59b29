"""A2 人员名册，以及从名册认人的几种方法."""

from collections.abc import Callable
from collections.abc import Sequence
from typing import Unpack

from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.units import unit_reference
from toolkit.declare.case import Case
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Choices
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Names
from toolkit.declare.columns import Number
from toolkit.declare.columns import PersonName
from toolkit.declare.columns import Phone
from toolkit.declare.columns import Reference
from toolkit.declare.columns import References
from toolkit.declare.columns import Text
from toolkit.declare.ledger import ColumnFacts
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Subject
from toolkit.declare.period import Period


class Person(Ledger, code="A2", sheet="人员名册", capacity=120, directory=True):
    """人员名册：全局在册人员，一人一行；其他表的姓名都从这里选."""

    number = Identifier("人员编号", "如 RY001，不重复", example="RY001")
    name = PersonName("姓名", "姓名中间不要加空格", example="张三", width=10)
    sex = Choice("性别", options=("男", "女"), example="男", width=8).optional()
    unit = unit_reference("单位", example="局领导")
    post = Text("职务", example="局党组书记、局长", width=20)
    levels = Choices(
        "职务层次",
        "可填几项，用；隔开",
        options=(
            "党组书记",
            "局长",
            "副局长",
            "党组成员",
            "纪检组长",
            "科室负责人",
            "大队负责人",
            "站负责人",
            "工作人员",
        ),
        example="党组书记；局长",
    ).optional()
    in_party_group = Flag("是否党组成员", example="是")
    in_leadership = Flag("是否班子成员", "局领导班子成员填“是”", example="是")
    acting_head = Flag("是否主持工作", "副职主持工作的填“是”", example="否").optional()
    on_duty = Flag("是否值班副局长", "局长外出时留守的副局长填“是”", example="否").optional()
    rank = Number("领导排序", "名单按此先后排列", example=1).optional()
    since = Date("任职起", period=Period.ANY, example="2010-05-01").optional()
    until = Date("任职止", "在任的不填", period=Period.ANY).optional()
    mobile = Phone("手机", example="13800000000").optional()
    mail = Text(
        "邮箱", "台账分册发到这个邮箱", example="zhangsan@example.invalid", width=22
    ).optional()
    other_names = Names(
        "曾用名/易错写法", "用；隔开，填错时据此提示", example="张叁", width=18
    ).optional()

    key = (number,)
    namesakes_by = (unit, number)
    told_by = (unit,)
    addressed_by = (post,)
    in_office = (since, until)


def person_reference(heading: str, prompt: str = "", **more: Unpack[ColumnFacts]) -> Reference:
    """填一个人的列：从人员名册的姓名中选."""
    return Reference(heading, prompt, to=Person.name, also=(Person.other_names,), **more)


def person_references(heading: str, prompt: str = "", **more: Unpack[ColumnFacts]) -> References:
    """填几个人的列，姓名之间用；隔开."""
    return References(heading, prompt, to=Person.name, also=(Person.other_names,), **more)


def leaders(case: Case) -> Sequence[Subject[Person]]:
    """局领导班子成员，按领导排序；统计截止日还没有到任的、本年度之前离任的不算，同名的只算一次."""
    return serving(case, lambda person: bool(person.usable(Person.in_leadership)))


def serving(case: Case, wanted: Callable[[Person], bool]) -> Sequence[Subject[Person]]:
    """名册上本年度任职的人；统计截止日还没有到任的、本年度之前离任的不算，同名的只算一次."""
    start = case.limits(Limits).year_start
    named: dict[str, Person] = {}
    for person in case.filled(Person, Person.name):
        since, until = person.usable(Person.since), person.usable(Person.until)
        in_post = not (since and since > case.as_of) and not (until and until < start)
        if in_post and wanted(person):
            named.setdefault(person.name, person)
    members = sorted(named.values(), key=lambda person: (_rank(person), person.at_row))
    return [Subject(person.name, person_label(person.name), person) for person in members]


def person_label(name: str) -> str:
    """判定里怎样称呼一个人."""
    return f"{name}同志"


def _rank(person: Person) -> float:
    rank = person.usable(Person.rank)
    return float("inf") if rank is None else rank
