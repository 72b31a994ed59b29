"""D118 民情日记雷同：只作内部核查线索."""

from collections import Counter
from collections import defaultdict
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.sources import REPORT_AND_DIARY
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.outcome import Strength
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import Complaints
from toolkit.declare.rule import table_rule

GRAM = 8
MOST_HOLDERS = 30
"""同一片段只与以前最近的这么多种写法比：上万篇都照抄一段的，逐对比要很久，而有一篇相同就是线索."""


@dataclass(frozen=True, slots=True)
class _Text:
    """一种写法的体会，不计空格；抄写它的各篇日记，按姓名和日期."""

    words: str
    diaries: tuple[Diary, ...]

    def grams(self) -> frozenset[str]:
        """其中连续八个字的片段：上万篇的一起留着，比台账本身还大."""
        words = self.words
        return frozenset([words[at : at + GRAM] for at in range(len(words) - GRAM + 1)])


@table_rule((Diary,), "D118", "民情日记雷同", Strength.HINT, REPORT_AND_DIARY, internal=True)
def not_alike(case: Case) -> Complaints:
    """两篇民情日记的体会大段相同，请人工核实。

    看“民情日记登记”的体会，去掉空格后取每连续八个字的片段：相同的片段占较短一篇的60%以上（参数“日记雷同
    比例”）的，在后一篇上报出，写明与谁哪一天的相同（照抄同一段的很多时，只与较近的几十篇比）。这是R603（日记的日期和字数）之外单列的一项，只作线索，
    写在内部核查清单里，不在校验结果、标注副本和任何公文里，不能据此认定抄写。
    """
    share = case.limits(Limits).alike
    for diary, other, percent in _alike(_texts(case), share):
        said = f"{day(diary.written_on)}的体会与{other.person}同志{day(other.written_on)}的日记"
        yield Complaint(
            diary,
            Diary.reflection,
            f"{diary.person}同志{said}相同{percent:.0f}%，请人工核实是否雷同",
            "请调阅两篇日记原件核对，核查结果由核查人填写",
        )


def _texts(case: Case) -> Sequence[_Text]:
    """各种写法，按最早一篇的日期；一字不差的算一种."""
    same: Mapping[str, list[Diary]] = defaultdict(list)
    needed = (Diary.person, Diary.written_on, Diary.reflection)
    for diary in case.filled(Diary, *needed):
        same["".join(diary.reflection.split())].append(diary)
    texts = [_Text(words, tuple(sorted(diaries, key=_order))) for words, diaries in same.items()]
    return sorted(texts, key=lambda text: _order(text.diaries[0]))


def _order(diary: Diary) -> tuple[object, ...]:
    return diary.written_on, diary.person, diary.at_row


def _alike(texts: Sequence[_Text], share: float) -> Iterator[tuple[Diary, Diary, float]]:
    """后一篇、前一篇、相同的百分比；每篇只报比过的里面最像的一篇，只比有相同片段的."""
    seen, sizes = _Seen(), []
    shortest = 0
    for number, text in enumerate(texts):
        grams, first = text.grams(), text.diaries[0]
        size = len(grams)
        sizes.append(size)
        if size:
            shortest = min(size, shortest or size)
            yield from ((later, first, 100.0) for later in text.diaries[1:])
        alike = [
            (100 * count / min(size, sizes[at]), -at)
            for at, count in seen.shared_with(number, grams).items()
            if 100 * count / shortest >= share  # -- of most, nothing more need be asked --
        ]
        percent, at = max(alike, default=(0.0, 0))
        if percent >= share:
            yield first, texts[-at].diaries[0], percent


class _Seen:
    """以前各篇的片段：总在同样几篇里出现的是一组，一组只记一次在哪几篇里."""

    def __init__(self) -> None:
        self._group_of: dict[str, int] = {}
        self._size: list[int] = []
        self._holders: list[tuple[int, ...]] = []

    def shared_with(self, number: int, grams: frozenset[str]) -> Mapping[int, int]:
        """以前哪几篇各有这一篇的几个片段；以后的各篇也与这一篇比."""
        unseen = grams.difference(self._group_of)
        counts = Counter(map(self._group_of.__getitem__, grams - unseen))
        shared: dict[int, int] = defaultdict(int)
        divided = set()
        for group, count in counts.items():
            holders = self._holders[group]
            for at in holders:
                shared[at] += count
            if count == self._size[group]:
                self._holders[group] = (*holders, number)[-MOST_HOLDERS:]
            else:
                divided.add(group)
        if divided:
            self._divide(divided, number, grams - unseen)
        self._begin(unseen, (number,))
        return shared

    def _divide(self, groups: Collection[int], number: int, grams: Iterable[str]) -> None:
        """各组只有一部分片段在这一篇里：这一部分另成一组."""
        parts: dict[int, list[str]] = defaultdict(list)
        for gram in grams:
            if (group := self._group_of[gram]) in groups:
                parts[group].append(gram)
        for group, part in parts.items():
            self._size[group] -= len(part)
            self._begin(part, (*self._holders[group], number)[-MOST_HOLDERS:])

    def _begin(self, grams: Collection[str], holders: tuple[int, ...]) -> None:
        self._group_of.update(dict.fromkeys(grams, len(self._size)))
        self._size.append(len(grams))
        self._holders.append(holders)
