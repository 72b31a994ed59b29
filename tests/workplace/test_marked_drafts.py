"""Drafts: what is still to be written is marked yellow, and nothing else is."""

import io

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn

from toolkit.declare.placeholders import without_year
from toolkit.word.final import Filled
from toolkit.word.final import filled
from toolkit.word.final import marked
from toolkit.word.final import paper_text


def paper(*lines):
    """A paper of these lines, each a style and its runs."""
    made = docx.Document()
    for style, *runs in lines:
        if style and style not in [each.name for each in made.styles]:
            made.styles.add_style(style, 1)
        paragraph = made.add_paragraph(style=style or None)
        for run in runs:
            paragraph.add_run(run).bold = len(runs) > 1
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def read(content):
    return docx.Document(io.BytesIO(content))


def yellow(content):
    runs = [run for paragraph in read(content).paragraphs for run in paragraph.runs]
    return [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (("", "经（请填写审定会议）研究，"), ["（请填写审定会议）"]),
        (("", "经（请填", "写审定会议）研究，"), ["（请填", "写审定会议）"]),
        (("", "××市和××局"), ["××", "××"]),
        (("", "×××同志本人执笔"), []),
        (("发文字号", "坛环〔    〕  号"), ["〔    〕  号"]),
        (("发文字号", "坛环〔2012〕  号"), ["  "]),
        (("发文字号", "坛环〔2012〕8号"), []),
        (("成文日期", "　　年　　月　　日"), ["　　年　　月　　日"]),
        (("成文日期", "2012年7月2日"), []),
        (("印发机关和日期", "局办公室\t　　年　　月　　日印发"), ["　　年　　月　　日"]),
        (("", "　　年　　月　　日"), []),
    ],
)
def test_what_is_still_to_be_written_is_yellow_and_the_words_stay(line, wanted):
    before = paper(line)
    after = marked(before, "稿.docx")

    assert yellow(after) == wanted
    assert [p.text for p in read(after).paragraphs] == [p.text for p in read(before).paragraphs]
    assert {run.bold for p in read(after).paragraphs for run in p.runs} == {len(line) > 2}


def test_the_mark_stands_where_the_schema_has_it():
    made = docx.Document()
    run = made.add_paragraph().add_run("（请填写）")
    run.bold, run.underline = True, True
    content = io.BytesIO()
    made.save(content)

    (look,) = read(marked(content.getvalue(), "稿.docx")).element.iter(qn("w:rPr"))

    assert [each.tag for each in look] == [qn("w:b"), qn("w:highlight"), qn("w:u")]


def test_number_and_dates_that_are_filled_in_lose_their_mark_and_open_ones_are_told():
    draft = marked(
        paper(
            ("发文字号", "坛环〔    〕  号"),
            ("", "（请填写做法）"),
            ("成文日期", "　　年　　月　　日"),
            ("印发机关和日期", "局办公室 　　年　　月　　日印发"),
        ),
        "稿.docx",
    )
    assert paper_text(draft, "稿.docx").highlighted == ("（请填写做法）",)

    final = filled(draft, "稿.docx", Filled("坛环〔2012〕8号", "2012年7月2日", "2012年7月3日"))

    assert yellow(final) == ["（请填写做法）"]
    assert [p.text for p in read(final).paragraphs] == [
        "坛环〔2012〕8号",
        "（请填写做法）",
        "2012年7月2日",
        "局办公室2012年7月3日印发",
    ]


def test_the_number_of_a_draft_has_neither_year_nor_serial():
    assert without_year("坛环〔2012〕  号") == "坛环〔    〕  号"
