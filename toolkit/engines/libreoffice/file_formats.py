"""What LibreOffice is told about a file that it opens or saves."""

import os
from typing import Any

from xlwings import XlwingsError

from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import struct
from toolkit.engines.shared.unsupported import refuse

_CSV = "Text - txt - csv (StarCalc)"
_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".ots": "calc8_template",
    ".csv": _CSV,
    ".html": "HTML (StarCalc)",
}
_OPEN_XML = (".xlsx", ".xlsm", ".xltx")
_ENCRYPTED = (*_OPEN_XML, ".ods", ".ots")
_UTF_8 = 76
_GB_18030 = 85


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - nothing but the ending is wanted


def _comma_separated(charset: int) -> str:
    """Commas, double quotes, from the first line on, dates and numbers as such."""
    return f"44,34,{charset},1,,0,false,true"


def options_to_open(path: str) -> dict[str, Any]:
    """What LibreOffice cannot know of a file: the encoding of a .csv.

    UTF-8 if its bytes are, otherwise GB 18030, as Excel would take it on a Chinese Windows.
    """
    if _ending(path) != ".csv":
        return {}
    with open(path, "rb") as file:  # noqa: PTH123 - a path of the user's, as given
        content = file.read()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return {"FilterName": _CSV, "FilterOptions": _comma_separated(_GB_18030)}
    return {"FilterName": _CSV, "FilterOptions": _comma_separated(_UTF_8)}


def options_to_save(path: str, password: str | None) -> dict[str, Any]:
    """What LibreOffice needs to save under `path`, whose ending tells the format.

    Raises:
        NotImplementedError: It does not write that format, or not with a password.
        XlwingsError: There is no such folder; LibreOffice would make it.
    """
    ending = _ending(path)
    if ending not in _FILTERS:
        refuse(f"Saving as {ending or 'a file without ending'}", "save as .xlsx, .ods or .csv")
    check_folder(path)
    options: dict[str, Any] = {"FilterName": _FILTERS[ending], "Overwrite": True}
    if ending == ".csv":
        options["FilterOptions"] = _comma_separated(_UTF_8)
    if password:
        options.update(_encryption(ending, password))
    return options


def check_folder(path: str) -> None:
    """Raise XlwingsError if there is no folder for `path`; LibreOffice would make it."""
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - links are not followed
    if not os.path.isdir(folder):  # noqa: PTH112
        raise XlwingsError(f"There is no folder {folder} to save {os.path.basename(path)} in.")  # noqa: PTH119


def _encryption(ending: str, password: str) -> dict[str, Any]:
    """Open XML takes no heed of the option Password: the file would lie there readable."""
    if ending not in _ENCRYPTED:
        refuse(f"Saving {ending} with a password", "save as .xlsx")
    if ending not in _OPEN_XML:
        return {"Password": password}
    data = (
        struct("beans.NamedValue", Name="CryptoType", Value="Standard"),
        struct("beans.NamedValue", Name="OOXPassword", Value=password),
    )
    return {"EncryptionData": load_uno().Any("[]com.sun.star.beans.NamedValue", data)}
