"""Files are written whole or not at all."""

import errno
import os
import pathlib

import pytest

from toolkit.ooxml import atomic
from toolkit.ooxml.atomic import write_whole
from toolkit.ooxml.atomic import written_whole


def test_a_fault_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_text("旧", encoding="utf-8")
    with pytest.raises(RuntimeError), written_whole(path) as unfinished:
        unfinished.write_text("新", encoding="utf-8")
        raise RuntimeError
    assert path.read_text(encoding="utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_names_the_file_that_was_meant(tmp_path):
    for path in (tmp_path / "没有" / "台账.xlsx", tmp_path / "夹"):
        (tmp_path / "夹").mkdir(exist_ok=True)
        with pytest.raises(OSError, match=path.name) as told:
            write_whole(path, [b"x", memoryview(b"y")])
        assert told.value.filename == str(path)
    assert [path.name for path in tmp_path.iterdir()] == ["夹"]


def test_an_interruption_at_the_moment_when_the_file_is_made_leaves_none(tmp_path, monkeypatch):
    def interrupted(name, mode):
        os.close(os.open(name, os.O_CREAT))
        raise KeyboardInterrupt(mode)

    monkeypatch.setattr(atomic, "open", interrupted, raising=False)
    monkeypatch.setattr(pathlib.Path, "open", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.zip", [b"x"])
    with pytest.raises(KeyboardInterrupt), written_whole(tmp_path / "a.zip"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_blocks_become_a_file(tmp_path):
    write_whole(tmp_path / "a.zip", [b"x", memoryview(b"y")])
    assert (tmp_path / "a.zip").read_bytes() == b"xy"


def test_a_colleague_can_read_it(tmp_path):
    path = tmp_path / "通报.docx"
    with written_whole(path) as unfinished:
        unfinished.write_bytes(b"x")
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_fault_while_writing_names_the_file_that_was_meant(tmp_path):
    path = tmp_path / "通报.docx"
    with pytest.raises(OSError, match="full") as told, written_whole(path):
        raise OSError(errno.ENOSPC, "full")
    assert told.value.filename == str(path)
    with pytest.raises(FileNotFoundError) as told, written_whole(path):
        (tmp_path / "没有").read_bytes()
    assert told.value.filename == str(tmp_path / "没有")
    assert list(tmp_path.iterdir()) == []
