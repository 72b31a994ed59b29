"""A folder is kept whole before anything in it changes; where the disk is full, that is said of what is meant."""

import resource
import signal
from contextlib import contextmanager

import pytest

from tests.workplace.grown import tree
from toolkit.workplace import old_folder

ROOM = 20_000


@contextmanager
def full_disk():
    """No file can be longer than the room that is left."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    told = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, told)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "台 账"
    (made / "下发").mkdir(parents=True)
    (made / "下发" / "大.xlsx").write_bytes(b"1" * (2 * ROOM))
    (made / "小.txt").write_text("一")
    (made / "链接").symlink_to("小.txt")
    return made


def test_the_copy_holds_everything_but_what_is_there_while_a_run_writes(folder):
    (folder / ".升级中").mkdir()
    kept = old_folder.keep_whole(folder)
    assert kept.name == "台 账_升级前"
    assert tree(kept) == {
        name: digest for name, digest in tree(folder).items() if "升级中" not in name
    }
    assert (kept / "链接").is_symlink()


def test_a_full_disk_is_told_of_the_copy_and_leaves_nothing(folder):
    was = tree(folder)
    with full_disk(), pytest.raises(OSError, match=r"too large") as fault:
        old_folder.keep_whole(folder)
    assert fault.value.filename == str(folder.with_name("台 账_升级前"))
    assert tree(folder) == was
    assert [each.name for each in folder.parent.iterdir()] == ["台 账"]


def test_a_full_disk_is_told_of_the_file_that_has_no_room(folder):
    was, arrived = tree(folder), []
    new = {folder / "小.txt": "二".encode(), folder / "下发" / "大.xlsx": b"2" * (2 * ROOM)}
    with full_disk(), pytest.raises(OSError, match=r"too large") as fault:
        old_folder.put(new, folder, arrived.append)
    assert fault.value.filename == str(folder / "下发" / "大.xlsx")
    assert (tree(folder), arrived) == (was, [])
