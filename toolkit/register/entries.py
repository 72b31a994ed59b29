"""What the register keeps, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """An official paper that was written.

    Attributes:
        kind: its 文种, as the catalogue names it.
        file: the file's name.
        sha256: of its bytes, in hexadecimal; also of the template's below.
        template: the file name of the template that it was made with.
    """

    kind: str
    file: str
    sha256: str
    template: str
    template_sha256: str


@dataclass(frozen=True, slots=True)
class SentEntry:
    """A package that was made for a receiver.

    Attributes:
        kind: of receiver, as the activity calls it.
        key: by which the receiver is found in the ledgers.
        title: the receiver's name.
        person: who is to fill it; "" where nobody is named.
        version: of this receiver's package.
        file: the file's name.
        sha256: of its bytes, in hexadecimal.
        rows: how many rows, by sheet.
    """

    kind: str
    key: str
    title: str
    person: str
    version: str
    file: str
    sha256: str
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Run:
    """One time that something was written.

    Attributes:
        at: when, with a time zone.
        who: the name under which the person had logged in on the computer.
        step: 生成公文 or 下发台账.
        book: the workbook's file name.
        cells: SHA-256 of the rows that staff fill, as they were read: equal rows, equal hash.
        as_of: the 统计截止日, where the step has one.
        program: the toolkit's version.
        settings: the parameters in force, by name.
    """

    at: dt.datetime
    who: str
    step: str
    book: str
    cells: str
    as_of: dt.date | None
    program: str
    settings: Mapping[str, str]
    papers: tuple[PaperEntry, ...] = field(default=())
    sent: tuple[SentEntry, ...] = field(default=())
