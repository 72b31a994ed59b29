"""Read .xlsx and .xlsm: judge the parts, let a library read the cells, add what it cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.names import shown_name
from toolkit.reading.files.comments import comments_of
from toolkit.reading.files.contents import contents_of
from toolkit.reading.files.judged_sheet import judged_sheet
from toolkit.reading.files.plain_sheets import PlainSheets
from toolkit.reading.files.readers import Readers
from toolkit.reading.files.rectangle import with_no_values
from toolkit.reading.files.refusals import UnreadableFileError
from toolkit.reading.files.shared_parts import SharedParts
from toolkit.reading.files.sources_elsewhere import sources_elsewhere
from toolkit.reading.workbook import EPOCH_NOTE
from toolkit.reading.workbook import FileNote
from toolkit.reading.workbook import Sheet
from toolkit.reading.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.reading.files.contents import SheetPart
    from toolkit.reading.files.judged_sheet import JudgedSheet
    from toolkit.reading.files.made_before import MadeBefore
    from toolkit.reading.files.package import JudgedPackage
    from toolkit.reading.files.readers import Reading


def read_xlsx(package: JudgedPackage, only: Collection[str] | None, before: MadeBefore) -> Workbook:
    """The sheets of a package whose names are in `only` (None for all).

    What the files `before` had alike is not read again. A sheet that cannot be read says why and hides no other.

    Raises:
        UnreadableFileError: the package is broken, protected, too large or no workbook, or none of its
            sheets can be read.
    """
    path = package.path
    contents = contents_of(package)
    chosen = [sheet for sheet in contents.sheets if only is None or sheet.name in only]
    shared = SharedParts(package, contents, before)
    plain = PlainSheets(shared.members, shared.formats, path, before)
    judged = [_judged(package, sheet, shared, plain) for sheet in chosen]
    sound = frozenset(plain.sound)
    del plain
    readings = Readers(shared, path).read(judged)
    refused = [each for each in readings if isinstance(each, UnreadableFileError)]
    if refused and len(refused) == len(readings):
        raise refused[0]
    told = zip(chosen, judged, readings, strict=True)
    sheets = tuple(_sheet(*each, path) for each in told)
    notes = [EPOCH_NOTE] if contents.epoch_1904 else []
    notes += sources_elsewhere(package)
    for sheet, each, reading in zip(chosen, judged, readings, strict=True):
        notes += [FileNote(said) for said in _told(shown_name(sheet.name), each, reading)]
    comments, lost = comments_of(package, contents.sheets)
    notes += lost
    unread = tuple(each.name for each in contents.sheets if each not in chosen)
    return Workbook(path, sheets, tuple(notes), contents.suffix, comments, unread, sound)


def _judged(
    package: JudgedPackage, sheet: SheetPart, shared: SharedParts, plain: PlainSheets
) -> JudgedSheet | UnreadableFileError:
    try:
        return judged_sheet(package, sheet.part, shared.formats, plain)
    except UnreadableFileError as refusal:
        return refusal


def _sheet(
    part: SheetPart,
    judged: JudgedSheet | UnreadableFileError,
    reading: Reading | UnreadableFileError,
    path: Path,
) -> Sheet:
    if isinstance(judged, UnreadableFileError):
        return Sheet(part.name, [], part.hidden, refusal=judged.reason)
    if isinstance(reading, UnreadableFileError):
        return Sheet(part.name, [], part.hidden, refusal=reading.reason)
    scan = judged.scan
    return Sheet(
        part.name,
        with_no_values(reading.rows, scan.no_values, path),
        part.hidden,
        frozenset(scan.hidden_rows),
        frozenset(scan.hidden_columns),
        tuple(scan.merged),
        margins=scan.margins,
    )


def _told(
    name: str, judged: JudgedSheet | UnreadableFileError, reading: Reading | UnreadableFileError
) -> Iterator[str]:
    """What is to be told of how a sheet was read, or why it was not."""
    if isinstance(reading, UnreadableFileError):
        yield f"工作表“{name}”没有读取：它{reading.reason}"
        return
    if isinstance(judged, UnreadableFileError):
        return
    if judged.places is not None:
        yield f"工作表“{name}”在很远的行或列有零散内容，已一并读取，请核对行数"
    if reading.patient:
        yield f"工作表“{name}”写法特殊，已用备用方式读取，请核对行数"
    if judged.scan.missing_end:
        yield f"工作表“{name}”末尾不完整，单元格已全部读出，合并等设置可能读不全"
