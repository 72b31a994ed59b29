"""Books as PDF."""

import os
from typing import Any

from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import properties
from toolkit.engines.libreoffice.bridge import to_url
from toolkit.engines.libreoffice.file_formats import check_folder


def export(book: Any, path: str, quality: str, selection: Any = None) -> None:
    """Write the engine book, or only the UNO cells `selection`, to `path` as PDF."""
    check_folder(path)
    data: dict[str, Any] = {"Quality": 90 if quality == "standard" else 50}
    if selection is not None:
        data["Selection"] = selection
    uno = load_uno()
    book.api.storeToURL(
        to_url(os.path.abspath(path)),  # noqa: PTH100 - resolve() would follow links
        properties(
            FilterName="calc_pdf_Export",
            FilterData=uno.Any("[]com.sun.star.beans.PropertyValue", properties(**data)),
        ),
    )
