"""示例台账：虚构的云溪市环境保护局一年的台账，给人看样，也用来检验校验.

地名、单位、人名、号码都是编造的，与实际无关。截至 `AS_OF` 校验，没有一处问题。
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.activities.sanjie import commendation_circular
from toolkit.activities.sanjie import progress_bulletin
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.sample.faults import Accepted
from toolkit.activities.sanjie.sample.faults import Planted
from toolkit.activities.sanjie.sample.faults import edit
from toolkit.activities.sanjie.sample.faults import read_accepted
from toolkit.activities.sanjie.sample.faults import read_planted
from toolkit.declare.sample import Sample
from toolkit.declare.sample import SampleEdit
from toolkit.declare.sample import SampleReturn
from toolkit.declare.sample import SampleReturns
from toolkit.declare.sample import SampleSigning
from toolkit.declare.sample import read_rows
from toolkit.declare.sample import read_settings
from toolkit.declare.signing import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.declare.sample import Ledgers
    from toolkit.declare.sample import Rows

AS_OF = dt.date(2012, 12, 31)
PLANTED: tuple[Planted, ...] = read_planted()
ACCEPTED: tuple[Accepted, ...] = read_accepted()
ROWS_FOLDER = Path(__file__).with_name("rows")
SETTINGS_FILE = Path(__file__).with_name("参数.csv")


def clean_rows(ledgers: Ledgers) -> Rows:
    """表名 → 各行，按台账栏目的先后；日期、时间、数字为真值，是/否为文字，空格为 None.

    每次都另读一份，改动互不影响；“参数”表见 `settings`。
    """
    return read_rows(ledgers, ROWS_FOLDER)


def faulty_rows(ledgers: Ledgers) -> Rows:
    """照 `clean_rows`，再填进 `PLANTED` 的错误和 `ACCEPTED` 的不规范写法."""
    rows = clean_rows(ledgers)
    wrong = [each for entry in PLANTED for each in entry.edits]
    untidy = [each for entry in ACCEPTED for each in entry.edits]
    edit(rows, (*wrong, *untidy), ledgers)
    return rows


def settings() -> Mapping[str, str]:
    """示例单位自定的参数：参数名 → 取值；其余参数用 parameters.toml 的取值."""
    return read_settings(SETTINGS_FILE)


SIGNING = SampleSigning(
    refused=progress_bulletin.NAME,
    signed=commendation_circular.NAME,
    wanted=Wanted("云溪环〔2013〕1号", "沈怀远", dt.date(2013, 1, 8), dt.date(2013, 1, 8)),
    reasons={"未报或未核定": "已电话核实", "催报退回对象受表扬": "领导同意先发"},
    by="江小川",
)
RETURNS = SampleReturns(
    (
        SampleReturn(
            "监察大队",
            (
                SampleEdit(
                    Problem.sheet, "WT-2012-043", "整改措施", "每周巡查两次，设收集堆肥点3处"
                ),
            ),
        ),
        SampleReturn("生态科", (SampleEdit(Problem.sheet, "WT-2012-021", "整改时限", "年底前"),)),
        SampleReturn("环评科", (), (Report.sheet,), "宋词", "2012-12-27"),
        SampleReturn(
            "临湖镇",
            (SampleEdit(Problem.sheet, "WT-2012-020", "问题描述", "楼下饭店油烟直排，夜间尤甚"),),
        ),
    ),
    (SampleEdit(Problem.sheet, "WT-2012-043", "整改措施", "联合城管巡查，设收集堆肥点"),),
)
"""四个对象报回：一处与总册冲突，一份有错退回，一份零报告，一份照收."""
SAMPLE = Sample(AS_OF, settings(), clean_rows, faulty_rows, SIGNING, RETURNS)
