"""Small Word packages written by hand, and what a reader of the result sees."""

import io
import zipfile

from lxml import etree

from toolkit.word.template import Template

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
NAMESPACES = (
    f'xmlns:w="{WORD}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS_TYPE = _RELATION.encode()
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROOTS = {
    "header": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "document": "document",
    "numbering": "numbering",
    "comments": "comments",
    "styles": "styles",
}


def run(text, properties=""):
    """One run; `properties` is the inside of its rPr."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def paragraph(*texts):
    """A paragraph with a run for each text; markup (beginning with <) is taken as it is."""
    return f"<w:p>{''.join(t if t.startswith('<') else run(t) for t in texts)}</w:p>"


def cell(content, properties=""):
    inside = content if content.startswith("<w:p") else paragraph(content)
    return f"<w:tc><w:tcPr><w:tcW w:w='100' w:type='dxa'/>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows):
    """A table of texts; the cells of a row are separated by " | "."""
    widest = max(row.count(" | ") for row in rows) + 1
    grid = "<w:gridCol w:w='100'/>" * widest
    body = "".join(
        f"<w:tr>{''.join(cell(c.strip()) for c in row.split(' | '))}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def package(*blocks, **parts):
    """The bytes of a .docx: blocks of the body, and other parts by name (header1="…")."""
    body = "".join(b if b.startswith("<") else paragraph(b) for b in blocks)
    files = {"document": f"<w:body>{body}<w:sectPr/></w:body>", **parts}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(files))
        archive.writestr(
            "_rels/.rels", _relations({"rId1": ("officeDocument", "word/document.xml")})
        )
        for name, inside in files.items():
            root = ROOTS[name.rstrip("0123456789")]
            xml = f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"
            archive.writestr(f"word/{name}.xml", xml)
        links = {f"rId{i}": (n.rstrip("0123456789"), f"{n}.xml") for i, n in enumerate(parts, 1)}
        archive.writestr("word/_rels/document.xml.rels", _relations(links))
    return out.getvalue()


def _content_types(files):
    overrides = "".join(
        f'<Override PartName="/word/{n}.xml" ContentType="{_TYPE}.'
        f'{"document.main" if n == "document" else n.rstrip("0123456789")}+xml"/>'
        for n in files
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(links):
    inside = "".join(
        f'<Relationship Id="{i}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for i, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def template(*blocks, **parts):
    return Template(package(*blocks, **parts), "样.docx")


def render(*blocks, parts=None, **context):
    """The text of the body after rendering: one string a paragraph, tables as lists of rows."""
    return shown(template(*blocks, **(parts or {})).render(context))


def member(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def root_of(data, name="word/document.xml"):
    return etree.fromstring(member(data, name))


def shown(data, name="word/document.xml"):
    root = root_of(data, name)
    body = root.find(W + "body")
    return _blocks(root if body is None else body)


def _blocks(holder):
    found = []
    for child in holder:
        if child.tag == W + "p":
            found.append(text_of(child))
        elif child.tag == W + "tbl":
            rows = child.iter(W + "tr")
            found.append([["\n".join(_blocks(c)) for c in row.iter(W + "tc")] for row in rows])
        elif child.tag in {W + "sdt", W + "sdtContent"}:
            found += _blocks(child)
    return found


def text_of(node):
    """The text of a paragraph, line breaks and tabs included."""
    signs = {W + "br": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}
    return "".join(signs.get(n.tag, n.text or "") for n in node.iter(W + "t", *signs))
