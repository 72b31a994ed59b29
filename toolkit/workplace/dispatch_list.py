"""下发清单: who got which booklet, with room for ticks when it was handed over and when it came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.wording import listed
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.booklet import Terms
    from toolkit.workplace.written import WrittenBooklet

LISTING = "下发清单.xlsx"
BOX = "□"
NOBODY = "（未填）"
LISTED = (
    ResultColumn("序号", 6),
    ResultColumn("类别", 8),
    ResultColumn("下发对象", 22),
    ResultColumn("接收人", 10),
    ResultColumn("文件", 38, wrap=True),
    ResultColumn("版本", 6),
    ResultColumn("内容", 42, wrap=True),
    ResultColumn("签收", 6),
    ResultColumn("签收人", 10),
    ResultColumn("签收日期", 12),
    ResultColumn("已报回", 8),
)


def listing_of(written: Sequence[WrittenBooklet], book: str, terms: Terms) -> ResultSheet:
    """The list, one line a booklet; above it what it is of and how it is used.

    Receivers sign on it: nothing of what is withheld from them, or in doubt, stands there.
    """
    rows = [
        (
            at,
            each.booklet.kind.name,
            each.booklet.title,
            each.booklet.receiver or NOBODY,
            each.path.name,
            each.version,
            content_of(each),
            BOX,
            "",
            "",
            BOX,
        )
        for at, each in enumerate(written, start=1)
    ]
    period = f"（{terms.period}）" if terms.period else ""
    due = f"报送期限：{full_day(terms.due)}。" if terms.due else "报送期限没有填。"
    note = f"{terms.due_note}。" if terms.due and terms.due_note else ""
    said = f"{due}{note}交到接收人手里的，在“签收”打√，请签收人签名；报回的在“已报回”打√。"
    return ResultSheet("下发清单", (f"下发清单{period}：{book}", said), LISTED, rows)


def content_of(written: WrittenBooklet) -> str:
    """What a booklet holds, what of it went out empty, and why one without any row was sent."""
    if not any(written.rows.values()):
        sheets = listed(f"“{sheet}”" for sheet in written.rows)
        rows = (
            f"{sheets}都还没有该{written.booklet.kind.name}的行：发空表，填新增的，没有的作零报告"
        )
    else:
        rows = "，".join(f"{sheet}{count}行" for sheet, count in written.rows.items())
    empty = listed(map(str, (*written.kept_home, *written.without_value)))
    passed = f"没有拦下的：{'；'.join(written.passed)}" if written.passed else ""
    return "；".join(filter(None, [rows, f"空着发出的格：{empty}" if empty else "", passed]))
