"""Every kind of document, made from the sample year: valid, opened by LibreOffice, its text whole."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from open_xml_sdk import sdk_errors
from openxml_audit import OpenXmlValidator

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.sample import AS_OF
from toolkit.activities.sanjie.sample import clean_rows
from toolkit.word.lint import commented_copy
from toolkit.word.lint import lint_bytes
from toolkit.word.office import convert
from toolkit.workplace.papers import write_papers
from toolkit.workplace.sample_workbook import sample_workbook

ODT = {"text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}
LINES = (f"{{{ODT['text']}}}p", f"{{{ODT['text']}}}h")
HOLDERS = "count(ancestor::text:p | ancestor::text:h)"
TEMPLATES = Path(__file__).parents[2] / "doc_templates" / SANJIE.name
KINDS = tuple(kind.name for kind in SANJIE.documents)


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """The papers of the sample year, at least one of each kind."""
    place = tmp_path_factory.mktemp("公文")
    book = place / "台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, clean_rows(SANJIE.ledgers)))
    sources = TEMPLATES
    papers = write_papers(book, KINDS, AS_OF, out=place / "出", templates=sources)
    assert not papers.refusals
    assert {each.kind for each in papers.written} == set(KINDS)
    return [each.file for each in papers.written]


@pytest.fixture(scope="module")
def commented(tmp_path_factory):
    """A shipped template with faults put in, and its copy with comments."""
    place = tmp_path_factory.mktemp("批注")
    source = docx.Document(TEMPLATES / "催报通知.docx")
    source.paragraphs[0].add_run("坛环[2012]1号{{ 没有的 }}")
    source.tables[0].cell(0, 0).paragraphs[0].add_run("授予")
    out = io.BytesIO()
    source.save(out)
    data = out.getvalue()
    found = lint_bytes(data, "催报通知.docx", ())
    assert len(found) > 3
    copy = place / "催报通知_检查.docx"
    copy.write_bytes(commented_copy(data, "催报通知.docx", found))
    return copy


def broken(file, target):
    """The same document with a line break inside a text element, which Word refuses."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"</w:t>", b"<w:br/></w:t>", 1)
            new.writestr(name, content)
    return target


def audit(file):
    result = OpenXmlValidator().validate(file)
    return [str(error) for error in result.errors]


def test_the_auditor_finds_no_error(papers, commented):
    for file in [*papers, commented]:
        assert audit(file) == [], file.name


@pytest.mark.deep  # -- the auditor looks at the same papers --
def test_the_open_xml_sdk_finds_no_error_and_would_find_one(papers, commented, tmp_path):
    bad = broken(papers[0], tmp_path / "坏.docx")
    found = sdk_errors([*papers, commented, bad])
    assert found.pop("坏.docx")
    assert found == {file.name: [] for file in [*papers, commented]}


@pytest.mark.office
def test_libreoffice_and_python_docx_read_the_same_paragraphs(papers, tmp_path):
    for file, opened in zip(papers, convert(papers, "odt", tmp_path), strict=True):
        paragraphs = docx.Document(file).element.body.iter(qn("w:p"))
        read = Counter(filter(None, (_solid(each.text) for each in paragraphs)))
        assert _of_odt(opened) == read, file.name
        assert sum(map(len, read)) > 300
        assert not re.search(r"[{}｛｝]|None|undefined", "".join(read))


def _of_odt(file):
    """The paragraphs that LibreOffice saw, in frames and tables too; one may hold the frame of another."""
    with zipfile.ZipFile(file) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    return Counter(filter(None, (_solid(_own_text(each)) for each in root.iter(*LINES))))


def _own_text(paragraph):
    depth = paragraph.xpath(HOLDERS, namespaces=ODT) + 1
    return "".join(paragraph.xpath(f".//text()[{HOLDERS} = {int(depth)}]", namespaces=ODT))


def _solid(text):
    return re.sub(r"\s", "", text)
