"""What a contact wrote into a booklet elsewhere than in its ledgers: told, and left in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from toolkit.declare import cover
from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.fixed_sheets import GUIDE_SHEET
from toolkit.declare.fixed_sheets import LISTS_SHEET
from toolkit.declare.fixed_sheets import OPTIONS_SHEET
from toolkit.declare.fixed_sheets import RETURN_LIST_SHEET
from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import NOTE_CLAUSE
from toolkit.declare.layout import NOTES_BY
from toolkit.declare.layout import VERSION_HEADING
from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name
from toolkit.declare.owner import Owner
from toolkit.declare.wording import shown
from toolkit.distribution.zero_report import FOUND_BY
from toolkit.ooxml.references import column_letters
from toolkit.reading.data_rows import is_total
from toolkit.reading.data_rows import is_unit
from toolkit.reading.headers import HeadingError
from toolkit.reading.headers import find_header
from toolkit.reading.workbook import UNCALCULATED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Note
    from toolkit.reading.headers import Header
    from toolkit.reading.workbook import CellComment
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.returned import KnownReturn
    from toolkit.usecases.whose_return import ReturnedFile

FIRST_WORDS = 6
LONGEST = 120
_PAGE_WORDS = re.compile(r"(?:第|共|页|[Pp]age|of|[，,/\s\d—-])*")  # -- around numbers of pages --
_CODE = re.compile(r"[A-Z]\d{2,4} ")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\s*[-+]?[\d,.，]+%?\s*")
OUTSIDE, BELOW, TOTALS, HEADINGS, DOUBLE = "表外内容", "表下文字", "合计行", "重复标题", "重复行"
PASSED = frozenset({OUTSIDE, BELOW, TOTALS, HEADINGS, DOUBLE})
"""The kinds of notes on rows that were passed over in reading."""
BOOKLET_SHEETS = (
    COVER_SHEET,
    GUIDE_SHEET,
    LISTS_SHEET,
    OPTIONS_SHEET,
    SYSTEM_SHEET,
    SNAPSHOT_SHEET,
    RETURN_LIST_SHEET,
)
"""The sheets that a booklet has besides its ledgers, and the list of one that was sent back."""
STEPS = "①②③④⑤⑥⑦⑧⑨"
BORDER = frozenset(range(1, 12))  # -- columns of the cover's form, from 0 --
ABOVE_TABLE = frozenset({1, 2, 11})
WITHHELD = "这种表有受限的栏，内容不照录"
PASSED_OVER = "写在没有读取的行里，没有并入，留在报送文件里，请看"
OWN_SHEET = "报送单位自己加的工作表，没有并入，留在报送文件里，请看"
COMMENT = "报送单位写的批注，没有并入，留在报送文件里，请看"
NO_PLACE = "旧版模板里的这一格没有照搬，留在报送文件里，请看"
IN_MARGINS = "页眉、页脚里写的话，没有并入，留在报送文件里，请看"
ON_COVER = "写在封面表格以外的话，没有并入，留在报送文件里，请看"


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that a person is told of and nothing is done with.

    Attributes:
        sheet: in which it stands.
        row: of the worksheet, from 1; 0 for a whole sheet.
        column: letters; "" for a whole sheet.
        words: what is written there.
        why: what it is, and what became of it.
    """

    sheet: str
    row: int
    column: str
    words: str
    why: str


def beside_ledgers(
    returned: ReturnedFile, known: KnownReturn, office: OfficeBook
) -> Iterator[Beside]:
    """All that is written in a file that came back outside its ledgers, and what they have no place for."""
    for cell in known.unplaced:
        words = "" if cell.secret else cut(shown(cell.value))
        letters = column_letters(cell.column)
        yield Beside(shown_name(cell.sheet), cell.row, letters, words, f"{NO_PLACE}（{cell.why}）")
    yield from _own_sheets(returned, known, office)
    for each in returned.comments:
        if not _is_our_note(each):
            letters = each.cell.rstrip("0123456789")
            row = int(each.cell[len(letters) :] or 0)
            yield Beside(each.sheet, row, letters, cut(each.text), COMMENT)
    for sheet in returned.sheets:
        if words := "；".join(e for e in sheet.margins if not _PAGE_WORDS.fullmatch(e)):
            yield Beside(shown_name(sheet.name), 0, "", cut(words), IN_MARGINS)
        if same_name(sheet.name) == COVER_SHEET:
            for row, at in on_cover(sheet.rows, {ledger.sheet for ledger in known.booklet.rows}):
                words = written(sheet.rows, row, at, returned.formulas(sheet.name))
                if (
                    cover.UNSIGNED not in words
                ):  # -- also in our own formula that is not calculated --
                    yield Beside(COVER_SHEET, row + 1, column_letters(at + 1), cut(words), ON_COVER)


def in_passed_rows(notes: Sequence[Note], known: KnownReturn) -> Iterator[Beside]:
    """What people wrote in rows that were passed over in reading; nothing of restricted columns.

    Of rows that repeat others or sum them up, what is no repetition and no sum. Notes on rows that were
    read as data (hidden, filled from above) are of none of these kinds.
    """
    sheets = {ledger.sheet: (ledger, sheet) for ledger, sheet in known.sheets.items()}
    for note in (each for each in notes if each.kind in PASSED and each.sheet in sheets):
        ledger, sheet = sheets[note.sheet]
        header = find_header(known.file, ledger, sheet.rows, restricted=False)
        hidden = {header.at.get(heading) for heading in _restricted(ledger)}
        hidden |= {header.row_id_at, header.row_notes_at}
        heads = sheet.rows[header.row - 1]
        hidden |= {at for at, cell in enumerate(heads) if cell == VERSION_HEADING}
        if note.kind == DOUBLE:
            hidden |= {*header.at.values()}
        inside, formulas = {*header.at.values()}, known.formulas(ledger)
        sent = _as_sent(known, note, sheet.rows[note.row - 1], header)
        for at, cell in enumerate(sheet.rows[note.row - 1]):
            if cell is None or at in hidden:
                continue
            if at in inside and (
                _is_of_the_form(note, cell, heads[at]) or shown(cell) == sent.get(at)
            ):
                continue
            if at in inside and _is_filled_down(formulas, note.row, at + 1):
                continue
            if words := written(sheet.rows, note.row - 1, at, formulas):
                letters = f"{column_letters(at + 1)}列"
                yield Beside(note.sheet, note.row, letters, cut(words), PASSED_OVER)


def _as_sent(
    known: KnownReturn, note: Note, cells: Sequence[object], header: Header
) -> Mapping[int, str]:
    """By column, what was sent in a row that was made another: it is asked about as a row that is gone."""
    snapshot = known.base.get(note.sheet)
    number = cells[header.row_id_at] if header.row_id_at is not None else None
    if snapshot is None or (sent := snapshot.rows.get(shown(number))) is None:
        return {}
    pairs = zip(snapshot.headings, sent, strict=True)
    return {header.at[each]: shown(cell) for each, cell in pairs if each in header.at}


def _is_of_the_form(note: Note, cell: object, heading: object) -> bool:
    """Whether a cell in the columns is what makes its row such a one: a sum, a heading, a unit."""
    if note.kind == TOTALS:
        return not isinstance(cell, str) or is_total(cell) or _NUMBER.fullmatch(cell) is not None
    return note.kind == HEADINGS and (cell == heading or is_unit(shown(cell).strip()))


def _is_filled_down(formulas: Mapping[tuple[int, int], str], row: int, column: int) -> bool:
    """Whether a cell's formula is that of its column in other rows too: a prepared one, nobody's words."""
    formula = formulas.get((row, column))
    if formula is None:
        return False
    others = (each for (at, by), each in formulas.items() if by == column and at != row)
    wanted = _DIGITS.sub("", formula)
    return any(_DIGITS.sub("", each) == wanted for each in others)


def _is_our_note(comment: CellComment) -> bool:
    """Whether a comment is one of a marked copy; LibreOffice saves those of .ods and .xls without author."""
    if comment.author:
        return comment.author == NOTES_BY
    last = comment.text.rpartition("\n")[2]
    return _CODE.match(comment.text) is not None and last.startswith(NOTE_CLAUSE)


def _own_sheets(returned: ReturnedFile, known: KnownReturn, office: OfficeBook) -> Iterator[Beside]:
    names = {same_name(each.name) for each in returned.sheets}
    ours = {same_name(each) for each in (*BOOKLET_SHEETS, *map(_title, known.sheets))}
    made = [each for each in office.catalogue.ledgers if each.owner == Owner.PROGRAM]
    secret = {same_name(each.sheet) for each in office.catalogue.ledgers if any(_restricted(each))}
    renamed = [each for each in known.sheets if same_name(each.sheet) not in names]
    for sheet in returned.sheets:
        title = same_name(sheet.name)
        alike = [each for each in made if same_name(each.sheet) == title]
        if title in ours or any(_is_of(sheet, each) for each in (*renamed, *alike)):
            continue
        if title in secret and sheet.rows:
            yield Beside(shown_name(sheet.name), 0, "", "", f"{OWN_SHEET}（{WITHHELD}）")
            continue
        if words := [*islice(_all_words(sheet, returned.formulas(sheet.name)), FIRST_WORDS)]:
            yield Beside(shown_name(sheet.name), 0, "", cut("；".join(words)), OWN_SHEET)
        elif sheet.refusal:
            yield Beside(shown_name(sheet.name), 0, "", "", f"{OWN_SHEET}（{sheet.refusal}）")


def _all_words(sheet: Sheet, formulas: Mapping[tuple[int, int], str]) -> Iterator[str]:
    """What is written in a sheet, cell by cell."""
    for row, cells in enumerate(sheet.rows):
        for at, cell in enumerate(cells):
            if cell is not None and (words := written(sheet.rows, row, at, formulas)):
                yield words


def _title(ledger: type[Ledger]) -> str:
    return ledger.sheet


def _restricted(ledger: type[Ledger]) -> Iterator[str]:
    return (column.heading for column in ledger.columns if column.restricted)


def _is_of(sheet: Sheet, ledger: type[Ledger]) -> bool:
    """Whether a sheet that is called otherwise is the one that was read as a ledger's."""
    try:
        find_header(sheet.name, ledger, sheet.rows, restricted=False)
    except HeadingError:
        return False
    return True


def on_cover(rows: Sequence[Sequence[object]], ledgers: set[str]) -> Iterator[tuple[int, int]]:
    """The filled cells, row and column from 0, that are not the form's; in those of the form it is the form that is read."""
    said = [["" if cell is None else shown(cell).strip() for cell in row] for row in rows]
    head = next((at for at, row in enumerate(said) if {*FOUND_BY} <= {*row}), None)
    if head is None:
        return
    table = {head} | {at for at, row in enumerate(said) if at > head and ledgers & {*row}}
    signing = next((at for at, row in enumerate(said) if len({*cover.SIGNED} & {*row}) > 1), -2)
    for at, row in enumerate(said):
        for place, words in enumerate(row):
            if not words:
                continue
            form = (
                place in ABOVE_TABLE
                if at < head
                else place in BORDER
                if at in table
                else _is_printed(words) or (at == signing + 1 and bool(said[signing][place]))
            )
            if not form:
                yield at, place


def _is_printed(words: str) -> bool:
    return words[0] in STEPS or words in cover.SIGNED or words == cover.UNSIGNED


def written(
    rows: Sequence[Sequence[object]], row: int, at: int, formulas: Mapping[tuple[int, int], str]
) -> str:
    """The words of a cell, row and column from 0, and behind them the formula that gave them, where one did."""
    cell = rows[row][at]
    words = "" if cell is None else shown(cell).strip()
    formula = formulas.get((row + 1, at + 1))
    if formula is None:
        return words
    if cell == UNCALCULATED:
        return f"公式{formula}（没有算出结果）"
    return f"{words}（公式{formula}）" if formula.startswith("=") else f"{words}{formula}"


def cut(words: str) -> str:
    """The words, cut where they are too long to be told."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}……"
