from docx import Document
from docxtpl import DocxTemplate

doc = Document()
table = doc.add_table(rows=3, cols=2)
rows = [
    ("{%tr for r in rows %}", ""),
    ("{% vm %}同组", "{% cellbg r.colour %}{{ r.name }}"),
    ("{%tr endfor %}", ""),
]
for cells, texts in zip(table.rows, rows, strict=True):
    for cell, text in zip(cells.cells, texts, strict=True):
        cell.text = text
span = doc.add_table(rows=1, cols=1)
span.cell(0, 0).text = "{% colspan n %}通栏 {{ n }}"
across = doc.add_table(rows=1, cols=3)
for cell, text in zip(
    across.rows[0].cells, ("{%tc for c in rows %}", "{% hm %}并", "{%tc endfor %}"), strict=True
):
    cell.text = text
doc.save("template.docx")

tpl = DocxTemplate("template.docx")
tpl.render(
    {"rows": [{"name": "甲", "colour": "FF0000"}, {"name": "乙", "colour": "00FF00"}], "n": 2}
)
tpl.save("out.docx")
