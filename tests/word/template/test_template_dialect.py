"""docxtpl's tags, with Chinese names, wherever they may stand."""

import pytest
from template_sample import W
from template_sample import cell
from template_sample import paragraph
from template_sample import render
from template_sample import root_of
from template_sample import run
from template_sample import shown
from template_sample import table
from template_sample import template
from template_sample import text_of

PEOPLE = [{"姓名": "张三", "职务": "局长"}, {"姓名": "李四", "职务": "科长"}]


def test_chinese_names_are_variables():
    assert render("{{ 单位.名称 }}关于{{事由}}的通知", 单位={"名称": "本局"}, 事由="开会") == [
        "本局关于开会的通知"
    ]


def test_a_paragraph_loop_repeats_what_stands_between():
    blocks = ["前", "{%p for 人 in 人员 %}", "{{ 人.姓名 }}：{{ 人.职务 }}", "{%p endfor %}", "后"]
    assert render(*blocks, 人员=PEOPLE) == ["前", "张三：局长", "李四：科长", "后"]


def test_a_paragraph_that_holds_only_a_control_tag_needs_no_prefix():
    blocks = [
        "{% for 人 in 人员 %}",
        "{% if 人.职务 == '局长' %}",
        "{{ 人.姓名 }}",
        "{% endif %}",
        "{% endfor %}",
    ]
    assert render(*blocks, 人员=PEOPLE) == ["张三"]


@pytest.mark.parametrize("prefix", ["tr ", ""])
def test_a_row_loop_repeats_rows_with_and_without_its_prefix(prefix):
    drawn = table(
        "姓名 | 职务",
        f"{{%{prefix}for 人 in 人员 %}} | ",
        "{{ 人.姓名 }} | {{ 人.职务 }}",
        f"{{%{prefix}endfor %}} | ",
        "合计 | {{ 人员|length }}",
    )
    rows = [["姓名", "职务"], ["张三", "局长"], ["李四", "科长"], ["合计", "2"]]
    assert render(drawn, 人员=PEOPLE) == [rows]


def test_a_cell_loop_repeats_cells():
    drawn = table("项 | {%tc for 人 in 人员 %} | {{ 人.姓名 }} | {%tc endfor %}")
    assert render(drawn, 人员=PEOPLE) == [[["项", "张三", "李四"]]]


def test_a_run_prefix_takes_only_the_tag_out():
    blocks = [
        paragraph(
            run("甲"), run("{%r if 有 %}"), run("乙", "<w:b/>"), run("{%r endif %}"), run("丙")
        )
    ]
    assert render(*blocks, 有=True) == ["甲乙丙"]
    assert render(*blocks, 有=False) == ["甲丙"]


def test_conditions_within_a_paragraph_keep_each_runs_format():
    blocks = [
        paragraph(run("甲{% if 有 %}乙"), run("丙", "<w:b/>"), run("丁{% else %}无{% endif %}戊"))
    ]
    data = template(*blocks).render({"有": True})
    assert shown(data) == ["甲乙丙丁戊"]
    bold = [r for r in root_of(data).iter(W + "r") if r.find(f"{W}rPr/{W}b") is not None]
    assert [text_of(r) for r in bold] == ["丙"]
    assert render(*blocks, 有=False) == ["甲无戊"]


def test_a_condition_may_reach_over_paragraphs_with_text():
    blocks = ["甲{% if 有 %}乙", "丙", "丁{% endif %}戊"]
    assert render(*blocks, 有=True) == ["甲乙", "丙", "丁戊"]
    assert render(*blocks, 有=False) == ["甲戊"]


def test_loops_nest():
    blocks = [
        "{%p for 科 in 科室 %}",
        "{{ 科.名 }}：",
        "{%p for 人 in 科.人 %}",
        "{{ loop.index }}．{{ 人 }}",
        "{%p endfor %}",
        "{%p endfor %}",
    ]
    units = [{"名": "一科", "人": ["甲", "乙"]}, {"名": "二科", "人": []}]
    assert render(*blocks, 科室=units) == ["一科：", "1．甲", "2．乙", "二科："]


def test_loops_nest_in_tables():
    drawn = table(
        "{%tr for 科 in 科室 %}",
        "{{科.名}}",
        "{%tr for 人 in 科.人 %}",
        "{{人}}",
        "{%tr endfor %}",
        "{%tr endfor %}",
    )
    assert render(drawn, 科室=[{"名": "一科", "人": ["甲", "乙"]}]) == [[["一科"], ["甲"], ["乙"]]]


def test_several_tags_may_share_a_control_row():
    drawn = table(
        "{%tr for 人 in 人员 %}{%tr if 人.职务 == '局长' %}",
        "{{人.姓名}}",
        "{%tr endif %}{%tr endfor %}",
    )
    assert render(drawn, 人员=PEOPLE) == [[["张三"]]]


def test_comments_leave_nothing():
    assert render("甲{# 说明 #}乙", "{#p 整段说明 #}", "丙") == ["甲乙", "丙"]


def test_dashes_join_paragraphs_and_lines():
    blocks = ["我住在", "{%- if 城 -%}", "城里", "{%- else -%}", "乡下", "{%- endif -%}", "。"]
    assert render(*blocks, 城=True) == ["我住在城里。"]
    assert render(*blocks, 城=False) == ["我住在乡下。"]


def test_dashes_trim_the_blanks_beside_them_as_jinja_does():
    assert render("a {%- if 有 -%} b {%- endif -%} c", 有=True) == ["abc"]


def test_an_unbreakable_space_beside_a_dash_stays():
    for border in ("", "\n"):
        text = f"a{border}{{%- if 有 -%}}{border}\xa0b{border}{{%- endif -%}}{border}\xa0c"
        assert render(text, 有=True) == ["a\xa0b\xa0c"]


def test_docxtpls_escapes_and_raw_print_delimiters():
    assert render("{_{ 甲 }_} {_% 乙 %_}", "{% raw %}{{ 丙 }}{% endraw %}{{ 丁 }}", 丁=1) == [
        "{{ 甲 }} {% 乙 %}",
        "{{ 丙 }}1",
    ]


def test_set_alone_leaves_no_paragraph():
    assert render("{% set 数 = 3 %}", "{{ 数 + 1 }}") == ["4"]


def test_a_block_set_and_a_macro_print_their_text_once_escaped():
    blocks = [
        "{% set 句 %}{{ 甲 }}<{% endset %}[{{ 句 }}]",
        "{% macro 名(x) %}《{{ x }}》{% endmacro %}{{ 名(甲) }}",
    ]
    assert render(*blocks, 甲="a<b") == ["[a<b<]", "《a<b》"]


def test_headers_footers_and_notes_are_rendered():
    parts = {
        "header1": paragraph("{{ 甲 }}头"),
        "footer2": paragraph("{{ 甲 }}脚"),
        "footnotes": f"<w:footnote w:id='1'>{paragraph('{{ 甲 }}注')}</w:footnote>",
        "endnotes": f"<w:endnote w:id='1'>{paragraph('{{ 甲 }}尾')}</w:endnote>",
    }
    data = template("文", **parts).render({"甲": "A&B"})
    texts = {name: text_of(root_of(data, f"word/{name}.xml")) for name in parts}
    assert texts == {
        "header1": "A&B头",
        "footer2": "A&B脚",
        "footnotes": "A&B注",
        "endnotes": "A&B尾",
    }


def test_text_boxes_and_content_controls_are_rendered():
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph('{% for x in 项 %}{{ x }}；{% endfor %}')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{paragraph('{{ 甲 }}')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a'/></w:sdtPr><w:sdtContent>{run('{{ 甲 }}')}</w:sdtContent></w:sdt>"
    data = template(paragraph("前", box), paragraph(control)).render({"甲": "值", "项": [1, 2]})
    assert [text_of(p) for p in root_of(data).iter(W + "txbxContent")] == ["1；2；", "值"]
    assert "".join(root_of(data).itertext()).endswith("值")
    assert root_of(data).find(f".//{W}dataBinding") is None


def test_a_row_in_a_content_control_is_hoisted_out_of_it():
    row = f"<w:tr>{cell('{%tr for x in 项 %}')}</w:tr>"
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    body = f"<w:tr>{cell('{{ x }}')}</w:tr><w:tr>{cell('{%tr endfor %}')}</w:tr>"
    drawn = f"<w:tbl><w:tblPr/><w:tblGrid/>{wrapped}{body}</w:tbl>"
    assert render(drawn, 项=[1, 2]) == [[["1"], ["2"]]]


def test_vertical_merge_spans_the_loop():
    drawn = table("{%tr for x in 项 %} | ", "{% vm %}合 | {{ x }}", "{%tr endfor %} | ")
    data = template(drawn).render({"项": [1, 2, 3]})
    merges = [m.get(W + "val") for m in root_of(data).iter(W + "vMerge")]
    assert merges == ["restart", "continue", "continue"]
    assert shown(data) == [[["合", "1"], ["", "2"], ["", "3"]]]


def test_horizontal_merge_leaves_one_cell_of_the_loops_width():
    drawn = table("{%tc for x in 项 %} | {% hm %}合 | {%tc endfor %}")
    data = template(drawn).render({"项": [1, 2, 3]})
    assert shown(data) == [[["合"]]]
    assert [s.get(W + "val") for s in root_of(data).iter(W + "gridSpan")] == ["3"]


def test_colspan_and_cell_background_are_set_in_schema_order():
    data = template(table("{% cellbg 色 %}{% colspan 宽 %}甲")).render({"色": "#FF0000", "宽": 2})
    properties = root_of(data).find(f".//{W}tcPr")
    assert [child.tag.removeprefix(W) for child in properties] == ["tcW", "gridSpan", "shd"]
    assert properties.find(W + "gridSpan").get(W + "val") == "2"
    assert properties.find(W + "shd").get(W + "fill") == "FF0000"


@pytest.mark.parametrize("people", [[], PEOPLE])
def test_no_cell_table_or_row_is_left_without_content(people):
    inside = (
        paragraph("{%p for 人 in 人员 %}") + paragraph("{{人.姓名}}") + paragraph("{%p endfor %}")
    )
    drawn = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell(inside)}</w:tr></w:tbl>"
    loop = table("{%tr for 人 in 人员 %}", "{{人.姓名}}", "{%tr endfor %}")
    root = root_of(template(drawn, loop).render({"人员": people}))
    assert all(c.find(W + "p") is not None for c in root.iter(W + "tc"))
    assert len(list(root.iter(W + "tbl"))) == (2 if people else 1)


def test_bookmarks_and_paragraph_ids_are_not_repeated():
    marked = (
        "<w:p w14:paraId='00000001'><w:bookmarkStart w:id='1' w:name='a'/>"
        f"{run('{{ x }}')}<w:bookmarkEnd w:id='1'/></w:p>"
    )
    data = template("{%p for x in 项 %}", marked, "{%p endfor %}").render({"项": [1, 2]})
    root = root_of(data)
    assert list(root.iter(W + "bookmarkStart", W + "bookmarkEnd")) == []
    assert b"paraId" not in etree_bytes(root)


def etree_bytes(root):
    from lxml import etree

    return etree.tostring(root)


def test_drawings_in_loops_have_numbers_of_their_own():
    drawing = (
        "<w:r><w:drawing><wp:inline><wp:docPr id='7' name='图'/></wp:inline></w:drawing></w:r>"
    )
    data = template("{%p for x in 项 %}", paragraph(drawing, "{{x}}"), "{%p endfor %}").render(
        {"项": [1, 2, 3]}
    )
    numbers = [n.get("id") for n in root_of(data).iter() if n.tag.endswith("}docPr")]
    assert len(set(numbers)) == 3


def test_the_names_and_tags_that_a_template_wants_are_told():
    made = template("{{ 甲.乙 }}{% for 丙 in 丁 %}{{ 丙 }}{{ 戊|upper }}{% endfor %}")
    assert made.names == {"甲", "丁", "戊"}
    assert [(tag.text, str(tag.place)) for tag in made.tags][:2] == [
        ("{{ 甲.乙 }}", "正文第1段"),
        ("{% for 丙 in 丁 %}", "正文第1段"),
    ]
