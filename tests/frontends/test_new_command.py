"""taizhang new, as the clerk reads what it says."""

from toolkit.workplace.folders import STEP_FOLDERS


def test_the_help_names_every_folder_that_is_made(taizhang):
    said = "".join(taizhang("new", "--help").out.split())
    assert all(name in said for name in STEP_FOLDERS)


def test_a_book_with_buttons_says_where_its_folder_is_to_be_trusted(taizhang, tmp_path):
    ran = taizhang("new", tmp_path / "甲 台账")
    assert f"添加“{tmp_path / '甲 台账'}”" in ran.out
    assert ran.out.splitlines()[-1].startswith("下一步：")


def test_a_book_without_macros_says_nothing_of_them(taizhang, tmp_path):
    assert "宏" not in taizhang("new", tmp_path / "甲", "--without-macros").out
