"""A ledger: one sheet that people fill. Its class is the sheet, an instance is a row."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar
from typing import TypeVar

from toolkit.declare.columns import EMPTY
from toolkit.declare.columns import Column
from toolkit.declare.columns import Nothing
from toolkit.declare.columns import Owner
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Ledger:
    """The base of every ledger; a subclass states its columns as class attributes.

    Class arguments:
        code: the letter code (B1) that papers and manuals use.
        sheet: the sheet's title.
        owner: who fills it unless a column says otherwise.
        capacity: prepared rows of the blank workbook (more may be filled).
        essential: a control workbook without this sheet is refused.

    A subclass may set `key`, the columns that together tell one row from another; `span`, the
    first and the last day of what a row records (both may stand in the first cell: 3月5-9日); and
    `notes`, the lines of 填表说明 that no single column can say.
    """

    code: ClassVar[str]
    sheet: ClassVar[str]
    owner: ClassVar[Owner]
    capacity: ClassVar[int]
    essential: ClassVar[bool]
    columns: ClassVar[tuple[Column[Any], ...]]
    key: ClassVar[tuple[Column[Any], ...]] = ()
    span: ClassVar[tuple[Column[Any], Column[Any]] | None] = None
    notes: ClassVar[tuple[str, ...]] = ()

    __slots__ = ("at_row", "row_id", "values_")

    def __init_subclass__(
        cls,
        *,
        code: str,
        sheet: str,
        owner: Owner = Owner.OFFICE,
        capacity: int = 300,
        essential: bool = True,
    ) -> None:
        cls.code, cls.sheet, cls.owner = code, sheet, owner
        cls.capacity, cls.essential = capacity, essential
        cls.columns = tuple(each for each in vars(cls).values() if isinstance(each, Column))
        headings = [column.heading for column in cls.columns]
        if len(set(headings)) != len(headings):
            raise TypeError(f"{sheet}: two columns share a heading")
        for position, column in enumerate(cls.columns):
            column.position = position
        if not all(column in cls.columns for column in cls.key):
            raise TypeError(f"{sheet}: a key column is not a column")

    def __init__(self, at_row: int, values: Sequence[Any], row_id: str = "") -> None:
        """A row: `values` in the order of `columns`, EMPTY or UNREADABLE where unusable."""
        self.at_row = at_row
        self.values_ = values
        self.row_id = row_id

    def usable(self, column: Column[T | None]) -> T | None:
        """The value of a cell, or None where it is empty or unreadable."""
        value = self.values_[column.position]
        return None if value.__class__ is Nothing else value

    def is_empty(self, column: Column[Any]) -> bool:
        """Whether nothing at all was filled in."""
        value = self.values_[column.position]
        return value is EMPTY or value is None

    @property
    def identity(self) -> str:
        """What tells a row over re-runs: its system id, else its key columns, else its number.

        A key column that holds nothing usable is left open, so that a fault in it does not bind what
        is said of the row to the row's place.
        """
        if self.row_id:
            return self.row_id
        read = self.values_ if len(self.values_) == len(self.columns) else ()
        values = [read[column.position] for column in self.key] if read else []
        known = [None if isinstance(value, Nothing) else value for value in values]
        if all(value is None for value in known):
            return f"第{self.at_row}行"
        return "／".join("—" if value is None else shown(value) for value in known)

    @classmethod
    def owner_of(cls, column: Column[Any]) -> Owner:
        """Who fills a column of this ledger."""
        return column.owner or cls.owner

    def __repr__(self) -> str:
        return f"<{self.sheet}第{self.at_row}行>"
