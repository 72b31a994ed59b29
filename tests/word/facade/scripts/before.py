from docx import Document
from docxtpl import DocxTemplate

Document().save("template.docx")
tpl = DocxTemplate("template.docx")
tpl.get_docx().add_paragraph("渲染前加的 {{ tag }}")
tpl.render({"tag": "标签"})
tpl.save("out.docx")
