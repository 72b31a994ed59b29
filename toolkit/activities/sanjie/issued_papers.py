"""C5 发文登记簿."""

from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period


class IssuedPaper(Ledger, code="C5", sheet="发文登记簿", capacity=120):
    """发文登记簿：签发时登记，一文一行；年底的公文下一年才签发的，也登记在这里."""

    number = Text("文号", example="坛环〔2012〕18号", width=20)
    title = Text("标题", example="关于“三解三促”活动开展情况的通报", width=40)
    kind = Choice(
        "文种", options=("通知", "通报", "意见", "函", "纪要", "报告", "请示"), example="通报"
    ).optional()
    purpose = Choice(
        "类别",
        "通报、交流、制度各算什么",
        options=("情况通报", "经验交流", "制度文件", "其他"),
        example="情况通报",
    ).optional()
    dated = Date("成文日期", period=Period.CLOSING, example="2012-07-02")
    drafted_by = Text("拟稿人").optional()
    reviewed_by = Text("核稿").optional()
    signed_by = Text("签发人", example="张三")
    addressees = Text("主送", width=20).optional()
    copies_to = Text("抄送", width=20).optional()
    copies = Number("份数", unit="份").optional()
    template_version = Text("模板版本").optional()
    data_version = Text("数据版本", width=18).optional()
    archive_number = Text("归档号").optional()

    key = (number,)
