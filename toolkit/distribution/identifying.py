"""What of a cell of a restricted column tells who somebody is: the names, numbers and dwellings in it.

A cell may hold a name alone, or 村民邹德旺, 邹德旺夫妇, 代表：邹德旺13912340001, 邹德旺及其妻李小芳.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late
from toolkit.chinese.surnames import is_written_by_sound
from toolkit.chinese.surnames import looks_like_a_name
from toolkit.chinese.surnames import may_be_a_name
from toolkit.chinese.surnames import may_be_written_by_sound
from toolkit.distribution.addresses import dwellings
from toolkit.distribution.addresses import placed
from toolkit.distribution.comparing import compared
from toolkit.distribution.comparing import joined
from toolkit.distribution.comparing import seen
from toolkit.distribution.comparing import typed
from toolkit.distribution.lettered import is_in_letters
from toolkit.distribution.lettered import looks_lettered
from toolkit.distribution.lettered import telling_words
from toolkit.distribution.lettered import without_domains
from toolkit.distribution.person_numbers import FEWEST_DIGITS
from toolkit.distribution.person_numbers import digit_runs
from toolkit.distribution.person_numbers import is_day
from toolkit.distribution.person_numbers import person_numbers
from toolkit.distribution.saying_nothing import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from toolkit.distribution.person_numbers import DigitRun


class Kind(Enum):
    """How a value is looked for."""

    WORDS = "words"
    LETTERS = "a whole word in letters"
    NUMBER = "number"
    DWELLING = "dwelling"
    HOUSE = "dwelling, without its town"


MOST_DIGITS = 18
_SIGNS = r"、，,;；:：/／\\|()\[\]{}【】<>《》“”\"。!！?？\n\r\t+&"
_NUMBER = r"[0-9]+[Xx]?"
_SEPARATORS = compiled_late(f"[{_SIGNS}'‘’]|{_NUMBER}")
_AROUND_LETTERS = compiled_late(f"[{_SIGNS}]|{_NUMBER}")  # -- O'Brien is one --
_CLAUSE_END = compiled_late(r"[，,;；:：\n]")
_BLANKS = compiled_late(r"\s+")
_AND = (
    compiled_late("及其|以及|及|与"),
    compiled_late("及其|以及|及|与|和|同|跟|偕|陪同|委托|带领|代|替"),
)
_COUNT = "[0-9一二两三四五六七八九十几多数]"
_AND_OTHERS = compiled_late(
    rf"等(?:共|一行)?{_COUNT}*余?(?:人|名|户|位)?$|(?:共|一行)?{_COUNT}+余?(?:人|名|户|位)$"
)
_ROLE = compiled_late(
    r"^(?:(?:(?:原|该|本|系|为|是|另|即|其)|.{0,10}(?:村民|居民|群众|农民|农户|业主|住户|户主|职工|员工|工人|"
    r"学生|家长|家属|亲属|老人|教师|代表|委托人|代理人|联系人|负责人|当事人|法人|监护人|信访人|来访人|上访人|举报人|投诉人|"
    r"反映人|申请人|诉求人|来信人|来电人|写信人|署名|姓名|叫|名叫|配偶|爱人|老伴|妻子|丈夫|儿子|女儿|父亲|母亲|儿媳|女婿|"
    r"孙子|孙女|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|妻|夫|父|母|子|女|同志|户))+)"
)
_TITLE = compiled_late(
    r"(?:先生|女士|小姐|同志|夫妇|夫妻|父子|父女|母子|母女|兄弟|姐妹|姊妹|一家|全家|家人|家属|两口子?|老师|师傅|大爷|大妈|大娘|"
    r"大叔|大伯|大婶|阿姨|老人|医生|主任|书记|经理|厂长|老板|支书|队长|村长|组长|会计|教授|局长|科长|"
    r"村民|居民|业主|代表|本人|等人|等|家|的|反映|来访|来信|投诉|举报|上访|手机号?码?|联系电话|电话|住址|身份证号?码?|证件号?码?)+$"
)
_PLACE = compiled_late(
    rf"[{HAN}]*(?:街道|社区|小区|[省市县区旗镇乡村组队路街巷弄号室幢栋厂园院校])"
)
_ENDS_AS_PLACE = compiled_late(
    r"[镇乡村路街巷道区县市省组号室幢厂园院校楼边侧口处场寓铺库]$|^.家[湾庄沟坪塘坝岭冲墩屯寨坊河]$"
)
_ESTATE = compiled_late(
    r"[府苑城湾庭邸墅郡座园广场]$|^(?:万科|万达|恒大|绿地|保利|中海|龙湖|融创|华润|金地|招商|碧桂园)$"
)
_BESIDE_LETTERS = compiled_late(
    rf"[老小][{HAN}]|微信号?|邮箱|[{HAN}]{{0,4}}(?:人员|专家|外教|外宾|外国人|外籍人士?|员工|译员|翻译)"
)
_FIRM = compiled_late(r"公司|企业|集团|[厂店校院楼城]|小区|社区|广场|项目|牌")
_DOTS = compiled_late(r"[·.・•‧∙⋅]")
_GAPS = compiled_late(r"[\s\-‐-―−_]+")
_INITIAL = compiled_late(r"[A-Z]")
_MASKED = compiled_late(rf"[{HAN}]{{1,2}}[某*×○X]+[{HAN}]?|[某*×○]+")
_ASCII = compiled_late(r"[\x00-\x7f]+")
_WORD = compiled_late(rf"[{HAN}]{{2,}}")
_HAN_WORD = compiled_late(rf"[{HAN}]+")
_FEW = compiled_late(rf"[{HAN}]{{2,4}}")
_SURNAMES_OF_TWO = 4


def identifying(cell: object) -> Iterator[tuple[str, Kind]]:
    """What of a restricted cell must not go out, each once; the whole cell first."""
    said = typed(cell)
    found = [(text, Kind.WORDS) for text in (*_whole(said), *names_in(said))]
    found += [(text, Kind.LETTERS) for text in _lettered(said)]
    found += [(text, Kind.NUMBER) for text in numbers_in(said)]
    yield from dict.fromkeys([*found, *_dwellings(said)])


def personal(cell: object) -> Iterator[tuple[str, Kind]]:
    """What of any cell surely tells who somebody is, where it may be anything."""
    said = typed(cell)
    names = (
        name for name in names_in(said) if looks_like_a_name(name) or is_written_by_sound(name)
    )
    yield from dict.fromkeys((text, Kind.WORDS) for text in names)
    if looks_lettered(said):
        yield from ((text, Kind.LETTERS) for text in _lettered(said))
    yield from findable(cell)


def doubtful(cell: object) -> Iterator[tuple[str, Kind]]:
    """The same, and the whole cell."""
    yield from dict.fromkeys(
        [*((text, Kind.WORDS) for text in _whole(typed(cell))), *personal(cell)]
    )


def findable(cell: object) -> Iterator[tuple[str, Kind]]:
    """The numbers and dwellings alone."""
    said = typed(cell)
    found = [(number, Kind.NUMBER) for number in numbers_in(said)]
    yield from dict.fromkeys([*found, *_dwellings(said)])


def is_called(said: str) -> bool:
    """Whether a cell is a person's name, perhaps with a role or a title."""
    word = joined(said)
    if not _WORD.fullmatch(word):
        return looks_lettered(said)
    return any(looks_like_a_name(each) or is_written_by_sound(each) for each in _bare(word))


def _whole(said: str) -> Iterator[str]:
    text = joined(said)
    if says_nothing(text) or _MASKED.fullmatch(compared(said)) or _is_number(said):
        return
    is_name = len(text) > 1 and _WORD.fullmatch(text)
    if is_name or (len(text) > 3 and not text.isdigit() and not is_in_letters(seen(said).strip())):
        yield text


def _is_number(said: str) -> bool:
    """Whether a cell is nothing but a number, its extension, signs."""
    return "".join(_SEPARATORS.sub("", seen(said)).split()).strip("-‐‑‒–—―−~.*_转X") == ""


def names_in(said: str) -> Iterator[str]:
    """The names of persons in a cell, `joined`, without what they are and what they do."""
    if said.isascii():
        return
    pieces = [piece for piece in _SEPARATORS.split(seen(said)) if piece and not piece.isspace()]
    words = [_without_others(joined(piece)) for piece in pieces]
    is_list = all(map(_FEW.fullmatch, filter(None, words)))
    for piece, word in zip(pieces, words, strict=True):
        parts = [_without_others(joined(part)) for part in _BLANKS.split(piece)]
        for each in dict.fromkeys([word, *parts]):
            yield from _names_of(each)
        yield from filter(is_written_by_sound, _bare(word))
        yield from _parts_of_one(piece)
        if is_list and len(pieces) > 1 and _is_short_word(word):
            yield word


def _is_short_word(word: str) -> bool:
    is_short = len(word) > 1 and not says_nothing(word)
    return is_short and not _ENDS_AS_PLACE.search(word) and not _TITLE.fullmatch(word)


def _without_others(word: str) -> str:
    return _AND_OTHERS.sub("", word)


def _names_of(word: str) -> Iterator[str]:
    """The names of one piece of a cell: alone, joined by 和 or 及, or written together."""
    if not _WORD.fullmatch(word):
        return
    for each in dict.fromkeys([word, *(part for sign in _AND for part in sign.split(word))]):
        names = filter(may_be_a_name, _bare(_without_others(each)))
        yield from (name for name in names if not _MASKED.fullmatch(name))
        yield from _written_together(each)


def _bare(word: str) -> Iterator[str]:
    """A word without the role before it, the title behind it, the place that it begins with."""
    if says_nothing(word) or _ENDS_AS_PLACE.search(word):
        return
    short = _TITLE.sub("", word)
    for text in dict.fromkeys([word, short, _ROLE.sub("", word), _ROLE.sub("", short)]):
        if not says_nothing(text) and not _TITLE.fullmatch(text):
            yield text
    home = _PLACE.match(short)
    if home and looks_like_a_name(short[home.end() :]):
        yield short[home.end() :]


def _written_together(word: str) -> Iterator[str]:
    """Both names of 王小明李小芳."""
    if len(word) < _SURNAMES_OF_TWO or _ENDS_AS_PLACE.search(word):
        return
    for at in (3, 2):
        both = word[:at], word[at:]
        if all(map(looks_like_a_name, both)):
            yield from both


def _parts_of_one(piece: str) -> Iterator[str]:
    """买买提 and 艾山 of 买买提·艾山, 买买提 艾山, 买买提-艾山; no parts of an estate (碧桂园·天玺湾)."""
    for between, is_name in ((_DOTS, _WORD.fullmatch), (_GAPS, may_be_written_by_sound)):
        parts = [joined(part) for part in between.split(piece)]
        parts = [
            part for part in parts if not _INITIAL.fullmatch(part) and not _TITLE.fullmatch(part)
        ]
        if (
            joined(piece) not in parts
            and all(map(is_name, parts))
            and not any(map(_is_place, parts))
        ):
            yield from (part for part in parts if not says_nothing(part))


def _is_place(part: str) -> bool:
    return _ENDS_AS_PLACE.search(part) is not None or _ESTATE.search(part) is not None


def _lettered(said: str) -> Iterator[str]:
    """The words of names in letters, alone or with what somebody is: Peter Smith, 村民Peter Smith, Smith先生."""
    for piece in _AROUND_LETTERS.split(without_domains(seen(said))):
        if all(map(_is_beside_a_name, _HAN_WORD.findall(piece))):
            yield from telling_words(piece)


def _is_beside_a_name(word: str) -> bool:
    """Whether a word beside letters says what somebody is or is his other name; 公司 makes them a firm's."""
    if _FIRM.search(word):
        return False
    says_what = any(each.fullmatch(word) for each in (_TITLE, _ROLE, _BESIDE_LETTERS))
    is_name = may_be_a_name(word) or is_written_by_sound(word)
    return says_what or is_name or says_nothing(word)


def numbers_in(said: str) -> Iterator[str]:
    """The numbers in a cell by which a person is found; days are none."""
    yield from (number for number, _ in person_numbers(said))
    for run in digit_runs(said):
        if not _is_day(run):
            yield from _numbers_of(run)


def _numbers_of(run: DigitRun) -> Iterator[str]:
    yield from (group for group in run.groups if len(group) >= FEWEST_DIGITS)
    first, digits = run.groups[0], run.digits
    if len(digits) > MOST_DIGITS:
        return
    yield digits
    shorter = [digits.removeprefix("86")]
    if first.startswith("0") and len(run.groups) > 1:
        shorter.append(digits.removeprefix(first))
    yield from (number for number in shorter if len(number) >= FEWEST_DIGITS)


def _is_day(run: DigitRun) -> bool:
    groups: Iterable[str] = run.groups
    digits = "".join(each if at == 0 else f"{each:0>2}" for at, each in enumerate(groups))
    return len(digits) == len("20120314") and digits[:2] in {"19", "20"} and is_day(digits)


def _dwellings(said: str) -> Iterator[tuple[str, Kind]]:
    if said.isascii():
        return
    for piece in dict.fromkeys((said, *_CLAUSE_END.split(seen(said)))):
        found = list(dwellings(piece))
        whole = placed(piece) if found else ""
        for dwelling in found:
            yield dwelling, Kind.DWELLING if dwelling == whole else Kind.HOUSE
