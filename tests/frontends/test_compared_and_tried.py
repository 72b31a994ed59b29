"""taizhang validate --compare and --set, on real files."""

import pytest

from tests.opened import opened
from tests.opened import typed
from toolkit.activities.sanjie.field_work import FieldWork


@pytest.fixture
def old(taizhang, faulty_book, tmp_path):
    path = tmp_path / "旧 结果.json"
    path.write_text(taizhang("validate", faulty_book, "--json").out, encoding="utf-8")
    return path


def test_an_unchanged_workbook_has_no_change(taizhang, faulty_book, old):
    ran = taizhang("validate", faulty_book, "--compare", old)
    assert "与“旧 结果.json”（截至2012年12月31日）比较：" in ran.out
    assert "没有变化：问题和判定都与原来相同。" in ran.out
    assert "注意：旧结果" not in ran.out


def test_what_was_mended_is_gone_on_screen_and_in_the_object(taizhang, faulty_book, old):
    said = taizhang("validate", faulty_book, "--json").json
    wrong = next(each for each in said["findings"] if each["sheet"] == FieldWork.sheet)
    book = opened(faulty_book)
    book[FieldWork.sheet].delete_rows(wrong["row"])
    typed(book, faulty_book)
    ran = taizhang("validate", faulty_book, "--compare", old, "--json")
    compared = ran.json["compared"]
    assert compared["old"] == "旧 结果.json"
    assert compared["remarks"] == []
    assert wrong["key"] in [each["key"] for each in compared["gone"]]
    assert "消除" in taizhang("validate", faulty_book, "--compare", old).out


def test_a_later_day_is_said_before_the_changes(taizhang, faulty_book, old):
    ran = taizhang("validate", faulty_book, "--as-of", "2012-06-30", "--compare", old)
    assert "旧结果截至2012年12月31日，这次截至2012年6月30日；有的变化只因截止日不同。" in ran.out


def test_without_an_old_result_nothing_is_compared(taizhang, clean_book):
    assert taizhang("validate", clean_book, "--json").json["compared"] is None


def test_an_old_result_that_is_none_writes_nothing(taizhang, clean_book):
    ran = taizhang("validate", clean_book, "--compare", clean_book)
    assert ran.status == 2
    assert "不是 taizhang validate --json 写出的结果" in ran.err
    assert [each.name for each in clean_book.parent.iterdir()] == [clean_book.name]


def test_an_old_result_that_is_missing_is_one_sentence(taizhang, clean_book):
    ran = taizhang("validate", clean_book, "--compare", clean_book.parent / "没有.json", "--json")
    assert ran.status == 2
    assert ran.json["error"]["code"] == "path_missing"


def test_trying_a_parameter_writes_nothing_and_lists_both_facts(taizhang, clean_book):
    before = clean_book.read_bytes()
    ran = taizhang("validate", clean_book, "--set", "总天数下限=90")
    assert ran.status == 1
    assert "  总天数下限：60天→90天" in ran.out
    assert "只是试算：台账没有改动，没有写标注副本，没有登记。" in ran.out
    assert "符合→不符合" in ran.out
    assert "    原：" in ran.out
    assert "    现：" in ran.out
    assert clean_book.read_bytes() == before
    assert [each.name for each in clean_book.parent.iterdir()] == [clean_book.name]


def test_trying_tells_a_program_the_same(taizhang, clean_book):
    ran = taizhang(
        "validate", clean_book, "--set", "总天数下限＝90", "--set", "公示工作日=6", "--json"
    )
    assert ran.status == 1
    assert ran.json["tried"] == [
        {"name": "总天数下限", "before": "60", "after": "90", "unit": "天", "read": True},
        {"name": "公示工作日", "before": "5", "after": "6", "unit": "天", "read": False},
    ]
    moved = {(each["code"], each["before"]["state"]) for each in ran.json["changes"]["changed"]}
    assert ("R101", "符合") in moved
    assert all(each["before"]["fact"] for each in ran.json["changes"]["changed"])


def test_a_value_that_is_in_force_already_changes_nothing(taizhang, clean_book):
    ran = taizhang("validate", clean_book, "--set", "总天数下限=60")
    assert ran.status == 0
    assert "没有变化" in ran.out


def test_another_day_may_be_tried(taizhang, clean_book):
    ran = taizhang("validate", clean_book, "--set", "统计截止日=6月25日", "--json")
    assert ran.json["as_of"] == "2012-12-31"
    (day,) = ran.json["tried"]
    assert (day["before"], day["after"]) == ("2012-12-31", "2012-06-25")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("总天数=90", "没有参数“总天数”。是否应为“总天数下限”？"),
        (
            "总天数下限=九十来天",
            "“--set”的参数“总天数下限”填“九十来天”，不能使用。请填写不小于0、不大于10000的数字。",
        ),
        ("通报周期=年", "请填写月、季、半年。"),
        ("总天数下限", "“总天数下限”没有写成“参数=值”的形式，如 总天数下限=50"),
        (
            "驻点天数下限=9",
            "“--set”的参数“驻点天数下限”（9）大于或晚于文件《三解三促台账.xlsx》“参数”表B",
        ),
    ],
)
def test_what_cannot_be_tried_names_what_is_wanted(taizhang, clean_book, said, wanted):
    ran = taizhang("validate", clean_book, "--set", said)
    assert ran.status == 2
    assert wanted in ran.err
    assert ran.out == ""


def test_two_values_of_one_parameter_and_a_wish_for_a_copy_are_refused(taizhang, clean_book):
    ran = taizhang("validate", clean_book, "--set", "总天数下限=50", "--set", "总天数下限=40")
    assert ran.status == 2
    assert "参数“总天数下限”写了两个值：50、40" in ran.err
    ran = taizhang("validate", clean_book, "--set", "总天数下限=50", "--row-notes")
    assert ran.status == 2
    assert "不能与" in ran.err


def test_the_parameters_in_force_are_on_the_screen_and_in_the_copy(taizhang, clean_book):
    ran = taizhang("validate", clean_book)
    assert "判定所用的参数：台账年度：2012年；" in ran.out
    copy = opened(clean_book.with_name("三解三促台账_校验.xlsx"))
    head = [row[0] for row in copy["校验结果"].iter_rows(max_row=6, values_only=True)]
    assert any("总天数下限：60天" in str(each) for each in head)
    assert not any("公示工作日" in str(each) for each in head)


def test_the_parameters_in_force_are_on_the_check_list_and_never_in_the_paper(taizhang, clean_book):
    taizhang("generate", clean_book, "进展情况通报")
    (listing,) = clean_book.parent.rglob("*_核对单.xlsx")
    page = opened(listing).active
    assert any("总天数下限：60天" in str(row[0]) for row in page.iter_rows(values_only=True))
    from docx import Document

    (paper,) = clean_book.parent.rglob("*.docx")
    assert "总天数下限" not in "".join(each.text for each in Document(paper).paragraphs)


def test_an_unchanged_workbook_gives_the_same_copy_again(taizhang, clean_book):
    copy = clean_book.with_name("三解三促台账_校验.xlsx")
    assert taizhang("validate", clean_book).status == 0
    before = copy.read_bytes()
    ran = taizhang("validate", clean_book)
    assert "比上次校验：没有变化。" in ran.out
    assert copy.read_bytes() == before
    assert ran.err == ""
