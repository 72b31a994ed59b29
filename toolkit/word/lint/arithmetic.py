"""Sums of plain constants that fail, or take all memory, whatever the data."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.sandbox import MAX_RANGE

from toolkit.word.messages import of_checks
from toolkit.word.template.errors import Fault
from toolkit.word.template.rendering import StoryContext
from toolkit.word.template.sandbox import WordEnvironment

if TYPE_CHECKING:
    from jinja2 import Environment

_DIVISIONS = (nodes.Div, nodes.FloorDiv, nodes.Mod)
_WEIGHED = {nodes.Mul: "*", nodes.Pow: "**", nodes.Mod: "%"}


def doomed(node: nodes.Node, environment: Environment) -> str:
    """Why an operation cannot succeed, or ""."""
    if isinstance(node, nodes.Call):
        return _range_reason(node)
    if not isinstance(node, nodes.BinExpr):
        return ""
    if isinstance(node, _DIVISIONS) and constant(node.right) == 0 and not _is_text(node.left):
        return of_checks.ZERO_DIVISOR()
    if isinstance(node, nodes.Sub) and (_is_text(node.left) or _is_text(node.right)):
        return of_checks.NO_SUCH_SUM()
    sign = next((sign for kind, sign in _WEIGHED.items() if isinstance(node, kind)), "")
    left, right = constant(node.left), constant(node.right)
    if not sign or left is None or right is None:
        return ""
    assert isinstance(environment, WordEnvironment)
    return _trial(environment, sign, left, right)


def _trial(environment: WordEnvironment, sign: str, left: object, right: object) -> str:
    """Let the sandbox judge the very operation; what it lets through is small."""
    try:
        environment.call_binop(StoryContext(environment, {}, None, {}), sign, left, right)
    except Fault as fault:
        return fault.reason
    except (TypeError, ValueError, ArithmeticError):
        return of_checks.NO_SUCH_SUM()
    return ""


def _range_reason(node: nodes.Call) -> str:
    if not (isinstance(node.node, nodes.Name) and node.node.name == "range"):
        return ""
    bounds = [value for each in node.args if isinstance(value := constant(each), int)]
    too_wide = len(bounds) == len(node.args) and bounds and len(range(*bounds[:3])) > MAX_RANGE
    return of_checks.RANGE_TOO_WIDE(most=MAX_RANGE) if too_wide else ""


def constant(node: nodes.Node) -> object:
    """What is written out, None for what is reckoned."""
    if isinstance(node, nodes.Neg) and isinstance(node.node, nodes.Const):
        value = node.node.value
        return operator.neg(value) if isinstance(value, int | float) else None
    return node.value if isinstance(node, nodes.Const) else None


def _is_text(node: nodes.Node) -> bool:
    return isinstance(constant(node), str)
