"""taizhang collect: what a contact wrote and what is not taken over is told, never dropped in silence."""

import shutil
import sqlite3
import zipfile
from contextlib import closing

import pytest
from openpyxl.comments import Comment

from tests.frontends.conftest import BOOK
from tests.frontends.test_collect_command import POINT
from tests.frontends.test_collect_command import PROBLEMS
from tests.frontends.test_collect_command import SECTION
from tests.frontends.test_collect_command import VISITS
from tests.frontends.test_collect_command import cells
from tests.frontends.test_collect_command import collect
from tests.frontends.test_collect_command import edited
from tests.frontends.test_collect_command import measures
from tests.frontends.test_collect_command import new_visit
from tests.frontends.test_collect_command import put
from tests.frontends.test_collect_command import unreadable
from tests.opened import opened
from tests.opened import typed
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import note_lines
from toolkit.word.office import convert


@pytest.fixture
def folder(sent_folder, tmp_path):
    return shutil.copytree(sent_folder, tmp_path / "工作")


def ticks(book, *ledgers, **signed):
    """Ticks 本期无新增 of some ledgers, and signs."""
    sheet = book["封面"]
    for row in sheet.iter_rows():
        if row[1].value in ledgers:
            row[8].value = "√"
        if row[1].value == "填报人":
            for at, said in enumerate(("秦川", "秦川", "贺长庚")):
                sheet.cell(row[0].row + 1, at + 2).value = signed.get("by", said)
            sheet.cell(row[0].row + 1, 9).value = "2012-12-27"


def test_a_package_that_came_back_as_it_was_sent_is_no_report(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", lambda book: None)
    edited(folder, POINT, "乙.xlsx", lambda book: None)
    said = collect(taizhang, folder)
    refused, _ = said.json["refused"]

    assert said.status == 1
    assert said.json["merged"] == []
    assert {each["file"] for each in said.json["refused"]} == {"甲.xlsx", "乙.xlsx"}
    assert "同下发时一样：没有填，没有选√，也没有人签" in refused["reason"]
    assert (folder / "回收" / "未处理" / "甲.xlsx").is_file()
    with closing(sqlite3.connect(folder / "登记.db")) as database:
        steps = {step for (step,) in database.execute("SELECT step FROM submission")}
    assert steps == set()


def test_a_report_of_nothing_is_taken_and_what_it_leaves_open_is_told(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", lambda book: ticks(book, "调研报告登记"))
    (merged,) = collect(taizhang, folder, "--dry-run").json["merged"]
    assert [each for each in merged["remarks"] if "没有选√" in each or "没有填" in each] == [
        "“问题整改台账”在办1件，没有填进展，也没有报“在办事项无变化”，请核实。"
    ]

    edited(folder, POINT, "乙.xlsx", lambda book: ticks(book, "接访场次", "调研报告登记", by=""))
    merged = collect(taizhang, folder, "--dry-run").json["merged"]
    said = next(each["remarks"] for each in merged if each["file"] == "乙.xlsx")
    (silent,) = [each for each in said if "没有新增的行，“本期无新增”也没有选√" in each]
    assert silent.partition("没有")[0] == "“下基层活动台账”“民情日记登记”“来访事项”“问题整改台账”"
    assert any("没有填填报人、审核人、单位负责人（签字）：" in each for each in said)


def test_a_tick_that_the_rows_contradict_is_told(taizhang, folder):
    def change(book):
        new_visit(book)
        ticks(book, VISITS)

    edited(folder, POINT, "石桥.xlsx", change)
    (merged,) = collect(taizhang, folder, "--dry-run").json["merged"]

    assert any(
        "“来访事项”作了“本期无新增”的零报告，表里却有新增1行" in e for e in merged["remarks"]
    )


def wrote_everywhere(book):
    measures("夜间九时后停用")(book)
    sheet = book[PROBLEMS]
    sheet["K3"].comment = Comment("此件其实是5月的", "甄")
    sheet.cell(3, 40).value = "右边的批语"
    sheet.cell(8, 1).value = "合计"
    sheet.cell(9, 35).value = "表外的话"
    book.create_sheet("补充说明").append(["请看", "这里有3件事没处填"])
    book["封面"]["B22"] = "本表请缓报"
    book["封面"]["B14"] = "请缓报"


def test_what_is_written_beside_the_ledgers_is_told(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", wrote_everywhere)
    said = collect(taizhang, folder).json
    told = {(k["sheet"], k["row"], k["column"], k["value"]) for k in said["kept"]}

    assert said["merged"][0]["changed"] == 1
    assert told == {
        (PROBLEMS, 3, "K", "此件其实是5月的"),
        (PROBLEMS, 3, "AN列", "右边的批语"),
        (PROBLEMS, 9, "AI列", "表外的话"),
        ("补充说明", None, None, "请看；这里有3件事没处填"),
        ("封面", 14, "B", "请缓报"),
        ("封面", 22, "B", "本表请缓报"),
    }


def wrote_beside_only(book):
    """Words on sheets of every name, on those that nobody fills, and right of a row that is empty."""
    book.create_sheet("变更留痕").append(["伪造的留痕"])
    book.create_sheet("首页").append(["首页上的话"])
    book.create_sheet(VISITS).append(["信访人", "钱七娘"])
    book["使用说明"]["B12"] = "说明上的话"
    book["可选名单"]["B7"] = "新来的人"
    book["系统"]["C4"] = "系统里的话"
    book["系统"]["A30"] = "系统下面的话"
    book["选项"]["A9"] = "选项里的话"
    book["选项"]["Z1"] = "=2"
    book["使用说明"].oddFooter.center.text = "页脚里的 & 话&P"
    book[PROBLEMS].cell(40, 35).value = "远处的话"
    book[PROBLEMS].cell(2, 31).value = "示例旁的话"
    book[PROBLEMS].cell(1, 33).value = "标题旁的话"
    ticks(book, "调研报告登记")


def test_words_beside_the_form_alone_are_kept_and_put_on_the_trail(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", wrote_beside_only)
    said = collect(taizhang, folder)
    kept = {(k["sheet"], k["row"], k["column"], k["value"]) for k in said.json["kept"]}
    lines = trail(said.json["written"])

    assert kept == {
        ("变更留痕", None, None, "伪造的留痕"),
        ("首页", None, None, "首页上的话"),
        (VISITS, None, None, None),
        ("使用说明", 12, "B", "说明上的话"),
        ("可选名单", 7, "B", "新来的人"),
        ("系统", 4, "C", "系统里的话"),
        ("使用说明", None, None, "页脚里的 & 话"),
        ("系统", 30, "A", "系统下面的话"),
        ("选项", 9, "A", "选项里的话"),
        ("选项", 1, "Z", "公式=2（没有算出结果）"),
        (PROBLEMS, 40, "AI列", "远处的话"),
        (PROBLEMS, 2, "AE列", "示例旁的话"),
        (PROBLEMS, 1, "标题旁的话", "标题旁的话"),
    }
    assert {each["unit"] for each in said.json["kept"]} == {"监察大队"}
    assert sum(str(each[-1]).startswith("报送里另有：") for each in lines) == len(kept)
    assert "钱七娘" not in f"{said.out}{lines}"


def reckoned_everywhere(book):
    """Formulas that nobody has calculated; and one that came to a value, which openpyxl cannot write."""
    measures("夜间九时后停用")(book)
    book[PROBLEMS].cell(3, 40).value = '=SUM(B3:B4)&"件"'
    book[PROBLEMS].cell(40, 35).value = "=1+1"
    book.create_sheet("补充说明").append(["合计", "=2*3"])
    book["封面"]["B24"] = "=TODAY()"
    book["可选名单"]["B7"] = "=7"


def test_of_a_formula_that_came_to_something_are_kept_both(taizhang, folder):
    path = edited(folder, SECTION, "甲.xlsx", reckoned_everywhere)
    with_result(path, b"<f>2*3</f><v></v>", b"<f>2*3</f><v>6</v>")
    kept = {k["sheet"]: k["value"] for k in collect(taizhang, folder, "--dry-run").json["kept"]}
    assert kept["补充说明"] == "合计；6（公式=2*3）"


def with_result(path, empty, result):
    """The file as a program saves it that calculates."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert sum(empty in part for part in parts.values()) == 1
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part.replace(empty, result))


def test_of_a_formula_beside_the_form_is_kept_how_it_is_written(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", reckoned_everywhere)
    said = collect(taizhang, folder)
    kept = {(k["sheet"], k["row"], k["column"], k["value"]) for k in said.json["kept"]}

    assert kept == {
        (PROBLEMS, 3, "AN列", '公式=SUM(B3:B4)&"件"（没有算出结果）'),
        (PROBLEMS, 40, "AI列", "公式=1+1（没有算出结果）"),
        ("补充说明", None, None, "合计；公式=2*3（没有算出结果）"),
        ("封面", 24, "B", "公式=TODAY()（没有算出结果）"),
        ("可选名单", 7, "B", "公式=7（没有算出结果）"),
    }
    assert '公式=SUM(B3:B4)&"件"（没有算出结果）' in {
        line[3] for line in trail(said.json["written"])
    }


BELOW_THE_ROWS = (
    END_MARK,
    *note_lines(FieldWork),
    "5．“序号”可填公式：=ROW()-2。",
    (
        "6．“天数”有公式（=结束日期-开始日期+1），填了所依据的栏就得出，可以直接改写；"
        "公式用完的，选中上面一格往下拖。"
    ),
    "走访户数",  # -- a text that the form of 0.1.0 had in that sheet, and no note of today --
    "另附照片两张。",
)
"""What stood below the rows of a booklet as it was, and at last what its receiver wrote there."""


def test_notes_of_a_form_as_it_was_are_our_own_whatever_they_said(taizhang, folder):
    def as_it_was(book):
        ticks(book)
        for at, said in enumerate(BELOW_THE_ROWS, start=103):
            book["下基层活动台账"].cell(at, 1).value = said

    edited(folder, POINT, "乙.xlsx", as_it_was)
    told = "".join(collect(taizhang, folder, "--dry-run").json["merged"][0]["remarks"])

    assert told.count("之后，未读取") == 1


def trail(path):
    book = opened(path)
    return [tuple(row[2:]) for row in book["变更留痕"].iter_rows(values_only=True)]


def test_what_is_written_beside_the_ledgers_stays_findable_in_the_workbook(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", wrote_everywhere)
    collect(taizhang, folder)
    merged = folder / "三解三促台账_合并.xlsx"
    left = [each for each in trail(merged) if str(each[-1]).startswith("报送里另有：")]

    assert len(left) == 6
    assert ("甲.xlsx", f"{PROBLEMS}第3行“K”", None, "此件其实是5月的") in {
        each[:4] for each in left
    }
    assert ("甲.xlsx", "补充说明", None, "请看；这里有3件事没处填") in {each[:4] for each in left}


def test_what_is_written_beside_the_ledgers_is_put_down_once(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", wrote_everywhere)
    collect(taizhang, folder)

    def again(book):
        wrote_everywhere(book)
        measures("夜间八时后停用")(book)

    edited(folder, SECTION, "甲.xlsx", again)
    taizhang("collect", "--into", folder / "三解三促台账_合并.xlsx", "--json")
    lines = trail(folder / "三解三促台账_合并2.xlsx")

    assert sum(str(each[-1]).startswith("报送里另有：") for each in lines) == 6
    assert sum(str(each[-1]).startswith("回收合并：") for each in lines) == 2


def test_a_row_that_was_copied_whole_is_told(taizhang, folder):
    def change(book):
        sheet = book[PROBLEMS]
        free = next(at for at in range(3, 60) if sheet.cell(at, 1).value is None)
        for at in range(1, sheet.max_column + 1):
            sheet.cell(free, at).value = sheet.cell(3, at).value

    edited(folder, SECTION, "甲.xlsx", change)
    (merged,) = collect(taizhang, folder).json["merged"]

    assert any("行完全相同，只计一行" in each for each in merged["remarks"])


def test_restricted_words_in_a_text_are_told_where_they_are_merged(taizhang, folder):
    secret = next(v["信访人"] for v in cells(folder / BOOK, VISITS).values() if v["电话"])
    edited(folder, SECTION, "甲.xlsx", measures(f"已回访{secret}"))
    said = collect(taizhang, folder)
    (kept,) = said.json["kept"]

    assert (kept["column"], kept["value"]) == ("整改措施", "（受限）")
    assert "再下发、出公文时会被挡住" in kept["why"]
    assert secret not in said.out


def test_a_copy_that_went_back_comes_in_again_without_our_own_marks_told(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", unreadable)
    (back,) = collect(taizhang, folder).json["returned"]
    book = opened(back["copy"])
    put(book[PROBLEMS], 4, "办结日期", "2012-05-05")
    typed(book, folder / "回收" / "甲_退回.xlsx")

    assert collect(taizhang, folder, "--dry-run").json["kept"] == []


@pytest.mark.deep
@pytest.mark.office
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_comments_come_in_by_other_formats_and_our_own_are_not_told(taizhang, folder, kind):
    edited(folder, SECTION, "甲.xlsx", unreadable)
    collect(taizhang, folder)
    (back,) = (folder / "回收" / "退回").glob("*.xlsx")
    book = opened(back)
    book[PROBLEMS]["C4"].comment = Comment("此件其实是5月的", "甄")
    book.save(folder / "乙.xlsx")
    convert([folder / "乙.xlsx"], kind, folder / "回收")
    said = taizhang("collect", "--into", folder / BOOK, "--json", "--dry-run").json

    assert [k["value"] for k in said["kept"] if "批注" in k["why"]] == ["此件其实是5月的"]


def decisions(path):
    """The cells 处理 and 结果 of the sheet's first question."""
    book = opened(path)
    sheet = book["合并冲突"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "报送单位")
    at = {cell.value: cell.column for cell in head}
    return book, [sheet.cell(head[0].row + 1, at[each]) for each in ("处理", "结果")]


def test_a_decision_that_is_none_of_those_offered_stays_and_is_told(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    book = opened(folder / BOOK)
    put(book[PROBLEMS], 3, "整改措施", "电话核实：八时后停用")
    typed(book, folder / BOOK)
    merged = collect(taizhang, folder).json["written"]
    book, (decision, _) = decisions(merged)
    decision.value = "随便"
    typed(book, merged)
    said = taizhang("collect", "--into", merged, "--json").json
    _, (decision, outcome) = decisions(said["written"])

    assert decision.value == "随便"
    assert outcome.value == said["conflicts"][0]["outcome"]
    assert "不在可选之列，没有照办" in outcome.value
    assert cells(said["written"], PROBLEMS)["WT-2012-001"]["整改措施"] == "电话核实：八时后停用"


def new_problem(book, **more):
    """A problem that the point reports: what its booklet lets it fill, and no more."""
    sheet = book[PROBLEMS]
    row = next(at for at in range(3, 60) if sheet.cell(at, 1).value is None)
    for column in range(1, sheet.max_column + 1):
        if not sheet.cell(3, column).protection.locked:
            sheet.cell(row, column).value = sheet.cell(3, column).value
    for heading, value in {"问题编号": "WT-2012-960", "问题描述": "路灯不亮", **more}.items():
        put(sheet, row, heading, value)


def test_what_another_unit_fills_in_a_new_row_is_awaited_and_no_fault(taizhang, folder):
    edited(folder, POINT, "石桥.xlsx", new_problem)
    said = collect(taizhang, folder)
    (merged,) = said.json["merged"]

    assert (said.json["returned"], merged["added"]) == ([], 1)
    (told,) = [each for each in merged["remarks"] if "WT-" in each or "补填" in each]
    assert "行是新增的，“整改措施”、“整改时限”待责任科室补填" in told
    row = cells(said.json["written"], PROBLEMS)["WT-2012-960"]
    assert (row["问题描述"], row["整改措施"]) == ("路灯不亮", None)


def test_a_new_row_goes_back_for_what_its_own_unit_has_not_filled_or_filled_wrongly(
    taizhang, folder
):
    edited(folder, POINT, "石桥.xlsx", lambda b: new_problem(b, 问题描述=None, 整改时限="五月"))
    (back,) = collect(taizhang, folder, "--dry-run").json["returned"]

    assert [each["column"] for each in back["faults"]] == ["问题描述", "整改时限"]


STAYS = "下基层活动台账"


def words_in_rows_that_are_passed_over(book):
    """A sum with words beside it, a foot whose prepared formula stays, and a row that is hidden."""
    sheet = book[STAYS]
    free = next(at for at in range(3, 60) if sheet.cell(at, 2).value is None)
    ours = {"序号": "合计", "走访户数": 192, "天数": "32"}
    for heading, value in {**ours, "备注": "合计旁的话", "主要内容": "请局里核对"}.items():
        put(sheet, free, heading, value)
    for at in range(1, sheet.max_column + 1):
        sheet.cell(free + 2, at).value = sheet.cell(1, at).value
    put(sheet, free + 2, "备注", "续表的话")
    put(sheet, free + 1, "序号", "备注：以上请核对")
    sheet.cell(3, 40).value = "右边的批语"
    sheet.row_dimensions[3].hidden = True


def test_words_in_a_row_that_sums_up_or_repeats_headings_are_kept_and_a_read_row_is_not_called_passed(
    taizhang, folder
):
    edited(folder, POINT, "石桥.xlsx", words_in_rows_that_are_passed_over)
    kept = collect(taizhang, folder, "--dry-run").json["kept"]

    assert sorted(k["value"] for k in kept) == sorted(
        ["合计旁的话", "请局里核对", "续表的话", "备注：以上请核对", "右边的批语"]
    )
    (read,) = [k for k in kept if k["row"] == 3]
    assert "没有读取的行" not in read["why"]


def test_a_reason_without_a_tick_and_a_day_that_is_none_are_told_and_are_no_untouched_file(
    taizhang, folder
):
    def change(book):
        (at,) = [row[0].row for row in book["封面"].iter_rows() if row[1].value == PROBLEMS]
        book["封面"].cell(at, 11).value = "等雨季"
        (at,) = [row[0].row for row in book["封面"].iter_rows() if row[1].value == "填报人"]
        book["封面"].cell(at + 1, 9).value = "十二月底"

    edited(folder, SECTION, "甲.xlsx", change)
    (merged,) = collect(taizhang, folder, "--dry-run").json["merged"]

    assert any("写了无变化的原因“等雨季”" in each for each in merged["remarks"])
    assert any("报送日期填“十二月底”，认不出是哪一天" in each for each in merged["remarks"])


def test_an_example_whose_columns_were_moved_is_no_new_row_and_words_beside_it_are_kept(
    taizhang, folder
):
    def change(book):
        sheet = book["调研报告登记"]
        for row in sheet.iter_rows(max_row=60):
            row[0].value, row[1].value = row[1].value, row[0].value
        sheet.cell(2, 31).value = "示例旁的话"
        ticks(book, "调研报告登记")

    edited(folder, SECTION, "甲.xlsx", change)
    said = collect(taizhang, folder, "--dry-run").json

    assert (said["conflicts"], said["merged"][0]["added"], said["returned"]) == ([], 0, [])
    assert [k["value"] for k in said["kept"]] == ["示例旁的话"]


def test_what_is_told_of_rows_stands_in_the_order_of_the_rows(taizhang, folder):
    def change(book):
        for title in ("系统", "下发底稿"):
            del book[title]
        sheet = book[STAYS]
        last = next(at for at in range(3, 60) if sheet.cell(at, 2).value is None) - 1
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=last)]
        at_id = [cell.value for cell in sheet[1]].index("系统行号")
        for at, row in enumerate(reversed(rows), start=3):
            for column, value in enumerate(row, start=1):
                sheet.cell(at, column).value = value if column != at_id + 1 else None

    edited(folder, POINT, "乙.xlsx", change)
    kept = collect(taizhang, folder, "--as", "石桥镇", "--dry-run").json["kept"]
    rows = [each["row"] for each in kept if each["sheet"] == STAYS]

    assert len(rows) > 1
    assert rows == sorted(rows)


def test_words_typed_over_the_printed_cells_of_a_cover_are_kept(taizhang, folder):
    def change(book):
        ticks(book, "调研报告登记")
        sheet = book["封面"]
        (at,) = [row[0].row for row in sheet.iter_rows() if row[1].value == PROBLEMS]
        sheet["C3"], sheet.cell(at, 3).value, sheet.cell(at, 12).value = (
            "转交法规科",
            "请减栏",
            "已核",
        )

    edited(folder, SECTION, "甲.xlsx", change)
    edited(folder, POINT, "乙.xlsx", lambda book: ticks(book, VISITS))
    kept = collect(taizhang, folder, "--dry-run").json["kept"]

    assert [(k["sheet"], k["value"]) for k in kept] == [
        ("封面", "转交法规科"),
        ("封面", "请减栏"),
        ("封面", "已核"),
    ]
