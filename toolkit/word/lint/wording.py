"""The house's rules for the fixed text: numbers of papers, dates, punctuation, words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late
from toolkit.chinese.numerals import DIGITS
from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import error
from toolkit.word.lint.findings import remark
from toolkit.word.lint.house_words import house_words_in
from toolkit.word.messages import of_doubts
from toolkit.word.messages import of_wording
from toolkit.word.template.lexer import OBJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from toolkit.word.lint.findings import Finding
    from toolkit.word.template.fixed_text import Line

_YEAR = rf"\s*(?:(?:19|20)\d\d|{OBJECT})\s*"
_NUMBER = rf"\s*(?:第\s*)?[\d{OBJECT}×Xx＿_\s]*号"
_WRONG_YEAR = compiled_late(
    rf"(?<=[{HAN}{OBJECT}])(?:[\[［【]\s*(?:19|20)\d\d\s*[\]］】]|[\[［【(（〈＜<]{_YEAR}[\]］】)）〉＞>](?={_NUMBER}))"
)
_PAPER_NUMBER = re.compile(rf"〔{_YEAR}〕\s*(第\s*[\d{OBJECT}]*|0\d*)\s*号")
_HAN_YEAR = re.compile(rf"[一二][{DIGITS}零○◯０Ｏ0Oo]{{3}}\s*年")
_WRONG_ZERO = re.compile("[零○◯０Ｏ0Oo]")
_HALF = compiled_late(rf"(?<=[{HAN}）》”])([,;:?!])(?=[{HAN}（《“])|\((?=[{HAN}])[^()]*\)")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_ORDINALS = (
    (re.compile(r"\s*(\d+)、"), of_wording.THIRD, "{0}、", "{0}."),
    (re.compile(r"\s*（([一二三四五六七八九十]+)）、"), of_wording.SECOND, "（{0}）、", "（{0}）"),
    (
        compiled_late(rf"\s*([一二三四五六七八九十]+)[.．](?=[{HAN}])"),
        of_wording.FIRST,
        "{0}.",
        "{0}、",
    ),
    (re.compile(r"\s*（(\d+)）、"), of_wording.FOURTH, "（{0}）、", "（{0}）"),
)
_DOUBLED = re.compile("[，。；：、]{2,}")
_EMPTY = re.compile(
    r"[X×Ｘ]{2,}|(?<![A-Za-z])x{2,}(?![A-Za-z])|[□＊]{2,}|(?:待填|待补充|待定稿|待核[实对]|待确认)"
    r"|(?:此处|在此)(?:填写|输入|录入)|[单点]击[^，。；]{0,8}(?:输入|填写|选择)[^，。；]{0,6}"
    r"|(?i:click (?:or tap )?here|choose an item|(?<![a-z])(?:todo|tbd|fixme)(?![a-z])|lorem ipsum)"
    r"|[？?]{2,}|(?<![\u4e00-\u9fff])[赵钱孙李周吴郑王张刘陈]某某?|某某"
)

_MARKUP = re.compile(
    r"</?(?:b|i|u|br|p|em|strong|span|div|font|sup|sub)(?:\s[^<>]*)?/?>|&(?:nbsp|lt|gt|amp|quot|ensp|emsp);"
    r"|\*\*[^*\s][^*]*\*\*|\\[nt](?![A-Za-z])",
    re.IGNORECASE,
)


def judge_text(line: Line) -> Iterator[Finding]:
    """What the house would write otherwise in a paragraph."""
    for rule in _RULES:
        yield from rule(line)


def judge_words(line: Line, tag: str = "") -> Iterator[Finding]:
    """The words that the house does not use."""
    for found in house_words_in(line.text):
        instead = of_wording.INSTEAD(good=found.instead)
        advice = instead if found.instead else of_wording.DELETE()
        message = of_wording.NOT_USED(word=found.word, reason=found.reason())
        yield remark(Check.WORD, line.place, message, advice, tag)


def _year_brackets(line: Line) -> Iterator[Finding]:
    for found in _WRONG_YEAR.finditer(line.text):
        said = found[0].replace(OBJECT, "…")
        message = of_wording.YEAR(said=said)
        advice = of_wording.INSTEAD(good=f"〔{said[1:-1].strip()}〕")
        yield error(Check.YEAR_BRACKETS, line.place, message, advice)


def _paper_numbers(line: Line) -> Iterator[Finding]:
    for found in _PAPER_NUMBER.finditer(line.text):
        number = re.sub(r"^第|\s", "", found[1]).replace(OBJECT, "…")
        message = (of_wording.NTH if found[1].startswith("第") else of_wording.PADDED)()
        good = number if number.startswith("…") else number.lstrip("0")
        yield remark(Check.PAPER_NUMBER, line.place, message, of_wording.WRITE(good=f"{good}号"))


def _han_zero(line: Line) -> Iterator[Finding]:
    for found in _HAN_YEAR.finditer(line.text):
        if _WRONG_ZERO.search(found[0]):
            good = _WRONG_ZERO.sub("〇", found[0])
            message, advice = of_wording.ZERO(said=found[0]), of_wording.INSTEAD(good=good)
            yield error(Check.HAN_ZERO, line.place, message, advice)


def _half_width(line: Line) -> Iterator[Finding]:
    for found in _HALF.finditer(line.text):
        good = _FULL.get(found[0], f"（{found[0][1:-1]}）")
        said = found[0].replace(OBJECT, "…")
        advice = of_wording.INSTEAD(good=good.replace(OBJECT, "…"))
        yield remark(Check.HALF_WIDTH, line.place, of_wording.HALF(said=said), advice)


def _ordinals(line: Line) -> Iterator[Finding]:
    for form, level, written, good in _ORDINALS:
        if found := form.match(line.text):
            message = of_wording.ORDINAL(level=level(), said=written.format(found[1]))
            advice = of_wording.INSTEAD(good=good.format(found[1]))
            yield remark(Check.ORDINAL, line.place, message, advice)


def _doubled(line: Line) -> Iterator[Finding]:
    for found in _DOUBLED.finditer(line.text):
        yield remark(
            Check.DOUBLED, line.place, of_wording.DOUBLED(said=found[0]), of_wording.KEEP_ONE()
        )


def _placeholders(line: Line) -> Iterator[Finding]:
    for found in _EMPTY.finditer(line.text):
        message = of_wording.EMPTY(said=found[0])
        yield remark(Check.PLACEHOLDER, line.place, message, of_wording.FILL_IT())


def _markup(line: Line) -> Iterator[Finding]:
    for found in _MARKUP.finditer(line.text):
        message = of_doubts.MARKUP(said=found[0].replace(OBJECT, "…"))
        yield remark(Check.LIKE_A_TAG, line.place, message, of_doubts.USE_WORD())


_RULES: tuple[Callable[[Line], Iterator[Finding]], ...] = (
    *(_year_brackets, _paper_numbers, _han_zero, _half_width, _ordinals, _doubled),
    *(_placeholders, _markup, judge_words),
)
