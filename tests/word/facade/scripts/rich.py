from docx import Document
from docxtpl import RP
from docxtpl import DocxTemplate
from docxtpl import RichText
from docxtpl import RichTextParagraph

doc = Document()
doc.add_paragraph("前{{r rich }}后")
doc.add_paragraph("{{p paragraphs }}")
doc.add_paragraph("{% if rich %}{{r rich }}{% else %}无{% endif %}")
doc.save("template.docx")

tpl = DocxTemplate("template.docx")
rich = RichText()
rich.add("粗", bold=True)
rich.add("大红", None, "#ff0000", size=40)
rich.add(12.50)
rich.add("链接", url_id=tpl.build_url_id("https://example.org/?a=1&b=2"), underline=True)
rich.add(RichText("\n里面", italic=True))
rich.add("上", superscript=True)
rich.add("宋", font="eastAsia:宋体")
paragraphs = RichTextParagraph()
paragraphs.add("普通段")
paragraphs.add(rich, parastyle="Heading1")
context = {"rich": rich, "paragraphs": paragraphs, "one": RP("一")}
tpl.render(context)
tpl.save("out.docx")
