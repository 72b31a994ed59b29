"""Sums that a clerk did not mean: a number added to a text, a name with a sign in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.messages import of_lint

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

_NUMERIC = re.compile(
    r"(?:数|率|额|量|合计|总计|小计|金额|比例|占比|天|次|年龄|序号|得分|编号|百分比)$"
    r"|(?i:(?:^|_)(?:n|num|number|count|total|sum|qty|age|price|amount|year|days?|index0?)$)"
)
_MEASURE = re.compile(
    r"^\s*(?:[件个次天场篇份户项处家人名元岁%％分张页]|万元?|亿元?|公里|小时|周|月|年)"
)
_NUMBER_FILTERS = frozenset({"length", "count", "sum", "int", "float", "round", "abs", "取整"})
_SUMS = (nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
_LOOP_NUMBERS = frozenset({"index", "index0", "revindex", "revindex0", "length", "depth"})

Doubt = tuple[bool, str, str]


def doubtful_sum(node: nodes.Node) -> Iterator[Doubt]:
    """(whether it always fails, what is wrong, what to do) of `数 + '件'`."""
    if not isinstance(node, nodes.Add):
        return
    for one, other in ((node.left, node.right), (node.right, node.left)):
        text = _text(other)
        if text is None:
            continue
        if is_number(one):
            yield True, of_lint.TEXT_PLUS_NUMBER(), of_lint.JOIN_BY_TILDE()
        elif (name := last_name(one)) and (may_be_number(name) or _is_measured(node, text)):
            yield False, of_lint.TEXT_PLUS_PERHAPS(name=name), of_lint.JOIN_BY_TILDE()


def may_be_number(name: str) -> bool:
    """Whether a name says by its words that it is a number."""
    return bool(name) and _NUMERIC.search(name) is not None


def name_with_sign(
    node: nodes.Node, written: str, is_known: Callable[[str, str], bool]
) -> tuple[str, str] | None:
    """(what is wrong, what to do) of `{{ 联系人-电话 }}`, where the names are no numbers by their words.

    Args:
        node: the operation.
        written: the tag.
        is_known: whether a name stands for something by itself, beside what is written as one word.
    """
    if not isinstance(node, nodes.Sub | nodes.Div):
        return None
    left, right = last_name(node.left), last_name(node.right)
    sign = "-" if isinstance(node, nodes.Sub) else "/"
    name = f"{left}{sign}{right}"
    if not (left and right) or name not in written.replace("－", "-").replace("／", "/"):
        return None
    if may_be_number(left) or may_be_number(right) or len(left) == len(right) == 1:
        return None
    if is_known(left, name) and is_known(right, name):
        return None
    operation = of_lint.SUBTRACTION() if sign == "-" else of_lint.DIVISION()
    said = of_lint.SIGN_IN_NAME(name=name, sign=sign, operation=operation)
    return said, of_lint.PLAIN_NAME(sign=sign)


def _text(node: nodes.Node) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def _is_measured(node: nodes.Add, text: str) -> bool:
    """Whether the text begins like `件` and stands behind."""
    return _text(node.right) == text and _MEASURE.search(text) is not None


def is_number(node: nodes.Node) -> bool:
    """Whether a value is a number whatever the data."""
    match node:
        case nodes.Const():
            return isinstance(node.value, int | float) and not isinstance(node.value, bool)
        case nodes.Filter():
            return node.name in _NUMBER_FILTERS
        case nodes.Getattr():
            return (
                isinstance(node.node, nodes.Name)
                and node.node.name == "loop"
                and node.attr in _LOOP_NUMBERS
            )
        case nodes.Neg():
            return is_number(node.node)
    return isinstance(node, _SUMS) and _text(node.left) is None


def last_name(node: nodes.Node) -> str:
    """The name of what a value was fetched as, "" if it was reckoned."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return node.attr
        case nodes.Getitem(arg=nodes.Const(value=str() as key)):
            return key
    return ""
