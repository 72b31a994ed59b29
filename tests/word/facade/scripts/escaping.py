from html import escape

from docx import Document
from docxtpl import DocxTemplate
from docxtpl import Listing
from docxtpl import R

doc = Document()
doc.add_paragraph("{{ by_filter|e }} {{ by_hand }}")
doc.add_paragraph("{{r rich }}")
doc.add_paragraph("{{ listing }}")
doc.add_paragraph("{_{ 原样 }_} 与 {_% 原样 %_}")
doc.save("template.docx")

tpl = DocxTemplate("template.docx")
tpl.render(
    {
        "by_filter": "甲<乙 & 丙",
        "by_hand": escape("甲>乙 & 丙"),
        "rich": R("小于 < 与 &", color="#ff0000"),
        "listing": Listing("第一段\a第二段 <&>\n换行"),
    }
)
tpl.save("out.docx")
