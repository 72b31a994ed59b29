"""Templates and documents as the page of tags draws them: a line a paragraph, rows between bars."""

import io
import itertools

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn

SIGNS = {qn("w:tab"): "→", qn("w:noBreakHyphen"): "-", qn("w:sdt"): "〔可点〕"}


def template(drawing, *, footer=""):
    """The bytes of a template drawn like this."""
    document = Document()
    rows = itertools.groupby(drawing.splitlines(), lambda line: line.startswith("|"))
    for is_table, lines in rows:
        if is_table:
            _add_table(document, [_cells(line) for line in lines])
        else:
            for line in lines:
                document.add_paragraph(line)
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    return _saved(document)


def _cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split(" | ")]


def _add_table(document, rows):
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def _saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def drawn(data):
    """A document's body, drawn."""
    lines = []
    for node in Document(io.BytesIO(data)).element.body:
        if node.tag == qn("w:p"):
            lines += _paragraph(node).split("↵")
        elif node.tag == qn("w:tbl"):
            lines += [_row(row) for row in node.iter(qn("w:tr"))]
    return "\n".join(lines)


def _row(row):
    return "| " + " | ".join(_cell(cell) for cell in row.iter(qn("w:tc"))) + " |"


def _cell(cell):
    said = " ".join(_paragraph(each) for each in cell.iter(qn("w:p"))).strip()
    span, merged, shade = (cell.find(f"{qn('w:tcPr')}/{qn(name)}") for name in
                           ("w:gridSpan", "w:vMerge", "w:shd"))  # fmt: skip
    if span is not None and span.get(qn("w:val")) != "1":
        said += f"〔跨{span.get(qn('w:val'))}栏〕"
    if merged is not None and merged.get(qn("w:val")) != "restart":
        said += "〔并入上格〕"
    if shade is not None:
        said += f"〔底色 {shade.get(qn('w:fill'))}〕"
    return said


def _paragraph(paragraph):
    return "".join(filter(None, map(_sign, paragraph.iter())))


def _sign(node):
    if node.tag == qn("w:t"):
        return _worded(node)
    if node.tag == qn("w:br"):
        return "〔分页〕" if node.get(qn("w:type")) == WD_BREAK.PAGE.name.lower() else "↵"
    if node.tag == qn("w:bookmarkStart"):
        return _bookmark(node.get(qn("w:name")))
    if node.tag == qn("w:drawing"):
        return "〔图表〕" if "chart" in node.xpath("string(.//a:graphicData/@uri)") else "〔图片〕"
    if node.tag == qn("w:hyperlink"):
        return f"〔链接 #{node.get(qn('w:anchor'))}〕" if node.get(qn("w:anchor")) else "〔链接〕"
    return SIGNS.get(node.tag)


def _bookmark(name):
    return "〔隐藏书签〕" if name.startswith("_") else f"〔书签 {name}〕"


def _worded(node):
    bold = node.getparent().find(f"{qn('w:rPr')}/{qn('w:b')}")
    return node.text if bold is None or not node.text else f"〔粗〕{node.text}〔/粗〕"
