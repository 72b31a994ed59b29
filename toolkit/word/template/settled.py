"""Conditions that hold whatever the data: a comma makes a list of them, a text or number stands behind `or` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.messages import of_lint
from toolkit.word.messages import together

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONDITIONS = (nodes.Compare, nodes.Or, nodes.And, nodes.Not, nodes.Test)


def settled(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Line and reason of each condition that always holds, and prints for everyone what was meant for some."""
    for node in tree.find_all((nodes.If, nodes.CondExpr)):
        test = node.test  # type: ignore[attr-defined]
        if isinstance(test, nodes.Tuple):
            yield node.lineno, together(of_lint.TWO_CONDITIONS(), of_lint.AND_OR())
        for each in (test, *test.find_all(nodes.Or)):
            if value := value_alone(each):
                said = of_lint.ALWAYS_TRUE(value=value)
                yield node.lineno, together(said, of_lint.COMPARE_AGAIN(value=value))


def value_alone(node: nodes.Node) -> str:
    """The text or number behind `or` in `单位 == '二科' or '三科'`, as it is typed; "" for anything else."""
    if not (isinstance(node, nodes.Or) and isinstance(node.left, _CONDITIONS)):
        return ""
    value = node.right.value if isinstance(node.right, nodes.Const) else None
    if not value or isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return f"'{value}'" if isinstance(value, str) else str(value)
