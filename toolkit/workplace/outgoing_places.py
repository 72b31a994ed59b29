"""Where in an outgoing workbook a shared string is shown, and what its sheets are called."""

from __future__ import annotations

from toolkit.ooxml import archive
from toolkit.ooxml.namespaces import RELATIONSHIP
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.xml import local
from toolkit.ooxml.xml import parse
from toolkit.workplace.outgoing_markup import words_of

CELLS = SPREADSHEET.names("c")
VALUES = SPREADSHEET.names("v")
SHEETS = SPREADSHEET.names("sheet")
STRINGS = "sharedstrings"
MAIN = office("officeDocument")


def first_cells(content: bytes, texts: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Of a workbook: shared string → the first worksheet's part and the address that show it.

    Read again only where something was found.

    Raises:
        ArchiveError, XMLSyntaxError: as `OutgoingText.pieces`.
    """
    package = archive.contents(content)
    shared = next((part for name, part in package.items() if STRINGS in name.lower()), None)
    if shared is None:
        return {}
    items = [each for each in parse(shared) if local(each) == "si"]
    wanted = {
        str(number): text
        for number, each in enumerate(items)
        for text in ("".join(each.itertext()), "".join(words_of(each)))
        if text in texts
    }
    found: dict[str, tuple[str, str]] = {}
    for name, part in package.items():
        if "/worksheets/" in name.lower() and name.endswith(".xml"):
            for cell in parse(part).iter(*CELLS):
                value = next((each.text for each in cell if each.tag in VALUES), None)
                if cell.get("t") == "s" and value in wanted:
                    found.setdefault(wanted[value], (name, cell.get("r", "")))
    return found


def sheet_titles(content: bytes) -> dict[str, str]:
    """Of a workbook: the part of each worksheet → its title.

    Raises:
        ArchiveError, XMLSyntaxError: as `OutgoingText.pieces`.
    """
    package = Package(content)
    (main,) = [part for _, part in relationships_of(package, "").of_kind(MAIN, package)][:1] or [""]
    if not main:
        return {}
    parts = {key: part for key, _, part in relationships_of(package, main).targets(package)}
    key = RELATIONSHIP.names("id")
    return {
        parts.get(each.get(key[0]) or each.get(key[1]) or "", ""): each.get("name", "")
        for each in parse(package.read(main)).iter(*SHEETS)
    }
