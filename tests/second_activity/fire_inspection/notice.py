"""整改通知：有过期隐患的场所，每个一份."""

import datetime as dt
from collections.abc import Iterator

from fire_inspection.hazards import COUNTED
from fire_inspection.hazards import Hazard
from fire_inspection.hazards import overdue
from fire_inspection.parameters import Limits
from fire_inspection.sites import sites
from fire_inspection.sources import MEASURES

from toolkit.chinese.dates import full_day
from toolkit.chinese.dates import official_day
from toolkit.declare.case import Case
from toolkit.declare.document import DocumentBlocked
from toolkit.declare.document import Draft
from toolkit.declare.document import Evidence
from toolkit.declare.document import Slot
from toolkit.declare.document import document
from toolkit.declare.outcome import Outcome
from toolkit.declare.placeholders import without_year
from toolkit.declare.signing import Issuing
from toolkit.declare.signing import Numbering
from toolkit.declare.unread import said_unread
from toolkit.declare.unread import unread

NAME = "整改通知"
BLANK_DAY = "　　年　　月　　日"
LINE_FIELDS = ("序号", "隐患编号", "隐患描述", "整改时限")


@document(
    NAME,
    Slot("发文机关标志", "红头上的文字，取参数“机关全称”"),
    Slot("发文字号", "年份和序号签发时填", blank=without_year),
    Slot("标题", "公文标题"),
    Slot("主送", "场所名称"),
    Slot("依据", "《……办法》（文号）"),
    Slot("统计截止日", "统计算到的日期"),
    Slot("隐患数", "过了时限没有整改的件数"),
    Slot("隐患", "隐患清单", fields=LINE_FIELDS),
    Slot("署名", "取参数“机关全称”"),
    Slot("成文日期", "公文落款的日期；签发时填", blank=BLANK_DAY),
    Slot("印发日期", "阿拉伯数字日期；签发时填", blank=BLANK_DAY),
)
def rectification_notice(case: Case, outcome: Outcome, dated: dt.date) -> Iterator[Draft]:
    """要求场所限期整改隐患的通知，附清单。

    看“隐患整改台账”中过了整改时限、进展不是“已整改”的隐患；一件也没有的，不生成。填得不能识别的行没有算进
    通知，在提示里写明。
    """
    late = {subject.label: overdue(case, subject.label) for subject in sites(case)}
    aside = [cell for subject in sites(case) for cell in unread(case, subject, COUNTED)]
    remarks = (f"{said_unread(aside)}。",) if aside else ()
    if not any(late.values()):
        raise DocumentBlocked(NAME, "".join(("没有过了时限的隐患，不需要通知。", *remarks)))
    limits = case.limits(Limits)
    for site, rows in late.items():
        if not rows:
            continue
        lines = [
            {
                "序号": at,
                "隐患编号": row.number,
                "隐患描述": row.what,
                "整改时限": full_day(row.due_on),
            }
            for at, row in enumerate(rows, start=1)
        ]
        values = {
            "发文机关标志": limits.bureau,
            "发文字号": f"{limits.paper_code}〔{dated.year}〕  号",
            "标题": "关于限期整改消防安全隐患的通知",
            "主送": site,
            "依据": f"《{MEASURES.title}》（{MEASURES.number}）",
            "统计截止日": full_day(case.as_of),
            "隐患数": len(rows),
            "隐患": lines,
            "署名": limits.bureau,
            "成文日期": official_day(dated),
            "印发日期": full_day(dated),
        }
        cells = tuple(case.place(row, Hazard.due_on) for row in rows)
        counted = "隐患整改台账中本场所过了整改时限、没有整改的隐患"
        evidence = (Evidence("隐患数", str(len(rows)), cells, counted),)
        yield Draft(f"{NAME}（{site}）", values, evidence, remarks)


NOTICE_ISSUED = Issuing(
    NAME,
    Numbering.OFFICE,
    code=lambda case: case.limits(Limits).paper_code,
    issuers=lambda case: (case.limits(Limits).bureau,),
)
