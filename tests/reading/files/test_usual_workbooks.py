"""The workbooks that this house makes are read and marked as they are: none is spelt anew on the way."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.ooxml.sheet_spelling import is_usual_sheet
from toolkit.ooxml.spelling import is_plain
from toolkit.ooxml.xml import escape
from toolkit.reading.files.filled_cells import empty_strings
from toolkit.reading.files.sheet_scan import scan_usual_sheet
from toolkit.workplace.sample_workbook import sample_workbook


def test_every_sheet_of_a_workbook_of_ours_is_in_the_usual_spelling():
    made = sample_workbook(SANJIE, sample.clean_rows(SANJIE.ledgers))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        parts = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert parts
        for name in parts:
            content = package.read(name)
            assert is_usual_sheet(content), name
            assert scan_usual_sheet(content) is not None, name


@pytest.mark.parametrize(
    ("tag", "plain"),
    [
        (b'<dataValidation prompt="a&#xA;b" error="a&#10;b" promptTitle="&#8220;"/>', True),
        (b'<hyperlink ref="A1" tooltip="a&#xA;b"/>', True),
        (b'<c r="A&#49;"/>', False),
        (b'<dataValidation sqref="A&#49;"/>', False),
        (b'<dataValidation prompt="a>b"/>', False),
        (b'<dataValidation prompt="a" ' * 1 + b'prompt="b" ' * 60 + b"prompt='c'/>", False),
    ],
)
def test_numbers_for_signs_are_usual_only_in_words_shown_to_a_person(tag, plain):
    assert is_plain(tag) is plain


TEXTS = st.text(alphabet="甲A1（“ \n　\u00a0\u200b&<", max_size=3)


@given(
    st.lists(
        st.tuples(
            TEXTS,
            st.sampled_from(
                [
                    "<si><t>{}</t></si>",
                    "<si><r><t>{}</t></r></si>",
                    '<si><t xml:space="preserve">{}</t><rPh sb="0" eb="1"><t>jia</t></rPh></si>',
                    "<si/>",
                    "<si><t/></si>",
                ]
            ),
        )
    )
)
@examples(200)
def test_texts_that_show_nothing_are_found_among_many(drawn):
    head = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    markup = head + "".join(form.format(escape(text)) for text, form in drawn) + "</sst>"
    shown = [text.strip() if "{}" in form else "" for text, form in drawn]
    assert empty_strings(markup.encode()) == {at for at, text in enumerate(shown) if not text}
