"""What is restricted is never repeated outside its own cell."""

from tests.drawn import judged
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Choices
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import IdNumber
from toolkit.declare.columns import Number
from toolkit.declare.columns import PersonName
from toolkit.declare.columns import Phone
from toolkit.declare.columns import Reference
from toolkit.declare.columns import References
from toolkit.declare.columns import Text
from toolkit.declare.columns import Time
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period
from toolkit.reading.findings import findings_of
from toolkit.reading.findings import notes_of
from toolkit.reading.references import Directory
from toolkit.reading.references import Lookup
from toolkit.reading.sheet_draft import open_draft
from toolkit.reading.values import Refused
from toolkit.reading.workbook import Sheet


def test_a_refused_identity_number_is_neither_in_the_finding_nor_in_the_notes():
    drawing = """
    来访事项
    | 事项号 | 信访人 | 身份证号           | 电话         |
    | SX-01  | 王某某 | 990000194409222508 | 1380000 0000 |
    """
    outcome = judged(drawing, "2012-06-30").judged.outcome
    assert [f.code for f in outcome.findings if f.place.column == "身份证号"] == ["F02"]
    everything = repr(outcome)
    assert "990000194409222508" not in everything
    assert "1380000" not in everything
    assert "王某某" not in everything


def test_an_officials_name_that_two_have_is_asked_about_beside_what_is_restricted():
    drawing = """
    人员名册
    | 人员编号 | 姓名 | 单位     | 职务 |
    | RY01     | 张三 | 局领导   | 局长 |
    | RY02     | 张三 | 监察大队 | 科员 |
    来访事项
    | 事项号 | 信访人 | 包案领导 |
    | SX-01  | 王某某 | 张三     |
    | SX-02  | 王某某 | 钱某某   |
    """
    findings = judged(drawing, "2012-06-30").judged.outcome.findings
    asked, unknown = [f for f in findings if f.place.column == "包案领导"]
    assert (asked.code, asked.value) == ("F05", "张三")
    assert asked.message == "“张三”可能是“张三（局领导）”、“张三（监察大队）”，不能确定"
    assert (unknown.value, "钱某某" in repr(unknown)) == ("（受限）", False)


class Case(Ledger, code="X1", sheet="来访登记"):
    """来访登记：每一栏都是受限的."""

    number = Identifier("编号", restricted=True)
    who = PersonName("姓名", restricted=True)
    said = Text("反映内容", restricted=True, longest=4)
    came = Date("来访日期", period=Period.EVENT, restricted=True)
    left = Date("离开日期", period=Period.EVENT, restricted=True)
    at = Time("时间", restricted=True)
    count = Number("人数", restricted=True, maximum=9)
    phone = Phone("电话", restricted=True)
    id_number = IdNumber("身份证号", restricted=True)
    urgent = Flag("是否紧急", restricted=True)
    kind = Choice("类型", options=("噪声", "异味"), restricted=True)
    kinds = Choices("几类", options=("噪声", "异味"), restricted=True)

    key = (number, who)
    span = (came, left)


SECRETS = (
    "ZX-77",
    "钱某某",
    "夜间偷排废气",
    "3月5",
    "8点99",
    "987654",
    "13800009999",
    "9900001944",
    "绝密",
)
DIRTY = [
    "ZX-77", "钱 某某", "夜间偷排废气", "3月5-9日", "2012-03-30", "8点99分", "987654",
    "13800009999、13800009998", "990000194409222508", "绝密", "绝密", "绝密；绝密",
]  # fmt: skip
CLEAN = [
    "ZX-77", "钱某某", "噪声", "2012-03-05", "2012-03-09", "08:30", "3",
    "13800009999", "", "是", "噪声", "噪声",
]  # fmt: skip


def test_no_kind_of_restricted_cell_is_repeated_however_it_is_wrong():
    headings = [column.heading for column in Case.columns]
    sheet = Sheet(Case.sheet, [headings, DIRTY, CLEAN, [*CLEAN[:6], "4", *CLEAN[7:]]])
    draft = open_draft("册.xlsx", Case, sheet, {})
    draft.read(2012)
    table = draft.table()
    findings = findings_of(draft, table)
    faulty = {(finding.code, finding.place.column) for finding in findings}
    assert faulty >= {
        ("F02", "来访日期"), ("F02", "时间"), ("F02", "电话"), ("F02", "身份证号"), ("F04", "是否紧急"),
        ("F03", "反映内容"), ("F03", "人数"), ("F04", "类型"), ("F04", "几类"), ("F06", "编号"),
    }  # fmt: skip
    told = repr([findings, list(notes_of(draft, table))])
    assert [secret for secret in SECRETS if secret in told] == []


def test_a_restricted_name_that_is_not_registered_is_not_repeated_nor_its_like_proposed():
    class Visit(Ledger, code="X2", sheet="走访"):
        """走访."""

        who = Reference("走访对象", to=Case.who, restricted=True)
        several = References("同访", to=Case.who, restricted=True)

    directory = Directory(Case.who, ["钱某某"], [], {})
    for column, value in ((Visit.who, "钱某"), (Visit.several, ("钱某", "钱某某"))):
        reading = Lookup(column, directory).settle(value)
        assert reading == Refused("不在“来访登记”的“姓名”中", "改正，或先在“来访登记”登记")
