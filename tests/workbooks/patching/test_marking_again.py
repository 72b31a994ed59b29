"""A marked copy that is marked again: what an earlier marking left, and no more, is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import package_files as files
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openxml_audit import OpenXmlValidator

from toolkit.declare.outcome import Strength
from toolkit.word.office.soffice import convert
from toolkit.workbooks.patching import Mark
from toolkit.workbooks.patching import mark_copy
from toolkit.workbooks.patching.styles import FILLS

if TYPE_CHECKING:
    from pathlib import Path

SHEET, OTHER = "活动台账", "名单"
FOREIGN = "原有批注\n第二行"
CELLS = ["A1", "B3", "D4", "F9"]
YELLOW = "FFFFFF00"


def at(cell: str, level: Strength = Strength.MUST, text: str = "", sheet: str = SHEET) -> Mark:
    return Mark(sheet, cell, level, text or f"D111 错\n{cell}请更正。")


MARKS = [*map(at, CELLS), at("B2", Strength.HINT, "F01 空\n应填。", OTHER)]
STALE = [(mark.sheet, mark.cell) for mark in MARKS]


def ledger(path: Path) -> Path:
    """A1:D4 filled, a note of 王五 at B3, a yellow cell of the clerk's own at C2."""
    files.plain_workbook(
        path, {SHEET: {f"{c}{r}": f"{c}{r}" for c in "ABCD" for r in range(1, 5)}, OTHER: {"B2": 1}}
    )
    book = openpyxl.load_workbook(path)
    book[SHEET]["B3"].comment = Comment(FOREIGN, "王五")
    book[SHEET]["C2"].fill = PatternFill("solid", fgColor=YELLOW)
    book[SHEET]["D4"].number_format = "0.00"
    book.save(path)
    return path


def marked(folder: Path) -> Path:
    target = folder / "台账_校验.xlsx"
    mark_copy(ledger(folder / "台账.xlsx"), target, MARKS)
    return target


def notes(path: Path) -> dict[str, str]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in files.loaded(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def fills(path: Path) -> dict[str, str]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.fill.fgColor.rgb
        for sheet in files.loaded(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.patternType
    }


def boxes(path: Path) -> int:
    drawings = [text for name, text in files.members(path).items() if name.endswith(".vml")]
    return sum(text.count(b'ObjectType="Note"') for text in drawings)


def faults(path: Path) -> list[str]:
    return [error.description for error in OpenXmlValidator(max_errors=0).validate(path).errors]


def saved_by_openpyxl(path: Path, folder: Path) -> Path:
    folder.mkdir()
    book = openpyxl.load_workbook(path)
    book.save(folder / path.name)
    return folder / path.name


def saved_by_libreoffice(path: Path, folder: Path) -> Path:
    (saved,) = convert([path], "xlsx", folder)
    return saved


def kept(path: Path, _folder: Path) -> Path:
    return path


SAVERS = pytest.mark.parametrize(
    "save",
    [kept, saved_by_openpyxl, pytest.param(saved_by_libreoffice, marks=pytest.mark.office)],
)


@SAVERS
def test_marks_of_faults_that_are_gone_go_and_others_stand_once(tmp_path, save):
    again = tmp_path / "再标.xlsx"
    saved = save(marked(tmp_path), tmp_path / "另存")
    left = [at("A1", Strength.DATA, "D112 别的错"), at("B3")]
    mark_copy(saved, again, left, stale=STALE)
    assert notes(again) == {
        f"{SHEET}!A1": "D112 别的错",
        f"{SHEET}!B3": f"{FOREIGN}\n【校验】D111 错\nB3请更正。",
    }
    assert fills(again) == {
        f"{SHEET}!A1": FILLS[Strength.DATA],
        f"{SHEET}!B3": FILLS[Strength.MUST],
        f"{SHEET}!C2": YELLOW,
    }
    assert boxes(again) == 2
    assert files.loaded(again)[SHEET]["D4"].number_format == "0.00"
    assert set(faults(again)) <= set(faults(saved))


@SAVERS
def test_with_no_fault_left_only_the_note_of_somebody_else_is_left(tmp_path, save):
    again = tmp_path / "再标.xlsx"
    saved = save(marked(tmp_path), tmp_path / "另存")
    mark_copy(saved, again, [], stale=STALE)
    assert notes(again) == {f"{SHEET}!B3": FOREIGN}
    assert fills(again) == {f"{SHEET}!C2": YELLOW}
    assert boxes(again) == 1
    assert set(faults(again)) <= set(faults(saved))


def test_a_copy_without_faults_has_the_parts_of_the_original(tmp_path):
    again = tmp_path / "再标.xlsx"
    mark_copy(marked(tmp_path), again, [])
    source = tmp_path / "台账.xlsx"
    added = set(files.members(again)) - set(files.members(source))
    assert not [name for name in added if "comment" in name or "vml" in name.lower()]
    assert set(faults(again)) <= set(faults(source))
    author = files.loaded(again)[SHEET]["B3"].comment.author
    assert author == "王五"


def test_notes_that_moved_with_inserted_rows_go_with_their_fills(tmp_path):
    source = marked(tmp_path)
    book = openpyxl.load_workbook(source)
    book[SHEET].move_range("A4:D4", rows=3)
    assert book[SHEET]["D7"].comment.author == "台账校验"
    book.save(source)
    again = tmp_path / "再标.xlsx"
    mark_copy(source, again, [], stale=STALE)
    assert fills(again) == {f"{SHEET}!C2": YELLOW}
    assert notes(again) == {f"{SHEET}!B3": FOREIGN}


def test_nameless_notes_elsewhere_or_with_other_words_are_nobodys_to_remove(tmp_path):
    source = ledger(tmp_path / "台账.xlsx")
    book = openpyxl.load_workbook(source)
    page = book[SHEET]
    page["A1"].comment = Comment("D111 错\n请更正。", " ")
    page["A2"].comment = Comment("D111 错\n这是别处的。", " ")
    page["A3"].comment = Comment("请科长看一下", " ")
    book.save(source)
    again = tmp_path / "再标.xlsx"
    mark_copy(source, again, [], stale=[(SHEET, "A1"), (SHEET, "A3")])
    assert set(notes(again)) == {f"{SHEET}!A2", f"{SHEET}!A3", f"{SHEET}!B3"}


def test_runs_that_somebody_added_behind_ours_stay(tmp_path):
    source = marked(tmp_path)
    (part,) = [name for name, text in files.members(source).items() if "【校验】".encode() in text]
    added = "B3请更正。</t></r><r><t>已更正，李四</t></r>".encode()
    files.altered(source, {part: files.swap("B3请更正。</t></r>".encode(), added)})
    again = tmp_path / "再标.xlsx"
    mark_copy(source, again, [], stale=STALE)
    assert notes(again) == {f"{SHEET}!B3": f"{FOREIGN}已更正，李四"}


def test_boxes_of_continued_notes_do_not_grow_from_time_to_time(rich, tmp_path):
    once, twice = tmp_path / "一.xlsm", tmp_path / "二.xlsm"
    mark_copy(rich, once, [at("B3")])
    mark_copy(once, twice, [at("B3")], stale=[(SHEET, "B3")])
    drawing = "xl/drawings/vmlDrawing1.vml"
    assert files.members(once)[drawing] == files.members(twice)[drawing]
    mark_copy(twice, once, [])
    assert files.members(once)[drawing] == files.members(rich)[drawing]
    assert not files.inventory(rich) - files.inventory(once)


def test_a_stale_cell_in_a_merged_area_is_its_first(rich, tmp_path):
    once, bare, again = tmp_path / "一.xlsm", tmp_path / "二.xlsm", tmp_path / "三.xlsm"
    mark_copy(rich, once, [at("G5")])
    assert fills(once)[f"{SHEET}!F3"] == FILLS[Strength.MUST]
    nameless = files.swap("台账校验".encode(), b" ")
    files.altered(once, {"xl/comments1.xml": nameless}).rename(bare)
    mark_copy(bare, again, [], stale=[(SHEET, "G5")])
    assert f"{SHEET}!F3" not in fills(again)
    assert set(notes(again)) == {f"{SHEET}!B3"}


def test_stale_places_that_never_were_marked_change_nothing(rich, tmp_path):
    plain, with_stale = tmp_path / "一.xlsm", tmp_path / "二.xlsm"
    mark_copy(rich, plain, [at("C4")])
    gone = [(SHEET, "B4"), (SHEET, "ZZ999"), (SHEET, "合计"), (SHEET, "XFE1"), ("没有", "A1")]
    mark_copy(rich, with_stale, [at("C4")], stale=gone)
    assert plain.read_bytes() == with_stale.read_bytes()


def test_marking_again_and_again_gives_the_same_bytes_and_no_more_formats(rich, tmp_path):
    first, second, third = (tmp_path / f"{number}.xlsm" for number in "一二三")
    marks = [at("C4"), at("A1", Strength.HINT), at("B3"), at("Z99", Strength.DATA)]
    stale = [(mark.sheet, mark.cell) for mark in marks]
    mark_copy(rich, first, marks)
    mark_copy(first, second, marks, stale=stale)
    mark_copy(second, third, marks, stale=stale)
    assert files.members(second) == files.members(third)
    assert files.members(first)["xl/styles.xml"] == files.members(second)["xl/styles.xml"]
