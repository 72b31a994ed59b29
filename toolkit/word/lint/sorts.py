"""What sort of value an expression has whatever the data: a list, a yes/no value, nothing. None of these is a text."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.messages import of_doubts

if TYPE_CHECKING:
    from collections.abc import Iterator


class Sort(Enum):
    """A sort of value that is no text, with what is wrong and what to do."""

    LIST = (of_doubts.LIST, of_doubts.TAKE_ITEMS)
    TRUTH = (of_doubts.TRUTH, of_doubts.ASK_BY_IF)
    NOTHING = (of_doubts.NOTHING, of_doubts.DELETE_IT)
    OBJECT = (of_doubts.OBJECT, of_doubts.DELETE_IT)

    @property
    def said(self) -> tuple[str, str]:
        """What is wrong with writing it, and what to do."""
        message, advice = self.value
        return message(), advice()


_LISTS = frozenset(
    {"batch", "slice", "list", "map", "select", "reject", "selectattr", "rejectattr", "sort"}
    | {"unique", "groupby", "dictsort", "items"}
)
_LIST_METHODS = frozenset({"split", "rsplit", "splitlines", "items", "keys", "values", "copy"})
_TRUTH_METHODS = frozenset(
    {"startswith", "endswith", "isdigit", "isalpha", "isnumeric", "isdecimal", "isspace"}
    | {"isupper", "islower", "isalnum"}
)
_TRUTHS = (nodes.Compare, nodes.Test, nodes.Not)
TEXT_FILTERS = frozenset(
    {"upper", "lower", "title", "capitalize", "trim", "replace", "center", "indent", "truncate"}
    | {"wordwrap", "wordcount", "urlencode", "string"}
)
"""Filters of jinja's that take a text."""


def unwritable(node: nodes.Node) -> Iterator[Sort]:
    """The sorts of value that a tag would write, or make a text of, and cannot."""
    for each in alternatives(node):
        if (sort := sort_of(each)) is not None:
            yield sort
        yield from (s for part in texts_made(each) for s in unwritable(part))


def sort_of(node: nodes.Node) -> Sort | None:
    """The sort of an expression, None where it may be a text."""
    match node:
        case nodes.Const(value=None):
            return Sort.NOTHING
        case nodes.Const(value=bool()):
            return Sort.TRUTH
        case nodes.List() | nodes.Dict():
            return Sort.LIST
        case nodes.Filter():
            return Sort.LIST if node.name in _LISTS else None
        case nodes.Call():
            return _of_call(node.node)
    return Sort.TRUTH if isinstance(node, _TRUTHS) else None


def _of_call(called: nodes.Node) -> Sort | None:
    match called:
        case nodes.Name(name="range"):
            return Sort.LIST
        case nodes.Name(name="namespace"):
            return Sort.OBJECT
        case nodes.Getattr(attr=name):
            if name in _LIST_METHODS:
                return Sort.LIST
            return Sort.TRUTH if name in _TRUTH_METHODS else None
    return None


def alternatives(node: nodes.Node) -> Iterator[nodes.Node]:
    """What an expression may turn out to be: itself, or what `if` and `or` choose from."""
    match node:
        case nodes.CondExpr(expr1=first, expr2=second):
            for branch in (first, second):
                yield from alternatives(branch) if branch is not None else ()
        case nodes.Or(left=left, right=right):
            yield from alternatives(left)
            yield from alternatives(right)
        case nodes.And(right=right):
            yield from alternatives(right)
        case _:
            yield node


def texts_made(node: nodes.Node) -> Iterator[nodes.Node]:
    """The values that an expression makes one text of."""
    match node:
        case nodes.Concat():
            yield from node.nodes
        case nodes.Filter(name="format"):
            yield from node.args
        case nodes.Filter(name=name) if name in TEXT_FILTERS and node.node is not None:
            yield node.node
