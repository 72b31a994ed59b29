"""Parameters: numbers and lists that a circular changes, each dated and with its clause.

An activity states a class with one descriptor a parameter and keeps the values in a TOML file
(`parameter_file`); the sheet 参数 of a workbook overrides them.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import ClassVar
from typing import Generic
from typing import Protocol
from typing import Self
from typing import TypeVar
from typing import cast
from typing import overload

from toolkit.declare.names import same_name
from toolkit.declare.parameter_errors import ContradictionError
from toolkit.declare.parameter_errors import ParameterError
from toolkit.declare.parameter_errors import WrongYearError
from toolkit.declare.period import EARLIEST_YEAR
from toolkit.declare.period import LATEST_YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.parameter_file import Declared

T = TypeVar("T")

NOWHERE: Mapping[str, str] = MappingProxyType({})
NONE = frozenset({None, "", "无"})  # -- “无” in a cell says that there is none --
MOST = 10_000
"""No parameter is larger: ten thousand days are twenty-seven years."""


class Parameter(Generic[T]):
    """One parameter. On the class it is itself, on the parameters its value.

    Args:
        name: of the line in the sheet 参数.
        formerly: what older versions called it; none of them is any parameter's name now.
    """

    wanted: str = ""

    def __init__(self, name: str, *, formerly: tuple[str, ...] = ()) -> None:
        self.name = name
        self.formerly = formerly

    @overload
    def __get__(self, holder: None, owner: type[Parameters]) -> Self: ...
    @overload
    def __get__(self, holder: Parameters, owner: type[Parameters]) -> T: ...
    def __get__(self, holder: Parameters | None, owner: type[Parameters]) -> Self | T:
        if holder is None:
            return self
        holder.read_.add(self.name)
        return cast("T", holder.values_[self.name])

    def read(self, value: object) -> T:
        """The value as a T, or ValueError."""
        raise NotImplementedError


class Amount(Parameter[float]):
    """A number that is not negative, nor so large that no date could be counted by it."""

    wanted = f"不小于0、不大于{MOST}的数字"

    def read(self, value: object) -> float:
        """A number from a number or its digits; ValueError for one out of bounds."""
        number = float(cast("str", value))
        if isinstance(value, bool) or not 0 <= number <= MOST:
            raise ValueError(value)
        return number


class Count(Amount):
    """A whole number of days, papers or people."""

    def __init__(self, name: str, *, least: int = 0, formerly: tuple[str, ...] = ()) -> None:
        super().__init__(name, formerly=formerly)
        self.least = least
        self.wanted = f"不小于{least}、不大于{MOST}的整数"

    def read(self, value: object) -> float:
        """A whole number from a number or its digits; ValueError for another."""
        number = Amount("").read(value)
        if number != int(number) or number < self.least:
            raise ValueError(value)
        return number


class Port(Parameter[int]):
    """A port of a server, as TCP counts them (RFC 9293)."""

    wanted = "1到65535的整数，如 587"

    def read(self, value: object) -> int:
        """A port from a number or its digits; ValueError for what is none."""
        number = float(cast("str", value))
        if isinstance(value, bool) or number != int(number) or not 1 <= number <= 65535:
            raise ValueError(value)
        return int(number)


class Year(Parameter[int]):
    """A calendar year."""

    wanted = "四位数的年份，如 2012"

    def read(self, value: object) -> int:
        """A year from a number or its digits; ValueError for what is none."""
        number = Amount("").read(value)
        if number != int(number) or not EARLIEST_YEAR <= number <= LATEST_YEAR:
            raise ValueError(value)
        return int(number)


class OptionalAmount(Parameter[float | None]):
    """A number that may be left empty."""

    wanted = "数字，或留空"

    def read(self, value: object) -> float | None:
        """A number, or None for an empty cell."""
        return None if value in NONE else Amount("").read(value)


class Day(Parameter[dt.date]):
    """A calendar day."""

    wanted = "日期，如 2012-09-30"

    def read(self, value: object) -> dt.date:
        """A day from a date cell or ISO text."""
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        return dt.date.fromisoformat(str(value).strip().replace("/", "-"))


class OptionalDay(Parameter[dt.date | None]):
    """A calendar day that may be left empty."""

    wanted = "日期，如 2012-09-30，或留空"

    def read(self, value: object) -> dt.date | None:
        """A day, or None for an empty cell."""
        return None if value in NONE else Day("").read(value)


class Switch(Parameter[bool]):
    """是 or 否."""

    wanted = "“是”或“否”"

    def read(self, value: object) -> bool:
        """True for 是, False for 否."""
        if value in {"是", "否"}:
            return value == "是"
        if isinstance(value, bool):
            return value
        raise ValueError(value)


class Wording(Parameter[str]):
    """Words, from a list where `options` says so."""

    def __init__(
        self, name: str, *, options: tuple[str, ...] = (), formerly: tuple[str, ...] = ()
    ) -> None:
        super().__init__(name, formerly=formerly)
        self.options = options

    def read(self, value: object) -> str:
        """The words, outer blanks taken away."""
        words = "" if value in NONE else str(value).strip()
        if self.options and words not in self.options:
            raise ValueError(value)
        return words


class _Ordered(Protocol):
    """A number or a day: what two parameters are compared by."""

    def __gt__(self, other: object, /) -> bool: ...


class Parameters:
    """The base of an activity's parameters; an instance holds the values of one day.

    It notes which of them are read: what nothing reads changes nothing, and is not shown as in force.
    """

    declared: ClassVar[Mapping[str, Declared]]

    ordered: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of names of which the first may not be more than the second."""

    retired: ClassVar[frozenset[str]] = frozenset()
    """Names that earlier versions listed and nothing ever read."""

    as_of = OptionalDay("统计截止日")
    ledger_year = Year("台账年度")

    def __init__(
        self,
        on: dt.date,
        overrides: Mapping[str, object],
        places: Mapping[str, str] = NOWHERE,
    ) -> None:
        """The values in force on a day, with the workbook's own values over them.

        Args:
            on: the as-of date.
            overrides: name → value of a cell of the sheet 参数; names that are not declared are left aside.
            places: name → how messages name that cell, e.g. “文件《…》“参数”表B3格的”.

        Raises:
            ParameterError: a value is not of its parameter's kind.
            ContradictionError, WrongYearError: two of them do not agree.
        """
        self.on = on
        self.read_: set[str] = set()
        self.values_: dict[str, object] = {}
        for parameter in self.all():
            value = overrides.get(parameter.name, self.declared[parameter.name].on(on))
            try:
                self.values_[parameter.name] = parameter.read(value)
            except (ValueError, TypeError):
                wanted = parameter.wanted or "、".join(getattr(parameter, "options", ()))
                place = places.get(parameter.name, "")
                raise ParameterError(parameter.name, value, wanted, place) from None
        for low, high in self.ordered:
            less, more = (cast("_Ordered", self.values_[name]) for name in (low, high))
            if less > more:
                raise ContradictionError(low, less, high, more, places)

        first, last = self.year_bounds()
        if not first.year <= self.ledger_year <= last.year:
            place = places.get(type(self).ledger_year.name, "")
            raise WrongYearError(self.ledger_year, first, last, place)

    def year_bounds(self) -> tuple[dt.date, dt.date]:
        """The first and last day whose events count; an activity may say others than the year's own."""
        return dt.date(self.ledger_year, 1, 1), dt.date(self.ledger_year, 12, 31)

    @classmethod
    def all(cls) -> Sequence[Parameter[object]]:
        """The parameters in the order they are written."""
        stated = {**vars(Parameters), **vars(cls)}
        return [each for each in stated.values() if isinstance(each, Parameter)]

    @classmethod
    def today(cls, name: str) -> str:
        """What a parameter of that name is called now; the name itself where it is nobody's former one."""
        wanted = same_name(name)
        found = (p.name for p in cls.all() if wanted in map(same_name, p.formerly))
        return next(found, name)

    @classmethod
    def named(cls, name: str) -> Parameter[object]:
        """The parameter of that name; StopIteration for none."""
        return next(each for each in cls.all() if each.name == name)
