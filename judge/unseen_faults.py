"""A third look: kinds that were written down before anybody saw what lint says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from judge.markup_faults import BAD
from judge.markup_faults import box
from judge.markup_faults import control
from judge.markup_faults import deleted
from judge.markup_faults import header
from judge.markup_faults import inline_picture
from judge.markup_faults import link
from judge.markup_faults import part
from judge.surgery import field
from judge.surgery import p
from judge.surgery import run
from judge.surgery import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from judge.surgery import Opened

TYPED = (
    ("tab between the last braces", "{{ §S }\t}"),
    ("blanks within both pairs", "{ { §S } }"),
    ("two names by a comma", "{{ §S，§S }}"),
    ("plus at the end", "{{ §S + '年' + }}"),
    ("tilde at the end", "{{ §S ~ }}"),
    ("end not closed", "{% if §S %}有{% endif %"),
    ("percent lacking at the end", "{% if §S }有{% endif %}"),
    ("brace lacking at the end", "{% if §S %有{% endif %}"),
    ("brace lacking at the beginning", "% if §S %}有{% endif %}"),
    ("percent lacking in the end", "{% if §S %}有{endif %}"),
    ("end with a word more", "{% for 行 in §R %}{{ 行.§F }}{% endfor each %}"),
    ("else of a loop twice", "{% for 行 in §R %}{{ 行.§F }}{% else %}无{% else %}缺{% endfor %}"),
    ("reversed", "{% for 行 in reversed(§R) %}{{ 行.§F }}{% endfor %}"),
    ("enumerate", "{% for 次, 行 in enumerate(§R) %}{{ 次 }}{{ 行.§F }}{% endfor %}"),
    ("values without brackets", "{% for 行 in §R.values %}{{ 行.§F }}{% endfor %}"),
    ("where of Liquid", "{% for 行 in §R | where: '§F' %}{{ 行.§F }}{% endfor %}"),
    ("limit of Liquid", "{% for 行 in §R limit:3 %}{{ 行.§F }}{% endfor %}"),
    ("order by", "{% for 行 in §R order by §F %}{{ 行.§F }}{% endfor %}"),
    ("isset", "{% if isset(§S) %}有{% endif %}"),
    ("isEmpty", "{% if §S.isEmpty() %}无{% endif %}"),
    ("len in a condition", "{% if len(§R) > 0 %}有{% endif %}"),
    ("substr", "{{ §S.substr(0, 4) }}"),
    ("toFixed", "{{ §S.toFixed(2) }}"),
    ("ToString", '{{ §S.ToString("yyyy") }}'),
    ("arrow function", "{{ §R.map(x => x.§F) }}"),
    ("join by a dot", "{{ §R.join('、') }}"),
    ("number_format", "{{ §S|number_format(2) }}"),
    ("default by a colon", "{{ §S|default:'无' }}"),
    ("default not closed", "{{ §S|default('无' }}"),
    ("default by an equals sign", "{{ §S|default='无' }}"),
    ("index without a number", "{{ §R[].§F }}"),
    ("index in round brackets", "{{ §R(0).§F }}"),
    ("index in braces", "{{ §R{0}.§F }}"),
    ("dollar and index", "{{ $§R[0].§F }}"),
    ("braces round a control tag", "{{%- if §S -%}}有{% endif %}"),
    ("name set without a keyword", "{% 甲 = 1 %}{{ 甲 }}"),
    ("let", "{% let 甲 = 1 %}{{ 甲 }}"),
    ("set without an equals sign", "{% set 甲 1 %}{{ 甲 }}"),
    ("set without a name", "{% set = 1 %}"),
    ("macro whose bracket is open", "{% macro 写(值 %}甲{% endmacro %}"),
    ("while", "{% while §S %}甲{% endwhile %}"),
    ("switch", "{% switch §S %}甲{% endswitch %}"),
    ("continue", "{% for 行 in §R %}{{ 行.§F }}{% continue %}{% endfor %}"),
    ("page break as a tag", "{% pagebreak %}"),
    ("bold of HTML", "<b>{{ §S }}</b>"),
    ("break of HTML", "{{ §S }}<br/>"),
    ("blank of HTML", "{{ §S }}&nbsp;等"),
    ("bold of Markdown", "**{{ §S }}**"),
    ("line break of programs", "{{ §S }}\\n另起"),
    ("opening left alone", "{{ §S }}{{"),
    ("capital prefix", "{%P if §S %}有{%P endif %}"),
    ("prefix with a colon", "{%p: if §S %}有{%p: endif %}"),
    ("prefix before the percent", "{p% if §S %}有{p% endif %}"),
    ("row prefix on a value", "{{tr §S }}"),
    ("comment not closed before a tag", "{# 甲 {{ §S }}"),
    ("zero width between the braces", "{\u200b{ §S }}"),
    ("direction mark in a keyword", "{% end\u200eif %}"),
    ("colspan in words", "{% colspan '二' %}"),
    ("bracket of another kind at the end", "{{ §S|replace('甲', '乙'] }}"),
    ("comparison chained by commas", "{% if §S == '甲', '乙' %}有{% endif %}"),
    ("in without a list", "{% if §S in %}有{% endif %}"),
    ("or twice", "{% if §S or or §R %}有{% endif %}"),
    ("not behind the name", "{% if §S not %}有{% endif %}"),
    ("quoted condition", "{% if '§S == 1' %}有{% endif %}"),
    ("sum of texts by a comma", "{{ '共', §S }}"),
    ("filter with a full-width name", "{{ §S|ｕｐｐｅｒｒ }}"),
)
"""Put into a line of their own."""

BLOCKS = (
    ("row deleted with changes tracked", table("甲", "!{{ §S }}").replace("<w:tr><w:tc><w:tcPr/><w:p fault", '<w:tr><w:trPr><w:del w:id="95" w:author="甲"/></w:trPr><w:tc><w:tcPr/><w:p fault')),
    ("tag moved away with changes tracked", p("前", '<w:moveFrom w:id="96" w:author="甲">' + run("{{ §S }}") + "</w:moveFrom>", fault=True)),
    ("opening deleted with changes tracked", p(deleted("{{"), run(" §S }}"), fault=True)),
    ("loop out of a control around paragraphs", control(p("{%p for 行 in §R %}", fault=True) + p("{{ 行.§F }}")) + p("{%p endfor %}", fault=True)),
    ("inner control", p(control(control(run("{{ §S")) + run("后")), fault=True)),
    ("table in a text box", p("前", box(table("!{%tr for 行 in §R %}", "{{ 行.§F }}") + p("")))),
    ("black on black", p(run("{{ §S }}", '<w:color w:val="000000"/><w:highlight w:val="black"/>'), fault=True)),
    ("lines as high as a point", p("{{ §S }}", looks='<w:spacing w:line="20" w:lineRule="exact"/>', fault=True)),
    ("row as high as a point", table("甲", "!{{ §S }}").replace("<w:tr><w:tc><w:tcPr/><w:p fault", '<w:tr><w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr><w:tc><w:tcPr/><w:p fault')),
    ("hidden row", table("甲", "!{{ §S }}").replace("<w:tr><w:tc><w:tcPr/><w:p fault", "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:tcPr/><w:p fault")),
    ("letters a hundredth wide", p(run("{{ §S }}", '<w:w w:val="1"/>'), fault=True)),
    ("hyphen in a name", p(run("{{ §S"), "<w:r><w:noBreakHyphen/></w:r>", run("甲乙 }}"), fault=True)),
    ("number of a sequence", p("图", field("SEQ 图", "{{ §S }}"), fault=True)),
    ("link of a field to a bookmark that is none", p("见", field('HYPERLINK \\l "没有此签"', "后"), fault=True)),
    ("field in a field's code", p(field("IF {% if §S %} = 1 有 无", "有"), fault=True)),
    ("two row loops in one row", table("甲 | 乙", "!{%tr for 行 in §R %} | !{%tr for 列 in §R %}", "{{ 行.§F }} | {{ 列.§F }}", "!{%tr endfor %} | ")),
    ("end row before the beginning", table("甲", "!{%tr endfor %}", "丙", "!{%tr for 行 in §R %}")),
    ("if across a loop of rows", table("甲", "!{%tr if §S %}", "!{%tr for 行 in §R %}", "{{ 行.§F }}", "!{%tr endif %}", "!{%tr endfor %}")),
    ("colspan without a number", table("甲", "!{% colspan %}乙")),
    ("colour in letters", table("甲", "!{% cellbg 'F00' %}乙")),
    ("drop-down of old forms", p("选", field("FORMDROPDOWN", ""), fault=True)),
    ("field of another program's data", p("共", field("DOCVARIABLE 单位", "某"), fault=True)),
    ("user's name", p("撰稿：", field("USERNAME", "某"), fault=True)),
)  # fmt: skip
"""Blocks for the body."""


def _reviewed(opened: Opened) -> bool:
    """A remark of somebody who looked over the template."""
    if "word/comments.xml" in opened.files:
        return False
    made = (
        '<w:comments><w:comment w:id="8" w:author="甲">'
        + p("此处请改")
        + "</w:comment></w:comments>"
    )
    opened.add_part("word/comments.xml", "comments", "wordprocessingml.comments+xml", made)
    opened.places.clear()
    opened.within('<w:r><w:commentReference w:id="8"/></w:r>')
    return True


_DIAGRAM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'

PARTS: tuple[tuple[str, Callable[[Opened], bool]], ...] = (
    ("remark of a reviewer", _reviewed),
    ("alternative text in a header", header(p("甲", inline_picture(BAD), fault=True))),
    ("loop into a header's table", header(table("!{%tr for 行 in §R %}", "{{ 行.§F }}") + p("")) ),
    ("endnote not closed", part("word/endnotes.xml", "endnotes", "wordprocessingml.endnotes+xml", '<w:endnotes><w:endnote w:id="9">' + p("甲{{ §S", fault=True) + "</w:endnote></w:endnotes>")),
    ("part of a document's building blocks", part("word/glossary/document.xml", "glossaryDocument", "wordprocessingml.document.glossary+xml", "<w:glossaryDocument><w:docParts><w:docPart><w:docPartBody>" + p(BAD, fault=True) + "</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>")),
    ("point of SmartArt", part("word/diagrams/data9.xml", "diagramData", "drawingml.diagramData+xml", f'<dgm:dataModel {_DIAGRAM}><dgm:ptLst><dgm:pt><dgm:t><a:bodyPr/><a:p fault=""><a:r><a:t>甲{{{{ §S</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>')),
    ("name of a series", part("word/charts/chart8.xml", "chart", "drawingml.chart+xml", "<c:chartSpace><c:chart><c:plotArea><c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>{{ §S</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:plotArea></c:chart></c:chartSpace>")),
    ("web page within the document", part("word/afchunk9.htm", "aFChunk", "html", "<html><body>{{ §S }}</body></html>")),
    ("address of mail", link("mailto:%7B%7B§S|没有的过滤器%7D%7D")),
    ("variable of the settings", lambda o: o.replace("word/settings.xml", "</w:settings>", '<w:docVars><w:docVar w:name="甲" w:val="{{ §S"/></w:docVars></w:settings>')),
    ("number with a tag", lambda o: o.replace("word/numbering.xml", 'w:lvlText w:val="', 'w:lvlText w:val="{{ §S')),
)  # fmt: skip
"""What is put into other parts; whether it could be."""
