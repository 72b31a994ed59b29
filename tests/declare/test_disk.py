"""What the system says of a file is one true sentence, whichever library it came through."""

import errno
import sqlite3

import pytest

from toolkit.declare.disk import FAULTS
from toolkit.declare.disk import disk_sentence
from toolkit.declare.disk import kind_of
from toolkit.declare.disk import os_error
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import WRONG


@pytest.mark.parametrize(
    ("number", "code", "status"),
    [
        (errno.ENOSPC, "disk_full", FAULT),
        (errno.EDQUOT, "quota_used_up", FAULT),
        (errno.EFBIG, "file_too_large", FAULT),
        (errno.EROFS, "disk_read_only", FAULT),
        (errno.EIO, "disk_error", FAULT),
        (errno.EMFILE, "too_many_files_open", FAULT),
        (errno.EACCES, "access_denied", WRONG),
        (errno.ENOENT, "path_missing", WRONG),
        (errno.ENAMETOOLONG, "name_too_long", WRONG),
        (errno.ELOOP, "path_missing", WRONG),
    ],
)
def test_each_fault_is_its_own_sentence(number, code, status):
    error = OSError(number, "why", "通报.docx")
    assert (kind_of(error).code, kind_of(error).exit_status) == (code, status)
    said = disk_sentence(error)
    assert said.startswith("《通报.docx》")
    assert said.endswith("。")


def test_only_a_file_that_may_be_open_is_told_to_be_closed():
    said = {
        fault.code: disk_sentence(OSError(getattr(errno, fault.numbers[0]), "")) for fault in FAULTS
    }
    closing = {
        code
        for code, sentence in said.items()
        if "正在打开它" in sentence or "关闭打开它" in sentence
    }
    assert closing == {"access_denied", "file_in_use"}


def test_a_file_held_by_a_program_on_windows_is_known_by_windows_number():
    error = PermissionError(errno.EACCES, "why", "通报.docx")
    error.winerror = 32
    assert kind_of(error).code == "file_in_use"


def test_the_file_that_a_person_knows_is_named_instead_of_a_hidden_one():
    assert disk_sentence(OSError(errno.ENOSPC, "", "/x/.tmp8s"), "通报.docx").startswith(
        "《通报.docx》"
    )


def test_a_fault_is_found_behind_the_errors_of_libraries():
    from sqlalchemy import create_engine
    from sqlalchemy import text
    from sqlalchemy.exc import OperationalError
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    book = Workbook("/没有这个文件夹/a.xlsx", {"in_memory": True})
    with pytest.raises(FileCreateError) as refused:
        book.close()
    assert os_error(refused.value).errno == errno.ENOENT
    book.fileclosed = True
    with (
        pytest.raises(OperationalError) as denied,
        create_engine("sqlite:////没有/a.db").connect() as held,
    ):
        held.execute(text("select 1"))
    assert kind_of(os_error(denied.value)).code == "access_denied"


def test_a_full_database_is_a_full_disk(tmp_path):
    held = sqlite3.connect(tmp_path / "a.db")
    held.execute("create table t (x)")
    held.execute("pragma max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as full:
        held.execute("insert into t values (zeroblob(100000))")
    held.close()
    assert kind_of(os_error(full.value)).code == "disk_full"


def test_an_error_of_another_kind_has_no_fault_of_the_system_behind_it():
    assert os_error(ValueError("disk")) is None
