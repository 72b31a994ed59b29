"""A world: rows by sheet and heading, parameters, an as-of date; and what the clauses make of it."""

import copy
import datetime as dt
from dataclasses import dataclass
from dataclasses import field

from judge.worlds.dates import day

MET, UNMET, NOT_DUE = "符合", "不符合", "未到期"
WARNING, DEVIATION, UNKNOWN, NOT_HELD = "预警", "偏离待说明", "无法判定", "不适用"
QUIET = frozenset({MET, NOT_DUE, NOT_HELD})
WAITING = frozenset({NOT_DUE, WARNING})
ANY = QUIET | {UNMET, WARNING, DEVIATION, UNKNOWN}
WORST_FIRST = (UNMET, UNKNOWN, DEVIATION, WARNING, NOT_DUE, MET, NOT_HELD)

WORK, DIARY, RECEPTION, VISIT = "下基层活动台账", "民情日记登记", "接访场次", "来访事项"
PROBLEM, REPORT, UNIT, PERSON = "问题整改台账", "调研报告登记", "单位名录", "人员名册"
GROUP, POINT, PETITION, CASE = "领导小组名单", "联系点一览表", "信访事项登记", "领导包案表"
REFORM, CHECK, PAPER, PRAISE = "作风整改", "纪律自查表", "发文登记簿", "表扬候选及审定"
STATISTIC, ABSENCE, HOLIDAY = "信访统计", "请假出差登记", "节假日"

ISSUED, HALF, FINAL = day(3, 14), day(6, 30), day(9, 30)
YEAR_START, YEAR_END = day(1, 1), day(12, 31)
DEFAULTS = {
    "全年起始日": YEAR_START, "全年截止日": YEAR_END, "意见印发日": ISSUED, "上半年截止日": HALF,
    "最迟截止日": FINAL, "总天数下限": 60, "驻点计入总天数": "是", "驻点天数下限": 5, "驻点天数上限": 7,
    "大接访计入接访日": "是", "报告时限": 15, "每日日记篇数": 1, "驻点人员下限": 3, "驻点人员上限": 4,
    "领导计入驻点人员": "是", "台账更新天数": 31, "两个月口径": "自然日", "最小计日单位": 0.5,
    "任职不满一年折算": "否", "接访时长": None, "接访公告天数": 2, "接访公告为必须": "否",
    "走访对象种类": 3, "日记字数下限": 100, "重点类别取前几名": 3, "同时外出上限": None, "计划偏差天数": 3,
    "陪同人数上限": 2, "车辆数上限": 1, "补记天数": 30, "集中补记行数": 10, "来访答复天数": 30,
    "首接包案": "是", "受理期限": 15, "办结期限": 60, "延期期限": 30, "通报周期": "季", "预警天数": 15,
}  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """What must be said of a subject: one of the states; `about` are its names, `of` those of what it belongs to."""

    code: str
    about: frozenset[str]
    states: frozenset[str]
    of: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Cell:
    """Where a finding must be: one of the codes, at a row of the sheet as listed (from 0), in a column."""

    codes: frozenset[str]
    sheet: str
    index: int
    columns: frozenset[str]


@dataclass
class World:
    """A bureau on a day.

    Attributes:
        rows: by sheet, each a dict by heading.
        settings: the parameters that differ from those that the clauses give.
        as_of: up to which day is judged.
        planted: the plants that were put in, by code and name.
        busy: people and rows that a plant has touched already.
        as_planted_for: the day for which the plants were put in.
        asked_only: of some people and points only these codes are asked, the others are open.
    """

    rows: dict[str, list[dict[str, object]]]
    as_of: dt.date
    settings: dict[str, object] = field(default_factory=dict)
    planted: list[str] = field(default_factory=list)
    busy: set[object] = field(default_factory=set)
    as_planted_for: dt.date = YEAR_END
    asked_only: dict[str, frozenset[str]] = field(default_factory=dict)

    def __getitem__(self, sheet):
        return self.rows.setdefault(sheet, [])

    def limit(self, name):
        """A parameter in force."""
        return self.settings.get(name, DEFAULTS[name])

    def leaders(self):
        """Members of the leading body whose term has begun, former ones of the year with them."""
        people = [each for each in self[PERSON] if each["是否班子成员"] == "是"]
        return [each for each in people if not (each.get("任职起") and each["任职起"] > self.as_of)]

    def in_office(self):
        """The leaders whose term has not ended."""
        return [each for each in self.leaders() if not _left(each, self.as_of)]

    def heads(self):
        """Unit's short name → its head; None where the roster has none. The leaders' own row is no section."""
        units = [each["规范简称"] for each in self[UNIT] if each["类型"] != "外单位"]
        found = {}
        for unit in units:
            if unit == "局领导":
                continue
            staff = [each for each in self[PERSON] if each["单位"] == unit]
            found[unit] = next((each for each in staff if _leads(each)), None)
        return found

    def shared(self, name):
        """Whether two people of the roster have a name."""
        return sum(each["姓名"] == name for each in self[PERSON]) > 1

    def point_of(self, name):
        """The first contact point of a leader, or None."""
        return next((each for each in self[POINT] if name in names(each["责任领导"])), None)


def _left(person, as_of):
    return bool(person.get("任职止") and person["任职止"] <= as_of)


def _leads(person):
    levels = names(person.get("职务层次"))
    return person.get("是否主持工作") == "是" or any(each.endswith("负责人") for each in levels)


def names(cell):
    """What a cell lists."""
    return [each for each in str(cell or "").split("；") if each]


def states(*several):
    """The states that may be said."""
    return frozenset(several)


def about(*several):
    """The names of a subject, those of people and rows as dicts among them."""
    found = set()
    for each in several:
        if isinstance(each, dict):
            found.update(each[key] for key in ("姓名", "联系点编号") if each.get(key))
        elif each:
            found.add(each)
    return frozenset(found)


_EVENT = {
    WORK: "结束日期", DIARY: "日期", RECEPTION: "日期", VISIT: "来访时间", PROBLEM: "提出日期",
    REPORT: "完成日期", PETITION: "登记日期", PAPER: "成文日期", CHECK: "日期", ABSENCE: "结束日期",
    PRAISE: "审定日期",
}  # fmt: skip
_LATER = {
    VISIT: {"答复日期": ("办理结果", "满意度")},
    REPORT: {"交流日期": ("交流形式",)},
    PROBLEM: {"办结日期": ("进展", "办结说明/佐证"), "反馈日期": ("是否反馈群众", "满意度")},
    PETITION: {
        "受理日期": ("是否受理",),
        "受理告知日期": (),
        "办结日期": (),
        "书面答复日期": ("处理类型",),
        "延期日期": ("延期天数", "延期批准人", "延期告知"),
    },
    CASE: {"化解日期": ("息访协议",)},
}


def cut(world, as_of):
    """The world as it stood on a day: nothing that happened after it."""
    made = copy.deepcopy(world)
    made.as_of = as_of
    for row in made[WORK]:
        if row["活动类别"] != "驻点调研" and row["开始日期"] <= as_of < row["结束日期"]:
            row |= {
                "结束日期": as_of,
                "天数": (as_of - row["开始日期"]).days + 1,
                "填报日期": as_of,
            }
    for sheet, column in _EVENT.items():
        made.rows[sheet] = [each for each in made[sheet] if not _after(each.get(column), as_of)]
    _not_yet_known(made)
    for row in made[CASE]:
        row["进展"] = "已化解" if row["化解日期"] else row["进展"] and "办理中"
    for row in made[STATISTIC]:
        row["统计止"] = as_of
    return made


def _not_yet_known(made):
    """Blank what a line could not tell on the day yet, and leave out who was not there."""
    for sheet, columns in _LATER.items():
        for row in made[sheet]:
            for column, others in columns.items():
                if _after(row.get(column), made.as_of):
                    row.update(dict.fromkeys((column, *others)))
    coming = {each["姓名"] for each in made[PERSON] if _after(each.get("任职起"), made.as_of)}
    for sheet in (PERSON, GROUP):
        made.rows[sheet] = [each for each in made[sheet] if each["姓名"] not in coming]
    for row in made[PERSON]:
        if _after(row.get("任职止"), made.as_of):
            row["任职止"] = None


def _after(value, as_of):
    return isinstance(value, dt.date) and value > as_of
