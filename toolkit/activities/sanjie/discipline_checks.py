"""C4 纪律自查表：只作线索，不作结论."""

from toolkit.activities.sanjie.points import point_reference
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period


class DisciplineCheck(Ledger, code="C4", sheet="纪律自查表", capacity=60):
    """纪律自查表：“三不”做到的填“是”."""

    point = point_reference(example="LXD02").optional()
    checked_on = Date("日期", period=Period.EVENT, example="2012-04-15").optional()
    no_disturbing = Flag("不扰民", example="是").optional()
    no_layers_of_escort = Flag("不层层陪同", example="是").optional()
    no_special_treatment = Flag("不搞特殊接待", example="是").optional()
    escort_count = Number("陪同人数", unit="人", example=1).optional()
    complaints = Number("投诉数", unit="件", example=0).optional()
    checked_by = Text("自查人", example="李四").optional()
    verified_by = Text("核查人").optional()

    key = (point, checked_on)
