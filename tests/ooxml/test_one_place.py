"""What ooxml is for is done nowhere else: zips, XML parsers, column letters, files written whole."""

from __future__ import annotations

import ast
from pathlib import Path

import toolkit

TOP = Path(toolkit.__file__).parent
OURS = {
    "ZipFile": "archive",
    "compressobj": "streams",
    "decompressobj": "streams",
    "XMLParser": "xml",
    "fromstring": "xml",
    "ParserCreate": "events",
    "mkstemp": "atomic",
    "NamedTemporaryFile": "atomic",
    "xl_col_to_name": "references",
    "xl_rowcol_to_cell": "references",
    "get_column_letter": "references",
    "column_index_from_string": "references",
}
STANDS_ALONE = TOP / "frontends" / "bundle" / "installer"


def names_in(path: Path) -> set[str]:
    """Every name that a module uses, however it is written."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.alias):
            found.add(node.name)
    return found


def test_each_tool_of_the_ground_floor_has_one_place():
    used = {
        (name, path.relative_to(TOP).as_posix())
        for path in TOP.rglob("*.py")
        if STANDS_ALONE not in path.parents
        for name in names_in(path) & OURS.keys()
    }
    assert used == {
        (name, f"ooxml/{room}.py")
        for name, room in OURS.items()
        if room != "references" and name not in {"mkstemp", "NamedTemporaryFile"}
    }


def test_namespaces_are_spelled_out_in_one_place():
    spelled = {
        path.relative_to(TOP).as_posix()
        for path in TOP.rglob("*.py")
        for address in ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
        if address in path.read_text(encoding="utf-8")
    }
    assert spelled == {"ooxml/namespaces.py"}
