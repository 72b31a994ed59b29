"""Tags of other programs, and braces too few: what looks like a tag, and would be printed as it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.word.messages import of_lint
from toolkit.word.messages import of_tags
from toolkit.word.messages import together
from toolkit.word.template.errors import RenderError
from toolkit.word.template.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator

    from toolkit.word.template.fixed_text import FixedText
    from toolkit.word.template.places import Place

_NAME = r"\s*(?P<name>[^\W\d][\w.]*)\s*"
_SURE = (
    re.compile(rf"\$[{{｛][?？!]?{_NAME}[}}｝]"),
    re.compile(rf"[{{｛][@＠]{_NAME}[}}｝]"),
    re.compile(rf"[{{｛][(（]{_NAME}[)）][}}｝]"),
    re.compile(rf"<[%?]=?{_NAME}[%?]>"),
    re.compile(rf"<<\[{_NAME}[^<>]*\]>>"),
    re.compile(r"[{｛]\$(?P<name>[^\W\d][\w.]*)[}｝]"),
)
_BRACKETS = tuple(
    re.compile(opening + _NAME + closing)
    for opening, closing in (
        ("«", "»"),
        (r"\[\[", r"\]\]"),
        ("<<", ">>"),
        ("＜＜", "＞＞"),
        ("【【", "】】"),
        ("《《", "》》"),
    )
)
_SIGNS = re.compile(r"(?P<sign>##|@@|%%|[#＃%％@]|\$\$|__)(?P<name>[^\W\d_]\w*?)(?P=sign)")
"""Signs in which a name may stand: a name of the data's is meant, another is text."""

_OPENINGS, _CLOSINGS = "﹛『「〖〔⦃❴（(【[《<＜⟨", "﹜』」〗〕⦄❵）)】]》>＞⟩"
_KNOWN_ALONE = (
    re.compile(rf"[{re.escape(_OPENINGS)}]{{2}}{_NAME}[{re.escape(_CLOSINGS)}]{{2}}"),
    re.compile(rf"[{{｛][{re.escape(_OPENINGS)}]{_NAME}[{re.escape(_CLOSINGS)}][}}｝]"),
    re.compile(rf"(?<![{{｛])[{{｛]\s*[$#/^*+@?!&=>]{_NAME}[}}｝]"),
    re.compile(
        rf"(?<![{{｛$])[{{｛]\s*[$]?{_NAME}(?:\[\d+\][\w.]*|[:：|｜!！?？][^{{}}｛｝]*)[}}｝](?![}}｝])"
    ),
    re.compile(
        rf"[{{｛]\s*(?:if|foreach|for|each|elseif|loop|section)\s[^{{}}｛｝]*?\$?{_NAME}[^{{}}｛｝]*[}}｝](?![}}｝])"
    ),
    re.compile(rf"&\[{_NAME}\]"),
    re.compile(rf"<!--{_NAME}-->"),
    re.compile(rf"%\({_NAME}\)[sd]"),
)
"""Forms in which only a name of the data's is told: any other may be text."""

_OPEN = (
    re.compile(rf"(?<![A-Za-z0-9.])@Model\.{_NAME}"),
    re.compile(r"\$!?(?P<name>[^\W\d_][\w.]*)"),
)
"""Forms that have no end of their own."""

_SINGLE = re.compile(rf"(?<![{{｛$])[{{｛]{_NAME}[}}｝](?![}}｝])")
_CONTROL = r"\s*(?:(?:p|tr|tc|r)\s+)?(?:if|elif|else|endif|for|endfor|set|endset|macro|endmacro)\b"
_NEVER_TEXT = (
    *(
        re.compile(rf"{opening}{_CONTROL}[^{closing}]*{closing}")
        for opening, closing in ("«»", "＜＞")
    ),
    re.compile(rf"(?:\[%|<%|＜％){_CONTROL}.*?(?:%\]|%>|％＞)"),
    re.compile(rf"(?:\[\[|<<|【【){_CONTROL}.*?(?:\]\]|>>|】】)"),
    re.compile(r"[{｛]\s+[%％][^{}｛｝]*[%％]\s*[}｝]|[{｛]\s*[%％][^{}｛｝]*[%％]\s+[}｝]"),
    re.compile(r"[{｛]\s+[#＃][^{}｛｝]*[#＃]\s*[}｝]"),
    re.compile(r"[{｛]\s*(?:MERGEFIELD|IF)\s[^{}｛｝]*[}｝]"),
    re.compile(r"</?#(?:if|list|else|elseif)\b[^<>]*>|#(?:if|foreach)\s*\(.*?#end"),
)
"""Control tags in other brackets, and with a blank in their brackets."""

_COMMENT_END = re.compile(r"[^{}｛｝]*?([^{}｛｝\ufffc]{0,6}[#＃][}｝])")
"""The end of a comment alone; behind a brace that is text it belongs to program text, which is printed."""

_BESIDE = re.compile("\ufffc[}｝]|[{｛]\\s*\ufffc")
_LONGEST = 8  # -- of a name in brackets that may as well be prose --
_PAPER = re.compile("(?:办法|意见|通知|通报|规定|条例|方案|细则|决定|纲要|报告|公报|法|日报|杂志)$")
_QUOTES = "“‘「『\"'"


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Something in a text that looks like a tag.

    Attributes:
        raw: as it stands.
        name: in it.
        may_be_prose: whether a person may have meant the brackets as such.
        is_single: whether it is a tag of ours but for a brace.
        is_open: whether nothing says where the name ends: what follows may be text.
    """

    raw: str
    name: str
    may_be_prose: bool = False
    is_single: bool = False
    is_open: bool = False

    def speaks_of(self, names: Collection[str]) -> bool:
        """Whether its name is one of these."""
        if self.is_open and self.root not in names:
            return any(self.name.startswith(name) for name in names if name)
        return self.root in names

    @property
    def root(self) -> str:
        """The name of the datum."""
        return self.name.partition(".")[0]

    @property
    def message(self) -> str:
        """What is wrong with it."""
        return (of_lint.ONE_BRACE if self.is_single else of_lint.OTHER_ENGINE)(raw=self.raw)

    @property
    def advice(self) -> str:
        """What to do."""
        return of_lint.WRITE_TAG(name=self.name)


def lookalikes(text: str) -> Iterator[Lookalike]:
    """What looks like a tag in a text whose tags are taken out."""
    taken: list[tuple[int, int]] = []
    for each, start, end in _found(text):
        if not any(a < end and start < b for a, b in taken):
            taken.append((start, end))
            yield each


def _found(text: str) -> Iterator[tuple[Lookalike, int, int]]:
    """What looks like a tag, by the forms in order; what a later form finds may lie in an earlier one's."""
    for form in _SURE:
        for found in form.finditer(text):
            yield Lookalike(found[0], found["name"]), *found.span()
    for form in _BRACKETS:
        for found in form.finditer(text):
            yield Lookalike(found[0], found["name"], _is_prose(text, found)), *found.span()
    for found in _SINGLE.finditer(text):
        yield Lookalike(found[0], found["name"], is_single=True), *found.span()
    for form in (_SIGNS, *_KNOWN_ALONE):
        for found in form.finditer(text):
            yield Lookalike(found[0], found["name"], may_be_prose=True), *found.span()
    for form in _OPEN:
        for found in form.finditer(text):
            each = Lookalike(found[0], found["name"], may_be_prose=True, is_open=True)
            yield each, *found.span()


def never_text(text: str) -> Iterator[str]:
    """What nobody means as text: pieces of control tags and comments that are none."""
    for form in _NEVER_TEXT:
        for found in form.finditer(text):
            yield found[0].replace("\ufffc", "…")
    if (end := _COMMENT_END.match(text)) is not None:
        yield end[1]


def beside_tags(text: str) -> int:
    """How many braces stand right beside tags, one too many."""
    return len(_BESIDE.findall(text))


def _is_prose(text: str, found: re.Match[str]) -> bool:
    quoted = found.start() > 0 and text[found.start() - 1] in _QUOTES
    return quoted or len(found["name"]) > _LONGEST or _PAPER.search(found["name"]) is not None


def faults_of(fixed: FixedText, template: str) -> Iterator[TemplateError]:
    """What is wrong with a template's fixed text whatever the data: fields of mail merge, broken parts."""
    for place, name in fixed.broken:
        reason = of_tags.BAD_XML(part=place, name=name)
        yield TemplateError(reason, template=template)
    for line in fixed.lines:
        for raw in never_text(line.text):
            reason = together(
                of_lint.NO_TAG(raw=raw), of_lint.WRITE_CONTROL(), of_lint.OR_RAW(raw=raw)
            )
            yield TemplateError(reason, template=template, place=str(line.place))
    for field in fixed.merge_fields:
        reason = together(of_lint.MERGE_FIELD(code=field.text), of_lint.NO_MERGE_FIELD())
        yield TemplateError(reason, template=template, place=str(field.place))


def placed(fixed: FixedText) -> tuple[tuple[Place, Lookalike], ...]:
    """All that looks like a tag, with its places."""
    return tuple((line.place, each) for line in fixed.lines for each in lookalikes(line.text))


def refuse_known(
    found: Iterable[tuple[Place, Lookalike]], names: Collection[str], template: str
) -> None:
    """Refuse a template in which the name of a datum stands in braces or brackets that are no tag's.

    Raises:
        RenderError: the first of them.
    """
    for place, each in found:
        if each.speaks_of(names):
            reason = together(each.message, each.advice, of_lint.OR_RAW(raw=each.raw))
            raise RenderError(reason, template=template, place=str(place))
