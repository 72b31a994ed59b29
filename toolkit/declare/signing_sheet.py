"""The sheet 签发 of a control workbook, in the words that its builder and the button share."""

from __future__ import annotations

from toolkit.declare.fixed_sheets import SIGNING_SHEET

# -- names of its cells: the form, one below the other, and the table of the check --
FORM_NAME = "toolkit_sign_form"
CHECKS_NAME = "toolkit_sign_checks"

PAPER, NUMBER, SIGNER, DATED, PRINTED, BY = (
    "公文",
    "文号",
    "签发人",
    "成文日期",
    "印发日期",
    "写理由的人",
)
FORM = (
    (PAPER, "“公文”文件夹里要签发的那一份，写文件名"),
    (NUMBER, "机要给的号，代字、年份、序号写全；不编号的不填"),
    (SIGNER, "签发人的姓名"),
    (DATED, "签发的日期，晚于统计截止日"),
    (PRINTED, "不填则与成文日期相同"),
    (BY, "下面的理由是谁写的；不填则用登录名"),
)
"""The cells of the form with what is typed there, in order."""

HEADINGS = ("检查", "级别", "情况", "怎么办", "理由", "说明")
ROWS = 30
"""The table of the check: the last two columns are the clerk's."""

HOW = (
    f"在“{SIGNING_SHEET}”表填好公文、文号、签发人和成文日期，点“签发”。"
    "“拦”的改好，“写理由”的选一个理由，再点。"
)
