"""Each number of a series is accounted for, and none is given twice."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.register.test_register import RUN
from toolkit.chinese.document_number import DocumentNumber
from toolkit.chinese.document_number import document_number
from toolkit.register.entries import IssuedEntry
from toolkit.register.entries import Standing
from toolkit.register.entries import Use
from toolkit.register.errors import NumberTakenError
from toolkit.register.numbers import by_number
from toolkit.register.numbers import next_serial
from toolkit.register.numbers import of_folder
from toolkit.register.numbers import signed
from toolkit.register.register import Register

PAPER = "通报.docx"
USED = IssuedEntry(
    "坛环〔2012〕18号", Use.USED, title="关于甲的通报", paper=PAPER, dated="2012-07-02"
)
HOME = "/家/台账"


@pytest.fixture
def register(tmp_path):
    register = Register(tmp_path / "登记.db")
    register.create()
    return register


def run(*entries):
    return replace(RUN, step="签发", papers=(), folder=HOME, issued=entries)


def test_what_was_issued_is_read_back_and_the_journal_agrees(register):
    entry = replace(USED, reasons={"未核定": "待补报（王芳）"})
    register.add(run(entry))
    assert register.runs()[0].run.issued == (entry,)
    assert register.broken() is None


def test_a_number_changed_by_another_hand_is_seen(register):
    register.add(run(USED))
    with closing(sqlite3.connect(register.where)) as database, database:
        database.execute("UPDATE issued SET number = '坛环〔2012〕19号'")
    assert "不一致" in register.broken()


@pytest.mark.parametrize(
    ("first", "second"),
    [(Use.USED, Use.USED), (Use.VOID, Use.USED), (Use.VOID, Use.RESERVED), (Use.USED, Use.RESERVED),
     (Use.RESERVED, Use.RESERVED), (Use.VOID, Use.VOID)],
)  # fmt: skip
def test_a_number_that_is_accounted_for_is_not_given_again(register, first, second):
    register.add(run(replace(USED, use=first, why="打错")))
    with pytest.raises(NumberTakenError, match="坛环〔2012〕18号"):
        register.begin(run(replace(USED, use=second, title="关于乙的通报")))
    assert len(register.runs()) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [(Use.RESERVED, Use.USED), (Use.RESERVED, Use.VOID), (Use.USED, Use.VOID)],
)
def test_a_reserved_number_may_be_used_and_a_used_one_may_be_void(register, first, second):
    register.add(run(replace(USED, use=first)))
    register.add(run(replace(USED, use=second)))
    assert by_number(register.runs())[USED.number].entry.use is second


def test_a_number_whose_run_came_to_nothing_is_free(register):
    register.end(register.begin(run(USED)), Standing.ABANDONED, "磁盘已满")
    assert by_number(register.runs()) == {}
    register.add(run(USED))


def test_a_paper_is_signed_until_its_number_is_void(register):
    register.add(run(USED))
    assert signed(register.runs(), PAPER).entry == USED
    assert signed(of_folder(register.runs(), "/别处", shared=True), PAPER) is None
    assert signed(of_folder(register.runs(), "/别处", shared=False), PAPER) is not None
    register.add(run(replace(USED, use=Use.VOID, paper="", why="退回重写")))
    assert signed(register.runs(), PAPER) is None


def test_the_next_number_follows_the_last_of_its_series_and_year(register):
    for number in (
        "坛环督〔2012〕3号",
        "坛环督〔2012〕1号",
        "坛环〔2012〕18号",
        "坛环督〔2011〕9号",
    ):
        register.add(run(replace(USED, number=number)))
    runs = register.runs()
    assert next_serial(runs, "坛环督", 2012) == 4
    assert next_serial(runs, "坛环督", 2013) == 1


def test_papers_without_a_number_are_never_in_each_others_way(register):
    register.add(run(replace(USED, number="")))
    register.add(run(replace(USED, number="", paper="函.docx")))


DRAWER = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.register.test_numbers import USED, run
from toolkit.register.errors import NumberTakenError
from toolkit.register.numbers import next_serial
from toolkit.register.register import Register

register = Register(Path(sys.argv[1]))
drawn = 0
while drawn < 8:
    number = f"坛环督〔2012〕{next_serial(register.runs(), '坛环督', 2012)}号"
    try:
        register.add(run(replace(USED, number=number)))
        drawn += 1
    except NumberTakenError:
        continue
"""


def test_two_processes_never_draw_one_number_twice(register):
    words = [sys.executable, "-c", DRAWER, str(register.where)]
    drawing = [subprocess.Popen(words, env={**os.environ}) for _ in range(2)]
    assert [each.wait() for each in drawing] == [0, 0]
    numbers = [document_number(each.run.issued[0].number).serial for each in register.runs()]
    assert sorted(numbers) == [*range(1, 17)]


@given(
    st.text("坛环办督府政", min_size=1, max_size=6), st.integers(1949, 2099), st.integers(1, 99999)
)
def test_a_number_is_read_as_it_is_printed(code, year, serial):
    number = DocumentNumber(code, year, serial)
    assert document_number(str(number)) == number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("坛环[2012]18号", "坛环〔2012〕18号"), ("坛环【2012】第018号", "坛环〔2012〕18号"),
     ("坛环（２０１２）１８ 号", "坛环〔2012〕18号")],
)  # fmt: skip
def test_other_brackets_and_a_serial_with_zeros_are_understood_and_not_as_printed(typed, meant):
    assert str(document_number(typed)) == meant


@pytest.mark.parametrize(
    "typed", ["", "18号", "坛环〔12〕18号", "坛环〔2012〕号", "坛环〔2012〕18", "〔2012〕18号"]
)
def test_what_is_no_number_is_none(typed):
    assert document_number(typed) is None
