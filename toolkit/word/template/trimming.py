"""Blanks that the dashes of tags take away, over runs and line breaks, as in jinja.

An unbreakable space stays: whoever types one beside such a tag wants it kept, and docxtpl's
templates are written so.
"""

from __future__ import annotations

from toolkit.word.template.tags import Token

_BLANKS = "".join(c for c in map(chr, range(0x3001)) if c.isspace() and c != "\xa0")


def with_trimmed(tokens: list[Token], text: str) -> list[Token]:
    """The tokens, and one without content for all blanks that a dash takes away."""
    out: list[Token] = []
    ends = [0, *(token.end for token in tokens)]
    starts = [*(token.start for token in tokens), len(text)]
    for at, token in enumerate(tokens):
        gap = text[ends[at] : token.start]
        dashed = at and tokens[at - 1].after
        if token.before and not (dashed and not gap.strip(_BLANKS)):
            _trim(out, text, ends[at] + len(gap.rstrip(_BLANKS)), token.start)
        out.append(token)
        rest = text[token.end : starts[at + 1]]
        if token.after:
            _trim(out, text, token.end, token.end + len(rest) - len(rest.lstrip(_BLANKS)))
    return out


def _trim(out: list[Token], text: str, start: int, end: int) -> None:
    if start < end:
        out.append(Token("text", start, end, text[start:end], ""))
