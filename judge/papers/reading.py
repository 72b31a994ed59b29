"""A paper and its 核对单 as python-docx and openpyxl read them."""

import re
from dataclasses import dataclass

import docx
import openpyxl
from docx.table import Table


@dataclass
class Paper:
    """A paper.

    Attributes:
        stem: of its file.
        lines: its paragraphs outside of tables.
        tables: each a list of rows of cells.
        listed: 数据项 → 文中的数, of the 核对单.
        told: the 提示 of the 核对单.
        where: 数据项 → its sentence, or its column of the annex from top to bottom.
    """

    stem: str
    lines: list
    tables: list
    listed: dict
    told: list
    where: dict

    @property
    def text(self):
        """All paragraphs, one after another."""
        return "\n".join(self.lines)


def papers(folder):
    """The papers that lie in a folder, by name."""
    for path in sorted(folder.glob("*.docx")):
        document = docx.Document(path)
        book = openpyxl.load_workbook(path.with_name(f"{path.stem}_核对单.xlsx"))
        rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
        whole = [[str(cell) for cell in row if cell is not None] for row in rows]
        at = next(n for n, row in enumerate(whole) if "数据项" in row)
        named, value, where = map(whole[at].index, ("数据项", "文中的数", "文中的句子、附表的栏"))
        told = [row[0] for row in whole[:at] if row and row[0].startswith("提示：")]
        items = [row for row in whole[at + 1 :] if len(row) == len(whole[at])]
        yield Paper(
            path.stem,
            [_joined(each) for each in document.paragraphs],
            [_table(each) for each in document.element.body.iter() if each.tag.endswith("}tbl")],
            {row[named]: row[value] for row in items},
            told,
            {row[named]: row[where] for row in items},
        )


def _joined(paragraph):
    parts = (each.text or "" for each in paragraph._p.iter() if each.tag.endswith("}t"))  # noqa: SLF001
    return "".join(parts)


def _table(element):
    rows = Table(element, None).rows
    return [["".join(re.split(r"\s", cell.text)) for cell in row.cells] for row in rows]
