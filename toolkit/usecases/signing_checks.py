"""What is looked for in every paper before it is signed, whatever its activity."""

from __future__ import annotations

import datetime as dt
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.chinese.document_number import FORM
from toolkit.chinese.document_number import document_number
from toolkit.chinese.working_days import Calendar
from toolkit.declare.counting import said_in_doubt
from toolkit.declare.placeholders import placeholders_in
from toolkit.declare.signing import Hold
from toolkit.declare.signing import Numbering
from toolkit.declare.wording import listed
from toolkit.usecases.signing_deadlines import moved
from toolkit.usecases.signing_deadlines import past
from toolkit.usecases.signing_desk import GeneralCheck
from toolkit.usecases.signing_figures import adding_up
from toolkit.usecases.signing_figures import approved_in_the_sheet_alone
from toolkit.usecases.signing_figures import changed_after_approval
from toolkit.usecases.signing_figures import changed_since
from toolkit.usecases.signing_figures import other_check_list
from toolkit.usecases.signing_figures import other_figures
from toolkit.usecases.signing_figures import other_heads
from toolkit.usecases.signing_figures import other_rows
from toolkit.usecases.signing_figures import remarks
from toolkit.usecases.signing_figures import taken_out
from toolkit.usecases.signing_figures import typed_figures
from toolkit.usecases.signing_figures import unequal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.usecases.signing_desk import Desk

TITLE, ADDRESSEES, COPIES, SIGNED = "公文标题", "主送机关", "抄送机关", "发文机关署名"
_LEFT_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|｛｛|\bNone\b|\bUndefined\b")
_UPWARD = re.compile(r"(?:请示|报告)$")
_AWARD = re.compile("表彰|嘉奖|记功|荣誉称号|奖金|荣誉证书|奖励[^，。；]{0,9}元")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
_SHOWN = 30
A_YEAR = dt.timedelta(days=366)
REQUIRED = ((TITLE, "标题"), (ADDRESSEES, "主送"), (SIGNED, "署名"))


def placeholders(desk: Desk) -> Iterator[str]:
    """Texts that are highlighted, and words that stand for what is to be written."""
    text = desk.paper.text
    yield from (f"“{each[:_SHOWN]}”还标着颜色。" for each in text.highlighted)
    for line in text.lines:
        for start, end in placeholders_in(line.text):
            found = line.text[start:end]
            if not any(found in each for each in text.highlighted):
                yield f"“{found[:_SHOWN]}”还没有写。"


def empty_slots(desk: Desk) -> Iterator[str]:
    """What a paper cannot do without, and what stands without anything before or behind it."""
    text = desk.paper.text
    for style, name in REQUIRED:
        if text.has_style(style) and not text.styled(style).strip(" 　：:"):
            yield f"“{name}”是空的。"
    for line in text.lines:
        if line.style == COPIES and line.text.partition("：")[2].strip(" 　。") in {"", "无"}:
            yield "“抄送”没有机关，请填写或删去这一行。"


def leftover_tags(desk: Desk) -> Iterator[str]:
    """Tags of a template."""
    text = desk.paper.text
    for each in (*(line.text for line in text.lines), *text.beside):
        if _LEFT_TAG.search(each):
            yield f"“{each.strip()[:_SHOWN]}”里有没有替换的标签。"


def comments(desk: Desk) -> Iterator[str]:
    """Comments that nobody has settled."""
    yield from (f"批注：{each[:_SHOWN]}" for each in desk.paper.text.comments)


def revisions(desk: Desk) -> Iterator[str]:
    """Tracked changes that nobody has accepted or rejected."""
    yield from (f"修订：{each}。" for each in dict.fromkeys(desk.paper.text.revisions))


def hidden_text(desk: Desk) -> Iterator[str]:
    """Text that is not shown."""
    yield from (f"隐藏的文字：“{each[:_SHOWN]}”。" for each in desk.paper.text.hidden)


def restricted(desk: Desk) -> Iterator[str]:
    """What must not leave the office."""
    yield from desk.known.restricted


def number(desk: Desk) -> Iterator[str]:
    """The form of the number, its year, and whose it is."""
    typed, dated = desk.paper.wanted.number, desk.paper.wanted.dated
    match desk.issuing.numbering:
        case Numbering.NONE:
            if typed:
                yield f"“{desk.paper.kind}”不编号，不要填文号“{typed}”。"
            return
        case _ if not typed:
            yield "没有填文号，请填机要给的号。"
            return
    read = document_number(typed)
    if read is None:
        yield f"“{typed}”不像文号，应写作{FORM}。"
    elif str(read) != typed:
        yield f"文号“{typed}”应写作“{read}”。"
    elif dated is not None and read.year != dated.year:
        yield f"文号的年份{read.year}与成文日期{full_day(dated)}不是同一年。"
    if desk.known.taken:
        yield desk.known.taken


def dates(desk: Desk) -> Iterator[str]:
    """统计截止 < 成文 ≤ 印发."""
    wanted, as_of = desk.paper.wanted, desk.paper.case.as_of
    if wanted.dated is None:
        yield "没有填成文日期（签发的日期）。"
        return
    if wanted.dated <= as_of:
        yield f"成文日期{full_day(wanted.dated)}不在统计截止日{full_day(as_of)}之后。"
    if wanted.printed is not None and wanted.printed < wanted.dated:
        yield f"印发日期{full_day(wanted.printed)}早于成文日期{full_day(wanted.dated)}。"


def odd_dates(desk: Desk) -> Iterator[str]:
    """A day that has not come yet, or is long after what the paper tells of: perhaps a slip of the pen."""
    dated, as_of, today = desk.paper.wanted.dated, desk.paper.case.as_of, desk.known.today
    if dated is not None and today is not None and dated > today:
        yield f"成文日期{full_day(dated)}还没有到，今天是{full_day(today)}。"
    if dated is not None and dated > as_of + A_YEAR:
        yield f"成文日期{full_day(dated)}比统计截止日{full_day(as_of)}晚了一年以上。"


def unknown_signer(desk: Desk) -> Iterator[str]:
    """A name that is none of those who may sign."""
    name = re.sub(r"\s", "", desk.paper.wanted.signed_by)
    known = {re.sub(r"\s", "", each) for each in desk.issuing.signers(desk.paper.case)}
    if name and known and name not in known:
        alike = get_close_matches(name, sorted(known), n=1)
        yield f"签发人“{name}”不在名册里{f'，是否应为“{alike[0]}”' if alike else ''}。"


def signer(desk: Desk) -> Iterator[str]:
    """Nobody signs it."""
    if not desk.paper.wanted.signed_by.strip():
        yield "没有填签发人。"


def issuer(desk: Desk) -> Iterator[str]:
    """A section that writes to others than the bureau's own units."""
    text, case = desk.paper.text, desk.paper.case
    allowed, own = desk.issuing.issuers(case), desk.issuing.own_units(case)
    name = text.styled(SIGNED).strip()
    if name and allowed and name not in allowed:
        yield f"署名“{name}”不能发这种公文，应为{listed(f'“{each}”' for each in allowed)}。"
    if name and own and name in own:
        outside = [each for each in _receivers(text.styled(ADDRESSEES)) if each not in own]
        if outside:
            yield f"署名“{name}”是内设机构，不能对外发文（主送{listed(outside)}）。"


def copied_downward(desk: Desk) -> Iterator[str]:
    """An upward paper that its own units get a copy of."""
    text = desk.paper.text
    title = re.sub(r"\s", "", text.styled(TITLE))
    if not desk.issuing.upward and not _UPWARD.search(title):
        return
    own = desk.issuing.own_units(desk.paper.case)
    copied = _receivers(text.styled(COPIES).partition("：")[2])
    below = [each for each in copied if any(unit in each for unit in own)]
    if below:
        yield f"上行文不得抄送下级：{listed(below)}。"


def signed_already(desk: Desk) -> Iterator[str]:
    """A paper that was signed, or is changed since."""
    if desk.known.signed:
        yield desk.known.signed


def rows_left_out(desk: Desk) -> Iterator[str]:
    """Rows that are in nobody's count since they are in doubt."""
    if said := said_in_doubt(desk.paper.case):
        yield said


def other_code(desk: Desk) -> Iterator[str]:
    """A number of another series than the parameters say."""
    read, code = document_number(desk.paper.wanted.number), desk.issuing.code(desk.paper.case)
    if read is not None and code and read.code != code:
        yield f"文号的机关代字“{read.code}”与参数“{code}”不同。"


def awarding(desk: Desk) -> Iterator[str]:
    """Words of an award, which only 表扬 is meant; in a quotation they are right."""
    for line in desk.paper.text.lines:
        for found in _AWARD.findall(_QUOTED.sub("", line.text)):
            yield f"“{line.text.strip()[:_SHOWN]}”用了“{found}”，请核对是否应为“表扬”。"


def not_a_working_day(desk: Desk) -> Iterator[str]:
    """Dates on which nobody works."""
    calendar = Calendar({})
    wanted = desk.paper.wanted
    for name, day in (("成文日期", wanted.dated), ("印发日期", wanted.printed)):
        if day is not None and calendar.lists(day.year) and not calendar.is_workday(day):
            yield f"{name}{full_day(day)}不是工作日。"


def not_measured(_desk: Desk) -> Iterator[str]:
    """The page, which the ruler measures and this check does not."""
    yield "版面没有在这里量，需要时用 taizhang measure 量。"


def _receivers(text: str) -> list[str]:
    plain = re.sub(r"[\s：:。]", "", text)
    return [each for each in re.split("[、，,；;]", plain) if each]


_R, _W, _T = Hold.REFUSE, Hold.REASON, Hold.TELL
GENERAL = (
    GeneralCheck("未填完", _R, "请写完，去掉颜色。", placeholders),
    GeneralCheck("空项", _R, "请填写。", empty_slots),
    GeneralCheck("模板标签", _R, "请改正模板后重新生成，或在公文里改正。", leftover_tags),
    GeneralCheck("批注", _R, "请逐条处理后删除批注。", comments),
    GeneralCheck("修订", _R, "请在 Word 中逐处接受或拒绝。", revisions),
    GeneralCheck("隐藏文字", _R, "请删去，或取消隐藏。", hidden_text),
    GeneralCheck("受限内容", _R, "信访人和检举的内容不得写进公文，请删去。", restricted),
    GeneralCheck("数与台账不符", _R, "请改正公文或台账；台账改了的，重新生成公文。", other_figures),
    GeneralCheck("附表与台账不符", _R, "请改正公文或台账；台账改了的，重新生成公文。", other_rows),
    GeneralCheck("前后不一致", _R, "正文、附表、合计应当一致，请改正公文。", unequal),
    GeneralCheck(
        "核对单", _R, "请把这份草稿的核对单放回公文旁边，或重新生成公文。", other_check_list
    ),
    GeneralCheck("文号", _R, "请向机要核对。", number),
    GeneralCheck("日期", _R, "统计截止日在前，成文日期次之，印发日期不早于成文日期。", dates),
    GeneralCheck("期限已过", _R, "请在公文里改成发文以后的期限，或改写这一句。", past),
    GeneralCheck("签发人", _R, "请填签发人的姓名。", signer),
    GeneralCheck("发文机关", _R, "请改由本机关发文，或改正署名、主送。", issuer),
    GeneralCheck("上行文抄送", _R, "请从抄送中删去下级。", copied_downward),
    GeneralCheck(
        "已经签发",
        _R,
        "要改的，先请信息人员用命令行作废原号（taizhang issue 公文 --void 文号 --why 原因），再重新签发。",
        signed_already,
    ),
    GeneralCheck(
        "核定以后改过",
        _R,
        "请改回去；确要改的，在“处理”选“更正”、写明原因，改好再核定。",
        changed_after_approval,
    ),
    GeneralCheck(
        "核定没有登记",
        _W,
        "请在“处理”选“核定”，再点一次催报或回收合并，或写明理由。",
        approved_in_the_sheet_alone,
    ),
    GeneralCheck("成文日期", _W, "请改正成文日期，或写明理由。", odd_dates),
    GeneralCheck("名册外的签发人", _W, "请改正姓名，或写明理由。", unknown_signer),
    GeneralCheck("未计入的行", _W, "请改正台账后重新生成，或写明理由。", rows_left_out),
    GeneralCheck("机关代字", _T, "请核对。", other_code),
    GeneralCheck("期限", _T, "请核对，要改的改公文。", moved),
    GeneralCheck("删去的数", _T, "请核对。", taken_out),
    GeneralCheck("自写的数", _T, "请核对出处。", typed_figures),
    GeneralCheck("占比和其中数", _T, "请核对。", adding_up),
    GeneralCheck("标题、主送、抄送", _T, "请核对；常用的请改参数。", other_heads),
    GeneralCheck("核对单上的提示", _T, "请确认都已处理。", remarks),
    GeneralCheck("拟稿以后的改动", _T, "请核对。", changed_since),
    GeneralCheck("用词", _T, "请核对。", awarding),
    GeneralCheck("非工作日", _T, "请核对。", not_a_working_day),
    GeneralCheck("版面", _T, "", not_measured),
)
