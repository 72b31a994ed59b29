"""One writer at a time in a folder: others wait, the dead are taken over, other computers believed."""

import datetime as dt
import errno
import json
import multiprocessing
import os
import re
import time
from contextlib import suppress
from pathlib import Path

import pytest

from toolkit.workplace import lock
from toolkit.workplace.lock import BusyError
from toolkit.workplace.lock import only_writer

FORK = multiprocessing.get_context("fork")


def silent(_words):
    """Tell nobody."""


def hold(folder, held, let_go):
    with only_writer([folder], "生成公文", silent):
        held.set()
        let_go.wait(20)


@pytest.fixture
def another(tmp_path):
    """Another process that is writing in the folder, until it is told to end."""
    held, let_go = FORK.Event(), FORK.Event()
    process = FORK.Process(target=hold, args=(tmp_path, held, let_go))
    process.start()
    assert held.wait(20)
    yield process, let_go
    if process.is_alive():  # -- a killed one would leave the event's own lock held --
        let_go.set()
    process.join()


def test_while_another_writes_one_is_told_who_and_goes_on_after_him(tmp_path, another):
    _, let_go = another
    told = []

    def tell(words):
        told.append(words)
        let_go.set()

    with only_writer([tmp_path], "下发台账", tell) as remarks:
        assert remarks == []
    assert "正在生成公文，请稍候…" in told[0]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has a folder without files")
def test_a_folder_that_takes_no_files_is_nobodys_and_not_waited_for():
    told = []
    with (
        pytest.raises(FileNotFoundError) as refused,
        only_writer([Path("/proc")], "校验", told.append),
    ):
        pass
    assert refused.value.filename == "/proc"
    assert told == []


def test_who_does_not_end_is_named(tmp_path, another, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    with (
        pytest.raises(BusyError, match="正在生成公文，请等他做完再试"),
        only_writer([tmp_path], "校验", silent),
    ):
        pass


def test_a_writer_that_was_killed_is_taken_over_with_a_sentence(tmp_path, another):
    process, _ = another
    process.kill()
    process.join()
    with only_writer([tmp_path], "校验", silent) as remarks:
        (remark,) = remarks
        assert remark.endswith("生成公文时中断，没有做完。")
    with only_writer([tmp_path], "校验", silent) as remarks:
        assert remarks == []


def note_of_another_computer(folder, ago):
    since = (dt.datetime.now().astimezone() - ago).isoformat()
    said = {"who": "李某", "host": "别的电脑", "process": 1, "since": since, "step": "下发台账"}
    (folder / lock.NOTE).write_text(json.dumps(said), encoding="utf-8")


def test_another_computer_is_believed_for_ten_minutes(tmp_path):
    note_of_another_computer(tmp_path, dt.timedelta(minutes=9))
    with (
        pytest.raises(BusyError, match=r"李某（别的电脑）.*请等他做完再试"),
        only_writer([tmp_path], "校验", silent),
    ):
        pass


def test_after_ten_minutes_one_is_asked_about_it(tmp_path):
    note_of_another_computer(tmp_path, dt.timedelta(minutes=11))
    with (
        pytest.raises(BusyError, match="已超过10分钟。请先问清；确已结束的，删除"),
        only_writer([tmp_path], "校验", silent),
    ):
        pass
    assert (tmp_path / lock.NOTE).is_file()


@pytest.mark.parametrize(
    ("since", "doubt"),
    [
        ("昨天", "正在下发台账，什么时候开始的没有记下。"),
        ("", "正在下发台账，什么时候开始的没有记下。"),
        ("2020-01-02T03:04:05", "自2020年1月2日03:04起正在下发台账，已超过10分钟。"),
        ("2999-01-02T03:04:05", "自2999年1月2日03:04起正在下发台账，记下的时间还没有到（两台电脑的时钟不一致）。"),
    ],
)  # fmt: skip
def test_a_note_whose_time_tells_nothing_is_asked_about_too(tmp_path, since, doubt):
    said = {"who": "李某", "host": "别的电脑", "process": 1, "since": since, "step": "下发台账"}
    (tmp_path / lock.NOTE).write_text(json.dumps(said), encoding="utf-8")
    with (
        pytest.raises(BusyError, match=re.escape(f"{doubt}请先问清")),
        only_writer([tmp_path], "校验", silent),
    ):
        pass


def test_a_note_that_nobody_can_read_is_no_holder(tmp_path):
    (tmp_path / lock.NOTE).write_bytes(b"\xff{")
    with only_writer([tmp_path], "校验", silent) as remarks:
        assert remarks == []


def test_nothing_of_it_stays(tmp_path):
    with only_writer([tmp_path], "校验", silent):
        assert len(list(tmp_path.iterdir())) == 2
    assert list(tmp_path.iterdir()) == []


def add_one(folder):
    for _ in range(20):
        with only_writer([folder], "校验", silent):
            count = int((folder / "数.txt").read_text(encoding="utf-8"))
            time.sleep(0.001)
            (folder / "数.txt").write_text(str(count + 1), encoding="utf-8")


def test_eight_at_once_are_one_after_the_other(tmp_path):
    (tmp_path / "数.txt").write_text("0", encoding="utf-8")
    processes = [FORK.Process(target=add_one, args=(tmp_path,)) for _ in range(8)]
    for each in processes:
        each.start()
    for each in processes:
        each.join()
    assert (tmp_path / "数.txt").read_text(encoding="utf-8") == "160"


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_folder_that_nobody_may_write_in_is_no_fault_of_the_lock(tmp_path):
    tmp_path.chmod(0o555)
    try:
        with suppress(PermissionError), only_writer([tmp_path], "校验", print):
            pass  # -- root may write there all the same --
    finally:
        tmp_path.chmod(0o755)


def test_where_the_folder_may_not_be_written_the_folder_is_named(tmp_path, monkeypatch):
    def refused(_lock):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(tmp_path / lock.LOCK))

    monkeypatch.setattr(lock.FileLock, "acquire", refused)
    with pytest.raises(PermissionError) as raised, only_writer([tmp_path], "校验", print):
        pass
    assert raised.value.filename == str(tmp_path.resolve())
