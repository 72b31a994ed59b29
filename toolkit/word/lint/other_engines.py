"""Tags of other template programs, and ours with a brace too few, which stand in a text and would be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import error
from toolkit.word.lint.findings import remark
from toolkit.word.messages import of_lint
from toolkit.word.template.lookalikes import beside_tags
from toolkit.word.template.lookalikes import lookalikes
from toolkit.word.template.lookalikes import never_text

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator

    from toolkit.word.lint.findings import Finding
    from toolkit.word.template.fixed_text import Line


def judge_other_engines(line: Line, names: Collection[str]) -> Iterator[Finding]:
    """Names in the brackets of mail merge, poi-tl, docxtemplater and others, and in a single brace.

    Brackets in which prose stands too count where the name is one of the document kind's, or is
    short, unquoted and no title of a paper. An error is what rendering refuses with such a name.
    """
    for raw in never_text(line.text):
        said = of_lint.NO_TAG(raw=raw)
        yield error(Check.LIKE_A_TAG, line.place, said, of_lint.WRITE_CONTROL())
    for _ in range(beside_tags(line.text)):
        yield remark(Check.LIKE_A_TAG, line.place, of_lint.EXTRA_BRACE(), of_lint.DELETE_BRACE())
    for found in lookalikes(line.text):
        is_known = found.speaks_of(names)
        if is_known or not found.may_be_prose:
            make = error if is_known else remark
            yield make(Check.LIKE_A_TAG, line.place, found.message, found.advice)
