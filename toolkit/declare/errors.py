"""Errors that a person of the bureau reads: each is one Chinese sentence.

Whatever stops a run (such an error, a full disk, Ctrl-C, a fault of ours) can carry what had been done
before: the writer says it with `telling_so_far`, and who speaks to the person asks `so_far_of`.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

DONE, TO_LOOK_AT, WRONG, FAULT, STOPPED = 0, 1, 2, 3, 130
"""Exit statuses: done; findings or refusals to look at; wrong usage or input that cannot be read; a fault
of ours or of the disk; stopped by a person (POSIX shells: 128 + SIGINT)."""

ACTIVITYS = "活动的"
NOTHING_WRITTEN = "没有改动任何文件。"
_SO_FAR = "so_far"
_ACCOUNTS: ContextVar[list[Callable[[], str]] | None] = ContextVar("accounts", default=None)
_NEW_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class ToolkitError(Exception):
    """The base of all that can go wrong and be told; `str(error)` is the sentence to show.

    Subclasses stand where they are raised from; each says what is wrong, where, and what to do.
    Front ends show the sentence and end with `exit_status`.

    Attributes:
        file: the path or name of the file that is meant, None where none is.
        sheet: the sheet's title.
        row: the worksheet's row.
        column: the column's heading.
        value: what stands there, never of a restricted column.
    """

    exit_status = WRONG
    on_command_line = ""  # -- what the command line adds to the sentence --

    def __init__(
        self,
        sentence: str = "",
        *,
        file: object = None,
        sheet: str | None = None,
        row: int | None = None,
        column: str | None = None,
        value: object = None,
    ) -> None:
        super().__init__(sentence)
        self.file = None if file is None else str(file)
        self.sheet = sheet
        self.row = row
        self.column = column
        self.value = value

    @classmethod
    def code(cls) -> str:
        """The kind of error in English words, which stays: `file_missing` of FileMissingError."""
        return _NEW_WORD.sub("_", cls.__name__.removesuffix("Error")).lower()


class StoppedByPersonError(ToolkitError):
    """A person stopped the run (Ctrl-C, Esc, the end of the session).

    Args:
        so_far: what had been done, in sentences; None where nobody knows.
    """

    exit_status = STOPPED
    opening = "已中止。"
    unknown = "中止以前写完的文件（如有）留在原处。"

    def __init__(self, so_far: str | None = None) -> None:
        super().__init__(f"{self.opening}{self.unknown if so_far is None else so_far}")


@contextmanager
def telling_so_far(
    so_far: Callable[[], str], *, in_all: bool = False, stays_true: bool = False
) -> Iterator[None]:
    """Let whatever stops the work inside carry what had been done by then, in Chinese sentences.

    What a writer further inside has said already stands, unless this tells of several writers' work
    `in_all`: then what one of them has not changed is not the whole. What `stays_true` when the work
    inside is done is also told of a stop after it, `in_account`.
    """
    accounts = _ACCOUNTS.get()
    if stays_true and accounts is not None:
        accounts.append(so_far)
    try:
        yield
    except BaseException as stopped:
        if in_all or so_far_of(stopped) is None:
            vars(stopped)[_SO_FAR] = so_far()
        raise


@contextmanager
def in_account() -> Iterator[None]:
    """Let a stop by a person anywhere inside carry what the writers inside had done, also those that have ended.

    For work that changes no file but by writers that tell what `stays_true`. It also decorates functions.
    """
    accounts: list[Callable[[], str]] = []
    token = _ACCOUNTS.set(accounts)
    try:
        yield
    except BaseException as stopped:
        if _is_stop(stopped) and so_far_of(stopped) is None:
            vars(stopped)[_SO_FAR] = "".join(each() for each in accounts) or NOTHING_WRITTEN
        raise
    finally:
        _ACCOUNTS.reset(token)


def _is_stop(error: BaseException) -> bool:
    return isinstance(error, KeyboardInterrupt) or (
        isinstance(error, ToolkitError) and error.exit_status == STOPPED
    )


@contextmanager
def nothing_yet() -> Iterator[None]:
    """Let whatever stops the work inside carry that nothing was written; it also decorates functions.

    A refusal of what was given is no stop: that nothing came of it goes without saying.
    """
    try:
        yield
    except BaseException as stopped:
        refused = isinstance(stopped, ToolkitError) and not _is_stop(stopped)
        if not refused and so_far_of(stopped) is None:
            vars(stopped)[_SO_FAR] = NOTHING_WRITTEN
        raise


def so_far_of(error: BaseException) -> str | None:
    """What had been done before an error, or before the one that it came from; None: nobody said."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        if _SO_FAR in vars(each):
            return str(vars(each)[_SO_FAR])
        seen.add(id(each))
        each = cause_of(each) or getattr(each, "__context__", None)
    return None


def cause_of(error: BaseException) -> BaseException | None:
    """What an error was raised from; those of LibreOffice have none of what other errors have, and do not say."""
    cause: BaseException | None = getattr(error, "__cause__", None)
    return cause


@contextmanager
def declared_as(declaration: str) -> Iterator[None]:
    """Note on whatever goes wrong within which declaration of the activity did it (规则D101)."""
    try:
        yield
    except Exception as error:
        error.add_note(f"{ACTIVITYS}{declaration}")
        raise


def whose(error: BaseException, otherwise: str) -> str:
    """What failed, as a sentence's subject: the declaration that was noted, else the program's own."""
    notes = getattr(error, "__notes__", ())
    return next((note for note in notes if note.startswith(ACTIVITYS)), otherwise)
