"""Data for templates from a JSON file, nothing in it coerced or lost."""

from __future__ import annotations

import hashlib
import json
import pickle
from decimal import Decimal
from decimal import InvalidOperation
from typing import TYPE_CHECKING
from typing import NoReturn

from toolkit.declare.errors import ToolkitError
from toolkit.word.messages import of_batch
from toolkit.word.messages.of_disk import disk_said
from toolkit.word.template import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class DataError(ToolkitError):
    """The data file cannot be read, or is not what a template can be filled with."""


def read_data(path: Path) -> Mapping[str, object] | list[Mapping[str, object]]:
    """A JSON file's object, or its list of objects; decimal numbers keep their digits.

    Raises:
        DataError: it cannot be read, is no JSON, names a key twice, or is neither of the two.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DataError(of_batch.DATA_FILE(said=disk_said(error, path.name)), file=path) from error
    except UnicodeDecodeError as error:
        raise DataError(of_batch.NO_UTF8(file=path.name)) from error
    data = _parsed(text, path.name)
    if isinstance(data, dict):
        return data
    if not isinstance(data, list):
        raise DataError(of_batch.NO_OBJECT(file=path.name))
    odd = next((n for n, item in enumerate(data, 1) if not isinstance(item, dict)), None)
    if odd is not None:
        raise DataError(of_batch.ITEM_NO_OBJECT(file=path.name, number=odd))
    return data


def fingerprint(item: Mapping[str, object]) -> str:
    """The SHA-256 of an item; the order of its keys counts, since a template may show it."""
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    """What JSON does not know: a decimal number, or a typed value, which its bytes stand for."""
    if isinstance(value, Decimal):
        return {"Decimal": str(value)}
    if isinstance(value, Figure):
        return {"Figure": [value.value, value.name, value.attributes]}
    digest = hashlib.sha256(pickle.dumps(value, protocol=4)).hexdigest()
    return {type(value).__name__: digest}


def _parsed(text: str, file: str) -> object:
    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(found)
        if len(made) < len(found):
            keys = [key for key, _ in found]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise DataError(of_batch.KEY_TWICE(file=file, key=twice))
        return made

    def refuse(constant: str) -> NoReturn:
        raise DataError(of_batch.NO_NUMBER(file=file, constant=constant))

    try:
        data: object = json.loads(
            text, parse_float=Decimal, parse_constant=refuse, object_pairs_hook=pairs
        )
    except json.JSONDecodeError as error:
        reason = of_batch.NO_JSON(file=file, line=error.lineno, column=error.colno)
        raise DataError(reason) from error
    except (ValueError, InvalidOperation, RecursionError) as error:
        raise DataError(of_batch.TOO_DEEP(file=file)) from error
    return data
