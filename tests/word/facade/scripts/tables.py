from docx import Document
from docxtpl import DocxTemplate

doc = Document()
table = doc.add_table(rows=4, cols=2)
rows = [
    ("姓名", "次数"),
    ("{%tr for r in rows %}", ""),
    ("{{ r.name }}", "{{ r.n }}"),
    ("{%tr endfor %}", ""),
]
for cells, texts in zip(table.rows, rows, strict=True):
    for cell, text in zip(cells.cells, texts, strict=True):
        cell.text = text
wide = doc.add_table(rows=1, cols=3)
for cell, text in zip(
    wide.rows[0].cells, ("{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}"), strict=True
):
    cell.text = text
doc.add_paragraph("{%p if rows %}")
doc.add_paragraph("有 {{ rows|length }} 人")
doc.add_paragraph("{%p else %}")
doc.add_paragraph("无人")
doc.add_paragraph("{%p endif %}")
doc.save("template.docx")

tpl = DocxTemplate("template.docx")
tpl.render(
    {"rows": [{"name": "甲", "n": 1}, {"name": "乙", "n": 2.0}], "cols": ["子", "丑", "寅", "卯"]}
)
tpl.save("out.docx")
