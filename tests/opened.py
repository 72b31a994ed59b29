"""Workbooks as openpyxl has them, a sheet read when it is asked for: there are forty, and a test looks at one or two.

What a person types is written into the package itself, as Excel leaves it: every other part keeps its bytes.
"""

import datetime as dt
import io
import zipfile
from pathlib import Path

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.utils.cell import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KNOWN = {"_parent", "_WorkbookChild__title", "sheet_state", "defined_names", "reader"}
"""What is known of a sheet that is not read."""
MACROS = "xl/vbaProject.bin"


def opened(source, **more):
    """What `openpyxl.load_workbook` gives, of a path or an open file."""
    content = source.read() if hasattr(source, "read") else Path(source).read_bytes()
    reader = _LateReader(io.BytesIO(content), **more)
    reader.read()
    return reader.wb


def typed(book, path):
    """Write an opened workbook: what was typed, if that is all; else what openpyxl makes of the whole."""
    reader = next(page for page in book.worksheets if isinstance(page, LateSheet)).reader
    if (
        book.worksheets != [*reader.parts]
        or any(page.looks_otherwise() for page in reader.parts)
        or MACROS in reader.valid_files  # -- openpyxl leaves them out --
    ):
        book.save(path)
        return
    changed = {
        part: _typed_into(reader.archive.read(part), edits)
        for page, part in reader.parts.items()
        if (edits := page.edits())
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for each in reader.archive.infolist():
            package.writestr(each, changed.get(each.filename) or reader.archive.read(each))
    Path(path).write_bytes(made.getvalue())


class LateSheet(Worksheet):
    """A sheet that is read when more than its name and its state is asked for."""

    def __init__(self, reader, name, state):
        super().__init__(reader.wb, name)
        self.reader, self.sheet_state = reader, state
        empty = {each: value for each, value in vars(self).items() if each not in KNOWN}
        for each in empty:
            delattr(self, each)
        self.unread, self.called = empty, (name, state)

    def __getattr__(self, name):
        if name.startswith("__") or not vars(self).get("unread"):
            raise AttributeError(name)
        empty, self.unread = self.unread, {}
        vars(self).update({**empty, **vars(self)})
        self.reader.read_late(self)
        self.as_read, self.looked = self._values(), self._looks()
        return getattr(self, name)

    def edits(self):
        """What was typed, by row and column."""
        if self.unread:
            return {}
        now = self._values()
        places = now.keys() | self.as_read.keys()
        return {at: now.get(at) for at in places if not _same(now.get(at), self.as_read.get(at))}

    def looks_otherwise(self):
        """Whether more was changed than what stands in cells."""
        if (self.title, self.sheet_state) != self.called:
            return True
        return not self.unread and self._looks() != self.looked

    def _values(self):
        return {at: cell.value for at, cell in self._cells.items()}

    def _looks(self):
        """All that a test changes and that is no cell's value."""
        return (
            {
                at: (cell.comment, cell.hyperlink, [*(cell._style or ())])
                for at, cell in self._cells.items()
                if any(cell._style or ()) or cell.comment or cell.hyperlink
            },
            {at: (each.width, each.hidden) for at, each in self.column_dimensions.items()},
            {at: (each.height, each.hidden) for at, each in self.row_dimensions.items()},
            sorted(map(str, self.merged_cells.ranges)),
            [str(each.sqref) for each in self.data_validations.dataValidation],
            [str(each.sqref) for each in self.conditional_formatting],
            (self.freeze_panes, self.protection.sheet, self.auto_filter.ref, len(self._charts)),
        )


class _LateReader(ExcelReader):
    """openpyxl's reader, which makes the sheets and reads each later."""

    def read_worksheets(self):
        found = [*self.parser.find_sheets()]
        pages = [LateSheet(self, sheet.name, sheet.state) for sheet, _ in found]
        self.wb._sheets.extend(pages)
        self.places = dict(zip(pages, found, strict=True))
        self.parts = {page: place.target for page, (_, place) in self.places.items()}
        self.archive.close = lambda: None  # -- it is read from later --

    def read_late(self, page):
        self.parser.find_sheets = lambda: [self.places[page]]
        self.wb.create_sheet = lambda _name: page
        super().read_worksheets()
        del self.wb.create_sheet


def _same(one, other):
    return type(one) is type(other) and one == other


def _typed_into(part, edits):
    root = etree.fromstring(part)
    for each in root.findall(f"{MAIN}dimension"):
        root.remove(each)
    table = root.find(f"{MAIN}sheetData")
    rows = {int(row.get("r")): row for row in table}
    for (number, column), value in sorted(edits.items()):
        if number not in rows:
            rows[number] = _inserted(table, "row", str(number), sum(n < number for n in rows))
        rows[number].attrib.pop("spans", None)
        _put(_cell(rows[number], number, column), value)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _cell(row, number, column):
    columns = [column_index_from_string(coordinate_from_string(c.get("r"))[0]) for c in row]
    if column in columns:
        return row[columns.index(column)]
    place = f"{get_column_letter(column)}{number}"
    return _inserted(row, "c", place, sum(each < column for each in columns))


def _inserted(parent, name, place, at):
    element = etree.Element(f"{MAIN}{name}", r=place)
    parent.insert(at, element)
    return element


def _put(cell, value):
    cell.attrib.pop("t", None)
    del cell[:]
    if isinstance(value, bool):
        cell.set("t", "b")
    if isinstance(value, str) and not value.startswith("="):
        cell.set("t", "inlineStr")
        words = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words.text = value
    elif isinstance(value, str):
        etree.SubElement(cell, f"{MAIN}f").text = value[1:]
    elif value is not None:
        moment = isinstance(value, (dt.date, dt.time, dt.timedelta))
        number = to_excel(value) if moment else value
        etree.SubElement(cell, f"{MAIN}v").text = str(
            int(value) if isinstance(value, bool) else number
        )
