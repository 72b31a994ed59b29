"""Reading in a child: what ends, loops or takes all memory there is one sentence here."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.ooxml import bounded_child
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.reading.files.guarded import FaultInChildError
from toolkit.reading.files.guarded import Limits
from toolkit.reading.files.guarded import read_guarded
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import FileMissingError
from toolkit.reading.files.refusals import NoIsolationError
from toolkit.reading.files.refusals import NotAWorkbookError
from toolkit.reading.files.refusals import ReaderEndedError
from toolkit.reading.files.refusals import ReaderOutOfMemoryError
from toolkit.reading.files.refusals import ReaderTooSlowError
from toolkit.workplace.sample_workbook import sample_workbook

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
SOON = Limits(60, 512)
ANSWERING = "from toolkit.ooxml.bounded_child import answer; answer({said!r})"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("册") / "三解三促 台账.xlsx"
    path.write_bytes(sample_workbook(SANJIE, sample.faulty_rows(SANJIE.ledgers)))
    return path


def test_it_gives_what_reading_here_gives(book):
    here = read_workbook(book)
    assert read_guarded(book) == here
    (one,) = read_guarded(book, only={"接访场次"}).sheets
    assert one in here.sheets


def test_markers_and_notes_come_through(hand_made):
    cells = '<c r="A1"><f>1+1</f></c><c r="B1" t="e"><v>#REF!</v></c>'
    path = hand_made(f'<row r="1">{cells}</row>', settings='<workbookPr date1904="1"/>')
    assert read_guarded(path) == read_workbook(path)


def test_a_refusal_is_the_same_refusal(tmp_path, hand_made):
    words = tmp_path / "不是.xlsx"
    words.write_bytes(b"\x01\x02\x03\x04" * 99)
    cut = hand_made(ONE)
    cut.write_bytes(cut.read_bytes()[:200])
    missing = tmp_path / "没有.xlsx"
    for path, kind in ((words, NotAWorkbookError), (cut, DamagedFileError), (missing, FileMissingError)):  # fmt: skip
        with pytest.raises(kind) as here:
            read_workbook(path)
        with pytest.raises(kind) as there:
            read_guarded(path)
        assert str(there.value) == str(here.value)
        assert (there.value.path, there.value.reason) == (here.value.path, here.value.reason)


@pytest.mark.parametrize(
    ("program", "limits", "kind", "words"),
    [
        ("import os; os.abort()", SOON, ReaderEndedError, "中途停了"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", SOON, ReaderEndedError, "中途停了"),
        (ANSWERING.format(said=b"R\x80\x05half"), SOON, ReaderEndedError, "中途停了"),
        (ANSWERING.format(said=b""), SOON, ReaderEndedError, "中途停了"),
        ("while True: pass", Limits(1, 512), ReaderTooSlowError, "读了 1 秒还没有读完"),
    ],
)  # fmt: skip
def test_a_child_that_ends_or_loops_is_one_sentence(book, program, limits, kind, words):
    began = time.monotonic()
    with pytest.raises(kind) as caught:
        read_guarded(book, limits=limits, program=program)
    said = str(caught.value)
    assert said.startswith("文件《三解三促 台账.xlsx》")
    assert words in said
    assert time.monotonic() - began < 50  # it did not wait for the other limit


TAKING = """
from toolkit.reading.files import guarded
guarded.read_workbook = lambda path, **how: bytearray(1 << 34)
guarded.serve()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory has no bound there")
def test_a_child_that_takes_all_memory_is_one_sentence(book):
    with pytest.raises(ReaderOutOfMemoryError, match="超过 512 兆") as caught:
        read_guarded(book, limits=SOON, program=TAKING)
    assert str(caught.value).startswith("文件《三解三促 台账.xlsx》")


def test_a_fault_of_ours_is_no_fault_of_the_file(book):
    spoilt = (
        "from toolkit.reading.files import guarded\n"
        "guarded.read_workbook = None\n"
        "guarded.serve()"
    )  # fmt: skip
    with pytest.raises(FaultInChildError, match="TypeError") as caught:
        read_guarded(book, program=spoilt)
    assert not isinstance(caught.value, UnreadableFileError)


def test_modules_of_the_folder_that_one_works_in_are_not_run(book, tmp_path):
    (tmp_path / "pickle.py").write_text("raise SystemExit", encoding="utf-8")
    program = """
import sys
from toolkit.reading.files.guarded import read_guarded
print(len(read_guarded(sys.argv[1]).sheets))
"""
    ran = subprocess.run(
        [sys.executable, "-P", "-c", program, book], cwd=tmp_path, capture_output=True, text=True
    )
    assert (ran.stdout.strip(), ran.stderr) == (str(len(read_workbook(book).sheets)), "")


def test_without_an_interpreter_of_that_name_the_one_beside_the_libraries_is_taken(
    monkeypatch, book, tmp_path
):
    monkeypatch.setattr(sys, "executable", "/usr/lib/libreoffice/program/soffice.bin")
    assert Path(bounded_child.interpreter()).name.startswith("python")
    monkeypatch.setattr(sys, "exec_prefix", str(tmp_path))
    with pytest.raises(NoIsolationError, match="没有找到"):
        read_guarded(book)
