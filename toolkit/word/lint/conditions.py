"""Conditions that are always true or never: a second value without a comparison, a number held against a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.lint.sums import is_number
from toolkit.word.lint.sums import last_name
from toolkit.word.lint.sums import may_be_number
from toolkit.word.messages import of_doubts
from toolkit.word.messages import of_lint
from toolkit.word.template.settled import value_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

_EQUAL = {"eq": "==", "ne": "!="}

Doubt = tuple[bool, str, str]


def doubtful_condition(node: nodes.Node) -> Iterator[Doubt]:
    """(whether it always fails, what is wrong, what to do) of `单位 == '二科' or '三科'` and `天数 == '12'`."""
    if value := value_alone(node):
        yield True, of_lint.ALWAYS_TRUE(value=value), of_lint.COMPARE_AGAIN(value=value)
    elif isinstance(node, nodes.Compare) and len(node.ops) == 1 and node.ops[0].op in _EQUAL:
        left, right = node.expr, node.ops[0].expr
        for one, other in ((left, right), (right, left)):
            yield from _number_as_text(one, other)


def idle_condition(node: nodes.Node) -> tuple[str, str] | None:
    """(what is wrong, what to do) of a condition that never depends on the data, None for others."""
    match node:
        case nodes.And(left=left, right=right) if name := _held_twice(left, right, "eq"):
            return of_doubts.NEVER_BOTH(name=name), of_doubts.JOIN_BY_OR()
        case nodes.Or(left=left, right=right) if name := _held_twice(left, right, "ne"):
            return of_doubts.ALWAYS_UNLIKE(name=name), of_doubts.JOIN_BY_AND()
        case nodes.Div():
            return of_doubts.QUOTIENT_ASKED(), of_doubts.AND_OR_COMPARE()
    return (of_doubts.ALWAYS_SO(), of_doubts.ASK_DATA()) if _is_fixed(node) else None


def _is_fixed(node: nodes.Node) -> bool:
    """Whether a condition is written out, or holds something against itself."""
    match node:
        case nodes.Const():
            return True
        case nodes.Not(node=inner):
            return _is_fixed(inner) or is_number(inner)
        case nodes.Compare(expr=first, ops=[nodes.Operand(expr=second)]):
            written = isinstance(first, nodes.Const) and isinstance(second, nodes.Const)
            return written or first == second
    return False


def _held_twice(left: nodes.Node, right: nodes.Node, operator: str) -> str:
    """The name that is held against two different texts or numbers, "" if none is."""
    match left, right:
        case (
            nodes.Compare(expr=one, ops=[nodes.Operand(op=first, expr=nodes.Const(value=a))]),
            nodes.Compare(expr=other, ops=[nodes.Operand(op=second, expr=nodes.Const(value=b))]),
        ) if first == second == operator and one == other and a != b:
            return last_name(one)
    return ""


def _number_as_text(one: nodes.Node, other: nodes.Node) -> Iterator[Doubt]:
    if not (isinstance(other, nodes.Const) and isinstance(other.value, str)):
        return
    text, name = other.value.strip(), last_name(one)
    if not text.replace(".", "", 1).isdecimal():
        return
    if is_number(one) or may_be_number(name):
        said = of_lint.NUMBER_AS_TEXT(name=name, text=other.value)
        yield is_number(one), said, of_lint.WITHOUT_QUOTES(number=text)
