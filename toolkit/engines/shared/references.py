"""References that are more than an address: `Sheet1!A1`, `[Book1]Sheet1!A1`, `Table1[Column]`."""

import re
from typing import Any

from toolkit.engines.shared.rectangle import Rectangle
from toolkit.ooxml.references import unquoted

_PLACE = re.compile(r"(?:\[(?P<book>[^\]]*)\])?(?P<sheet>.+)")
_TABLE = re.compile(r"(?P<table>[^\W\d][\w.]*)\[(?P<inside>.*)\]")
_ITEM = re.compile(r"\[([^\[\]]*)\]")


def elsewhere(book: Any, text: str) -> Any:
    """The range that `text` means by naming its sheet, or None if it names none."""
    place, _, address = text.rpartition("!")
    found = _PLACE.fullmatch(unquoted(place))
    if found is None or found["book"] not in {None, book.name}:
        return None
    return book.sheets(found["sheet"]).range(address) if found["sheet"] in book.sheets else None


def in_table(sheet: Any, text: str) -> Rectangle | None:
    """The cells of a structured reference to a table on `sheet`, or None.

    Excel's words are `#All`, `#Data` (also if nothing is said), `#Headers`, `#Totals`; columns go
    by their headings: `Table1[[#All],[Name]:[Date]]`.
    """
    found = _TABLE.fullmatch(text)
    if found is None or found["table"] not in sheet.tables:
        return None
    table = sheet.tables(found["table"])
    items = _ITEM.findall(found["inside"]) or [found["inside"]] * bool(found["inside"])
    rows = _rows(table, [item.casefold() for item in items if item.startswith("#")])
    columns = _columns(table, [item for item in items if not item.startswith("#")])
    return rows.common(columns) if rows and columns else None


def _rows(table: Any, words: list[str]) -> Rectangle | None:
    parts = {
        "#all": table.range,
        "#data": table.data_body_range,
        "#headers": table.header_row_range,
        "#totals": table.totals_row_range,
    }
    chosen = [parts.get(word) for word in words or ["#data"]]
    area: Rectangle | None = None
    for part in chosen:
        if part is None:
            return None
        area = part.area if area is None else area.joined(part.area)
    return area


def _columns(table: Any, headings: list[str]) -> Rectangle | None:
    area: Rectangle = table.range.area
    if not headings:
        return area
    row = table.header_row_range
    if row is None:
        return None
    shown = row.formula
    names = [str(name).casefold() for name in ([shown] if row.single else shown[0])]
    wanted = [heading.casefold() for heading in headings]
    if not set(wanted) <= set(names):
        return None
    places = [area.left + names.index(heading) for heading in wanted]
    return Rectangle(area.top, min(places), area.bottom, max(places))
