"""Reading many workbooks in one child: what ends, loops or takes all memory there costs its own file alone."""

import pytest

from toolkit.ooxml import bounded_child
from toolkit.reading.files import read_workbook
from toolkit.reading.files.guarded import Limits
from toolkit.reading.files.guarded_reader import GuardedReader
from toolkit.reading.files.refusals import NoIsolationError
from toolkit.reading.files.refusals import NotAWorkbookError
from toolkit.reading.files.refusals import ReaderEndedError
from toolkit.reading.files.refusals import ReaderTooSlowError

ROWS = '<row r="1"><c r="A1"><v>{}</v></c></row>'
AT_THE_SECOND = """
import os, time
from pathlib import Path
from toolkit.reading.files import guarded_reader
answer_to = guarded_reader.answer_to
def spoilt(path, *how):
    if path.name == "坏.xlsx":
        {what}
    return answer_to(path, *how)
guarded_reader.answer_to = spoilt
guarded_reader.serve()
"""


@pytest.fixture
def books(hand_made, tmp_path):
    """Three workbooks, the second of which is called 坏."""
    made = []
    for number, name in enumerate(("甲.xlsx", "坏.xlsx", "乙.xlsx")):
        content = hand_made(ROWS.format(number)).read_bytes()
        (tmp_path / name).write_bytes(content)
        made.append(tmp_path / name)
    return made


def read_all(reader, books):
    """Each workbook's first cell, or the kind of its refusal; the next is asked for ahead."""
    found = []
    for at, path in enumerate(books):
        for later in books[at : at + 2]:
            reader.ahead(later)
        try:
            found.append(reader.read(path).sheets[0].rows[0][0])
        except (ReaderEndedError, ReaderTooSlowError, NotAWorkbookError) as refusal:
            found.append(type(refusal))
    return found


def test_it_gives_what_reading_here_gives(books):
    with GuardedReader(books) as reader:
        assert [reader.read(each) for each in books] == [read_workbook(each) for each in books]
        assert reader.read(books[0], only={"没有"}).sheets == ()


@pytest.mark.parametrize("what", ["os._exit(3)", "os.abort()"])
def test_a_file_over_which_the_reader_ends_is_one_refusal_and_the_others_are_read(books, what):
    with GuardedReader(books, program=AT_THE_SECOND.format(what=what)) as reader:
        assert read_all(reader, books) == [0, ReaderEndedError, 2]


def test_a_file_that_is_read_for_ever_is_one_refusal(books):
    def soon(path):
        return Limits(1 if path == books[1] else 300, 512)

    program = AT_THE_SECOND.format(what="time.sleep(999)")
    with GuardedReader(books, soon, program) as reader:
        assert read_all(reader, books) == [0, ReaderTooSlowError, 2]


def test_a_refusal_is_the_same_refusal_and_the_reader_goes_on(books):
    books[1].write_bytes(b"\x01\x02\x03\x04" * 99)
    with GuardedReader(books) as reader:
        assert read_all(reader, books) == [0, NotAWorkbookError, 2]


def test_without_an_interpreter_it_is_said(books, monkeypatch):
    def none():
        raise bounded_child.NoInterpreterError("python")

    monkeypatch.setattr("toolkit.ooxml.lasting_child.interpreter", none)
    with GuardedReader(books) as reader, pytest.raises(NoIsolationError):
        reader.read(books[0])
