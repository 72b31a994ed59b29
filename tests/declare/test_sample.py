"""A sample's CSV files: typed cells, and a sentence for each file that cannot be used."""

import datetime as dt

import pytest

from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Number
from toolkit.declare.columns import Time
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period
from toolkit.declare.sample import SampleError
from toolkit.declare.sample import read_rows


class Check(Ledger, code="X3", sheet="检查"):
    """检查."""

    day = Date("日期", period=Period.ANY)
    began = Time("时间").optional()
    found = Number("件数", step=0.5)
    done = Flag("完成")


HEADINGS = "日期,时间,件数,完成\n"


def read(folder, text, name="检查.csv", encoding="utf-8"):
    (folder / name).write_text(text, encoding=encoding)
    return read_rows([Check], folder)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_cells_are_real_values_whether_excel_marked_the_file_or_not(encoding, tmp_path):
    rows = read(
        tmp_path, f"{HEADINGS}2025-04-08,09:30,1.5,是\n2025-04-09,,2,否\n", encoding=encoding
    )
    assert rows == {
        "检查": [
            [dt.date(2025, 4, 8), dt.time(9, 30), 1.5, "是"],
            [dt.date(2025, 4, 9), None, 2, "否"],
        ]
    }


def test_a_ledger_without_a_file_has_no_rows(tmp_path):
    assert read_rows([Check], tmp_path) == {}


WRONG = {
    "headings": ("日期,件数\n", "的标题与台账不一致。应当依次是：日期、时间、件数、完成。"),
    "nothing": ("", "的标题与台账不一致。应当依次是：日期、时间、件数、完成。"),
    "a short line": (f"{HEADINGS}2025-04-08,,1\n", "第2行有3格，应有4格。"),
    "a date": (f"{HEADINGS}2025/4/8,,1,是\n", "第2行“日期”填“2025/4/8”，不是日期。"),
    "a number": (f"{HEADINGS}2025-04-08,,一,是\n", "第2行“件数”填“一”，不是数字。"),
    "a time": (f"{HEADINGS}2025-04-08,上午,1,是\n", "第2行“时间”填“上午”，不是时间。"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_file_is_one_sentence_with_its_place(fault, tmp_path):
    text, told = WRONG[fault]
    with pytest.raises(SampleError) as refused:
        read(tmp_path, text)
    assert str(refused.value) == f"示例“检查.csv”{told}"


def test_another_encoding_is_named(tmp_path):
    with pytest.raises(SampleError, match="不是 UTF-8 编码"):
        read(tmp_path, HEADINGS, encoding="gb18030")


def test_a_file_of_no_ledger_is_not_passed_over(tmp_path):
    with pytest.raises(SampleError, match=r"“检察[.]csv”不是哪一张台账的"):
        read(tmp_path, HEADINGS, name="检察.csv")
