"""Cell addresses that people or files gave: one that is none is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.references import area_at
from toolkit.ooxml.references import cell_at
from toolkit.workbooks.patching.errors import PackageError

if TYPE_CHECKING:
    from toolkit.ooxml.references import Area


def cell(reference: str) -> tuple[int, int]:
    """Row and column of an address such as "D12", from 1.

    Raises:
        PackageError: it is no address of a cell.
    """
    place = cell_at(reference)
    if place is None:
        raise _no_address(reference)
    return place


def area(reference: str) -> Area:
    """The rectangle of "A1:C9" or of a single cell.

    Raises:
        PackageError: it is neither.
    """
    found = area_at(reference)
    if found is None:
        raise _no_address(reference)
    return found


def _no_address(reference: str) -> PackageError:
    return PackageError(f"“{reference}”不是单元格地址：请写成 D12 这样的形式。")
