"""Templates in a line or two, linted."""

import io
import zipfile

from toolkit.declare.document import Slot
from toolkit.word.lint import lint_bytes

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SLOTS = (
    Slot("标题", "公文标题", free=True),
    Slot("截止日", "日期", free=True),
    Slot("人数", "个数", free=True),
    Slot("名单", "一行一人", fields=("姓名", "单位"), free=True),
    Slot("要求", "几句话", free=True),
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'

_RELATIONS = "word/_rels/document.xml.rels"


def paragraph(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:p><w:r><w:t xml:space="preserve">{escaped}</w:t></w:r></w:p>'


def table(*rows):
    """A table; cells of a row are separated by " | "."""
    widest = max(row.count(" | ") for row in rows) + 1
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row.split(" | ")) + "</w:tr>"
        for row in rows
    )
    grid = '<w:gridCol w:w="900"/>' * widest
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def docx(*blocks, header=None, more=None):
    """A .docx of paragraphs (texts) and markup."""
    body = "".join(b if b.startswith("<w:") else paragraph(b) for b in blocks)
    files = {"word/document.xml": f"<w:body>{body}<w:sectPr/></w:body>"}
    links = ""
    if header is not None:
        files["word/header1.xml"] = paragraph(header)
        links = f'<Relationship Id="rId1" Type="{_OFFICE}/header" Target="header1.xml"/>'
    roots = {"word/document.xml": "document", "word/header1.xml": "hdr"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(files))
        target = (
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        )
        archive.writestr("_rels/.rels", _RELATION.format(target))
        own = (more or {}).get(_RELATIONS, _RELATION.format(links))
        archive.writestr(_RELATIONS, own)
        for name, inside in files.items():
            root = roots[name]
            archive.writestr(name, f'<w:{root} xmlns:w="{WORD}">{inside}</w:{root}>')
        for name, content in (more or {}).items():
            if name != _RELATIONS:
                archive.writestr(name, content)
    return out.getvalue()


def _types(files):
    kinds = {"word/document.xml": "document.main", "word/header1.xml": "header"}
    overrides = "".join(
        f'<Override PartName="/{n}" ContentType="{_TYPE}.{kinds[n]}+xml"/>' for n in files
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="rels" ContentType="{relations}"/>'
        f"{overrides}</Types>"
    )


def findings(*blocks, slots=SLOTS, **more):
    return lint_bytes(docx(*blocks, **more), "样.docx", slots)


def codes(*blocks, slots=SLOTS, **more):
    """The codes found, in order."""
    return [each.code for each in findings(*blocks, slots=slots, **more)]
