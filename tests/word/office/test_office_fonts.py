"""The private fontconfig file: what stands in for fonts that a machine does not have."""

from xml.etree import ElementTree as ET

import pytest

from toolkit.word.office import FontSubstitution
from toolkit.word.office import font_substitutions
from toolkit.word.office import known_families
from toolkit.word.office.fonts import font_folders
from toolkit.word.office.fonts import write_configuration


@pytest.fixture
def configuration(tmp_path):
    file = tmp_path / "fonts.conf"
    write_configuration(file)
    return file


def test_every_known_family_has_a_rule_that_tries_the_family_itself_first(configuration):
    rules = ET.parse(configuration).getroot().findall("match")
    first_choices = {
        rule.findtext("test/string"): rule.findtext("edit[@name='family']/string") for rule in rules
    }
    assert set(first_choices) == set(known_families())
    assert all(wanted == tried for wanted, tried in first_choices.items())


def test_the_names_of_the_standard_are_known():
    for name in (
        "仿宋_GB2312",
        "仿宋",
        "FangSong",
        "楷体_GB2312",
        "楷体",
        "KaiTi",
        "黑体",
        "宋体",
        "方正小标宋简体",
    ):
        assert name in known_families()


def test_a_font_folder_of_ones_own_is_searched_first(tmp_path, monkeypatch):
    monkeypatch.setenv("TAIZHANG_FONTS", str(tmp_path))
    assert font_folders()[0] == tmp_path
    write_configuration(tmp_path / "fonts.conf")
    assert f"<dir>{tmp_path}</dir>" in (tmp_path / "fonts.conf").read_text(encoding="utf-8")


@pytest.mark.office
def test_a_missing_typeface_is_shown_by_one_with_simplified_chinese_glyphs():
    report = font_substitutions(["仿宋_GB2312", "黑体"])
    assert [each.wanted for each in report] == ["仿宋_GB2312", "黑体"]
    for each in report:
        assert each.file
        assert not each.substituted or each.shown_by.startswith(("Fandol", "Noto", "Source Han"))


def test_a_substitution_reads_as_a_sentence():
    assert (
        str(FontSubstitution("楷体", "FandolKai", "/f.otf", substituted=True))
        == "楷体：用 FandolKai 代替"
    )
    assert str(FontSubstitution("楷体", "楷体", "/f.ttf", substituted=False)) == "楷体：已安装"
    assert str(FontSubstitution("楷体", "", "", substituted=True)) == "楷体：本机无法查询"
