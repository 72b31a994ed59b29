"""`python -m bench.building.bare WRITER ROWS OUT`: the same cells by a library, and nothing else."""

from __future__ import annotations

import sys

from bench.workbooks.book import rows


def xlsxwriter(sheets, out):
    from xlsxwriter import Workbook

    with Workbook(out, {"default_date_format": "yyyy-mm-dd"}) as book:
        for title, lines in sheets.items():
            sheet = book.add_worksheet(title)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)


def openpyxl(sheets, out):
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(out)


def main(writer, count, out):
    {"xlsxwriter": xlsxwriter, "openpyxl": openpyxl}[writer](rows(int(count), 0), out)


if __name__ == "__main__":
    main(*sys.argv[1:])
