"""The register as a real database file: rows are only added, every fault is a sentence."""

import datetime as dt
import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.register import journal
from toolkit.register import schema
from toolkit.register.entries import Change
from toolkit.register.entries import FileEntry
from toolkit.register.entries import PaperEntry
from toolkit.register.entries import Run
from toolkit.register.entries import SentEntry
from toolkit.register.entries import Standing
from toolkit.register.errors import RegisterError
from toolkit.register.register import Register

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
CHANGE = Change(RUN.at, "王某", "三解三促台账.xlsm", "下基层活动台账!F3", "两天", "2", "规范化")


@pytest.fixture
def register(tmp_path):
    register = Register(tmp_path / "我的 登记.db")
    register.create()
    return register


def test_what_was_added_is_read_back_in_order(register):
    sending = replace(RUN, step="下发台账", as_of=None, papers=(), sent=(SENT, SENT))
    assert [register.add(RUN), register.add(sending)] == [1, 2]
    assert [(each.number, each.run) for each in register.runs()] == [(1, RUN), (2, sending)]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@pytest.fixture(scope="module")
def long_register(tmp_path_factory):
    register = Register(tmp_path_factory.mktemp("any") / "登记.db")
    register.create()
    return register


@given(who=words, step=words, settings=st.dictionaries(words, words, max_size=3))
def test_any_words_come_back_as_they_were(long_register, who, step, settings):
    run = replace(RUN, who=who, step=step, settings=settings)
    number = long_register.add(run)
    newest = long_register.runs()[-1]
    assert (newest.number, newest.run) == (number, run)


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
    monkeypatch.setattr("toolkit.register.database.PATIENCE", 0.05)
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


def test_a_run_is_pending_until_it_is_said_how_it_ended(register):
    assert register.begin(RUN) == 1
    (entry,) = register.pending()
    assert (entry.number, entry.run, entry.standing, entry.ended) == (
        1,
        RUN,
        Standing.PENDING,
        None,
    )
    register.end(1, Standing.ABANDONED, "磁盘已满")
    assert register.pending() == []
    (entry,) = register.runs()
    assert (entry.standing, entry.why) == (Standing.ABANDONED, "磁盘已满")
    assert entry.ended is not None


def test_every_file_of_a_run_is_written_down(register):
    files = (FileEntry("公文/通报.docx", "e" * 64), FileEntry("公文/通报_核对单.xlsx", "f" * 64))
    register.add(replace(RUN, files=files, host="办公室一"))
    (entry,) = register.runs()
    assert (entry.run.files, entry.run.host) == (files, "办公室一")


def test_changes_are_kept_in_order(register):
    register.record([CHANGE])
    register.record([replace(CHANGE, old="2", new="两天")])
    register.record([])
    assert register.changes() == [CHANGE, replace(CHANGE, old="2", new="两天")]


def test_each_entry_moves_the_head_and_the_chain_holds(register):
    heads = [register.head()]
    for act in (
        lambda: register.add(RUN),
        lambda: register.record([CHANGE]),
        lambda: register.move_to("D:/台账"),
    ):
        act()
        heads.append(register.head())
    assert len(set(heads)) == 4
    assert all(len(head) == 64 for head in heads)
    assert register.broken() is None


@pytest.mark.parametrize(
    "meddle",
    [
        "UPDATE journal SET subject = replace(subject, '王某', '李某') WHERE id = 2",
        "DELETE FROM journal WHERE id = 2",
        "UPDATE run SET who = '李某'",
        "UPDATE paper SET sha256 = 'x'",
        "DELETE FROM paper",
        "UPDATE file SET path = '别处'",
        "UPDATE change SET new = '另一数'",
        "DELETE FROM change",
        "UPDATE run SET standing = '未完成'",
    ],
)
def test_what_another_hand_changed_is_noticed(tmp_path, register, meddle):
    register.add(replace(RUN, files=(FileEntry("公文/通报.docx", "e" * 64),)))
    register.record([CHANGE])
    with sqlite3.connect(next(tmp_path.iterdir())) as connection:
        connection.execute(meddle)
    connection.close()
    assert "改动过" in register.broken()


def test_no_two_registers_have_the_same_name_or_key(tmp_path, register):
    other = Register(tmp_path / "另一个.db")
    other.create("D:/另一处", follows=register.head())
    assert other.identity().folder == "D:/另一处"
    assert other.identity().follows == register.head()
    assert len({register.identity().number, other.identity().number}) == 2
    assert len({register.identity().key, other.identity().key}) == 2


@pytest.fixture
def old(tmp_path):
    """A register that 0.1.0 made: one run of papers, one of booklets."""
    path = tmp_path / "登记.db"
    shutil.copyfile(Path(__file__).parent / "fixtures" / "登记_0.1.0.db", path)
    return Register(path)


def test_one_of_0_1_0_is_brought_up_with_all_it_holds(old):
    sending = replace(RUN, step="下发台账", as_of=None, papers=(), sent=(SENT,))
    assert [(each.run, each.standing) for each in old.runs()] == [
        (RUN, Standing.DONE),
        (sending, Standing.DONE),
    ]
    assert old.broken() is None
    assert old.add(RUN) == 3
    assert old.broken() is None
    assert old.identity().number


def test_migrated_and_new_have_the_tables_that_the_code_names(old, register):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    for each in (old, register):
        with each._database.reading() as connection:
            context = MigrationContext.configure(connection)
            assert compare_metadata(context, schema.metadata) == []


def test_two_clerks_at_once_lose_nothing(register):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(lambda _: register.add(RUN), range(20)))
    assert sorted(numbers) == list(range(1, 21))
    assert len(register.runs()) == 20
    assert register.broken() is None


def test_the_end_of_a_run_that_it_does_not_know_is_refused(register):
    register.create()
    with pytest.raises(RegisterError, match="没有第7次登记"):
        register.end(7)
    assert register.broken() is None


def test_a_run_keeps_its_working_folder_and_one_without_stays_as_it_was_hashed(register):
    register.create()
    register.add(RUN)
    register.add(replace(RUN, folder="D:/台账"))
    assert [each.run.folder for each in register.runs()] == ["", "D:/台账"]
    first, second = (json.loads(words) for words in subjects_of_runs(register))
    assert "folder" not in first and second["folder"] == "D:/台账"
    assert register.broken() is None


def test_one_that_is_migrated_from_0_2_keeps_its_name(tmp_path, register):
    register.create()
    register.add(RUN)
    before = register.identity()
    with closing(sqlite3.connect(register.where)) as database, database:
        database.execute("DROP TABLE issued")
        for later in ("submission", "delivered"):
            database.execute(f"DROP TABLE {later}")
        database.execute("ALTER TABLE run DROP COLUMN folder")
        database.execute("UPDATE register SET version = 2")
        database.execute("UPDATE alembic_version SET version_num = '0002'")
    assert register.identity() == before
    assert len(register.runs()) == 1 and register.broken() is None


def subjects_of_runs(register):
    with register._database.reading() as connection:
        return [*journal.subjects(connection, journal.Event.BEGUN)]
