"""A booklet: the rows of the ledgers that one receiver fills, sent out as a workbook of its own."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.parameter_errors import WrongParametersError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.delivery import Letter
    from toolkit.declare.delivery import MailServer
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.owner import Owner

FILE_NAME = "{单位}_{类别}台账_{期}_{版本}"


@dataclass(frozen=True, slots=True)
class BookletKind:
    """One kind of receivers.

    Attributes:
        name: how lists and sentences call such a receiver.
        owner: whose columns are open in its booklets; the others are locked.
        found_by: what to look at where a row has no such receiver, as a sentence's end (请核对…).
        only: of ledgers in which it fills some rows and others another, which are its own (只填…的).
    """

    name: str
    owner: Owner
    found_by: str = ""
    only: tuple[tuple[type[Ledger], str], ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A row that would be a receiver's, and does not go to him; `why`, without a full stop."""

    row: Ledger
    why: str


@dataclass(frozen=True, slots=True)
class Booklet:
    """What goes to one receiver.

    Attributes:
        kind: one of the activity's kinds.
        key: of the receiver, stable over re-runs.
        title: how the file is called before its period and version.
        receiver: the person who fills it; empty where nobody is named.
        rows: the receiver's rows by ledger; a ledger without rows is sent empty, to be filled.
        withheld: rows that he must not see.
        named: rows that he is sent though they may be about him, `why` as of `withheld`.
    """

    kind: BookletKind
    key: str
    title: str
    receiver: str
    rows: Mapping[type[Ledger], Sequence[Ledger]]
    withheld: tuple[Withheld, ...] = ()
    named: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What all booklets of one distribution say of it; a text is empty where nobody has said it.

    Attributes:
        period: what they report on, as people call it: 2012年第2期.
        until: the period's last day.
        due: the last working day on which they may come back.
        due_note: what is to be said of that day: from which it was moved, or that its year is not listed.
        report_to: the office to which they go back.
        contact: whom one asks there, with the telephone.
        file_name: how the files are called, see `toolkit.distribution.naming`.
    """

    period: str = ""
    until: dt.date | None = None
    due: dt.date | None = None
    due_note: str = ""
    report_to: str = ""
    contact: str = ""
    file_name: str = FILE_NAME


class DueTooEarlyError(WrongParametersError):
    """The deadline is not after the period that is reported on."""

    def __init__(self, name: str, due: dt.date, until: dt.date) -> None:
        super().__init__(
            f"参数“{name}”（{due}）不在本期截止日（{until}）之后：期末的情况那时还不能报全。"
            "请把期限改到本期截止日以后。",
            value=due.isoformat(),
        )
        self.names = (name,)


def no_terms(_case: Case) -> Terms:
    """Those of an activity that says nothing of them."""
    return Terms()


def nothing_guessed(_case: Case) -> Iterable[str]:
    """That of an activity whose rows say themselves to whom they go."""
    return ()


def nothing_stays(_case: Case) -> Iterable[Ledger]:
    """That of an activity which sends something to every receiver that it knows."""
    return ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """How an activity's booklets are delivered.

    Attributes:
        address: a receiver's e-mail address; "" where the workbook has none, or more than one.
        where: in which cells an address is to be filled, as a sentence names them.
        letter: what is written to a receiver.
        server: that of the workbook; raises NoMailServerError.
    """

    address: Callable[[Case, Booklet], str]
    where: str
    letter: Callable[[Case, Booklet], Letter]
    server: Callable[[Case], MailServer]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Which booklets an activity sends out.

    Attributes:
        kinds: of receivers, in the order in which sentences name them.
        booklets: those of one case.
        nobody: what to fill first where there is no receiver, as a sentence's end (请先填…).
        terms: what the booklets say of period, deadline and office.
        settings: the parameters that the front page shows: the period, then the deadline.
        closed_by: column → the values by which a row's matter is settled; with any other it is open.
        delivery: how they reach their receivers by mail; None where they do not.
        ledgers: those whose rows are sent, though there may be no receiver for any of them.
        guessed: a sentence for each thing that was decided for the office, which may be wrong.
        stays: the rows whose receiver is known, and is one that nothing is sent to: nothing in them is to be mended.
    """

    kinds: tuple[BookletKind, ...]
    booklets: Callable[[Case], Iterable[Booklet]]
    nobody: str
    terms: Callable[[Case], Terms] = no_terms
    settings: tuple[str, str] | None = None
    closed_by: Mapping[Column[object], frozenset[str]] = field(default_factory=dict)
    delivery: Delivery | None = None
    ledgers: tuple[type[Ledger], ...] = ()
    guessed: Callable[[Case], Iterable[str]] = nothing_guessed
    stays: Callable[[Case], Iterable[Ledger]] = nothing_stays

    def sent(self, case: Case) -> list[Booklet]:
        """The booklets of one case.

        Raises:
            Unfilled: a cell that tells who gets what holds nothing usable.
            TypeError: a booklet is of no declared kind, or holds another ledger's rows.
        """
        booklets = list(self.booklets(case))
        for booklet in booklets:
            if booklet.kind not in self.kinds:
                raise TypeError(f"a booklet of an undeclared kind: {booklet.kind.name}")
            for ledger, rows in booklet.rows.items():
                if any(type(row) is not ledger for row in rows):
                    raise TypeError(f"rows of another ledger as those of {ledger.sheet}")
        return booklets

    @property
    def receivers(self) -> str:
        """What a row that goes to nobody belongs to none of: 甲或乙."""
        return "或".join(kind.name for kind in self.kinds)
