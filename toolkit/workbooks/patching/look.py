"""A cell format of our own, in plain words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A cell format of our own; colours as AARRGGBB, empty for none."""

    font: str
    size: float
    colour: str
    bold: bool = False
    underlined: bool = False
    fill: str = ""
    border: str = ""
    heavy_bottom: str = ""
    number_format: str = ""
    horizontal: str = "left"
    vertical: str = "top"
    wrap: bool = False
    indent: int = 0
    locked: bool = True
