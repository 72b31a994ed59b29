"""Z1、Z3：程序生成的表."""

from toolkit.activities.sanjie.units import unit_reference
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.owner import Owner
from toolkit.declare.period import Period
from toolkit.declare.submission import FORMERLY
from toolkit.declare.submission import HANDLING
from toolkit.declare.submission import Stage


class Submission(Ledger, code="Z1", sheet="报送情况表", owner=Owner.PROGRAM, capacity=200):
    """报送情况表：每批每单位一行，催报名单由此而来."""

    batch = Text("批次", example="2012年第2期", width=14)
    unit = unit_reference("单位", example="监察大队")
    expected = Text("应报表", example="问题整改台账", width=27).optional()
    sent_on = Date("下发时间", period=Period.ANY, example="2012-06-20").optional()
    returned_on = Date("回收时间", period=Period.ANY).optional()
    version = Text("版本", example="v1", width=8).optional()
    status = Choice("状态", options=tuple(Stage), former_options=FORMERLY, example=Stage.DISPATCHED)
    rejections = Number("退回次数", unit="次").optional()
    reject_reason = Text("退回原因", width=24).optional()
    days_late = Number("迟报天数", unit="天").optional()
    responsible = Text("责任人", example="李某").optional()
    due = Date("报送期限", "首报的最后一天", period=Period.ANY, example="2012-06-29").optional()
    due_again = Date(
        "重报时限", "退回以后重报的最后一天；退回不是迟报", period=Period.ANY
    ).optional()
    handling = Choice(
        "处理", "选一项，下次点按钮时照办", options=HANDLING, owner=Owner.OFFICE
    ).optional()
    handling_why = Text(
        "处理原因", "退回、更正的必填，有几处写几处", owner=Owner.OFFICE, width=24
    ).optional()
    approved_by = Text("核定人", "核定的分管领导", owner=Owner.OFFICE, width=10).optional()
    approved_on = Date("核定日期", period=Period.ANY).optional()
    booklet = Text(
        "分册", "同一单位另有的分册，如“联系点：尧塘镇”；本单位自己的不填", width=20
    ).optional()


class SummaryLine(
    Ledger, code="Z3", sheet="汇总表", owner=Owner.PROGRAM, capacity=120, essential=False
):
    """汇总表：每位局领导、每个联系点、每个科室单位一行，校验时填写."""

    kind = Text("类别", width=9)
    name = Text("对象", width=20)
    post = Text("职务/所在镇/类型", width=20).optional()
    days = Number("下基层天数", unit="天", step=0.5).optional()
    pace = Number("序时进度", "到统计截止日应达到的天数", unit="天").optional()
    progress = Text("进度", "局领导为下基层天数占全年的份额，其余为办结率", width=18).optional()
    stay_span = Text("驻点起止", width=22).optional()
    stay_days = Number("驻点天数", unit="天").optional()
    receptions = Number("接访场次", unit="场").optional()
    batches = Number("接访批次", unit="批").optional()
    grand = Text("大接访", width=8).optional()
    diaries = Number("日记篇数", unit="篇").optional()
    reports = Number("报告篇数", unit="篇").optional()
    problems = Number("问题数", unit="件").optional()
    settled = Number("办结数", unit="件").optional()
    overdue = Number("逾期未办结", unit="件").optional()
    settle_rate = Text("办结率", width=9).optional()
    conclusion = Text("结论", width=36).optional()

    key = (kind, name)
