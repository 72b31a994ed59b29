from docx import Document
from docxtpl import DocxTemplate
from docxtpl import RichText

doc = Document()
doc.add_paragraph("{{ a }} {{ b }} {{ a ~ b }} {{ a|upper }}")
doc.add_paragraph("{{r rich }}")
doc.add_paragraph("{% macro boxed(x) %}[{{ x }}]{% endmacro %}{{ boxed(a) }}")
doc.save("template.docx")

tpl = DocxTemplate("template.docx")
tpl.render({"a": "x<y", "b": "A&amp;B", "rich": RichText("<b>")}, autoescape=True)
tpl.save("out.docx")
