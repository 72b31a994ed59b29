"""Kinds of ledger column: what a cell must be.

`toolkit.reading.kinds` says how cells of each are read, `toolkit.workbooks.blank.kinds` how they look
and what they take. A test holds that each kind here has everything.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import TypeVar

from toolkit.declare.ledger import Column

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from typing import Unpack

    from toolkit.declare.ledger import ColumnFacts
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.period import Period

T_co = TypeVar("T_co", covariant=True)


class Text(Column[str]):
    """Words. `longest` in characters; None leaves it open."""

    kind = "文字"
    default_width = 18
    specimen = "走访农户"

    def __init__(
        self,
        heading: str,
        prompt: str = "",
        *,
        longest: int | None = None,
        **more: Unpack[ColumnFacts],
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.longest = longest


class Identifier(Text):
    """A number given by the bureau (WT-2012-001): text, compared exactly."""

    kind = "编号"
    naming = True
    default_width = 14
    specimen = "WT-2012-001"


class PersonName(Text):
    """A person's name: blanks within (张 三) mean nothing."""

    kind = "姓名"
    naming = True
    default_width = 10
    specimen = "张三"


class Phone(Column[str]):
    """A telephone number, as text."""

    kind = "电话"
    naming = True
    default_width = 15
    specimen = "13800000000"


class IdNumber(Column[str]):
    """A citizen's identity number (GB 11643), as text: a number cell has lost its last digits."""

    kind = "身份证号"
    naming = True
    default_width = 20
    specimen = "11010519491231002X"


class Date(Column[dt.date]):
    """A calendar day; `period` says how it stands to the ledgers' year."""

    kind = "日期"
    closed = True
    default_width = 12
    specimen = "2012-04-10"

    def __init__(
        self, heading: str, prompt: str = "", *, period: Period, **more: Unpack[ColumnFacts]
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.period = period

    @classmethod
    def parsed(cls, words: str) -> dt.date:
        """The day that ISO 8601 writes like this."""
        return dt.date.fromisoformat(words)


class Time(Column[dt.time]):
    """A time of day."""

    kind = "时间"
    closed = True
    default_width = 10
    specimen = "09:00"

    @classmethod
    def parsed(cls, words: str) -> dt.time:
        """The time of day that ISO 8601 writes like this."""
        return dt.time.fromisoformat(words)


class Number(Column[float]):
    """A number in `unit`; `step` 0.5 allows halves, 1 whole numbers only, 0 anything."""

    kind = "数字"
    default_width = 10
    specimen = "6"

    def __init__(
        self,
        heading: str,
        prompt: str = "",
        *,
        minimum: float | None = 0,
        maximum: float | None = None,
        step: float = 1,
        **more: Unpack[ColumnFacts],
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.minimum = minimum
        self.maximum = maximum
        self.step = step

    @classmethod
    def parsed(cls, words: str) -> float:
        """The number of these digits."""
        return float(words)


class Flag(Column[bool]):
    """是 or 否; an empty cell is 未填, never 否."""

    kind = "是/否"
    closed = True
    default_width = 10
    specimen = "是"
    options = ("是", "否")


class Choosing(Column[T_co]):
    """A column whose cells hold some of fixed options.

    `former_options` are the words of older versions, each with the option that took its place: a cell
    that holds one is read as that.
    """

    closed = True
    naming = True

    def __init__(
        self,
        heading: str,
        prompt: str = "",
        *,
        options: tuple[str, ...],
        former_options: Mapping[str, str] = MappingProxyType({}),
        **more: Unpack[ColumnFacts],
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.options = options
        self.former_options = former_options


class Choice(Choosing[str]):
    """One of fixed options, offered as a drop-down."""

    kind = "选项"
    default_width = 13


class Choices(Choosing[tuple[str, ...]]):
    """Several of fixed options in one cell, separated by ；."""

    kind = "多选"
    default_width = 20


class Value(Column[object]):
    """A parameter's value: a number, a date or words, taken as it stands."""

    kind = "取值"
    naming = True
    default_width = 20
    specimen = "60"


class Names(Column[tuple[str, ...]]):
    """Several words in one cell, separated by ；, bound to no list."""

    kind = "多项文字"
    default_width = 20
    specimen = "农户；企业"


class Referring(Column[T_co]):
    """A column whose cells hold values of another ledger's column.

    A cell that holds one of the `also` columns' values (全称, 别名) is taken for the value of `to`,
    and that is told.
    """

    closed = True
    naming = True

    def __init__(
        self,
        heading: str,
        prompt: str = "",
        *,
        to: Column[object],
        also: tuple[Column[object], ...] = (),
        **more: Unpack[ColumnFacts],
    ) -> None:
        super().__init__(heading, prompt, **more)
        self.to = to
        self.also = also


class Reference(Referring[str]):
    """A value of another ledger's column."""

    kind = "引用"
    default_width = 14


class References(Referring[tuple[str, ...]]):
    """Several values of another ledger's column in one cell, separated by ；."""

    kind = "多项引用"
    default_width = 24


def people_columns(ledger: type[Ledger]) -> Iterator[Column[object]]:
    """The columns that say whose a row of a ledger is."""
    for column in ledger.columns:
        if isinstance(column, Reference) and column.required and column.to.ledger.namesakes_by:
            yield column
