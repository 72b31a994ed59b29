"""An error is a sentence, says where, and carries what had been done before it."""

import pickle

import pytest

from toolkit.declare.errors import StoppedByPersonError
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import so_far_of
from toolkit.declare.errors import telling_so_far


class CellRefusedError(ToolkitError):
    """A cell."""


def test_an_error_says_where_and_travels_between_processes():
    error = CellRefusedError(
        "日期不对。", file="a.xlsx", sheet="接访场次", row=3, column="日期", value=7
    )
    twin = pickle.loads(pickle.dumps(error))
    assert str(twin) == "日期不对。"
    assert (twin.file, twin.sheet, twin.row, twin.column, twin.value) == (
        "a.xlsx",
        "接访场次",
        3,
        "日期",
        7,
    )
    assert twin.code() == "cell_refused"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError, ZeroDivisionError, CellRefusedError])
def test_whatever_stops_a_run_carries_what_had_been_done(stop):
    done = []
    with pytest.raises(stop) as stopped, telling_so_far(lambda: f"已写出{len(done)}个文件。"):
        done.append("a")
        raise stop
    assert so_far_of(stopped.value) == "已写出1个文件。"


def test_the_writer_nearest_to_the_work_is_heard():
    with (
        pytest.raises(ZeroDivisionError) as stopped,
        telling_so_far(lambda: "外"),
        telling_so_far(lambda: "内"),
    ):
        raise ZeroDivisionError
    assert so_far_of(stopped.value) == "内"


def test_what_had_been_done_is_known_through_an_error_made_of_it():
    def work():
        try:
            with telling_so_far(lambda: "已写出2个文件。"):
                raise KeyboardInterrupt
        except KeyboardInterrupt as stopped:
            raise CellRefusedError from stopped

    with pytest.raises(CellRefusedError) as stopped:
        work()
    assert so_far_of(stopped.value) == "已写出2个文件。"
    assert so_far_of(CellRefusedError()) is None


def test_a_person_who_stops_a_run_is_told_what_is_known():
    assert str(StoppedByPersonError("已写出2个文件。")) == "已中止。已写出2个文件。"
    assert str(StoppedByPersonError("")) == "已中止。"
    assert "没有写出" not in str(StoppedByPersonError())
