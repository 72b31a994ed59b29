"""What must hold before a paper is signed and numbered, and how its kind is issued."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeAlias

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Outcome
    from toolkit.declare.outcome import Place


class Hold(StrEnum):
    """What becomes of a paper of which something is open."""

    REFUSE = "拦"
    REASON = "写理由"
    TELL = "只提示"


class Numbering(StrEnum):
    """Where the number of a kind comes from."""

    OFFICE = "机要给号"
    OWN = "自编"
    NONE = "不编号"


OTHER_REASON = "其他"
REASONS = ("已电话核实", "待补报", "领导同意先发", OTHER_REASON)
"""What a reason begins with; 其他 needs words of its own."""


@dataclass(frozen=True, slots=True)
class Open:
    """One thing that is open: a sentence, and the ledger cells that it rests on."""

    sentence: str
    cells: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a paper, or a row of one of its tables.

    Attributes:
        text: what is read there; cells are joined by "|".
        style: the name of the paragraph's style; "" for a row.
        cells: of a row, each with its text; empty for a paragraph.
    """

    text: str
    style: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paper as it stands in its file, after people have edited it.

    Attributes:
        lines: of the body, in order, text boxes included.
        beside: of headers, footers and notes.
        comments: what each comment says.
        revisions: what each tracked change inserts or takes out.
        hidden: the texts that are not shown.
        highlighted: the texts marked with a colour: what is still to be filled.
    """

    lines: tuple[Line, ...]
    beside: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    revisions: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    highlighted: tuple[str, ...] = ()

    def styled(self, *styles: str) -> str:
        """The text of the first paragraph of one of these styles; "" where there is none."""
        return next((each.text for each in self.lines if each.style in styles), "")

    def has_style(self, *styles: str) -> bool:
        """Whether there is a paragraph of one of these styles."""
        return any(each.style in styles for each in self.lines)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of its tables."""
        return tuple(each.cells for each in self.lines if each.cells)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person who takes a paper to be signed has typed.

    Attributes:
        number: the 发文字号 as typed; "" where none is given.
        signed_by: 签发人; "" where nobody is named.
        dated: 成文日期; None where none is given.
        printed: 印发日期.
    """

    number: str = ""
    signed_by: str = ""
    dated: dt.date | None = None
    printed: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PaperToSign:
    """All that a check looks at.

    Attributes:
        kind: the 文种, as the catalogue names it.
        text: the paper as it stands.
        case: the book of today, judged as of the paper's as-of date.
        outcome: what checking says of it.
        wanted: number, name and dates.
    """

    kind: str
    text: PaperText
    case: Case
    outcome: Outcome
    wanted: Wanted


Look: TypeAlias = "Callable[[PaperToSign], Iterable[Open]]"


@dataclass(frozen=True, slots=True)
class SigningCheck:
    """One group of things that are looked for before a paper is signed.

    Attributes:
        group: its name, by which a reason is given.
        hold: what becomes of the paper where it finds something.
        todo: what a person does then, as a sentence.
        look: finds what is open.
        kinds: that it is for; empty for all.
        page: the docstring, for the manual.
    """

    group: str
    hold: Hold
    todo: str
    look: Look
    kinds: tuple[str, ...] = ()
    page: str = ""

    def is_for(self, kind: str) -> bool:
        """Whether papers of a kind are looked at."""
        return not self.kinds or kind in self.kinds


def signing_check(
    group: str, hold: Hold, todo: str, *, kinds: tuple[str, ...] = ()
) -> Callable[[Look], SigningCheck]:
    """Make `look(paper)` a check of the activity's own."""

    def make(look: Look) -> SigningCheck:
        if not look.__doc__:
            raise TypeError(f"{group}: a check's docstring is its manual page")
        return SigningCheck(group, hold, todo, look, kinds, look.__doc__)

    return make


def nobody(_case: Case) -> Sequence[str]:
    """No name."""
    return ()


@dataclass(frozen=True, slots=True)
class Issuing:
    """How papers of a kind are issued; a kind without is none that is signed.

    Attributes:
        kind: the 文种, as the catalogue names it.
        numbering: where its number comes from.
        code: the 机关代字 of its numbers; not looked at where it has none.
        issuers: who may sign it at its foot (署名); empty for whoever does.
        own_units: whom an office that is none of these `issuers` could write to, and who must not get
            what goes upward.
        upward: whether it goes to a superior and so names its 签发人.
        signers: the names of those who may be its 签发人; empty for whoever is typed.
    """

    kind: str
    numbering: Numbering
    code: Callable[[Case], str]
    issuers: Callable[[Case], Sequence[str]] = nobody
    own_units: Callable[[Case], Sequence[str]] = nobody
    upward: bool = False
    signers: Callable[[Case], Sequence[str]] = nobody


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper as it was signed, for the line in the activity's own register of papers.

    Attributes:
        kind: the 文种.
        title: of the paper; `addressees`, `copies_to` as they stand in it.
        number: "" where it has none.
        data: which state of the data it was drawn from, in a few characters; also of its `template`.
    """

    kind: str
    title: str
    number: str
    signed_by: str
    dated: dt.date
    addressees: str = ""
    copies_to: str = ""
    template: str = ""
    data: str = ""


@dataclass(frozen=True, slots=True)
class IssuedLedger:
    """The ledger in which an activity's workbook lists what was issued.

    Attributes:
        ledger: it.
        number: the column of the 文号, by which a line is known.
        title: the column of the 标题.
        row: what is written of a paper that was signed.
    """

    ledger: type[Ledger]
    number: Column[Any]
    title: Column[Any]
    row: Callable[[Issued], Mapping[Column[Any], object]] = field(repr=False)
