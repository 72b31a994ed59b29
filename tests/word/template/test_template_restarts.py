"""`{{ 重新编号 }}`: Word's own numbering begins anew in each round of a loop."""

import io
import re
import zipfile

import pytest
from template_sample import W
from template_sample import member
from template_sample import paragraph
from template_sample import template

from toolkit.ooxml.xml import parse
from toolkit.word.office import convert
from toolkit.word.template import Figure
from toolkit.word.template import RenderError
from toolkit.word.template import read_figures

LIST = (
    '<w:abstractNum w:abstractNumId="4">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="项"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="项"><w:basedOn w:val="目"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="目"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
)
GROUPS = {"组们": [{"名": "甲", "人": [1, 2]}, {"名": "乙", "人": [3, 4]}], "总": Figure(4, "总")}
OUTER, INNER, END = "{%p for 组 in 组们 %}", "{%p for 人 in 组.人 %}", "{%p endfor %}"


def numbered(text, number=7, level=0):
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text).replace("<w:p>", f"<w:p><w:pPr>{properties}</w:pPr>")


def styled(text):
    return paragraph(text).replace(
        "<w:p>", '<w:p><w:pPr><w:pStyle w:val="项"/><w:jc w:val="left"/></w:pPr>'
    )


def rendered(*blocks):
    return template(*blocks, numbering=LIST, styles=STYLES).render(GROUPS)


def numbers(document):
    """Text, number and level of each paragraph of a list."""
    root = parse(member(document))
    return [
        ("".join(p.itertext(W + "t")), *(own.find(W + n).get(W + "val") for n in ("numId", "ilvl")))
        for p in root.iter(W + "p")
        if (own := p.find(f"{W}pPr/{W}numPr")) is not None
    ]


def starts(document):
    """By number, the list and at what its levels start."""
    root = parse(member(document, "word/numbering.xml"))
    return {
        num.get(W + "numId"): [
            num.find(W + "abstractNumId").get(W + "val"),
            *(each.get(W + "val") for each in num.iter(W + "startOverride")),
        ]
        for num in root.iter(W + "num")
    }


@pytest.mark.parametrize(
    "heading", [("{{ 组.名 }}{{ 重新编号 }}",), ("{{p restart_numbering }}", "{{ 组.名 }}")]
)
def test_each_round_has_the_list_under_a_number_of_its_own(heading):
    document = rendered(
        numbered("前"), OUTER, *heading, INNER, numbered("{{ 人 }}"), END, END, numbered("后")
    )
    assert numbers(document) == [
        ("前", "7", "0"),
        *(("1", "10", "0"), ("2", "10", "0")),
        *(("3", "11", "0"), ("4", "11", "0"), ("后", "11", "0")),
    ]
    assert starts(document) == {
        "7": ["4"],
        "9": ["4"],
        "10": ["4", "3", "1"],
        "11": ["4", "3", "1"],
    }
    assert "restart" not in member(document).decode()


def test_the_paragraph_with_the_sign_is_the_first_of_the_new_list():
    document = rendered(
        OUTER, numbered("{{ 组.名 }}{{ 重新编号 }}"), numbered("{{ 组.人|join }}", level=1), END
    )
    assert numbers(document) == [
        ("甲", "10", "0"),
        ("12", "10", "1"),
        ("乙", "11", "0"),
        ("34", "11", "1"),
    ]


def test_a_list_that_a_style_numbers_begins_anew_at_the_level_of_the_style():
    document = rendered(OUTER, "{{ 组.名 }}{{ 重新编号 }}", styled("{{ 组.人|join }}"), END)
    assert numbers(document) == [("12", "10", "1"), ("34", "11", "1")]
    order = [child.tag for child in parse(member(document)).find(f".//{W}numPr/..")]
    assert order == [W + "pStyle", W + "numPr", W + "jc"]


def test_figures_beside_a_list_that_begins_anew_keep_their_bookmarks():
    document = rendered("共{{ 总 }}人{{ 重新编号 }}", numbered("甲"))
    assert [(each.said, each.paragraph) for each in read_figures(document)] == [("4", "共4人")]


def test_without_a_list_nothing_is_added():
    document = rendered("甲{{ 重新编号 }}")
    assert len(starts(document)) == 2
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))


def test_the_sign_is_no_text():
    with pytest.raises(RenderError, match=re.escape("重新编号")):
        rendered("{{ '甲' ~ 重新编号 }}")


@pytest.mark.office
@pytest.mark.deep
def test_libreoffice_counts_each_round_from_the_beginning(tmp_path):
    paper = tmp_path / "样.docx"
    paper.write_bytes(
        rendered(OUTER, "{{ 组.名 }}组{{ 重新编号 }}", INNER, numbered("人{{ 人 }}"), END, END)
    )
    (text,) = convert([paper], "txt", tmp_path / "文")
    lines = text.read_text(encoding="utf-8-sig").split()
    assert lines == ["甲组", "3.", "人1", "4.", "人2", "乙组", "3.", "人3", "4.", "人4"]
