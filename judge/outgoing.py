"""Files with a text in one place, as an office writes them: each place a function of texts and a folder."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from urllib.parse import quote

import docx
import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook


def _workbook(write: Callable[[Workbook, str], None]) -> Callable[[list[str], Path], Path]:
    def make(texts: list[str], folder: Path) -> Path:
        book = openpyxl.Workbook()
        book.active.title = "问题"
        write(book, "；".join(texts))
        path = folder / "分册.xlsx"
        book.save(path)
        return path

    return make


def _paper(write: Callable[[docx.document.Document, list[str]], None]) -> Callable[..., Path]:
    def make(texts: list[str], folder: Path) -> Path:
        paper = docx.Document()
        write(paper, texts)
        path = folder / "公文.docx"
        paper.save(str(path))
        return path

    return make


def _hidden(book: Workbook, text: str) -> None:
    sheet = book.create_sheet("底稿")
    sheet.sheet_state = "veryHidden"
    sheet["C9"] = text


def _commented(book: Workbook, text: str) -> None:
    book.active["B2"].comment = Comment(text, "办")


def _validated(book: Workbook, text: str) -> None:
    rule = DataValidation(type="list", formula1='"甲,乙"', prompt=text[:200])
    rule.add("A1")
    book.active.add_data_validation(rule)


def _linked(book: Workbook, text: str) -> None:
    book.active["A1"] = "看"
    book.active["A1"].hyperlink = f"https://example.invalid/?q={quote(text)}"


def _custom(texts: list[str], folder: Path) -> Path:
    path = PLACES["cell"](["无事"], folder)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("customXml/item1.xml", f"<a><b>{'；'.join(texts)}</b></a>")
    return path


def _in_row(texts: list[str], folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append([1, "气", *texts, "是"])
    path = folder / "分册.xlsx"
    book.save(path)
    return path


def _below(texts: list[str], folder: Path) -> Path:
    book = openpyxl.Workbook()
    for number, text in enumerate(texts, start=4):
        book.active[f"C{number}"] = text
    path = folder / "分册.xlsx"
    book.save(path)
    return path


def _paragraphs(paper: docx.document.Document, texts: list[str]) -> None:
    for text in ("情况如下", *texts, "特此通报"):
        paper.add_paragraph(text)


def _runs(paper: docx.document.Document, texts: list[str]) -> None:
    paragraph = paper.add_paragraph("据")
    for text in texts:
        for sign in text:
            paragraph.add_run(sign).bold = sign == text[0]


def _table(paper: docx.document.Document, texts: list[str]) -> None:
    cells = paper.add_table(1, len(texts)).rows[0].cells
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text


PLACES: dict[str, Callable[[list[str], Path], Path]] = {
    "cell": _workbook(lambda book, text: book.active.__setitem__("B3", text)),
    "heading": _workbook(lambda book, text: book.active.__setitem__("Z1", text)),
    "hidden sheet": _workbook(_hidden),
    "comment": _workbook(_commented),
    "prompt": _workbook(_validated),
    "header": _workbook(lambda book, text: setattr(book.active.oddHeader.center, "text", text)),
    "property": _workbook(lambda book, text: setattr(book.properties, "keywords", text)),
    "link": _workbook(_linked),
    "custom XML": _custom,
    "paragraph": _paper(lambda paper, texts: paper.add_paragraph("；".join(texts)) and None),
    "runs": _paper(_runs),
    "footer": _paper(
        lambda paper, texts: setattr(paper.sections[0].footer.paragraphs[0], "text", texts[0])
    ),
    "table": _paper(_table),
    "remark": _paper(lambda p, texts: p.add_comment(p.add_paragraph("注").runs, texts[0]) and None),
}
SPLIT_PLACES: dict[str, Callable[[list[str], Path], Path]] = {
    "cells of a row": _in_row,
    "cells below each other": _below,
    "paragraphs": _paper(_paragraphs),
    "cells of a table": _paper(_table),
}
