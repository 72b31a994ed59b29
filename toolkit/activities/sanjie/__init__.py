"""《实施意见》（领导干部下基层“三解三促”活动）所说的一切：依据、参数、台账、规则、义务、文种."""

import datetime as dt
from dataclasses import replace

from toolkit.activities.sanjie import commendation_circular
from toolkit.activities.sanjie import progress_bulletin
from toolkit.activities.sanjie import reminder_notice
from toolkit.activities.sanjie.booklets import DISPATCH
from toolkit.activities.sanjie.candidates import CANDIDATES
from toolkit.activities.sanjie.commendations import Commendation
from toolkit.activities.sanjie.deliveries import DELIVERY
from toolkit.activities.sanjie.new_year import NEW_YEAR
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.summary import SUMMARY
from toolkit.declare.catalogue import Catalogue
from toolkit.declare.front_page import MONTH
from toolkit.declare.front_page import FrontPage
from toolkit.declare.front_page import Step
from toolkit.declare.new_year import FirstRows
from toolkit.declare.sample import Sample
from toolkit.declare.standard import Setting

ISSUED_ON = dt.date(2012, 3, 14)


def _holidays() -> FirstRows:
    """新台账的“节假日”表：印发当年的放假和调休."""
    return NEW_YEAR.first_rows(ISSUED_ON.year)


def _sample() -> Sample:
    """示例台账，演示时才读."""
    from toolkit.activities.sanjie.sample import SAMPLE

    return SAMPLE


SANJIE = Catalogue.of(
    __name__,
    progress_bulletin,
    reminder_notice,
    commendation_circular,
    name="三解三促",
    since=ISSUED_ON,
    parameters=Limits,
    front_page=FrontPage(
        "先填参数，再填单位名录、人员名册和联系点一览表。",
        (
            *MONTH,
            Step(
                "表扬",
                "“表扬候选及审定”列出候选和依据。由人审定、公示，再点“生成公文”出表扬名单。",
                Commendation,
                "到审定表",
            ),
        ),
    ),
    dispatch=replace(DISPATCH, delivery=DELIVERY),
    first_rows=_holidays,
    sample=_sample,
    summaries=(SUMMARY, CANDIDATES),
    examples={
        Setting.name: "总天数下限",
        Setting.value: "60",
        Setting.unit: "天",
        Setting.basis: "三·1；2个月按60天计",
        Setting.decided_by: "领导小组",
    },
    retired={
        "D114": "日期不在本年度或晚于统计截止日：自0.1.0起由F10“日期不在本年度”代替，各张台账都查；"
        "晚于统计截止日的不再算填错，每张表告知一次。"
    },
)
