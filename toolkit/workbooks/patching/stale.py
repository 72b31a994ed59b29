"""Stored results of formulas that new rows, or a sheet in another's place, make wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.declare.names import same_name
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import escape
from toolkit.ooxml.xml import insert_in_order
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import unescape
from toolkit.workbooks.patching.insertion import lowest_row
from toolkit.workbooks.patching.insertion import rests_on_row
from toolkit.workbooks.patching.workbook import ORDER

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping

    from toolkit.workbooks.patching.workbook import Workbook

_RESULT = re.compile(
    rb"(<(?:\w+:)?f(?:\s[^>]*)?>([^<]+)</(?:\w+:)?f>)<(?:\w+:)?v>[^<]*</(?:\w+:)?v>"
)
_STRING = re.compile(r'"(?:[^"]|"")*"')
_WORD = re.compile(r"[^\W\d][\w.]*")  # -- what may be a name, among others --
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"'][A-Za-z]+(\d+)[\"']")


def forget_stale(workbook: Workbook, filled: Mapping[str, int]) -> None:
    """Drop stored results that rest on rows to be filled: by sheet, from its first such row on.

    Programs then calculate them on opening; a reader sees that they have not been calculated,
    rather than figures of the empty template. What a prepared row's formula makes of that row alone
    stands: the row is left as it is, or drawn anew.
    """
    changed = False
    names = workbook.names
    for sheet in workbook.sheets:
        content = workbook.package.read(sheet.part)

        def without(
            match: re.Match[bytes], own: str = sheet.name, content: bytes = content
        ) -> bytes:
            formula = _spelt_out(unescape(match[2].decode("utf-8", "replace")), names)
            rests = any(
                lowest_row(formula, name, own=own == name) >= first
                for name, first in filled.items()
            )
            if (
                rests
                and own in filled
                and rests_on_row(formula, own, _row_of(content, match.start()))
            ):
                return match[0]
            return match[1] if rests else match[0]

        fresh = _RESULT.sub(without, content)
        if fresh != content:
            workbook.package.put(sheet.part, fresh)
            changed = True
    if changed:
        calculate_on_opening(workbook)


def forget_resting_on(workbook: Workbook, titles: Collection[str]) -> None:
    """Drop stored results of formulas that look at sheets which are replaced, by their titles or by names.

    Programs then calculate them on opening: LibreOffice would show what was true of the sheets before.
    """
    words = [f"{escape(title)}{end}" for title in titles for end in ("!", "'!")]
    ways = [each.lower().encode() for each in (*words, *_names_of(workbook.names, titles))]
    if not ways:
        return
    spelt = b"|".join(map(re.escape, ways))
    results = re.compile(
        rb"(<(?:\w+:)?f(?:\s[^>]*)?>[^<]*(?<![\w.])(?:%s)(?:(?<=!)|(?![\w.]))[^<]*</(?:\w+:)?f>)<(?:\w+:)?v>[^<]*</(?:\w+:)?v>"
        % spelt,
        re.IGNORECASE,
    )
    gone, changed = {*map(same_name, titles)}, False
    for sheet in workbook.sheets:
        if not sheet.is_worksheet or same_name(sheet.name) in gone:
            continue
        content = workbook.package.read(sheet.part)
        rows = content[: content.rfind(b"sheetData>")].lower()  # -- marks stand below --
        fresh = results.sub(rb"\1", content) if any(each in rows for each in ways) else content
        if fresh != content:
            workbook.package.put(sheet.part, fresh)
            changed = True
    if changed:
        calculate_on_opening(workbook)


def _names_of(names: Mapping[str, str], titles: Collection[str]) -> list[str]:
    """The names that refer to these sheets, and those that refer to such names."""
    ends = [f"{title}{end}" for title in titles for end in ("!", "'!")]
    new = {name for name, formula in names.items() if any(end in formula for end in ends)}
    found: set[str] = set()
    while new:
        found |= new
        words = {
            name: {word.casefold() for word in _WORD.findall(formula)}
            for name, formula in names.items()
            if name not in found
        }
        new = {name for name, said in words.items() if said & found}
    return sorted(found)


def _spelt_out(formula: str, names: Mapping[str, str]) -> str:
    """A formula and, behind it, what its names refer to, and the names in these: all that it rests on."""
    told, last = [formula], [formula]
    left = dict(names)
    while last and left:
        words = {word.casefold() for each in last for word in _WORD.findall(_STRING.sub("", each))}
        last = [left.pop(word) for word in sorted(words & left.keys())]
        told += last
    return " ".join(told)


def _row_of(content: bytes, at: int) -> int:
    """The row of the cell that a place of a sheet's markup lies in; 0 where it does not say so."""
    tag = content[content.rfind(b"<", 0, at) : at]
    named = _REFERENCE.search(tag)
    return int(named[1]) if named else 0


def calculate_on_opening(workbook: Workbook) -> None:
    """Have programs calculate all formulas when they open the workbook."""
    settings = child(workbook.root, "calcPr")
    if settings is None:
        settings = etree.Element(f"{namespace(workbook.root)}calcPr")
        insert_in_order(workbook.root, settings, ORDER)
    if settings.get("fullCalcOnLoad") not in {"1", "true"}:
        settings.set("fullCalcOnLoad", "1")
        workbook.store_root()
