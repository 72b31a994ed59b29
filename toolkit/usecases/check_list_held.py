"""A 核对单 against the draft that it lies beside: is it this draft's, and does it say what the draft said?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.verifying import PaperAsSaid

TITLE, HEADING, NOT_PRINTED, COLUMN = "核对单：", "数据项", "（文中没有写出）", "自上而下："
_SHOWN = 3


def differs(rows: Sequence[Sequence[str]], stem: str, paper: PaperAsSaid) -> Iterator[str]:
    """A sentence for each way in which a 核对单 is not that of a draft.

    Args:
        rows: of the list as its file has them: tick, 数据项, 文中的数, 句子 …; its title stands first.
        stem: the name of the paper's file, without its ending.
        paper: whose record is held to the list; what people changed in the text since is not looked at.
    """
    title = next((row[0] for row in rows if row and row[0].startswith(TITLE)), "")
    if title != f"{TITLE}{stem}":
        yield f"核对单是《{title.removeprefix(TITLE) or '（没有写明）'}》的，不是《{stem}》的。"
        return
    in_text, in_tables = _listed(rows)
    for what, said, drafted in zip(
        ("", "附表"), (in_text, in_tables), _recorded(paper), strict=True
    ):
        yield from _sentences(what, said, drafted)


def _listed(
    rows: Sequence[Sequence[str]],
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    text: Counter[tuple[str, str]] = Counter()
    tables: Counter[tuple[str, str]] = Counter()
    for row in _below_headings(rows):
        item, said, sentence = (*row, "", "", "", "")[1:4]
        if sentence.startswith(COLUMN):
            tables.update(("", each) for each in sentence.removeprefix(COLUMN).split("、"))
        elif item and said and sentence and sentence != NOT_PRINTED:
            text[item, said] += 1
    return text, tables


def _below_headings(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    at = next((at for at, row in enumerate(rows) if HEADING in row), len(rows))
    return rows[at + 1 :]


def _recorded(paper: PaperAsSaid) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    then = {key: each for each in paper.written for key in each.keys}
    text: Counter[tuple[str, str]] = Counter()
    tables: Counter[tuple[str, str]] = Counter()
    for each in paper.figures:
        if each.printed is None or each.key not in then:
            continue
        if then[each.key].is_row:
            tables["", each.printed] += 1
        else:
            text[each.name, each.printed] += 1
    return text, tables


def _sentences(
    what: str, listed: Counter[tuple[str, str]], drafted: Counter[tuple[str, str]]
) -> Iterator[str]:
    """What the one has and the other has not: a list that was changed, or an older draft's."""
    missing, other = drafted - listed, listed - drafted
    for (name, said), _ in [*missing.items()][:_SHOWN]:
        instead = "、".join(value for item, value in other if item == name)
        item = f"“{name}”" if name else f"{what}的数"
        if instead:
            yield f"{item}核对单写{instead}，拟稿时是{said}：核对单改过，或者是另一稿的。"
        else:
            yield f"{item}{said}在核对单上没有：核对单改过，或者是另一稿的。"
    names = {name for name, _ in missing}
    for (name, said), _ in [*other.items()][:_SHOWN]:
        if name not in names:
            item = f"“{name}”" if name else f"{what}的数"
            yield f"核对单上{item}{said}在草稿里没有：核对单改过，或者是另一稿的。"
