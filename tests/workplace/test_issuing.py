"""签发: what is open stops a paper or asks for a reason; what passes is numbered, dated and kept."""

import datetime as dt
import json
import re
import shutil
from functools import partial
from pathlib import Path

import docx
import pytest

from tests.opened import opened
from tests.workplace import signing_desk
from tests.workplace.signing_desk import BULLETIN
from tests.workplace.signing_desk import CIRCULAR
from tests.workplace.signing_desk import NUMBER
from tests.workplace.signing_desk import TYPED
from tests.workplace.signing_desk import clean_rows
from tests.workplace.signing_desk import edited
from tests.workplace.signing_desk import replaced
from tests.workplace.signing_desk import sentences
from tests.workplace.signing_desk import stopping
from tests.workplace.signing_desk import write_book
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.cli import main
from toolkit.register.register import Register
from toolkit.word.final import paper_text
from toolkit.workplace.opening import judged_book

BODY = "word/document.xml"
AS_OF = ("--as-of", "2012-12-31")
REMINDER = "催报通知（2012年第3期）.docx"
WHO, KIND, DECISION, MEETING, DECIDED, SHOWN_FROM, SHOWN_TO, OBJECTION = (0, 1, *range(12, 18))


@pytest.fixture
def folder(signing_folder):
    return signing_folder


def texts(path):
    """The paragraphs, those that a table puts into their place as well."""
    return [line.text for line in paper_text(Path(path).read_bytes(), path).lines]


def made(folder):
    return {path.name for path in (folder / "公文").iterdir()}


@pytest.mark.parametrize("paper", [CIRCULAR, BULLETIN])
def test_a_paper_of_which_nothing_is_open_is_signed(issued, folder, paper):
    before = {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix != ".db" and path.is_file()
    }
    said = issued(paper)
    assert (said["status"], stopping(said)) == (0, {})
    stem = paper.removesuffix(".docx")
    assert made(folder) >= {f"{stem}_定稿.docx", f"{stem}_正本.docx", f"{stem}_签发前检查.docx"}
    assert all(path.read_bytes() == content for path, content in before.items())
    text = texts(said["clean"])
    assert NUMBER in text
    assert "2013年1月8日" in text
    assert any(each.endswith("2013年1月8日印发") for each in text)


def test_the_page_of_the_check_is_signed_on_one_line_and_ticks_what_has_a_box(issued):
    page = docx.Document(issued()["page"])
    (line,) = (each.text for each in page.paragraphs if each.text.startswith("核对人"))
    assert len(line) <= 34  # -- 156 mm of 12 points hold 36 --
    done = {row.cells[0].text: row.cells[3].text for row in page.tables[0].rows}
    assert done["版面"] == "—"


def test_before_the_new_era_the_date_is_in_words(folder, issued, capsys):
    book = folder / signing_desk.BOOK
    main(
        [
            "generate",
            str(book),
            "进展情况通报",
            "--as-of",
            "2012-06-20",
            "--out",
            str(folder / "公文"),
        ]
    )
    paper = "进展情况通报（截至2012年6月20日）.docx"
    with edited(folder / "公文" / paper) as parts:
        document = re.sub("（请填写：[^<]*）", "见附表。", parts[BODY].decode())
        parts[BODY] = re.sub("<w:highlight[^>]*/>", "", document).encode()
    typed = ("--number", "云溪环〔2012〕30号", "--signed-by", "沈怀远", "--dated", "2012-06-27")
    said = issued(paper, "--reason", "无法判定=待补报", typed=typed)
    assert stopping(said) == {}
    text = texts(said["clean"])
    assert "二〇一二年六月二十七日" in text
    assert any("2012年6月27日印发" in each for each in text)


def test_what_is_kept_is_listed_and_registered(issued, folder):
    said = issued()
    rows = [*opened(said["register"]).active.iter_rows(values_only=True)]
    assert rows[-1][:7] == (
        NUMBER,
        "用",
        rows[-1][2],
        "表扬通报",
        "沈怀远",
        "2013-01-08",
        "2013-01-08",
    )
    register = Register(folder / "登记.db")
    (entry,) = register.runs()[-1].run.issued
    assert (entry.number, entry.signed_by, entry.paper) == (NUMBER, "沈怀远", CIRCULAR)
    assert register.broken() is None
    assert {"公文/表扬通报_正本.docx", "公文/表扬通报_签发时台账.xlsx"} <= {
        each.path for each in register.runs()[-1].run.files
    }


def candidates(column, value, at=0):
    rows = clean_rows()
    rows["表扬候选及审定"][at][column] = value
    return rows


def doubled():
    rows = clean_rows()
    rows["表扬候选及审定"].append([*rows["表扬候选及审定"][0]])
    rows["表扬候选及审定"][-1][KIND + 1] = (
        19  # -- the same twice, letter by letter, is read once --
    )
    return rows


def not_reported(status):
    rows = clean_rows()
    line = next(each for each in rows["报送情况表"] if each[1] == "监察大队")
    line[signing_desk.STATUS] = status
    return rows


def leader_commended():
    rows = clean_rows()
    line = next(
        each for each in rows["表扬候选及审定"] if each[KIND] == "个人" and each[DECISION] == "同意"
    )
    line[WHO] = "方正"
    return rows


def in_doubt():
    rows = clean_rows()
    rows["接访场次"][0][1] = None
    return rows


OF_THE_BOOK = {
    "an objection without conclusion": (partial(candidates, OBJECTION, "群众来信反映数字不实，正在核查"), "异议", "拦"),
    "an objection that is said to be looked into": (partial(candidates, OBJECTION, "群众来信，是否不成立正在核查"), "异议", "拦"),
    "not approved any more": (partial(candidates, DECISION, "不同意"), "未经审定", "拦"),
    "without a day of decision": (partial(candidates, DECIDED, None), "未经审定", "拦"),
    "decided after the paper": (partial(candidates, DECIDED, dt.date(2013, 1, 20)), "未经审定", "拦"),
    "still shown to the public": (partial(candidates, SHOWN_TO, dt.date(2013, 1, 8)), "公示未满", "拦"),
    "shown for too few days": (partial(candidates, SHOWN_TO, dt.date(2012, 12, 15)), "公示未满", "拦"),
    "never shown": (partial(candidates, SHOWN_FROM, None), "公示未满", "拦"),
    "listed twice": (doubled, "重复列名", "拦"),
    "sent back and commended": (partial(not_reported, "退回"), "催报退回对象受表扬", "写理由"),
    "not reported": (partial(not_reported, "未报"), "未报或未核定", "写理由"),
    "reported and not accepted": (partial(not_reported, "已报待核"), "未报或未核定", "写理由"),
    "a leader is commended": (leader_commended, "班子成员受表扬", "写理由"),
}  # fmt: skip


@pytest.mark.parametrize("trap", OF_THE_BOOK)
def test_what_the_book_of_today_says_stops_the_circular(issued, folder, trap):
    rows, group, hold = OF_THE_BOOK[trap]
    write_book(folder, rows())
    said = issued()
    assert stopping(said).get(group) == hold
    assert (said["status"], said["clean"]) == (1, None)
    assert "表扬通报_正本.docx" not in made(folder)


def test_what_stops_a_signature_stops_no_draft(folder, capsys):
    rows = not_reported("退回")
    rows["表扬候选及审定"][0][OBJECTION] = "正在核查"
    rows["表扬候选及审定"][1][SHOWN_TO] = None
    book = write_book(folder, rows)
    assert main(["generate", str(book), "进展情况通报", "表扬通报", "催报通知"]) == 0


def test_an_objection_that_was_rejected_stops_nothing(issued, folder):
    write_book(folder, candidates(OBJECTION, "群众来信反映数字不实，纪检核查不成立"))
    assert stopping(issued()) == {}


def test_a_row_in_doubt_asks_for_a_reason_and_its_figures_differ(issued, folder):
    write_book(folder, in_doubt())
    assert {"未计入的行", "数与台账不符"} <= set(stopping(issued(BULLETIN)))


def first_figure(folder, paper=BULLETIN):
    text = "".join(p.text for p in docx.Document(folder / "公文" / paper).paragraphs)
    return re.search(r"开展接访(\d+)场", text)[1]


def _comment(parts):
    parts["word/comments.xml"] = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="0" w:author="a"><w:p><w:r><w:t>这里再核</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    ).encode()


def _put(before, markup):
    def change(parts):
        document = parts[BODY].decode()
        assert before in document
        parts[BODY] = document.replace(before, markup, 1).encode()

    return change


RUN = "<w:r><w:t>"
FIRST_BODY = '<w:pStyle w:val="BodyPaper"/></w:pPr>'
OF_THE_PAPER = {
    "a comment": (_comment, "批注"),
    "a tracked insertion": (
        _put(FIRST_BODY, f'{FIRST_BODY}<w:ins w:id="9" w:author="a">{RUN}新加</w:t></w:r></w:ins>'),
        "修订",
    ),
    "hidden text": (
        _put(FIRST_BODY, f"{FIRST_BODY}<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部意见</w:t></w:r>"),
        "隐藏文字",
    ),
    "a highlight": (
        _put(
            FIRST_BODY,
            f'{FIRST_BODY}<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>待定</w:t></w:r>',
        ),
        "未填完",
    ),
    "a placeholder": (_put(FIRST_BODY, f"{FIRST_BODY}{RUN}（请填写：事例）</w:t></w:r>"), "未填完"),
    "a leftover tag": (_put(FIRST_BODY, f"{FIRST_BODY}{RUN}{{{{ 主送 }}}}</w:t></w:r>"), "模板标签"),
    "no addressee": (_put("局机关各科室、各直属单位", ""), "空项"),
    "a section signs": (_put(">云溪市环境保护局<", ">局办公室<"), "发文机关"),
    "a petitioner is named": (
        _put(FIRST_BODY, f"{FIRST_BODY}{RUN}来访人丁有才反映的油烟已整改。</w:t></w:r>"),
        "受限内容",
    ),
}  # fmt: skip


@pytest.mark.parametrize("trap", OF_THE_PAPER)
def test_what_stands_in_the_paper_stops_it(issued, folder, trap):
    change, group = OF_THE_PAPER[trap]
    with edited(folder / "公文" / BULLETIN) as parts:
        change(parts)
    said = issued(BULLETIN)
    assert stopping(said).get(group) == "拦"
    assert said["clean"] is None


def test_a_figure_changed_by_hand_stops_it_and_both_are_named(issued, folder):
    said = first_figure(folder)
    replaced(folder / "公文" / BULLETIN, f"开展接访{said}场", f"开展接访{int(said) + 7}场")
    told = issued(BULLETIN)
    assert stopping(told) == {"数与台账不符": "拦", "前后不一致": "拦"}
    assert f"写{int(said) + 7}，按台账应为{said}" in sentences(told, "数与台账不符")


def test_a_row_taken_out_of_the_annex_stops_it(issued, folder):
    path = folder / "公文" / BULLETIN
    document = docx.Document(path)
    table = document.tables[0]
    table._tbl.remove(table.rows[2]._tr)
    document.save(path)
    assert stopping(issued(BULLETIN)) == {"附表与台账不符": "拦", "前后不一致": "拦"}


def test_a_name_added_to_the_list_stops_it(issued, folder):
    path = folder / "公文" / CIRCULAR
    document = docx.Document(path)
    cell = next(c for t in document.tables for r in t.rows for c in r.cells if not c.text.strip())
    cell.paragraphs[0].add_run("许文博")
    document.save(path)
    said = issued()
    assert "“许文博”没有审定同意" in sentences(said, "未经审定")


def test_reworded_sentences_and_figures_of_ones_own_stop_nothing_and_are_told(issued, folder):
    replaced(folder / "公文" / BULLETIN, "坚持轻车简从", "始终坚持轻车简从")
    replaced(folder / "公文" / BULLETIN, signing_desk.WORK, "全局共走访12个村，帮扶8户。")
    said = issued(BULLETIN)
    assert stopping(said) == {}
    assert "12" in sentences(said, "自写的数")


def test_a_person_criticised_by_name_asks_for_a_reason(issued, folder):
    marker = "三、下一步要求"
    document = docx.Document(folder / "公文" / BULLETIN)
    heading = next(p for p in document.paragraphs if p.text.startswith(marker))
    heading.insert_paragraph_before("三、存在问题")
    heading.insert_paragraph_before("韩立新同志下基层天数偏少。")
    document.save(folder / "公文" / BULLETIN)
    assert stopping(issued(BULLETIN)) == {"点名批评个人": "写理由"}


@pytest.mark.parametrize(
    ("typed", "group", "said"),
    [
        (("--signed-by", "甲", "--dated", "2013-01-08"), "文号", "没有填文号"),
        (("--number", "云溪环[2013]3号", *TYPED[2:]), "文号", "应写作“云溪环〔2013〕3号”"),
        (("--number", "第3号", *TYPED[2:]), "文号", "不像文号"),
        (("--number", "云溪环〔2012〕90号", *TYPED[2:]), "文号", "不是同一年"),
        (("--number", "云溪环〔2012〕17号", *TYPED[2:4], "--dated", "2012-12-31"), "文号", "已登记为"),
        ((*TYPED[:4], "--dated", "2012-12-31"), "日期", "不在统计截止日"),
        ((*TYPED[:4], "--dated", "2013-01-08", "--printed", "2013-01-07"), "日期", "早于成文日期"),
        (TYPED[:4], "日期", "没有填成文日期"),
        ((*TYPED[:2], *TYPED[4:]), "签发人", "没有填签发人"),
    ],
)  # fmt: skip
def test_numbers_names_and_dates_are_held_to_their_form(issued, typed, group, said):
    told = issued(typed=typed)
    assert stopping(told).get(group) == "拦"
    assert said in sentences(told, group)


@pytest.mark.parametrize(
    ("typed", "group", "said"),
    [
        ((*TYPED[:2], "--signed-by", "沈怀元", *TYPED[4:]), "名册外的签发人",
         "签发人“沈怀元”不在名册里，是否应为“沈怀远”。"),
        (("--number", "云溪环〔2014〕3号", *TYPED[2:4], "--dated", "2014-01-08"), "成文日期",
         "成文日期2014年1月8日比统计截止日2012年12月31日晚了一年以上。"),
        (("--number", "云溪环〔2098〕3号", *TYPED[2:4], "--dated", "2098-01-08"), "成文日期",
         "成文日期2098年1月8日还没有到"),
    ],
)  # fmt: skip
def test_a_name_or_a_day_that_is_perhaps_a_slip_of_the_pen_asks_for_a_reason(
    issued, typed, group, said
):
    told = issued(typed=typed)
    assert stopping(told) == {group: "写理由"}
    assert said in sentences(told, group)
    assert issued(CIRCULAR, "--reason", f"{group}=领导同意先发", typed=typed)["status"] == 0


def test_a_reason_lets_pass_what_asks_for_one_and_nothing_else(issued, folder):
    write_book(folder, not_reported("未报"))
    said = issued(CIRCULAR, "--reason", "未报或未核定=已电话核实", "--by", "王芳")
    assert stopping(said) == {"催报退回对象受表扬": "写理由"}
    both = ("--reason", "未报或未核定=已电话核实", "--reason", "催报退回对象受表扬=其他：领导已阅")
    said = issued(CIRCULAR, *both, "--by", "王芳")
    assert said["status"] == 0
    page = docx.Document(said["page"])
    cells = "".join(cell.text for row in page.tables[0].rows for cell in row.cells)
    assert "已电话核实（王芳）" in cells
    entry = Register(folder / "登记.db").runs()[-1].run.issued[0]
    assert entry.reasons["催报退回对象受表扬"] == "其他：领导已阅（王芳）"


def test_a_reason_never_lets_pass_what_is_stopped(issued, folder):
    write_book(folder, candidates(OBJECTION, "有人反映"))
    said = issued(CIRCULAR, "--reason", "异议=领导同意先发")
    assert stopping(said) == {"异议": "拦"}
    assert any("不能写理由放行" in each for each in said["remarks"])


@pytest.mark.parametrize("words", ["未核定", "未核定=嗯", "未核定=其他", "=待补报"])
def test_a_reason_that_is_none_is_one_sentence_and_nothing_is_written(folder, words, capsys):
    before = made(folder)
    path = folder / "公文" / CIRCULAR
    assert main(["issue", str(path), *TYPED, "--reason", words]) == 2
    assert made(folder) == before


def test_a_number_that_another_paper_has_is_refused(issued):
    assert issued()["status"] == 0
    said = issued(BULLETIN)
    assert "已于2013-01-08用于" in sentences(said, "文号")
    assert said["status"] == 1


def test_a_signed_paper_is_not_signed_again_and_what_changed_since_is_said(issued, folder):
    issued()
    said = issued()
    assert set(stopping(said)) == {"已经签发"}
    replaced(folder / "公文" / CIRCULAR, "再接再厉", "继续努力")
    assert "签发以后又改过" in sentences(issued(), "已经签发")
    assert "表扬通报_签发前检查.docx" in made(folder)


def test_once_its_number_is_void_a_paper_is_signed_anew(issued, folder, capsys):
    issued()
    book = str(folder / signing_desk.BOOK)
    assert main(["issue", "--void", NUMBER, "--why", "附件有误", "--book", book]) == 0
    assert set(stopping(issued())) == {"文号"}
    again = ("--number", "云溪环〔2013〕4号", *TYPED[2:])
    assert issued(typed=again)["status"] == 0
    listed = opened(folder / "公文" / "文号登记簿.xlsx").active
    said = [row[:2] for row in listed.iter_rows(values_only=True)]
    assert said[-3:] == [(NUMBER, "用"), (NUMBER, "作废"), ("云溪环〔2013〕4号", "用")]


def test_a_reserved_number_may_be_used(issued, folder, capsys):
    book = str(folder / signing_desk.BOOK)
    assert main(["issue", "--reserve", NUMBER, "--why", "留给表扬通报", "--book", book]) == 0
    assert issued()["status"] == 0


@pytest.mark.parametrize("use", ["--reserve", "--void"])
@pytest.mark.parametrize(
    ("book", "code"),
    [
        ("不存在.xlsm", "file_missing"),
        ("公文", "folder_given"),
    ],
)
def test_a_number_is_accounted_for_by_a_workbook_that_is_there(
    issued, folder, capsys, use, book, code
):
    issued()
    capsys.readouterr()
    given = ("--why", "附件有误", "--book", str(folder / book), "--json")
    assert main(["issue", use, "云溪环〔2013〕9号", *given]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == code
    listed = opened(folder / "公文" / "文号登记簿.xlsx").active
    assert "云溪环〔2013〕9号" not in [row[0] for row in listed.iter_rows(values_only=True)]


def test_an_upward_paper_is_not_copied_downward(issued, folder):
    path = folder / "公文" / BULLETIN
    with edited(path) as parts:
        document = re.sub("开展情况的通报", "开展情况的请示", parts[BODY].decode(), count=1)
        parts[BODY] = re.sub("江源省环境保护厅", "局机关各科室", document, count=1).encode()
    assert stopping(issued(BULLETIN)) == {"上行文抄送": "拦"}


def test_a_lead_is_not_told_in_a_paper(issued, folder):
    book = write_book(folder, sample.faulty_rows(SANJIE.ledgers))
    _, judged = judged_book(book, dt.date(2012, 12, 31))
    lead = judged.outcome.leads.to_look_into[0]
    person = lead.subject.removesuffix("同志")
    replaced(folder / "公文" / BULLETIN, signing_desk.WORK, f"{person}下基层时层层陪同。")
    said = issued(BULLETIN)
    assert stopping(said)["线索写进公文"] == "拦"
    assert person in sentences(said, "线索写进公文")


def test_words_of_an_award_are_told_and_in_a_quotation_they_are_not(issued, folder):
    replaced(folder / "公文" / BULLETIN, signing_desk.WORK, "贯彻“表彰先进”的精神。")
    assert "用词" not in {each["group"] for each in issued(BULLETIN, typed=())["groups"]}
    replaced(folder / "公文" / BULLETIN, "贯彻“表彰先进”的精神。", "对先进予以表彰，各奖励1000元。")
    said = issued(BULLETIN)
    assert stopping(said) == {}
    assert "表彰" in sentences(said, "用词")
    assert "“奖励1000元”" in sentences(said, "用词")


def test_a_letter_of_the_office_is_signed_without_a_number_and_archived_by_its_date(
    issued, folder, capsys
):
    book = write_book(folder, not_reported("未报"))
    assert main(["generate", str(book), "催报通知", *AS_OF, "--dated", "2013-01-08"]) == 0
    numbered = issued(REMINDER)
    assert "不编号" in sentences(numbered, "文号")
    said = issued(REMINDER, typed=TYPED[2:])
    assert (said["status"], said["number"]) == (0, "")
    assert "2013年1月8日" in texts(said["clean"])
    assert main(["archive", str(folder / "公文" / REMINDER)]) == 0
    assert (folder / "归档" / "2013-01-08_催报通知（2012年第3期）" / "归档清单.xlsx").is_file()


def test_a_day_that_is_past_when_the_paper_is_dated_is_not_asked_for(issued, folder):
    book = write_book(folder, not_reported("未报"))
    assert main(["generate", str(book), "催报通知", *AS_OF]) == 0
    said = issued(REMINDER, typed=TYPED[2:])
    assert stopping(said) == {"期限已过": "拦"}
    assert sentences(said, "期限已过") == (
        "“请于2013年1月4日下班前报局办公室”的期限早于成文日期2013年1月8日，应为2013年1月11日。"
    )
    soon = issued(REMINDER, typed=("--signed-by", "沈怀远", "--dated", "2013-01-02"))
    assert (soon["status"], sentences(soon, "期限已过")) == (0, "")
    assert "算应为2013年1月5日" in sentences(soon, "期限")


def test_a_day_that_was_mended_by_hand_as_the_check_says_is_signed(issued, folder):
    book = write_book(folder, not_reported("未报"))
    assert main(["generate", str(book), "催报通知", *AS_OF]) == 0
    replaced(folder / "公文" / REMINDER, "2013年1月4日下班", "2013年1月11日下班")
    said = issued(REMINDER, typed=TYPED[2:])
    assert said["status"] == 0
    assert (sentences(said, "期限已过"), sentences(said, "期限")) == ("", "")


def test_a_kind_that_is_not_issued_is_one_sentence(folder, capsys):
    main(["generate", str(folder / signing_desk.BOOK), "领导个人进度单"])
    page = next((folder / "公文").glob("领导个人进度单*.docx"))
    capsys.readouterr()
    assert main(["issue", str(page), *TYPED]) == 1
    told = "“领导个人进度单”不在这里签发，要签发的是“进展情况通报”、“表扬通报”、“催报通知”。"
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [("没有.docx", "没有公文"), ("别处来的.docx", "登记库里没有")],
)
def test_a_paper_that_the_register_does_not_know_is_one_sentence(folder, capsys, name, said):
    if name.startswith("别处"):
        shutil.copy(folder / "公文" / CIRCULAR, folder / "公文" / name)
    assert main(["issue", str(folder / "公文" / name), *TYPED]) == 2
    assert said in capsys.readouterr().err


def test_the_clean_copy_has_no_mark_and_the_final_one_keeps_them(issued, folder):
    mark = '<w:bookmarkStart w:id="77" w:name="_tz_x_1"/>'
    with edited(folder / "公文" / CIRCULAR) as parts:
        _put("</w:pPr>", f'</w:pPr>{mark}<w:bookmarkEnd w:id="77"/>')(parts)
        parts["customXml/item1.xml"] = b"<a/>"
        types = parts["[Content_Types].xml"].decode()
        part = '<Override PartName="/customXml/item1.xml" ContentType="application/xml"/></Types>'
        parts["[Content_Types].xml"] = types.replace("</Types>", part).encode()
    said = issued()
    with edited(folder / "公文" / "表扬通报_定稿.docx") as kept:
        assert "_tz_x_1" in kept[BODY].decode()
        assert "customXml/item1.xml" in kept
    with edited(folder / "公文" / "表扬通报_正本.docx") as clean:
        assert "_tz_x_1" not in clean[BODY].decode()
        assert "customXml/item1.xml" not in clean
        assert b"customXml" not in clean["[Content_Types].xml"]
    assert said["status"] == 0
