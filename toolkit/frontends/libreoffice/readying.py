"""What the first click would have to do first, done while the clerk still reads the page.

It reads only. It runs in a thread of its own, so that LibreOffice goes on meanwhile; each question to the
workbook holds LibreOffice up no longer than any of a click does.
"""

from __future__ import annotations

from typing import Any

from toolkit.engines import libreoffice
from toolkit.frontends.button.open_book import named_sheets
from toolkit.frontends.button.rehearsal import rehearse_click
from toolkit.frontends.button.results import links
from toolkit.usecases.comparing import any_elsewhere
from toolkit.usecases.comparing import lines_in
from toolkit.workplace.activities import activity_of


def ready(document: Any, context: Any) -> bool:
    """Read and judge a workbook that was just opened, and get ready to write.

    Returns:
        Whether its rows were moved since the result in it was written: the places in that are old.

    Raises:
        Exception: whatever is wrong with it, or it was closed; a click says what it is.
    """
    book = libreoffice.within(context, document)
    catalogue = activity_of(book.name, named_sheets(book)).catalogue
    judged = rehearse_click(book, catalogue)
    libreoffice.rehearse(context, links(judged))
    return any_elsewhere(judged.last.lines, [*lines_in(judged.outcome)])
