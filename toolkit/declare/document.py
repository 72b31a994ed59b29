"""A kind of official document: its template, the slots that it may use, how they are filled."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import TypeAlias

from toolkit.declare.errors import ToolkitError
from toolkit.declare.figures import figures_in
from toolkit.declare.wording import listed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping

    from toolkit.declare.case import Case
    from toolkit.declare.figures import Figure
    from toolkit.declare.outcome import Outcome
    from toolkit.declare.outcome import Place


class WhenEmpty(StrEnum):
    """What becomes of a document whose slot has no value."""

    BLOCK = "不予生成"
    OMIT = "省略该句"
    NONE = "写“无”"


@dataclass(frozen=True, slots=True)
class Slot:
    """A name that templates may use, with what it holds; a list slot names its items' fields.

    What is known only when a paper is signed has its `blank`: that stands in a draft, as it is or made
    of the value. One without which the document is not written has to be used, unless the template is
    `free` to do without, as of a figure that a sentence of another slot tells too.
    """

    name: str
    meaning: str
    when_empty: WhenEmpty = WhenEmpty.BLOCK
    fields: tuple[str, ...] = ()
    blank: str | Callable[[str], str] = ""
    free: bool = False

    @property
    def required(self) -> bool:
        """Whether every template of the kind has to use it."""
        return self.when_empty is WhenEmpty.BLOCK and not self.free

    @property
    def must_be_used(self) -> tuple[str, ...]:
        """What templates are asked for: the name, and the fields of a list that they go through."""
        own = (self.name,) if self.required else ()
        return (*own, *(f"{self.name}.{each}" for each in self.fields))

    @property
    def is_free_figure(self) -> bool:
        """Whether a template may do without it, but may not say it by itself."""
        return self.free and self.when_empty is WhenEmpty.BLOCK and not self.fields

    def undated(self, value: object) -> object:
        """What stands in a draft in place of a value that is known only when it is signed."""
        return self.blank(str(value)) if callable(self.blank) else self.blank or value


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a number in a document comes from: the item, its value, the cells counted."""

    item: str
    value: str
    cells: tuple[Place, ...]
    counted: str

    @classmethod
    def of(cls, figure: Figure) -> Evidence:
        """Of a figure."""
        counted = f"{figure.population}：{figure.counted}（{figure.unit}）{_left_out(figure)}"
        return cls(figure.name, str(figure), figure.cells, counted)


def _left_out(figure: Figure) -> str:
    """The rows that might belong to a figure and are not counted, in words; nothing where there are none."""
    rows: dict[str, list[int]] = {}
    for place in figure.left_out:
        rows.setdefault(place.sheet, []).append(place.row)
    named = "；".join(
        f"{sheet}第{listed(map(str, sorted({*numbers})))}行" for sheet, numbers in rows.items()
    )
    return f"；存疑未计入：{named}" if named else ""


def evidence_of(values: Mapping[str, object]) -> tuple[Evidence, ...]:
    """Every figure among the values of slots, each name once, in the order of the slots."""
    named: dict[str, Figure] = {}
    for figure in figures_in(values):
        named.setdefault(figure.name, figure)
    return tuple(map(Evidence.of, named.values()))


@dataclass(frozen=True, slots=True)
class Draft:
    """One document to be written.

    Attributes:
        stem: how the file is called; what is too long of it is cut.
        values: of the slots; figures and sentences stand in them as such.
        evidence: where the numbers come from.
        remarks: told to the clerk, what has to be settled before it is signed first.
        ending: of the file's name, never cut (the period).
        key: of whom or what it is about, where two of a kind may have the same stem.
    """

    stem: str
    values: Mapping[str, object]
    evidence: tuple[Evidence, ...] = ()
    remarks: tuple[str, ...] = field(default=())
    ending: str = ""
    key: str = ""


class DocumentBlocked(ToolkitError):
    """A document is not written, and the sentence says why; nothing is half done."""

    exit_status = 1

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(f"《{kind}》未生成：{reason}")


Drafts: TypeAlias = "Callable[[Case, Outcome, dt.date], Iterable[Draft]]"


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document.

    A `restricted` one stays in the office, and may carry the restricted values of the rows that its
    evidence rests on. One that is `usual` is chosen in a new workbook. `drafts` makes the values from the case, what checking said of it and the 成文日期, one draft a
    document.

    Raises (from `drafts`):
        DocumentBlocked: a number that it needs is missing or does not agree.
    """

    name: str
    template: str
    slots: tuple[Slot, ...]
    page: str
    drafts: Drafts
    restricted: bool = False
    usual: bool = True


def document(
    name: str, *slots: Slot, restricted: bool = False, usual: bool = True
) -> Callable[[Drafts], DocumentKind]:
    """Make `drafts(case, outcome)` a document kind whose template is `<name>.docx`."""

    def make(drafts: Drafts) -> DocumentKind:
        if not drafts.__doc__:
            raise TypeError(f"{name}: a document kind's docstring is its manual page")
        return DocumentKind(name, f"{name}.docx", slots, drafts.__doc__, drafts, restricted, usual)

    return make
