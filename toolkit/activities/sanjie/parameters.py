"""参数：《实施意见》没有写死的数与词，逐项写明依据，工作簿“参数”表可改."""

import datetime as dt
from pathlib import Path

from toolkit.activities.sanjie.paper_kinds import CIRCULARS
from toolkit.activities.sanjie.paper_kinds import REMINDER
from toolkit.declare.by_kind import ByKind
from toolkit.declare.delivery import Security
from toolkit.declare.parameter_file import load_declared
from toolkit.declare.parameters import Amount
from toolkit.declare.parameters import Count
from toolkit.declare.parameters import Day
from toolkit.declare.parameters import OptionalAmount
from toolkit.declare.parameters import OptionalDay
from toolkit.declare.parameters import Parameters
from toolkit.declare.parameters import Port
from toolkit.declare.parameters import Switch
from toolkit.declare.parameters import Wording
from toolkit.declare.weights import Weights

INDICATORS = (
    "驻点达标",
    "下基层天数",
    "接访按时率",
    "问题按时办结率",
    "反馈满意率",
    "调研成果转化",
    "日记走访质量",
    "报送及时一次通过率",
)
"""表扬候选测算的各项指标，按此先后排列；权重见参数“指标权重”."""


class Limits(Parameters):
    """本次活动的参数；取值、依据和由谁定写在 parameters.toml."""

    declared = load_declared(Path(__file__).with_name("parameters.toml"))
    ordered = (
        ("全年起始日", "全年截止日"),
        ("上半年截止日", "最迟截止日"),
        ("意见印发日", "最迟截止日"),
        ("意见印发日", "全年截止日"),
        ("驻点天数下限", "驻点天数上限"),
        ("驻点人员下限", "驻点人员上限"),
    )

    retired = frozenset({"反馈天数", "密级", "印章说明"})
    year_start = Day("全年起始日")
    year_end = Day("全年截止日")
    issued_on = Day("意见印发日")
    half_year = Day("上半年截止日")
    final_day = Day("最迟截止日")
    total_days = Amount("总天数下限")
    total_workdays = Count("总工作日下限")
    stay_in_total = Switch("驻点计入总天数")
    stay_days_min = Count("驻点天数下限", least=1)
    stay_days_max = Count("驻点天数上限", least=1)
    lodging_required = Switch("驻点住宿为必须")
    big_counts_as_day = Switch("大接访计入接访日")
    report_days = Count("报告时限")
    diary_per_day = Amount("每日日记篇数")
    team_min = Count("驻点人员下限")
    team_max = Count("驻点人员上限")
    leader_in_team = Switch("领导计入驻点人员")
    update_days = Count("台账更新天数")
    head_mark = ByKind("发文机关标志", CIRCULARS)
    bureau = ByKind("机关全称", CIRCULARS, never_ends="文件")
    paper_code = Wording("发文代字")
    addressees = ByKind("主送机关", CIRCULARS)
    copies_to = ByKind("抄送机关", CIRCULARS)
    printed_by = ByKind("印发机关", (*CIRCULARS, REMINDER))
    office_contact = Wording("办公室联系人")
    office_phone = Wording("办公室电话")
    mail_host = Wording("发件服务器")
    mail_port = Port("发件端口")
    mail_security = Wording("发件加密", options=tuple(Security))
    mail_sender = Wording("发件人邮箱")
    mail_user = Wording("发件帐号")
    opinions_title = Wording("实施意见标题")
    opinions_number = Wording("实施意见文号")
    period = Wording("报送期次")
    period_end = OptionalDay("本期截止日")
    submit_by = OptionalDay("报送期限")
    submit_days = Count("报送天数", least=1)
    booklet_name = Wording("分册文件名")
    resubmit_days = Count("补报天数")
    two_months_basis = Wording("两个月口径", options=("自然日", "工作日"))
    min_unit = Amount("最小计日单位")
    prorate = Switch("任职不满一年折算")
    deadline_scope = Wording("驻点时限口径", options=("驻点", "驻点、接访和报告"))
    reception_hours = OptionalAmount("接访时长")
    notice_days = Count("接访公告天数")
    notice_required = Switch("接访公告为必须")
    min_kinds = Count("走访对象种类")
    diary_min_chars = Count("日记字数下限")
    report_by = Wording("报告撰写人", options=("班子成员", "班子成员和科室、大队、站负责人"))
    top_n = Count("重点类别取前几名")
    max_away = OptionalAmount("同时外出上限")
    slip_days = Count("计划偏差天数")
    max_escort = Count("陪同人数上限")
    max_cars = Count("车辆数上限")
    late_days = Count("补记天数")
    burst = Count("集中补记行数")
    reply_days = Count("来访答复天数")
    first_receiver_owns = Switch("首接包案")
    petition_accept_days = Count("受理期限")
    petition_settle_days = Count("办结期限")
    petition_extend_days = Count("延期期限")
    petition_warn_days = Count("信访预警天数")
    alike = Amount("日记雷同比例")
    names_in_annex = Switch("通报点名")
    bulletin_cycle = Wording("通报周期", options=("月", "季", "半年"))
    publicity_days = Count("公示工作日")
    weights = Weights("指标权重", INDICATORS)
    warn_days = Count("预警天数")

    def year_bounds(self) -> tuple[dt.date, dt.date]:
        """“全年累计”从哪天算到哪天."""
        return self.year_start, self.year_end
