"""`docProps/core.xml`: title, subject and the like, as file managers show them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.namespaces import CORE_PROPERTIES
from toolkit.ooxml.namespaces import DUBLIN_CORE
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.xml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.workbooks.patching.container import WorkbookPackage

_SPACES = {
    "title": DUBLIN_CORE,
    "subject": DUBLIN_CORE,
    "creator": DUBLIN_CORE,
    "description": DUBLIN_CORE,
    "identifier": DUBLIN_CORE,
    "keywords": CORE_PROPERTIES,
    "category": CORE_PROPERTIES,
    "lastModifiedBy": CORE_PROPERTIES,
    "contentStatus": CORE_PROPERTIES,
    "version": CORE_PROPERTIES,
}


def state_properties(
    package: WorkbookPackage, part: str | None, properties: Mapping[str, str]
) -> None:
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
    tag = f"{{{_SPACES[name]}}}{name}"
    there = root.find(tag)
    return etree.SubElement(root, tag) if there is None else there
