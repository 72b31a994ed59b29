"""Sorting a range as Excel does."""

from typing import Any

from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import properties
from toolkit.engines.libreoffice.bridge import struct


def sort(target: Any, keys: list[int], ascending: list[bool], has_headers: bool) -> None:
    """Sort the rows of an engine range by its columns `keys`, numbered from 1."""
    chinese = struct("lang.Locale", Language="zh", Country="CN")  # by pinyin, as Excel's does
    fields = tuple(
        struct(
            "table.TableSortField",
            Field=key - 1,
            IsAscending=upwards,
            IsCaseSensitive=False,
            CollatorLocale=chinese,
            CollatorAlgorithm="pinyin",
        )
        for key, upwards in zip(keys, ascending, strict=True)
    )
    uno = load_uno()
    if target.api.getIsMerged():  # LibreOffice would leave all as it is
        raise ValueError(f"{target.address} has merged cells: unmerge them before sorting.")
    target.changeable.sort(
        properties(
            SortFields=uno.Any("[]com.sun.star.table.TableSortField", fields),
            ContainsHeader=has_headers,
            IsSortColumns=False,
            BindFormatsToContent=True,
        )
    )
