"""The register as a real database file: rows are only added, every fault is a sentence."""

import datetime as dt
import os
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.register import PaperEntry
from toolkit.register import Register
from toolkit.register import RegisterError
from toolkit.register import Run
from toolkit.register import SentEntry

CHINA = dt.timezone(dt.timedelta(hours=8))
PAPER = PaperEntry("进展情况通报", "进展情况通报.docx", "a" * 64, "进展情况通报.docx", "b" * 64)
SENT = SentEntry(
    "联系点", "LXD01", "尧塘镇", "张三", "v1", "尧塘镇.xlsx", "c" * 64, {"接访场次": 3}
)
RUN = Run(
    at=dt.datetime(2012, 7, 2, 9, 30, tzinfo=CHINA),
    who="王某",
    step="生成公文",
    book="三解三促台账.xlsm",
    cells="d" * 64,
    as_of=dt.date(2012, 6, 30),
    program="0.1.0",
    settings={"集中驻点最少天数": "5.0"},
    papers=(PAPER,),
)


@pytest.fixture
def register(tmp_path):
    register = Register(tmp_path / "我的 登记.db")
    register.create()
    return register


def test_what_was_added_is_read_back_in_order(register):
    sending = replace(RUN, step="下发台账", as_of=None, papers=(), sent=(SENT, SENT))
    assert [register.add(RUN), register.add(sending)] == [1, 2]
    assert register.runs() == [(1, RUN), (2, sending)]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(who=words, step=words, settings=st.dictionaries(words, words, max_size=3))
def test_any_words_come_back_as_they_were(tmp_path_factory, who, step, settings):
    register = Register(tmp_path_factory.mktemp("any") / "登记.db")
    register.create()
    run = replace(RUN, who=who, step=step, settings=settings)
    register.add(run)
    assert register.runs() == [(1, run)]


def test_any_folder_name_holds_its_register(tmp_path):
    folder = tmp_path / "a?mode=ro#x%20台"
    folder.mkdir()
    register = Register(folder / "登记.db")
    register.create()
    register.add(RUN)
    assert len(register.runs()) == 1
    assert list(tmp_path.iterdir()) == [folder]


def test_making_it_again_keeps_what_it_holds(register):
    register.add(RUN)
    register.create()
    assert len(register.runs()) == 1


def test_a_missing_register_is_not_made_silently(tmp_path):
    with pytest.raises(RegisterError, match="没有登记库"):
        Register(tmp_path / "登记.db").add(RUN)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["不是数据库".encode() * 100, b""])
def test_a_file_that_is_no_register_keeps_its_bytes(tmp_path, content):
    path = tmp_path / "登记.db"
    path.write_bytes(content)
    with pytest.raises(RegisterError, match="不是登记库"):
        Register(path).add(RUN)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("change", "said"),
    [("UPDATE register SET version = 99", "较新版本"), ("DELETE FROM register", "不完整")],
    ids=["of a later version", "without its version"],
)
def test_one_that_this_version_cannot_know_is_left_alone(tmp_path, register, change, said):
    path = next(tmp_path.iterdir())
    with sqlite3.connect(path) as connection:
        connection.execute(change)
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=said):
        register.add(RUN)
    with pytest.raises(RegisterError, match=said):
        register.runs()
    assert path.read_bytes() == before


def test_while_another_program_writes_it_says_so(tmp_path, register, monkeypatch):
    monkeypatch.setattr("toolkit.register.register.PATIENCE", 0.05)
    other = sqlite3.connect(next(tmp_path.iterdir()))
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(RegisterError, match="占用"):
        register.add(RUN)
    other.rollback()
    other.close()
    assert register.add(RUN) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everything")
def test_one_that_may_not_be_written_is_a_sentence(tmp_path, register):
    next(tmp_path.iterdir()).chmod(0o444)
    with pytest.raises(RegisterError, match="权限"):
        register.add(RUN)


def test_two_clerks_at_once_lose_nothing(register):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(lambda _: register.add(RUN), range(20)))
    assert sorted(numbers) == list(range(1, 21))
    assert len(register.runs()) == 20
