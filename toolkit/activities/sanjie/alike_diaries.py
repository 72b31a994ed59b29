"""D118 民情日记雷同：只作内部核查线索."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from toolkit.activities.sanjie.copied_passages import GRAM
from toolkit.activities.sanjie.copied_passages import perhaps_copied
from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.sources import REPORT_AND_DIARY
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.outcome import Strength
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import Complaints
from toolkit.declare.rule import table_rule

MOST_KEPT = 1000
"""这么多篇的片段留着再比：上万篇的一起留着，比台账本身还大."""


_Copy = tuple[dt.date, str, int, Diary]
_ORDER = itemgetter(0, 1, 2)


@dataclass(frozen=True, slots=True)
class _Text:
    """一种写法的体会，不计空格；抄写它的各篇日记，按姓名和日期."""

    words: str
    diaries: tuple[Diary, ...]

    def grams(self) -> frozenset[str]:
        """其中连续八个字的片段."""
        words = self.words
        return frozenset([words[at : at + GRAM] for at in range(len(words) - GRAM + 1)])


@table_rule((Diary,), "D118", "民情日记雷同", Strength.HINT, REPORT_AND_DIARY, internal=True)
def not_alike(case: Case) -> Complaints:
    """两篇民情日记的体会大段相同，请人工核实。

    看“民情日记登记”的体会，去掉空格后取每连续八个字的片段：相同的片段占较短一篇的60%以上（参数“日记雷同
    比例”）的，在后一篇上报出，写明与谁哪一天的相同（照抄同一段的很多时，只与较早的十几篇比）。这是R603（日记的日期和字数）之外单列的一项，只作线索，
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
    same: Mapping[str, list[_Copy]] = defaultdict(list)
    told = case.told(Diary, Diary.written_on, Diary.person, Diary.reflection)
    for diary, written_on, person, reflection in told:
        same["".join(reflection.split())].append((written_on, person, diary.at_row, diary))
    for copies in same.values():
        copies.sort(key=_ORDER)
    ordered = sorted(same.items(), key=lambda text: _ORDER(text[1][0]))
    return [_Text(words, tuple([diary for *_, diary in copies])) for words, copies in ordered]


def _alike(texts: Sequence[_Text], share: float) -> Iterator[tuple[Diary, Diary, float]]:
    """后一篇、前一篇、相同的百分比；每篇只报比过的里面最像的一篇."""
    likest: dict[int, tuple[float, int]] = {}
    grams_of = lru_cache(MOST_KEPT)(lambda at: texts[at].grams())
    for number, shorter in perhaps_copied([text.words for text in texts], share / 100):
        grams = grams_of(number)
        for other in shorter:
            percent = 100 * len(grams & grams_of(other)) / len(grams_of(other))
            if percent >= share:
                earlier, later = min(number, other), max(number, other)
                likest[later] = max(likest.get(later, (0.0, 0)), (percent, -earlier))
    for number, text in enumerate(texts):
        if len(text.words) >= GRAM:
            yield from ((later, text.diaries[0], 100.0) for later in text.diaries[1:])
        if number in likest:
            percent, at = likest[number]
            yield text.diaries[0], texts[-at].diaries[0], percent
