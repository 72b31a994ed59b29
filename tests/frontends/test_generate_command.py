"""taizhang generate, distribute, new, demo: files on disk that open and say what the ledgers say."""

import docx
import pytest

from tests.opened import opened
from tests.opened import typed
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample


def text_of(path):
    paper = docx.Document(path)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([each.text for each in paper.paragraphs] + cells)


TO_BE_NAMED = {"机关全称": "××市环境保护局", "发文代字": "×环"}


def test_every_number_of_the_bulletin_is_counted_from_the_ledgers(taizhang, clean_book, tmp_path):
    ran = taizhang("generate", clean_book, "进展情况通报", "--out", tmp_path / "公文", "--json")
    assert ran.status == 0
    (document,) = ran.json["documents"]
    said = text_of(document["file"])
    rows = sample.clean_rows(SANJIE.ledgers)
    visits = {}
    for row in rows["下基层活动台账"]:
        occasion = row[3], row[4], row[8], row[9]
        visits[occasion] = max(visits.get(occasion, 0), row[12] or 0)
    households = sum(visits.values())  # -- a visit of several colleagues counts once --
    assert f"走访群众{households:g}户" in said
    problems = rows["问题整改台账"]
    settled = [row for row in problems if row[12] == "已办结"]
    assert f"问题和意见建议{len(problems)}件，已办结{len(settled)}件" in said
    assert f"办结率{len(settled) / len(problems):.1%}" in said
    assert "截至2012年12月31日" in said
    assert "{{" not in said
    assert "None" not in said


def test_the_check_list_names_the_cells_behind_every_number(taizhang, clean_book, tmp_path):
    ran = taizhang("generate", clean_book, "进展情况通报", "--out", tmp_path, "--json")
    page = opened(ran.json["documents"][0]["check_list"])["核对单"]
    lines = {row[1].value: row for row in page.iter_rows() if row[1].value}
    assert lines["报告篇数"][2].value == "7"
    assert lines["报告篇数"][3].value == "撰写民情日记41篇，形成调研报告7篇。"
    assert lines["报告篇数"][5].value == "调研报告登记!A3:A9"
    assert lines["报告篇数"][5].hyperlink.target.endswith(clean_book.name)
    for name in ("下基层总天数", "接访场次", "来访批次", "问题数", "办结数", "走访户数"):
        assert "!" in lines[name][5].value, name


def test_a_secretary_can_tick_every_number_in_the_order_of_reading(taizhang, clean_book, tmp_path):
    ran = taizhang("generate", clean_book, "进展情况通报", "--out", tmp_path, "--json")
    page = opened(ran.json["documents"][0]["check_list"])["核对单"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    top = next(at for at, row in enumerate(rows) if row[0] == "核对")
    head = "".join(str(row[0]) for row in rows[:top])
    assert "核对人：" in head and "登记链首：" in head
    ticked = [row for row in rows[top + 1 :] if row[0] == "□"]
    assert [row[1] for row in ticked][:3] == ["班子成员人数", "联系点数", "下基层总天数"]
    (stays,) = [row for row in ticked if row[1] == "附表“接访场次”一栏"]
    numbers = stays[3].removeprefix("自上而下：").split("、")
    assert sum(map(int, numbers[:-1])) == int(numbers[-1]) == int(stays[2])
    assert len(rows) == top + 1 + len(ticked)


def test_the_reminder_goes_to_exactly_the_units_that_are_out(taizhang, clean_book, tmp_path):
    ran = taizhang("generate", clean_book, "催报通知", "--out", tmp_path, "--json")
    (document,) = ran.json["documents"]
    table = docx.Document(document["file"]).tables[0]
    units = [row.cells[0].text for row in table.rows][1:]
    out = [
        row
        for row in sample.clean_rows(SANJIE.ledgers)["报送情况表"]
        if row[6] in {"已下发", "退回"}
    ]
    assert units == [row[1] for row in out]
    said = text_of(document["file"])
    not_sent = [row[1] for row in out if row[6] == "已下发"]
    assert f"{'、'.join(not_sent)}（共{len(not_sent)}个）2012年第4期台账尚未报送。" in said
    (returned,) = [row for row in out if row[6] == "退回"]
    assert f"{returned[1]}报送的2012年第4期台账退回后尚未重报。退回原因：{returned[8]}。" in said
    assert "请于2013年1月4日下班前报局办公室" in said  # -- three days on are a holiday --
    assert "文件" not in said and "〔" not in said and "抄送" not in said


def test_the_commendation_follows_the_decision_and_counts_its_own_list(
    taizhang, clean_book, tmp_path
):
    ran = taizhang("generate", clean_book, "表扬通报", "--out", tmp_path, "--json")
    said = text_of(ran.json["documents"][0]["file"])
    approved = [
        row for row in sample.clean_rows(SANJIE.ledgers)["表扬候选及审定"] if row[12] == "同意"
    ]
    people = [row[0] for row in approved if row[1] == "个人"]
    assert f"{len(approved) - len(people)}个集体、{len(people)}名同志予以通报表扬" in said
    for name in people:
        assert name in said or "　".join(name) in said
    assert "表彰" not in said


def test_what_cannot_be_written_is_refused_with_the_reason_and_the_rest_is_written(
    taizhang, clean_book, tmp_path
):
    book = opened(clean_book)
    for row in book["表扬候选及审定"].iter_rows(min_row=3, max_row=30):
        if row[12].value == "同意":
            row[12].value = "待定"
    typed(book, clean_book)
    ran = taizhang(
        "generate", clean_book, "表扬通报", "进展情况通报", "--out", tmp_path / "公文", "--json"
    )
    assert ran.status == 1
    assert [each["kind"] for each in ran.json["documents"]] == ["进展情况通报"]
    (refusal,) = ran.json["refusals"]
    assert refusal.startswith("《表扬通报》未生成：")


def test_a_bureau_that_is_still_to_be_named_is_told_on_every_draft(taizhang, clean_book, tmp_path):
    """
    参数名 | 取值
    机关全称 | ××市环境保护局
    发文代字 | ×环
    """
    book = opened(clean_book)
    for row in book["参数"].iter_rows(min_row=3):
        if row[0].value in TO_BE_NAMED:
            row[1].value = TO_BE_NAMED[row[0].value]
    typed(book, clean_book)
    ran = taizhang("generate", clean_book, "进展情况通报", "--out", tmp_path / "公文", "--json")
    told = ran.json["documents"][0]["remarks"]
    assert any(each.startswith("“发文字号”还是“×环〔") for each in told)
    assert "“署名”还是“××市环境保护局”，签发前请写好（取参数“机关全称”）。" in told


def test_a_refusal_does_not_tell_a_petitioner_typed_into_another_ledger(
    taizhang, clean_book, tmp_path
):
    book = opened(clean_book)
    book["来访事项"]["D8"] = book["表扬候选及审定"]["A3"] = "邹德旺"
    typed(book, clean_book)
    ran = taizhang("generate", clean_book, "表扬通报", "--out", tmp_path / "公文", "--json")
    assert "邹德旺" not in ran.out + ran.err
    assert "正文第30段有受限内容，见台账“来访事项”D8" in ran.json["refusals"][0]


def test_whoever_has_an_open_fault_is_told_first_on_the_draft(taizhang, clean_book, tmp_path):
    book = opened(clean_book)
    sheet = book["表扬候选及审定"]
    approved = next(row for row in sheet.iter_rows(min_row=3) if row[12].value == "同意")
    leader = book["人员名册"]["B3"].value
    approved[0].value, approved[1].value = leader, "个人"
    for row in book["接访场次"].iter_rows(min_row=3):
        if row[6].value == leader:
            row[6].value = book["人员名册"]["B12"].value
    typed(book, clean_book)
    ran = taizhang("generate", clean_book, "表扬通报", "--out", tmp_path, "--json")
    assert ran.status == 0
    first = ran.json["documents"][0]["remarks"][0]
    assert f"{leader}同志（第3行）列为表扬对象，而“驻点期间至少一天接待信访群众”" in first
    assert first.endswith("无法判定，请先整改或者调整审定意见。")


def test_the_date_follows_its_era(taizhang, clean_book, tmp_path):
    arguments = ("generate", clean_book, "进展情况通报", "--as-of", "2012-06-30", "--json")
    before = taizhang(*arguments, "--dated", "2012-06-30", "--out", tmp_path / "前").json
    after = taizhang(*arguments, "--dated", "2012-07-01", "--out", tmp_path / "后").json
    assert "二〇一二年六月三十日" in text_of(before["documents"][0]["file"])
    assert "2012年7月1日" in text_of(after["documents"][0]["file"])


def test_the_kinds_are_listed(taizhang):
    kinds = taizhang("generate", "--list", "--json").json["documents"]
    assert [each["kind"] for each in kinds] == [
        "进展情况通报",
        "催报通知",
        "表扬通报",
        "领导个人进度单",
    ]


def test_every_package_has_only_its_own_rows_and_nothing_restricted(taizhang, clean_book, tmp_path):
    ran = taizhang("distribute", clean_book, "--out", tmp_path / "下发", "--json")
    assert ran.status == 0
    packages = ran.json["packages"]
    assert sum(each["kind"] == "联系点" for each in packages) == 7
    team = {
        row[0]: {*row[7].split("；"), *(row[9] or "").split("；")}
        for row in sample.clean_rows(SANJIE.ledgers)["联系点一览表"]
    }
    secret = {str(row[3]) for row in sample.clean_rows(SANJIE.ledgers)["来访事项"]}
    for package in packages:
        book = opened(package["file"])
        for sheet, count in package["rows"].items():
            page = book[sheet]
            headings = [cell.value for cell in page[1]]
            assert not {"信访人", "身份证号", "电话", "住址"} & set(headings)
            lines = [
                [cell.value for cell in row] for row in page.iter_rows(min_row=3, max_row=2 + count)
            ]
            assert all(line[headings.index("系统行号")] for line in lines)
            if sheet == "下基层活动台账":
                others = set().union(*team.values()) - team[package["key"]]
                assert not {line[headings.index("姓名")] for line in lines} & others
            elif package["kind"] == "联系点" and "联系点" in headings:
                points = {line[headings.index("联系点")] for line in lines}
                assert points <= {package["key"], None}
            if package["kind"] == "科室" and sheet == "问题整改台账":
                assert {line[headings.index("责任科室")] for line in lines} <= {package["key"]}
        everything = {str(cell.value) for page in book for row in page.iter_rows() for cell in row}
        assert not secret & everything


def test_all_rows_of_the_dispatched_ledgers_are_sent_once_to_the_points(
    taizhang, clean_book, tmp_path
):
    packages = taizhang("distribute", clean_book, "--out", tmp_path, "--json").json["packages"]
    rows = sample.clean_rows(SANJIE.ledgers)
    for sheet in ("下基层活动台账", "民情日记登记", "接访场次", "来访事项", "问题整改台账"):
        sent = sum(each["rows"].get(sheet, 0) for each in packages if each["kind"] == "联系点")
        assert sent == len(rows[sheet]), sheet


def test_a_row_that_belongs_to_nobody_is_told_and_one_withheld_is_told_to_the_office_alone(
    taizhang, clean_book, tmp_path
):
    book = opened(clean_book)
    book["民情日记登记"]["E3"] = "LXD99"
    visits = book["来访事项"]
    concerned = next(cell for cell in visits[1] if cell.value == "涉及单位").column
    visits.cell(3, concerned).value = "、".join(
        row[0].value for row in book["人员名册"]["B3:B30"] if row[0].value
    )
    typed(book, clean_book)
    ran = taizhang("distribute", clean_book, "--out", tmp_path)
    assert ran.status == 1
    assert "“民情日记登记”第3行没有归到任何联系点或科室" in ran.out
    assert "“来访事项”第3行没有发给联系点" in ran.out
    listing = opened(tmp_path / "下发清单.xlsx").active
    assert not [row for row in listing.values if "没有发给" in str(row) or "反映的是" in str(row)]


def test_what_was_let_pass_is_listed_with_who_says_it(taizhang, clean_book, tmp_path):
    ran = taizhang("distribute", clean_book, "--out", tmp_path)
    told = [line for line in ran.out.splitlines() if line.startswith("出门检查：")]
    assert told and all("也写着，没有拦下：《" in line for line in told)
    listing = opened(tmp_path / "下发清单.xlsx").active
    said = [str(cell) for row in listing.values for cell in row]
    assert any("没有拦下的：与台账“来访事项”" in each for each in said)
    ran = taizhang("generate", clean_book, "表扬通报", "--out", tmp_path)
    (told,) = [line.strip() for line in ran.out.splitlines() if "出门检查：" in line]
    (checked,) = tmp_path.glob("*_核对单.xlsx")
    assert told in [row[0] for row in opened(checked).active.values]


def test_file_names_are_legal_on_windows(taizhang, clean_book, tmp_path):
    book = opened(clean_book)
    book["联系点一览表"]["B3"] = '园区：A/B*?"<>|'
    typed(book, clean_book)
    packages = taizhang("distribute", clean_book, "--out", tmp_path, "--json").json["packages"]
    for package in packages:
        name = package["file"].rsplit("/", 1)[-1]
        assert not set('\\/:*?"<>|') & set(name)


def test_a_new_folder_is_complete_and_never_overwritten(taizhang, tmp_path):
    folder = tmp_path / "工作 台"
    assert taizhang("new", folder).status == 0
    names = {path.name for path in folder.iterdir()}
    folders = {"公文模板", "下发", "送达", "回收", "公文", "归档"}
    assert names == {"三解三促台账.xlsm", "登记.db", *folders}
    again = taizhang("new", folder)
    assert again.status == 2
    assert "不会覆盖" in again.err


def test_a_new_folder_can_have_the_workbook_without_macros(taizhang, tmp_path):
    ran = taizhang("new", tmp_path / "台", "--without-macros", "--json")
    assert ran.json["written"][0] == str(tmp_path / "台" / "三解三促台账.xlsx")


@pytest.mark.deep
@pytest.mark.parametrize("twice", [1, 2])
def test_the_demonstration_runs_and_names_what_it_made(taizhang, tmp_path, twice):
    for _ in range(twice):
        ran = taizhang("demo", tmp_path / "演示", "--json")
    assert ran.status == 0
    from pathlib import Path

    produced = ran.json["produced"]
    assert {each["step"] for each in produced} == {
        "新建",
        "校验",
        "生成公文",
        "复核",
        "签发",
        "归档",
        "分发",
        "送达",
        "回收",
        "登记",
    }
    assert all(Path(each["where"]).exists() for each in produced)


@pytest.mark.deep
def test_the_first_check_of_the_demonstration_tells_what_the_five_minutes_say(taizhang, tmp_path):
    """That other workbooks of the folder were merged into is nothing to be told here."""
    assert taizhang("demo", tmp_path / "演示").status == 0
    ran = taizhang("validate", tmp_path / "演示" / "三解三促台账.xlsm", "--json", "--out", tmp_path)
    assert ran.json["file_notes"] == []


def test_the_demonstration_never_removes_a_folder_of_ones_own(taizhang, tmp_path):
    own = tmp_path / "我的"
    own.mkdir()
    (own / "重要.txt").write_text("x", encoding="utf-8")
    assert taizhang("demo", own).status == 2
    assert (own / "重要.txt").exists()


def test_a_package_is_judged_by_what_it_holds(taizhang, clean_book, tmp_path):
    packages = taizhang("distribute", clean_book, "--out", tmp_path, "--json").json["packages"]
    for package in (packages[0], packages[-1]):
        ran = taizhang("validate", package["file"], "--as-of", "2012-12-31", "--json")
        assert ran.status == 0, ran.out
        assert ran.json["findings"] == []


def test_a_paper_that_a_person_edited_is_kept(taizhang, clean_book, tmp_path):
    arguments = ("generate", clean_book, "表扬通报", "--out", tmp_path, "--json")
    file = taizhang(*arguments).json["documents"][0]["file"]
    before = taizhang(*arguments).json["documents"][0]["remarks"]
    assert all("同日列入催报" in each for each in before)
    paper = docx.Document(file)
    paper.add_paragraph("手工补充的一句。")
    paper.save(file)
    (document,) = taizhang(*arguments).json["documents"]
    kept = "原来的文件内容不同，已另存为表扬通报_旧稿1.docx。"
    assert document["remarks"] == [*before, kept]
    assert "手工补充的一句。" in text_of(tmp_path / "表扬通报_旧稿1.docx")


def test_a_bad_template_stops_its_own_kind_only(taizhang, clean_book, tmp_path):
    folder = tmp_path / "模板"
    taizhang("new", tmp_path / "新")
    (tmp_path / "新" / "公文模板").rename(folder)
    (folder / "表扬通报.docx").write_bytes(b"junk")
    ran = taizhang(
        "generate",
        clean_book,
        "表扬通报",
        "催报通知",
        "--templates",
        folder,
        "--out",
        tmp_path,
        "--json",
    )
    assert ran.status == 1
    assert [each["kind"] for each in ran.json["documents"]] == ["催报通知"]
    assert ran.json["refusals"][0].startswith("《表扬通报》未生成：")
    missing = taizhang("generate", clean_book, "表扬通报", "--templates", tmp_path / "没有")
    assert missing.status == 2
    assert "模板文件夹" in missing.err


def test_a_template_that_is_missing_is_taken_from_the_shipped_ones_and_told(
    taizhang, clean_book, tmp_path
):
    folder = tmp_path / "模板"
    taizhang("new", tmp_path / "新")
    (tmp_path / "新" / "公文模板").rename(folder)
    arguments = ("generate", clean_book, "催报通知", "--templates", folder, "--out", tmp_path)
    (whole,) = taizhang(*arguments, "--json").json["documents"]
    (folder / "催报通知.docx").unlink()
    ran = taizhang(*arguments, "--json")
    (document,) = ran.json["documents"]
    assert document["file"] == whole["file"]
    assert document["remarks"][0] == "“模板”里没有《催报通知.docx》，用了程序自带的模板。"
    assert document["remarks"][1:] == whole["remarks"]


def test_a_template_whose_addressee_was_typed_over_is_not_used(taizhang, clean_book, tmp_path):
    folder = tmp_path / "模板"
    taizhang("new", tmp_path / "新")
    (tmp_path / "新" / "公文模板").rename(folder)
    letter = docx.Document(folder / "催报通知.docx")
    (addressed,) = [p for p in letter.paragraphs if "{{ 主送 }}" in p.text]
    addressed.text = "各科室："
    letter.save(folder / "催报通知.docx")
    out = tmp_path / "出"
    ran = taizhang(
        "generate", clean_book, "催报通知", "--templates", folder, "--out", out, "--json"
    )
    assert (ran.status, ran.json["documents"]) == (1, [])
    (told,) = ran.json["refusals"]
    assert told.startswith("《催报通知》未生成：") and "“主送”" in told and "{{ 主送 }}" in told


def test_at_an_earlier_date_only_what_was_then_is_told(taizhang, faulty_book, tmp_path):
    ran = taizhang(
        "generate", faulty_book, "进展情况通报", "催报通知",
        "--as-of", "2012-06-30", "--out", tmp_path, "--json",
    )  # fmt: skip
    said = text_of(ran.json["documents"][0]["file"])
    assert "已无法在9月底前补足" not in said  # -- until then it may be made up --
    assert "祁东明" not in said  # appointed in July
    (told,) = ran.json["refusals"]
    assert told == (
        "《催报通知》未生成：“报送情况表”中未报、退回的4份都是统计截止日2012年6月30日以后才下发的，"
        "截至那天不欠，不需要催报。要按现在的情况催报，请先改统计截止日。"
    )
