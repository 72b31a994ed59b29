"""Scripts written for docxtpl run as they are; `docxtpl` is only another name for the facade here."""

from __future__ import annotations

import os
import pickle
import runpy
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import jinja2
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from toolkit.word import facade
from toolkit.word.facade import DocxRenderError
from toolkit.word.facade import DocxTemplate
from toolkit.word.facade import RichText

ROOT = Path(facade.__file__).parents[3]
SCRIPTS = Path(__file__).parent / "scripts"


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Runs a script in an empty folder and gives the document that it wrote."""

    def run_script(name):
        monkeypatch.setitem(sys.modules, "docxtpl", facade)
        monkeypatch.chdir(tmp_path)
        runpy.run_path(str(SCRIPTS / f"{name}.py"))
        _all_well_formed(tmp_path / "out.docx")
        return Document(str(tmp_path / "out.docx"))

    return run_script


def _all_well_formed(path):
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def lines(document):
    return [paragraph.text for paragraph in document.paragraphs]


def grid(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def filled(text, context, env=None, **options):
    document = Document()
    document.add_paragraph(text)
    held, out = BytesIO(), BytesIO()
    document.save(held)
    template = DocxTemplate(held)
    template.render(context, env, **options)
    template.save(out)
    return "\n".join(lines(Document(out)))


def test_values_are_written_as_jinja_writes_them(run):
    assert lines(run("values")) == [
        "整 3，实 1.0，是 True，空 None，缺 。",
        "2.0 4.0 3 0.25 ['甲', '乙']",
        "一行\n二行\t缩进",
        "合计 4",
    ]


def test_escaped_texts_are_read_as_the_texts_they_stand_for(run):
    assert lines(run("escaping")) == [
        "甲<乙 & 丙 甲>乙 & 丙",
        "小于 < 与 &",
        "第一段",
        "第二段 <&>\n换行",
        "{{ 原样 }} 与 {% 原样 %}",
    ]


def test_with_autoescape_a_text_stands_for_itself(run):
    assert lines(run("autoescape")) == ["x<y A&amp;B x<yA&amp;B X<Y", "<b>", "[x<y]"]


def test_loops_over_rows_cells_and_paragraphs(run):
    made = run("tables")
    assert grid(made.tables[0]) == [["姓名", "次数"], ["甲", "1"], ["乙", "2.0"]]
    assert grid(made.tables[1]) == [["子", "丑", "寅", "卯"]]
    assert lines(made) == ["有 2 人"]


def test_cells_are_merged_spanned_and_coloured(run):
    made = run("merging")
    rows = made.tables[0]._tbl.tr_lst
    merges = [row.tc_lst[0].tcPr.find(qn("w:vMerge")).get(qn("w:val")) for row in rows]
    fills = [row.tc_lst[1].tcPr.find(qn("w:shd")).get(qn("w:fill")) for row in rows]
    assert merges == ["restart", "continue"]
    assert fills == ["FF0000", "00FF00"]
    assert made.tables[1]._tbl.tr_lst[0].tc_lst[0].grid_span == 2
    (cell,) = made.tables[2]._tbl.tr_lst[0].tc_lst
    assert cell.grid_span == 2


def test_rich_text_keeps_its_formatting_and_its_links(run):
    made = run("rich")
    rich = "粗大红12.5链接\n里面上宋"
    assert lines(made) == [f"前{rich}后", "普通段", rich, rich]
    assert made.paragraphs[2].style.name == "Heading 1"
    bold, red = made.paragraphs[0].runs[1:3]
    assert bold.bold
    assert (str(red.font.color.rgb), red.font.size.pt) == ("FF0000", 20)
    (link,) = made.paragraphs[0].hyperlinks
    assert link.address == "https://example.org/?a=1&b=2"


def test_pictures_stand_in_body_and_header_and_are_exchanged(run):
    made = run("pictures")
    blobs = {part.blob for part in made.part.package.iter_parts() if "image" in part.content_type}
    assert Path("old.png").read_bytes() not in blobs
    assert Path("other.png").read_bytes() not in blobs
    assert {Path(name).read_bytes() for name in ("new.png", "last.png")} < blobs
    assert len(made.inline_shapes) == 5
    assert made.sections[0].header._element.xpath(".//pic:pic")


def test_sub_documents_are_put_in(run):
    made = run("subdocuments")
    wanted = ["前", "新建的段，加粗", "带样式", "子文档标题", "子文档正文", "后"]
    assert lines(made) == wanted
    assert [grid(table) for table in made.tables] == [[["表中 1 < 2"]], [["", "格"]]]
    assert made.paragraphs[3].style.name == "Heading 2"


def test_filters_tests_globals_and_extensions_of_the_callers_environment(run):
    assert lines(run("environments")) == ["3.00元 True 某局 甲早", "[1] 12"]


def test_delimiters_of_the_callers_environment(run):
    assert lines(run("delimiters")) == ["甲 与 {{ 不动 }}：1，2，"]


def test_headers_footers_and_properties(run):
    made = run("parts")
    section = made.sections[0]
    assert section.header.paragraphs[0].text == "眉 甲 和 乙"
    assert section.footer.paragraphs[0].text == "脚 子;丑;"
    assert made.core_properties.title == "题 甲 和 乙"
    assert made.core_properties.author == "甲 和 乙"


def test_one_object_renders_often_and_its_document_can_be_changed(run):
    assert lines(run("again")) == ["第 3 份 3", "渲染后加的段"]


def test_a_document_changed_before_rendering_is_the_template(run):
    assert lines(run("before")) == ["渲染前加的 标签"]


def test_embedded_files_are_exchanged(run):
    assert lines(run("embedded")) == ["2"]


def test_errors_are_caught_as_jinjas(run):
    assert lines(run("errors")) == ["[True, True]"]


def test_without_an_environment_of_the_callers_tags_run_in_a_sandbox():
    with pytest.raises(jinja2.exceptions.SecurityError, match="正文第1段"):
        filled("{{ cycler.__init__.__globals__.os }}", {})


def test_what_the_callers_own_code_raises_is_the_cause():
    def broken():
        raise KeyError("x")

    with pytest.raises(DocxRenderError) as caught:
        filled("{{ f() }}", {"f": broken})
    assert isinstance(caught.value.__cause__, KeyError)


def test_markup_of_word_as_a_text_is_refused_and_not_printed():
    with pytest.raises(DocxRenderError, match="是 Word 的标记"):
        filled("{{ x }}", {"x": "甲</w:t><w:br/><w:t>乙"})


def test_what_docxtpl_would_lose_is_written():
    assert filled("{{ x }}{{ y }}", {"x": "a<b & c", "y": "&nbsp;"}) == "a<b & c&nbsp;"


def test_a_picture_that_is_not_there_is_told_unless_allowed():
    held = BytesIO()
    Document().save(held)
    template = DocxTemplate(held)
    template.replace_pic("无.png", BytesIO(b"x"))
    with pytest.raises(DocxRenderError, match=r"没有要替换的“无\.png”"):
        template.save(BytesIO())
    template.allow_missing_pics = True
    template.save(BytesIO())


def test_a_loop_broken_off_in_the_midst_of_a_paragraph_is_refused():
    document = Document()
    for text in (
        "{%p for i in x %}",
        "{{ i }}{% if i == 2 %}{% break %}{% endif %}。",
        "{%p endfor %}",
    ):
        document.add_paragraph(text)
    held = BytesIO()
    document.save(held)
    env = jinja2.Environment(extensions=["jinja2.ext.loopcontrols"])
    with pytest.raises(DocxRenderError, match="break"):
        DocxTemplate(held).render({"x": [1, 2, 3]}, env)


def test_breaks_in_rich_text_break_paragraphs():
    rich = RichText("一\a二", bold=True)
    assert filled("甲{{r rich }}乙", {"rich": rich}) == "甲一\n二乙"


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(jinja2.TemplateError, match=r"无\.docx"):
        DocxTemplate(tmp_path / "无.docx").render({})


def test_a_macro_torn_over_runs_is_written_in_the_formatting_of_its_call():
    document = Document()
    paragraph = document.add_paragraph("{% macro m(x) %}〔")
    paragraph.add_run("{{ x }}").italic = True
    paragraph.add_run("〕{% endmacro %}")
    paragraph.add_run("{{ m('甲&') }}乙").bold = True
    held, out = BytesIO(), BytesIO()
    document.save(held)
    template = DocxTemplate(held)
    template.render({})
    template.save(out)
    (made,) = Document(out).paragraphs
    assert made.text == "〔甲&〕乙"
    assert [run.text for run in made.runs if run.bold] == ["〔甲&〕乙"]


def _from_the_shell(tmp_path, *arguments, answer=""):
    document = Document()
    document.add_paragraph("{{ 单位 }}")
    document.save(str(tmp_path / "t.docx"))
    command = [sys.executable, "-m", "toolkit.word.facade", "t.docx", "d.json", "out.docx"]
    return subprocess.run(
        [*command, *arguments],
        cwd=tmp_path,
        input=answer,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_the_shell_fills_one_document_and_asks_before_it_overwrites(tmp_path):
    (tmp_path / "d.json").write_text('{"单位": "监察大队"}', encoding="utf-8")
    assert _from_the_shell(tmp_path).returncode == 0
    assert lines(Document(str(tmp_path / "out.docx"))) == ["监察大队"]
    (tmp_path / "d.json").write_text('{"单位": "污控科"}', encoding="utf-8")
    kept = _from_the_shell(tmp_path, answer="n\n")
    assert (kept.returncode, "要覆盖吗" in kept.stderr) == (1, True)
    assert lines(Document(str(tmp_path / "out.docx"))) == ["监察大队"]
    assert _from_the_shell(tmp_path, "-o", "-q").stdout == ""
    assert lines(Document(str(tmp_path / "out.docx"))) == ["污控科"]


@pytest.mark.parametrize(("data", "said"), [("[1]", "对象"), ("{", "JSON"), (None, "读不了")])
def test_the_shell_says_what_is_wrong_with_the_data(tmp_path, data, said):
    if data is not None:
        (tmp_path / "d.json").write_text(data, encoding="utf-8")
    refused = _from_the_shell(tmp_path)
    assert (refused.returncode, "Traceback" in refused.stderr) == (2, False)
    assert said in refused.stderr


def test_the_shell_explains_itself_in_chinese_and_shows_no_traceback(tmp_path):
    (tmp_path / "d.json").write_text("{}", encoding="utf-8")
    helped = _from_the_shell(tmp_path, "--help")
    assert (helped.returncode, "usage" in helped.stdout, "用法：" in helped.stdout) == (
        0,
        False,
        True,
    )
    wrong = _from_the_shell(tmp_path, "--colour")
    assert (wrong.returncode, "用法：" in wrong.stderr, "usage" in wrong.stderr) == (2, True, False)


def test_a_wrong_tag_is_caught_as_jinjas_syntax_error_with_its_paragraph():
    with pytest.raises(jinja2.TemplateSyntaxError) as caught:
        filled("{{ 甲|没有的 }}", {})
    error = caught.value
    assert (error.lineno, str(error)) == (1, error.message)
    assert "正文第1段" in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.docx_context) == (
        type(error),
        str(error),
        error.docx_context,
    )


class Shown:
    def __str__(self):
        return "字"

    def __html__(self):
        return "标记"


def test_an_object_is_its_text_unless_what_is_written_is_escaped():
    assert filled("{{ 甲 }}", {"甲": Shown()}) == "字"
    assert filled("{{ 甲 }}", {"甲": Shown()}, autoescape=True) == "标记"


def torn(text):
    document = Document()
    paragraph = document.add_paragraph()
    for piece in text:
        paragraph.add_run(piece)
    document.add_picture(BytesIO(PICTURE))
    document.sections[0].header.paragraphs[0].text = "页眉{{ 单位 }}"
    held = BytesIO()
    document.save(held)
    return DocxTemplate(held)


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def test_scripts_may_look_at_the_parts_and_their_tags(tmp_path):
    template = torn("{% if 甲 %}{{ 乙|upper }}{% endif %}")
    source = template.patch_xml(template.get_xml())
    assert {"甲", "乙"} == jinja2.meta.find_undeclared_variables(jinja2.Environment().parse(source))
    ((_, header),) = template.get_headers_footers(template.HEADER_URI)
    assert "{{ 单位 }}" in template.patch_xml(template.get_part_xml(header))
    assert [*template.get_headers_footers(template.FOOTER_URI)] == []
    ((target, part),) = template.get_pic_map().values()
    assert (part.blob, target.startswith("media/")) == (PICTURE, True)
    template.write_xml(str(tmp_path / "body.xml"))
    assert etree.parse(str(tmp_path / "body.xml")).getroot().tag.endswith("}body")


def test_a_picture_says_what_it_was_given_and_may_be_made_larger():
    template = torn("{{ 图 }}")
    held = BytesIO(PICTURE)
    picture = facade.InlineImage(template, held, width=36000)
    assert (picture.tpl, picture.image_descriptor, picture.height) == (template, held, None)
    picture.width = 72000
    template.render({"图": picture, "单位": "局"})
    assert 72000 in {shape.width for shape in template.docx.inline_shapes}


def test_a_body_that_a_script_built_and_changed_is_saved():
    template = torn("{{ 甲 }}")
    tree = parse_xml(template.build_xml({"甲": "<值>", "单位": "局"}))
    next(tree.iter(qn("w:t"))).text += "！"
    template.map_tree(tree)
    out = BytesIO()
    template.save(out)
    made = Document(out)
    assert (made.paragraphs[0].text, made.sections[0].header.paragraphs[0].text) == (
        "<值>！",
        "页眉局",
    )


@pytest.mark.parametrize(
    "name",
    [
        *("patch_xml", "build_xml", "render_xml_part", "map_tree", "resolve_listing", "fix_tables"),
        *("fix_docpr_ids", "render_footnotes", "render_properties", "pre_processing"),
        *("post_processing", "get_xml", "get_part_xml", "get_headers_footers"),
        *("build_headers_footers_xml", "map_headers_footers_xml"),
    ],
)
def test_a_step_that_a_subclass_has_made_anew_is_not_passed_over_in_silence(name):
    own = type("Own", (DocxTemplate,), {name: lambda *_: None})
    further = type("Further", (own,), {})
    for kind in (own, further):
        with pytest.raises(jinja2.TemplateError, match=name):
            kind(torn("{{ 甲 }}").template_file).render({"甲": 1, "单位": "局"})


def test_a_subclass_with_other_methods_of_its_own_renders():
    class Own(DocxTemplate):
        def named(self):
            return "局"

    template = Own(torn("{{ 甲 }}").template_file)
    template.render({"甲": 1, "单位": template.named()})
    assert template.docx.paragraphs[0].text == "1"
