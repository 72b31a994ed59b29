"""Papers and booklets that a click writes beside the open workbook."""

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.frontends.excel.clicked import cells_of
from tests.frontends.excel.clicked import said
from tests.frontends.excel.clicked import shown
from tests.frontends.excel.clicked import silent
from toolkit.activities.sanjie import SANJIE
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.button.open_front_page import CancelledError
from toolkit.frontends.excel import click
from toolkit.reading.files.reading import read_workbook
from toolkit.usecases.validate import case_of
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.booklets import distribute_case

TEMPLATES = Path(__file__).parents[3] / "doc_templates" / SANJIE.name


def test_the_chosen_papers_are_written_beside_the_workbook(path, clean_book):
    kinds = clean_book.names["toolkit_kinds"].refers_to_range
    kinds[1, 2].value = "否"
    click("generate")
    written = {each.name.partition("（")[0] for each in (path.parent / "公文").glob("*.docx")}
    assert len(written) == 2
    assert not any("催报" in name for name in written)
    assert said(clean_book).startswith("已生成2份公文，在“公文”文件夹。")


def test_without_a_choice_nothing_is_written(path, book):
    kinds = book.names["toolkit_kinds"].refers_to_range
    kinds[:, 2].value = "否"
    click("generate")
    assert said(book).startswith("没有选公文。")
    assert not (path.parent / "公文").exists()


@pytest.mark.parametrize("button", ["generate", "distribute", "collect", "remind"])
def test_a_workbook_whose_folder_was_moved_meanwhile_makes_no_second_one(path, clean_book, button):
    away = path.parent.with_name("搬走了")
    path.parent.rename(away)
    click(button)
    told = said(clean_book) + said(clean_book, "toolkit_next")
    assert f"已经不在“{path.parent}”里" in told
    assert not path.parent.exists()
    away.rename(path.parent)


def test_packages_are_those_of_the_command_line(path, book, tmp_path):
    click("distribute")
    sent = distribute_book(path, None, tmp_path / "other")
    mine = {each.name: each.read_bytes() for each in (path.parent / "下发").iterdir()}
    theirs = {each.name: each.read_bytes() for each in (tmp_path / "other").iterdir()}
    assert mine == theirs
    assert said(book).startswith(f"已写出{len(sent.written)}个分册和下发清单")


@pytest.mark.parametrize(("typed", "papers"), [("√", 3), ("Y", 3), (1, 3), ("是 ", 3), ("×", 2)])
def test_a_choice_of_papers_may_be_written_in_several_ways(path, clean_book, typed, papers):
    kinds = clean_book.names["toolkit_kinds"].refers_to_range
    kinds[0, 2].value = typed
    click("generate")
    assert len(list((path.parent / "公文").glob("*.docx"))) == papers


def test_a_choice_that_is_neither_is_named(path, book):
    book.names["toolkit_kinds"].refers_to_range[1, 2].value = "也许"
    click("generate")
    assert said(book) == "首页“公文”表“催报通知”的“生成”填“也许”，请填“是”或“否”，再点“生成公文”。"
    assert not (path.parent / "公文").exists()


def test_packages_come_together_or_not_at_all(path, book):
    sheets = read_sheets(book, SANJIE, silent)
    case = case_of(path.name, sheets, SANJIE, None)
    told = []

    def stop_at_fifth(words):
        told.append(words)
        if len(told) == 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        distribute_case(path, case, sheets, SANJIE, path.parent / "下发", stop_at_fifth)
    assert list((path.parent / "下发").iterdir()) == []


def test_where_one_package_cannot_be_written_none_is(path, book):
    click("distribute")
    folder = path.parent / "下发"
    taken = sorted(folder.glob("*_v1.xlsx"))[9]
    taken.unlink()
    taken.mkdir()
    before = {each.name: each.stat().st_mtime_ns for each in folder.iterdir()}
    click("distribute")
    assert said(book).startswith(f"分册一个也没有写出：《{taken.name}》是文件夹")
    assert {each.name: each.stat().st_mtime_ns for each in folder.iterdir()} == before


def test_a_paper_whose_place_is_taken_stops_no_other(path, clean_book):
    click("generate")
    listing = next((path.parent / "公文").glob("催报通知*_核对单.xlsx"))
    paper = next((path.parent / "公文").glob("催报通知*.docx"))
    listing.unlink()
    listing.mkdir()
    before = paper.read_bytes()
    click("generate")
    assert said(clean_book).startswith("已生成2份公文")
    assert f"《催报通知》未生成：《{listing.name}》是文件夹" in said(clean_book)
    assert paper.read_bytes() == before


def test_a_template_that_is_no_document_is_refused(path, clean_book):
    templates = path.parent / "公文模板"
    shutil.copytree(TEMPLATES, templates)
    with zipfile.ZipFile(templates / "催报通知.docx", "w") as broken:
        broken.writestr("a", "x")
    click("generate")
    assert said(clean_book).startswith("已生成2份公文")
    assert "催报通知.docx" in said(clean_book) and "不是完好的 .docx" in said(clean_book)


def test_every_paper_written_is_one_click_away(path, clean_book):
    click("generate")
    kinds = cells_of(clean_book, "toolkit_kinds").options(ndim=2).value
    ways = [row[0] for row in cells_of(clean_book, "toolkit_papers").formula]
    written = {kind: way for (kind, *_), way in zip(kinds, ways, strict=True) if way}
    assert {*written} == {kind for kind, *_, wanted in kinds if wanted == "是"}
    for kind, way in written.items():
        target = path.parent / way.split('"')[1]
        assert target.is_file()
        assert target.name.startswith(kind)
    assert cells_of(clean_book, "toolkit_go").formula.startswith("=HYPERLINK(\"#'详情'!A1\",")
    names, pages = cells_of(clean_book, "toolkit_pages").formula
    shown_pages = [path.parent / way.split('"')[1] for way in pages if way]
    assert {*shown_pages} == {path.parent / way.split('"')[1] for way in written.values()}
    assert [name for name in names if name] == [each.stem for each in shown_pages]


def test_what_a_paper_asks_to_be_checked_is_counted_and_told_line_by_line(path, book):
    click("generate")
    ended, _ = (row[0] for row in cells_of(book, "toolkit_ended").options(ndim=2).value)
    told = said(book, "toolkit_next")
    hints = {
        row[0]
        for each in (path.parent / "公文").glob("*核对单.xlsx")
        for row in read_workbook(each).sheets[0].rows[:30]
        if str(row[0]).startswith("提示：")
    }
    assert ended == "！有要处理的"
    counted = f"有{len(hints)}条提示，逐条写在公文旁的核对单开头，核对后送签。"
    assert told.startswith(counted)
    assert all(each.removeprefix("提示：") in told for each in hints)
    assert shown(book, "toolkit_next").startswith(counted)
    assert shown(book, "toolkit_next").endswith("条，见“详情”。")


def test_many_older_booklets_that_were_kept_are_told_in_one_sentence(path, clean_book):
    click("distribute")
    for each in (path.parent / "下发").glob("*_v1.xlsx"):
        each.write_bytes(each.read_bytes() + b" ")
    click("distribute")
    olds = len(list((path.parent / "下发").glob("*_旧稿1*")))
    assert olds > 3
    told = said(clean_book, "toolkit_next")
    assert told.count("另存") == 1
    assert f"原来的{olds}个文件内容不同，都另存在旁边" in told
