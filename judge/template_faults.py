"""Faults that a clerk makes in a template, put at drawn places into the shipped ones: where lint finds them.

A fault counts as found where lint has a finding at the paragraph that it stands in, or for what
reaches over several paragraphs at one of these. A template as shipped gives none.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from toolkit.activities.sanjie import SANJIE
from toolkit.word.lint import lint_bytes

if TYPE_CHECKING:
    from docx.document import Document as Opened
    from docx.oxml.xmlchemy import BaseOxmlElement

    from toolkit.declare.document import DocumentKind

TEMPLATES = Path(__file__).parents[1] / "doc_templates" / "三解三促"
P = qn("w:p")
LOOP, END = "{{%p for 行 in {rows} %}}", "{{%p endfor %}}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is put in, as paragraphs (in braces: `slot`, `rows` and `field` of the document kind)."""

    name: str
    lines: tuple[str, ...]


def _in_line(name: str, text: str) -> Fault:
    return Fault(name, (f"现将{text}印发给你们",))


FAULTS = (
    _in_line("value not closed", "{{{{ {slot}"),
    _in_line("one brace at the end", "{{{{ {slot} }}"),
    _in_line("one brace at the beginning", "{{ {slot} }}}}"),
    _in_line("control not closed", "{{% if {slot}"),
    _in_line("control closed by braces", "{{% if {slot} }}}}有{{% endif %}}"),
    _in_line("value closed by percent", "{{{{ {slot} %}}"),
    _in_line("comment not closed", "{{# 说明"),
    _in_line("blank between opening braces", "{{ {{ {slot} }}}}"),
    _in_line("blank between closing braces", "{{{{ {slot} }} }}"),
    _in_line("blank before percent", "{{ % if {slot} %}}有{{% endif %}}"),
    _in_line("blank behind percent", "{{% if {slot} % }}有{{% endif %}}"),
    _in_line("brace of round brackets", "{{( {slot} )}}"),
    _in_line("full-width percent", "{{％ if {slot} ％}}有{{％ endif ％}}"),
    _in_line("full-width braces", "｛｛ {slot} ｝｝"),
    _in_line("full-width bar", "{{{{ {slot}｜default('无') }}}}"),
    _in_line("full-width brackets", "{{{{ {slot}|default（'无'） }}}}"),
    _in_line("smart quotes", "{{{{ {slot}|default(“无”) }}}}"),
    _in_line("quote left open", "{{{{ {slot}|default('无) }}}}"),
    _in_line("quotes of two kinds", "{{{{ {slot}|default('无\") }}}}"),
    _in_line("Chinese comma in a filter", "{{{{ {slot}|replace('甲'，'乙') }}}}"),
    _in_line("Chinese full stop", "{{{{ {rows}[0]。{field} }}}}"),
    _in_line("enumeration comma", "{{{{ {slot}、 }}}}"),
    _in_line("colon behind if", "{{% if {slot}： %}}有{{% endif %}}"),
    _in_line("semicolon in a tag", "{{{{ {slot}; }}}}"),
    _in_line("slot misspelt", "{{{{ {slot}们 }}}}"),
    _in_line("slot that is none", "{{{{ 办公电话 }}}}"),
    _in_line("slot misspelt in if", "{{% if {slot}们 %}}有{{% endif %}}"),
    _in_line("slot misspelt in for", "{{% for 行 in {rows}们 %}}甲{{% endfor %}}"),
    _in_line("slot in Latin letters", "{{{{ biaoti }}}}"),
    _in_line("blank in a name", "{{{{ {slot} 名称 }}}}"),
    _in_line("field misspelt", "{{% for 行 in {rows} %}}{{{{ 行.{field}们 }}}}{{% endfor %}}"),
    _in_line(
        "field by a key misspelt", "{{% for 行 in {rows} %}}{{{{ 行['{field}们'] }}}}{{% endfor %}}"
    ),
    _in_line(
        "loop variable misspelt", "{{% for 行 in {rows} %}}{{{{ 航.{field} }}}}{{% endfor %}}"
    ),
    _in_line(
        "loop variable outside", "{{% for 行 in {rows} %}}甲{{% endfor %}}{{{{ 行.{field} }}}}"
    ),
    _in_line(
        "loop variable before", "{{{{ 行.{field} }}}}{{% for 行 in {rows} %}}甲{{% endfor %}}"
    ),
    _in_line("attribute of a list", "{{{{ {rows}.{field}们 }}}}"),
    _in_line("list as text", "{{{{ {rows} }}}}"),
    _in_line("row as text", "{{% for 行 in {rows} %}}{{{{ 行 }}}}{{% endfor %}}"),
    _in_line("loop's index misspelt", "{{% for 行 in {rows} %}}{{{{ loop.idx }}}}{{% endfor %}}"),
    _in_line("loop outside of a loop", "{{{{ loop.index }}}}"),
    _in_line(
        "same loop variable nested",
        "{{% for 行 in {rows} %}}{{% for 行 in {rows} %}}甲{{% endfor %}}{{% endfor %}}",
    ),
    _in_line("filter misspelt", "{{{{ {slot}|大写日其 }}}}"),
    _in_line("filter of Jinja misspelt", "{{{{ {slot}|lenght }}}}"),
    _in_line("filter without a name", "{{{{ {slot}| }}}}"),
    _in_line("two bars", "{{{{ {slot}||upper }}}}"),
    _in_line("filter behind a dot", "{{{{ {slot}.日期 }}}}"),
    _in_line("filter argument missing", "{{{{ {slot}|replace('甲') }}}}"),
    _in_line("filter argument too many", "{{{{ {slot}|upper(1) }}}}"),
    _in_line("date filter on a list", "{{{{ {rows}|日期 }}}}"),
    _in_line("date filter on a text", "{{{{ '甲'|日期 }}}}"),
    _in_line("join without an attribute", "{{{{ {rows}|顿号 }}}}"),
    _in_line("join by a missing attribute", "{{{{ {rows}|顿号('{field}们') }}}}"),
    _in_line("sum of a missing attribute", "{{{{ {rows}|sum(attribute='{field}们') }}}}"),
    _in_line("test that is none", "{{% if {slot} is 空的 %}}有{{% endif %}}"),
    _in_line("one equals sign", "{{% if {slot} = '甲' %}}有{{% endif %}}"),
    _in_line("equals signs apart", "{{% if {slot} = = '甲' %}}有{{% endif %}}"),
    _in_line("three equals signs", "{{% if {slot} === '甲' %}}有{{% endif %}}"),
    _in_line("sign of SQL", "{{% if {slot} <> '甲' %}}有{{% endif %}}"),
    _in_line("and in Chinese", "{{% if {slot} 且 {rows} %}}有{{% endif %}}"),
    _in_line("or in Chinese", "{{% if {slot} 或 {rows} %}}有{{% endif %}}"),
    _in_line("and of C", "{{% if {slot} && {rows} %}}有{{% endif %}}"),
    _in_line("not of C", "{{% if !{slot} %}}有{{% endif %}}"),
    _in_line("and at the end", "{{% if {slot} and %}}有{{% endif %}}"),
    _in_line("greater or equal in one sign", "{{% if {slot} ≥ 3 %}}有{{% endif %}}"),
    _in_line("if without a condition", "{{% if %}}有{{% endif %}}"),
    _in_line("else if in two words", "{{% if {slot} %}}有{{% else if {rows} %}}无{{% endif %}}"),
    _in_line("elseif", "{{% if {slot} %}}有{{% elseif {rows} %}}无{{% endif %}}"),
    _in_line("else without if", "有{{% else %}}无"),
    _in_line("else twice", "{{% if {slot} %}}有{{% else %}}无{{% else %}}缺{{% endif %}}"),
    _in_line(
        "elif behind else", "{{% if {slot} %}}有{{% else %}}无{{% elif {rows} %}}缺{{% endif %}}"
    ),
    _in_line("if without end", "{{% if {slot} %}}有"),
    _in_line("end without if", "有{{% endif %}}"),
    _in_line("for without end", "{{% for 行 in {rows} %}}有"),
    _in_line("endfor twice", "{{% for 行 in {rows} %}}有{{% endfor %}}{{% endfor %}}"),
    _in_line("end of another kind", "{{% for 行 in {rows} %}}有{{% endif %}}"),
    _in_line(
        "blocks crossing", "{{% for 行 in {rows} %}}{{% if {slot} %}}有{{% endfor %}}{{% endif %}}"
    ),
    _in_line("end in two words", "{{% if {slot} %}}有{{% end if %}}"),
    _in_line("end without a kind", "{{% if {slot} %}}有{{% end %}}"),
    _in_line("capital If", "{{% If {slot} %}}有{{% EndIf %}}"),
    _in_line("keyword in Chinese", "{{% 如果 {slot} %}}有{{% 结束 %}}"),
    _in_line("missing in", "{{% for 行 {rows} %}}有{{% endfor %}}"),
    _in_line("of in place of in", "{{% for 行 of {rows} %}}有{{% endfor %}}"),
    _in_line("for without a variable", "{{% for in {rows} %}}有{{% endfor %}}"),
    _in_line("for without rows", "{{% for 行 in %}}有{{% endfor %}}"),
    _in_line("foreach", "{{% foreach 行 in {rows} %}}有{{% endfor %}}"),
    _in_line("control in value braces", "{{{{ if {slot} }}}}有{{{{ endif }}}}"),
    _in_line("for in value braces", "{{{{ for 行 in {rows} }}}}有{{{{ endfor }}}}"),
    _in_line("value in control signs", "{{% {slot} %}}"),
    _in_line("empty value", "{{{{ }}}}"),
    _in_line("empty control", "{{% %}}"),
    _in_line("brackets not closed", "{{{{ ({slot} }}}}"),
    _in_line("bracket too many", "{{{{ {slot}) }}}}"),
    _in_line("index not closed", "{{{{ {rows}[0 }}}}"),
    _in_line("tag within a tag", "{{{{ {{{{ {slot} }}}} }}}}"),
    _in_line("name beginning with a figure", "{{{{ 1季度 }}}}"),
    _in_line("set without a value", "{{% set 甲 = %}}"),
    _in_line("set of a text", "{{% set '甲' = 1 %}}"),
    _in_line("division by zero", "{{{{ 3 / 0 }}}}"),
    _in_line("include", "{{% include '附件.docx' %}}"),
    _in_line("row tag in a paragraph", "{{%tr for 行 in {rows} %}}有{{%tr endfor %}}"),
    _in_line("column tag in a paragraph", "{{%tc for 行 in {rows} %}}有{{%tc endfor %}}"),
    _in_line("paragraph tag beside text", "{{%p if {slot} %}}有{{%p endif %}}"),
    _in_line("prefix without a blank", "{{%pif {slot} %}}有{{%pendif %}}"),
    _in_line("one brace alone", "{{{slot}}}"),
    _in_line("Excel's function", "{{{{ SUM({rows}) }}}}"),
    _in_line("call of a slot", "{{{{ {slot}() }}}}"),
    _in_line("method that is none", "{{{{ {slot}.substring(1) }}}}"),
    _in_line("placeholder of crosses", "XXXX"),
    Fault("tag torn over two paragraphs", ("共{{{{ {slot}", "}}}}件")),
    Fault("control torn over two paragraphs", ("{{% if", "{slot} %}}有{{% endif %}}")),
    Fault(
        "loop begun in a paragraph and ended in text", ("前{{%p for 行 in {rows} %}}", "有", END)
    ),
    Fault("loop without its end", (LOOP, "有")),
    Fault("end of a loop alone", ("有", END)),
    Fault("loop ended by endif", (LOOP, "有", "{{%p endif %}}")),
    Fault("raw over two paragraphs", ("{{% raw %}}甲", "乙{{% endraw %}}")),
)
IN_CELLS = (
    ("row tag beside text in its row", "{{%tr for 行 in {rows} %}}"),
    ("row loop without its end", "{{% for 行 in {rows} %}}"),
    ("tag torn over two cells", "{{{{ {slot}"),
    ("field misspelt in a cell", "{{{{ {rows}[0].{field}们 }}}}"),
    ("unknown slot in a cell", "{{{{ 没有此项 }}}}"),
)
IN_BOXES = (
    ("unknown slot in a text box", "共{{{{ 没有此项 }}}}件"),
    ("tag not closed in a text box", "共{{{{ {slot}"),
    ("loop without its end in a text box", "共{{% for 行 in {rows} %}}件"),
)
IN_HEADINGS = (
    ("unknown slot in a header row", "{{{{ 没有此项 }}}}"),
    ("loop without its end in a header row", "前{{% for 行 in {rows} %}}后"),
    ("one brace at the end in a header row", "{{{{ {slot} }}"),
)
BOX = """<w:r xmlns:w="{w}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>
<w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""
HEADING = """<w:tbl xmlns:w="{w}"><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>
<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"""


def figures(seed: int) -> Counter[str]:
    """How many faults lint finds in one template, each put in alone, and what it says of the clean one."""
    chance = Random(seed)
    kinds = [kind for kind in SANJIE.documents if (TEMPLATES / kind.template).exists()]
    kind = kinds[seed % len(kinds)]
    data = (TEMPLATES / kind.template).read_bytes()
    said = Counter({"faults": 0, "found at the place": 0})
    said["false alarms on the clean template"] = len(lint_bytes(data, kind.template, kind.slots))
    for fault in FAULTS:
        changed, places = with_lines(chance, data, filled(chance, kind, fault.lines))
        said += judged(kind, changed, places, fault.name)
    for name, text in IN_CELLS:
        changed, places = _in_a_cell(chance, data, filled(chance, kind, (text,))[0])
        said += judged(kind, changed, places, name) if places else Counter()
    for faults, inside in ((IN_BOXES, BOX), (IN_HEADINGS, HEADING)):
        for name, text in faults:
            changed, places = _in_new(chance, data, filled(chance, kind, (text,))[0], inside)
            said += judged(kind, changed, places, name)
    return said


def judged(kind: DocumentKind, data: bytes, places: set[int], name: str) -> Counter[str]:
    """Whether lint finds a fault at one of the paragraphs that it stands in, as figures."""
    shipped = (TEMPLATES / kind.template).read_bytes()
    found = lint_bytes(data, kind.template, kind.slots, original=shipped)
    right = any(
        each.place.part == "word/document.xml" and each.place.paragraph in places for each in found
    )
    said = Counter({"faults": 1, "found at the place": int(right)})
    if not right:
        said[f"missed: {name}" if not found else f"elsewhere: {name}"] = 1
    return said


def filled(chance: Random, kind: DocumentKind, lines: tuple[str, ...]) -> list[str]:
    """The lines with names that the kind offers."""
    plain = [slot.name for slot in kind.slots if not slot.fields]
    rows = chance.choice([slot for slot in kind.slots if slot.fields])
    names = {"slot": chance.choice(plain), "rows": rows.name, "field": chance.choice(rows.fields)}
    return [line.format(**names) for line in lines]


def with_lines(chance: Random, data: bytes, lines: list[str]) -> tuple[bytes, set[int]]:
    """The template with paragraphs put in below a drawn paragraph of the body, and their numbers."""
    document = Document(BytesIO(data))
    body = document.element.body
    at = chance.choice([each for each in body.iterchildren(P) if _is_text(each)])
    made = []
    for line in reversed(lines):
        new = deepcopy(at)
        write(chance, new, line)
        at.addnext(new)
        made.append(new)
    return saved(document, made)


def _in_a_cell(chance: Random, data: bytes, text: str) -> tuple[bytes, set[int]]:
    """The template with a text in place of a drawn cell's, and the number of its paragraph."""
    document = Document(BytesIO(data))
    cells = [p for p in document.element.body.iter(P) if p.xpath("ancestor::w:tc") and _is_text(p)]
    if not cells:
        return data, set()
    chosen = chance.choice(cells)
    write(chance, chosen, text)
    return saved(document, [chosen])


def _in_new(chance: Random, data: bytes, text: str, markup: str) -> tuple[bytes, set[int]]:
    """The template with a text box, or a table with a header row, that holds a text, below a drawn paragraph."""
    document = Document(BytesIO(data))
    at = chance.choice([each for each in document.element.body.iterchildren(P) if _is_text(each)])
    made = parse_xml(markup.format(w=at.nsmap["w"]))
    if made.tag == qn("w:r"):
        holder = deepcopy(at)
        write(chance, holder, "见文本框")
        holder.append(made)
        at.addnext(holder)
    else:
        at.addnext(deepcopy(at))
        at.addnext(made)
    paragraph = next(made.iter(P))
    write(chance, paragraph, text)
    return saved(document, [paragraph])


def _is_text(paragraph: BaseOxmlElement) -> bool:
    """Whether a paragraph is one of text alone, neither a control tag's nor a section's end."""
    text = "".join(paragraph.itertext(qn("w:t")))
    odd = paragraph.xpath(".//w:sectPr|.//w:drawing|.//w:pict|.//w:fldChar")
    return bool(text) and "{%" not in text and not odd


def write(chance: Random, paragraph: BaseOxmlElement, text: str) -> None:
    """Write a text in place of a paragraph's own, in runs with borders anywhere, as Word leaves it."""
    for child in list(paragraph):
        if child.tag != qn("w:pPr"):
            paragraph.remove(child)
    at = 0
    while at < len(text):
        length = chance.choice((1, 3, 8, 40))
        run = paragraph.add_r()
        run.text = text[at : at + length]
        at += length


def saved(document: Opened, made: list[BaseOxmlElement]) -> tuple[bytes, set[int]]:
    """The file, and the numbers of the paragraphs as lint counts them."""
    counted = 0
    places = set()
    for node in document.element.body.iter(qn("w:p")):
        if not any(each.tag.endswith("}Fallback") for each in node.iterancestors()):
            counted += 1
            if node in made:
                places.add(counted)
    out = BytesIO()
    document.save(out)
    return out.getvalue(), places
