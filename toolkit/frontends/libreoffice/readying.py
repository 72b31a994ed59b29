"""What the first click would have to do first, done while the clerk still reads the page.

It reads only. LibreOffice's own thread reads, as nothing else may; another judges meanwhile what was read.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from toolkit.engines import libreoffice
from toolkit.frontends.button.open_book import named_sheets
from toolkit.frontends.button.rehearsal import rehearse_click
from toolkit.frontends.button.result_values import links
from toolkit.frontends.libreoffice.aside import aside
from toolkit.frontends.libreoffice.result_places import spoken_of
from toolkit.usecases.comparing import any_elsewhere
from toolkit.usecases.comparing import lines_in
from toolkit.workplace.activities import activity_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.frontends.libreoffice.standing_bars import Bars
    from toolkit.usecases.validate import Judged

    Seen = tuple[list[str], bool]


def get_ready(document: Any, context: Any, bars: Bars | None, then: Callable[[], None]) -> None:
    """Read a workbook that was just opened, have it judged, and get ready to write.

    Args:
        document: the workbook, in its window.
        context: the component context.
        bars: above its sheets: they are told when the rows have moved since the result in it was written.
        then: is called when all is done, also where the workbook cannot be judged.

    Raises:
        Exception: whatever is wrong with it, or it was closed.
    """
    book = libreoffice.within(context, document)
    judge = rehearse_click(book, activity_of(book.name, named_sheets(book)).catalogue)
    were_old = partial(bars.were_old, spoken_of(document)) if bars else None
    aside(context, partial(_seen, judge), partial(_ready, were_old, then))


def _seen(judge: Callable[[], Judged]) -> Seen:
    """The formulas that a click will write, and whether rows were moved."""
    with suppress(Exception):  # -- a click says what cannot be judged --
        judged = judge()
        return [*links(judged)], any_elsewhere(judged.last.lines, [*lines_in(judged.outcome)])
    return [], False


def _ready(were_old: Callable[[], None] | None, then: Callable[[], None], seen: Seen) -> None:
    formulas, moved = seen
    with suppress(Exception):  # -- it may be closed by now --
        libreoffice.rehearse(formulas)
        if moved and were_old:
            were_old()
    then()
