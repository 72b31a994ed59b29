from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment

doc = Document()
doc.add_paragraph("{{ price|yuan }} {{ 4 is doubled(2) }} {{ bureau }} {{ person.greet('早') }}")
doc.add_paragraph(
    "{% do seen.append(1) %}{{ seen }} {% for i in [1, 2, 3] %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}"
)
doc.save("template.docx")


class Person:
    name = "甲"

    def greet(self, when):
        return f"{self.name}{when}"


env = Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
env.filters["yuan"] = lambda value: f"{value:.2f}元"
env.tests["doubled"] = lambda value, half: value == 2 * half
env.globals["bureau"] = "某局"
tpl = DocxTemplate("template.docx")
tpl.render({"price": 3, "person": Person(), "seen": []}, env)
tpl.save("out.docx")
