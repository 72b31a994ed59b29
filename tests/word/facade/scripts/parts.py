from docx import Document
from docxtpl import DocxTemplate

doc = Document()
section = doc.sections[0]
section.header.paragraphs[0].text = "眉 {{ name }}"
section.footer.paragraphs[0].text = "脚 {% for i in items %}{{ i }};{% endfor %}"
doc.core_properties.title = "题 {{ name }}"
doc.core_properties.author = "{{ name }}"
doc.add_paragraph("文 {{ name }}")
doc.save("template.docx")

tpl = DocxTemplate("template.docx")
tpl.render({"name": "甲 & 乙".replace("&", "和"), "items": "子丑"})
tpl.save("out.docx")
