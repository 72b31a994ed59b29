"""A real mouse on the real buttons, menu and toolbar of a real LibreOffice, on a screen of its own."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.opened import opened
from tests.opened import typed
from tests.untitled import untitled
from tests.workplace.signing_desk import CIRCULAR
from tests.workplace.signing_desk import NUMBER
from tests.workplace.signing_desk import clean_rows
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.declare.standard import ResultLine
from toolkit.ooxml.references import column_letters
from toolkit.usecases.result_table import counted
from toolkit.usecases.result_table import result_entries
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.new_folder import own_macros
from toolkit.workplace.opening import judged_book
from toolkit.workplace.sample_workbook import sample_workbook
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

ARTEFACTS = Path(__file__).parents[3] / "artefacts" / "button"
RESULTS, FIRST_RESULT = "校验结果", 3
WIDTH = len(ResultLine.columns)
FACT, ADVICE, PLACE, STATE = (
    column.position
    for column in (ResultLine.fact, ResultLine.suggestion, ResultLine.place, ResultLine.state)
)
SEEN = ("why", "steps", "picture", "pages", "large", "left behind", "steps after")
WALKED = ("told", "lent", "steps walked", "saved")
CAPTIONS = ("校验", "生成公文", "签发", "下发台账", "回收合并", "催报")

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


@pytest.fixture(scope="module")
def display():
    with screen() as name:
        yield name


def keep(folder, name, clicks):
    """Seconds and screenshots, for whoever looks at a failed run."""
    target = ARTEFACTS / name
    target.mkdir(parents=True, exist_ok=True)
    for picture in folder.glob("*.png"):
        shutil.copy(picture, target / picture.name)
    said = json.dumps(clicks, ensure_ascii=False, indent=1)
    (target / "clicks.json").write_text(said, encoding="utf-8")


def placed(folder, content, name):
    """A workbook in a folder of its own, whose name has a blank."""
    desk = folder / "局里的 台账"
    desk.mkdir()
    book = desk / name
    book.write_bytes(content)
    return book


@pytest.fixture(scope="module")
def clicked(display, tmp_path_factory, faulty_xlsm):
    """The .xlsm in a trusted folder: every button pressed, and 校验 again."""
    folder = tmp_path_factory.mktemp("clicked")
    book = placed(folder, faulty_xlsm, "三解三促台账.xlsm")
    pressed = [("press", caption) for caption in CAPTIONS]
    with Machine(folder, display, trusted=book.parent) as machine:
        results = machine.install().run(
            book,
            *pressed,
            ("press", "校验"),
            ("show", "首页", "A1", "首页"),
            ("rows", RESULTS, FIRST_RESULT, WIDTH),
            ("jump", RESULTS, f"{column_letters(PLACE + 1)}{FIRST_RESULT}", "jumped"),
            ("show", RESULTS, "A3", RESULTS),
            ("show", "下基层活动台账", "F4", "下基层活动台账"),
            ("prompt_of", "下基层活动台账", "F4"),
            ("undoable",),
            ("show", "详情", "A1", "详情"),
            ("drawn", "详情"),
            ("dots_across", "详情"),
            ("prompt_of", "下基层活动台账", "F4"),
            ("undoable",),
            ("toolbar", "下一处"),
            ("prompt",),
            ("undoable",),
            ("save_copy", str(folder / "copy.xlsm")),
            ("show", "首页", "A1", "首页"),
            ("put", "下基层活动台账", "D3", "'约3月14日"),
            ("press", "校验"),
            ("rows", RESULTS, FIRST_RESULT, WIDTH),
        )
    said, rest = results[: len(pressed)], results[len(pressed) :]
    again, _, lines, jumped, _, _, *seen, _, _, changed, unsaved = rest
    keep(folder, "xlsm", [*zip(CAPTIONS, said, strict=True), again])
    clicks = dict(zip(CAPTIONS, said, strict=True))
    return {
        "book": book,
        "clicks": clicks,
        "again": again,
        "lines": lines,
        "jumped": jumped,
        "copy": folder / "copy.xlsm",
        "seen": dict(zip((*SEEN, *WALKED), seen, strict=True)),
        "unsaved": (changed, unsaved),
    }


def test_every_line_of_the_result_has_room_for_its_words(clicked):
    """Also those that nobody has looked at: the sheet was not in view when they were written."""
    sheet = opened(clicked["copy"])[RESULTS]
    room = {row: sheet.row_dimensions[row].height for row in range(3, sheet.max_row + 1)}
    low = min(room.values())
    long = [row for row in room if len(str(sheet.cell(row, FACT + 1).value)) > 60]
    assert len(long) > 20
    assert all(room[row] > 1.5 * low for row in long)


def test_every_button_answers_in_the_status_cell(clicked):
    said = {caption: seen["status"] for caption, seen in clicked["clicks"].items()}
    _, judged = judged_book(clicked["book"], None)
    first = f"校验完成：{counted(judged)}"
    assert said["校验"] == first
    assert clicked["again"]["status"] == f"{first}　比上次校验：没有变化。"
    assert "没有写成" not in clicked["clicks"]["校验"]["next"]
    assert said["生成公文"].startswith("已生成")
    assert said["签发"].startswith("请在“签发”表的“公文”填要签发的公文。")
    assert "个分册和下发清单" in said["下发台账"]
    assert said["回收合并"].endswith("里没有收回的分册。请把收回的分册放进去，再回收合并。")
    # -- also those to whom the click on 下发台账 has just sent their booklets --
    assert said["催报"].startswith("要催报的")
    assert "人教科、计财科、生态科、宣教中心" in said["催报"]


def test_the_result_sheet_is_that_of_the_command_line(clicked):
    _, judged = judged_book(clicked["book"], None)
    keys = [row[ResultLine.stable_key.position] for row in clicked["lines"]]
    assert keys == [line.key for line in result_entries(judged)]
    assert [row[FACT] for row in clicked["lines"]] == [line.fact for line in result_entries(judged)]


def test_why_a_cell_is_marked_is_read_beside_it_as_long_as_it_is_chosen(clicked):
    (line,) = [row for row in clicked["lines"] if row[PLACE] == "下基层活动台账!F4"]
    title, words = clicked["seen"]["why"]
    assert title == "要改正：天数"
    assert words.replace("\n", "") == f"{line[FACT]}。{line[ADVICE]}。"
    title, words = clicked["seen"]["left behind"]
    assert title == "天数"
    assert words.startswith("必填。")


def test_the_first_pages_of_the_papers_are_seen_and_are_no_part_of_the_file(clicked):
    seen = clicked["seen"]
    written = re.search(r"已生成(\d+)份公文", clicked["clicks"]["生成公文"]["status"])
    assert seen["pages"] == [f"taizhang_page_{at}" for at in range(int(written[1]))]
    assert all(size > 300 for size in seen["large"])  # -- dots across, of a page --
    assert (
        seen["steps after"] == seen["steps"]
    )  # -- none of it is a step that Ctrl+Z would take back --
    with zipfile.ZipFile(clicked["copy"]) as saved:
        media = [saved.read(name) for name in saved.namelist() if "media" in name]
        assert [len(each) < 100 for each in media] == [True]  # -- a transparent dot --
        assert not [name for name in saved.namelist() if "要改正：".encode() in saved.read(name)]


def test_going_to_the_next_fault_leaves_no_step(clicked):
    """Also where the cell it goes to is lent the prompt that says why it is marked."""
    seen = clicked["seen"]
    assert seen["told"]["status"].startswith("第")
    assert seen["lent"][0].startswith("要改正：")
    mine, *walked = seen["steps walked"]
    assert mine == "Input"  # -- of the hand, which empties the status before it clicks --
    assert walked == seen["steps after"]


def test_a_click_on_a_place_jumps_to_the_faulty_cell(clicked):
    assert clicked["jumped"] == clicked["lines"][0][PLACE]


def test_papers_and_packages_lie_beside_the_workbook_which_keeps_its_bytes(clicked, faulty_xlsm):
    beside = clicked["book"].parent
    said = {caption: seen["status"] for caption, seen in clicked["clicks"].items()}
    papers = [each.name for each in (beside / "公文").glob("*.docx")]
    chosen = [kind.name for kind in SANJIE.documents if kind.usual]
    packages = len(list((beside / "下发").glob("*_v1.xlsx")))
    assert said["生成公文"].startswith(f"已生成{len(chosen)}份公文")
    assert all(any(name.startswith(kind) for name in papers) for kind in chosen)
    assert packages
    assert said["下发台账"].startswith(f"已写出{packages}个分册")
    assert clicked["book"].read_bytes() == faulty_xlsm


@pytest.mark.deep
def test_long_work_is_stopped_with_esc(display, tmp_path, clean_xlsm):
    rows = {**sample.clean_rows(SANJIE.ledgers)}
    rows["下基层活动台账"] = [*rows["下基层活动台账"]] * 100
    book = placed(tmp_path, sample_workbook(SANJIE, rows), "三解三促台账.xlsx")
    with Machine(tmp_path, display) as machine:
        stopped, lines = machine.install().run(
            book, ("toolbar", "校验", "Escape"), ("rows", RESULTS, FIRST_RESULT, WIDTH)
        )
    assert stopped["status"] == "已取消。没有写出文件，台账和“校验结果”没有改动。"
    assert lines == []


def test_what_was_changed_and_not_saved_is_judged(clicked, faulty_xlsm):
    changed, lines = clicked["unsaved"]
    assert "比上次校验：" in changed["status"]
    (fault,) = [row for row in lines if "约3月14日" in row[FACT] and row not in clicked["lines"]]
    assert (fault[STATE], fault[PLACE]) == ("待改正", "下基层活动台账!D3")
    assert clicked["book"].read_bytes() == faulty_xlsm


@pytest.mark.deep  # -- test_signing_click says the same without a mouse --
def test_a_paper_is_refused_and_then_signed_by_clicks(display, tmp_path):
    content = sample_workbook(SANJIE, clean_rows(), own_macros())
    book = placed(tmp_path, untitled(content), "三解三促台账.xlsm")
    typed = zip(("D5", "D6", "D7", "D8"), (CIRCULAR, NUMBER, "沈怀远", "2013-01-08"), strict=True)
    cells = [("put", "签发", cell, words) for cell, words in typed]
    with Machine(tmp_path, display, trusted=book.parent) as machine:
        said = machine.install().run(
            book,
            ("press", "生成公文"),
            *cells[:3],
            ("press", "签发"),
            ("show", "签发", "A1", "签发"),
            ("show", "首页", "A1", "首页"),
            cells[3],
            ("press", "签发"),
            ("rows", "发文登记簿", FIRST_RESULT, 9),
        )
    refused, signed, lines = said[4], said[-2], said[-1]
    keep(tmp_path, "signing", [("refused", refused), ("signed", signed)])
    assert refused["status"] == f"没有签发《{CIRCULAR}》：“日期”。"
    assert signed["status"] == f"已签发《{CIRCULAR}》，文号“{NUMBER}”。"
    assert (book.parent / "公文" / "表扬通报_正本.docx").is_file()
    assert NUMBER in [row[0] for row in lines]


@pytest.mark.deep
def test_a_cell_that_is_still_being_typed_in_is_judged_as_it_will_be(display, tmp_path, clean_xlsm):
    book = placed(tmp_path, clean_xlsm, "三解三促台账.xlsm")
    with Machine(tmp_path, display, trusted=book.parent) as machine:
        _, clicked, lines = machine.install().run(
            book,
            ("begin_typing", "下基层活动台账", "J3", "ABC"),
            ("toolbar", "校验"),
            ("rows", "下基层活动台账", 3, 10),
        )
    assert clicked["status"].startswith("校验完成")
    assert str(lines[0][9]).endswith("ABC")


@pytest.fixture(scope="module")
def from_menu(display, tmp_path_factory):
    """The .xlsx on a machine at the default security level: the extension's menu and toolbar."""
    folder = tmp_path_factory.mktemp("menu")
    content = sample_workbook(SANJIE, sample.clean_rows(SANJIE.ledgers))
    book = placed(folder, content, "三解三促台账.xlsx")
    steps = [
        ("menu", "校验", "menu"),
        ("menu", "生成公文"),
        ("toolbar", "校验"),
        ("toolbar", "下发台账"),
    ]
    with Machine(folder, display) as machine:
        said = machine.install().run(book, *steps)
    keep(folder, "oxt", said)
    return {"book": book, "said": [each["status"] for each in said]}


@pytest.mark.deep
def test_the_menu_serves_a_workbook_without_macros(from_menu):
    validated, generated, _, _ = from_menu["said"]
    assert validated.startswith("校验完成：数据问题0处")
    assert generated.startswith("已生成3份公文")
    assert len(list((from_menu["book"].parent / "公文").glob("*.docx"))) == 3


@pytest.mark.deep
def test_the_toolbar_does_what_the_menu_does(from_menu):
    from_the_menu, _, validated, distributed = from_menu["said"]
    assert validated == f"{from_the_menu}　比上次校验：没有变化。"
    packages = len(list((from_menu["book"].parent / "下发").glob("*_v1.xlsx")))
    assert distributed.startswith(f"已写出{packages}个分册")


@pytest.mark.deep
def test_without_the_extension_the_button_says_that_it_is_not_installed(
    display, tmp_path, faulty_xlsm
):
    book = placed(tmp_path, faulty_xlsm, "三解三促台账.xlsm")
    with Machine(tmp_path, display, trusted=book.parent) as machine:
        (seen,) = machine.run(book, ("press", "校验"))
    assert seen["status"].startswith("台账工具箱没有装好")


@pytest.mark.deep
def test_a_return_is_sent_back_and_who_is_late_is_pressed_by_a_click(display, tmp_path, clean_xlsm):
    book = placed(tmp_path, clean_xlsm, "三解三促台账.xlsm")
    at = {column.heading: column_letters(column.position + 1) for column in Submission.columns}
    rows = sample.clean_rows(SANJIE.ledgers)[Submission.sheet]
    line = next(at for at, row in enumerate(rows) if row[1] == "环评科" and row[6] == "已收回")
    row = FIRST_RESULT + line
    with Machine(tmp_path, display, trusted=book.parent) as machine:
        *_, seen, _, _, lines = machine.install().run(
            book,
            ("put", Submission.sheet, f"{at['处理']}{row}", "退回"),
            ("put", Submission.sheet, f"{at['处理原因']}{row}", "第5行完成日期未填"),
            ("press", "催报"),
            ("show", Submission.sheet, "A3", Submission.sheet),
            ("show", "首页", "A1", "首页"),
            ("rows", Submission.sheet, FIRST_RESULT, len(Submission.columns)),
        )
    keep(tmp_path, "remind", [("催报", seen)])
    assert seen["status"].startswith("已照“处理”办理：退回环评科。要催报的台账4份：")
    shown = dict(zip(at, lines[line], strict=True))
    assert (shown["状态"], shown["退回原因"], shown["处理"]) == ("退回", "第5行完成日期未填", "")
    assert (book.parent / "公文" / "催报通知（2012年第4期）.docx").is_file()
    assert (book.parent / "公文" / "催报清单.xlsx").is_file()
    assert book.read_bytes() == clean_xlsm


@pytest.mark.deep
def test_what_is_chosen_beside_submissions_with_the_mouse_is_followed_by_the_next_click(
    display, tmp_path
):
    sheet, batch = Submission.sheet, "2012年第4期"
    rows = sample.clean_rows(SANJIE.ledgers)
    at = {row[1]: line for line, row in enumerate(rows[sheet], FIRST_RESULT) if row[0] == batch}
    rows[sheet][at["生态科"] - FIRST_RESULT][Submission.status.position] = "已收回"
    book = placed(tmp_path, sample_workbook(SANJIE, rows, own_macros()), "三解三促台账.xlsm")
    letters = [
        column_letters(each.position + 1)
        for each in (Submission.status, Submission.handling, Submission.handling_why)
    ]
    stage, handling, why = letters
    merged, back = at["环评科"], at["生态科"]
    with Machine(tmp_path, display, trusted=book.parent) as machine:
        seen = machine.install().run(
            book,
            ("go", sheet, f"{handling}{merged}"),
            ("pick", sheet, f"{handling}{merged}", "merged", 1),
            ("pick", sheet, f"{handling}{back}", "back", 2),
            ("enter", sheet, f"{why}{back}", "第5行完成日期未填"),
            ("toolbar", "催报"),
            ("shown", sheet, f"{stage}{merged}:{stage}{back}"),
            ("pick", sheet, f"{handling}{merged}", "approved", 3),
            ("toolbar", "催报"),
            ("shown", sheet, f"{stage}{merged}:{stage}{back}"),
            ("shown", sheet, f"{handling}{merged}:{why}{back}"),
        )
    first, stages, second, later, left = seen[4], seen[5], seen[7], seen[8], seen[9]
    assert first["status"].startswith("已照“处理”办理：合并环评科、退回生态科。")
    assert stages == [["已合并"], ["退回"]]
    assert second["status"].startswith("已照“处理”办理：核定环评科。")
    assert later == [["已核定"], ["退回"]]
    assert left == [["", ""], ["", ""]]


@pytest.mark.deep
def test_what_came_back_is_merged_by_a_click_and_a_question_is_put(display, tmp_path, clean_xlsm):
    book = placed(tmp_path, clean_xlsm, "三解三促台账.xlsm")
    distribute_book(book, None, tmp_path / "下发")
    (sent,) = (tmp_path / "下发").glob("监察大队_科室*.xlsx")
    returned = opened(sent)
    sheet = returned["问题整改台账"]
    at = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, at["整改措施"]).value = "夜间九时后停用"
    sheet.cell(4, at["整改措施"]).value = "改接污水管"
    (book.parent / "回收").mkdir()
    typed(returned, book.parent / "回收" / "随便起的名.xlsx")
    with Machine(tmp_path, display, trusted=book.parent) as machine:
        _, merged, cells, questions, told = machine.install().run(
            book,
            ("put", "问题整改台账", "K5", "电话核实更正"),
            ("press", "回收合并"),
            ("rows", "问题整改台账", 3, 11),
            ("rows", "合并冲突", 3, 13),
            ("shown", "详情", "B6:B14"),
        )
    assert merged["status"] == "已并入1份：新增0行，改动1格，要人决定1处。"
    assert merged["next"].endswith("见“详情”。")
    assert any("没有保存就关闭的" in said for (said,) in told), told
    assert [cells[0][10], cells[2][10]] == ["夜间九时后停用", "电话核实更正"]
    assert [(row[6], row[7]) for row in questions] == [("改接污水管", "电话核实更正")]
    assert book.read_bytes() == clean_xlsm
    assert [*(book.parent / "回收" / "已处理").glob("*/随便起的名.xlsx")]
