"""Tags of other template programs, which stand in a text and would be printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import error
from toolkit.word.lint.findings import remark
from toolkit.word.messages import of_lint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.lint.findings import Finding
    from toolkit.word.lint.reading import Line

_NAME = r"\s*(?P<name>[^\W\d][\w.]*)\s*"
_SURE = (
    re.compile(rf"\$[{{｛][?？!]?{_NAME}[}}｝]"),
    re.compile(rf"[{{｛][@＠]{_NAME}[}}｝]"),
    re.compile(rf"[{{｛][(（]{_NAME}[)）][}}｝]"),
)
_BRACKETS = tuple(
    re.compile(opening + _NAME + closing)
    for opening, closing in (
        ("«", "»"),
        (r"\[\[", r"\]\]"),
        ("<<", ">>"),
        ("＜＜", "＞＞"),
        ("【【", "】】"),
    )
)
_LONGEST = 8  # -- of a name in brackets that may as well be prose --
_PAPER = re.compile("(?:办法|意见|通知|通报|规定|条例|方案|细则|决定|纲要|报告|公报|法|日报|杂志)$")
_QUOTES = "“‘「『\"'"


def judge_other_engines(line: Line, names: Sequence[str]) -> Iterator[Finding]:
    """Names in the brackets of mail merge, poi-tl, docxtemplater and others.

    Brackets in which prose stands too count where the name is one of the document kind's, or is
    short, unquoted and no title of a paper.
    """
    for form in _SURE:
        for found in form.finditer(line.text):
            yield _finding(line, found, names)
    for form in _BRACKETS:
        for found in form.finditer(line.text):
            if _root(found) in names or not _is_prose(line.text, found):
                yield _finding(line, found, names)


def _is_prose(text: str, found: re.Match[str]) -> bool:
    quoted = found.start() > 0 and text[found.start() - 1] in _QUOTES
    return quoted or len(found["name"]) > _LONGEST or _PAPER.search(found["name"]) is not None


def _root(found: re.Match[str]) -> str:
    return found["name"].partition(".")[0]


def _finding(line: Line, found: re.Match[str], names: Sequence[str]) -> Finding:
    make = error if _root(found) in names else remark
    message = of_lint.OTHER_ENGINE(raw=found[0])
    return make(Check.LIKE_A_TAG, line.place, message, of_lint.WRITE_TAG(name=found["name"]))
