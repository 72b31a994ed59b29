"""A ledger: one sheet that people fill, and the columns that it is made of.

A ledger's class is the sheet, an instance is a row. A column is stated once, in its ledger's class:
on the class it is the column itself, on a row it is the value of its cell, typed. The kinds of
column stand in `toolkit.declare.columns`.
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar
from typing import Generic
from typing import Self
from typing import TypedDict
from typing import TypeVar
from typing import overload

from toolkit.declare.owner import Owner
from toolkit.declare.repeating import is_harmless
from toolkit.declare.unusable import EMPTY
from toolkit.declare.unusable import Nothing
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

RESTRICTED = "（受限）"  # -- 信访人, 证件, 电话, 住址 are never repeated outside their cell --
LONGEST_PROMPT = 255  # -- Excel's limits for an input prompt and its title --
LONGEST_TITLE = 32
_READ_HEADING = re.compile(r"\{([^{}]+)\}")


class ColumnFacts(TypedDict, total=False):
    """What may be said of a column of any kind, by keyword; `Column` says what each means."""

    unit: str
    owner: Owner | None
    restricted: bool
    proper: bool
    aliases: tuple[str, ...]
    formerly: tuple[str, ...]
    example: object
    formula: str
    width: float | None


class Unfilled(Exception):
    """A cell that a rule reads is empty or unreadable; it has its own finding already."""

    def __init__(self, row: Ledger, column: Column[object]) -> None:
        super().__init__(column.heading)
        self.row = row
        self.column = column

    def __str__(self) -> str:
        place = f"“{self.row.sheet}”第{self.row.at_row}行“{self.column.heading}”"
        return f"{place}未填或不能识别"


class Column(Generic[T_co]):
    """One column of a ledger.

    Args:
        heading: the words in the header row, without the unit.
        prompt: what Excel shows when a cell is chosen; empty draws one from the kind.
        unit: of the number, as the clerk says it (天, 件).
        owner: who fills it; None leaves it to the ledger's owner.
        restricted: 受限, never leaves the office's own file.
        proper: holds nothing but the name of a person, a unit or a place; in a directory it may
            then be named anywhere.
        aliases: other headings that are understood.
        formerly: what older versions of the form called it; none of them is any column's heading now.
        example: the cell of the grey example row.
        formula: an Excel formula that fills the cell once its row is, written with `{heading}` for same-row cells, or
            `layout.ROW_NUMBER`; it gives nothing while what it needs is empty (`workbooks/blank/due_cells.py`).

    Each kind of column states what it is called (`kind`), its `default_width`, and a `specimen` of
    its cells as a clerk writes one (empty where options or another ledger say what a cell holds).
    A kind is `closed` of which a cell that could be read says one of a few things, nobody's name;
    it is `naming` where its cells are proper names, numbers or values, never prose.
    """

    kind: ClassVar[str] = ""
    default_width: ClassVar[float] = 12
    specimen: ClassVar[str] = ""
    closed: ClassVar[bool] = False
    naming: ClassVar[bool] = False

    def __init__(
        self,
        heading: str,
        prompt: str = "",
        *,
        unit: str = "",
        owner: Owner | None = None,
        restricted: bool = False,
        proper: bool = False,
        aliases: tuple[str, ...] = (),
        formerly: tuple[str, ...] = (),
        example: object = None,
        formula: str = "",
        width: float | None = None,
    ) -> None:
        if len(heading) > LONGEST_TITLE or len(prompt) > LONGEST_PROMPT:
            raise TypeError(f"{heading}: longer than Excel's prompt can be")
        self.heading = heading
        self.prompt = prompt
        self.unit = unit
        self.owner = owner
        self.restricted = restricted
        self.proper = proper or self.naming
        self.aliases = aliases
        self.formerly = formerly
        self.example = example
        self.formula = formula
        self.width = width or max(self.default_width, 2 * len(heading) + 2.0)
        self.required = True
        self.position = -1
        self.ledger: type[Ledger]

    @property
    def formula_reads(self) -> tuple[str, ...]:
        """The headings whose cells the formula reads, in its order."""
        return tuple(dict.fromkeys(_READ_HEADING.findall(self.formula)))

    def __set_name__(self, owner: type[Ledger], name: str) -> None:
        self.name = name
        self.ledger = owner

    @overload
    def __get__(self, row: None, owner: type[Ledger]) -> Self: ...
    @overload
    def __get__(self, row: Ledger, owner: type[Ledger]) -> T_co: ...
    def __get__(self, row: Ledger | None, owner: type[Ledger]) -> Self | T_co:
        if row is None:
            return self
        value: T_co = row.values_[self.position]  # -- reading alone fills rows, by kind --
        if value.__class__ is Nothing:
            raise Unfilled(row, self)
        return value

    @classmethod
    def parsed(cls, words: str) -> object:
        """What a cell of this kind holds that is written like this; kinds other than words say so."""
        return words

    def optional(self) -> Column[T_co | None]:
        """This column, free to be left empty: an empty cell is None."""
        column: Column[T_co | None] = copy(self)
        column.required = False
        return column

    def may_repeat(self, value: object) -> bool:
        """Whether a cell's content may be told outside it: never a restricted one.

        Beside restricted columns only what surely is nothing restricted, as a row may stand one
        column off.
        """
        if self.restricted:
            return value is None
        options = getattr(self, "options", ())
        return not self.ledger.has_restricted or is_harmless(value, self.example, options)

    def quoted(self, value: object) -> str:
        """A cell's value as it may be repeated outside its cell."""
        return shown(value) if self.may_repeat(value) else RESTRICTED

    def __repr__(self) -> str:
        return f"<{self.kind} {self.heading}>"


class Ledger:
    """The base of every ledger; a subclass states its columns as class attributes.

    Class arguments:
        code: the letter code (B1) that papers and manuals use.
        sheet: the sheet's title.
        owner: who fills it unless a column says otherwise.
        capacity: prepared rows of the blank workbook (more may be filled).
        essential: a control workbook without this sheet is refused.
        directory: what it names (people, units, places) may be named anywhere: a restricted value
            that stands in a `proper` column of it too is no secret.
        formerly: titles of the sheets of older versions whose rows belong here; a sheet that several
            ledgers name was split.
        note_above: of a sheet that the program fills: its note stands above the headings, so that these bear
            the filter's arrows. Older workbooks have it below.

    A subclass may set `key`, the columns that together tell one row from another; `span`, the
    first and the last day of what a row records (both may stand in the first cell: 3月5-9日);
    `notes`, the lines of 填表说明 that no single column can say; of people, `namesakes_by`, the
    columns that tell those of one name apart; `told_by`, the columns that a list of its values
    shows beside each (a person's unit), none of them restricted; of people, `addressed_by`, the posts they are called by, and
    `in_office`, the first and the last day of theirs.
    """

    code: ClassVar[str]
    sheet: ClassVar[str]
    owner: ClassVar[Owner]
    capacity: ClassVar[int]
    essential: ClassVar[bool]
    directory: ClassVar[bool]
    formerly: ClassVar[tuple[str, ...]]
    note_above: ClassVar[bool]
    has_restricted: ClassVar[bool]
    columns: ClassVar[tuple[Column[object], ...]]
    key: ClassVar[tuple[Column[object], ...]] = ()
    span: ClassVar[tuple[Column[object], Column[object]] | None] = None
    notes: ClassVar[tuple[str, ...]] = ()
    namesakes_by: ClassVar[tuple[Column[object], ...]] = ()
    told_by: ClassVar[tuple[Column[object], ...]] = ()
    addressed_by: ClassVar[tuple[Column[object], ...]] = ()
    in_office: ClassVar[tuple[Column[object], Column[object]] | None] = None

    __slots__ = ("at_row", "row_id", "values_")

    def __init_subclass__(
        cls,
        *,
        code: str,
        sheet: str,
        owner: Owner = Owner.OFFICE,
        capacity: int = 300,
        essential: bool = True,
        directory: bool = False,
        formerly: tuple[str, ...] = (),
        note_above: bool = False,
    ) -> None:
        cls.columns = tuple(each for each in vars(cls).values() if isinstance(each, Column))
        taken = {*vars(Ledger), *Ledger.__annotations__} & {column.name for column in cls.columns}
        if taken:
            raise TypeError(f"{sheet}: a column is named as something every ledger has: {taken}")
        cls.code, cls.sheet, cls.owner = code, sheet, owner
        cls.capacity, cls.essential, cls.directory = capacity, essential, directory
        cls.formerly, cls.note_above = formerly, note_above
        cls.has_restricted = any(column.restricted for column in cls.columns)
        headings = [column.heading for column in cls.columns]
        if len(set(headings)) != len(headings):
            raise TypeError(f"{sheet}: two columns share a heading")
        for position, column in enumerate(cls.columns):
            column.position = position
        if not all(column in cls.columns for column in cls.key):
            raise TypeError(f"{sheet}: a key column is not a column")
        if not all(column in cls.columns and not column.restricted for column in cls.told_by):
            raise TypeError(f"{sheet}: what a list shows is not a column that may be shown")

    def __init__(self, at_row: int, values: Sequence[Any], row_id: str = "") -> None:
        """A row: `values` in the order of `columns`, EMPTY or UNREADABLE where unusable."""
        self.at_row = at_row
        self.values_ = values
        self.row_id = row_id

    def __getitem__(self, column: Column[T]) -> T:
        """The value of a cell, for a column that a rule was given; as the attribute gives it.

        Raises:
            Unfilled: the cell is empty or unreadable.
            KeyError: the column is another ledger's.
        """
        if column.ledger is not self.__class__:
            raise KeyError(column)
        return column.__get__(self, self.__class__)

    def usable(self, column: Column[T | None]) -> T | None:
        """The value of a cell, or None where it is empty or unreadable."""
        value = self.values_[column.position]
        return None if value.__class__ is Nothing else value

    def is_empty(self, column: Column[object]) -> bool:
        """Whether nothing at all was filled in."""
        value = self.values_[column.position]
        return value is EMPTY or value is None

    @property
    def identity(self) -> str:
        """What tells a row over re-runs: its system id, else its key columns, else its number.

        A key column that holds nothing usable is left open, so that a fault in it does not bind what
        is said of the row to the row's place; so is one that may not be repeated, which stands in its cell alone.
        """
        if self.row_id:
            return self.row_id
        key = self.key if len(self.values_) == len(self.columns) else ()
        usable = [(column, self.usable(column)) for column in key]
        known = [value if column.may_repeat(value) else None for column, value in usable]
        if all(value is None for value in known):
            return f"第{self.at_row}行"
        return "／".join("—" if value is None else shown(value) for value in known)

    @classmethod
    def owner_of(cls, column: Column[object]) -> Owner:
        """Who fills a column of this ledger."""
        return column.owner or cls.owner

    def __repr__(self) -> str:
        return f"<{self.sheet}第{self.at_row}行>"
