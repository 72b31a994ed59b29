"""Letters that bring booklets: what becomes of each, and why none goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError

if TYPE_CHECKING:
    from toolkit.declare.delivery import Letter
    from toolkit.workplace.parcels import Parcel


class State(StrEnum):
    """What becomes of a letter."""

    TO_SEND = "待发"
    BEFORE = "已发过"
    PERHAPS = "上次不知发出没有"
    SENT = "已发出"
    FAILED = "没有发出"


class NoMailError(ToolkitError):
    """An activity whose booklets do not go by mail."""

    exit_status = 1

    def __init__(self, activity: str) -> None:
        super().__init__(f"“{activity}”没有定怎样发邮件，请用文件夹或压缩包送达。")


class OtherLettersError(ToolkitError):
    """What is to be sent is not what was shown and confirmed."""

    exit_status = 1

    def __init__(self, code: str) -> None:
        super().__init__(
            f"确认码“{code}”与现在要发的不符，一封也没有发：台账、分册或参数在预览以后变了。请重新预览，核对后用新的确认码。",
            value=code,
        )


class BadSenderError(ToolkitError):
    """The sender's address is none."""

    exit_status = 1

    def __init__(self, address: str) -> None:
        super().__init__(f"参数“发件人邮箱”的“{address}”不像邮箱地址，请改正。", value=address)


@dataclass(frozen=True, slots=True)
class Message:
    """One letter and what becomes of it.

    Attributes:
        parcel: what it brings.
        to: the address.
        letter: its words.
        state: what becomes of it.
        why: why it did not go.
    """

    parcel: Parcel
    to: str
    letter: Letter
    state: State
    why: str = ""


@dataclass(frozen=True, slots=True)
class Mailing:
    """The letters of a workbook.

    Attributes:
        messages: one a receiver.
        refused: why a receiver gets none, by receiver.
        code: by which the letters that are to be sent are confirmed; "" where there are none.
        remarks: what else is to be told.
    """

    messages: tuple[Message, ...]
    refused: dict[str, str]
    code: str
    remarks: tuple[str, ...] = ()
