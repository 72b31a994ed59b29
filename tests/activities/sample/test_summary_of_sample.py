"""The sample's 汇总表 agrees with the circular."""

from toolkit.activities.sanjie.figures import bureau_figures
from toolkit.usecases.summary_table import summary_tables


def test_the_numbers_are_those_of_the_circular(clean):
    table, *_ = summary_tables(clean)
    columns = [column.heading for column in table.ledger.columns]
    rows = [dict(zip(columns, row, strict=True)) for row in table.rows]
    figures = bureau_figures(clean.case.counting)
    own = [row for row in rows if row["类别"] == "局领导"]
    for heading, name in [
        ("下基层天数", "下基层总天数"),
        ("接访场次", "接访场次"),
        ("接访批次", "来访批次"),
        ("问题数", "问题数"),
        ("办结数", "办结数"),
        ("日记篇数", "日记篇数"),
    ]:
        assert sum(row[heading] for row in own) == figures[name].value
