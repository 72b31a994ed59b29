"""What a piece of a part's markup begins, ends and says: looked at once, for it is the same in each document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.word.template.names import FIGURE

SIGN = f"<?{FIGURE}"
"""How a figure begins that is still to get its bookmark."""

_WRITTEN = re.compile(
    r"<w:t(?: [^<>]*[^<>/])?>([^<]*)(?:</w:t>|\Z)|<w:(tab|br|cr|noBreakHyphen)(?: [^<>]*)?/>"
)
_OPEN_TEXT = re.compile(r"<w:t(?: [^<>]*[^<>/])?>([^<]*)")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ODD = re.compile(rf"<w:(?:p[> ]|del[> ]|pPrChange)|&#|{re.escape(SIGN)}")
_BEGINS, _ENDS = "<w:p", "</w:p>"
_PIECES, _LONGEST = 1024, 20_000  # -- so many are remembered, none longer --


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a part's markup.

    Attributes:
        inside: whether it begins within a text.
        lead: that text's end, escaped as it stands.
        closed_at: where the run of that text has ended; -1 if it holds more than the text.
        opens: whether it ends within a text.
        trail: that text's beginning, escaped as it stands.
        run: the run of that text as far as the text; its formatting, no more.
        run_at: where that run begins; -1 if it holds more.
        starts: whether a paragraph is open at its end that it began.
        ends: whether it ends a paragraph that it did not begin, or any.
        head: what is read before that end (or in the whole piece); None if a tree is needed.
        tail: what is read in the paragraph that it begins; None if a tree is needed.
    """

    inside: bool
    lead: str
    closed_at: int
    opens: bool
    trail: str
    run: str
    run_at: int
    starts: bool
    ends: bool
    head: str | None
    tail: str | None


def looked_at(piece: str) -> Piece | None:
    """What a piece with markup is; None where a tree is needed."""
    return _remembered(piece) if len(piece) <= _LONGEST else _look(piece)


def unescaped(text: str) -> str:
    """The text that escaped text stands for."""
    if "&" not in text:
        return text
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;")):
        text = text.replace(entity, sign)
    return text.replace("&amp;", "&")


def _look(piece: str) -> Piece | None:
    first, last = piece.find("<"), piece.rfind("<")
    inside = piece.startswith("</w:t>", first)
    opened = _OPEN_TEXT.fullmatch(piece, last)
    if (piece[:first].strip() and not inside) or (
        opened is None and piece[piece.rfind(">") + 1 :].strip()
    ):
        return None  # -- it begins or ends within a tag, or in a text of another kind --
    run, run_at = _run(piece, last) if opened else ("", -1)
    closes = inside and piece.startswith("</w:r>", first + len("</w:t>"))
    begun = max(piece.rfind(f"{_BEGINS}>"), piece.rfind(f"{_BEGINS} "))
    starts = begun > piece.rfind(_ENDS)
    end = piece.find(_ENDS)
    return Piece(
        inside=inside,
        lead=piece[:first] if inside else "",
        closed_at=first + len("</w:t></w:r>") if closes else -1,
        opens=opened is not None,
        trail=opened[1] if opened else "",
        run=run,
        run_at=run_at,
        starts=starts,
        ends=end >= 0,
        head=_read(piece if end < 0 else piece[:end], inside=inside),
        tail=_read(piece[begun + len(_BEGINS) :], inside=False) if starts else None,
    )


_remembered = lru_cache(maxsize=_PIECES)(_look)


def _run(piece: str, text_at: int) -> tuple[str, int]:
    """The run of a text as far as the text and where it begins, ("", -1) where it holds more."""
    at = max(piece.rfind("<w:r>", 0, text_at), piece.rfind("<w:r ", 0, text_at))
    opening = piece[at:text_at]
    formatting = opening[opening.find(">") + 1 :]
    plain = not formatting or (
        formatting.startswith("<w:rPr>")
        and formatting.endswith("</w:rPr>")
        and formatting.count("<w:rPr") == 1
    )
    return (opening, at) if at >= 0 and plain else ("", -1)


def _read(markup: str, *, inside: bool) -> str | None:
    """What is read in a stretch of a paragraph."""
    formatted = markup.find("<w:pPr>")
    begins = markup.find("</w:pPr>") if formatted >= 0 or "<w:pPr " in markup else 0
    if begins < 0 or _ODD.search(markup):
        return None
    texts = [unescaped(markup.partition("<")[0])] if inside else []
    found = _WRITTEN.finditer(markup, begins)
    texts += [_SIGNS[each[2]] if each[2] else unescaped(each[1]) for each in found]
    return "".join(texts)
