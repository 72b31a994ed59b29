"""What is looked for among the figures of a paper before it is signed: its own record, its annex, its 核对单."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.usecases.verifying import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.usecases.signing_desk import Desk
    from toolkit.usecases.verifying import VerifiedFigure

_HELD_TO = frozenset({Fate.BY_HAND, Fate.BOTH, Fate.LEDGER})
_SHOWN = 24


def other_figures(desk: Desk) -> Iterator[str]:
    """Figures that are not those of the ledgers: of today, or that the paper itself records."""
    known = desk.known
    if known.not_drafted:
        yield f"按现在的台账不能重新得出这份公文的数：{known.not_drafted}"
    told = known.differences.figures if known.differences else []
    yield from told
    for each in known.verified.figures if known.verified else ():
        if each.state in _HELD_TO and not each.is_settled:
            difference = _difference(each)
            if not any(sentence.endswith(difference) for sentence in told):
                yield f"“{_shown(each)}”中“{each.name}”{difference}"


def _difference(figure: VerifiedFigure) -> str:
    if figure.now is None:
        return f"写{figure.said}，按现在的台账没有这个数。"
    return f"写{figure.said}，按台账应为{figure.now}。"


def _shown(figure: VerifiedFigure) -> str:
    text = "".join(figure.sentence.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def other_rows(desk: Desk) -> Iterator[str]:
    """Rows of tables that are missing or too many."""
    yield from desk.known.differences.rows if desk.known.differences else ()


def unequal(desk: Desk) -> Iterator[str]:
    """One fact said in two ways by text and annex; totals that are not the sum of their rows."""
    yield from desk.known.verified.unequal if desk.known.verified else ()


def other_check_list(desk: Desk) -> Iterator[str]:
    """A 核对单 that is missing, of another draft, or says another figure than the draft did."""
    yield from desk.known.check_list


def adding_up(desk: Desk) -> Iterator[str]:
    """Parts and shares in sentences that do not come to their whole."""
    yield from desk.known.verified.adding_up if desk.known.verified else ()


def taken_out(desk: Desk) -> Iterator[str]:
    """Figures of the draft that the paper has no more."""
    yield from desk.known.differences.taken_out if desk.known.differences else ()


def typed_figures(desk: Desk) -> Iterator[str]:
    """Figures that no ledger has."""
    if desk.known.verified is None:
        yield from desk.known.differences.typed if desk.known.differences else ()
        return
    for each in desk.known.verified.others:
        before = f"（原为{each.before}）" if each.before else ""
        said = f"{each.text}{before}不是台账数字" if each.text else each.why.rstrip("。")
        yield f"“{each.sentence[:_SHOWN]}”：{said}。"


def changed_since(desk: Desk) -> Iterator[str]:
    """Template or ledgers that are others than the draft was made from, and a record that is gone."""
    if desk.known.template_changed:
        yield "模板在拟稿以后改过。"
    if desk.known.ledger_changed:
        yield "台账在拟稿以后改过，核对单是拟稿时的；公文里的数已按现在的台账核对。"
    if desk.known.verified is None:
        yield "公文里没有生成时的记录，只按现在的台账核对过，没有逐个数核对谁改过。"


def other_heads(desk: Desk) -> Iterator[str]:
    """Title, addressees, copies and signature that are not as the parameters have them."""
    yield from desk.known.differences.heads if desk.known.differences else ()


def remarks(desk: Desk) -> Iterator[str]:
    """What is said on the 核对单 beside the figures."""
    yield from desk.known.remarks


def changed_after_approval(desk: Desk) -> Iterator[str]:
    """Figures counted from rows that were changed after they were approved, without a 更正."""
    yield from desk.known.unlocked


def approved_in_the_sheet_alone(desk: Desk) -> Iterator[str]:
    """Figures counted from rows that the sheet says are approved, and the register that they are not."""
    yield from desk.known.unregistered
