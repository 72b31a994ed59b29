"""`new --for libreoffice`: the control workbook as .ods, whose buttons survive saving, by a real mouse."""

import re

import pytest

from tests.frontends.excel.test_real_click import placed
from toolkit.frontends.cli import main
from toolkit.ooxml.archive import contents
from toolkit.workbooks.blank.front_page import LINE
from toolkit.workbooks.blank.front_page import WORK
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

MARK = re.compile('name="ConditionalStyle[^>]*><style:table-cell-properties[^>]*>')
STRICT = re.compile(
    'name="Default" style:family="table-cell"><style:table-cell-properties[^>]*/>'
    '<style:paragraph-properties style:line-break="strict"/>'
)
FONT_POINTS, MARGINS = 10.5, 12  # -- 10 points come to 14 whole pixels on a usual screen --
VISITS = "下基层活动台账"
ROWS = [("B3", "A甲"), ("B4", "B乙"), ("B5", "C丙")]

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


def test_program_and_options_that_do_not_go_together_are_refused(tmp_path):
    assert main(["new", str(tmp_path / "新"), "--for", "libreoffice", "--without-macros"]) == 2
    assert not (tmp_path / "新").exists()


@pytest.mark.deep
def test_its_buttons_work_before_and_after_it_was_saved_and_its_ledgers_are_sorted(tmp_path):
    assert main(["new", str(tmp_path / "新"), "--for", "libreoffice"]) == 0
    content = (tmp_path / "新" / "三解三促台账.ods").read_bytes()
    styles = contents(content)["styles.xml"].decode()
    marks = MARK.findall(styles)
    assert STRICT.search(styles)
    assert len(marks) > 8
    assert all('style:vertical-align="middle"' in mark for mark in marks)
    book = placed(tmp_path, content, "三解三促台账.ods")
    with screen() as display, Machine(tmp_path, display, trusted=book.parent) as machine:
        first, *_, filled, _, sorted_, _, _, _, again, kept, _, _, deleted = machine.install().run(
            book,
            ("press", "校验"),
            *[("put", VISITS, cell, words) for cell, words in ROWS],
            ("shown", VISITS, "A1:B6"),
            ("sort_by", VISITS, "A2", "filter"),
            ("shown", VISITS, "A1:B6"),
            ("go", "首页", "A1"),
            ("save",),
            ("reopen",),
            ("press", "校验"),
            ("shown", VISITS, "A1:B6"),
            ("go", VISITS, "A3"),
            ("order", ".uno:DeleteRows"),
            ("shown", VISITS, "A3:B4"),
        )
    assert first["status"].startswith("没有给出统计截止日。")
    assert again["status"] == first["status"]
    assert filled[:2] == sorted_[:2] == [["序号", "姓名"], ["示例", "张三"]]
    assert sorted_[2:] == [["3", "C丙"], ["2", "B乙"], ["1", "A甲"], ["", ""]]
    assert kept == sorted_
    assert deleted == sorted_[3:5]


@pytest.mark.deep
@pytest.mark.parametrize("system", ["zh_CN.UTF-8", "C.UTF-8"])
def test_a_line_of_what_a_step_asks_for_has_room_whatever_the_machine_speaks(
    tmp_path, monkeypatch, system
):
    """LibreOffice makes the columns of an .ods by the typeface of the machine's language."""
    monkeypatch.setenv("LC_ALL", system)
    assert main(["new", str(tmp_path / "新"), "--for", "libreoffice"]) == 0
    content = contents((tmp_path / "新" / "三解三促台账.ods").read_bytes())["content.xml"].decode()
    front = content[content.index('table:name="首页"') :]
    names = re.findall('<table:table-column[^>]*table:style-name="([^"]+)"', front)[: WORK + 1]
    (width,) = re.findall(
        f'style:name="{names[WORK]}" style:family="table-column"><style:table-column-properties[^>]*'
        'style:column-width="([0-9.]+)(?:in|cm)"', content,
    )  # fmt: skip
    points = float(width) * (72 if f'{width}in"' in content else 72 / 2.54)
    assert points >= LINE * FONT_POINTS + MARGINS
