"""What lies on the desk of whoever checks a paper before it is signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterator

    from toolkit.declare.signing import Hold
    from toolkit.declare.signing import Issuing
    from toolkit.declare.signing import Line
    from toolkit.declare.signing import PaperToSign
    from toolkit.usecases.redrafted import Differences
    from toolkit.usecases.verifying import Verified


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a paper beside its text.

    Attributes:
        restricted: what the exit gate found in it, as sentences.
        differences: from what would be drafted today; None where nothing could be.
        not_drafted: why nothing could.
        verified: the paper held to what it records of itself; None where it records nothing.
        check_list: how its 核对单 differs from that record, as sentences.
        remarks: what drafting says of the ledgers of today.
        signed: how it was signed before, as a sentence; "" where it was not.
        taken: whose its number is already, as a sentence.
        template_changed: whether the template is another than it was drafted with.
        ledger_changed: whether the ledgers are.
        unlocked: figures that rest on rows which were changed after they were approved, as sentences.
        today: the computer's day; None where nobody asks.
        as_dated: the lines of a draft of today's ledgers that is dated as the paper is to be; empty where
            none could be made.
        unregistered: those that rest on rows of which the sheet alone says that they are approved.
    """

    restricted: tuple[str, ...] = ()
    differences: Differences | None = None
    not_drafted: str = ""
    verified: Verified | None = None
    check_list: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    signed: str = ""
    taken: str = ""
    template_changed: bool = False
    ledger_changed: bool = False
    unlocked: tuple[str, ...] = ()
    unregistered: tuple[str, ...] = ()
    as_dated: tuple[Line, ...] = ()
    today: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """A paper on the desk of whoever checks it: itself, how its kind is issued, what is known beside."""

    paper: PaperToSign
    issuing: Issuing
    known: Known


@dataclass(frozen=True, slots=True)
class GeneralCheck:
    """A group of things that every paper is looked at for."""

    group: str
    hold: Hold
    todo: str
    look: Callable[[Desk], Iterator[str]]
