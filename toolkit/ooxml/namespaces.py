"""Namespaces of Office Open XML: of most there are a transitional and a strict one (ECMA-376-1 and -4)."""

from __future__ import annotations

from typing import NamedTuple


class Namespace(NamedTuple):
    """The two addresses of one vocabulary; `address in NAMESPACE` asks for either."""

    transitional: str
    strict: str

    def name(self, local: str) -> str:
        """A transitional name as lxml writes it."""
        return f"{{{self.transitional}}}{local}"

    def names(self, local: str) -> tuple[str, str]:
        """The transitional and the strict name as lxml writes them."""
        return f"{{{self.transitional}}}{local}", f"{{{self.strict}}}{local}"


def _ecma(vocabulary: str, kind: str) -> Namespace:
    return Namespace(
        f"http://schemas.openxmlformats.org/{vocabulary}/2006/{kind}",
        f"http://purl.oclc.org/ooxml/{vocabulary}/{kind}",
    )


SPREADSHEET = _ecma("spreadsheetml", "main")
WORDPROCESSING = _ecma("wordprocessingml", "main")
DRAWING = _ecma("drawingml", "main")
WORD_DRAWING = _ecma("drawingml", "wordprocessingDrawing")
CHART = _ecma("drawingml", "chart")
SHEET_DRAWING = _ecma("drawingml", "spreadsheetDrawing")
CHART_SHAPES = _ecma("drawingml", "chartDrawing")
PICTURE = _ecma("drawingml", "picture")
MATH = _ecma("officeDocument", "math")
CUSTOM_XML = _ecma("officeDocument", "customXml")
RELATIONSHIP = _ecma("officeDocument", "relationships")
"""Of attributes such as `r:id`, and how the types of most relationships begin."""

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PACKAGE_RELATIONSHIPS = f"{PACKAGE}/relationships"
CONTENT_TYPES = f"{PACKAGE}/content-types"
CORE_PROPERTIES = f"{PACKAGE}/metadata/core-properties"
EXTENDED_PROPERTIES = Namespace(
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
)
CUSTOM_PROPERTIES = Namespace(
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties",
)
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
XML = "http://www.w3.org/XML/1998/namespace"

_MICROSOFT = "http://schemas.microsoft.com/office"
WORD_2010 = f"{_MICROSOFT}/word/2010/wordml"
WORD_2012 = f"{_MICROSOFT}/word/2012/wordml"
DIAGRAM = _ecma("drawingml", "diagram")
DIAGRAM_DRAWING = f"{_MICROSOFT}/drawing/2008/diagram"
WORD_SHAPE = f"{_MICROSOFT}/word/2010/wordprocessingShape"
THREADED_COMMENTS = f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments"
RIBBON = f"{_MICROSOFT}/2009/07/customui"
EXCEL = f"{_MICROSOFT}/excel/2006/main"
"""Of what newer versions of Excel keep in a sheet's extension list (MS-XLSX)."""
NEWER_CHARTS = (f"{_MICROSOFT}/drawing/2012/chart", f"{_MICROSOFT}/drawing/2014/chartex")
