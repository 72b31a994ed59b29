"""The second activity through every use case of the command line, the toolkit's own installed beside it."""

import zipfile
from pathlib import Path

import docx
import pytest

from tests.opened import opened
from tests.opened import typed
from tests.returned import signed

NAME, OWN = "消防安全检查", "三解三促"
BOOK, CORRECTED = f"{NAME}台账.xlsm", f"{NAME}台账_改正后.xlsm"


def test_both_are_listed_with_where_they_came_from(site):
    said = site.taizhang("activities", "--json").json
    assert [each["name"] for each in said["activities"]] == [OWN, NAME]
    assert said["activities"][1]["distribution"] == "fire-inspection 0.1.0"
    assert said["faults"] == []


@pytest.mark.parametrize("named", [NAME, "fire-inspection"])
def test_a_new_working_folder_has_its_workbook_and_its_templates(site, tmp_path, named):
    ran = site.taizhang("new", tmp_path / "台", "--activity", named)
    assert ran.status == 0, ran.err
    assert ran.out.endswith(f"下一步：打开{BOOK}，先填场所名录。\n")
    assert [each.name for each in (tmp_path / "台" / "公文模板").iterdir()] == ["整改通知.docx"]
    book = opened(tmp_path / "台" / BOOK)
    assert {"场所名录", "检查记录", "隐患整改台账", "参数", "别名表", "校验结果"} <= {
        *book.sheetnames
    }
    assert book["首页"]["B2"].value == f"{NAME}台账"


def test_nobody_named_means_the_toolkits_own(site, tmp_path):
    assert site.taizhang("new", tmp_path / "台").status == 0
    assert (tmp_path / "台" / f"{OWN}台账.xlsm").is_file()


def test_an_unknown_name_is_a_sentence_with_those_that_there_are(site, tmp_path):
    ran = site.taizhang("new", tmp_path / "台", "--activity", "防汛")
    assert ran.status == 2
    assert ran.err == f"没有活动“防汛”。已装的活动：{OWN}、{NAME}。\n"
    assert not (tmp_path / "台").exists()


def test_its_planted_faults_are_found_each_by_its_rule(site, demo, tmp_path):
    ran = site.taizhang("validate", demo / BOOK, "--json", "--out", tmp_path)
    assert ran.status == 1
    found = [(each["code"], each["cell"]) for each in ran.json["findings"]]
    assert sorted(found) == [("D101", "D3"), ("D102", "C4"), ("D201", "E3"), ("D202", "G4")]
    assert ran.json["file_notes"] == []


def test_its_corrected_workbook_has_verdicts_alone(site, demo, tmp_path):
    said = site.taizhang("validate", demo / CORRECTED, "--json", "--out", tmp_path).json
    assert said["findings"] == []
    states = {(each["code"], each["subject"]): each["state"] for each in said["verdicts"]}
    assert states == {
        ("R101", "城北菜市场"): "符合",
        ("R101", "实验小学"): "符合",
        ("R101", "康宁养老院"): "不符合",
        ("R201", "城北菜市场"): "不符合",
        ("R201", "实验小学"): "未到期",
        ("R201", "康宁养老院"): "不适用",
    }


def test_the_marked_copy_has_a_note_in_the_faulty_cell(demo):
    marked = opened(demo / "校验" / f"{NAME}台账_校验.xlsm")
    assert marked["检查记录"]["C4"].comment.text.startswith("D102 检查人不足两人")
    assert "校验结果" in marked.sheetnames


def test_its_paper_is_written_with_a_check_list(site, demo, tmp_path):
    ran = site.taizhang("generate", demo / CORRECTED, "整改通知", "--out", tmp_path, "--json")
    assert ran.status == 0, ran.err
    (paper,) = ran.json["documents"]
    with zipfile.ZipFile(paper["file"]) as package:
        text = package.read("word/document.xml").decode()
    assert "城北菜市场" in text
    assert "疏散通道堆放货物" in text
    listing = opened(paper["check_list"]).active
    assert "隐患整改台账!E3" in [row[5] for row in listing.values]


def test_papers_are_written_without_a_folder_of_templates_too(site, demo, tmp_path):
    book = tmp_path / BOOK
    book.write_bytes((demo / CORRECTED).read_bytes())
    ran = site.taizhang("generate", book, "整改通知")
    assert ran.status == 0, ran.err
    assert [each.name for each in (tmp_path / "公文").glob("*.docx")] == [
        "整改通知（城北菜市场）.docx"
    ]


def test_its_paper_is_signed_numbered_and_archived(site, demo, tmp_path):
    book, number = tmp_path / BOOK, "云消〔2024〕5号"
    book.write_bytes((demo / CORRECTED).read_bytes())
    assert site.taizhang("generate", book, "整改通知").status == 0
    paper = tmp_path / "公文" / "整改通知（城北菜市场）.docx"
    assert {"云消〔    〕  号", "　　年　　月　　日"} <= {*paragraphs(paper)}
    typed = ("--number", number, "--signed-by", "钱某", "--dated", "2024-07-03")
    ran = site.taizhang("issue", paper, *typed, "--json")
    assert ran.status == 0, ran.out + ran.err
    assert {number, "2024年7月3日"} <= {*paragraphs(Path(ran.json["clean"]))}
    assert site.taizhang("archive", paper).status == 0
    assert (tmp_path / "归档" / number / "归档清单.xlsx").is_file()


def paragraphs(paper):
    return [each.text for each in docx.Document(paper).paragraphs]


def test_a_paper_is_not_written_without_words_that_it_cannot_do_without(site, demo, tmp_path):
    book = opened(demo / CORRECTED)
    (bureau,) = (row for row in book["参数"].iter_rows() if row[0].value == "机关全称")
    bureau[1].value = "无"
    typed(book, tmp_path / "无.xlsx")
    ran = site.taizhang("generate", tmp_path / "无.xlsx", "整改通知")
    assert ran.status == 1
    told = "“发文机关标志”没有内容（红头上的文字，取参数“机关全称”）。"
    assert ran.out == f"《整改通知》未生成：{told}\n"
    assert not list(tmp_path.rglob("*.docx"))


def test_the_kinds_of_papers_are_those_of_the_workbook_or_of_the_named_activity(site, demo):
    kinds = [["整改通知"], ["整改通知"], ["进展情况通报", "催报通知", "表扬通报", "领导个人进度单"]]
    asked = [("--activity", NAME), (demo / BOOK,), ()]
    for expected, options in zip(kinds, asked, strict=True):
        said = site.taizhang("generate", *options, "--list", "--json").json["documents"]
        assert [each["kind"] for each in said] == expected


def test_each_receiver_gets_his_rows_and_his_columns_alone_are_open(site, demo, tmp_path):
    said = site.taizhang("distribute", demo / CORRECTED, "--out", tmp_path, "--json").json
    sent = {each["title"]: (each["kind"], each["rows"]) for each in said["packages"]}
    assert sent == {
        "城北菜市场": ("场所", {"隐患整改台账": 2}),
        "实验小学": ("场所", {"隐患整改台账": 1}),
    }
    booklet = opened(tmp_path / "城北菜市场_场所台账_2024年_v1.xlsx")
    sheet = booklet["隐患整改台账"]
    assert sheet["A3"].protection.locked
    assert not sheet["H3"].protection.locked
    system = {row[0]: row[1] for row in booklet["系统"].values}
    assert system["活动"] == NAME
    cover = booklet["封面"]
    assert booklet.active is cover and cover["C2"].value.startswith("城北菜市场（CS01）　")
    assert "已整改" in cover["H8"].value


def test_an_activity_without_letters_is_delivered_by_hand(site, demo):
    site.taizhang("distribute", demo / CORRECTED)
    said = site.taizhang("deliver", demo / CORRECTED, "--json").json
    assert {each["title"] for each in said["parcels"]} == {"城北菜市场", "实验小学"}
    ran = site.taizhang("deliver", demo / CORRECTED, "--mail")
    assert (ran.status, "没有定怎样发邮件" in ran.err) == (1, True)


def test_sites_that_have_not_reported_are_pressed_in_the_activitys_words(site, demo, tmp_path):
    book = tmp_path / "台账.xlsm"
    book.write_bytes((demo / CORRECTED).read_bytes())
    assert site.taizhang("distribute", book).status == 0
    said = site.taizhang("remind", book, "--json").json
    assert [(each["unit"], each["way"]) for each in said["due"]] == [
        ("城北菜市场", "电话催报"),
        ("实验小学", "电话催报"),
    ]
    assert said["notice"] is None and said["unregistered"] is None
    assert said["messages"][0]["text"].endswith("下班前报消防支队。")
    (returned,) = (tmp_path / "下发").glob("实验小学*.xlsx")
    (tmp_path / "回收").mkdir()
    signed(returned, tmp_path / "回收" / "报来.xlsx")
    assert site.taizhang("collect", "--into", book).status == 0
    said = site.taizhang("remind", book, "--json").json
    assert [each["unit"] for each in said["due"]] == ["城北菜市场"]
    assert site.taizhang("reconcile", book).status == 0


def test_a_row_that_goes_to_nobody_is_said_in_the_activitys_words(site, demo, tmp_path):
    book = opened(demo / CORRECTED)
    book["隐患整改台账"]["B4"] = "康宁养老院"  # -- of which 是否下发 is 否 --
    book["隐患整改台账"]["B5"] = "没有这个场所"
    typed(book, tmp_path / "改.xlsx")
    ran = site.taizhang("distribute", tmp_path / "改.xlsx")
    assert ran.status == 1
    assert "“隐患整改台账”第5行没有归到任何场所" in ran.out
    assert "“隐患整改台账”有1行的场所不下发，这些行留在办公室。" in ran.out + ran.err


def test_a_booklet_that_comes_back_is_judged_as_its_activitys(site, demo, tmp_path):
    site.taizhang("distribute", demo / CORRECTED, "--out", tmp_path)
    ran = site.taizhang(
        "validate", tmp_path / "实验小学_场所台账_2024年_v1.xlsx", "--as-of", "2024-06-30"
    )
    assert ran.status in {0, 1}
    assert "实验小学" in ran.out


def test_its_rules_have_pages(site):
    assert site.taizhang("rules", "R201", "--activity", NAME).out.startswith(
        "R201 按期整改隐患（必须）"
    )
    listed = site.taizhang("rules", "--activity", NAME, "--json").json["rules"]
    own = [each["code"] for each in listed if each["kind"] != "填报问题"]
    assert own == ["D101", "D102", "D201", "D202", "R101", "R201"]
    refused = site.taizhang("rules", "R201", "--json").json
    assert refused["name"] == "集中驻点5至7天"


def test_its_manual_pages_are_derived_like_the_toolkits(site):
    code = (
        "from fire_inspection import FIRE_INSPECTION; from toolkit.manual import pages;"
        "print('\\n'.join(pages(FIRE_INSPECTION).values()))"
    )
    said = site.python("-c", code).out
    for words in ("R201 按期整改隐患", "隐患整改台账", "整改通知", "检查间隔", "场所责任人"):
        assert words in said


def test_its_template_has_no_fault(site, project):
    template = project / "fire_inspection" / "doc_templates" / "整改通知.docx"
    ran = site.taizhang("lint", template, "--json")
    assert ran.json["templates"][0]["kind"] == "整改通知"
    assert ran.json["templates"][0]["findings"] == []
    assert ran.status == 0


def test_a_file_dropped_on_the_icon_is_judged_by_its_own_activity(site, demo, tmp_path):
    book = tmp_path / BOOK
    book.write_bytes((demo / BOOK).read_bytes())
    ran = site.python("-m", "toolkit.frontends.dropped", tmp_path)
    assert "数据问题4处" in ran.out


def test_nothing_of_the_toolkits_own_activity_is_in_its_workbook(demo):
    with zipfile.ZipFile(demo / CORRECTED) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, part in parts.items():
        for word in ("三解三促", "联系点", "科室负责", "驻点", "人员名册", "单位名录"):
            assert word.encode() not in part, f"{word} in {name}"


def test_its_next_year_begins_with_its_directory(site, demo, tmp_path):
    ran = site.taizhang("new", tmp_path / "下一年", "--from", demo / CORRECTED, "--json")
    assert ran.status == 0, ran.err
    assert ran.json["activity"] == NAME
    assert ran.json["carried"]["场所名录"] == {"rows": 3, "of": 3}
    assert set(ran.json["left"]) == {"检查记录", "隐患整改台账"}
    book = opened(tmp_path / "下一年" / BOOK)
    assert book["场所名录"]["B3"].value == "城北菜市场"


def test_its_folder_is_of_this_version_already(site, tmp_path):
    site.taizhang("new", tmp_path / "台", "--activity", NAME)
    ran = site.taizhang("upgrade", tmp_path / "台", "--json")
    assert ran.status == 0, ran.err
    assert ran.json["kept"] is None
    assert [each["upgraded"] for each in ran.json["books"]] == [False]


def test_a_cover_says_what_the_submissions_know_where_the_activity_has_no_terms(
    site, demo, tmp_path
):
    assert site.taizhang("distribute", demo / CORRECTED, "--out", tmp_path).status == 0
    cover = opened(tmp_path / "实验小学_场所台账_2024年_v1.xlsx")["封面"]
    said = {row[1]: row[2] for row in cover.iter_rows(max_row=6, values_only=True)}
    assert said["本期"] == "2024年"
    assert said["报送期限"].startswith("2024年6月28日（星期五）下班前")
    assert said["报给"] == "消防支队"


def test_what_is_due_soon_stands_in_its_calendar(site, demo):
    code = """
from pathlib import Path
from toolkit.usecases.upcoming import upcoming
from toolkit.workplace.opening import judged_book
_, judged = judged_book(Path(__import__("sys").argv[1]), None)
print([(str(each.day), each.what, each.subject) for each in upcoming(judged)])
"""
    assert site.python("-c", code, demo / CORRECTED).out.strip() == str(
        [
            ("2024-07-09", "下一次检查", "城北菜市场"),
            ("2024-07-10", "按期整改隐患", "实验小学"),
            ("2024-08-14", "下一次检查", "实验小学"),
        ]
    )
