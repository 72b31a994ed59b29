"""公文共用的项：发文机关、文号、主送、落款，以及引用《实施意见》的写法."""

import datetime as dt
from collections.abc import Mapping

from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.sources import OPINIONS
from toolkit.chinese.dates import full_day
from toolkit.chinese.dates import official_day
from toolkit.declare.case import Case
from toolkit.declare.document import Slot
from toolkit.declare.document import WhenEmpty
from toolkit.declare.placeholders import without_year

BLANK_DAY = "　　年　　月　　日"
COMMON = (
    Slot("发文机关标志", "红头上的文字，取参数“发文机关标志”"),
    Slot("发文字号", "年份和序号签发时填", blank=without_year),
    Slot("标题", "公文标题"),
    Slot("主送", "取参数“主送机关”，不带冒号"),
    Slot("署名", "取参数“机关全称”"),
    Slot("成文日期", "2012年7月1日前用汉字，之后用阿拉伯数字；签发时填", blank=BLANK_DAY),
    Slot("抄送", "取参数“抄送机关”，不带句号；不抄送的省略", WhenEmpty.OMIT),
    Slot("印发机关", "取参数“印发机关”"),
    Slot("印发日期", "阿拉伯数字日期；签发时填", blank=BLANK_DAY),
    Slot("统计截止日", "判定和统计算到的日期", free=True),
    Slot("意见引用", "《……实施意见》（日期或文号，以下简称《意见》）", free=True),
    Slot("联系人", "取参数“办公室联系人”；没有填的不印", WhenEmpty.OMIT),
    Slot("联系电话", "取参数“办公室电话”；没有填的不印", WhenEmpty.OMIT),
)


def common_values(case: Case, kind: str, title: str, dated: dt.date) -> Mapping[str, object]:
    """各文种共用的项；机关、主送、抄送按文种取."""
    limits = case.limits(Limits)
    return {
        "发文机关标志": limits.head_mark.of(kind),
        "发文字号": f"{limits.paper_code}〔{dated.year}〕  号",
        "标题": title,
        "主送": limits.addressees.of(kind),
        "署名": limits.bureau.of(kind),
        "成文日期": official_day(dated),
        "抄送": limits.copies_to.of(kind),
        "印发机关": limits.printed_by.of(kind),
        "印发日期": full_day(dated),
        "统计截止日": full_day(case.as_of),
        "意见引用": opinions_cited(limits),
        "联系人": limits.office_contact,
        "联系电话": limits.office_phone,
    }


def opinions_cited(limits: Limits) -> str:
    """引用《实施意见》：有文号的写文号，没有的写成文日期."""
    known_by = limits.opinions_number.replace("[", "〔").replace("]", "〕") or OPINIONS.dated
    return f"《{limits.opinions_title}》（{known_by}，以下简称《意见》）"
