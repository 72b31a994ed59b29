"""What a step has written into the working folder: the facts that are registered and told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.outcome import Place


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """One document on disk.

    Attributes:
        kind: the name of its kind.
        file: the document.
        check_list: its 核对单.
        template: what it was made from.
        template_hash: SHA-256 of its bytes, in hexadecimal.
        remarks: sentences for the clerk.
        listed: those of them that the 核对单 begins with.
        passed: where something restricted was found and let pass, since everybody may know it.
    """

    kind: str
    file: Path
    check_list: Path
    template: Path
    template_hash: str
    remarks: tuple[str, ...]
    passed: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenBooklet:
    """One booklet on disk.

    Attributes:
        booklet: what it is of.
        path: where it lies.
        version: of this receiver's booklet.
        rows: how many it holds, by sheet.
        kept_home: the office's cells that went out empty, since they may hold what is restricted.
        without_value: those that did since they show an error, a formula without a result, a picture.
        passed: why something restricted that was found was let pass, each reason once.
        before: the version in which it was sent last in the same batch; "" where it was not.
    """

    booklet: Booklet
    path: Path
    version: str
    rows: Mapping[str, int]
    kept_home: tuple[Place, ...] = ()
    without_value: tuple[Place, ...] = ()
    passed: tuple[str, ...] = ()
    before: str = ""
