"""内部核查清单.xlsx beside a workbook: its leads, readable by its owner alone; what people wrote is kept."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.wording import shown
from toolkit.usecases.internal_list import HEADINGS
from toolkit.usecases.internal_list import KEY
from toolkit.usecases.internal_list import TITLE
from toolkit.usecases.internal_list import TYPED
from toolkit.usecases.internal_list import book_line
from toolkit.usecases.internal_list import lead_lines
from toolkit.usecases.internal_list import preamble
from toolkit.workplace.copy_source import MARKED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.usecases.internal_list import Line
    from toolkit.usecases.validate import Judged
    from toolkit.workplace.outcome import Account
    from toolkit.workplace.writer import Writer

WIDTHS = (9, 20, 28, 60, 28, 12, 12, 28, 10)
HEAD_ROWS = 10  # -- within which the headings of a list stand --


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A list as it stands: whose it is, and its lines by stable key."""

    book: str = ""
    lines: Mapping[str, Line] = field(default_factory=dict)
    unreadable: bool = False


def is_wanted(judged: Judged, book: Path) -> bool:
    """Whether there is anything to write: a lead, or a list that may hold one that is gone."""
    return len(judged.outcome.leads) > 0 or any(place.is_file() for place in _places(book))


def stage_list(judged: Judged, book: Path, writer: Writer) -> bool:
    """Make the list in the stage of a run that writes beside the workbook, and say whether one is wanted."""
    if not is_wanted(judged, book):
        return False
    from toolkit.workbooks.lists import write_list
    from toolkit.workbooks.patching import ResultColumn
    from toolkit.workbooks.patching import ResultSheet

    target, earlier = _place(book)
    if not len(judged.outcome.leads) and not target.is_file():
        return False
    if earlier.unreadable:
        said = f"原来的“{target.name}”读不出来，人填的内容没有带过来；原来的文件另存。"
        writer.account.remarks.append(said)
    columns = [
        ResultColumn(heading, width, wrap=True, unlocked=heading in TYPED, hidden=heading == KEY)
        for heading, width in zip(HEADINGS, WIDTHS, strict=True)
    ]
    rows = [[words or None for words in line] for line in lead_lines(judged, earlier.lines)]
    sheet = ResultSheet(TITLE, preamble(judged, _name(book)), columns, rows)
    write_list(sheet, writer.draft(target, writer.group(), private=True))
    writer.account.internal_list = target
    return True


def _name(book: Path) -> str:
    """The ledger's name; a marked copy is of the ledger that it was made from."""
    return f"{MARKED.sub('', book.stem)}{book.suffix}"


def _places(book: Path) -> tuple[Path, Path]:
    """Where the list of a workbook lies: beside it; named after it where another's lies there already."""
    stem = MARKED.sub("", book.stem)
    return book.with_name(f"{TITLE}.xlsx"), book.with_name(f"{TITLE}（{stem}）.xlsx")


def _place(book: Path) -> tuple[Path, _Earlier]:
    """That place, and the list that stands in it."""
    plain, named = _places(book)
    earlier = _read(plain)
    if earlier.book in {"", book_line(_name(book))}:
        return plain, earlier
    return named, _read(named)


def said_of_leads(judged: Judged, account: Account) -> str:
    """The one sentence that is shown of leads; "" where there are none."""
    count = len(judged.outcome.leads)
    if not count:
        return ""
    made = account.internal_list
    if made is None or not account.has(made):
        return f"另有{count}条线索，{TITLE}没有写出。"
    return f"另有{count}条线索，见{made.name}（仅供核查，不得转发）。"


def _read(path: Path) -> _Earlier:
    if not path.is_file():
        return _Earlier()
    from toolkit.reading.files import UnreadableFileError
    from toolkit.reading.files.guarded import read_guarded

    try:
        workbook = read_guarded(path, only=(TITLE,))
    except UnreadableFileError:
        return _Earlier(unreadable=True)
    rows = [
        [shown(cell) for cell in row]
        for sheet in workbook.sheets
        if sheet.name == TITLE
        for row in sheet.rows
    ]
    at = next((at for at, row in enumerate(rows[:HEAD_ROWS]) if KEY in row), None)
    if at is None:
        return _Earlier(unreadable=True)
    named = [dict(zip(rows[at], row, strict=False)) for row in rows[at + 1 :]]
    lines = {
        line[KEY]: {heading: line.get(heading, "") for heading in HEADINGS}
        for line in named
        if line.get(KEY)
    }
    books = [row[0] for row in rows[:at] if row and row[0].startswith(book_line(""))]
    return _Earlier(next(iter(books), ""), lines)
