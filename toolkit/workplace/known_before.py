"""What is known of a workbook before it is judged; what reads the register is imported when it is asked."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from toolkit.usecases.explaining import Earlier
from toolkit.usecases.last_result import LastResult
from toolkit.workplace.person import login_name

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.usecases.explaining import Trail

NOTHING_LAST = LastResult()


def known_before(folder: Path, file: str, result: LastResult = NOTHING_LAST) -> Earlier:
    """What is known of a workbook's 说明: from an earlier result, from the folder's register, and who looks now.

    The register is read only where there is a 说明.
    """
    today = dt.datetime.now().astimezone().date().isoformat()
    return Earlier(result, partial(_registered, folder, file), login_name(), today)


def _registered(folder: Path, file: str) -> Trail:
    from toolkit.workplace.trail import registered_explanations

    return registered_explanations(folder, file)
