"""Typed values of JSON: what each becomes in the document, what is refused, and with which words."""

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from lxml import etree
from openpyxl import load_workbook
from PIL import Image

from toolkit.word.batch import DataError
from toolkit.word.batch import with_types
from toolkit.word.batch.typed import KINDS
from toolkit.word.office import convert
from toolkit.word.template import RenderError
from toolkit.word.template import Template
from toolkit.word.template import read_figures

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGE = Path(__file__).parents[3] / "docs" / "模板数据.md"
SERIES = [{"名称": "来访", "数": [12, 7]}, {"name": "来信", "numbers": [5, 9]}]
CHART = {"@类型": "图表", "种类": "柱形", "类别": ["甲&村", "乙村"], "数据": SERIES, "标题": "件数"}


def mark_paragraph(paragraph, name):
    for end in ("bookmarkStart", "bookmarkEnd"):
        mark = OxmlElement(f"w:{end}")
        mark.set(f"{W}id", "7")
        mark.set(f"{W}name", name)
        paragraph._p.append(mark)


def filled(tag, value, folder=None):
    document = Document()
    document.add_paragraph(tag)
    if isinstance(value, dict) and str(value.get("地址")).startswith("#"):
        mark_paragraph(document.add_paragraph("表"), value["地址"][1:])
    out = io.BytesIO()
    document.save(out)
    values = with_types({"值": value}, "数据.json", folder)
    return Template(out.getvalue(), "样.docx").render(values)


def opened(tag, value, folder=None):
    return Document(io.BytesIO(filled(tag, value, folder)))


def root(document):
    return document.element.body


@pytest.fixture
def pictures(tmp_path):
    folder = tmp_path / "图"
    folder.mkdir()
    Image.new("RGB", (60, 30), "red").save(folder / "章.png")
    Image.new("RGB", (60, 30), "red").save(tmp_path / "外.png")
    return folder


def test_every_kind_of_the_page_is_made_from_its_example(pictures):
    examples = re.findall(r"## (\S+?)（(\w+)）\n\n.*?`(\{\{.*?\}\})`.*?```json\n(.*?)\n```",
                          PAGE.read_text(encoding="utf-8"), re.DOTALL)  # fmt: skip
    assert {(kind, alias) for kind, alias, _, _ in examples} == {
        (name, kind.alias) for name, kind in KINDS.items()
    }
    for _, alias, tag, example in examples:
        value = json.loads(example)
        data = filled(tag.replace("名称", "值"), value, pictures)
        value["@type"] = alias
        del value["@类型"]
        assert filled(tag.replace("名称", "值"), value, pictures) == data


def test_a_picture_has_its_width_and_its_name(pictures):
    shape = opened(
        "{{ 值 }}", {"@类型": "图片", "文件": "章.png", "宽": 30}, pictures
    ).inline_shapes[0]
    assert (shape.width.mm, shape.height.mm) == (30, 15)
    assert shape._inline.docPr.get("descr") == "章.png"


@pytest.mark.parametrize("name", ["../外.png", "/etc/passwd", "C:\\a.png", "a/../../外.png", "链.png", "", "\\\\机\\a.png"])  # fmt: skip
def test_no_picture_comes_from_outside_its_folder(pictures, name):
    (pictures / "链.png").symlink_to(pictures.parent / "外.png")
    with pytest.raises(DataError, match=r"《数据.json》的“值”（图片）：图片“.*外面"):
        filled("{{ 值 }}", {"@类型": "图片", "文件": name}, pictures)


def test_a_picture_that_cannot_be_had_is_told(pictures):
    with pytest.raises(DataError, match="--pictures"):
        filled("{{ 值 }}", {"@类型": "图片", "文件": "章.png"})
    with pytest.raises(DataError, match=r"图片“无.png”"):
        filled("{{ 值 }}", {"@类型": "图片", "文件": "无.png"}, pictures)
    with pytest.raises(DataError, match="毫米"):
        filled("{{ 值 }}", {"@类型": "图片", "文件": "章.png", "宽": -1}, pictures)


def test_formatted_text_has_its_formats():
    runs = [{"文字": "甲", "粗": True, "字号": 16, "字体": "仿宋"}, "乙"]
    first, second = opened("{{r 值 }}", {"@类型": "富文本", "段": runs}).paragraphs[0].runs
    assert (first.text, first.bold, first.font.size.pt, first.font.name) == ("甲", True, 16, "仿宋")
    assert (second.text, second.bold) == ("乙", None)


def test_links_lead_outside_to_a_person_and_to_a_bookmark():
    for address in ("https://a.cn/x?y=1&z=2", "mailto:a@b.cn"):
        link = opened("{{r 值 }}", {"@类型": "链接", "地址": address}).paragraphs[0].hyperlinks[0]
        assert (link.text, link.address) == (address, address)
    value = [
        {"@类型": "链接", "文字": "见", "地址": "#表"},
        {"@类型": "书签", "文字": "表一", "名称": "表"},
    ]
    document = opened("{{r 值[0] }}{{r 值[1] }}", value)
    assert document.paragraphs[0].hyperlinks[0].fragment == "表"
    assert [e.get(W + "name") for e in root(document).iter(W + "bookmarkStart")] == ["表"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///c:/a", "#1 a", "https://a b", "甲"]
)
def test_other_addresses_are_refused(address):
    with pytest.raises(RenderError, match=r"正文第1段.*(链接|书签名)"):
        filled("{{r 值 }}", {"@类型": "链接", "地址": address})


def test_a_bookmark_stands_once():
    with pytest.raises(RenderError, match="已有书签“表”"):
        filled("{{r 值 }}{{r 值 }}", {"@类型": "书签", "文字": "表一", "名称": "表"})


def test_a_check_box_is_a_control_with_its_sign():
    for ticked, sign in ((True, "☑"), (False, "☐")):
        xml = etree.tostring(
            root(opened("{{r 值 }}", {"@类型": "勾选", "选中": ticked})), encoding="unicode"
        )
        assert f'w14:checked w14:val="{int(ticked)}"' in xml
        assert sign in xml
    assert opened("{{ 值|勾选 }}{{ (not 值)|勾选 }}", True).paragraphs[0].text == "☑☐"


def test_markdown_becomes_paragraphs_lists_and_tables():
    text = "# 题\n\n甲**粗**和*斜*\n乙 one\ntwo\n\n1. 一\n2. 二\n\n另\n\n1. 又\n\n| 村 | 件 |\n|--|--|\n| 甲 | 3 |"
    document = opened("{{p 值 }}", {"@类型": "Markdown", "文字": text})
    texts = [p.text for p in document.paragraphs if p.text]
    assert texts == ["题", "甲粗和斜乙 one two", "1.\t一", "2.\t二", "另", "1.\t又"]
    assert document.paragraphs[0].style.name == "Heading 1"
    formats = {run.text: (run.bold, run.italic) for run in document.paragraphs[1].runs}
    assert (formats["粗"], formats["斜"], formats["甲"]) == (
        (True, None),
        (None, True),
        (None, None),
    )
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["村", "件"],
        ["甲", "3"],
    ]


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "<script>\nx\n</script>", "甲<br>乙", "![图](a.png)", "- <i>"]
)
def test_markdown_with_html_or_pictures_is_refused(text):
    with pytest.raises(RenderError, match=r"正文第1段.*Markdown 里有(HTML|图片)"):
        filled("{{p 值 }}", {"@类型": "Markdown", "文字": text})


@pytest.mark.parametrize("kind", ["柱形", "条形", "line", "pie"])
def test_a_chart_and_its_workbook_have_the_same_numbers(kind):
    rows = SERIES[:1] if kind == "pie" else SERIES
    data = filled("{{ 值 }}", {**CHART, "种类": kind, "数据": rows})
    assert data == filled("{{ 值 }}", {**CHART, "种类": kind, "数据": rows})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        chart = next(n for n in archive.namelist() if n.startswith("word/charts/tz"))
        book = next(n for n in archive.namelist() if n.endswith(".xlsx"))
        shown = etree.fromstring(archive.read(chart)).iter("{*}v")
        sheet = load_workbook(io.BytesIO(archive.read(book)))["数据"]
    columns = list(zip(*sheet.iter_rows(values_only=True), strict=True))
    expected = []
    for name, *numbers in columns[1:]:
        expected += [name, *columns[0][1:], *map(str, numbers)]
    assert [each.text for each in shown] == expected
    assert columns[0][1:] == ("甲&村", "乙村")
    assert columns[1] == ("来访", 12, 7)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"种类": "雷达"}, "没有“雷达”这种图表"),
        ({"数据": [{"名称": "甲", "数": [1]}]}, "有1个数，类别有2个"),
        ({"种类": "饼图"}, "只能有一组"),
        ({"数据": [{"名称": "甲", "数": ["x", 1]}]}, "不是数"),
        ({"宽": 0}, "毫米"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused(changed, words):
    with pytest.raises(RenderError, match=words):
        filled("{{ 值 }}", {**CHART, **changed})


def test_a_date_is_a_date_and_a_figure_is_found_again():
    assert with_types({"日": {"@类型": "日期", "值": "2012-06-30"}}, "", None) == {
        "日": date(2012, 6, 30)
    }
    data = filled("{{ 值 }}", {"@类型": "数", "值": 12, "名称": "场次", "出处": {"格": "B3"}})
    (figure,) = read_figures(data)
    assert (figure.name, figure.said, figure.attributes) == ("场次", "12", {"格": "B3"})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"@类型": "链接"}, "“甲.乙第2项”（链接）：缺少“地址”"),
        ({"@类型": "链接", "地址": "#a", "色": 1}, "没有“色”这一项，可写地址、文字"),
        ({"@类型": "勾选", "选中": 1}, "“选中”要写 true 或 false"),
        ({"@类型": "日期", "值": "2012-6"}, "“2012-6”不是日期"),
        ({"@类型": "富文本", "段": [{"文字": "甲", "字体": "x:y"}]}, "不是文字类别"),
        ({"@类型": "富文本", "段": [{"文字": "甲", "粗": 1}]}, "“粗”要写 true 或 false"),
        ({"@类型": "数", "值": 1, "名称": " "}, "“名称”是空的"),
    ],
)
def test_a_wrong_typed_value_is_told_with_its_place(value, words):
    with pytest.raises(DataError, match=re.escape(words)):
        with_types({"甲": {"乙": [1, value]}}, "数据.json", None)


def test_data_of_another_type_stays_as_it_is():
    item = {"行": [{"类型": "图片", "文件": "甲"}, {"type": 7}], "空": None}
    assert with_types(item, "数据.json", None) == item


def test_a_page_ends_after_each_but_the_last():
    document = opened(
        "{% for r in 值 %}{{ r }}{% if not loop.last %}{{ 分页 }}{% endif %}{% endfor %}", [1, 2, 3]
    )
    breaks = [e.get(W + "type") for e in root(document).iter(W + "br")]
    assert breaks == ["page", "page"]


@pytest.mark.office
def test_libreoffice_opens_a_document_with_all_of_it(tmp_path):
    given = tmp_path / "图表.docx"
    given.write_bytes(filled("{{ 值[0] }}{{r 值[1] }}", [CHART, {"@类型": "勾选", "选中": True}]))
    (saved,) = convert([given], "odt", out=tmp_path / "存")
    with zipfile.ZipFile(saved) as archive:
        assert any("Object" in name for name in archive.namelist())
        assert "☑" in archive.read("content.xml").decode()


@pytest.mark.parametrize(
    ("formats", "told"),
    [
        ({"颜色": "红"}, "“红”不是颜色"),
        ({"地址": "javascript:alert(1)"}, "“javascript:alert[(]1[)]”要以 https://"),
        ({"address": "file:///etc/passwd"}, "“file:///etc/passwd”要以 https://"),
    ],
)
def test_a_colour_that_is_none_and_an_address_of_another_scheme_are_refused(formats, told):
    rich = {"@类型": "富文本", "段": [{"文字": "字", **formats}]}
    with pytest.raises(DataError, match=f"“值”（富文本）：.*{told}"):
        with_types({"值": rich}, "数据.json", None)
    good = {"文字": "字", "颜色": "#c00000", "地址": "https://a.cn/"}
    with_types({"值": {**rich, "段": [good]}}, "数据.json", None)


def test_data_that_is_too_deep_is_one_sentence():
    deep = []
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(DataError, match="过深的层次"):
        with_types({"值": deep}, "数据.json", None)
