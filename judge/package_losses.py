"""What a copy of a package lost, and what is broken in it."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING

import openpyxl
from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = (".xml", ".rels", ".vml")
SIGNATURES = "_xmlsignatures/"  # -- left out on purpose --
HINTS = {"spans"}  # -- that tell nothing which the rows do not --
_NUMBER = re.compile(r"\d+(?=\.\w+$)")


def losses(source: Path, copy: Path) -> list[str]:
    """What there is less of in the copy, and what in it does not hold together."""
    before, after = _parts(source), _parts(copy)
    faults = [f"no part {name}" for name in before.keys() - after.keys()]
    faults += _fewer("parts of kind", _categories(before), _categories(after))
    trees = {name: _tree(part) for name, part in after.items() if name.endswith(MARKUP)}
    olds = {name: _tree(part) for name, part in before.items() if name.endswith(MARKUP)}
    faults += [
        f"{name} is broken"
        for name, tree in trees.items()
        if tree is None and (name not in olds or olds[name] is not None)
    ]
    for name, old in olds.items():
        new = trees.get(name)
        if old is not None and new is not None and before[name] != after[name]:
            faults += _fewer(f"in {name}", _elements(old), _elements(new))
    faults += ["no new notes"] if _notes(trees) <= _notes(olds) else []
    faults += [f"leads nowhere: {each}" for each in _dangling(trees) - _dangling(olds)]
    faults += [f"no type: {each}" for each in _untyped(trees) - _untyped(olds)]
    return faults


def opens(source: Path, copy: Path) -> list[str]:
    """What openpyxl says of a copy whose source it can open."""
    try:
        openpyxl.load_workbook(source)
    except Exception:
        return []
    try:
        openpyxl.load_workbook(copy)
    except Exception as error:
        return [f"openpyxl cannot open the copy: {type(error).__name__}: {error}"]
    return []


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        named = {each.filename.lstrip("/").replace("\\", "/"): each for each in package.infolist()}
        return {
            name: _content(package, each)
            for name, each in named.items()
            if not each.is_dir() and not name.startswith(SIGNATURES)
        }


def _content(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    try:
        return package.read(part)
    except (zipfile.BadZipFile, zlib.error):  # -- broken in the source already --
        return b""


def _categories(parts: dict[str, bytes]) -> Counter[str]:
    return Counter(_NUMBER.sub("", name) for name in parts)


def _elements(tree: etree._Element) -> Counter[str]:
    """Elements, and their attributes, of each name; which prefix they are written with does not matter."""
    kept = [each for each in tree.iter() if "digital-signature" not in each.get("Type", "")]
    counted = Counter(str(each.tag) for each in kept)
    counted.update(
        f"{each.tag} {name}" for each in kept for name in each.attrib if name not in HINTS
    )
    return counted


def _notes(trees: dict[str, etree._Element | None]) -> int:
    return sum(len([*tree.iter("{*}comment")]) for tree in trees.values() if tree is not None)


def _fewer(what: str, before: Counter[str], after: Counter[str]) -> list[str]:
    return [
        f"{what}: {after[name]} of {count} {name.rpartition('}')[2]}"
        for name, count in before.items()
        if after[name] < count
    ]


def _tree(content: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return None


def _dangling(trees: dict[str, etree._Element | None]) -> set[str]:
    """Relationships whose part is not there, and ids that are used but not declared."""
    there = {name.lower() for name in trees}
    found = set()
    for name, tree in trees.items():
        if not name.endswith(".rels") or tree is None:
            continue
        folder, _, file = name.rpartition("_rels/")
        owner = file.removesuffix(".rels")
        for each in tree.iter("{*}Relationship"):
            target = each.get("Target", "")
            if each.get("TargetMode") == "External" or not target.endswith(MARKUP):
                continue
            part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
            if part not in there:
                found.add(f"{folder}{owner} → {part}")
    return found


def _untyped(trees: dict[str, etree._Element | None]) -> set[str]:
    types = next((t for name, t in trees.items() if name.lower() == "[content_types].xml"), None)
    if types is None:
        return set()
    stated = {each.get("PartName", "").lstrip("/").lower() for each in types.iter("{*}Override")}
    endings = {each.get("Extension", "").lower() for each in types.iter("{*}Default")}
    return {
        name
        for name in trees
        if name.lower() not in stated and name.rpartition(".")[2].lower() not in endings
    } - {"[Content_Types].xml"}
