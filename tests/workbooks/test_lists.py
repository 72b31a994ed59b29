"""A list's text stays text, whatever it begins with: no link, no formula, no runs, nothing lost."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.workbooks.lists import write_list
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import mark_copy

NASTY = (
    "external:\\\\host\\share\\x.xlsx", "internal:Sheet1!A1", "=1+1", "{=1+1}", "+1", "-1", "@SUM(1)",
    "http://example.invalid", "https://example.invalid", "ftp://example.invalid", "mailto:a@example.invalid",
    "file:///etc/passwd", "'=1", '"=1', "<r>甲</r>", "<r><t>甲</t></r>", "_x0041_", "&lt;", "0012", "1e5",
    "2012-03-14", "TRUE", "#REF!", "=cmd|' /C calc'!A0", "\t=1", " =1", "甲\n乙", "%0A",
)  # fmt: skip
WORDS = st.tuples(
    st.sampled_from(("", *NASTY)),
    st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=12),
).map("".join)


def listed(texts):
    columns = (ResultColumn("报送人", 20),)
    return ResultSheet("下发清单", (texts[0],), columns, [(text,) for text in texts])


def as_list(texts, tmp_path):
    path = tmp_path / "清单.xlsx"
    write_list(listed(texts), path)
    return path


def as_result_sheet(texts, tmp_path):
    book, path = tmp_path / "册.xlsx", tmp_path / "册_校验.xlsx"
    openpyxl.Workbook().save(book)
    mark_copy(book, path, [], [listed(texts)])
    return path


WAYS = (as_list, as_result_sheet)


def alive(path):
    """What in a package would do something when it is opened or clicked."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheets = b"".join(part for name, part in parts.items() if "worksheets/" in name)
    return [
        sign for sign in (b"<f>", b"<f ", b"<hyperlink", b'TargetMode="External"') if sign in sheets
    ]


@pytest.mark.parametrize("way", WAYS)
def test_texts_that_look_alive_are_plain_text(way, tmp_path):
    path = way(NASTY, tmp_path)
    assert alive(path) == []
    page = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["下发清单"]
    cells = [page.cell(row, 1) for row in range(3, 3 + len(NASTY))]
    assert [cell.data_type for cell in cells] == ["s"] * len(NASTY)
    assert page["A1"].value == NASTY[0]
    assert [_read(cell) for cell in cells] == list(NASTY)


@pytest.mark.parametrize("way", WAYS)
@given(words=WORDS.filter(lambda text: text.strip()))
@examples(30)
def test_any_text_is_read_back_as_it_is(way, words, tmp_path_factory):
    path = way((words,), tmp_path_factory.mktemp("lists"))
    assert alive(path) == []
    page = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["下发清单"]
    assert _read(page["A3"]) == words


def _read(cell):
    """openpyxl leaves Excel's escapes (`_x005F_` for `_`) as they are written."""
    return cell.value.replace("_x005F_", "_").replace("_x0009_", "\t")


@pytest.mark.office
@pytest.mark.parametrize("way", WAYS)
def test_libreoffice_shows_the_same_texts(way, tmp_path):
    from toolkit.word.office import convert

    path = way(NASTY, tmp_path)
    (shown,) = convert([path], "fods", tmp_path / "out")
    text = shown.read_text(encoding="utf-8")
    assert "table:formula" not in text and "xlink:href" not in text.split("<office:body>")[1]
    assert "external:\\\\host\\share\\x.xlsx" in text and "&lt;r&gt;甲&lt;/r&gt;" in text
