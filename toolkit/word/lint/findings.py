"""What the linter reports, and the list of what it looks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.word.messages import of_checks
from toolkit.word.messages import of_rendering
from toolkit.word.messages import spoken

if TYPE_CHECKING:
    from toolkit.word.template.places import Place


class Severity(StrEnum):
    """Whether the template cannot be used, or only ought to be better."""

    ERROR = "错误"
    REMARK = "提醒"

    def spoken(self) -> str:
        """It in the language that is spoken."""
        return _SEVERITIES[self]()


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
    REFERENCE = "L20"
    YEAR_BRACKETS = "L21"
    PAPER_NUMBER = "L22"
    HAN_ZERO = "L23"
    HALF_WIDTH = "L24"
    ORDINAL = "L25"
    DOUBLED = "L26"
    WORD = "L27"
    PLACEHOLDER = "L28"


NAMES = {
    Check.FILE: of_checks.NAME_FILE,
    Check.UNFINISHED: of_checks.NAME_UNFINISHED,
    Check.SYNTAX: of_checks.NAME_SYNTAX,
    Check.STRUCTURE: of_checks.NAME_STRUCTURE,
    Check.UNKNOWN_NAME: of_checks.NAME_UNKNOWN_NAME,
    Check.UNKNOWN_FIELD: of_checks.NAME_UNKNOWN_FIELD,
    Check.FILTER: of_checks.NAME_FILTER,
    Check.UNSAFE: of_checks.NAME_UNSAFE,
    Check.ARITHMETIC: of_checks.NAME_ARITHMETIC,
    Check.LIST_AS_TEXT: of_checks.NAME_LIST_AS_TEXT,
    Check.FULL_WIDTH: of_checks.NAME_FULL_WIDTH,
    Check.TRACKED: of_checks.NAME_TRACKED,
    Check.LIKE_A_TAG: of_checks.NAME_LIKE_A_TAG,
    Check.IDLE: of_checks.NAME_IDLE,
    Check.REQUIRED: of_checks.NAME_REQUIRED,
    Check.HIDDEN: of_checks.NAME_HIDDEN,
    Check.FUSED: of_checks.NAME_FUSED,
    Check.GOING_ON: of_checks.NAME_GOING_ON,
    Check.WIDE: of_checks.NAME_WIDE,
    Check.REFERENCE: of_checks.NAME_REFERENCE,
    Check.YEAR_BRACKETS: of_checks.NAME_YEAR_BRACKETS,
    Check.PAPER_NUMBER: of_checks.NAME_PAPER_NUMBER,
    Check.HAN_ZERO: of_checks.NAME_HAN_ZERO,
    Check.HALF_WIDTH: of_checks.NAME_HALF_WIDTH,
    Check.ORDINAL: of_checks.NAME_ORDINAL,
    Check.DOUBLED: of_checks.NAME_DOUBLED,
    Check.WORD: of_checks.NAME_WORD,
    Check.PLACEHOLDER: of_checks.NAME_PLACEHOLDER,
}
"""What the codes stand for, to be said in the language that is spoken."""
_SEVERITIES = {Severity.ERROR: of_checks.ERROR, Severity.REMARK: of_checks.REMARK}


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
        return NAMES[self.check]()

    def __str__(self) -> str:
        """One line: place, tag, what is wrong, what to do, code."""
        tag = of_rendering.AND_TAG(tag=self.tag) if self.tag else ""
        message = self.message.rstrip("。？.?")
        english = spoken() == "en"
        asks = self.message.endswith(("？", "?"))
        end = ("?" if asks else ".") if english else ("？" if asks else "。")
        advice = self.suggestion.rstrip("。.")
        stop = ". " if english else "。"
        return of_checks.FINDING(
            severity=self.severity.spoken(),
            place=self.place,
            tag=tag,
            message=message,
            end=f"{end} " if english and advice else end,
            advice=f"{advice}{stop}".rstrip() if advice else "",
            code=self.code,
            name=self.name,
        )


def error(check: Check, place: Place, message: str, suggestion: str = "", tag: str = "") -> Finding:
    """A finding that must be put right."""
    return Finding(check, Severity.ERROR, place, message, suggestion, tag)


def remark(
    check: Check, place: Place, message: str, suggestion: str = "", tag: str = ""
) -> Finding:
    """A finding that a person should look at."""
    return Finding(check, Severity.REMARK, place, message, suggestion, tag)
