from docx import Document
from docxtpl import DocxTemplate

part = Document()
part.add_heading("子文档标题", level=2)
part.add_paragraph("子文档正文")
part.add_table(rows=1, cols=2).cell(0, 1).text = "格"
part.save("part.docx")
doc = Document()
doc.add_paragraph("前")
doc.add_paragraph("{{p made }}")
doc.add_paragraph("{{p taken }}")
doc.add_paragraph("{{p missing }}")
doc.add_paragraph("后")
doc.save("template.docx")

tpl = DocxTemplate("template.docx")
made = tpl.new_subdoc()
made.add_paragraph("新建的段").add_run("，加粗").bold = True
table = made.add_table(rows=1, cols=1)
table.cell(0, 0).text = "表中 1 < 2"
made.add_paragraph("带样式", style="Heading 1")
tpl.render({"made": made, "taken": tpl.new_subdoc("part.docx")})
tpl.save("out.docx")
