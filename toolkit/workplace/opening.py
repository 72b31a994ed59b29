"""Opening the workbook that a command was given, and judging it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.standard import ResultLine
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.usecases.validate import case_of
from toolkit.usecases.validate import typed_explanations
from toolkit.usecases.validate import validate

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.validate import Judged


def activity() -> Catalogue:
    """The activity served; there is one, and each further one is another folder of activities."""
    from toolkit.activities.sanjie import SANJIE

    return SANJIE


def silence(_words: str) -> None:
    """Tell nobody what is being done."""


def judged_book(
    path: Path, catalogue: Catalogue, as_of: dt.date | None, earlier: Path | None = None
) -> tuple[Workbook, Judged]:
    """Read a workbook and judge it.

    Args:
        path: the workbook.
        catalogue: the activity.
        as_of: up to which day; None takes the workbook's own.
        earlier: an earlier marked copy, whose 说明 are carried on where it exists.

    Raises:
        ToolkitError: one sentence for whatever is wrong with the file.
    """
    workbook = read_workbook(path)
    typed = _typed_in(earlier, catalogue) if earlier and earlier.is_file() else {}
    judged = validate(path.name, workbook.sheets, catalogue, as_of=as_of, explanations=typed)
    return workbook, judged


def read_case(path: Path, catalogue: Catalogue, as_of: dt.date | None) -> tuple[Workbook, Case]:
    """Read a workbook's tables without judging them; without an as-of date, the year's end.

    Raises:
        ToolkitError: one sentence for whatever is wrong with the file.
    """
    workbook = read_workbook(path)
    return workbook, case_of(path.name, workbook.sheets, catalogue, as_of)


def _typed_in(earlier: Path, catalogue: Catalogue) -> dict[str, str]:
    """What people typed in an earlier result; a copy that cannot be read holds nothing to keep."""
    sheet = ResultLine.sheet
    try:
        workbook = read_workbook(earlier, only=(sheet,))
    except UnreadableFileError:
        return {}
    sheets = [each for each in workbook.sheets if each.name == sheet]
    if not sheets:
        return {}
    return typed_explanations(earlier.name, sheets, catalogue)
