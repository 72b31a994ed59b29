from docx import Document
from docxtpl import DocxTemplate

doc = Document()
doc.add_paragraph(
    "整 {{ whole }}，实 {{ real }}，是 {{ truth }}，空 {{ nothing }}，缺 {{ absent }}。"
)
doc.add_paragraph("{{ 2.5|round }} {{ 3.5|round }} {{ 7 // 2 }} {{ 1 / 4 }} {{ names }}")
doc.add_paragraph("{{ lines }}")
doc.add_paragraph("{% set total = whole + 1 %}合计 {{ total }}{# 不写 #}")
doc.save("template.docx")

tpl = DocxTemplate("template.docx")
context = {
    "whole": 3,
    "real": 1.0,
    "truth": True,
    "nothing": None,
    "names": ["甲", "乙"],
    "lines": "一行\n二行\t缩进",
}
tpl.render(context)
tpl.save("out.docx")
