"""签发前检查 on one A4 page: what was looked at, what is open, the reasons with their names, the hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.signing import Hold
from toolkit.word.page import compose
from toolkit.word.template import Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.signing import Wanted
    from toolkit.usecases.signing import Gated
    from toolkit.usecases.signing import Group

TITLE = "签发前检查"
SHOWN, FEWER = 3, 1  # -- sentences of a group, of one of many: the page stays one --
MANY = 9
NOTHING_TO_DO = "—"
LONGEST = 64  # -- characters of a sentence --
_SOURCE = """
版式：内部表
字号：小五
标题：{{ 标题 }}
《{{ 公文 }}》　文种：{{ 文种 }}　统计截止日：{{ 统计截止日 }}　台账：{{ 台账 }}
文号：{{ 文号 }}　签发人：{{ 签发人 }}　成文日期：{{ 成文日期 }}　印发日期：{{ 印发日期 }}　结论：{{ 结论 }}
|^7|^4|<33|<15|
| 检查 | 级别 | 情况 | 处理 |
| {%tr for 项 in 各项 %} |
| {{ 项.检查 }} | {{ 项.级别 }} | {{ 项.情况 }} | {{ 项.处理 }} |
| {%tr endfor %} |
已看而没有问题的：{{ 没有问题 }}。
注：{{ 注 }}
核对人：　　　　　拟稿人：　　　　　核稿人：　　　　　　年　月　日
"""


def signing_page(
    paper: str, kind: str, book: str, as_of: str, wanted: Wanted, gated: Gated, hashes: str
) -> bytes:
    """The page as a .docx.

    Args:
        paper: the draft's file name.
        kind: its 文种.
        book: the workbook's file name.
        as_of: the 统计截止日 as it is said.
        wanted: number, name and dates.
        gated: what the check came to.
        hashes: the sentence on what the files' bytes were.
    """
    shown = [each for each in gated.groups if each.open]
    values = {
        "标题": TITLE,
        "公文": paper,
        "文种": kind,
        "台账": book,
        "统计截止日": as_of,
        "文号": wanted.number or "（无）",
        "签发人": wanted.signed_by or "（未填）",
        "成文日期": full_day(wanted.dated) if wanted.dated else "（未填）",
        "印发日期": full_day(wanted.printed) if wanted.printed else "（未填）",
        "结论": "可以签发" if gated.passes else "不能签发",
        "各项": [_line(each, SHOWN if len(shown) <= MANY else FEWER) for each in shown]
        or [_NOTHING],
        "没有问题": "、".join(each.name for each in gated.groups if not each.open),
        "注": f"{''.join(gated.remarks)}{hashes}",
    }
    template = compose(_SOURCE, title=TITLE)
    return Template(template, TITLE).render(values)


_NOTHING = {"检查": "—", "级别": "—", "情况": "没有要处理的。", "处理": "—"}


def _line(group: Group, sentences: int) -> dict[str, str]:
    return {
        "检查": group.name,
        "级别": str(group.hold),
        "情况": said_of(group, sentences),
        "处理": _done(group),
    }


def said_of(group: Group, shown: int = SHOWN) -> str:
    """What is open in a group, the first few in full."""
    sentences: Sequence[str] = [_cut(each.sentence) for each in group.open[:shown]]
    more = f"等共{len(group.open)}处。" if len(group.open) > shown else ""
    return f"{''.join(sentences)}{more}"


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[:LONGEST]}…"


def _done(group: Group) -> str:
    if group.reason is not None and group.hold is Hold.REASON:
        return f"□ {group.reason}"
    return group.todo or NOTHING_TO_DO
