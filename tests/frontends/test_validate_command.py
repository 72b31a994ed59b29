"""taizhang validate, on real files."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.noted import notes_in
from tests.opened import opened
from tests.opened import typed
from tests.planted import planted
from tests.untitled import untitled
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.register.register import Register
from toolkit.workplace.new_folder import blank_workbook


def found(said):
    return sorted((f["code"], f["sheet"], f["row"], f["column"]) for f in said["findings"])


def test_exactly_the_planted_faults_are_found_in_the_file(taizhang, faulty_book):
    before = faulty_book.read_bytes()
    ran = taizhang("validate", faulty_book, "--as-of", "2012-12-31", "--json")
    assert ran.status == 1
    assert found(ran.json) == planted()
    assert faulty_book.read_bytes() == before


def test_a_clean_workbook_ends_with_zero(taizhang, clean_book):
    ran = taizhang("validate", clean_book, "--json")
    assert ran.status == 0
    assert ran.json["findings"] == []
    assert ran.json["as_of"] == "2012-12-31"  # the workbook's own 统计截止日
    assert ran.json["summary"]["clean"] is True


def test_a_blank_workbook_filled_through_its_headings_by_a_program_says_the_same(
    taizhang, tmp_path
):
    book = openpyxl.load_workbook(io.BytesIO(blank_workbook(SANJIE, macros=False)))
    rows = {**sample.faulty_rows(SANJIE.ledgers)}
    for sheet, lines in rows.items():
        page = book[sheet]
        at = {cell.value: cell.column for cell in page[1]}
        headings = [column.heading for column in SANJIE.ledger(sheet).columns]
        for number, line in enumerate(lines, start=3):
            for heading, value in zip(headings, line, strict=True):
                page.cell(number, at[heading], value)
    for row in book["参数"].iter_rows(min_row=3):
        if row[0].value in sample.settings():
            row[1].value = sample.settings()[row[0].value]
    path = tmp_path / "填好的.xlsx"
    book.save(path)
    assert found(taizhang("validate", path, "--json").json) == planted()


@pytest.mark.office
def test_a_workbook_saved_by_libreoffice_says_the_same(taizhang, faulty_book, tmp_path):
    from toolkit.word.office import convert

    faulty_book.write_bytes(untitled(faulty_book.read_bytes()))
    (saved,) = convert([faulty_book], "xlsx", tmp_path / "libreoffice")
    ran = taizhang("validate", saved, "--as-of", "2012-12-31", "--json")
    assert found(ran.json) == planted()


def test_the_marked_copy_notes_every_fault_in_its_cell_and_keeps_the_rest(taizhang, faulty_book):
    ran = taizhang("validate", faulty_book, "--json")
    copy = opened(ran.json["copy"])
    cells = {(f["sheet"], f["cell"]) for f in ran.json["findings"]}
    for sheet, cell in cells:
        note = copy[sheet][cell].comment
        assert note is not None, (sheet, cell)
        assert copy[sheet][cell].fill.patternType == "solid"
    assert notes_in(ran.json["copy"]).keys() == cells
    with zipfile.ZipFile(faulty_book) as before, zipfile.ZipFile(ran.json["copy"]) as after:
        assert set(before.namelist()) <= set(after.namelist())


def test_the_result_sheet_lists_everything_with_links(taizhang, faulty_book):
    ran = taizhang("validate", faulty_book, "--json")
    page = opened(ran.json["copy"])["校验结果"]
    head = next(row for row in page.iter_rows() if row[0].value == "状态")
    assert [cell.value for cell in head] == [c.heading for c in SANJIE.ledger("校验结果").columns]
    lines = [row for row in page.iter_rows(min_row=head[0].row + 1) if row[0].value]
    said = ran.json
    assert len(lines) == len(said["findings"]) + len(said["verdicts"])
    place = [cell.value for cell in head].index("位置")
    linked = [row[place].hyperlink.location for row in lines if row[place].hyperlink]
    assert len(linked) > len(said["findings"])
    assert all("!" in target for target in linked)


def test_what_a_person_typed_beside_a_deviation_survives_and_closes_it(taizhang, faulty_book):
    first = taizhang("validate", faulty_book, "--json").json
    copy = opened(first["copy"])
    page = copy["校验结果"]
    head = next(row for row in page.iter_rows() if row[0].value == "状态")
    at = {cell.value: cell.column for cell in head}
    row = next(
        row
        for row in page.iter_rows(min_row=head[0].row + 1)
        if row[at["状态"] - 1].value == "偏离待说明"
    )
    key = row[at["系统标识"] - 1].value
    page.cell(row[0].row, at["说明"], "因全市统一安排")
    typed(copy, first["copy"])
    second = taizhang("validate", faulty_book, "--json").json
    code, subject = key.split("|")
    (verdict,) = [
        v for v in second["verdicts"] if v["code"] == code and v["subject"].startswith(subject)
    ] or [v for v in second["verdicts"] if v["code"] == code and subject in v["subject"]]
    assert verdict["state"] == "偏离已说明"
    assert verdict["explanation"] == "因全市统一安排"


def corrected(copy, said, clean_path):
    """The first fault of a kind whose correction is known, put right in the marked copy."""
    clean = opened(clean_path)
    book = opened(copy)
    for finding in said["findings"]:
        right = clean[finding["sheet"]][finding["cell"]].value
        if right is not None and right != book[finding["sheet"]][finding["cell"]].value:
            book[finding["sheet"]][finding["cell"]].value = right
            typed(book, copy)
            return finding["sheet"], finding["cell"]
    raise AssertionError("no fault could be put right")


def saved_by_libreoffice(copy):
    from toolkit.word.office import convert

    (saved,) = convert([copy], "xlsx", copy.parent / "libreoffice")
    return saved


@pytest.mark.parametrize(
    "save",
    [Path, pytest.param(saved_by_libreoffice, marks=[pytest.mark.office, pytest.mark.deep])],
)
def test_a_fault_corrected_in_the_marked_copy_loses_fill_and_note(
    taizhang, faulty_book, clean_bytes, tmp_path, save
):
    clean = tmp_path / "全对.xlsx"
    clean.write_bytes(clean_bytes)
    first = taizhang("validate", faulty_book, "--json").json
    fixed = corrected(first["copy"], first, clean)
    again = taizhang("validate", save(Path(first["copy"])), "--json").json
    found_again = {(each["sheet"], each["cell"]) for each in again["findings"]}
    assert fixed not in found_again
    assert set(notes_in(again["copy"])) == found_again
    page = opened(again["copy"])[fixed[0]]
    plain = opened(faulty_book)[fixed[0]][fixed[1]].fill
    assert page[fixed[1]].fill.patternType == plain.patternType is None
    for (sheet, cell), text in notes_in(again["copy"]).items():
        messages = [
            each["message"]
            for each in again["findings"]
            if (each["sheet"], each["cell"]) == (sheet, cell)
        ]
        assert "【校验】" not in text
        assert all(text.count(message) >= 1 for message in messages)
        assert text.count("依据：") == len(set(messages))


def test_the_summary_reads_well(taizhang, faulty_book):
    ran = taizhang("validate", faulty_book)
    assert ran.out.startswith(
        f"《三解三促台账.xlsx》截至2012年12月31日\n数据问题{len(planted())}处　"
    )
    assert "标注副本：" in ran.out
    assert ran.err == ""


def test_the_json_object_has_the_documented_keys(taizhang, faulty_book):
    said = taizhang("validate", faulty_book, "--json").json
    assert {"book", "as_of", "findings", "verdicts", "notes", "summary"} <= set(said)
    assert set(said["findings"][0]) == {
        "code", "name", "strength", "clause", "sheet", "row", "column", "cell", "value",
        "message", "suggestion", "key",
    }  # fmt: skip
    assert {"code", "name", "strength", "clause", "subject", "state", "fact", "due", "cells",
            "explanation", "explained_by", "explained_at", "fact_changed", "key"} <= set(said["verdicts"][0])  # fmt: skip
    assert {each["state"] for each in said["verdicts"]} <= {
        "符合", "不符合", "未到期", "预警", "偏离待说明", "偏离已说明", "无法判定", "不适用",
    }  # fmt: skip
    assert set(said["notes"][0]) == {
        "kind", "sheet", "row", "column", "cell", "read", "taken", "message",
    }  # fmt: skip


def altered(path, change, name="xl/worksheets/sheet2.xml"):
    with zipfile.ZipFile(path) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for each, content in parts.items():
            package.writestr(each, content)


def sheet_part(path, title):
    """The part of a sheet, as the order of sheets in these workbooks has it."""
    names = opened(path, read_only=True).sheetnames
    return f"xl/worksheets/sheet{names.index(title) + 1}.xml"


def test_findings_come_where_the_copy_cannot_be_made(taizhang, faulty_book):
    """The part is cut off behind its rows: it can be read, and not be marked."""
    sound = taizhang("validate", faulty_book, "--json").json
    part = sheet_part(faulty_book, sound["findings"][0]["sheet"])
    altered(faulty_book, lambda text: text[: text.index(b"</sheetData>") + 20], part)
    Path(sound["copy"]).unlink()
    ran = taizhang("validate", faulty_book, "--json")
    assert (ran.status, found(ran.json), ran.json["copy"]) == (1, found(sound), None)
    assert "error" not in ran.json
    (said,) = ran.json["remarks"]
    assert said.startswith("没有做标注副本：")
    assert said.endswith(f"原文件《{faulty_book.name}》没有改动。")
    told = taizhang("validate", faulty_book)
    assert told.out.startswith(f"《{faulty_book.name}》截至") and said in told.err
    assert "末尾不完整" in told.out
    assert not Path(sound["copy"]).exists()


def test_a_validation_without_a_copy_is_registered_all_the_same(taizhang, faulty_book):
    taizhang("distribute", faulty_book)
    part = sheet_part(faulty_book, "下基层活动台账")
    altered(faulty_book, lambda text: text[: text.index(b"</sheetData>") + 20], part)
    assert taizhang("validate", faulty_book, "--json").json["copy"] is None
    *_, last = Register(faulty_book.parent / "登记.db").runs()
    assert (last.run.step, last.run.book) == ("校验", faulty_book.name)


def test_a_workbook_with_macros_under_another_name_gives_its_findings(
    taizhang, faulty_xlsm, tmp_path
):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(faulty_xlsm)
    ran = taizhang("validate", path, "--json")
    copy = str(tmp_path / "台账（xlsx）_校验.xlsm")
    assert (ran.status, found(ran.json), ran.json["copy"]) == (1, planted(), copy)
    assert any(".xlsm" in note for note in ran.json["file_notes"])
