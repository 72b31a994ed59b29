"""What a command changes is calculated after it, at once, and nothing while it runs.

In a protected sheet LibreOffice 7.4 asks of every cell that it sorts whether it may be changed, and for that looks
its marks up in the result sheet: with 400 rows and a thousand results that are some ten seconds.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def calculated_later(document: Any) -> Iterator[None]:
    """Calculate nothing for a while and all that is due at the end; where the clerk calculates by F9, nothing by itself.

    What a formula gave before stands meanwhile: whoever needs it up to date reads it first, which calculates it.
    """
    if not document.isAutomaticCalculationEnabled():
        yield
        return
    changed = document.isModified()
    document.enableAutomaticCalculation(False)
    document.setModified(changed)
    try:
        yield
    finally:
        changed = document.isModified()
        document.enableAutomaticCalculation(True)
        document.setModified(changed)
