"""What a department gets, as a file: what it holds, what of it other programs keep."""

import datetime as dt
import html
import math
import re
import shutil
import subprocess
import warnings
import zipfile

import pytest

from tests.opened import opened
from tests.opened import typed
from tests.reading.writers import programs
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.chinese.screen_lines import BEGINS_NO_LINE
from toolkit.chinese.screen_lines import columns_of
from toolkit.distribution.snapshot import alike
from toolkit.distribution.snapshot import read_snapshot
from toolkit.distribution.zero_report import zero_reports
from toolkit.reading.files.reading import read_workbook
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.sample_workbook import sample_workbook

SECTION = "监察大队_科室台账_2012年第4期_v1.xlsx"
POINT = "云溪经济开发区_联系点台账_2012年第4期_v1.xlsx"
PROBLEMS = "生态科_科室台账_2012年第4期_v1.xlsx"
FIRST_DATA_ROW = 3
DAY = dt.date(2012, 4, 9)


def as_the_office_typed_it():
    """The sample's rows: some cells are not what their columns say, one problem is open."""
    rows = dict(sample.clean_rows(SANJIE.ledgers))
    field_work = [list(row) for row in rows["下基层活动台账"]]
    start, days, hours = 3, 5, 26
    field_work[0][start], field_work[0][days], field_work[0][hours] = 41003, DAY, 0.4791666666666667
    field_work[1][start] = "4月上旬"
    problems = [list(row) for row in rows["问题整改台账"]]
    section, progress, settled_on = 8, 12, 13
    (ours, *_) = (row for row in problems if row[section] == "生态科")
    ours[progress], ours[settled_on] = "办理中", None
    return {**rows, "下基层活动台账": field_work, "问题整改台账": problems}


@pytest.fixture(scope="session")
def sent(tmp_path_factory):
    """The sample's packages."""
    folder = tmp_path_factory.mktemp("下发")
    book = folder / "三解三促台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, as_the_office_typed_it()))
    return distribute_book(book, None, folder / "下发")


@pytest.fixture(scope="session")
def folder(sent):
    return sent.listing.parent


def sheets(path):
    return {sheet.name: sheet for sheet in read_workbook(path).sheets}


def visible_rows(sheet, headings):
    """By row id, the cells that a person sees under these headings."""
    found, *rows = sheet.rows
    at = [found.index(heading) for heading in headings]
    number = found.index("系统行号")
    return {
        row[number]: tuple(row[each] for each in at)
        for row in rows[FIRST_DATA_ROW - 2 :]
        if len(row) > number and row[number]
    }


def test_a_cover_has_room_for_each_sentence_that_it_may_say(folder):
    """At Excel's widths, and LibreOffice's on a Chinese machine: 8 dots a unit, 12 a Han character of 9 points."""
    ending = "仍照常催办。"
    for path in folder.glob("*_v1.xlsx"):
        cover = opened(path)["封面"]
        in_line = int(cover.column_dimensions["L"].width * 8 / 12)
        said = [cell for cell in cover["L"] if str(cell.value).startswith("=IFERROR")]
        for cell in said:
            still = f"在办12件，{ending}" if ending in cell.value else ""
            parts = [f"有12{each}{still}" for each in re.findall('"([^"]*)"', cell.value) if each]
            lines = max(math.ceil(len(each) / in_line) for each in parts)
            assert cell.font.size == 9
            assert cover.row_dimensions[cell.row].height >= 13 * lines - 1
        assert said


def test_the_base_of_every_package_is_what_its_visible_sheets_hold(sent):
    for each in sent.written:
        found = sheets(each.path)
        base = read_snapshot(found["下发底稿"].rows)
        assert set(base) == set(each.rows)
        for title, snapshot in base.items():
            assert len(snapshot.rows) == each.rows[title]
            assert snapshot.rows == visible_rows(found[title], snapshot.headings)


def test_nobody_is_offered_to_show_the_base(folder):
    assert opened(folder / SECTION)["下发底稿"].sheet_state == "veryHidden"


def test_a_package_says_by_which_program_and_in_what_form_each_sheet_was_sent(folder):
    first, second = (
        {row[0]: row[1] for row in sheets(folder / name)["系统"].rows} for name in (SECTION, POINT)
    )
    assert first["程序版本"] == second["程序版本"] == "0.1.0"
    forms = {key: value for key, value in first.items() if key.startswith("结构版本：")}
    assert list(forms) == ["结构版本：问题整改台账", "结构版本：调研报告登记"]
    assert len(set(forms.values())) == 2
    assert forms.items() <= second.items()


def test_a_package_opens_on_its_cover_which_says_for_whom_of_what_and_by_when(folder):
    book = opened(folder / SECTION)
    assert book.active.title == book.sheetnames[0] == "封面"
    said = {row[1].value: row[2].value for row in book["封面"].iter_rows(min_row=2, max_row=5)}
    assert said == {
        "发给": "监察大队　秦川",
        "本期": "2012年第4期，报到2012年12月21日为止的情况",
        "报送期限": "2012年12月28日（星期五）下班前",
        "报给": "云溪市环境保护局办公室　联系人：江小川　电话：0500-82800102",
    }


def test_the_guide_of_a_package_asks_nobody_to_fill_the_office_s_directories(folder):
    guide = opened(folder / SECTION)["使用说明"]
    said = "".join(str(cell) for row in guide.values for cell in row if cell)
    assert "照实填写，并告诉办公室登记" in said and "先在名册、名录中登记" not in said
    assert "浅黄底：由你单位填" in said and "打印这张表" not in said


def test_a_point_is_told_that_the_sections_report_their_own_reports(folder):
    said = {
        name: {row[1].value: row[2].value for row in opened(folder / name)["封面"]}
        for name in (POINT, SECTION)
    }
    assert said[POINT]["调研报告登记"].startswith("只填不由科室报的：\n必填")
    assert said[SECTION]["调研报告登记"].startswith("各栏都填：\n必填")


def test_no_line_of_what_is_to_be_filled_is_wider_than_its_column_or_begins_with_a_stop(folder):
    for file in (folder / POINT, folder / SECTION, folder / PROBLEMS):
        sheet = opened(file)["封面"]
        head = next(
            row[0].row for row in sheet.iter_rows(2, 20, min_col=2) if row[0].value == "台账"
        )
        said = [sheet.cell(row, 3).value for row in range(head + 1, head + 7)]
        lines = [line for each in said if each and "填" in each for line in each.split("\n")]
        assert lines
        assert all(columns_of(line) <= 24 and line[0] not in BEGINS_NO_LINE for line in lines)


def test_each_ledger_of_the_cover_leads_to_the_first_cell_to_fill(folder):
    book = opened(folder / SECTION)
    links = [cell.hyperlink.location for cell in book["封面"]["B"] if cell.hyperlink]
    assert links == ["'问题整改台账'!K3", "'调研报告登记'!A3"]
    sheet = book["问题整改台账"]
    assert sheet["K1"].value == "整改措施"
    assert not sheet["K3"].protection.locked and sheet["J3"].protection.locked


def test_only_what_the_receiver_fills_is_coloured_and_it_is_on_the_screen(folder):
    sheet = opened(folder / SECTION)["问题整改台账"]
    filled = {cell.column_letter for cell in sheet[3] if cell.fill.fgColor.rgb == "FFFFF8E1"}
    open_ones = {cell.column_letter for cell in sheet[3] if not cell.protection.locked}
    assert filled == open_ones
    assert {"K"} < open_ones <= set("KLMNOPQRSTU")
    widths = {
        at: each.width
        for each in sheet.column_dimensions.values()
        for at in range(each.min, each.max + 1)
    }
    assert sum(widths[at] for at in range(1, 12)) < 132


def test_the_lists_that_a_package_refers_to_are_in_sight_and_nothing_else_of_their_ledgers(folder):
    book = opened(folder / POINT)
    lists = book["可选名单"]
    assert lists.sheet_state == "visible" and lists.protection.sheet
    rows = [[cell for cell in row if cell] for row in lists.iter_rows(min_row=5, values_only=True)]
    assert rows[0] == ["规范简称", "姓名", "单位", "联系点编号", "联系点名称"]
    assert rows[1] == ["局领导", "沈怀远", "局领导", "LXD01", "云溪经济开发区"]
    assert not [cell for row in rows for cell in row if re.search(r"\d{7}|局长|科长", cell)]
    (link,) = (
        each for row in book["封面"] for each in row if each.value == "下拉里可以选的：看可选名单"
    )
    assert link.hyperlink.location == "'可选名单'!A1"
    rules = book["下基层活动台账"].data_validations.dataValidation
    prompts = [each.prompt.replace("\n", "") for each in rules]
    assert sum("名单取自“可选名单”" in each for each in prompts) == 3
    assert not [each for each in prompts if "人员名册" in each]


def test_a_section_gets_no_list_that_it_chooses_nothing_from(folder):
    lists = opened(folder / SECTION)["可选名单"]
    (headings,) = lists.iter_rows(min_row=5, max_row=5, values_only=True)
    assert {"姓名", "规范简称", "联系点编号"} <= set(headings)
    assert "场次号" not in headings


def test_a_time_of_day_is_shown_as_one(folder):
    sheet = opened(folder / POINT)["接访场次"]
    (at,) = (cell.column for cell in sheet[1] if cell.value == "起时间")
    times = [row[at - 1] for row in sheet.iter_rows(min_row=3) if row[at - 1].value]
    assert times and {(type(each.value), each.number_format) for each in times} == {
        (dt.time, "hh:mm")
    }


def test_no_formula_is_longer_than_excel_takes(sent):
    longest = 8192  # -- characters, "Excel specifications and limits" --
    for each in sent.written:
        book = opened(each.path)
        said = [cell.value for sheet in book for row in sheet for cell in row]
        formulas = [one for one in said if isinstance(one, str) and one.startswith("=")]
        names = [name.attr_text for name in book.defined_names.values()]
        assert max(map(len, [*formulas, *names])) < longest / 2


def reach(sheet):
    """The last row that holds something or has lines of its own: to there a sheet is printed by every program."""
    return max(
        row[0].row
        for row in sheet.iter_rows()
        if any(cell.value is not None or cell.border.bottom.style for cell in row)
    )


def test_a_ledger_is_printed_to_a_few_empty_rows_below_the_filled_ones(sent):
    """No area is set, which programs that do not know formulas in it would drop, or which would cut."""
    for each in sent.written:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            book = opened(each.path)
        for title, rows in each.rows.items():
            sheet = book[title]
            assert not sheet.print_area and sheet.print_title_rows == "$1:$1"
            empty = max(5, 12 - rows)
            assert reach(sheet) == FIRST_DATA_ROW + rows + empty - 1
            below = sheet.iter_rows(min_row=FIRST_DATA_ROW + rows, values_only=True)
            filled = [cell for row in below for cell in row if cell is not None]
            assert all(str(cell).startswith("=IF(") for cell in filled)


def pages(path, tmp_path):
    """The words on each page that LibreOffice prints."""
    programs.libreoffice(path, tmp_path / f"{path.stem}.pdf", "pdf")
    told = ["pdftotext", "-layout", str(tmp_path / f"{path.stem}.pdf"), "-"]
    ran = subprocess.run(told, capture_output=True, text=True, check=True)
    return ran.stdout.split("\f")[:-1]


@pytest.mark.office
@pytest.mark.deep
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_no_page_of_empty_rows_is_printed_and_nothing_filled_is_missing(folder, tmp_path):
    found = pages(folder / PROBLEMS, tmp_path)
    heads = [page.split("\n")[0] for page in found]
    assert sum("问题编号" in head for head in heads) == 2
    assert sum("报告编号" in head for head in heads) == 2 and len(found) <= 9

    book = opened(folder / PROBLEMS)
    book["调研报告登记"]["A102"] = "最后一行"
    typed(book, tmp_path / "filled.xlsx")
    assert any("最后一行" in page for page in pages(tmp_path / "filled.xlsx", tmp_path))


def test_the_lists_that_a_package_refers_to_are_its_drop_downs_and_hold_no_phone(folder):
    book = opened(folder / POINT)
    rules = {
        each.formula1
        for each in book["下基层活动台账"].data_validations.dataValidation
        if each.type == "list"
    }
    assert {"名单_姓名", "名单_规范简称", "名单_联系点编号"} <= rules
    listed = {
        str(cell.value)
        for row in book["可选名单"].iter_rows(min_row=5)
        for cell in row
        if cell.value
    }
    assert {"顾明德", "监察大队", "LXD07"} <= listed
    assert not [each for each in listed if re.search(r"\d{7}", each)]


def calculated(path, tmp_path):
    """The cover's lines by ledger, as LibreOffice calculates them."""
    saved = tmp_path / "calculated.xlsx"
    programs.libreoffice(path, saved, "xlsx")
    rows = list(opened(saved, data_only=True)["封面"].values)
    (at,) = (number for number, row in enumerate(rows) if "要填的栏" in row)
    lines = [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :]]
    warning = rows[-1][1]
    return {line["台账"]: line for line in lines}, warning


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_cover_counts_what_is_filled_missing_new_and_open_and_a_tick_hides_nothing(
    folder, tmp_path
):
    book = opened(folder / PROBLEMS)
    book["调研报告登记"]["B140"] = "写在格线下面"
    typed(book, tmp_path / "below.xlsx")
    lines, warning = calculated(tmp_path / "below.xlsx", tmp_path)
    first = lines["问题整改台账"]
    before = first["行数"]
    assert before == first["填全行数"] and first["必填未填格数"] == 0
    still_open = first["在办件数"]
    moved = "填了进展就可以报送；都没有进展的，在“在办事项无变化”选√。"
    assert still_open == 1 and first["核对"] == f"在办1件，{moved}"
    assert lines["调研报告登记"]["新增行数"] == 0 and warning in {None, ""}
    too_low = "有1格填在格线下面，没有计入，请移到上面的空行里。"
    assert lines["调研报告登记"]["核对"] == too_low

    book = opened(folder / PROBLEMS)
    cover, reports = book["封面"], book["调研报告登记"]
    cover["J8"], cover["I9"] = "√", "√"
    book["问题整改台账"]["K3"] = None
    free = next(row for row in range(3, 60) if reports.cell(row, 1).value is None)
    reports.cell(free, 1).value = "BG-2012-99"
    typed(book, tmp_path / "filled.xlsx")
    lines, warning = calculated(tmp_path / "filled.xlsx", tmp_path)
    problems, reports = lines["问题整改台账"], lines["调研报告登记"]
    assert (problems["行数"], problems["填全行数"], problems["必填未填格数"]) == (
        before,
        before - 1,
        1,
    )
    said = f"请写明无变化的原因。在办{still_open}件，仍照常催办。"
    assert problems["核对"] == said
    assert reports["新增行数"] == 1
    assert reports["核对"] == "表里有新增1行，与“本期无新增”不符。"
    assert warning == "零报告要写明填报人和报送日期。"

    found = zero_reports(sheets(tmp_path / "calculated.xlsx")["封面"].rows, list(lines))
    assert found["问题整改台账"].no_change and found["调研报告登记"].nothing_new
    assert len(found["问题整改台账"].doubts) == 3


def untouched(before, after):
    """Whether a package that was saved anew has the base that it was sent with, cell by cell."""
    first, second = (read_snapshot(sheets(path)["下发底稿"].rows) for path in (before, after))
    return (
        {title: snapshot.headings for title, snapshot in first.items()}
        == {title: snapshot.headings for title, snapshot in second.items()}
        and sum(len(snapshot.rows) for snapshot in first.values()) > 20
        and all(
            list(snapshot.rows) == list(second[title].rows)
            and all(map(alike, cells, second[title].rows[number]))
            for title, snapshot in first.items()
            for number, cells in snapshot.rows.items()
        )
        and all(
            snapshot.rows == visible_rows(sheets(after)[title], snapshot.headings)
            for title, snapshot in second.items()
        )
    )


def lists(path):
    """The drop-downs of each sheet: the first cell of each, and what it offers."""
    book = opened(path)
    return {
        sheet.title: {
            (str(each.sqref).partition(":")[0], each.formula1.strip("="))
            for each in sheet.data_validations.dataValidation
            if each.type == "list"
        }
        for sheet in book
    }


def prompted(path):
    book = opened(path)
    return {
        sheet.title: sum(bool(each.prompt) for each in sheet.data_validations.dataValidation)
        for sheet in book
    }


def names_defined(path):
    return {name.lower() for name in opened(path).defined_names}


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_base_and_drop_downs_are_the_same_after_libreoffice_has_saved_the_package(folder, tmp_path):
    saved = tmp_path / "saved.xlsx"
    programs.libreoffice(folder / POINT, saved, "xlsx")
    assert untouched(folder / POINT, saved)
    assert lists(saved) == lists(folder / POINT)
    assert len(lists(saved)["下基层活动台账"]) > 8
    assert prompted(saved) == prompted(folder / POINT)
    assert names_defined(saved) >= {"名单_姓名", "名单_规范简称", "名单_联系点编号"}


def offered(path):
    """What the drop-downs of each sheet offer, in the usual markup or in that of Excel 2010."""
    found = re.compile(r'type="list"[^>]*>(?:<formula1>|<x14:formula1><xm:f>)([^<]*)')
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if "worksheets/sheet" in name]
        markup = {name: html.unescape(archive.read(name).decode()) for name in parts}
    return {name: sorted(found.findall(said)) for name, said in markup.items()}


@pytest.mark.deep
def test_base_and_drop_downs_are_the_same_after_onlyoffice_has_saved_the_package(folder, tmp_path):
    saved = tmp_path / "saved.xlsx"
    programs.onlyoffice(folder / POINT, saved)
    assert untouched(folder / POINT, saved)
    assert offered(saved) == offered(folder / POINT)
    assert sum(map(len, offered(saved).values())) > 40
