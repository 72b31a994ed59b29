"""Links of cells."""

import re
from typing import Any

from toolkit.engines.libreoffice.bridge import load_uno

_WITHIN = re.compile(r"#(.+)\.(\$?[A-Z]+\$?\d+.*)")
_FIELD = "com.sun.star.text.TextField.URL"


def hyperlink(target: Any) -> str:
    """The address that an engine range's first cell links to.

    Raises:
        LookupError: It has no link.
    """
    fields = target.first.TextFields
    for place in range(fields.Count):
        field = fields.getByIndex(place)
        if field.supportsService(_FIELD) or hasattr(field, "URL"):
            url: str = field.URL
            return _as_excel(url)
    raise LookupError("The cell doesn't seem to contain a hyperlink!")


def add_hyperlink(target: Any, address: str, text: str, _screen_tip: str) -> None:
    """Make an engine range's first cell a link shown as `text`; LibreOffice keeps no screen tip."""
    field = target.sheet.book.api.createInstance(_FIELD)
    field.URL = address
    field.Representation = text
    _ = target.changeable
    cell = target.first
    cell.setString("")
    cell.insertTextContent(cell.createTextCursor(), field, False)


def _as_excel(url: str) -> str:
    if url.startswith("#"):
        return _WITHIN.sub(r"#\1!\2", url)
    return load_uno().fileUrlToSystemPath(url) if url.startswith("file:") else url
