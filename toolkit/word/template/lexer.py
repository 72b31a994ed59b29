"""Tags in the text of a paragraph: docxtpl's dialect, as Word's keyboards leave it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.characters import TO_HALF_WIDTH
from toolkit.word.messages import of_tags
from toolkit.word.template.tags import Token

if TYPE_CHECKING:
    from toolkit.word.template.tags import Kind

_OPEN = re.compile(r"[{｛][{｛%％#＃]")
_OPEN_OR_ESCAPE = re.compile(r"[{｛][{｛%％#＃]|\{_[{%]|[}%]_\}")
_CLOSE_COMMENT = re.compile(r"[#＃][}｝]")
_CLOSE = re.compile(r"[}｝%％][}｝]")
_END_RAW = re.compile(r"[{｛][%％]-?\s*endraw\s*-?[%％][}｝]")
_STRAY = re.compile(r"[}｝]{2}|(?<![0-9０-９.．\s%％])\s*[%％][}｝]")
_CONTROL_PREFIX = re.compile(r"\s*(p|tr|tc|r)\s+(?=\S)")
_VALUE_PREFIX = re.compile(r"(p|tr|tc|r)\s+(?!(?:if|in|is|and|or|not|else)\b)(?=[\w\"'(\[])")
_WORD = re.compile(r"\w+")
_KINDS: dict[str, Kind] = {"{": "value", "%": "control", "#": "comment"}
_QUOTES = {
    '"': '"',
    "＂": '＂"“”',
    "“": "“”",
    "”": "“”",
    "'": "'",
    "＇": "＇'‘’",
    "‘": "‘’",
    "’": "‘’",
}
_DOUBLE, _SINGLE = '"＂“”', "'＇‘’"
_PLAIN: dict[int, int | None] = {
    **TO_HALF_WIDTH,
    0xA0: 0x20,
    0x09: 0x20,
    0x0A: 0x20,
    0x200B: None,
    0xFEFF: None,
    0x3002: 0x2E,
    0x3010: 0x5B,
    0x3011: 0x5D,
}
_BLANKS = dict.fromkeys((0xA0, 0x09, 0x0A), 0x20)
_PAIRS = {")": "(", "]": "[", "}": "{"}
OBJECT = "\ufffc"  # stands in a paragraph's text for a picture, a field or a note


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in the text that looks like a tag and is none."""

    reason: str
    raw: str
    start: int


def scan(text: str) -> tuple[list[Token], list[Flaw]]:
    """The tags of a paragraph in order, and what could not be read as one."""
    tokens: list[Token] = []
    flaws: list[Flaw] = []
    at = 0
    while (found := _next_opening(text, at)) is not None:
        read = _read(text, found)
        flaws += _strays(text[at:found], at)
        if not isinstance(read, Flaw) and read.keyword == "endraw":
            read = Flaw(of_tags.RAW(), read.raw, found)
        if isinstance(read, Flaw):
            flaws.append(read)
            at = found + 2
            continue
        tokens.append(read)
        at = read.end
        if read.keyword == "raw":
            at = _skip_raw(text, read, tokens, flaws)
    flaws += _strays(text[at:], at)
    return tokens, flaws


def _next_opening(text: str, at: int) -> int | None:
    found = _OPEN_OR_ESCAPE.search(text, at)
    return found.start() if found else None


def _strays(text: str, offset: int) -> list[Flaw]:
    return [
        Flaw(of_tags.STRAY_END(), found[0].strip(), offset + found.start())
        for found in _STRAY.finditer(text)
    ]


def _skip_raw(text: str, token: Token, tokens: list[Token], flaws: list[Flaw]) -> int:
    found = _END_RAW.search(text, token.end)
    if found is None:
        flaws.append(Flaw(of_tags.RAW(), token.raw, token.start))
        return token.end
    tokens.append(
        Token("control", found.start(), found.end(), found[0], "endraw", keyword="endraw")
    )
    return found.end()


def _read(text: str, start: int) -> Token | Flaw:
    if text[start + 1] == "_":
        raw = text[start : start + 3]
        return Token("text", start, start + 3, raw, raw[0] + raw[2])
    kind = _KINDS[_plain(text[start + 1])]
    end = _comment_end(text, start) if kind == "comment" else _Expression(text, start, kind).end()
    if isinstance(end, Flaw):
        return end
    raw = text[start:end]
    if OBJECT in raw:
        return Flaw(of_tags.HOLDS_OBJECT(), raw.replace(OBJECT, "□"), start)
    return _token(kind, start, end, raw)


def _comment_end(text: str, start: int) -> int | Flaw:
    found = _CLOSE_COMMENT.search(text, start + 2)
    return found.end() if found else Flaw(of_tags.COMMENT_OPEN(), _excerpt(text, start), start)


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def _excerpt(text: str, start: int) -> str:
    piece = text[start : start + 24].replace(OBJECT, "□")
    return piece + ("…" if len(text) > start + 24 else "")


class _Expression:
    """Finds where `{{` or `{%` ends: strings and brackets are seen."""

    def __init__(self, text: str, start: int, kind: Kind) -> None:
        self.text = text
        self.start = start
        self.closing = "}" if kind == "value" else "%"
        self.braces = 0

    def end(self) -> int | Flaw:
        at = self.start + 2
        while at < len(self.text):
            char = self.text[at]
            if char in _QUOTES:
                closing = string_end(self.text, at)
                if closing is None:
                    return Flaw(of_tags.QUOTES(), _excerpt(self.text, self.start), self.start)
                at = closing
                continue
            if self._closes(at):
                return at + 2
            if self.text[at : at + 2] and _OPEN.match(self.text, at):
                break
            self.braces += {"{": 1, "}": -1}.get(_plain(char), 0)
            at += 1
        sign = "}}" if self.closing == "}" else "%}"
        return Flaw(of_tags.TAG_OPEN(sign=sign), _excerpt(self.text, self.start), self.start)

    def _closes(self, at: int) -> bool:
        if self.braces > 0:
            return False
        return _plain(self.text[at]) == self.closing and _plain(self.text[at + 1 : at + 2]) == "}"


def string_end(text: str, start: int) -> int | None:
    """The index behind a quoted string, or None when its quote is not closed."""
    end = _closing(text, start, _QUOTES[text[start]])
    family = _DOUBLE if text[start] in _DOUBLE else _SINGLE
    other = _closing(text, start, family)  # a straight quote may have been closed by a smart one
    if end is None or (other is not None and _CLOSE.search(text, other, end)):
        return other
    return end


def _closing(text: str, start: int, closers: str) -> int | None:
    for at in range(start + 1, len(text)):
        if text[at] in closers and text[at - 1] != "\\":
            return at + 1
    return None


def _token(kind: Kind, start: int, end: int, raw: str) -> Token:
    inner = raw[2:-2]
    before, after = inner[:1] in {"-", "－"}, inner[-1:] in {"-", "－"}
    inner = inner[before : len(inner) - after] if len(inner) > 1 else inner
    if kind == "comment":
        found = _CONTROL_PREFIX.match(inner) if not inner[:1].isspace() else None
        prefix = found[1] if found and found[1] != "r" else ""
        return Token(kind, start, end, raw, inner, prefix, "", before, after)
    body = plain_expression(inner)
    found = (_CONTROL_PREFIX if kind == "control" else _VALUE_PREFIX).match(body)
    prefix = found[1] if found else ""
    body = body[found.end() :].strip() if found else body.strip()
    word = _WORD.match(body)
    keyword = word[0] if word and kind == "control" else ""
    spaced = raw.translate(_BLANKS)  # -- a tab or a line break is a blank to other programs too --
    signs = spaced[:2] + spaced[-2:]
    inner = _with_plain_names(spaced[2:-2])
    altered = plain_expression(inner) != inner or signs != _plain(signs)
    return Token(kind, start, end, raw, body, prefix, keyword, before, after, altered)


def _with_plain_names(inner: str) -> str:
    """An expression with half-width letters in Chinese names (第１项): those are the data's, no slip."""
    return _WORD.sub(
        lambda found: found[0] if _plain(found[0]).isascii() else _plain(found[0]), inner
    )


def plain_expression(inner: str) -> str:
    """An expression with half-width signs and straight quotes; strings keep their text."""
    out: list[str] = []
    at = 0
    while at < len(inner):
        if inner[at] not in _QUOTES:
            out.append(_plain(inner[at]))
            at += 1
            continue
        end = string_end(inner, at) or len(inner)
        out.append(_plain_string(inner[at:end]))
        at = end
    return "".join(out)


def _plain_string(quoted: str) -> str:
    sign = "'" if quoted[0] == "'" else '"'
    content = quoted[1:-1].replace("\n", "\\n").replace("\t", "\\t")
    if quoted[0] not in "'\"":
        content = content.replace(sign, "\\" + sign)
    return sign + content + sign
