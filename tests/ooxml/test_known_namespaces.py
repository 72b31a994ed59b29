"""Namespaces are those that other programs write and Microsoft's specifications state."""

import docx.oxml.ns
import openpyxl.xml.constants as openpyxl_names
import pytest

from toolkit.ooxml import namespaces

WORD = docx.oxml.ns.nsmap


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (namespaces.WORDPROCESSING, WORD["w"]),
        (namespaces.DRAWING, WORD["a"]),
        (namespaces.WORD_DRAWING, WORD["wp"]),
        (namespaces.PICTURE, WORD["pic"]),
        (namespaces.CHART, WORD["c"]),
        (namespaces.MATH, WORD["m"]),
        (namespaces.RELATIONSHIP, WORD["r"]),
        (namespaces.SPREADSHEET, openpyxl_names.SHEET_MAIN_NS),
        (namespaces.SHEET_DRAWING, openpyxl_names.SHEET_DRAWING_NS),
    ],
)
def test_the_standard_s_are_those_of_other_programs(ours, theirs):
    assert ours.transitional == theirs


def test_those_of_packages_are_those_of_other_programs():
    assert namespaces.PACKAGE_RELATIONSHIPS == openpyxl_names.PKG_REL_NS
    assert namespaces.CONTENT_TYPES == openpyxl_names.CONTYPES_NS
    assert namespaces.CORE_PROPERTIES == openpyxl_names.COREPROPS_NS
    assert namespaces.DUBLIN_CORE == openpyxl_names.DCORE_NS
    assert namespaces.XML == openpyxl_names.XML_NS
    assert WORD["w14"] == namespaces.WORD_2010


@pytest.mark.parametrize(
    ("ours", "stated"),
    [
        (
            "WORD_2012",
            "http://schemas.microsoft.com/office/word/2012/wordml",
        ),  # -- [MS-DOCX] 2.2 --
        ("WORD_SHAPE", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        # -- [MS-XLSX] 2.2.4 --
        (
            "THREADED_COMMENTS",
            "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",
        ),
        ("EXCEL", "http://schemas.microsoft.com/office/excel/2006/main"),
        ("RIBBON", "http://schemas.microsoft.com/office/2009/07/customui"),  # -- [MS-CUSTOMUI2] --
    ],
)
def test_microsoft_s_own_are_as_stated(ours, stated):
    assert getattr(namespaces, ours) == stated
