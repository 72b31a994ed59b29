"""The templates in doc_templates: as their sources say, with the agreed slots, without a typed number."""

import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.table import Table
from jinja2 import Environment
from jinja2 import meta
from openxml_audit import OpenXmlValidator

from toolkit.word.page import PageSourceError
from toolkit.word.page import build_templates
from toolkit.word.template import FILTERS

TEMPLATES = Path(__file__).parents[3] / "doc_templates" / "三解三促"
NAMES = ("催报通知", "表扬通报", "进展情况通报")
COMMON = {
    "发文机关标志",
    "发文字号",
    "标题",
    "主送",
    "署名",
    "成文日期",
    "抄送",
    "印发机关",
    "印发日期",
    "意见引用",
}
SLOTS = {
    "进展情况通报": COMMON
    | {"统计截止日", "总体情况", "主要做法", "存在问题", "要求", "进度", "合计", "统计口径"},
    "催报通知": {
        "标题",
        "主送",
        "署名",
        "成文日期",
        "统计截止日",
        "批次",
        "报送期限",
        "补报期限",
        "事由",
        "清单",
        "联系人",
        "联系电话",
    },
    "表扬通报": COMMON | {"受表扬的", "集体", "个人", "集体数", "个人数", "审定会议", "成绩"},
}
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def texts(name):
    """Return the text of each paragraph and, row by row, of each table's first cells."""
    document = docx.Document(str(TEMPLATES / f"{name}.docx"))
    found = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            found += [cell.text for row in block.rows for cell in row.cells]
        else:
            found.append(block.text)
    return found


def slots(name):
    plain = re.sub(r"\{%(p|tr) ", "{% ", "\n".join(texts(name)))
    environment = Environment()
    environment.filters.update(FILTERS)
    return meta.find_undeclared_variables(environment.parse(plain))


def entry_facts(package):
    """What the zip says of its entries, but for how well zlib compressed them."""
    return [(each.date_time, each.external_attr, each.create_system) for each in package.infolist()]


def test_the_templates_are_what_their_sources_say(tmp_path):
    made = build_templates(TEMPLATES / "sources", tmp_path)
    assert [file.stem for file in made] == sorted(file.stem for file in TEMPLATES.glob("*.docx"))
    assert {file.stem for file in made} >= set(NAMES)
    for file in made:
        with zipfile.ZipFile(file) as new, zipfile.ZipFile(TEMPLATES / file.name) as kept:
            assert new.namelist() == kept.namelist()
            assert all(new.read(part) == kept.read(part) for part in new.namelist())
            assert entry_facts(new) == entry_facts(kept), "run make docs"


def test_building_twice_gives_the_same_bytes(tmp_path):
    first = build_templates(TEMPLATES / "sources", tmp_path / "a")
    second = build_templates(TEMPLATES / "sources", tmp_path / "b")
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_asks_for_the_agreed_slots(name):
    assert slots(name) == SLOTS[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_is_typed_into_a_template(name):
    for text in texts(name):
        words = TAG.sub("", text)
        assert not re.search(r"\d", re.sub(r"^(注：)?(\d\.)|(?<=。)\d\.", "", words)), text


@pytest.mark.parametrize("name", NAMES)
def test_punctuation_is_full_width_outside_tags(name):
    for text in texts(name):
        assert not re.search(r"[,;:!?()\[\]]", TAG.sub("", text)), text


def test_praise_keeps_to_the_words_of_the_house():
    words = "".join(texts("表扬通报"))
    for forbidden in ("表彰", "授予", "先进", "荣誉"):
        assert forbidden not in words


@pytest.mark.parametrize("name", NAMES)
def test_a_template_passes_the_audit(name):
    assert OpenXmlValidator().validate(str(TEMPLATES / f"{name}.docx")).errors == []


def test_a_fault_in_a_source_names_its_file(tmp_path):
    (tmp_path / "甲.txt").write_text("标题：甲\n", encoding="utf-8")
    with pytest.raises(PageSourceError, match=r"^甲\.txt：公文文本缺少"):
        build_templates(tmp_path, tmp_path / "out")


def test_a_folder_without_sources_is_one_sentence(tmp_path):
    with pytest.raises(PageSourceError, match="中没有公文文本"):
        build_templates(tmp_path / "无", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_era_of_1999_has_its_own_templates(tmp_path):
    built = build_templates(TEMPLATES / "sources", tmp_path, era="1999")
    for file in (each for each in built if each.stem in NAMES):
        document = docx.Document(str(file))
        words = [each.text for each in document.paragraphs]
        foot = document.tables[-1].cell(0, 0).paragraphs
        letter = file.stem == "催报通知"
        assert letter != any(each.text.startswith("主题词：") for each in foot)
        assert "{{ 署名 }}" not in words
