"""Each way in which a paper comes to be wrong is met at 签发, and stops no draft."""

import datetime as dt

import docx
import pytest

from tests.opened import opened
from tests.opened import typed
from tests.workplace import signing_desk
from tests.workplace.signing_desk import BULLETIN
from tests.workplace.signing_desk import CIRCULAR
from tests.workplace.signing_desk import clean_rows
from tests.workplace.signing_desk import edited
from tests.workplace.signing_desk import replaced
from tests.workplace.signing_desk import sentences
from tests.workplace.signing_desk import stopping
from tests.workplace.signing_desk import write_book
from toolkit.frontends.cli import main

BODY = "word/document.xml"
COMMENDED, PEOPLE, STAYS = "表扬候选及审定", "人员名册", "下基层活动台账"
WHO, KIND, DECISION = 0, 1, 12
LEADER = "沈怀远"


@pytest.fixture
def folder(signing_folder):
    return signing_folder


def the_first_person(rows):
    return next(
        line for line in rows[COMMENDED] if line[KIND] == "个人" and line[DECISION] == "同意"
    )


def with_a_namesake():
    """Two people of one name, told apart in the 名册 by their sections; the list says only the name."""
    rows = clean_rows()
    name = the_first_person(rows)[WHO]
    one = next(line for line in rows[PEOPLE] if line[1] == name)
    other = [*one]
    one[1], other[0], other[1], other[3] = f"{name}（甲科）", "RY900", f"{name}（乙科）", "法规科"
    rows[PEOPLE].append(other)
    return rows


def with_an_open_duty():
    """A commended 联系点 whose leader has done no stay."""
    rows = clean_rows()
    point = next(line[WHO] for line in rows[COMMENDED] if line[KIND] == "联系点")
    leader = next(line[7] for line in rows["联系点一览表"] if line[0] == point)
    rows[STAYS] = [line for line in rows[STAYS] if line[1] != leader]
    return rows


def without_a_ledger():
    rows = clean_rows()
    rows["信访统计"] = []
    return rows


def drafts(folder, rows, *kinds):
    book = write_book(folder, rows)
    assert main(["generate", str(book), *kinds, "--as-of", "2012-12-31"]) == 0


@pytest.mark.parametrize(
    ("rows", "group", "hold"),
    [
        (with_a_namesake, "重名", "拦"),
        (with_an_open_duty, "有不符合项", "拦"),
    ],
)
def test_a_commended_object_that_may_not_be_is_drafted_and_not_signed(
    folder, issued, rows, group, hold
):
    drafts(folder, rows(), "表扬通报")
    said = issued()
    assert (said["clean"], stopping(said).get(group)) == (None, hold)


def test_what_cannot_be_judged_asks_for_a_reason_once(folder, issued):
    drafts(folder, without_a_ledger(), "进展情况通报")
    signing_desk.write_work(folder)
    assert stopping(issued(BULLETIN)) == {"无法判定": "写理由"}
    assert issued(BULLETIN, "--reason", "无法判定=待补报", "--by", "王芳")["status"] == 0


def test_who_is_criticised_without_anybody_having_looked_asks_for_a_reason(folder, issued):
    path = folder / "公文" / BULLETIN
    document = docx.Document(path)
    heading = next(p for p in document.paragraphs if p.text.startswith("三、"))
    heading.insert_paragraph_before("三、存在问题")
    heading.insert_paragraph_before("青塘镇化工集中区驻点工作推进较慢。")
    document.save(path)
    said = issued(BULLETIN)
    assert stopping(said) == {"批评未核实": "写理由"}
    assert "青塘镇化工集中区" in sentences(said, "批评未核实")


def test_a_list_that_is_missing_or_of_another_draft_stops_the_paper(folder, issued):
    there = folder / "公文" / "表扬通报_核对单.xlsx"
    other = folder / "公文" / BULLETIN.replace(".docx", "_核对单.xlsx")
    content = there.read_bytes()
    there.unlink()
    assert "没有它的核对单" in sentences(issued(), "核对单")
    there.write_bytes(other.read_bytes())
    assert "核对单是《进展情况通报" in sentences(issued(), "核对单")
    there.write_bytes(b"no workbook")
    assert stopping(issued()) == {"核对单": "拦"}
    there.write_bytes(content)
    assert issued()["status"] == 0


@pytest.mark.parametrize("paper", [BULLETIN, CIRCULAR])
def test_a_list_that_says_another_figure_than_the_draft_stops_it(folder, issued, paper):
    there = folder / "公文" / paper.replace(".docx", "_核对单.xlsx")
    book = opened(there)
    row = next(row for row in book.active.iter_rows() if row[1].value == "接访场次")
    row[2].value = "99"
    typed(book, there)
    said = issued(paper)
    assert stopping(said) == {"核对单": "拦"}
    assert "“接访场次”核对单写99，拟稿时是21" in sentences(said, "核对单")


def test_a_list_that_was_ticked_and_signed_is_still_the_draft_s(folder, issued):
    there = folder / "公文" / "表扬通报_核对单.xlsx"
    book = opened(there)
    for row in book.active.iter_rows(min_row=5):
        row[0].value = "☑" if row[0].value == "□" else row[0].value
    book.active["A4"].value = "核对人：王芳　复核人：江小川　日期：2013年1月7日"
    typed(book, there)
    assert issued()["status"] == 0


def test_a_template_that_changed_since_is_told_and_the_draft_signed(folder, issued):
    template = folder / "公文模板" / "表扬通报.docx"
    document = docx.Document(template)
    document.core_properties.comments = "改过"
    document.save(template)
    said = issued()
    assert (said["status"], stopping(said)) == (0, {})
    assert "模板在拟稿以后改过" in sentences(said, "拟稿以后的改动")


@pytest.mark.parametrize("name", ["污控科", "领导小组办公室", "“三解三促”活动领导小组办公室"])
def test_neither_a_section_nor_the_office_of_the_leading_group_writes_outward(folder, issued, name):
    with edited(folder / "公文" / BULLETIN) as parts:
        document = parts[BODY].decode()
        document = document.replace(">云溪市环境保护局<", f">{name}<")
        parts[BODY] = document.replace("局机关各科室、各直属单位", "各县区环境保护局").encode()
    assert stopping(issued(BULLETIN)).get("发文机关") == "拦"


def test_a_sentence_on_entries_written_up_afterwards_is_not_told_in_a_paper(folder, issued):
    words = f"{LEADER}的民情日记有3篇是补记的。"
    replaced(folder / "公文" / BULLETIN, signing_desk.WORK, words)
    assert stopping(issued(BULLETIN)).get("线索写进公文") == "拦"


@pytest.mark.parametrize("kept", ["_定稿", "_正本"])
def test_what_was_changed_after_it_was_signed_is_neither_signed_nor_archived(
    folder, issued, kept, capsys
):
    assert issued()["status"] == 0
    replaced(folder / "公文" / CIRCULAR.replace(".", f"{kept}."), "再接再厉", "继续努力")
    assert main(["archive", str(folder / "公文" / CIRCULAR)]) == 1
    assert "在签发以后改过" in capsys.readouterr().err
    assert set(stopping(issued())) == {"已经签发"}


def test_text_and_annex_that_say_two_things_are_named_with_both(folder, issued):
    path = folder / "公文" / BULLETIN
    document = docx.Document(path)
    total = document.tables[0].rows[-1]
    cell = next(c for c in total.cells if c.text.strip().isdigit())
    old = cell.text.strip()
    run = next(r for r in cell.paragraphs[0].runs if old in r.text)
    run.text = run.text.replace(old, str(int(old) + 5))
    document.save(path)
    said = issued(BULLETIN)
    assert stopping(said) == {"数与台账不符": "拦", "前后不一致": "拦"}
    assert "各行相加为" in sentences(said, "前后不一致")


def test_a_figure_that_the_ledgers_no_longer_give_is_not_signed_in_other_words(folder, issued):
    rows = without_a_stay(LEADER)
    drafts(folder, rows, "进展情况通报")
    signing_desk.write_work(folder)
    path = folder / "公文" / BULLETIN
    document = docx.Document(path)
    said = next(p for p in document.paragraphs if "没有驻点" in p.text)
    for run in said.runs:
        run.text = run.text.replace("没有驻点", "驻点情况尚未见于台账记载，请抓紧核实补登")
    document.save(path)
    write_book(folder, clean_rows())
    assert "按现在的台账没有这个数" in sentences(issued(BULLETIN), "数与台账不符")


def test_what_came_back_right_in_a_row_of_its_own_asks_for_no_reason(folder, issued):
    rows = clean_rows()
    line = rows["报送情况表"][-1]
    line[signing_desk.STATUS] = "退回"
    again = [*line]
    again[4], again[signing_desk.STATUS] = dt.date(2012, 12, 30), "合格"
    rows["报送情况表"].append(again)
    write_book(folder, rows)
    assert stopping(issued()) == {}


def without_a_stay(leader):
    rows = clean_rows()
    rows[STAYS] = [line for line in rows[STAYS] if line[1] != leader or line[7] != "驻点调研"]
    return rows


def of_the_book(sheet, column, value, at=0):
    rows = clean_rows()
    rows[sheet][at][column] = value
    return rows


def with_a_number_twice():
    rows = clean_rows()
    rows["问题整改台账"].append([*rows["问题整改台账"][0]])
    rows["问题整改台账"][-1][5] = "另一件事"
    return rows


def commended_with(column, value):
    rows = clean_rows()
    the_first_person(rows)[column] = value
    return rows


@pytest.mark.parametrize(
    "rows",
    [
        lambda: of_the_book("问题整改台账", 13, None),
        lambda: of_the_book("问题整改台账", 6, "火"),
        lambda: of_the_book("报送情况表", signing_desk.STATUS, "差不多"),
        with_a_number_twice,
    ],
    ids=["settled without a day", "no such kind", "no such state", "a number twice"],
)
def test_rows_that_are_read_and_not_counted_ask_for_a_reason(folder, issued, rows):
    drafts(folder, rows(), "进展情况通报")
    signing_desk.write_work(folder)
    assert stopping(issued(BULLETIN)) == {"存疑、重复的行": "写理由"}


@pytest.mark.parametrize(
    ("rows", "group", "hold"),
    [
        (lambda: commended_with(DECISION, "同意。"), "意见、类别不明", "写理由"),
        (lambda: commended_with(KIND, None), "意见、类别不明", "写理由"),
        (lambda: commended_with(15, dt.date(2012, 12, 3)), "公示未满", "拦"),
    ],
    ids=["an opinion in other words", "no kind", "shown before it was decided"],
)
def test_an_object_that_is_half_decided_is_met(folder, issued, rows, group, hold):
    drafts(folder, rows(), "表扬通报")
    assert stopping(issued()) == {group: hold}


def test_a_unit_written_wrong_behind_a_name_stops_the_list(folder, issued):
    replaced(folder / "公文" / CIRCULAR, "固废科", "宣教科")
    said = issued()
    assert stopping(said) == {"单位写错": "拦"}
    assert "写“宣教科”，人员名册是“" in sentences(said, "单位写错")


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("请韩立新副局长对驻点天数不足作出说明。", "点名批评个人"),
        ("请监察大队改变台账迟报的做法。", "批评未核实"),
    ],
)
def test_criticism_outside_of_its_part_is_criticism(folder, issued, words, group):
    path = folder / "公文" / BULLETIN
    document = docx.Document(path)
    heading = next(p for p in document.paragraphs if p.text.startswith("三、"))
    heading.insert_paragraph_before(words)
    document.save(path)
    assert stopping(issued(BULLETIN)) == {group: "写理由"}


def test_other_addressees_and_what_the_list_says_are_told(folder, issued):
    replaced(folder / "公文" / BULLETIN, "局机关各科室、各直属单位", "江源省环境保护厅")
    said = issued(BULLETIN)
    assert stopping(said) == {}
    assert "按参数应为“局机关各科室" in sentences(said, "标题、主送、抄送")
    assert "需由人撰写" in sentences(said, "核对单上的提示")


def test_who_owes_a_return_is_named_for_it_without_another_review(folder, issued):
    rows = clean_rows()
    rows["报送情况表"][-1][signing_desk.STATUS] = "未报"
    drafts(folder, rows, "进展情况通报")
    signing_desk.write_work(folder)
    assert stopping(issued(BULLETIN)) == {"未报或未核定": "写理由"}
