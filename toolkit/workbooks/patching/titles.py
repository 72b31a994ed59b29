"""`docProps/app.xml`: the list of sheets that file managers show."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.figures import whole
from toolkit.ooxml.relationships import EXTENDED_PROPERTIES
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching.xml import parse

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.workbooks.patching.container import WorkbookPackage
    from toolkit.workbooks.patching.parts import Relations


def insert(package: WorkbookPackage, relations: Relations, name: str, worksheets: int) -> None:
    """Add a sheet's name after the first `worksheets`; a list of another shape stays as it is."""
    part = relations.first(EXTENDED_PROPERTIES)
    if part is None or not package.has(part):
        return
    root = parse(package.read(part), part)
    count, listed = _lists(root)
    if count is None or whole(count.text) != worksheets:
        return
    entry = etree.Element(listed[0].tag)
    entry.text = name
    listed.insert(worksheets, entry)
    _renumber(count, listed, worksheets + 1)
    package.put(part, serialise(root))


def remove(package: WorkbookPackage, relations: Relations, names: Collection[str]) -> None:
    """Take sheets off the list, and with them all that it says of defined names."""
    part = relations.first(EXTENDED_PROPERTIES)
    if part is None or not package.has(part):
        return
    root = parse(package.read(part), part)
    count, listed = _lists(root)
    if count is None:
        return
    worksheets = whole(count.text)
    for at, entry in reversed(list(enumerate(listed))):
        if at >= worksheets or entry.text in names:
            listed.remove(entry)
    _renumber(count, listed, len(listed))
    pairs = child(root, "HeadingPairs")[0]
    for pair in pairs[2:]:
        pairs.remove(pair)
    pairs.set("size", "2")
    package.put(part, serialise(root))


def _lists(root: Any) -> tuple[Any, Any]:
    """The element that counts the worksheets, and the vector of titles; None where they differ."""
    pairs, titles = child(root, "HeadingPairs"), child(root, "TitlesOfParts")
    if pairs is None or titles is None or len(pairs) != 1 or len(titles) != 1 or len(titles[0]) < 1:
        return None, None
    counts = list(pairs.iter(f"{namespace(pairs[0])}i4"))
    if not counts or not (counts[0].text or "").isdigit():
        return None, None
    if sum(whole(each.text) for each in counts) != len(titles[0]) or namespace(pairs[0]) == "":
        return None, None
    return counts[0], titles[0]


def _renumber(count: Any, listed: Any, worksheets: int) -> None:
    count.text = str(worksheets)
    listed.set("size", str(len(listed)))
