"""What is shown in an open workbook for as long as it is looked at: no step to take back, nothing to save."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def unnoticed(document: Any) -> Iterator[None]:
    """What is done meanwhile is in no undo step, and does not make the document count as changed."""
    changed, steps = document.isModified(), document.UndoManager
    steps.lock()
    try:
        yield
    finally:
        steps.unlock()
        if document.isModified() != changed:
            document.setModified(changed)
