"""What is drawn over the cells of an open workbook for as long as it is looked at.

Shapes that are in no undo step, that do not make a document count as changed, and that are away while
it is saved. Cells themselves stay as they are: a comment would go along when they are copied or sorted.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = "taizhang_seen_"  # -- begins the name of every such shape --


def is_ours(shape: Any) -> bool:
    """Whether a shape is one of these."""
    return str(getattr(shape, "Name", "")).startswith(OURS)


@contextmanager
def unnoticed(document: Any) -> Iterator[None]:
    """What is done meanwhile is no step to take back, and nothing to save."""
    changed, steps = document.isModified(), document.UndoManager
    steps.lock()
    try:
        yield
    finally:
        steps.unlock()
        if document.isModified() != changed:
            document.setModified(changed)


def draw(sheet: Any, name: str, shape: Any, area: Any) -> None:
    """Put a shape on a sheet.

    Args:
        sheet: what it is drawn over.
        name: what it is called, behind what all are.
        shape: made by its document.
        area: the rectangle, in 1/100 mm from the sheet's corner.
    """
    shape.Name = OURS + name
    sheet.DrawPage.add(shape)
    shape.setPosition(_made("com.sun.star.awt.Point", area.X, area.Y))
    shape.setSize(_made("com.sun.star.awt.Size", area.Width, area.Height))
    shape.Printable = False
    shape.MoveProtect = shape.SizeProtect = True


def rectangle(left: int, top: int, width: int, height: int) -> Any:
    """Where a shape is to be, in 1/100 mm."""
    return _made("com.sun.star.awt.Rectangle", left, top, width, height)


def wipe(sheet: Any, name: str = "") -> None:
    """Take away the shapes of a sheet whose names begin so; all of ours without a name."""
    page = sheet.DrawPage
    for at in reversed(range(page.Count)):
        shape = page.getByIndex(at)
        if is_ours(shape) and shape.Name.startswith(OURS + name):
            page.remove(shape)


def wipe_all(document: Any) -> None:
    """Take away all that is drawn, on every sheet."""
    sheets = document.Sheets
    with unnoticed(document):
        for at in range(sheets.Count):
            wipe(sheets.getByIndex(at))


def _made(name: str, *values: int) -> Any:
    import uno

    return uno.createUnoStruct(name, *values)
