"""A parameter that weighs indicators: 驻点达标：20；下基层天数：15."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.declare.parameters import Parameter

_PARTS = re.compile("[；;]")
_SIGNS = re.compile("[：:]")


class Weights(Parameter[Mapping[str, float]]):
    """Indicator → weight; one that is not named weighs nothing."""

    def __init__(self, name: str, indicators: tuple[str, ...]) -> None:
        super().__init__(name)
        self.indicators = indicators

    @property
    def wanted(self) -> str:  # type: ignore[override]
        """The form, with the indicators that there are."""
        return f"“指标：权重”，用；隔开，指标为{'、'.join(self.indicators)}"

    def read(self, value: object) -> Mapping[str, float]:
        """The weights; ValueError for an unknown or doubled indicator, for what is no number, for none."""
        weights: dict[str, float] = {}
        for part in filter(str.strip, _PARTS.split(str(value))):
            name, weight = (each.strip() for each in _SIGNS.split(part))
            number = float(weight)
            if name not in self.indicators or name in weights or not 0 <= number < float("inf"):
                raise ValueError(value)
            weights[name] = number
        if not any(weights.values()):
            raise ValueError(value)
        return weights
