"""One document for each thing that the Word engine can write, made of templates by python-docx."""

import io
import json
from copy import deepcopy
from datetime import date
from functools import partial

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.shared import Pt
from PIL import Image

from toolkit.word.batch import with_types
from toolkit.word.template import Figure
from toolkit.word.template import InlineImage
from toolkit.word.template import Listing
from toolkit.word.template import RichText
from toolkit.word.template import Subdoc
from toolkit.word.template import Template
from toolkit.word.template import Words

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
ROWS = [{"名": "甲", "数": 1}, {"名": "乙", "数": 2}, {"名": "丙", "数": 3}]
CHART = '{"@类型": "图表", "种类": "%s", "类别": ["一季度", "二季度"], "数据": [{"名称": "件", "数": [3, 5]}]}'


def picture(colour="red"):
    out = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(out, "PNG")
    return out.getvalue()


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines(*texts):
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def grid(*rows):
    document = docx.Document()
    table = document.add_table(0, len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


def typed(text):
    return with_types(json.loads(text), "数据.json", None)


def in_margins():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ 眉 }}"
    document.sections[0].footer.paragraphs[0].text = "{% for 行 in 行们 %}{{ 行.名 }}{% endfor %}"
    document.core_properties.title = "{{ 眉 }}"
    document.add_paragraph("正文")
    return saved(document)


def with_places():
    document = docx.Document()
    document.add_paragraph("章").add_run().add_picture(io.BytesIO(picture("gray")), Mm(20))
    document.element.body.xpath(".//wp:docPr")[0].set("descr", "公章")
    signs = "".join(
        f'<w14:{name} w14:val="{code}" w14:font="MS Gothic"/>'
        for name, code in (("checkedState", "2612"), ("uncheckedState", "2610"))
    )
    control = (
        f'<w:sdt {nsdecls("w")} xmlns:w14="{W14}"><w:sdtPr><w:tag w:val="审核"/><w14:checkbox><w14:checked w14:val="0"/>'
        f"{signs}</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    )
    document.add_paragraph()._p.append(parse_xml(control))
    return saved(document)


def low_line():
    document = docx.Document()
    document.add_paragraph("{{ 章 }}").paragraph_format.line_spacing = Pt(28)
    return saved(document)


def numbered():
    document = docx.Document()
    document.add_paragraph("子文档", style="Heading 1")
    for text in ("一项", "二项"):
        document.add_paragraph(text, style="List Number")
    document.add_table(1, 2).cell(0, 0).text = "格"
    document.add_picture(io.BytesIO(picture("blue")), Mm(10))
    return saved(document)


def repeated_numbering():
    document = docx.Document()
    for text in ("{%p for 行 in 行们 %}", "{{ 行.名 }}", "{%p endfor %}"):
        style = "List Number" if text.startswith("{{") else None
        document.add_paragraph(text, style=style)
    second = deepcopy(document.paragraphs[1]._p)
    document.paragraphs[2]._p.addprevious(second)
    return saved(document)


SEAL = {"章": InlineImage(None, picture(), Mm(30))}
# -- each is made when it is asked for: a worker collects them all --
GALLERY = {
    "文字": (
        partial(lines, "{{ 文 }}；{{ 日|日期 }}；{{ 数|百分比 }}"),
        {"文": "a<b&c\n二行\t后", "日": date(2012, 6, 30), "数": 0.5},
    ),
    "条件和循环": (
        partial(
            lines,
            "{% if 行们 %}有{% else %}无{% endif %}",
            "{%p for 行 in 行们 %}",
            "{{ loop.index }}.{{ 行.名 }}",
            "{%p endfor %}",
        ),
        {"行们": ROWS},
    ),
    "表格的行": (
        partial(
            grid,
            ("序", "名"),
            ("{%tr for 行 in 行们 %}", ""),
            ("{{ loop.index }}", "{{ 行.名 }}"),
            ("{%tr endfor %}", ""),
        ),
        {"行们": ROWS},
    ),
    "表格的列": (
        partial(grid, ("{%tc for 行 in 行们 %}", "{{ 行.名 }}", "{%tc endfor %}")),
        {"行们": ROWS},
    ),
    "合并的格": (
        partial(
            grid,
            ("{%tr for 行 in 行们 %}", ""),
            ("{% vm %}同", "{{ 行.名 }}"),
            ("{%tr endfor %}", ""),
            ("{% colspan 2 %}{{ 文 }}", ""),
            ("{% cellbg 'FFFF00' %}黄", ""),
        ),
        {"行们": ROWS, "文": "跨两列"},
    ),
    "没有行的表格": (
        partial(
            grid,
            ("序", "名"),
            ("{%tr for 行 in 行们 %}", ""),
            ("{{ loop.index }}", "{{ 行.名 }}"),
            ("{%tr endfor %}", ""),
        ),
        {"行们": []},
    ),
    "富文本": (
        partial(lines, "前{{r 富 }}后"),
        {"富": RichText("粗", bold=True, color="FF0000", size=32, font="黑体", superscript=True)},
    ),
    "分段": (partial(lines, "{{ 清单 }}"), {"清单": Listing("一行\n二行\a另一段\f另一页")}),
    "链接和书签": (
        partial(lines, "{{r 标 }}{{r 链 }}"),
        typed(
            '{"标": {"@类型": "书签", "文字": "附表", "名称": "附表"}, "链": {"@类型": "链接", "文字": "见附表", "地址": "#附表"}}'
        ),
    ),
    "网址": (
        partial(lines, "{{r 链 }}"),
        typed('{"链": {"@类型": "链接", "地址": "https://example.org/?a=1&b=2"}}'),
    ),
    "勾选": (
        partial(lines, "{{r 选 }}{{r 不 }}"),
        typed('{"选": {"@类型": "勾选", "选中": true}, "不": {"@类型": "勾选", "选中": false}}'),
    ),
    "图片": (partial(lines, "{{ 章 }}{{ 章 }}"), SEAL),
    "固定行距里的图片": (low_line, SEAL),
    "循环里的图片": (
        partial(lines, "{%p for 行 in 行们 %}", "{{ 章 }}", "{%p endfor %}"),
        {**SEAL, "行们": ROWS},
    ),
    "按名称": (
        with_places,
        {"@按名称": {"公章": SEAL["章"], **typed('{"审核": {"@类型": "勾选", "选中": true}}')}},
    ),
    "Markdown": (
        partial(lines, "{{p 文 }}"),
        typed(
            '{"文": {"@类型": "Markdown", "文字": "# 题\\n\\n一**粗***斜*`码`[链](https://example.org)\\n\\n1. 一\\n2. 二\\n\\n- 点\\n\\n| 甲 | 乙 |\\n|---|---|\\n| 1 | 2 |"}}'
        ),
    ),
    "柱形图": (partial(lines, "{{ 图 }}"), typed(f'{{"图": {CHART % "柱形"}}}')),
    "折线图": (partial(lines, "{{ 图 }}"), typed(f'{{"图": {CHART % "折线"}}}')),
    "饼图": (partial(lines, "{{ 图 }}"), typed(f'{{"图": {CHART % "饼图"}}}')),
    "子文档": (
        partial(lines, "前", "{{p 附 }}", "{{p 附 }}", "后"),
        {"附": Subdoc(None, numbered())},
    ),
    "有名的数": (
        partial(lines, "共{{ 数 }}件，再说{{ 数 }}件；{{ 话 }}"),
        {"数": Figure(3, "件数", {"出处": "A1"}), "话": Words(("计", Figure(5, "人数"), "人"))},
    ),
    "页眉页脚和属性": (in_margins, {"眉": "机关 & 局", "行们": ROWS}),
    "循环里的编号": (repeated_numbering, {"行们": ROWS}),
}


LENIENT = (partial(lines, "{{ 没有 }}和{{ 空 }}"), {"空": None})


def gallery(folder):
    """The documents as files, by what they show, and their templates beside them (样_…)."""
    made = {}
    for name, (written, context) in {**GALLERY, "草稿": LENIENT}.items():
        template = written()
        made[name] = folder / f"{name}.docx"
        (folder / f"样_{name}.docx").write_bytes(template)
        compiled = Template(template, f"{name}.docx", lenient=name == "草稿")
        made[name].write_bytes(compiled.render(context))
    return made
