"""What the register keeps, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


class Standing(StrEnum):
    """What became of a run."""

    PENDING = "进行中"
    DONE = "完成"
    ABANDONED = "未完成"


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


class Use(StrEnum):
    """What became of a number: each one of a series is accounted for."""

    USED = "用"
    VOID = "作废"
    RESERVED = "留号"


@dataclass(frozen=True, slots=True)
class IssuedEntry:
    """What became of a number, or of a paper that was signed without one.

    Attributes:
        number: the 发文字号; "" for a paper that has none.
        use: what became of it.
        why: the reason, where it is 作废 or 留号.
        title: of the paper; it and what follows are empty where no paper is signed.
        kind: its 文种, as the catalogue names it.
        paper: the file name of the draft that was signed.
        draft_sha256: of the draft's bytes, in hexadecimal; those of 定稿 and 正本 below.
        signed_by: 签发人.
        dated: 成文日期, ISO 8601; also 印发日期 in `printed`.
        reasons: by group of the 签发前检查, what was typed to let it pass, with whose name.
    """

    number: str
    use: Use
    why: str = ""
    title: str = ""
    kind: str = ""
    paper: str = ""
    draft_sha256: str = ""
    final_sha256: str = ""
    sha256: str = ""
    signed_by: str = ""
    dated: str = ""
    printed: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SentEntry:
    """A booklet that was made for a receiver.

    Attributes:
        kind: of receiver, as the activity calls it.
        key: by which the receiver is found in the ledgers.
        title: the receiver's name.
        person: who is to fill it; "" where nobody is named.
        version: of this receiver's booklet.
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


class How(StrEnum):
    """By which way a booklet was delivered."""

    FOLDER = "文件夹"
    MAIL = "邮件"


TAKEN_OR_NOT = "不知道对方服务器收下没有"
"""How the reason begins of a run that was cut off while a letter was under way."""


@dataclass(frozen=True, slots=True)
class DeliveredEntry:
    """A booklet that was delivered.

    Attributes:
        kind: of receiver, as the activity calls it; its key and name below.
        file: the booklet's name.
        sha256: of its bytes, in hexadecimal.
        how: by which way.
        to: the e-mail address, or the folder's name.
    """

    kind: str
    key: str
    title: str
    file: str
    sha256: str
    how: How
    to: str


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that a run writes, whatever it is.

    Attributes:
        path: where it lies, from the working folder; whole where it lies elsewhere.
        sha256: of the bytes that were to be written, in hexadecimal.
    """

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FileOfRun:
    """A file that a run wrote, with the run's time, working folder and workbook; `path` as of `FileEntry`."""

    at: dt.datetime
    folder: str
    book: str
    path: str


@dataclass(frozen=True, slots=True)
class Run:
    """One time that something is written.

    Attributes:
        at: when, with a time zone.
        who: the name under which the person had logged in on the computer.
        step: 生成公文, 下发台账, 校验 ….
        book: the workbook's file name.
        cells: SHA-256 of the rows that staff fill, as they were read: equal rows, equal hash.
        as_of: the 统计截止日, where the step has one.
        program: the toolkit's version.
        settings: the parameters in force, by name.
        host: the computer's name.
        folder: the working folder on that computer; "" of a run that an earlier version wrote down.
        files: everything that the run writes, papers and booklets included.
        issued: the numbers that it accounts for.
        delivered: the booklets that it delivers.
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
    host: str = ""
    folder: str = ""
    files: tuple[FileEntry, ...] = field(default=())
    issued: tuple[IssuedEntry, ...] = field(default=())
    delivered: tuple[DeliveredEntry, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class RunEntry:
    """A run as the register holds it.

    Attributes:
        number: its number, from 1.
        run: what was to be written.
        standing: whether it was.
        ended: when that was known; None while it is 进行中.
        why: what kept it from being done.
    """

    number: int
    run: Run
    standing: Standing
    ended: dt.datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that was changed, or one 说明 that was typed.

    Attributes:
        at: when it was taken down, with a time zone.
        who: the login name.
        file: the workbook's name.
        place: sheet and cell, or what the 说明 is about.
        old: the words before; "" where there were none.
        new: the words now.
        why: the reason given, or what took it down.
    """

    at: dt.datetime
    who: str
    file: str
    place: str
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the journal.

    Attributes:
        number: from 1.
        at: when it was made, ISO 8601 with its offset.
        event: what it is about (开始, 结束, 改动 …).
        digest: the chain's head once it was made, in hexadecimal.
        run: the number of the last run that had begun by then; 0 before the first.
    """

    number: int
    at: str
    event: str
    digest: str
    run: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Which register this is.

    Attributes:
        number: unlike any other register's.
        folder: the working folder that it was made for, or was moved to; "" from before 0.2.
        key: the secret with which restricted values are hashed, in hexadecimal.
        follows: the head of the chain of the register that this one was made beside; "" for a first one.
    """

    number: str
    folder: str
    key: str
    follows: str = ""
