"""What an activity may not declare is refused in words that name it, before a clerk meets it."""

import re

import pytest

from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Reference
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.parameter_file import load_declared
from toolkit.declare.parameters import Amount
from toolkit.declare.parameters import Parameters
from toolkit.declare.period import Period
from toolkit.declare.refusals import refuse_doubles
from toolkit.declare.refusals import refuse_ledgers
from toolkit.declare.refusals import refuse_name
from toolkit.declare.refusals import refuse_parameters


class Unit(Ledger, code="A1", sheet="单位"):
    name = Text("名称")
    phone = Text("电话", restricted=True)


def ledger(column, sheet="检查记录"):
    return type(Ledger)("Drawn", (Ledger,), {"column": column}, code="B1", sheet=sheet)


def refused(words):
    return pytest.raises(TypeError, match=re.escape(words))


def told_of(column, words, *, examples=None):
    drawn = ledger(column)
    with refused(f"检查记录: {column.heading}: {words}"):
        refuse_ledgers((Unit, drawn), {drawn.column: examples} if examples else {})


@pytest.mark.parametrize("sheet", ["首页", "系统", "选项", "进度", "使用说明"])
def test_a_ledger_is_not_called_as_a_sheet_that_every_workbook_has(sheet):
    with refused(f"{sheet}: every workbook has a sheet of this title already"):
        refuse_ledgers([ledger(Text("名称"), sheet)], {})


@pytest.mark.parametrize(
    "sheet", ["", "督查 组", "督查/组", "甲[1]", "'甲", "甲'", "督" * 32, "组\n"]
)
def test_a_title_that_excel_or_a_reader_cannot_have_is_refused(sheet):
    with refused(f"“{sheet}” cannot be a sheet's title"):
        refuse_ledgers([ledger(Text("名称"), sheet)], {})


def test_titles_of_any_words_are_taken():
    refuse_ledgers([ledger(Text("组长（人）"), "督" * 31), ledger(Text("甲"), "甲'乙（一）")], {})


@pytest.mark.parametrize("heading", ["", "组 长", "组\n长", " 组长"])
def test_a_heading_that_no_reader_would_find_is_refused(heading):
    told_of(Text(heading), "a heading is empty or has blanks in it")


def test_an_example_is_of_its_kind_whether_the_column_or_the_activity_states_it():
    told_of(Date("日期", period=Period.ANY, example="4月8日"), "its example is no 日期: “4月8日”")
    told_of(
        Date("日期", period=Period.ANY, example="2025-04-08"),
        "its example is no 日期: “昨天”",
        examples="昨天",
    )


def test_an_example_is_one_of_the_options():
    told_of(
        Choice("类别", options=("机关", "企业"), example="街道"),
        "its example is none of its options: “街道”",
    )
    told_of(Flag("下发", example="Y"), "its example is none of its options: “Y”")


def test_a_reference_is_to_a_column_of_the_activity():
    told_of(Reference("单位", to="单位名录"), "refers to what is no column of the activity")
    elsewhere = ledger(Text("名称"), "别处").column
    told_of(Reference("单位", to=elsewhere), "refers to what is no column of the activity")
    told_of(
        Reference("单位", to=Unit.name, also=(elsewhere,)),
        "refers to what is no column of the activity",
    )


def test_what_a_restricted_column_holds_is_not_offered_by_one_that_leaves_the_office():
    told_of(
        Reference("单位", to=Unit.phone),
        "refers to a restricted column, and is not restricted itself",
    )
    refuse_ledgers((Unit, ledger(Reference("单位", to=Unit.phone, restricted=True))), {})


@pytest.mark.parametrize("name", ["", "档案/检查", "档案:检查", " 档案", "con", "档" * 81])
def test_an_activity_is_called_as_a_file_can_be(name):
    with refused(f"the activity's name cannot be a file's: “{name}”"):
        refuse_name(name)


def test_what_is_stated_twice_is_named():
    with refused("code stated twice: ['D1', 'D2']"):
        refuse_doubles(sheet=["甲", "乙"], code=["D2", "D1", "D2", "D1", "D3"])


def declared_of(folder, text):
    file = folder / "parameters.toml"
    file.write_text(text, encoding="utf-8")
    return load_declared(file)


HEAD = '["合格分"]\nclause = "一"\ndecided_by = "局"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("values = [{ from = 2025-01-01, value = 60 }]", "nothing is said of meaning"),
        ('meaning = "分"', "nothing is said of values"),
        ('meaning = "分"\nvalues = [{ from = 2025-01-01 }]', "nothing is said of value"),
        ('meaning = "分"\nvalues = []', "every value wants a day"),
        (
            'meaning = "分"\nvalues = [{ from = "2025-01-01", value = 60 }]',
            "every value wants a day",
        ),
    ],
)
def test_a_parameter_that_lacks_something_is_named_with_it(text, words, tmp_path):
    with refused(f"parameter 合格分: {words}"):
        declared_of(tmp_path, f"{HEAD}{text}\n")


def test_every_dated_value_is_of_its_parameters_kind(tmp_path):
    both = '[{ from = 2025-01-01, value = 60 }, { from = 2025-10-01, value = "六十" }]'
    facts = 'clause = "一"\ndecided_by = "局"\nmeaning = "…"\n'
    others = "".join(
        f'["{name}"]\n{facts}values = [{{ from = 2025-01-01, value = {value} }}]\n'
        for name, value in (("统计截止日", '""'), ("台账年度", 2025))
    )

    class Limits(Parameters):
        declared = declared_of(tmp_path, f'{others}{HEAD}meaning = "分"\nvalues = {both}\n')
        passing = Amount("合格分")

    with refused("parameter 合格分: its value from 2025-10-01 is unusable: '六十'"):
        refuse_parameters(Limits)
