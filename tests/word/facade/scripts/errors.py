from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment
from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError
from jinja2.exceptions import UndefinedError

doc = Document()
doc.add_paragraph("前一段")
doc.add_paragraph("{% for x in items %}{{ x }}")
doc.save("template.docx")
said = []
try:
    DocxTemplate("template.docx").render({"items": []})
except TemplateError as error:
    said.append(bool("\n".join(error.docx_context)))
doc = Document()
doc.add_paragraph("{{ name }}{{ absent }}")
doc.save("template.docx")
try:
    DocxTemplate("template.docx").render({"name": 1}, Environment(undefined=StrictUndefined))
except UndefinedError as error:
    said.append("absent" in str(error))
doc = Document()
doc.add_paragraph("{{ said }}")
doc.save("template.docx")
tpl = DocxTemplate("template.docx")
tpl.render({"said": said})
tpl.save("out.docx")
