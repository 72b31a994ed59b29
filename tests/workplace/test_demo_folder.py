"""A demonstration made again takes nothing of the clerk's away."""

import pytest

from tests.workplace.grown import tree
from toolkit.workplace import demo_folder
from toolkit.workplace.demo_folder import NotADemoError


@pytest.fixture
def demo(tmp_path):
    folder = tmp_path / "演示"
    demo_folder.begin(folder)
    (folder / "公文").mkdir()
    (folder / "公文" / "通报.docx").write_text("写出的")
    (folder / "台账.xlsm").write_text("填好的")
    demo_folder.finish(folder)
    return folder


def test_one_that_nobody_was_at_goes(demo):
    (demo / "公文" / "~$通报.docx").touch()
    (demo / ".~lock.台账.xlsm#").touch()
    assert demo_folder.clear(demo) is None
    assert not demo.exists()


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        (lambda folder: (folder / "台账.xlsm").write_text("改过的"), ("台账.xlsm",)),
        (lambda folder: (folder / "公文" / "我的.txt").touch(), ("公文/我的.txt",)),
        (lambda folder: (folder / "公文" / "通报.docx").unlink(), ("公文/通报.docx",)),
        (lambda folder: (folder / demo_folder.LIST).unlink(), ()),
        (lambda folder: (folder / demo_folder.LIST).write_text("[1"), ()),
    ],
    ids=["changed", "added", "gone", "cut off", "list spoilt"],
)
def test_one_that_somebody_was_at_is_moved_aside_whole(demo, change, changed):
    change(demo)
    before = tree(demo)
    moved = demo_folder.clear(demo)
    assert (moved.place.name, moved.changed) == ("演示_以前1", changed)
    assert tree(moved.place) == before
    assert not demo.exists()


def test_each_one_that_is_moved_aside_has_a_place_of_its_own(demo):
    demo.with_name("演示_以前1").mkdir()
    (demo / "我的.txt").touch()
    assert demo_folder.clear(demo).place.name == "演示_以前2"


def test_any_other_folder_is_refused_and_an_empty_one_serves(tmp_path):
    (tmp_path / "空").mkdir()
    assert demo_folder.clear(tmp_path / "空") is None
    (tmp_path / "别的.txt").touch()
    for other in (tmp_path, tmp_path / "别的.txt"):
        with pytest.raises(NotADemoError):
            demo_folder.clear(other)
    assert (tmp_path / "别的.txt").exists()
