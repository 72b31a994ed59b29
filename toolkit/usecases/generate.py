"""生成公文: judged ledgers → the drafts of the chosen kinds, with what was refused and why."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.counting import said_left_out
from toolkit.declare.document import DocumentBlocked
from toolkit.declare.document import WhenEmpty
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import declared_as
from toolkit.declare.filename import Name
from toolkit.declare.filename import file_stems
from toolkit.declare.ledger import Unfilled
from toolkit.declare.placeholders import placeholders_in
from toolkit.declare.standard import Setting
from toolkit.declare.wording import listed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.document import DocumentKind
    from toolkit.declare.document import Draft
    from toolkit.usecases.validate import Judged


class UnknownKindError(ToolkitError):
    """A document kind that the activity does not have."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"没有文种“{name}”。可用的文种：{listed(known)}。")


@dataclass(frozen=True, slots=True)
class DocumentToWrite:
    """One document.

    Attributes:
        kind: what is written.
        stem: of its file's name: legal, and distinct from the others'.
        draft: the values of its slots, each with where it comes from.
    """

    kind: DocumentKind
    stem: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of the kinds asked for.

    Attributes:
        documents: what can be written.
        refusals: a sentence for each kind that cannot.
    """

    documents: tuple[DocumentToWrite, ...]
    refusals: tuple[str, ...]


def chosen_kinds(catalogue: Catalogue, names: Sequence[str]) -> tuple[DocumentKind, ...]:
    """The document kinds of these names, each once.

    Raises:
        UnknownKindError: a name is not one of the activity's kinds.
    """
    known = {kind.name: kind for kind in catalogue.documents}
    for name in names:
        if name not in known:
            raise UnknownKindError(name, tuple(known))
    return tuple(known[name] for name in dict.fromkeys(names))


def generate(
    judged: Judged,
    kinds: Sequence[DocumentKind],
    dated: dt.date | None,
    seen: Callable[[DocumentKind], Judged] | None = None,
) -> Drafted:
    """The drafts of these kinds; a kind that is blocked does not stop the others.

    Without a date they are made as if dated on the as-of date, and what is known only when a paper is
    signed is left blank. `seen` gives the workbook as a kind sees it, where that is not as it is; it may block
    the kind as the kind itself may.
    """
    drafted: list[tuple[DocumentKind, Draft]] = []
    refusals: list[str] = []
    for kind in kinds:
        try:
            drafts = _drafts(kind, seen(kind) if seen else judged, dated)
        except DocumentBlocked as blocked:
            refusals.append(judged.gate.masked(str(blocked)))
            continue
        drafted += [(kind, draft) for draft in drafts]
    stems = file_stems([_name(kind, draft) for kind, draft in drafted])
    documents = tuple(
        DocumentToWrite(kind, stem, draft)
        for (kind, draft), stem in zip(drafted, stems, strict=True)
    )
    return Drafted(documents, tuple(refusals))


def _name(kind: DocumentKind, draft: Draft) -> Name:
    return Name(draft.key or kind.name, draft.stem, draft.ending)


def _drafts(kind: DocumentKind, judged: Judged, dated: dt.date | None) -> list[Draft]:
    """The drafts of one kind; a cell that it reads and that holds nothing usable blocks it."""
    with declared_as(f"公文“{kind.name}”"):
        try:
            drafts = list(
                kind.drafts(judged.case.certain, judged.outcome, dated or judged.case.as_of)
            )
        except Unfilled as gap:
            raise DocumentBlocked(kind.name, f"{gap}。请补填后再生成。") from None
        for draft in drafts:
            _refuse_blanks(kind, draft)
        out = said_left_out(judged.case)
        if judged.case.has(Setting):  # -- nobody could write them elsewhere --
            drafts = [replace(e, remarks=(*e.remarks, *_unwritten(kind, e))) for e in drafts]
        if dated is None:
            drafts = [_undated(kind, draft) for draft in drafts]
        return [replace(draft, remarks=(*draft.remarks, *out)) for draft in drafts]


def _unwritten(kind: DocumentKind, draft: Draft) -> Iterator[str]:
    """A sentence for each slot that still holds what a form has where words are to be written."""
    for slot in kind.slots:
        value = draft.values.get(slot.name)
        if isinstance(value, str) and any(placeholders_in(value)):
            yield f"“{slot.name}”还是“{value.strip()}”，签发前请写好（{slot.meaning}）。"


def _undated(kind: DocumentKind, draft: Draft) -> Draft:
    """A draft in which what is known only when it is signed is left blank."""
    values = draft.values
    blanks = {each.name: each.undated(values[each.name]) for each in kind.slots if each.blank}
    return replace(draft, values={**values, **blanks})


def _refuse_blanks(kind: DocumentKind, draft: Draft) -> None:
    """Block a kind where a slot has no words that, as the kind's page says, cannot do without."""
    for slot in kind.slots:
        value = draft.values.get(slot.name, slot)
        blank = value is None or (isinstance(value, str) and not value.strip())
        if blank and slot.when_empty is WhenEmpty.BLOCK:
            raise DocumentBlocked(kind.name, f"“{slot.name}”没有内容（{slot.meaning}）。")
