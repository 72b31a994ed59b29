"""Ink on the rendered page: pictures by pdftoppm, read as bytes without a picture library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.word.office.pages import find_poppler
from toolkit.word.office.process import run
from toolkit.word.ruler.errors import RulerError

if TYPE_CHECKING:
    from pathlib import Path

_INCH = 25.4
_DARK = bytes(1 if value < 140 else 0 for value in range(256))
_BRIGHT = bytes(1 if value > 150 else 0 for value in range(256))
_DIM = bytes(1 if value < 110 else 0 for value in range(256))


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page in mm."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of ink without a gap between them, in mm on the page."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def height(self) -> float:
        """Thickness of the band."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """Extent from its leftmost to its rightmost ink."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Ink:
    """A mask of one byte a pixel, 1 where there is ink, over an area of the page."""

    mask: bytes
    width: int
    height: int
    left: float
    top: float
    step: float

    def bands(self, *, gap: float = 0.3, at_least: float = 0.0) -> list[Band]:
        """The bands of rows that have ink, joined across gaps of less than `gap` mm.

        With `at_least`, only rows count whose ink adds up to so many mm: long rules.
        """
        bands: list[list[int]] = []
        for row in range(self.height):
            pixels = self.mask[row * self.width : (row + 1) * self.width]
            first = pixels.find(1)
            if first < 0 or (at_least and pixels.count(1) * self.step < at_least):
                continue
            last = pixels.rfind(1) + 1
            if bands and (row - bands[-1][1]) * self.step <= gap:
                band = bands[-1]
                bands[-1] = [band[0], row + 1, min(band[2], first), max(band[3], last)]
            else:
                bands.append([row, row + 1, first, last])
        return [self._band(*band) for band in bands]

    def turned(self) -> Ink:
        """The mask with rows and columns exchanged, for rules that stand upright."""
        columns = b"".join(self.mask[column :: self.width] for column in range(self.width))
        return Ink(columns, self.height, self.width, self.top, self.left, self.step)

    def _band(self, top: int, bottom: int, left: int, right: int) -> Band:
        return Band(
            self.top + top * self.step,
            self.top + bottom * self.step,
            self.left + left * self.step,
            self.left + right * self.step,
        )


def dark_ink(pdf: Path, page: int, area: Area, *, dpi: int = 600) -> Ink:
    """The dark ink, whatever its colour but bright red, of part of a page."""
    width, height, pixels = _picture(pdf, page, area, dpi, "-gray")
    return Ink(pixels.translate(_DARK), width, height, area.left, area.top, _INCH / dpi)


def red_ink(pdf: Path, page: int, area: Area, *, dpi: int = 300) -> Ink:
    """The red ink of part of a page."""
    width, height, pixels = _picture(pdf, page, area, dpi)
    masks = (
        int.from_bytes(pixels[channel::3].translate(table), "big")
        for channel, table in enumerate((_BRIGHT, _DIM, _DIM))
    )
    red, green, blue = masks
    mask = (red & green & blue).to_bytes(width * height, "big")
    return Ink(mask, width, height, area.left, area.top, _INCH / dpi)


def _picture(pdf: Path, page: int, area: Area, dpi: int, *options: str) -> tuple[int, int, bytes]:
    """Width, height and samples of a PGM or PPM."""

    def pixels(length: float) -> str:
        return str(round(length / _INCH * dpi))

    box = ("-x", pixels(area.left), "-y", pixels(area.top))
    size = ("-W", pixels(area.right - area.left), "-H", pixels(area.bottom - area.top))
    one = ("-f", str(page), "-l", str(page), "-r", str(dpi))
    done = run([find_poppler("pdftoppm"), *one, *box, *size, *options, pdf], seconds=120)
    parts = done.stdout.split(b"\n", 3)
    if len(parts) < 4 or parts[0] not in {b"P5", b"P6"}:
        raise RulerError(f"第{page}页无法生成图像：请确认 pdftoppm 能打开该文档转换出的 PDF。")
    width, height = (int(part) for part in parts[1].split())
    return width, height, parts[3]
