"""A folder of version 0.1.0 is brought to this one: nothing lost, everything told, the old kept whole."""

import hashlib
import io
import json
import subprocess
import sys

import pytest
from openpyxl.comments import Comment

from judge.working_folder import left_behind
from judge.working_folder import unsound_register
from tests.opened import opened
from tests.workplace.grown import BOOK
from tests.workplace.grown import BOOKLET
from tests.workplace.grown import change
from tests.workplace.grown import lines
from tests.workplace.grown import old_folder
from tests.workplace.grown import pages
from tests.workplace.grown import tree
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.declare.layout import LAST_OPEN_NAME
from toolkit.declare.owner import Owner
from toolkit.declare.standard import Setting
from toolkit.declare.submission import FORMERLY
from toolkit.frontends.cli import main
from toolkit.reading.files import read_workbook
from toolkit.reading.tables import LedgerBook
from toolkit.register.register import Register
from toolkit.usecases.migration import is_older
from toolkit.usecases.migration import migrate
from toolkit.usecases.migration import sheets_of_today
from toolkit.workplace.former_forms import former_templates
from toolkit.workplace.new_folder import blank_workbook
from toolkit.workplace.shipped import doc_templates

ON_OLD_COLUMNS = ("R101", "R103", "R201", "R501", "R502", "R601", "R602", "R709")
"""Codes that no new column has anything to do with: an empty one is judged another way than none."""


@pytest.fixture
def old(tmp_path):
    return old_folder(tmp_path / "台 账")


@pytest.fixture
def upgraded(old, capsys):
    def run(status=0):
        assert main(["upgrade", str(old), "--json"]) == status
        return json.loads(capsys.readouterr().out)

    return run


def test_every_cell_of_every_ledger_stands_where_it_stood(old, upgraded):
    of_people = [each for each in SANJIE.ledgers if each.owner != Owner.PROGRAM]
    filled = {each.sheet for each in of_people if each is not Setting}
    was = pages(old / BOOK)
    said = upgraded()
    new = pages(old / BOOK)
    for sheet in filled & was.keys():
        rows, now = was[sheet], new[sheet]
        for number, row in rows.items():
            data = sheet != Setting.sheet and not _is_the_forms(row)
            for heading, value in row.items() if data else ():
                assert now[number].get(heading) == value, (sheet, number, heading)
    counts = said["books"][0]["counts"]
    assert counts["moved"] > 2000
    states = [row.get("状态") for row in was[Submission.sheet].values()]
    assert counts["converted"] == sum(state in FORMERLY for state in states) > 0
    retired = [row for row in was[Setting.sheet].values() if is_retired(row)]
    assert len(retired) == len(SANJIE.parameters.retired)
    cells = sum(value not in {None, ""} for row in retired for value in row.values())
    assert (counts["asked"], counts["kept"]) == (0, cells)


def is_retired(row):
    return row.get(Setting.name.heading) in SANJIE.parameters.retired


def _is_the_forms(row):
    first = str(next(iter(row.values())))
    return first.startswith(("示例", "——", "填表说明", "1", "2", "3", "4", "5", "6", "7"))


def test_the_workbook_is_one_of_this_version_and_gives_the_same_verdicts(old, upgraded, capsys):
    main(["validate", str(old / BOOK), "--json"])
    before = json.loads(capsys.readouterr().out)
    upgraded()
    assert not is_older(read_workbook(old / BOOK).sheets, SANJIE)
    main(["validate", str(old / BOOK), "--json"])
    after = json.loads(capsys.readouterr().out)
    assert after["findings"] == before["findings"]
    was = {each["key"]: each["fact"] for each in before["verdicts"]}
    now = {each["key"]: each["fact"] for each in after["verdicts"]}
    same = [key for key in was if key.startswith(ON_OLD_COLUMNS)]
    assert len(same) > 50
    assert [key for key in same if was[key] != now.get(key)] == []


def test_the_old_folder_is_kept_byte_for_byte(old, upgraded):
    was = tree(old)
    said = upgraded()
    kept = old.with_name("台 账_升级前")
    assert said["kept"] == str(kept)
    assert tree(kept) == was
    assert [*left_behind(old.parent)] == []


def test_what_a_click_said_below_the_headings_of_the_results_is_no_line_of_them(old, upgraded):
    line = {"A": "待改正", "C": "事实", "K": "已核实", "M": "D101|甲"}
    said = ("校验结果", "A2", "校验结果（截至2012年12月31日）　数据问题1处")
    change(old / BOOK, said, *(("校验结果", f"{at}3", words) for at, words in line.items()))
    upgraded()
    sheet = opened(old / BOOK)["校验结果"]
    assert sheet["A2"].value == "状态"
    assert sheet["A1"].value.startswith("本表由程序生成")
    everything = [cell for row in sheet.values for cell in row]
    assert said[2] not in everything and "已核实" in everything
    assert "已核实" in [cell.value for cell in sheet[3]]


def test_explanations_settings_and_the_trail_are_carried(old, upgraded, capsys):
    finding = ("R201", "集中驻点", "必须", "沈怀远同志", "依据", "事实", "", "", "", "不符合")
    cells = dict(zip("ABCDEFGHIJ", finding, strict=True))
    cells |= {"K": "因病，已请假", "M": "R201|沈怀远"}
    typed = [("校验结果", f"{column}3", value) for column, value in cells.items() if value]
    setting = next(n for n, row in lines(old / BOOK, "参数").items() if row["参数名"] == "机关全称")
    trail = [("变更留痕", f"{c}3", w) for c, w in zip("ABCDEF", "甲乙丙丁戊己", strict=True)]
    change(old / BOOK, *typed, *trail, ("参数", f"B{setting}", "某某局"))
    upgraded()
    assert lines(old / BOOK, "变更留痕")[3]["新值"] == "己"
    settings = {row["参数名"]: row["取值"] for row in lines(old / BOOK, "参数").values()}
    assert settings["机关全称"] == "某某局"
    assert {each.name for each in SANJIE.parameters.all()} <= settings.keys()
    main(["validate", str(old / BOOK), "--json"])
    verdicts = json.loads(capsys.readouterr().out)["verdicts"]
    (about,) = [each for each in verdicts if each["key"] == "R201|沈怀远"]
    assert about["explanation"] == "因病，已请假"


def test_what_looks_at_the_results_looks_at_those_that_were_carried(old, upgraded):
    found = [
        (f"{column}{row}", value)
        for row in (3, 4, 5)
        for column, value in {"A": "R201", "C": "必须", "J": "待改正", "M": f"键{row}"}.items()
    ]
    change(old / BOOK, *[("校验结果", *each) for each in found])
    upgraded()
    blank = io.BytesIO(blank_workbook(SANJIE, macros=True))
    new, form = (looks_at(each, "校验结果") for each in (old / BOOK, blank))
    assert len(form) > 5
    assert new == form
    stored = opened(old / BOOK, data_only=True)
    assert [stored["校验结果"][f"A{row}"].value for row in (3, 4, 5)] == ["待改正"] * 3
    ((sheet, cell),) = stored.defined_names[LAST_OPEN_NAME].destinations
    assert stored[sheet][cell].value is None  # -- LibreOffice takes what is stored for true --


def looks_at(path, title):
    """Names of a sheet's areas, the areas of its own formats and drop-downs."""
    book = opened(path)
    areas = {
        name: each.attr_text for name, each in book.defined_names.items() if title in each.attr_text
    }
    areas["formats"] = [str(each.sqref) for each in book[title].conditional_formatting]
    areas["rules"] = [str(each.sqref) for each in book[title].data_validations.dataValidation]
    return areas


def test_what_has_no_place_is_kept_aside_with_place_and_value(old, upgraded):
    book = opened(old / BOOK)
    sheet = book["民情日记登记"]
    wide = sheet.max_column + 1
    sheet.cell(1, wide).value, sheet.cell(3, wide).value = "车牌", "苏D00001"
    sheet["A3"].comment = Comment("电话问过", "甲")
    sheet["B3"].value = "=DATE(2012,4,10)"
    book.create_sheet("值班表")["B2"] = "王某"
    book.save(old / BOOK)
    said = upgraded(status=1)  # -- a formula whose result was never stored is asked --
    kept = opened(old / BOOK)["旧版保留"]
    found = {(row[0], row[1], row[2], row[4]) for row in kept.iter_rows(values_only=True)}
    letter = sheet.cell(3, wide).column_letter
    assert ("保留", "民情日记登记", f"{letter}3", "苏D00001") in found
    assert ("保留", "值班表", "B2", "王某") in found
    assert ("保留", "民情日记登记", "A3", "电话问过") in found
    (asked,) = [
        row for row in kept.iter_rows(values_only=True) if row[:3] == ("待定", "民情日记登记", "B3")
    ]
    assert "=DATE(2012,4,10)" in asked[7]
    assert said["books"][0]["notes"] == 1
    assert said["books"][0]["counts"]["asked"] == 1


def test_templates_nobody_edited_are_replaced_and_an_edited_one_stays(old, upgraded):
    templates = old / "公文模板"
    (templates / "表扬通报.docx").unlink()
    own = templates / "催报通知.docx"
    with own.open("ab") as file:
        file.write("人写的".encode())
    mine = own.read_bytes()
    said = upgraded(status=1)
    fates = {each["name"]: each["fate"] for each in said["templates"]}
    assert fates["进展情况通报.docx"] == "replaced"
    assert fates["表扬通报.docx"] == "added"
    assert fates["催报通知.docx"] == "edited"
    (told,) = [each for each in said["templates"] if each["fate"] == "edited"]
    assert told["new_has"]
    shipped = {each.name: each.read_bytes() for each in doc_templates(SANJIE)}
    assert own.read_bytes() == mine
    assert (templates / "新版" / "催报通知.docx").read_bytes() == shipped["催报通知.docx"]
    assert (templates / "进展情况通报.docx").read_bytes() == shipped["进展情况通报.docx"]


def test_every_template_that_is_shipped_will_be_known_for_nobodys_work():
    known = former_templates(SANJIE)
    unknown = [
        each.name
        for each in doc_templates(SANJIE)
        if hashlib.sha256(each.read_bytes()).hexdigest() not in known.get(each.name, ())
    ]
    assert not unknown, "python -m tools.record_forms"


def test_the_register_goes_on(old, upgraded):
    said = upgraded()
    entries = Register(old / "登记.db").runs()
    assert said["registered_runs"] == len(entries) == 3
    assert [each.run.step for each in entries] == ["生成公文", "下发台账", "升级"]
    assert [*unsound_register(old)] == []


def test_a_second_run_changes_nothing(old, upgraded, capsys):
    upgraded()
    was = tree(old)
    assert main(["upgrade", str(old)]) == 0
    assert "已经是这一版，没有改动" in capsys.readouterr().out
    assert tree(old) == was
    assert not old.with_name("台 账_升级前2").exists()


def test_what_cannot_be_upgraded_is_refused_in_a_sentence(old, tmp_path, capsys):
    (tmp_path / "空").mkdir()
    lock = old / f".~lock.{BOOK}#"
    lock.write_text("甲", encoding="utf-8")
    was = tree(old)
    for folder, word in (
        (tmp_path / "空", "里没有台账总册"),
        (tmp_path / "没有", "不是文件夹"),
        (old / BOOK, "不是文件夹"),
        (old, "正在表格软件中打开"),
    ):
        assert main(["upgrade", str(folder)]) in {1, 2}
        assert word in capsys.readouterr().err
    assert tree(old) == was
    lock.unlink()
    (old / BOOK).write_bytes((old / BOOK).read_bytes()[:4000])
    assert main(["upgrade", str(old)]) == 2
    assert BOOK in capsys.readouterr().err


def test_the_sentences_say_what_became_of_it(old, capsys):
    change(old / BOOK, ("民情日记登记", "B3", "开春后"))
    assert main(["upgrade", str(old)]) == 1
    said = capsys.readouterr().out
    assert "旧文件夹整个另存为：" in said
    assert "待定：“民情日记登记”B3“开春后”，现在民情日记登记第3行“日期”" in said
    assert "换成新版" in said
    assert "共3次登记" in said


def test_what_people_set_beside_the_values_goes_on_or_is_told(old, upgraded):
    """Formats of their own and wider columns go on; hidden, filtered and frozen is told."""
    book = opened(old / BOOK)
    page = book["接访场次"]
    at = {cell.value: cell.column_letter for cell in page[1]}
    page[f"{at['日期']}4"].number_format = 'yyyy"年"m"月"d"日"'
    page[f"{at['人次']}5"].number_format = "#,##0"
    page.column_dimensions[at["地点"]].width = 44
    page.column_dimensions[at["方式"]].width = 3
    page.column_dimensions[at["陪同人员"]].hidden = True
    page.freeze_panes = "E2"
    page.auto_filter.add_filter_column(3, ["定点接访"])
    book.save(old / BOOK)
    (made,) = upgraded()["books"]
    page = opened(old / BOOK)["接访场次"]
    at = {cell.value: cell.column_letter for cell in page[1]}
    assert [page[f"{at['日期']}{row}"].number_format for row in (3, 4)] == [
        "yyyy-mm-dd",
        'yyyy"年"m"月"d"日"',
    ]
    assert [page[f"{at['人次']}{row}"].number_format for row in (4, 5)] == ["General", "#,##0"]
    assert page.column_dimensions[at["地点"]].width == 44
    assert page.column_dimensions[at["方式"]].width > 3
    assert not page.column_dimensions[at["陪同人员"]].hidden
    assert [each for each in made["told"] if "照旧台账" in each or "原来" in each] == [
        "照旧台账的样子：2格用原来的数字格式，1栏照原来的宽度加宽。",
        "“接访场次”原来隐藏的栏现在都显示出来：陪同人员；不要看的请再隐藏。",
        "“接访场次”原来筛选着，筛选的条件没有带过来，所有的行都显示。",
        "“接访场次”原来冻结左边4列，现在照新模板冻结1列。",
    ]


def test_a_booklet_of_0_1_0_is_read_as_one_of_today():
    book = read_workbook(BOOKLET)
    migration = migrate(BOOKLET.name, book.sheets, SANJIE)
    sheets = sheets_of_today(migration, book.sheets, SANJIE)
    read = LedgerBook(BOOKLET.name, sheets, SANJIE)
    assert read.is_booklet
    was = LedgerBook(BOOKLET.name, book.sheets, SANJIE).read(2012)
    now = read.read(2012)
    filled = {ledger: [row.values_ for row in table.rows] for ledger, table in was.tables.items()}
    assert sum(map(len, filled.values())) > 3
    for ledger, rows in filled.items():
        if ledger.owner != Owner.PROGRAM:
            assert [row.values_ for row in now.tables[ledger].rows] == rows
    ids = [row.row_id for table in now.tables.values() for row in table.rows]
    assert all(ids)


def kills(scratch, first, stride):
    words = [
        sys.executable,
        "-m",
        "tests.workplace.upgrade_kills",
        scratch,
        str(first),
        str(stride),
    ]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def test_a_kill_leaves_every_file_old_or_new_and_the_next_run_finishes(tmp_path):
    said = kills(tmp_path, 40, 40)
    assert said["wrong"] == []
    assert said["kills"] >= 1


@pytest.mark.deep
def test_no_kill_at_any_event_of_an_upgrade_loses_anything(tmp_path):
    said = kills(tmp_path, 1, 1)
    assert said["wrong"] == []
    assert said["kills"] == said["events"]
