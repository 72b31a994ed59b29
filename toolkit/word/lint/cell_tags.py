"""Tags that shape a table cell: a colour or a number of columns that is written out, merging outside of a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import error
from toolkit.word.lint.sorts import alternatives
from toolkit.word.messages import of_doubts
from toolkit.word.template.errors import Fault
from toolkit.word.template.values import write_fill
from toolkit.word.template.values import write_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.lint.findings import Finding
    from toolkit.word.template.tags import Tag

MERGING = frozenset({"vm", "hm"})
_WRITERS = {"cellbg": write_fill, "colspan": write_span}


def judge_value(tag: Tag, output: nodes.Output) -> Iterator[Finding]:
    """A colour or a number of columns that is none."""
    write = _WRITERS.get(tag.token.keyword)
    for each in (a for node in output.nodes for a in alternatives(node)):
        if write is None or not isinstance(each, nodes.Const):
            continue
        try:
            write(each.value)
        except Fault as refused:
            yield error(Check.SYNTAX, tag.place, refused.reason, tag=tag.text)


def judge_merging(tag: Tag, *, in_loop: bool) -> Iterator[Finding]:
    """A tag that merges the cells of a loop's rounds, where there is no loop."""
    if not in_loop:
        reason = of_doubts.OUTSIDE_LOOP(keyword=tag.token.keyword)
        yield error(Check.STRUCTURE, tag.place, reason, tag=tag.text)
