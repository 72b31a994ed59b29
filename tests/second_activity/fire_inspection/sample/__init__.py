"""示例台账：三个编造的场所一个季度的检查和隐患."""

import datetime as dt
from importlib.resources import files

from toolkit.declare.sample import Ledgers
from toolkit.declare.sample import Rows
from toolkit.declare.sample import Sample
from toolkit.declare.sample import read_rows

AS_OF = dt.date(2024, 6, 30)


def clean_rows(ledgers: Ledgers) -> Rows:
    """表名 → 各行，没有填错的."""
    return read_rows(ledgers, files("fire_inspection.sample") / "rows")


def faulty_rows(ledgers: Ledgers) -> Rows:
    """同样的行，埋进四处差错，每条规则一处."""
    rows = clean_rows(ledgers)
    rows["检查记录"][0][3] = 3
    rows["检查记录"][1][2] = "王某"
    rows["隐患整改台账"][0][4] = dt.date(2024, 2, 20)
    rows["隐患整改台账"][1][6] = None
    return rows


SAMPLE = Sample(AS_OF, {"统计截止日": "2024-06-30"}, clean_rows, faulty_rows)
