"""Faults that stand in what Word, LibreOffice and WPS make of a document: fields, controls, boxes, tables, notes, parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from judge.surgery import SPACES
from judge.surgery import Opened
from judge.surgery import field
from judge.surgery import p
from judge.surgery import run
from judge.surgery import table

if TYPE_CHECKING:
    from collections.abc import Callable

_W14 = SPACES["w14"]
LOOP, END = "{%tr for 行 in §R %}", "{%tr endfor %}"


def inline_picture(description: str, title: str = "") -> str:
    """A drawing without a picture, whose alternative text is that."""
    escaped = description.replace("&", "&amp;").replace('"', "&quot;")
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="77" name="图" descr="{escaped}" title="{title}"/>'
        '<a:graphic><a:graphicData uri="urn:none"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def box(*paragraphs: str) -> str:
    """A text box of Word 97."""
    inside = "".join(paragraphs)
    return f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def new_box(*paragraphs: str) -> str:
    """A text box of today's Word, with what older programs show."""
    inside = "".join(paragraphs)
    old = inside.replace(' fault=""', "")
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        '<wp:docPr id="78" name="框"/><a:graphic><a:graphicData uri="'
        f'{SPACES["wps"]}"><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{old}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(inside: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def simple(code: str, result: str = "1") -> str:
    """A field in one element."""
    escaped = code.replace("&", "&amp;").replace('"', "&quot;")
    return f'<w:fldSimple w:instr=" {escaped} ">{run(result)}</w:fldSimple>'


def inserted(inside: str) -> str:
    """What was put in with Track Changes on."""
    return f'<w:ins w:id="91" w:author="甲" w:date="2012-05-01T00:00:00Z">{inside}</w:ins>'


def deleted(text: str) -> str:
    """What was deleted with Track Changes on."""
    made = run(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="92" w:author="甲" w:date="2012-05-01T00:00:00Z">{made}</w:del>'


BAD = "{{ §S|没有的过滤器 }}"
"""A tag that is wrong whatever the data."""

BLOCKS = (
    ("filter that is none in alternative text", p("图", inline_picture(BAD), fault=True)),
    ("alternative text not closed", p("图", inline_picture("{{ §S"), fault=True)),
    ("control tag in alternative text", p("图", inline_picture("{% if §S %}有"), fault=True)),
    ("list in alternative text", p("图", inline_picture("{{ §R }}"), fault=True)),
    ("title of a picture", p("图", inline_picture("图", BAD), fault=True)),
    ("filter that is none in a field code", p("见", field('HYPERLINK "' + BAD + '"', "网页"), fault=True)),
    ("field code not closed", p("见", field('HYPERLINK "{{ §S"', "网页"), fault=True)),
    ("field code with a control tag", p("见", field('HYPERLINK "{% if §S %}"', "网页"), fault=True)),
    ("filter that is none in a simple field", p("见", simple('INCLUDEPICTURE "' + BAD + '"'), fault=True)),
    ("merge field in small letters", p("见", field("mergefield §S", "«§S»"), fault=True)),
    ("merge field with a form", p("见", field('MERGEFIELD §S \\@ "yyyy"', "某"), fault=True)),
    ("merge field within IF", p("见", field("IF " + "某 = 甲 有 无", "有"), field("MERGEFIELD §S", "某"), fault=True)),
    ("next record", p("见", field("NEXT", ""), fault=True)),
    ("address block", p(field("ADDRESSBLOCK \\f x", "«地址块»"), fault=True)),
    ("greeting line", p(simple("GREETINGLINE \\f x", "«问候语»"), fault=True)),
    ("number of the record", p("第", field("MERGEREC", "1"), "份", fault=True)),
    ("fill-in field", p("请", field('FILLIN "请输入单位"', "某"), fault=True)),
    ("ask field", p("请", field('ASK 单位甲 "请输入单位"', "某"), fault=True)),
    ("macro button", p("请", field("MACROBUTTON NoMacro [单击此处填写]", ""), fault=True)),
    ("form field", p("请", field("FORMTEXT", "     "), fault=True)),
    ("date that changes", p("日期：", field('DATE \\@ "yyyy年M月d日"', "2012年5月1日"), fault=True)),
    ("time that changes", p("日期：", simple("TIME", "8:00"), fault=True)),
    ("day of saving", p("日期：", simple("SAVEDATE", "8:00"), fault=True)),
    ("tag in a date's result", p("日期：", field("DATE", "{{ §S }}"), fault=True)),
    ("tag in a formula's result", p("共", field("=SUM(ABOVE)", "{{ §S }}"), fault=True)),
    ("tag in a property's result", p("共", field("DOCPROPERTY 单位", "{{ §S }}"), fault=True)),
    ("variable of the document", p("共", field("DOCVARIABLE §S", "某"), fault=True)),
    ("text of another file", p("见", field('INCLUDETEXT "C:\\\\甲.docx"', "某"), fault=True)),
    ("picture of another file", p("见", field('INCLUDEPICTURE "C:\\\\甲.png"', "某"), fault=True)),
    ("reference to a bookmark that is none", p("见", field("REF 没有此签 \\h", "某"), fault=True)),
    ("reference in small letters", p("见", field("ref 没有此签", "某"), fault=True)),
    ("page of a bookmark that is none", p("见第", simple("PAGEREF 没有此签 \\h", "1"), fault=True)),
    ("link to a bookmark that is none", p('<w:hyperlink w:anchor="没有此签">' + run("见后") + "</w:hyperlink>", fault=True)),
    ("field without its end", p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>', "后", fault=True)),
    ("half of a tag in a control", p(run("{{ §S"), control(run("|trim }} 等")), fault=True) + p(control(run("甲{{ §S")), fault=True)),
    ("for in a control, endfor outside", p(control(run("名单：{% for 行 in §R %}{{ 行.§F }}"), '<w:alias w:val="名单"/>'), "后{% endfor %}", fault=True)),
    ("choice of a control", p(control(run("选"), '<w:dropDownList><w:listItem w:displayText="' + BAD + '" w:value="1"/></w:dropDownList>'), fault=True)),
    ("choice of a control not closed", p(control(run("选"), '<w:comboBox><w:listItem w:displayText="{{ §S" w:value="1"/></w:comboBox>'), fault=True)),
    ("name of a control", p(control(run("选"), '<w:alias w:val="' + BAD + '"/>'), fault=True)),
    ("tag of a control", p(control(run("选"), '<w:tag w:val="{% if §S %}"/>'), fault=True)),
    ("placeholder of a control", p(control(run("单击此处输入文字"), "<w:showingPlcHdr/>"), fault=True)),
    ("tag as a placeholder", p(control(run("{{ §S }}"), "<w:showingPlcHdr/>"), fault=True)),
    ("loop out of a text box", p("前", box(p("{% for 行 in §R %}", fault=True)), "后{% endfor %}", fault=True)),
    ("loop into a text box", p("前{% for 行 in §R %}", box(p("{{ 行.§F }}{% endfor %}", fault=True)), fault=True)),
    ("filter that is none in a text box", p("前", new_box(p("共" + BAD, fault=True)))),
    ("tag not closed in a text box", p("前", new_box(p("甲"), p("共{{ §S", fault=True)))),
    ("merge brackets in a text box", p("前", new_box(p("共${§S}", fault=True)))),
    ("hidden value", p(run("{{ §S }}", "<w:vanish/>"), "后", fault=True)),
    ("hidden loop of values", p(run("{% for 行 in §R %}{{ 行.§F }}{% endfor %}", "<w:vanish/>"), "后", fault=True)),
    ("white on white", p(run("{{ §S }}", '<w:color w:val="FFFFFF"/>'), "后", fault=True)),
    ("as small as a point", p(run("{{ §S }}", '<w:sz w:val="2"/>'), "后", fault=True)),
    ("letters of signs", p(run("{{ §S }}", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:eastAsia="Wingdings"/>'), "后", fault=True)),
    ("struck through", p(run("{{ §S }}", "<w:strike/>"), "后", fault=True)),
    ("struck twice", p(run("{{ §S }}", "<w:dstrike/>"), "后", fault=True)),
    ("end of a tag deleted with changes tracked", p(run("{{ §S "), deleted("}}"), "后", fault=True)),
    ("name deleted with changes tracked", p(run("{{ "), deleted("§S"), run(" }}"), "后", fault=True)),
    ("endif deleted with changes tracked", p(run("{% if §S %}有"), deleted("{% endif %}"), "后", fault=True)),
    ("tag put in with changes tracked", p("共", inserted(run("{{ §S }}")), fault=True)),
    ("paragraph's end deleted with changes tracked", p("前{{ §S }}", looks='<w:rPr><w:del w:id="93" w:author="甲"/></w:rPr>', fault=True) + p("后")),
    ("looks changed with changes tracked", p(run("{{ §S }}", '<w:b/><w:rPrChange w:id="94" w:author="甲"><w:rPr/></w:rPrChange>'), fault=True)),
    ("picture within a tag", p("{{ §S", inline_picture("章"), " }}", fault=True)),
    ("page break within a tag", p(run("{{ §S"), '<w:r><w:br w:type="page"/></w:r>', run(" }}"), fault=True)),
    ("sign of a font within a tag", p(run("{"), '<w:r><w:sym w:font="Symbol" w:char="F07B"/></w:r>', run(" §S }}"), fault=True)),
    ("note within a tag", p(run("{{ §S"), '<w:r><w:commentReference w:id="77"/></w:r>', run(" }}"), fault=True)),
    ("paragraph tag with a picture", p("{%p if §S %}", inline_picture("章"), fault=True) + p("有") + p("{%p endif %}")),
    ("paragraph tag with a page break", p("{%p if §S %}", '<w:r><w:br w:type="page"/></w:r>', fault=True) + p("有") + p("{%p endif %}")),
    ("paragraph tag joined to the next paragraph", p("{%p if §S %}") + p("有") + p("{%p endif %}后来的话", fault=True)),
    ("paragraph tag joined to the one before", p("前面的话{%p if §S %}", fault=True) + p("有") + p("{%p endif %}")),
    ("tag torn over two paragraphs", p("共{{ §S", fault=True) + p("|trim }}人", fault=True)),
    ("tag torn over two cells", table("甲 | 乙", "!共{{ §S | !}}人")),
    ("row tag beside text", table("甲 | 乙", "!{%tr for 行 in §R %} | 说明", "{{ 行.§F }} | 丙", "{%tr endfor %} | ")),
    ("row loop within one row", table("甲 | 乙", "!{%tr for 行 in §R %}{{ 行.§F }} | !丙{%tr endfor %}")),
    ("paragraph loop over two cells", table("甲 | 乙", "!{%p for 行 in §R %} | !{%p endfor %}")),
    ("loop over two tables", table("!{%tr for 行 in §R %}", "{{ 行.§F }}") + p("中") + table("甲", "!{%tr endfor %}")),
    ("loop out of an inner table", table("!{%tr for 行 in §R %}", "<w:tbl><w:tr><w:tc>" + p("{%tr endfor %}", fault=True) + "</w:tc></w:tr></w:tbl>" + p(""))),
    ("row tag else without if", table("甲 | 乙", "!{%tr else %} | ", "丙 | 丁")),
    ("column tag over two rows", table("!{%tc for 行 in §R %} | 甲", "乙 | !{%tc endfor %}")),
    ("loop begun in a cell and ended below the table", table("甲 | !{% for 行 in §R %}{{ 行.§F }}") + p("后{% endfor %}", fault=True)),
    ("row of the loop as a heading", table("甲", LOOP, "!{{ 行.§F }}", END).replace("<w:tr><w:tc><w:tcPr/><w:p fault", "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr/><w:p fault")),
    ("colour outside of a table", p("{% cellbg 'FF0000' %}红", fault=True)),
    ("colour that is none", table("甲", "!{% cellbg 'red' %}乙")),
    ("columns that are none", table("甲", "!{% colspan 0 %}乙")),
    ("merged down outside of a loop", table("甲", "!{% vm %}乙")),
    ("merged across outside of a loop", table("甲", "!{% hm %}乙")),
    ("tables that become one", '<w:p fault=""><w:r><w:t>{%p for 行 in §R %}</w:t></w:r></w:p>' + table("{{ 行.§F }}") + p("{%p endfor %}")),
    ("formula not closed", p("算", "<m:oMath><m:r><m:t>{{ §S</m:t></m:r></m:oMath>", fault=True)),
    ("caption of a table", table("甲").replace("<w:tblPr/>", '<w:tblPr><w:tblCaption w:val="' + BAD + '"/></w:tblPr>').replace("<w:p>", '<w:p fault="">', 1)),
    ("link to an anchor with a tag not closed", p('<w:hyperlink w:anchor="签{{ §S">' + run("见后") + "</w:hyperlink>", fault=True)),
    ("hint of a link", p('<w:hyperlink w:anchor="_top" w:tooltip="' + BAD + '">' + run("见后") + "</w:hyperlink>", fault=True)),
    ("ruby not closed", p("<w:r><w:ruby><w:rt>" + run("yin") + "</w:rt><w:rubyBase>" + run("{{ §S") + "</w:rubyBase></w:ruby></w:r>", fault=True)),
    ("hidden by a run's style and put in", p(run("{{ §S }}", "<w:specVanish/><w:vanish/>"), "后", fault=True)),
    ("tag in a frame not closed", p("{{ §S", looks='<w:framePr w:w="2000"/>', fault=True)),
    ("smart tag around half a tag", p('<w:smartTag w:element="x">' + run("{{ §S ") + "</w:smartTag>", "} 后", fault=True)),
    ("list that goes on in a loop", p("{%p for 行 in §R %}") + p("组{{ loop.index }}") + p("{{ 行.§F }}甲", looks='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', fault=True) + p("{{ 行.§F }}乙", looks='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') + p("{%p endfor %}")),
)  # fmt: skip
"""Blocks for the body; the paragraphs marked `fault` are where it should be told."""


def header(inside: str) -> Callable[[Opened], bool]:
    """A header of the last section's first page."""

    def put(opened: Opened) -> bool:
        markup = f"<w:hdr>{inside}</w:hdr>"
        key = opened.add_part(
            "word/headerFault9.xml", "header", "wordprocessingml.header+xml", markup
        )
        section = opened.find("/w:document/w:body/w:sectPr")[-1]
        for old in section.xpath(
            "w:headerReference[@w:type='default' or not(@w:type)]", namespaces=SPACES
        ):
            section.remove(old)
        made = section.makeelement(f"{{{SPACES['w']}}}headerReference", {})
        made.set(f"{{{SPACES['w']}}}type", "default")
        made.set(f"{{{SPACES['r']}}}id", key)
        section.insert(0, made)
        return True

    return put


def part(name: str, kind: str, content_type: str, markup: str) -> Callable[[Opened], bool]:
    """A part of its own; none where the template has one of that kind."""

    def put(opened: Opened) -> bool:
        if name in opened.files:
            return False
        opened.add_part(name, kind, content_type, markup)
        return True

    return put


def title(text: str) -> Callable[[Opened], bool]:
    """Another title among the document's properties."""

    def put(opened: Opened) -> bool:
        core = "docProps/core.xml"
        for old in ("</cp:coreProperties>", "</coreProperties>"):
            if opened.replace(
                core, old, f'<x:title xmlns:x="{SPACES["dc"]}">{text}</x:title>{old}'
            ):
                return True
        return False

    return put


def link(address: str) -> Callable[[Opened], bool]:
    """A link with an address that has a tag."""

    def put(opened: Opened) -> bool:
        key = opened.add_link(address)
        opened.below(p(f'<w:hyperlink r:id="{key}">{run("网页")}</w:hyperlink>', fault=True))
        return True

    return put


def notes(inside: str) -> Callable[[Opened], bool]:
    """A footnote of the document's own."""

    def put(opened: Opened) -> bool:
        name = "word/footnotes.xml"
        if name in opened.files:
            return False
        made = f'<w:footnotes><w:footnote w:id="9">{inside}</w:footnote></w:footnotes>'
        opened.add_part(name, "footnotes", "wordprocessingml.footnotes+xml", made)
        opened.within('<w:r><w:footnoteReference w:id="9"/></w:r>')
        opened.body.xpath("//*[@fault]")[0].attrib.pop("fault")
        return True

    return put


def hidden_style(opened: Opened) -> bool:
    """A value in a style that rests on a hidden one."""
    hidden = (
        '<w:style w:type="character" w:styleId="FaultHidden"><w:name w:val="暗"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="FaultOn"><w:name w:val="暗二"/><w:basedOn w:val="FaultHidden"/></w:style>'
    )
    if not opened.replace("word/styles.xml", "</w:styles>", f"{hidden}</w:styles>"):
        return False
    opened.places.clear()
    opened.below(p(run("{{ §S }}", '<w:rStyle w:val="FaultOn"/>'), "后", fault=True))
    return True


_CHART = (
    "<c:chartSpace><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p{f}><a:r><a:t>{t}</a:t></a:r></a:p>"
    "</c:rich></c:tx></c:title><c:plotArea/></c:chart></c:chartSpace>"
)
_PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="单位"><vt:lpwstr>§T</vt:lpwstr></property></Properties>'
)

PARTS: tuple[tuple[str, Callable[[Opened], bool]], ...] = (
    ("filter that is none in a header", header(p("甲") + p("共" + BAD, fault=True))),
    ("tag not closed in a header", header(p("共{{ §S", fault=True))),
    ("other program's tag in a header", header(p("甲") + p("${§S}", fault=True))),
    ("loop without its end in a header", header(p("甲{% for 行 in §R %}乙", fault=True))),
    ("end of a loop in a header", header(p("甲{% endfor %}乙", fault=True))),
    ("watermark", header(p('<w:r><w:pict><v:shape><v:textpath string="' + BAD + '"/></v:shape></w:pict></w:r>', fault=True))),
    ("merge field in a header", header(p("甲", simple("MERGEFIELD §S", "«§S»"), fault=True))),
    ("filter that is none in a footnote", notes(p("由" + BAD, fault=True))),
    ("tag not closed in a footnote", notes(p("甲") + p("由{{ §S", fault=True))),
    ("single brace in a footnote", notes(p("由{@§S}", fault=True))),
    ("filter that is none in a comment", part("word/comments.xml", "comments", "wordprocessingml.comments+xml", '<w:comments><w:comment w:id="7" w:author="甲">' + p(BAD, fault=True) + "</w:comment></w:comments>")),
    ("tag not closed in a comment", part("word/comments.xml", "comments", "wordprocessingml.comments+xml", '<w:comments><w:comment w:id="7" w:author="甲">' + p("{{ §S", fault=True) + "</w:comment></w:comments>")),
    ("filter that is none in the title of the file", title(BAD)),
    ("title of the file not closed", title("{{ §S")),
    ("control tag in the title of the file", title("{% if §S %}有")),
    ("property of one's own", part("docProps/custom.xml", "custom-properties", "custom-properties+xml", _PROPERTIES.replace("§T", BAD))),
    ("property of one's own not closed", part("docProps/custom.xml", "custom-properties", "custom-properties+xml", _PROPERTIES.replace("§T", "{{ §S"))),
    ("filter that is none in a chart's title", part("word/charts/chart9.xml", "chart", "drawingml.chart+xml", _CHART.replace("{f}", ' fault=""').replace("{t}", BAD))),
    ("chart's title not closed", part("word/charts/chart9.xml", "chart", "drawingml.chart+xml", _CHART.replace("{f}", ' fault=""').replace("{t}", "{{ §S"))),
    ("loop in a chart's title", part("word/charts/chart9.xml", "chart", "drawingml.chart+xml", _CHART.replace("{f}", ' fault=""').replace("{t}", "甲{% for 行 in §R %}乙"))),
    ("filter that is none in an address", link("https://a.cn/" + BAD.replace("{{ ", "%7B%7B").replace(" }}", "%7D%7D"))),
    ("address not closed", link("https://a.cn/{{§S")),
    ("control tag in an address", link("https://a.cn/{%if §S%}")),
    ("hidden by a style on a style", hidden_style),
    ("mail merge of the settings", lambda o: o.replace("word/settings.xml", "</w:settings>", '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="native"/></w:mailMerge></w:settings>')),
)  # fmt: skip
"""What is put into other parts; whether it could be."""
