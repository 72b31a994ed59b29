"""Addresses of dwellings as they are compared: 七幢302室 is 7幢302 is 7-302, with or without the town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late
from toolkit.chinese.numerals import SIGNS
from toolkit.chinese.numerals import number_of
from toolkit.distribution.comparing import compared

if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator

_NUMERAL = compiled_late(f"[{SIGNS}]+")
_NUMBERED = compiled_late(f"[0-9{SIGNS}]")
_ORDINAL = compiled_late(r"第(?=\d)")
_GROUP = compiled_late(r"(?<=\d)(?:村民小组|小组|组|队|社(?!区))")
_UNIT = compiled_late(r"(?<=\d)(?:号楼|号院|单元|[幢栋座楼号室层门弄]|[^\w]|_)+")
_SIGN = compiled_late(r"[^\w-]+|_+")
_LOOSE_DASH = compiled_late(r"(?<!\d)-+|-+(?!\d)")
_DIVISION = compiled_late(rf"[{HAN}]{{1,6}}?(?:街道|办事处|社区|开发区|[省市县区镇乡])")
_DWELLING = compiled_late(rf"(?=(?:[\w-]*?[{HAN}]){{2}})[\w-]*\d")
_HOUSE = compiled_late(rf"[0-9{SIGNS}](?:号|单元|[幢栋座楼室弄])")
_NUMBERED_PLACE = compiled_late(r"[村路街巷道弄区苑园庭城庄里湾坊屯寨组厦楼桥塘]\d")
_COUNTED = frozenset("组件户人次个名位年月日时元万天项批处吨亩米条起份家口%")
"""What stands behind a number that counts something else than houses."""

# -- characters that stay as they are wherever they stand --
_PLAIN_WORD = compiled_late(rf"(?![{SIGNS}第])[{HAN}]")
_BEHIND_A_NUMBER = frozenset("楼院元幢栋座号室层门弄")

_LONG_NUMBER = compiled_late(r"\d{6}")


def placed(text: str) -> str:
    """Text as addresses are looked for in it.

    Numerals are digits, 组 队 社 are 组, what counts houses (幢 栋 号 室) and signs between numbers are
    a hyphen, or nothing where no number follows; other signs are left out.
    """
    if not _NUMBERED.search(text):
        return ""
    plain = _NUMERAL.sub(_digits, compared(text))
    plain = _GROUP.sub("组", _ORDINAL.sub("", plain))
    return _LOOSE_DASH.sub("", _SIGN.sub("", _UNIT.sub("-", plain)))


class HouseEnds:
    """Rules out what cannot be, as `placed`, an address that begins as some do and ends in a number.

    It looks at both ends alone, each sign judged once: most texts of a ledger are ruled out by them.
    """

    def __init__(self, beginnings: Collection[str]) -> None:
        self._first = _Judged(lambda sign: not _PLAIN_WORD.match(sign) or sign in beginnings)
        self._last = _Judged(lambda sign: not _PLAIN_WORD.match(sign) or sign in _BEHIND_A_NUMBER)

    def possible(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that may be such an address."""
        first, last = self._first, self._last
        return [text for text in texts if text and last[text[-1]] and first[text[0]]]


class _Judged(dict[str, bool]):
    """A judgement of single signs as they are compared, remembered."""

    def __init__(self, judge: Callable[[str], bool]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, sign: str) -> bool:
        self[sign] = judged = self._judge(compared(sign))
        return judged


def dwellings(text: str) -> Iterator[str]:
    """An address with a number of its own, as `placed`: whole, and without the towns before it.

    A group of a village (3组) is no dwelling but a place.
    """
    whole = placed(text)
    is_house = _HOUSE.search(text) or _NUMBERED_PLACE.search(whole)
    if not is_house or _LONG_NUMBER.search(whole):
        return
    for tail in (whole, *_without_towns(whole)):
        if _DWELLING.fullmatch(tail):
            yield tail
            if "组" in tail:
                yield tail.replace("组", "-")


def lives_in(address: str, text: str) -> bool:
    """Whether `placed` text holds an address, and not only the start of another number."""
    at = text.find(address)
    while at >= 0:
        after = text[at + len(address) : at + len(address) + 1]
        if not (after.isdigit() or after in _COUNTED):
            return True
        at = text.find(address, at + 1)
    return False


def _digits(numeral: re.Match[str]) -> str:
    number = number_of(numeral[0])
    return numeral[0] if number is None else str(number)


def _without_towns(address: str) -> Iterator[str]:
    at = 0
    while division := _DIVISION.match(address, at):
        at = division.end()
        yield address[at:]
