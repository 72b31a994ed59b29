"""What can be wrong with the values of parameters, each one sentence that names where the value stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


class WrongParametersError(ToolkitError):
    """Values of parameters that nothing can be judged by; `names` are the parameters'."""

    names: tuple[str, ...] = ()


class ParameterError(WrongParametersError):
    """A parameter's value cannot be used."""

    def __init__(self, name: str, value: object, wanted: str, place: str) -> None:
        said = f"{place}参数“{name}”填“{shown(value)}”，不能使用。请填写{wanted}。"
        super().__init__(said, value=value)
        self.names = (name,)


class ContradictionError(WrongParametersError):
    """Two parameters contradict each other."""

    def __init__(
        self, low: str, less: object, high: str, more: object, places: Mapping[str, str]
    ) -> None:
        first = f"{places.get(low, '')}参数“{low}”（{shown(less)}）"
        second = f"{places.get(high, '')}“{high}”（{shown(more)}）"
        super().__init__(f"{first}大于或晚于{second}，互相矛盾。请核对这两项。")
        self.names = (low, high)


class WrongYearError(WrongParametersError):
    """The ledgers' year is not the one that their first and last day are of."""

    def __init__(self, year: int, first: dt.date, last: dt.date, place: str) -> None:
        super().__init__(
            f"{place}参数“台账年度”填“{year}”，与统计的起止日（{first}至{last}）不在同一年度。"
            "换年度的，请把各个日期参数一并改正。",
            value=year,
        )
        self.names = ("台账年度",)
