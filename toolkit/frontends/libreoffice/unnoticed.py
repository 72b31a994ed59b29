"""What is shown in an open workbook for as long as it is looked at: no step to take back, nothing to save."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Any

from toolkit.engines.shared.unnoted import lock_anew

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def unnoticed(document: Any) -> Iterator[None]:
    """What is done meanwhile is in no undo step, and does not make the document count as changed.

    Nor is in one what is done afterwards by whoever keeps the list of steps locked around it.
    """
    changed, steps = document.isModified(), document.UndoManager
    steps.lock()
    lock_anew(steps)
    try:
        yield
    finally:
        steps.unlock()
        lock_anew(steps)
        if document.isModified() != changed:
            document.setModified(changed)
