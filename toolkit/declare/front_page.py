"""What the front page of an activity's workbook says: what to fill first, and the steps of the month."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.declare.signing_sheet import HOW

if TYPE_CHECKING:
    from toolkit.declare.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the month's work.

    Attributes:
        name: in a few characters; a button stands beside the step of its name.
        work: what the clerk does, in one or two sentences.
        sheet: the ledger that it is done in, where no button does it.
        link: what the way to that ledger is called.
    """

    name: str
    work: str
    sheet: type[Ledger] | None = None
    link: str = ""


class Ended(StrEnum):
    """How a click ended, as the front page shows it at a glance."""

    DONE = "✓ 已办成"
    TO_ACT_ON = "！有要处理的"
    REFUSED = "✗ 没有办成"


MONTH = (
    Step("下发", "定好期次和截止日，点“下发台账”，分册就在“下发”文件夹。"),
    Step("催报", "截止日前后各点一次“催报”。只催没有报的和退回的，退回的写明原因。"),
    Step("回收", "收到的分册放进“回收”文件夹，点“回收合并”。有出入的逐条列明。"),
    Step(
        "校验",
        "填统计截止日，点“校验”。按“校验结果”改；偏离原则的，在“说明”一栏写明原因。",
    ),
    Step("生成公文", "在右边选好文种，点“生成公文”。照公文旁的核对单逐项核对后送签。"),
    Step("签发", HOW),
)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The words of an activity's front page.

    Attributes:
        first_step: what the clerk fills first in a new workbook, as a sentence (先填…。).
        steps: of the month, from top to bottom.
    """

    first_step: str
    steps: tuple[Step, ...] = MONTH
