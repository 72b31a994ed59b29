"""What the linter reports, and the list of what it looks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.word.template.places import Place


class Severity(StrEnum):
    """Whether the template cannot be used, or only ought to be better."""

    ERROR = "错误"
    REMARK = "提醒"


class Check(StrEnum):
    """The codes; their names are in `NAMES`."""

    FILE = "L01"
    UNFINISHED = "L02"
    SYNTAX = "L03"
    STRUCTURE = "L04"
    UNKNOWN_NAME = "L05"
    UNKNOWN_FIELD = "L06"
    FILTER = "L07"
    UNSAFE = "L08"
    ARITHMETIC = "L09"
    LIST_AS_TEXT = "L10"
    FULL_WIDTH = "L11"
    TRACKED = "L12"
    LIKE_A_TAG = "L13"
    IDLE = "L14"
    REQUIRED = "L15"
    HIDDEN = "L16"
    FUSED = "L17"
    GOING_ON = "L18"
    WIDE = "L19"
    YEAR_BRACKETS = "L21"
    PAPER_NUMBER = "L22"
    HAN_ZERO = "L23"
    HALF_WIDTH = "L24"
    ORDINAL = "L25"
    DOUBLED = "L26"
    WORD = "L27"
    PLACEHOLDER = "L28"


NAMES = {
    Check.FILE: "文件不能用",
    Check.UNFINISHED: "标签不完整",
    Check.SYNTAX: "标签写法不对",
    Check.STRUCTURE: "标签放的地方不对或不成对",
    Check.UNKNOWN_NAME: "没有这个数据项",
    Check.UNKNOWN_FIELD: "清单里没有这一项",
    Check.FILTER: "过滤器用得不对",
    Check.UNSAFE: "不允许的访问",
    Check.ARITHMETIC: "一定会出错的运算",
    Check.LIST_AS_TEXT: "清单当文字写",
    Check.FULL_WIDTH: "标签里有全角符号",
    Check.TRACKED: "有未接受的修订",
    Check.LIKE_A_TAG: "像标签而不是标签",
    Check.IDLE: "不起作用的写法",
    Check.REQUIRED: "没有用必须写明的数据项",
    Check.HIDDEN: "标签在隐藏文字里",
    Check.FUSED: "表格会连成一张",
    Check.GOING_ON: "编号不从头编",
    Check.WIDE: "列会超出页面",
    Check.YEAR_BRACKETS: "文号年份的括号",
    Check.PAPER_NUMBER: "文号的编号",
    Check.HAN_ZERO: "汉字日期的〇",
    Check.HALF_WIDTH: "半角标点",
    Check.ORDINAL: "序号后的标点",
    Check.DOUBLED: "标点连用",
    Check.WORD: "用词",
    Check.PLACEHOLDER: "没有填的占位",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault.

    Attributes:
        check: which of the codes L01 to L28.
        severity: whether rendering fails or writes something wrong, or only wording and habit suffer.
        place: part, paragraph and table cell.
        message: what is wrong.
        suggestion: what to do, or "".
        tag: the tag as it stands in the template, or "".
    """

    check: Check
    severity: Severity
    place: Place
    message: str
    suggestion: str = ""
    tag: str = ""

    @property
    def code(self) -> str:
        """The code, such as `L05`."""
        return self.check.value

    @property
    def name(self) -> str:
        """What the code stands for."""
        return NAMES[self.check]

    def __str__(self) -> str:
        """One line: place, tag, what is wrong, what to do, code."""
        tag = f" 标签 {self.tag}" if self.tag else ""
        message = self.message.rstrip("。？")
        end = "？" if self.message.endswith("？") else "。"
        advice = f"{self.suggestion.rstrip('。')}。" if self.suggestion else ""
        return (
            f"{self.severity} {self.place}{tag}：{message}{end}{advice}（{self.code} {self.name}）"
        )


def error(check: Check, place: Place, message: str, suggestion: str = "", tag: str = "") -> Finding:
    """A finding that must be put right."""
    return Finding(check, Severity.ERROR, place, message, suggestion, tag)


def remark(
    check: Check, place: Place, message: str, suggestion: str = "", tag: str = ""
) -> Finding:
    """A finding that a person should look at."""
    return Finding(check, Severity.REMARK, place, message, suggestion, tag)
