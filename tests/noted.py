"""What a marked copy says in its notes."""

import openpyxl


def notes_in(copy):
    """(sheet, cell) → text of every note in a workbook, as openpyxl reads it."""
    return {
        (page.title, cell.coordinate): cell.comment.text
        for page in openpyxl.load_workbook(copy)
        for row in page.iter_rows()
        for cell in row
        if cell.comment
    }
