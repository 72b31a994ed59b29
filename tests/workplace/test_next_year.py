"""A year's working folder is begun from the last one's, which is only read."""

import datetime as dt
import json
import re

import pytest

from tests.opened import opened
from tests.workplace.grown import BOOK
from tests.workplace.grown import change
from tests.workplace.grown import lines
from tests.workplace.grown import old_folder
from tests.workplace.grown import pages
from tests.workplace.grown import tree
from toolkit.frontends.cli import main
from toolkit.reading.files import read_workbook

FIRST = 3

NOTE = re.compile(r"（?\d+[）．]")
"""A filling note below a table."""


@pytest.fixture
def old(tmp_path):
    folder = old_folder(tmp_path / "2012年")
    page = opened(folder / BOOK)["问题整改台账"]
    at = {cell.value: cell.column_letter for cell in page[1]}
    open_row, other = FIRST + 1, FIRST + 4
    change(
        folder / BOOK,
        ("问题整改台账", f"{at['进展']}{open_row}", "办理中"),
        ("问题整改台账", f"{at['办结日期']}{open_row}", None),
        ("问题整改台账", f"{at['进展']}{other}", "差不多了"),
        ("领导包案表", "I4", None),
    )
    return folder


@pytest.fixture
def begun(old, tmp_path, capsys):
    def run(*more, name="2013", status=0):
        folder = tmp_path / name
        assert main(["new", str(folder), "--from", str(old), "--without-macros", *more]) == status
        return folder, capsys.readouterr()

    return run


def data(rows):
    return [row for number, row in sorted(rows.items()) if number >= FIRST]


def people(rows, heading):
    return [row for row in data(rows) if row[heading] and not str(row[heading]).startswith("——")]


def test_rosters_go_on_whole_and_events_do_not(old, begun):
    folder, _ = begun()
    was, now = pages(old / BOOK), pages(folder / BOOK)
    for sheet, key in (("单位名录", "规范简称"), ("人员名册", "姓名"), ("别名表", "错写")):
        before, after = (
            [row for row in people(each[sheet], key) if not NOTE.match(str(row[key]))]
            for each in (was, now)
        )
        assert len(before) > 5
        assert [{h: row.get(h) for h in before[0]} for row in after] == before
    assert people(now["下基层活动台账"], "姓名") == []
    points = people(now["联系点一览表"], "课题")
    assert len(points) == len(people(was["联系点一览表"], "课题"))
    assert {row["计划驻点起"] for row in points} == {None}


def test_open_items_go_on_as_they_stand_and_are_no_fault_of_the_year(old, begun, capsys):
    was = data(lines(old / BOOK, "问题整改台账"))
    folder, said = begun()
    now = people(lines(folder / BOOK, "问题整改台账"), "问题描述")
    assert [row["问题编号"] for row in now] == [was[1]["问题编号"], was[4]["问题编号"]]
    for heading in ("提出日期", "问题描述", "整改时限", "进展"):
        assert now[0][heading] == was[1][heading]
    assert all(str(row["系统行号"]).startswith("结转2012-") for row in now)
    assert "“问题整改台账”第7行看不出办结没有，一并结转" in said.out
    main(["validate", str(folder / BOOK), "--as-of", "2013-03-31", "--json"])
    judged = json.loads(capsys.readouterr().out)
    of_problems = [each for each in judged["findings"] if each["sheet"] == "问题整改台账"]
    assert {each["column"] for each in of_problems} <= {"进展"}
    assert any(each["kind"] == "结转的行" for each in judged["notes"])


def test_a_row_that_was_not_carried_is_still_held_to_the_year(begun, capsys):
    folder, _ = begun()
    page = opened(folder / BOOK)["问题整改台账"]
    ids = next(cell.column_letter for cell in page[1] if cell.value == "系统行号")
    change(folder / BOOK, ("问题整改台账", f"{ids}3", "别的"))
    main(["validate", str(folder / BOOK), "--as-of", "2013-03-31", "--json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {
        each["row"] for each in found if each["code"] == "F10" and each["sheet"] == "问题整改台账"
    } == {3}


def test_the_year_and_its_days_are_set_and_told(old, begun):
    folder, said = begun()
    settings = {row["参数名"]: row["取值"] for row in lines(folder / BOOK, "参数").values()}
    before = {row["参数名"]: row["取值"] for row in lines(old / BOOK, "参数").values()}
    assert settings["台账年度"] == 2013
    assert settings["最迟截止日"].date() == dt.date(2013, 9, 30)
    assert settings["意见印发日"] == before["意见印发日"]
    assert settings["机关全称"] == before["机关全称"]
    assert settings["统计截止日"] == "无"
    assert "参数“台账年度”由“2012”改为“2013”，请核对。" in said.out
    holidays = people(lines(folder / BOOK, "节假日"), "类型")
    assert {row["日期"].year for row in holidays} == {2013}


def test_the_old_folder_is_only_read_and_own_templates_come_along(old, begun):
    own = old / "公文模板" / "催报通知.docx"
    with own.open("ab") as file:
        file.write("人写的".encode())
    was = tree(old)
    folder, said = begun()
    assert tree(old) == was
    assert (folder / "公文模板" / "催报通知.docx").read_bytes() == own.read_bytes()
    assert (folder / "公文模板" / "表扬通报.docx").read_bytes() != (
        old / "公文模板" / "表扬通报.docx"
    ).read_bytes()
    assert "公文模板/催报通知.docx：改过的，带来了" in said.out
    assert (folder / "登记.db").is_file()


def test_what_stays_is_said(begun):
    _, said = begun("--json")
    told = json.loads(said.out)
    assert told["carried"]["问题整改台账"] == {"rows": 2, "of": 12}
    assert told["left"]["下基层活动台账"] == 12
    assert "问题整改台账" not in told["left"]
    assert (told["old_year"], told["year"]) == (2012, 2013)


def test_open_matters_that_stay_are_named_one_by_one_and_so_is_what_points_to_them(old, begun):
    """Visits count in the old year's figures, so that none goes on; nobody looks for them if nobody is told."""
    number = FIRST + 2
    page = opened(old / BOOK)
    at = {
        name: {c.value: c.column_letter for c in page[name][1]}
        for name in ("来访事项", "问题整改台账")
    }
    visits, problems = at["来访事项"], at["问题整改台账"]
    name = page["来访事项"][f"{visits['事项号']}{number}"].value
    settled = {f"{visits['当场答复']}{row}": "是" for row in range(FIRST, FIRST + 30)}
    change(
        old / BOOK,
        *(("来访事项", cell, value) for cell, value in settled.items()),
        ("来访事项", f"{visits['当场答复']}{number}", "否"),
        ("来访事项", f"{visits['答复日期']}{number}", None),
        ("来访事项", f"{visits['当场答复']}{number + 1}", "否"),
        ("来访事项", f"{visits['答复日期']}{number + 1}", "下个月"),
        ("问题整改台账", f"{problems['来源编号']}{FIRST + 1}", name),
    )
    folder, said = begun()
    assert (
        f"“来访事项”有2行没有办结，没有带来（各行都计入上年的数），请在旧台账里接着办：第{number}行{name}、"
        in said.out
    )
    assert f"第{number + 1}行" in said.out and "（看不出办结没有）" in said.out
    assert f"的来源编号（{name}" in said.out
    carried = people(lines(folder / BOOK, "问题整改台账"), "问题描述")
    assert carried[0]["来源编号"] == name


def test_the_year_is_that_of_the_name_else_the_next_or_as_it_is_written(begun):
    year = [("2014年三解三促", ()), ("新的", ()), ("另一个", ("--year", "2020"))]
    for (name, more), meant in zip(year, (2014, 2013, 2020), strict=True):
        _, said = begun("--json", *more, name=name)
        assert json.loads(said.out)["year"] == meant
    assert any("放假安排" in told for told in json.loads(said.out)["told"]) or meant == 2020


def test_what_cannot_begin_a_year_is_refused_in_a_sentence(old, begun, tmp_path):
    _, said = begun(name="2011", status=2)
    assert "新的要在旧的以后" in said.err
    assert not (tmp_path / "2011").exists()
    begun()
    _, said = begun(status=2)
    assert "已经存在" in said.err
    (old / "另一本.xlsx").write_bytes((old / BOOK).read_bytes())
    _, said = begun(name="2014", status=2)
    assert "有几本台账" in said.err and "《另一本.xlsx》" in said.err
    assert main(["new", str(tmp_path / "2014"), "--from", str(old / BOOK)]) == 0
    assert read_workbook(tmp_path / "2014" / "三解三促台账.xlsm").sheets
    assert main(["new", str(tmp_path / "x"), "--year", "2014"]) == 2
    (tmp_path / "空").mkdir()
    assert main(["new", str(tmp_path / "y"), "--from", str(tmp_path / "空")]) == 2
