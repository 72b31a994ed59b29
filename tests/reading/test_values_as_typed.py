"""Numbers that a file holds are quoted as they were typed, whatever column they stand in."""

import datetime as dt
import re

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.declare.parameter_errors import ParameterError
from toolkit.reading.workbook import Sheet
from toolkit.usecases.report import as_json
from toolkit.usecases.validate import validate

AS_A_PROGRAM_WRITES = re.compile(r"(?<!\.)\b\d+\.0(?![\d.])|\de[+-]?\d")
NUMBERS = (-5.0, 51982810000.0, 0.00001, 138.0)


def texts(said):
    if isinstance(said, dict):
        return [each for value in said.values() for each in texts(value)]
    if isinstance(said, list):
        return [each for value in said for each in texts(value)]
    return [said] if isinstance(said, str) else []


@pytest.mark.parametrize("value", NUMBERS)
def test_a_number_in_any_column_of_any_ledger_is_quoted_as_typed(value):
    sheets = [
        Sheet(ledger.sheet, [[c.heading for c in ledger.columns], [value] * len(ledger.columns)])
        for ledger in SANJIE.ledgers
        if ledger.sheet != "参数"
    ]
    judged = validate("画.xlsx", sheets, SANJIE, as_of=dt.date(2012, 6, 30))
    assert len(judged.outcome.findings) > 50
    told = texts({**as_json("画.xlsx", judged), "program": ""})  # -- a version is no number --
    assert [each for each in told if AS_A_PROGRAM_WRITES.search(each)] == []


def test_a_heading_that_is_a_number_is_quoted_as_typed():
    headings = [column.heading for column in SANJIE.ledger("人员名册").columns]
    sheets = [Sheet("人员名册", [[*headings, 2012.0], ["甲"] * len(headings) + [1.0]])]
    judged = validate("画.xlsx", sheets, SANJIE, as_of=dt.date(2012, 6, 30))
    (told,) = [note.message for note in judged.outcome.notes if note.kind == "未知列"]
    assert "“2012”" in told


def test_a_parameter_s_wrong_number_is_quoted_as_typed():
    sheets = [Sheet("参数", [["参数名", "取值"], ["总天数下限", -5.0]])]
    with pytest.raises(ParameterError, match="填“-5”，不能使用") as error:
        validate("画.xlsx", sheets, SANJIE, as_of=dt.date(2012, 6, 30))
    assert (error.value.sheet, error.value.row, error.value.column) == ("参数", 2, "取值")
