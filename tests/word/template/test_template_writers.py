"""Templates as other programs write them (`python -m tools.foreign`): tags replaced, and nothing else lost."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from tests.frontends.open_xml_sdk import sdk_errors
from toolkit.word.lint import lint
from toolkit.word.template import Template

WRITERS = Path(__file__).parent / "writers"
FILES = sorted(WRITERS.glob("*.docx"))
PEOPLE = [
    {"姓名": "张三", "部门": "办公室", "件数": 12},
    {"姓名": "李四", "部门": "监察科", "件数": 7},
]
DATA = {
    "标题": "一季度通报", "单位": "某局", "文号": "某发〔2012〕5号", "人员": PEOPLE, "附件": "名单",
    "要求": ["抓紧办", "按时报"], "联系人": "王五",
}  # fmt: skip
WRITTEN = [
    "一季度通报", "各部门：现将某局的情况通报如下。", "共办结19件", "附件：名单",
    "姓名", "部门", "件数", "张三", "办公室", "12", "李四", "监察科", "7",
    "抓紧办", "按时报", "不变的末段。",
]  # fmt: skip
AROUND = {"header": "某发〔2012〕5号", "footer": "某局印发", "footnotes": "由某局统计"}


def texts(data, kind="document"):
    """The paragraphs of a kind of part that have text."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if re.fullmatch(rf"word/{kind}\d*\.xml", name):
                root = docx.oxml.parse_xml(archive.read(name))
                of_paragraphs = (
                    "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in root.iter(qn("w:p"))
                )
                found += [text for text in of_paragraphs if text.strip()]
    return found


def rendered(file):
    return Template.open(file).render(DATA)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_tag_of_another_writer_is_filled_and_all_other_text_stays(file):
    assert [str(each) for each in lint(file)] == []
    made = rendered(file)
    body = texts(made)
    own = [text for text in body if text != "联系人：王五"]
    assert own == WRITTEN
    assert ("联系人：王五" in body) == (file.stem == "onlyoffice")
    for kind, text in AROUND.items():
        if kind != "footnotes" or file.stem != "python-docx":
            assert any(text in each for each in texts(made, kind))
    assert not any("{" in text for kind in ("document", *AROUND) for text in texts(made, kind))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_no_text_of_a_tag_is_there_as_before(file):
    made = rendered(file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        names = {name for name in old.namelist() if not name.endswith("/")}
        assert set(new.namelist()) == names
        for name in names:
            if "{{" not in old.read(name).decode("utf-8", "replace"):
                assert new.read(name) == old.read(name), name
    body = docx.Document(io.BytesIO(made))
    torn = next(each for each in body.paragraphs if "现将" in each.text)
    assert torn.runs[0].text.startswith("各部门：现将")


def faults(file):
    return {str(each) for each in OpenXmlValidator().validate(file).errors}


@pytest.mark.deep
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_audit_finds_nothing_in_it_that_the_writer_had_not_written(file, tmp_path):
    target = tmp_path / file.name
    target.write_bytes(rendered(file))
    assert faults(target) <= faults(file)


@pytest.mark.deep
def test_the_open_xml_sdk_finds_nothing_in_it_that_the_writer_had_not_written(tmp_path):
    made = [tmp_path / file.name for file in FILES]
    for file, target in zip(FILES, made, strict=True):
        target.write_bytes(rendered(file))
    after, before = sdk_errors(made), sdk_errors(FILES)
    for name, errors in after.items():
        assert set(errors) <= set(before[name]), name
