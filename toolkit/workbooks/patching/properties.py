"""`docProps/core.xml`: title, subject and the like, as file managers show them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.xml import local
from toolkit.workbooks.patching.xml import parse
from toolkit.workbooks.patching.xml import serialise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.workbooks.patching.container import Package

_DUBLIN = "http://purl.org/dc/elements/1.1/"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_SPACES = {
    "title": _DUBLIN,
    "subject": _DUBLIN,
    "creator": _DUBLIN,
    "description": _DUBLIN,
    "identifier": _DUBLIN,
    "keywords": _CORE,
    "category": _CORE,
    "lastModifiedBy": _CORE,
    "contentStatus": _CORE,
    "version": _CORE,
}


def state_properties(package: Package, part: str | None, properties: Mapping[str, str]) -> None:
    """Set properties such as title, subject, creator, keywords, description, identifier, version.

    Raises:
        PackageError: the workbook has no such part, or there is no property of that name.
    """
    if part is None or not package.has(part):
        raise package.damaged("没有文档属性部件")
    root = parse(package.read(part), part)
    for name, text in properties.items():
        if name not in _SPACES:
            raise PackageError(f"文档属性没有“{name}”：可用 {'、'.join(_SPACES)}。")
        _element(root, name).text = text
    package.put(part, serialise(root))


def _element(root: Any, name: str) -> Any:
    for element in root:
        if local(element) == name:
            return element
    return etree.SubElement(root, f"{{{_SPACES[name]}}}{name}")
