"""What a macro or a block of the template wrote: text again, or markup that no filter may touch."""

from __future__ import annotations

import re
from typing import NoReturn

from toolkit.word.messages import of_values
from toolkit.word.template.errors import Fault
from toolkit.word.template.names import FIGURE
from toolkit.word.template.names import FIGURE_END

_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_SIGN = re.compile(r"<\w+:(br|cr|tab|noBreakHyphen)\s*/>")
_TEXT = re.compile(r"</?\w+:t(?: [^<>]*)?/?>")
_RUN = re.compile(r"<(\w+):r(?: [^<>]*)?>(<\1:rPr(?: [^<>]*)?(?:/>|>.*?</\1:rPr>))?", re.DOTALL)
_TRIFLE = re.compile(
    r"</\w+:r>|<\w+:(?:proofErr|lastRenderedPageBreak|bookmarkStart|bookmarkEnd)(?: [^<>]*)?/>"
)
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(\d+));")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_INSTRUCTION = re.compile(r"<\?.*?\?>", re.DOTALL)
_NAMED = re.compile(rf"<\?(?:{FIGURE}|{FIGURE_END})\b.*?\?>", re.DOTALL)
_INSIDE = re.compile(r"[^<]*</\w+:t>")


def written(xml: str) -> str | Markup:
    """What a macro or block wrote: its text where it wrote text alone, else markup."""
    plain = _SIGN.sub(lambda found: _SIGNS[found[1]], xml) if "<" in xml else xml
    plain = _TEXT.sub("", plain)
    return Markup(xml) if "<" in plain else _unescaped(plain)


class Markup:
    """Formatted content of the template's own making, for a place yet unknown.

    It is no `str`: string operations and filters see the text of content that differs from plain
    text only in the runs that Word cut it into, and are refused anything else.
    """

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml

    def needs(self) -> str:
        """The prefix that must stand in the tag that writes it: "p", "r" or ""."""
        if "</w:p>" in self.xml or "<w:p/>" in self.xml:
            return "p"
        return "r" if "</w:r>" in self.xml else ""

    def inline(self) -> str:
        """The markup inside a text element.

        Raises:
            Fault: it holds runs or paragraphs.
        """
        if prefix := self.needs():
            kind = of_values.WHOLE_PARAGRAPHS() if prefix == "p" else of_values.FORMATTED()
            raise Fault(of_values.MARKUP_PREFIX(kind=kind, prefix=prefix), self)
        bare = _INSTRUCTION.sub("", self.xml)
        if "<" not in bare or _INSIDE.match(bare):
            return self.xml
        return f'</w:t>{self.xml}<w:t xml:space="preserve">'

    def text(self) -> str | None:
        """Its text where all of it has one formatting; else None."""
        formats: set[str] = set()

        def opened(found: re.Match[str]) -> str:
            formats.add(found[2] or "")
            return ""

        plain = _TRIFLE.sub("", _RUN.sub(opened, _NAMED.sub("", self.xml)))
        plain = _TEXT.sub("", _SIGN.sub(lambda found: _SIGNS[found[1]], plain))
        return None if "<" in plain or len(formats) > 1 else _unescaped(plain)

    def _refuse(self, *_: object) -> NoReturn:
        raise Fault(of_values.MARKUP_UNWORKED(), self)

    def plain(self) -> str:
        """Its text.

        Raises:
            Fault: it has formatting that the text would lose.
        """
        text = self.text()
        return self._refuse() if text is None else text

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.plain(), name)

    def __str__(self) -> str:
        return self.plain()

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self.plain())

    def __iter__(self) -> NoReturn:
        raise Fault(of_values.TEXT_NO_LIST_EITHER(), self)

    def __getitem__(self, key: int | slice) -> str:
        return self.plain()[key]

    def __contains__(self, part: object) -> bool:
        return _plain(part) in self.plain()

    def __hash__(self) -> int:
        return hash(self.plain())

    def __eq__(self, other: object) -> bool:
        return self.plain() == plain(other)

    def __lt__(self, other: object) -> bool:
        return self.plain() < _plain(other)

    def __le__(self, other: object) -> bool:
        return self.plain() <= _plain(other)

    def __gt__(self, other: object) -> bool:
        return self.plain() > _plain(other)

    def __ge__(self, other: object) -> bool:
        return self.plain() >= _plain(other)

    def __add__(self, other: object) -> str:
        return self.plain() + _plain(other)

    def __radd__(self, other: object) -> str:
        return _plain(other) + self.plain()

    def __mul__(self, times: int) -> str:
        return self.plain() * times

    __rmul__ = __mul__


def plain(value: object) -> object:
    """A value as string operations and filters may see it: markup as its text."""
    return value.plain() if isinstance(value, Markup) else value


def _plain(value: object) -> str:
    seen = plain(value)
    if not isinstance(seen, str):
        raise Fault(of_values.TEXT_WITH_TEXT(), value)
    return seen


def _unescaped(xml: str) -> str:
    return _ENTITY.sub(_character, xml) if "&" in xml else xml


def _character(found: re.Match[str]) -> str:
    return _ENTITIES[found[1]] if found[1] else chr(int(found[2]))
