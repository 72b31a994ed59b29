"""Words that the house does not use, each with what to write instead and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.word.messages import of_wording

if TYPE_CHECKING:
    from toolkit.word.messages import Message

_COMMENDATION = of_wording.COMMENDATION


@dataclass(frozen=True, slots=True)
class HouseWord:
    """A word not to be used, what to write instead, and the reason."""

    word: str
    instead: str
    reason: Message


HOUSE_WORDS = (
    HouseWord("表彰", "表扬", _COMMENDATION),
    HouseWord("授予", "予以通报表扬", _COMMENDATION),
    HouseWord("称号", "予以通报表扬", _COMMENDATION),
    HouseWord("荣誉", "予以通报表扬", _COMMENDATION),
    HouseWord("先进个人", "受到表扬的个人", _COMMENDATION),
    HouseWord("先进集体", "受到表扬的集体", _COMMENDATION),
    HouseWord("优秀个人", "受到表扬的个人", _COMMENDATION),
    HouseWord("奖金", "", _COMMENDATION),
    HouseWord("奖品", "", _COMMENDATION),
    HouseWord("记功", "予以通报表扬", _COMMENDATION),
    HouseWord("嘉奖", "予以通报表扬", _COMMENDATION),
)
_QUOTED = re.compile(r"《[^《》]*》")  # the title of somebody else's paper keeps its words


def house_words_in(text: str) -> list[HouseWord]:
    """The words of the list that a text uses outside of paper titles, each once."""
    own = _QUOTED.sub("", text)
    return [each for each in HOUSE_WORDS if each.word in own]
