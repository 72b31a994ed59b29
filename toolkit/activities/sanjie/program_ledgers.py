"""Z1—Z4：程序生成的表，人只填其中的“说明”等几列."""

from toolkit.activities.sanjie.units import unit_reference
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.ledger import Owner
from toolkit.declare.outcome import SETTLED
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import State


class Submission(Ledger, code="Z1", sheet="报送情况表", owner=Owner.PROGRAM, capacity=200):
    """报送情况表：每批每单位一行，催报名单由此而来."""

    batch = Text("批次", example="2012年第2期", width=14)
    unit = unit_reference("单位", example="监察大队")
    expected = Text("应报表", example="问题整改台账", width=24).optional()
    sent_on = Date("下发时间", example="2012-06-20").optional()
    returned_on = Date("回收时间").optional()
    version = Text("版本", example="v1", width=8).optional()
    status = Choice("状态", options=("未报", "已报待核", "退回", "合格"), example="未报")
    rejections = Number("退回次数", unit="次").optional()
    reject_reason = Text("退回原因", width=24).optional()
    days_late = Number("迟报天数", unit="天").optional()
    responsible = Text("责任人", example="李某").optional()

    key = (batch, unit)


class ResultLine(
    Ledger, code="Z2", sheet="校验结果", owner=Owner.PROGRAM, capacity=0, essential=False
):
    """校验结果：问题和判定，一条一行；“说明”由人填写，再次校验时保留."""

    rule = Text("规则号", width=8)
    name = Text("事项", width=18).optional()
    strength = Text("级别", width=7)
    subject = Text("对象", width=14)
    basis = Text("依据", width=34)
    fact = Text("事实", width=46)
    place = Text("位置", width=20).optional()
    due = Text("截止日", width=12).optional()
    suggestion = Text("建议", width=30).optional()
    state = Choice("状态", options=(*State, TO_CORRECT, SETTLED), width=12)
    explanation = Text("说明", width=28).optional()
    reviewer = Text("复核人", width=10).optional()
    stable_key = Text("系统标识", width=20).optional()


class SummaryLine(
    Ledger, code="Z3", sheet="汇总表", owner=Owner.PROGRAM, capacity=0, essential=False
):
    """汇总表：每位局领导一行."""

    name = Text("姓名", width=10)
    post = Text("职务", width=20).optional()
    days = Number("下基层天数", unit="天", step=0.5).optional()
    stay_span = Text("驻点起止", width=22).optional()
    stay_days = Number("驻点天数", unit="天").optional()
    stay_met = Text("是否达标").optional()
    receptions = Number("接访场次", unit="场").optional()
    batches = Number("接访批次", unit="批").optional()
    grand = Text("大接访").optional()
    diaries = Number("日记篇数", unit="篇").optional()
    reports = Number("报告篇数", unit="篇").optional()
    problems = Number("问题数", unit="件").optional()
    settled = Number("办结数", unit="件").optional()
    settle_rate = Text("办结率").optional()
    conclusion = Text("结论", width=24).optional()


class TrailLine(
    Ledger, code="Z4", sheet="变更留痕", owner=Owner.PROGRAM, capacity=0, essential=False
):
    """变更留痕：谁、何时、在哪个文件的哪一格、由什么改为什么."""

    who = Text("操作人", width=12)
    when = Text("时间", width=18)
    file = Text("文件", width=28)
    cell = Text("单元格", width=18)
    old = Text("旧值", width=20).optional()
    new = Text("新值", width=20).optional()
    reason = Text("原因", width=20).optional()
