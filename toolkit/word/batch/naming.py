"""File names for the documents of a batch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.declare.filename import distinct
from toolkit.declare.filename import file_stem
from toolkit.word.batch.data import DataError
from toolkit.word.messages import of_batch

if TYPE_CHECKING:
    from collections.abc import Sequence

_SLOT = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_LEAST_DIGITS = 3


def stems(
    items: Sequence[Mapping[str, object]], template: str, pattern: str | None = None
) -> list[str]:
    """One legal stem an item, all different whatever the case.

    Args:
        items: the data.
        template: the template's stem.
        pattern: such as `{{ 序号 }}_{{ 单位.简称 }}`; without, the template's stem and a number.

    Raises:
        DataError: an item lacks a name of the pattern, or it is no text and no number.
    """
    taken: set[str] = set()
    digits = max(_LEAST_DIGITS, len(str(len(items))))
    found = []
    for number, item in enumerate(items, 1):
        words = (
            f"{template}_{number:0{digits}}" if pattern is None else _filled(pattern, item, number)
        )
        found.append(distinct(file_stem(words), taken))
    return found


def _filled(pattern: str, item: Mapping[str, object], number: int) -> str:
    return _SLOT.sub(lambda slot: _value(slot[1], item, number), pattern)


def _value(path: str, item: Mapping[str, object], number: int) -> str:
    value: object = item
    for name in path.split("."):
        if not isinstance(value, Mapping) or name.strip() not in value:
            raise DataError(of_batch.NAME_LACKS(number=number, path=path))
        value = value[name.strip()]
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal) or value == "":
        raise DataError(of_batch.NAME_EMPTY(number=number, path=path))
    return str(value)
