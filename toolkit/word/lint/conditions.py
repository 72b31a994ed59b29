"""Conditions that are always true or never: a second value without a comparison, a number held against a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.lint.sums import is_number
from toolkit.word.lint.sums import last_name
from toolkit.word.lint.sums import may_be_number
from toolkit.word.messages import of_lint

if TYPE_CHECKING:
    from collections.abc import Iterator

_EQUAL = {"eq": "==", "ne": "!="}
_CONDITIONS = (nodes.Compare, nodes.Or, nodes.And, nodes.Not, nodes.Test)

Doubt = tuple[bool, str, str]


def doubtful_condition(node: nodes.Node) -> Iterator[Doubt]:
    """(whether it always fails, what is wrong, what to do) of `单位 == '二科' or '三科'` and `天数 == '12'`."""
    if isinstance(node, nodes.Or) and isinstance(node.left, _CONDITIONS):
        value = _value(node.right)
        if value:
            yield True, of_lint.ALWAYS_TRUE(value=value), of_lint.COMPARE_AGAIN(value=value)
    elif isinstance(node, nodes.Compare) and len(node.ops) == 1 and node.ops[0].op in _EQUAL:
        left, right = node.expr, node.ops[0].expr
        for one, other in ((left, right), (right, left)):
            yield from _number_as_text(one, other)


def _number_as_text(one: nodes.Node, other: nodes.Node) -> Iterator[Doubt]:
    if not (isinstance(other, nodes.Const) and isinstance(other.value, str)):
        return
    text, name = other.value.strip(), last_name(one)
    if not text.replace(".", "", 1).isdecimal():
        return
    if is_number(one) or may_be_number(name):
        said = of_lint.NUMBER_AS_TEXT(name=name, text=other.value)
        yield is_number(one), said, of_lint.WITHOUT_QUOTES(number=text)


def _value(node: nodes.Node) -> str:
    """A value that stands alone, as it is typed; "" for anything else."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str | int | float):
        is_set = bool(node.value) and not isinstance(node.value, bool)
        return (f"'{node.value}'" if isinstance(node.value, str) else str(node.value)) * is_set
    return ""
