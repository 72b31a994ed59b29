import zipfile
from pathlib import Path

from docx import Document
from docxtpl import DocxTemplate

for name in ("old", "new"):
    part = Document()
    part.add_paragraph(name)
    part.save(f"{name}.docx")
doc = Document()
doc.add_paragraph("{{ a }}")
doc.save("plain.docx")
with zipfile.ZipFile("plain.docx") as source, zipfile.ZipFile("template.docx", "w") as target:
    for each in source.namelist():
        content = source.read(each)
        if each == "[Content_Types].xml":
            content = content.replace(
                b"<Default ",
                b'<Default Extension="docx" ContentType="application/octet-stream"/><Default ',
                1,
            )
        if each == "word/_rels/document.xml.rels":
            kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
            added = b'<Relationship Id="rId91" Type="' + kind + b'" Target="embeddings/one.docx"/>'
            added += b'<Relationship Id="rId92" Type="' + kind + b'" Target="embeddings/two.docx"/>'
            content = content.replace(b"</Relationships>", added + b"</Relationships>")
        target.writestr(each, content)
    target.write("old.docx", "word/embeddings/one.docx")
    target.write("old.docx", "word/embeddings/two.docx")

tpl = DocxTemplate("template.docx")
tpl.replace_zipname("word/embeddings/two.docx", "plain.docx")
tpl.render({"a": 1})
tpl.save("out.docx")
with zipfile.ZipFile("plain.docx") as wanted, zipfile.ZipFile("out.docx") as made:
    assert made.read("word/embeddings/two.docx") == Path("plain.docx").read_bytes()
    assert made.read("word/embeddings/one.docx") == Path("old.docx").read_bytes()
tpl.reset_replacements()
tpl.replace_embedded("old.docx", "new.docx")
tpl.render({"a": 2})
tpl.save("out.docx")
with zipfile.ZipFile("out.docx") as made:
    assert made.read("word/embeddings/one.docx") == Path("new.docx").read_bytes()
