"""Kinds of ledger column.

A column is stated once, in its ledger's class. On the class it is the column itself; on a row it
is the value of its cell, typed. The kinds here only say what a cell must be: `toolkit.reading`
reads cells by them and `toolkit.workbooks` draws the blank workbook from them.
"""

from __future__ import annotations

import datetime as dt
from copy import copy
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar
from typing import Generic
from typing import Self
from typing import TypeVar
from typing import overload

if TYPE_CHECKING:
    from toolkit.declare.ledger import Ledger

T_co = TypeVar("T_co", covariant=True)

LONGEST_PROMPT = 255  # -- Excel's limits for an input prompt and its title --
LONGEST_TITLE = 32


class Owner(str):
    """Who fills a column, as people call him; everybody else sees it locked.

    The office and the program are every activity's; whoever else fills is declared by the activity.
    """

    __slots__ = ()

    OFFICE: ClassVar[Owner]
    PROGRAM: ClassVar[Owner]


Owner.OFFICE = Owner("办公室")
Owner.PROGRAM = Owner("程序")


class Unfilled(Exception):
    """A cell that a rule reads is empty or unreadable; it has its own finding already."""

    def __init__(self, row: Ledger, column: Column[Any]) -> None:
        super().__init__(column.heading)
        self.row = row
        self.column = column


class Nothing:
    """The mark of a cell that holds no usable value."""

    __slots__ = ("why",)

    def __init__(self, why: str) -> None:
        self.why = why

    def __repr__(self) -> str:
        return self.why


EMPTY = Nothing("a required cell that is empty")
UNREADABLE = Nothing("a cell that cannot be read as its column's kind")
WITHOUT_VALUE = frozenset({None, EMPTY, UNREADABLE})


class Column(Generic[T_co]):
    """One column of a ledger.

    Args:
        heading: the words in the header row, without the unit.
        prompt: what Excel shows when a cell is chosen; empty draws one from the kind.
        unit: of the number, as the clerk says it (天, 件).
        owner: who fills it; None leaves it to the ledger's owner.
        restricted: 受限, never leaves the office's own file.
        aliases: other headings that are understood.
        example: the cell of the grey example row.
        formula: an Excel formula for prepared rows, written with `{heading}` for same-row cells.
    """

    kind: ClassVar[str] = ""
    default_width: ClassVar[float] = 12

    def __init__(
        self,
        heading: str,
        prompt: str = "",
        *,
        unit: str = "",
        owner: Owner | None = None,
        restricted: bool = False,
        aliases: tuple[str, ...] = (),
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
        self.aliases = aliases
        self.example = example
        self.formula = formula
        self.width = width or max(self.default_width, 2 * len(heading) + 2.0)
        self.required = True
        self.position = -1
        self.ledger: type[Ledger]

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

    def optional(self) -> Column[T_co | None]:
        """This column, free to be left empty: an empty cell is None."""
        column: Column[T_co | None] = copy(self)
        column.required = False
        return column

    def __repr__(self) -> str:
        return f"<{self.kind} {self.heading}>"


class Text(Column[str]):
    """Words. `longest` in characters; None leaves it open."""

    kind = "文字"
    default_width = 18

    def __init__(
        self, heading: str, prompt: str = "", *, longest: int | None = None, **more: Any
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.longest = longest


class Identifier(Text):
    """A number given by the bureau (WT-2012-001): text, compared exactly."""

    kind = "编号"
    default_width = 14


class PersonName(Text):
    """A person's name: blanks within (张 三) mean nothing."""

    kind = "姓名"
    default_width = 10


class Phone(Column[str]):
    """A telephone number, as text."""

    kind = "电话"
    default_width = 15


class IdNumber(Column[str]):
    """A citizen's identity number (GB 11643), as text: a number cell has lost its last digits."""

    kind = "身份证号"
    default_width = 20


class Date(Column[dt.date]):
    """A calendar day."""

    kind = "日期"
    default_width = 12


class Time(Column[dt.time]):
    """A time of day."""

    kind = "时间"
    default_width = 10


class Number(Column[float]):
    """A number in `unit`; `step` 0.5 allows halves, 1 whole numbers only, 0 anything."""

    kind = "数字"
    default_width = 10

    def __init__(
        self,
        heading: str,
        prompt: str = "",
        *,
        minimum: float | None = 0,
        maximum: float | None = None,
        step: float = 1,
        **more: Any,
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.minimum = minimum
        self.maximum = maximum
        self.step = step


class Flag(Column[bool]):
    """是 or 否; an empty cell is 未填, never 否."""

    kind = "是/否"
    default_width = 10
    options = ("是", "否")


class Choice(Column[str]):
    """One of fixed options, offered as a drop-down."""

    kind = "选项"
    default_width = 13

    def __init__(
        self, heading: str, prompt: str = "", *, options: tuple[str, ...], **more: Any
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.options = options


class Choices(Column[tuple[str, ...]]):
    """Several of fixed options in one cell, separated by ；."""

    kind = "多选"
    default_width = 20

    def __init__(
        self, heading: str, prompt: str = "", *, options: tuple[str, ...], **more: Any
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.options = options


class Value(Column[object]):
    """A parameter's value: a number, a date or words, taken as it stands."""

    kind = "取值"
    default_width = 20


class Names(Column[tuple[str, ...]]):
    """Several words in one cell, separated by ；, bound to no list."""

    kind = "多项文字"
    default_width = 20


class Reference(Column[str]):
    """A value of another ledger's column.

    A cell that holds one of the `also` columns' values (全称, 别名) is taken for the value of `to`,
    and that is told.
    """

    kind = "引用"
    default_width = 14

    def __init__(
        self,
        heading: str,
        prompt: str = "",
        *,
        to: Column[Any],
        also: tuple[Column[Any], ...] = (),
        **more: Any,
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.to = to
        self.also = also


class References(Column[tuple[str, ...]]):
    """Several values of another ledger's column in one cell, separated by ；."""

    kind = "多项引用"
    default_width = 24

    def __init__(
        self,
        heading: str,
        prompt: str = "",
        *,
        to: Column[Any],
        also: tuple[Column[Any], ...] = (),
        **more: Any,
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.to = to
        self.also = also
