from io import BytesIO

from docx import Document
from docxtpl import DocxTemplate

doc = Document()
doc.add_paragraph("第 {{ n }} 份 {{ n if n is defined }}")
held = BytesIO()
doc.save(held)

tpl = DocxTemplate(held)
assert tpl.get_undeclared_template_variables() == {"n"}
assert tpl.get_undeclared_template_variables(context={"n": 1}) == set()
for n in (1, 2, 3):
    tpl.render({"n": n})
    out = BytesIO()
    tpl.save(out)
tpl.docx.add_paragraph("渲染后加的段")
tpl.save("out.docx")
