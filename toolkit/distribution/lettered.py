"""Names written in letters (Peter Smith, José García, О. Иванов): each of their words tells who it is.

In a text they are looked for as whole words, in any case, with or without accents; not as a part of a
longer word (Smith in blacksmith).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late
from toolkit.distribution.comparing import seen

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST_LETTERS = 3
"""A shorter word (Li, de, QQ) tells nobody from others."""

_LETTER = rf"[^\W\d_{HAN}]"
_WORD = compiled_late(f"{_LETTER}+")
_LONG_WORD = compiled_late(rf"{_LETTER}{{{FEWEST_LETTERS},}}")
_SPELLED = compiled_late(rf"(?<!{_LETTER}){_LETTER}(?:[^\w\s]?\s?{_LETTER}(?!{_LETTER})){{2,}}")
_APOSTROPHE = compiled_late(rf"(?<={_LETTER})['’‘ʼ`´](?={_LETTER})")
_TURN = compiled_late(r"(?<=[a-z])(?=[A-Z])")
_DOMAIN = compiled_late(r"@[\w.-]+|(?:https?://|www\.)\S+")
_MOST_WORDS = 4
_VOWEL = compiled_late("[AEIOUYАЕИОУЫЭЮЯ]|[^A-ZА-Я]")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NOBODY = _words("""
    MR MRS MISS SIR MADAM LADY LORD DOCTOR PROF PROFESSOR JUNIOR SENIOR VAN VON DER DEN DEL BIN IBN THE AND FOR
    TEL PHONE MOBILE CELL FAX EMAIL MAIL WECHAT WEIXIN WHATSAPP NAME NONE NULL NAN UNKNOWN ANONYMOUS TEST MALE FEMALE
    ROOM BLOCK BUILDING ROAD STREET LANE AVENUE UNIT FLOOR TOWER GARDEN GARDENS PLAZA CENTER CENTRE CITY TOWN VILLAGE
    COUNTY DISTRICT PROVINCE CHINA CHINESE ENGLISH HOTEL CLUB BAR CAFE SOHO LOFT MALL SHOP MARKET SCHOOL HOSPITAL
    COMPANY GROUP LIMITED CORP INC LTD APP WEB NET COM ORG GOV EDU LED SPA VIP COD BOD TOC VOC VOCS ICU ATM POS ISO
    GDP AQI PPM USB PDF DOC DOCX XLS XLSX PPT CSV TXT ZIP EXCEL WORD OFFICE
""")
"""Titles, abbreviations, kinds of places: they tell nobody from others."""

_EVERYDAY = _words("""
    JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER
    MON TUE WED THU FRI SAT SUN JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC SPRING SUMMER AUTUMN WINTER DAY SUNNY
    WILL MARK BILL GRACE HOPE FAITH JOY ROSE LILY IVY DAWN FRANK GRANT JACK ART RAY RICH PAT GENE DEAN CHASE PAGE
    YOUNG KING WHITE BLACK BROWN GREEN GRAY GREY STONE WOOD WOODS HILL LAKE FIELD FIELDS FOREST RIVER RIVERS WATER
    WATERS RAIN SNOW COOK BAKER MASON LONG SHORT BEST GOOD LOVE STAR SKY MOON PARK PARKS POOL BUSH RICE CHURCH BANK
    BANKS HOUSE HALL CASE PRICE POWER POWERS FOX WOLF BIRD FISH PEARL RUBY JADE AMBER CRYSTAL ANGEL VICTOR MAJOR GOLD
    SILVER LAW LAWS WALL WALLS BOND CASH PENNY GUY EARL DUKE PRINCE MAX ROB DREW CLAY CLIFF HEATH REED DALE MARSH
    MOSS HOLLY HAZEL DAISY VIOLET OLIVE BASIL GINGER ROBIN JAY IRIS PLANT AIR GAS OIL SEA SITE LINE PORT GATE WEST EAST
    NORTH SOUTH NEW OLD BIG SUE ACE BOOK DATE FILE LIST NOTE PLAN POINT RATE SIGN STEP TIME TYPE WORK YEAR ZONE
""")
"""Everyday words that somebody may be called: as a part of a name they tell nobody from others."""


def words_in_letters(text: str) -> frozenset[str]:
    """The words of three letters and more in a text, as they are compared: in capitals, without accents.

    Both ways of reading count: OBRIEN and BRIEN of O'Brien, PETERSMITH and SMITH of PeterSmith, SMITH of S.m.i.t.h.
    """
    if not _WORD.search(text):
        return frozenset()
    plain = seen(text)
    readings = [
        plain,
        _APOSTROPHE.sub("", plain),
        _APOSTROPHE.sub(" ", plain),
        _TURN.sub(" ", plain),
    ]
    words = {word for each in dict.fromkeys(readings) for word in _LONG_WORD.findall(each.upper())}
    spelled = ("".join(_WORD.findall(each[0])) for each in _SPELLED.finditer(plain.upper()))
    return frozenset(words.union(spelled))


def telling_words(piece: str) -> Iterator[str]:
    """The words of a name in letters that tell who it is, as `words_in_letters` gives them.

    A word that is the whole name tells it, though it is an everyday one, if it is longer than May.
    """
    is_alone = len(_WORD.findall(_APOSTROPHE.sub("", seen(piece)))) == 1
    for word in sorted(words_in_letters(piece)):
        is_everyday = word in _EVERYDAY and not (is_alone and len(word) > FEWEST_LETTERS)
        if _VOWEL.search(word) and not is_everyday and word not in _NOBODY:
            yield word


def without_domains(text: str) -> str:
    """A text without where mailboxes and pages are: of a mailbox what stands before the @ tells who it is."""
    return _DOMAIN.sub(" ", text)


def is_in_letters(text: str) -> bool:
    """Whether a text is one word in letters."""
    return bool(_WORD.fullmatch(text))


def looks_lettered(text: str) -> bool:
    """Whether a cell that may be anything is a name of two to four words, each with a capital: Peter Smith."""
    words = re.split(r"[\s.·-]+", _APOSTROPHE.sub("", seen(text)).strip(" ."))
    return (
        1 < len(words) <= _MOST_WORDS
        and all(_WORD.fullmatch(word) and word[0].isupper() for word in words)
        and all(word.upper() not in _NOBODY for word in words)
        and any(telling_words(text))
    )
