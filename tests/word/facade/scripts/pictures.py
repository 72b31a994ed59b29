import struct
import zlib
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.shared import Mm
from docxtpl import DocxTemplate
from docxtpl import InlineImage


def png(shade):
    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" + bytes([shade, shade]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


for name, shade in (("old.png", 0), ("new.png", 255), ("other.png", 128), ("last.png", 64)):
    Path(name).write_bytes(png(shade))
doc = Document()
doc.add_paragraph("图 {{ picture }} 完")
doc.sections[0].header.paragraphs[0].text = "眉 {{ picture }}"
doc.add_paragraph("{% for p in many %}{{ p }}{% endfor %}")
doc.add_picture("old.png")
doc.add_picture("other.png")
doc.save("template.docx")

tpl = DocxTemplate("template.docx")
many = [
    InlineImage(tpl, "new.png", height=Mm(5), anchor="https://example.org/"),
    InlineImage(tpl, BytesIO(png(9))),
]
tpl.replace_pic("old.png", "new.png")
tpl.replace_media("other.png", "last.png")
tpl.render({"picture": InlineImage(tpl, "new.png", width=Mm(20)), "many": many})
tpl.save("out.docx")
