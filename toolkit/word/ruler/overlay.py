"""Pictures of the pages with the standard's lines drawn over them and what is not allowed written on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.scratch import scratch_folder
from toolkit.word.office import convert
from toolkit.word.office import font_substitutions
from toolkit.word.office import page_pictures
from toolkit.word.page.figures import ERAS
from toolkit.word.ruler.errors import RulerError
from toolkit.word.ruler.evidence import BOTTOM
from toolkit.word.ruler.evidence import LEFT
from toolkit.word.ruler.evidence import RIGHT
from toolkit.word.ruler.evidence import TOP

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from toolkit.word.ruler.readings import Measurement

_PAGE_WIDTH, _PAGE_HEIGHT = 210.0, 297.0
_DASHES = BOTTOM + 7
_LINE, _FAULT = (0, 110, 220), (220, 0, 120)


@dataclass(frozen=True, slots=True)
class _Guide:
    """A horizontal line of an upright page in mm, with what it marks."""

    y: float
    label: str


def overlay(measurement: Measurement, out: Path, *, dpi: int = 110) -> list[Path]:
    """Write one PNG a page into `out`, with the clauses' lines drawn, and return them.

    Raises:
        RulerError: Pillow, which draws, is not installed.
        OfficeError: LibreOffice or poppler is missing or fails.
    """
    try:
        from PIL import Image
    except ImportError:
        raise RulerError("画尺寸线需要 Pillow：请运行 pip install pillow 后重试。") from None
    with scratch_folder("taizhang-ruler-") as folder:
        (pdf,) = convert([measurement.file], "pdf", folder)
        pictures = page_pictures(pdf, out, dpi=dpi)
    font = font_substitutions(["黑体"])[0].file
    for number, picture in enumerate(pictures, 1):
        with Image.open(picture) as opened:
            page = opened.convert("RGB")
        _draw(page, measurement, number, font, dpi / 25.4)
        page.save(picture)
    return pictures


def _guides(measurement: Measurement, number: int) -> list[_Guide]:
    guides = [_Guide(_DASHES, "7.5 一字线 269")]
    if number == 1:
        mark = TOP + ERAS[measurement.era].mark_top_mm
        guides.append(_Guide(mark, f"7.2.4 标志上边缘 {mark:g}"))
    if number == measurement.pages:
        guides.append(_Guide(BOTTOM, "7.4.1 末条分隔线 262"))
    return guides


def _draw(page: Image, measurement: Measurement, number: int, font: str, scale: float) -> None:
    from PIL import ImageDraw
    from PIL import ImageFont

    pen = ImageDraw.Draw(page)
    small = ImageFont.truetype(font, round(3.2 * scale)) if font else ImageFont.load_default()
    lying = page.width > page.height

    def point(x: float, y: float) -> tuple[float, float]:
        """A point of the upright page; a lying page is that page turned clockwise."""
        return ((_PAGE_HEIGHT - y) * scale, x * scale) if lying else (x * scale, y * scale)

    corners = [point(x, y) for x, y in ((LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM), (LEFT, BOTTOM))]
    pen.polygon(corners, outline=_LINE)
    for guide in _guides(measurement, number):
        pen.line([point(0, guide.y), point(_PAGE_WIDTH, guide.y)], fill=_LINE)
        if not lying:
            pen.text(point(2, guide.y - 4.2), guide.label, fill=_LINE, font=small)
    faults = [reading for reading in measurement.failures if reading.page in {0, number}]
    for row, fault in enumerate(faults):
        words = f"{fault.clause} {fault.element}：{fault.value}（应为{fault.allowed}）"
        pen.text((3 * scale, (3 + 4.5 * row) * scale), words, fill=_FAULT, font=small)
