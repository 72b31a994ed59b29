"""Blanks that the dashes of tags take away, over runs and line breaks, as in jinja."""

from __future__ import annotations

from toolkit.word.template.tags import Token


def with_trimmed(tokens: list[Token], text: str) -> list[Token]:
    """The tokens, and one without content for all blanks that a dash takes away."""
    out: list[Token] = []
    ends = [0, *(token.end for token in tokens)]
    starts = [*(token.start for token in tokens), len(text)]
    for at, token in enumerate(tokens):
        gap = text[ends[at] : token.start]
        dashed = at and tokens[at - 1].after
        if token.before and not (dashed and not gap.strip()):
            _trim(out, text, ends[at] + len(gap.rstrip()), token.start)
        out.append(token)
        rest = text[token.end : starts[at + 1]]
        if token.after:
            _trim(out, text, token.end, token.end + len(rest) - len(rest.lstrip()))
    return out


def _trim(out: list[Token], text: str, start: int, end: int) -> None:
    if start < end:
        out.append(Token("text", start, end, text[start:end], ""))
