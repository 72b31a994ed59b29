"""What a three-way merge of one ledger is given and gives: as sent out, as returned, as it is now.

A row's cells are as they stand, in the order of its table's headings. Which cells say the same is
asked of a `Sense`, so that the merge knows no kind of column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from collections.abc import Hashable
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from enum import Enum
from enum import StrEnum
from enum import auto
from typing import TYPE_CHECKING
from typing import TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

Cells: TypeAlias = tuple[object, ...]
Sense: TypeAlias = Callable[[str, object], Hashable]
"""What a cell under a heading says: equal for cells that say the same, None for empty ones."""


class Why(StrEnum):
    """Why a question is put to a person; the values are the words that person reads."""

    BOTH = "总册和报送都改了"
    RETURNS = "几份报送改得不一样"
    ROW_GONE_HERE = "总册已没有这一行，报送改了它"
    ROW_GONE_THERE = "报送没有这一行，总册改了它"
    COLUMN_GONE_HERE = "总册没有这一栏，报送改了它"
    COLUMN_GONE_THERE = "报送没有这一栏，总册改了它"
    ADDED_BOTH = "同一行各自新增，内容不同"
    KEY_OF_OTHERS = "报送新增的行，主要栏目（编号）同别的下发对象的一行一样"
    UNSURE = "几行相同，认不准报送改的是哪一行"
    MOVED = "报送里这一行的系统行号和主要栏目对不上，认不准是哪一行"
    NUMBER_TWICE = "报送有几行系统行号相同，认不准哪一行是原来的"
    BESIDE = "同单位以前报的改了这一格，后来的这份还是下发时的内容，改回去吗"
    OTHERS = "照报送所填，这一行不归报送单位，归别的下发对象"


class Told(StrEnum):
    """What of a return was not taken over, or was paired otherwise than by its number."""

    NOT_THEIRS = "不由报送单位填写的栏，没有采用"
    COPIED = "复制出来的行，作新增"
    NUMBER_LOST = "系统行号没有了，按主要栏目认出"
    MOVED = "系统行号同内容错开了（多半是排序没有带上隐藏的栏），按主要栏目认出"
    RENAMED = "主要栏目改了，照报送并入，请核对是不是原来的那一行"
    OTHER_ROW = "原来的行改成了另外的内容，作新增；原来的行只建议删去"
    BY_CONTENT = "总册改了这一行的主要栏目，按其余内容认出"
    THERE_ALREADY = "总册已有相同的行，没有重复加"
    DELETED_HERE = "以前报送新增、总册已经删去的行，没有再加"
    AS_BEFORE = "同以前报送的一样，总册现在是另外的内容，没有再改"
    TAKEN_BACK = "同单位以前报的改了，这一份整份还是下发时的内容，按收回改动处理"
    ADDED_COLUMN = "报送单位自己加的栏，没有并入台账"
    COLUMN_LACKING = "报送没有这一栏，按没有改动处理"


class Later(Enum):
    """A file that came after its unit had returned the same booklet, and keeps nothing of what that said."""

    BESIDE = auto()
    """It says something of its own: filled by somebody else beside that, and no later version of it."""
    AS_SENT = auto()
    """It is all as it was sent: its unit takes back what it has returned."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet.

    Attributes:
        at: its worksheet row.
        id: its system number; "" where it has none.
        cells: one a heading of its table.
        stated: whether the number stands in the sheet, and was not drawn from what the row says.
    """

    at: int
    id: str
    cells: Cells
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Office:
    """The ledger in the office's workbook as it is now; `headings` are those that its sheet has."""

    headings: tuple[str, ...]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Base:
    """The ledger as it was sent to one receiver: row id → cells, one a heading."""

    headings: tuple[str, ...]
    rows: Mapping[str, Cells]


@dataclass(frozen=True, slots=True)
class Returned:
    """The ledger in one returned file.

    Attributes:
        file: the file's name.
        unit: whose it is.
        owned: headings of the columns that are this unit's to fill.
        base: as it was sent.
        headings: of the ledger's columns that the sheet has.
        rows: its rows; those without a number were added, or have lost it.
        held: worksheet rows that are not to be merged, since they are at fault.
        strangers: cells of columns that the ledger does not have: worksheet row, heading, cell.
        sent: where its unit has returned it before, as it was sent; the base is then as it was returned last.
        added: numbers of rows that the unit has added in what it returned before.
        others: worksheet rows that are another unit's as they are filled, and whose.
        later: where its unit has returned it before and nothing of that is kept, how it is to be taken.
    """

    file: str
    unit: str
    owned: frozenset[str]
    base: Base
    headings: tuple[str, ...]
    rows: Sequence[Row]
    held: frozenset[int] = frozenset()
    strangers: Sequence[tuple[int, str, object]] = ()
    sent: Base | None = None
    added: frozenset[str] = frozenset()
    others: Mapping[int, str] = field(default_factory=dict)
    later: Later | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a change comes from: the returned file, whose it is, and the worksheet row there."""

    file: str
    unit: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell of the office's that takes what was returned.

    Attributes:
        at: the worksheet row.
        row_id: the row's system number.
        column: the heading.
        base: as it was sent.
        old: as it is.
        new: as it was returned.
        source: from where.
    """

    at: int
    row_id: str
    column: str
    base: object
    old: object
    new: object
    source: Source


@dataclass(frozen=True, slots=True)
class Addition:
    """A row that a unit has added, with the number that it is given; `cells` by heading."""

    row_id: str
    cells: Mapping[str, object]
    source: Source


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question for a person; until it is answered the office's workbook stays as it is.

    Attributes:
        why: what is asked.
        row_id: the row's system number; "" for a whole column.
        at: its worksheet row in the office's workbook; 0 where it has none there.
        column: the heading; "" for a whole row.
        base: as sent; of a whole row its cells by heading, None where it was not sent.
        theirs: as returned; of a whole row None, see `cells`.
        ours: as it is in the office's workbook.
        source: from where.
        cells: of a whole row, what was returned, by heading; empty where it was deleted.
        whose: to whom the row belongs as it was returned, where that is asked.
    """

    why: Why
    row_id: str
    at: int
    column: str
    base: object
    theirs: object
    ours: object
    source: Source
    cells: Mapping[str, object] = field(default_factory=dict)
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that a return does not have any more: deleted only where a person says so; `was` is it as it was sent."""

    at: int
    row_id: str
    source: Source
    was: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of a return that a person is told: a cell, a row or a column; see `Told`."""

    told: Told
    row_id: str
    column: str
    theirs: object
    source: Source


@dataclass(slots=True)
class Merged:
    """What becomes of one ledger. `numbers` are the system numbers of the office's rows, by worksheet row."""

    edits: list[CellEdit] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    numbers: dict[int, str] = field(default_factory=dict)


def by_heading(headings: Sequence[str], cells: Cells) -> dict[str, object]:
    """A row's cells by heading."""
    return dict(zip(headings, cells, strict=True))


def alike(one: Sequence[object], other: Sequence[object]) -> bool:
    """Whether rows of cells are the very same; TRUE is not the number 1."""
    return one == other and [*map(type, one)] == [*map(type, other)]


def senses(sense: Sense, headings: Sequence[str], cells: Cells) -> tuple[Hashable, ...]:
    """What each cell of a row says."""
    return tuple(map(sense, headings, cells))


def different(
    sense: Sense, headings: Sequence[str], one: Cells, other: Cells
) -> Iterator[tuple[str, object, object]]:
    """The headings under which two rows say different things, with both cells."""
    for heading, first, second in zip(headings, one, other, strict=True):
        if (first is not second) and sense(heading, first) != sense(heading, second):
            yield heading, first, second


def with_edits(office: Office, edits: Sequence[CellEdit]) -> Office:
    """The office's ledger after what is taken over: a row that was added is compared with that."""
    place = {heading: at for at, heading in enumerate(office.headings)}
    changed: dict[int, dict[int, object]] = defaultdict(dict)
    for edit in edits:
        changed[edit.at][place[edit.column]] = edit.new
    rows = [
        replace(row, cells=tuple(changed[row.at].get(at, c) for at, c in enumerate(row.cells)))
        if row.at in changed
        else row
        for row in office.rows
    ]
    return replace(office, rows=rows)
