"""How an activity's workbook shows where submissions stand: the ledger, its columns, what is known of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Mapping

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.submission import SubmissionKey


@dataclass(frozen=True, slots=True)
class ReportingUnit:
    """What the directories say of a unit that reports; "" for what they do not say.

    Attributes:
        full_name: of the unit.
        contact: the person who reports.
        address: an e-mail address or a path.
        deputy: the 分管领导 who approves what it reports.
    """

    full_name: str = ""
    contact: str = ""
    address: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionColumns:
    """The columns of such a ledger, by what they hold; all but the first three and the stage are optional.

    Attributes:
        batch: the 批次; `unit` and `booklet` tell submissions of one batch apart.
        expected: the ledgers that are to be reported.
        stage: where the submission stands.
        sent_on: the day of 下发; so are the other days theirs.
        handling: the step that the clerk chooses; `handling_why` its reason.
    """

    batch: Column[Any]
    unit: Column[Any]
    booklet: Column[Any]
    expected: Column[Any]
    stage: Column[Any]
    version: Column[Any]
    sent_on: Column[Any]
    due: Column[Any]
    returned_on: Column[Any]
    rejections: Column[Any]
    why: Column[Any]
    due_again: Column[Any]
    days_late: Column[Any]
    contact: Column[Any]
    handling: Column[Any]
    handling_why: Column[Any]
    approved_by: Column[Any]
    approved_on: Column[Any]


@dataclass(frozen=True, slots=True)
class SubmissionLedger:
    """The ledger in which an activity's workbook shows where submissions stand.

    Attributes:
        ledger: it.
        columns: what its columns hold.
        due: the last day of the first report of a batch, where a row does not say one; None for unknown.
        days_again: how many days a unit has to report again after 退回.
        holidays: the days that are not as their weekday says: day → whether people work.
        unit: what is known of a unit, by the name in its row.
        phone: of a person, by the name; "" where the directories do not say one.
        reporter: the unit that reports a booklet, and what its row says in `booklet`.
        receiver: who fills a booklet, by what its row says in `booklet`; "" where nobody is named. None where
            units have no booklets but their own.
        office: to whom is reported, as messages say it (办公室).
        consequence: what follows for those who still do not report, as a sentence.
        notice: the kind of paper that presses them; "" where there is none.
    """

    ledger: type[Ledger]
    columns: SubmissionColumns
    due: Callable[[Case, str], dt.date | None] = field(repr=False)
    days_again: Callable[[Case], int] = field(repr=False)
    holidays: Callable[[Case], Mapping[dt.date, bool]] = field(repr=False)
    unit: Callable[[Case, str], ReportingUnit] = field(repr=False)
    phone: Callable[[Case, str], str] = field(repr=False)
    reporter: Callable[[Case, Booklet], tuple[str, str]] = field(repr=False)
    receiver: Callable[[Case, str], str] | None = field(default=None, repr=False)
    office: str = "办公室"
    consequence: str = ""
    notice: str = ""

    def contact(self, case: Case, key: SubmissionKey) -> str:
        """The person who reports: of a booklet its own receiver, else the unit's; "" where nobody is named."""
        if key.booklet and self.receiver is not None:
            return self.receiver(case, key.booklet)
        return self.unit(case, key.unit).contact
