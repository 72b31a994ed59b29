"""许多篇文字里哪些可能互相照抄：不逐对比，也不漏掉抄了一大段的."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import ceil
from struct import unpack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    Holders = dict[int, tuple[int, ...]]

GRAM = 8
"""连续这么多个字算一个片段."""

MOST_HOLDERS = 12
"""同一片段只记最早的这么多篇，一篇也只与这么多篇比：上万篇都照抄一段的，逐对比要很久，而与一篇相同就是线索."""

_STARTS = (0, 4, 2, 6, 1, 5, 3, 7)
"""先取每隔四个字的，再取其余的：前四分之一、前一半就是每隔四个、两个字取的片段."""

_STRIDES = (4, 2)
_APART = GRAM - 1
"""两段抄来的之间至少有这么多个片段是跨在边上的."""


def perhaps_copied(texts: Sequence[str], share: float) -> Iterator[tuple[int, Sequence[int]]]:
    """各篇以序号计，连同可能抄了它、或被它抄了的几篇：都不比它长，最像的在前.

    较短的一篇先记下，只记每隔几个字的片段；较长的一篇逐字去查。相同的片段占较短一篇的 `share`（0 至 1）
    以上的，都在其中；不够的也可能在，要再比一次。
    """
    holders: Holders = {}
    needed: dict[int, int] = {}
    fewest = len(texts)
    for number in sorted(range(len(texts)), key=lambda at: len(texts[at])):
        prints = _prints(texts[number])
        held_by = [*map(holders.get, prints)]
        met = [*filter(None, held_by)]
        # -- most are told apart by how many are known at all --
        if len(met) >= fewest and (others := _alike(met, needed, fewest)):
            yield number, others[:MOST_HOLDERS]
        distinct = len(set(prints))
        stride, needed[number] = _sample(distinct, len(prints) - distinct, share)
        fewest = min(fewest, needed[number])
        kept = ceil(len(prints) / stride)
        _hold(number, prints[:kept], held_by, holders)


def _prints(text: str) -> Sequence[int]:
    """各片段的印记：每字取一个字节，片段相同的印记也相同."""
    signs = text.encode("utf-32-le")[::4]
    size = len(signs)
    in_turn = b"".join([signs[start : size - (size - start) % GRAM] for start in _STARTS])
    return unpack(f"={len(in_turn) // GRAM}Q", in_turn) if size >= GRAM else ()


def _alike(met: Sequence[tuple[int, ...]], needed: Mapping[int, int], fewest: int) -> Sequence[int]:
    """一篇遇到的各片段是谁的，其中可能够 `needed` 个相同的各篇，最像的在前；都不少于 `fewest`.

    记满了的片段，当作篇篇都有。
    """
    full = [held for held in met if len(held) == MOST_HOLDERS]
    counts = Counter(chain.from_iterable(held for held in met if len(held) < MOST_HOLDERS))
    if len(full) >= fewest:
        counts.update(dict.fromkeys(chain.from_iterable(full), 0))
    others = [other for other, count in counts.items() if count + len(full) >= needed[other]]
    if len(others) > 1:
        sure = Counter(chain.from_iterable(met))
        others.sort(key=lambda other: (-sure[other], other))
    return others


def _sample(size: int, repeated: int, share: float) -> tuple[int, int]:
    """隔几个字记一个片段；抄了一大段的，至少有几个记下的片段相同.

    相同的片段连成几段，段与段之间至少隔 `_APART` 个不同的；一段里每隔几个字的，按最少的算。片段自己有
    重复的，逐个记。
    """
    runs = 1 + (1 - share) * size / _APART
    for stride in () if repeated else _STRIDES:
        fewest = (share * size - (stride - 1) * runs) / stride
        if fewest > 1:
            return stride, ceil(fewest)
    return 1, ceil(share * size)


def _hold(
    number: int,
    prints: Sequence[int],
    held_by: Sequence[tuple[int, ...] | None],
    holders: Holders,
) -> None:
    """记下一篇的片段；`held_by` 为各片段原来是谁的，没有人的为 None."""
    alone = (number,)
    for each, held in zip(prints, held_by, strict=False):
        holders[each] = _with(number, held) if held else alone


def _with(number: int, held: tuple[int, ...]) -> tuple[int, ...]:
    may_join = len(held) < MOST_HOLDERS or number < held[-1]
    return tuple(sorted({*held, number})[:MOST_HOLDERS]) if may_join else held
