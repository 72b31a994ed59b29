"""What a collecting in a working folder is asked for, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.errors import FAULT
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import ToolkitError
from toolkit.workplace.outcome import Account

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.usecases.collecting import Collected
    from toolkit.usecases.handling import LeftChosen
    from toolkit.workbooks.patching import Edit
    from toolkit.workplace.sending_back import Again


class NotMergedError(ToolkitError):
    """The merged workbook could not be put into its place; the files that came back stay where they were."""

    def __init__(self, why: str, *, disk_fault: bool) -> None:
        super().__init__(f"没有合并，收回的文件留在原处：{why}")
        self.exit_status = FAULT if disk_fault else TO_LOOK_AT


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person wants it.

    Attributes:
        unit: whose the files are that have lost their hidden cells; "" for nothing said.
        whole: whether a file with any fault goes back whole.
        again_by: the last day to report again; None for the third working day.
        dry_run: whether nothing is written and no file moved.
    """

    unit: str = ""
    whole: bool = False
    again_by: dt.date | None = None
    dry_run: bool = False


@dataclass(slots=True)
class Collection:
    """What was done.

    Attributes:
        collected: what the merge came to.
        again: by when units whose files went back report again.
        account: what became of the files that were written.
        target: the merged workbook; None where nothing changed, or nothing was to be written.
        batch: the folder of this collecting in 已处理; None where no file went there.
        moved: by file, where it lies now.
        sent_back: by file, the copy that goes back.
        unmade: edits that were not made, since a formula gives the cell its value.
        notes: what the reader of the workbook should be told.
        left: the choices beside submissions that are not followed.
    """

    collected: Collected
    again: Again
    account: Account = field(default_factory=Account)
    target: Path | None = None
    batch: Path | None = None
    moved: dict[str, Path] = field(default_factory=dict)
    sent_back: dict[str, Path] = field(default_factory=dict)
    unmade: Sequence[Edit] = ()
    notes: tuple[str, ...] = ()
    left: tuple[LeftChosen, ...] = ()
