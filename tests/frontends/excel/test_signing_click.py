"""The button 签发 on the open workbook: typed in its sheet, answered in its sheet."""

import datetime as dt

import pytest
import xlwings

from tests.frontends.excel.clicked import said
from tests.workplace.signing_desk import CIRCULAR
from tests.workplace.signing_desk import NUMBER
from tests.workplace.signing_desk import STATUS
from tests.workplace.signing_desk import clean_rows
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.counting import said_in_doubt
from toolkit.engines import files
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.cli import main
from toolkit.frontends.excel import click
from toolkit.usecases.validate import validate
from toolkit.workplace.new_folder import own_macros
from toolkit.workplace.sample_workbook import sample_workbook


@pytest.fixture(scope="module")
def one_missing():
    """The sample in which one unit of those whose people are commended has not reported."""
    rows = clean_rows()
    next(each for each in rows["报送情况表"] if each[1] == "监察大队")[STATUS] = "未报"
    return sample_workbook(SANJIE, rows, own_macros())


@pytest.fixture
def signing(path, one_missing):
    path.write_bytes(one_missing)
    assert main(["generate", str(path), "表扬通报", "--as-of", "2012-12-31"]) == 0
    book = files.attach(str(path))
    yield book
    book.close()
    del xlwings.Book._mock_caller


def form(book, *cells):
    book.names["toolkit_sign_form"].refers_to_range.value = [[each] for each in cells]


def table(book):
    rows = book.names["toolkit_sign_checks"].refers_to_range.value
    return {row[0]: row for row in rows if row[0]}


ASKED = {"未报或未核定", "催报退回对象受表扬"}
YEAR_END = dt.date(2012, 12, 31)
FORM = (CIRCULAR, NUMBER, "沈怀远", dt.date(2013, 1, 8), None, "王芳")


def test_what_is_open_stands_in_the_sheet_and_reasons_beside_it_let_it_pass(signing, path):
    form(signing, *FORM)
    click("issue")
    assert said(signing).startswith(f"没有签发《{CIRCULAR}》：")
    shown = table(signing)
    asked = [group for group, row in shown.items() if row[1] == "写理由"]
    assert set(asked) == ASKED
    block = signing.names["toolkit_sign_checks"].refers_to_range
    rows = block.value
    for row in rows:
        if row[0] in asked:
            row[4:6] = ["其他", "已经局长同意"]
    block.value = rows
    click("issue")
    assert said(signing) == f"已签发《{CIRCULAR}》，文号“{NUMBER}”。"
    assert (path.parent / "公文" / "表扬通报_正本.docx").is_file()
    sheet = signing.sheets["发文登记簿"]
    numbers = sheet.range((1, 1), (60, 1)).value
    row = 1 + numbers.index(NUMBER)
    assert sheet.range((row, 5)).value.date() == dt.date(2013, 1, 8)
    assert f"“发文登记簿”第{row}行已登记" in said(signing, "toolkit_next")


def test_what_an_earlier_check_said_does_not_stay_where_none_could_be_made(signing):
    form(signing, *FORM)
    click("issue")
    block = signing.names["toolkit_sign_checks"].refers_to_range
    block.value = [
        [*row[:4], "其他", "已经局长同意"] if row[0] == "未报或未核定" else row
        for row in block.value
    ]
    form(signing, *FORM[:3], "2013-02-30", *FORM[4:])
    click("issue")
    assert "“成文日期”填“2013-02-30”" in said(signing)
    assert table(signing) == {
        "未报或未核定": ["未报或未核定", "写理由", None, None, "其他", "已经局长同意"]
    }


def test_drafts_that_were_kept_aside_are_not_offered(signing, path):
    (path.parent / "公文" / "表扬通报_旧稿1.docx").touch()
    form(signing, *(None,) * 6)
    click("issue")
    assert "旧稿" not in said(signing)


def test_changes_that_are_not_saved_are_told_and_nothing_is_signed(signing, path):
    form(signing, *FORM)
    signing.sheets["下基层活动台账"].range("K3").value = "另一件事"
    click("issue")
    assert "没有保存的改动" in said(signing)
    assert not [*(path.parent / "公文").glob("*_正本.docx")]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ((None,) * 6, "请在“签发”表的“公文”填"),
        ((*FORM[:3], "不知道", None, None), "“成文日期”填“不知道”"),
        (("没有的", *FORM[1:]), "没有公文"),
    ],
)
def test_a_form_that_is_not_filled_is_one_sentence(signing, cells, words):
    form(signing, *cells)
    click("issue")
    assert words in said(signing)


def test_whoever_signs_from_a_ledger_is_shown_the_sheet_in_which_the_next_step_is_done(signing):
    signing.sheets["下基层活动台账"].activate()
    form(signing, *(None,) * 6)
    click("issue")
    assert signing.sheets.active.name == "签发"
    assert signing.names["toolkit_sign_form"].refers_to_range[0].address == "$D$5"


def data_faults(book):
    """The faults of the open book's cells, as sentences."""
    case = validate("台账", read_sheets(book, SANJIE, lambda _: None), SANJIE, as_of=YEAR_END)
    return {str(each) for each in case.outcome.findings if each.code.startswith("F")}


def test_a_paper_of_a_later_year_is_not_written_into_the_years_ledger(signing):
    form(signing, CIRCULAR, "云溪环〔2015〕3号", "沈怀远", dt.date(2015, 1, 8), None, "王芳")
    block = signing.names["toolkit_sign_checks"].refers_to_range
    reasons = [
        (group, "写理由", None, None, "其他", "已经局长同意") for group in (*ASKED, "成文日期")
    ]
    block.value = [*reasons, *block.value[len(reasons) :]]
    click("issue")
    assert said(signing).startswith("已签发")
    told = "“发文登记簿”没有登记：成文日期2015-01-08不在2012年度或下一年度内。"
    assert told in said(signing, "toolkit_next")


@pytest.mark.parametrize(
    ("kind", "number", "told"),
    [
        ("表扬通报", NUMBER, "“发文登记簿”第19行已登记"),
        ("催报通知", None, "没有文号，不登记在“发文登记簿”，见“公文”文件夹里的《文号登记簿.xlsx》"),
    ],
)
def test_what_signing_writes_into_the_ledgers_is_no_fault_of_the_next_check(
    signing, path, kind, number, told
):
    """Papers of a year that are signed in January, with a number and without."""
    before = judged(signing)
    dated = ("--as-of", str(YEAR_END), "--dated", "2013-01-08")
    assert main(["generate", str(path), kind, *dated]) == 0
    form(signing, paper_of(path, kind), number, *FORM[2:])
    block = signing.names["toolkit_sign_checks"].refers_to_range
    reasons = [(group, "写理由", None, None, "其他", "已经局长同意") for group in ASKED]
    block.value = [*reasons, *block.value[len(reasons) :]]
    click("issue")
    assert said(signing).startswith("已签发")
    assert told in said(signing, "toolkit_next")
    after = judged(signing)
    assert after.outcome.findings == before.outcome.findings
    assert said_in_doubt(after.case) == said_in_doubt(before.case)


def judged(book):
    return validate("台账", read_sheets(book, SANJIE, lambda _: None), SANJIE, as_of=YEAR_END)


def paper_of(path, kind):
    names = (each.name for each in (path.parent / "公文").glob(f"{kind}*.docx"))
    return min(names, key=len)
