"""What the Word engine writes is valid, each thing that it can write; templates of other writers are filled whole."""

import docx
import pytest
from open_xml_sdk import sdk_errors
from openxml_audit import OpenXmlValidator
from word_gallery import GALLERY
from word_gallery import ROWS
from word_gallery import gallery

from toolkit.word.lint import lint_bytes
from toolkit.word.office import convert
from toolkit.word.template import Template


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    return gallery(tmp_path_factory.mktemp("各样"))


def audit(file):
    return {str(error) for error in OpenXmlValidator().validate(file).errors}


def template_of(file):
    return file.with_name(f"样_{file.name}")


@pytest.mark.parametrize("name", [*GALLERY, "草稿"])
def test_the_auditor_finds_no_error_that_the_template_has_not(documents, name):
    assert audit(documents[name]) - audit(template_of(documents[name])) == set()


@pytest.mark.deep
def test_the_open_xml_sdk_finds_no_error_that_the_template_has_not(documents):
    found = sdk_errors([each for file in documents.values() for each in (file, template_of(file))])
    for file in documents.values():
        assert set(found[file.name]) <= set(found[template_of(file).name]), file.name


@pytest.mark.deep
@pytest.mark.office
def test_libreoffice_opens_each(documents, tmp_path):
    made = convert(list(documents.values()), "pdf", tmp_path)
    assert len(made) == len(documents)


HTML = """<html><meta charset="utf-8"><body><h1>{{ 题 }}</h1><p>共<b>{{ 数 }}</b>件</p>
<table border="1"><tr><td>序</td><td>名</td></tr><tr><td>{%tr for 行 in 行们 %}</td><td></td></tr>
<tr><td>{{ loop.index }}</td><td>{{ 行.名 }}</td></tr><tr><td>{%tr endfor %}</td><td></td></tr></table>
<ul><li>{{ 题 }}</li></ul><p>{% if 数 > 3 %}多{% else %}少{% endif %}</p></body></html>"""


@pytest.mark.deep
@pytest.mark.office
def test_a_template_that_libreoffice_wrote_is_filled_whole(tmp_path):
    page = tmp_path / "样.html"
    page.write_text(HTML, encoding="utf-8")
    (odt,) = convert([page], "odt", tmp_path)
    (file,) = convert([odt], "docx", tmp_path)
    data = file.read_bytes()
    assert [each for each in lint_bytes(data, file.name) if str(each.severity) == "错误"] == []
    made = tmp_path / "成.docx"
    made.write_bytes(Template(data, file.name).render({"题": "题目", "数": 5, "行们": ROWS}))
    document = docx.Document(made)
    texts = [each.text for each in document.paragraphs if each.text.strip()]
    assert texts == ["题目", "共5件", "题目", "多"]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [["序", "名"], ["1", "甲"], ["2", "乙"], ["3", "丙"]]
    assert audit(made) - audit(file) == set()
