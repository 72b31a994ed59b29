from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment

doc = Document()
doc.add_paragraph("[[ name ]] 与 {{ 不动 }}：<% for i in items %>[[ i ]]，<% endfor %>")
doc.save("template.docx")

tpl = DocxTemplate("template.docx")
env = Environment(
    variable_start_string="[[",
    variable_end_string="]]",
    block_start_string="<%",
    block_end_string="%>",
    comment_start_string="<#",
    comment_end_string="#>",
)
tpl.render({"name": "甲", "items": [1, 2]}, env)
tpl.save("out.docx")
