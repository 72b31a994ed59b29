"""Pictures of a PDF's pages, by poppler's pdftoppm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.atomic import write_whole
from toolkit.ooxml.scratch import scratch_folder
from toolkit.word.messages import of_office
from toolkit.word.office.errors import ConversionFailedError
from toolkit.word.office.process import find_program
from toolkit.word.office.process import run

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = re.compile(r"page-0*(\d+)\.png$")


def find_poppler(name: str) -> Path:
    """A program of poppler, such as pdftoppm.

    Raises:
        OfficeMissingError: it is not installed.
    """
    return find_program(name, of_office.INSTALL_POPPLER())


def page_pictures(pdf: Path, out: Path, *, dpi: int = 110, seconds: float = 300) -> list[Path]:
    """Write one PNG a page into `out` as `<stem>-<page>.png` and return them in page order.

    Raises:
        OfficeMissingError: poppler is not installed.
        ConversionFailedError: the PDF cannot be read.
    """
    program = find_poppler("pdftoppm")
    out.mkdir(parents=True, exist_ok=True)
    with scratch_folder("taizhang-pages-") as folder:
        done = run([program, "-r", str(dpi), "-png", pdf, folder / "page"], seconds=seconds)
        pages = sorted(folder.glob("page-*.png"), key=_number)
        if done.returncode or not pages:
            raise ConversionFailedError(of_office.NO_PAGES(file=pdf.name))
        targets = [out / f"{pdf.stem}-{_number(page)}.png" for page in pages]
        for page, target in zip(pages, targets, strict=True):
            write_whole(target, [page.read_bytes()])
        return targets


def _number(page: Path) -> int:
    match = _PAGE.search(page.name)
    assert match is not None
    return int(match.group(1))
