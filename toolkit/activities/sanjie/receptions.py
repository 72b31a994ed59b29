"""B3 接访登记：场次一张表，来访事项一张表."""

from toolkit.activities.sanjie.owners import POINT
from toolkit.activities.sanjie.people import person_reference
from toolkit.activities.sanjie.points import point_reference
from toolkit.activities.sanjie.units import unit_reference
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import IdNumber
from toolkit.declare.columns import Number
from toolkit.declare.columns import Phone
from toolkit.declare.columns import Reference
from toolkit.declare.columns import Text
from toolkit.declare.columns import Time
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period

MATTER_KINDS = ("水", "气", "噪声", "固废", "辐射", "农村环境", "建设项目", "其他")
SATISFACTION = ("满意", "基本满意", "不满意", "未回访")


class Reception(Ledger, code="B3a", sheet="接访场次", owner=POINT, capacity=200):
    """接访场次：一场一行；公告了而无人来访的也要登记，批次、人次填0."""

    number = Identifier("场次号", "如 CC-2012-01，不重复", example="CC-2012-01")
    held_on = Date("日期", period=Period.EVENT, example="2012-04-12")
    begins = Time("起时间", example="09:00").optional()
    ends = Time("止时间", example="11:30").optional()
    place = Text("地点", example="尧塘镇政府一楼", width=18)
    point = point_reference(example="LXD02").optional()
    leader = person_reference("接访领导", example="张三")
    form = Choice(
        "方式",
        options=("定点接访", "重点约访", "专题接访", "带案下访", "座谈"),
        example="定点接访",
    )
    is_grand = Flag("是否大接访", example="否")
    announced_on = Date("公告日期", period=Period.EVENT, example="2012-04-09").optional()
    announced_in = Text("公告载体", example="镇政府公告栏").optional()
    escorts = Text("陪同人员").optional()
    batches = Number("来访批次", unit="批", example=3).optional()
    visitors = Number("人次", unit="人次", example=7).optional()

    key = (number,)


class Visit(Ledger, code="B3b", sheet="来访事项", owner=POINT, capacity=300):
    """来访事项：一件一行；信访人的姓名、证件、电话、住址只留在局办公室的文件里."""

    number = Identifier("事项号", "如 SX-2012-001，不重复", example="SX-2012-001")
    reception = Reference("场次号", to=Reception.number, example="CC-2012-01")
    came_on = Date("来访时间", period=Period.EVENT, example="2012-04-12")
    petitioner = Text("信访人", restricted=True, example="王某")
    id_number = IdNumber("身份证号", "先把单元格设为文本再填", restricted=True).optional()
    phone = Phone("电话", restricted=True).optional()
    home = Text("住址", restricted=True).optional()
    people = Number("人数", unit="人", example=1).optional()
    collective = Flag("是否集体访", "5人以上填“是”", example="否").optional()
    representatives = Number("代表人数", "集体访推选的代表，不超过5人", unit="人").optional()
    matter = Text("反映问题", example="夜间异味扰民", width=30)
    happened_at = Text("问题发生地", example="尧塘镇水北村").optional()
    kind = Choice("问题类别", options=MATTER_KINDS, example="气").optional()
    concerned_unit = Text("涉及单位", width=16).optional()
    repeated = Flag("是否重复", example="否").optional()
    over_level = Flag("是否越级", example="否").optional()
    answered_at_once = Flag("当场答复", example="否").optional()
    opinion = Text("处理意见", example="限期整改并回访", width=26)
    section = unit_reference("责任科室", example="污控科")
    due_on = Date("办理时限", period=Period.PLAN, example="2012-05-12")
    case_leader = person_reference("包案领导").optional()
    result = Text("办理结果", width=24).optional()
    replied_on = Date("答复日期", period=Period.EVENT).optional()
    satisfaction = Choice("满意度", options=SATISFACTION).optional()

    key = (number,)
