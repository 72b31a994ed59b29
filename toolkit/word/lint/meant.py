"""Expressions that can be read, and write what nobody meant: a name in quotes, a word of control tags, a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.lint.expressions import KNOWN
from toolkit.word.lint.filters import KEEPING
from toolkit.word.lint.filters import TOLERANT
from toolkit.word.lint.findings import Check
from toolkit.word.lint.safety import METHODS
from toolkit.word.lint.scopes import Rows
from toolkit.word.lint.sorts import Sort
from toolkit.word.lint.sorts import alternatives
from toolkit.word.lint.sorts import texts_made
from toolkit.word.lint.sorts import unwritable
from toolkit.word.messages import of_checks
from toolkit.word.messages import of_doubts
from toolkit.word.messages import of_lint

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterator

    from toolkit.word.lint.scopes import Scopes

Doubt = tuple[bool, Check, str, str]
"""Whether it always fails or is wrong, the code, what is wrong, what to do."""

_STROKE = "丨"  # -- a letter that looks like a bar --
_FUNCTIONS = frozenset(
    {"print", "str", "int", "float", "len", "round", "sum", "max", "min", "sorted", "list", "abs"}
    | {"format", "enumerate", "zip", "any", "all", "now", "today", "count", "isinstance", "open"}
    | {
        "reversed",
        "isset",
        "empty",
        "exists",
        "IF",
        "SUM",
        "ROUND",
        "COUNT",
        "LEN",
        "TEXT",
        "TODAY",
        "NOW",
        "VLOOKUP",
        "CONCATENATE",
    }
)
"""Functions of Python and of workbooks; those that the caller lends are asked for first."""

_OF_TEXTS = frozenset(dir(str)) - frozenset(dir(list)) - frozenset(dir(dict))
_NAMES = frozenset({"forloop", "this", "ctx"})
_LENGTHS = frozenset({"length", "size", "Length", "Count", "Size"})
_PATH = re.compile(r"([^\W\d]\w*)(?:\.[^\W\d]\w*)?")


def doubts_of_written(node: nodes.Node, scopes: Scopes) -> Iterator[Doubt]:
    """What is doubtful of the value that `{{ }}` writes."""
    yield from _no_text(node)
    for each in _written(node):
        rows = rows_of(each, scopes)
        if rows is not None:
            message = of_checks.ROWS_AS_TEXT(rows=rows.slot)
            advice = of_checks.LOOP_OVER(rows=rows.slot, field=rows.fields[0])
            yield True, Check.LIST_AS_TEXT, message, advice
    match node:
        case nodes.Const(value=str() as text) if _is_name(text, scopes):
            message = of_doubts.NAME_QUOTED(name=text.strip())
            yield False, Check.SYNTAX, message, of_doubts.TAKE_QUOTES_OFF()
        case nodes.Pos():
            yield False, Check.SYNTAX, of_doubts.PLUS_SIGN(), of_doubts.DELETE_IT()


def _no_text(node: nodes.Node) -> Iterator[Doubt]:
    found = list(dict.fromkeys(unwritable(node)))
    several = len(list(alternatives(node))) > 1
    for sort in found:
        message, advice = sort.said
        yield sort is Sort.LIST or not several, Check.LIST_AS_TEXT, message, advice


def _written(node: nodes.Node) -> Iterator[nodes.Node]:
    """All that becomes a text, if it is not the value of the tag itself."""
    for each in alternatives(node):
        if each is not node:
            yield each
        if not isinstance(each, nodes.Filter) or each.name == "format":  # -- told of the filter --
            for part in texts_made(each):
                yield from alternatives(part)


def rows_of(node: nodes.Node, scopes: Scopes) -> Rows | None:
    """The rows that an expression is, None for anything else."""
    match node:
        case nodes.Name(name=name):
            shape = scopes.shape(name)
            return shape if isinstance(shape, Rows) else None
        case nodes.Filter(name=name, node=nodes.Node() as inner) if name in KEEPING | TOLERANT:
            return rows_of(inner, scopes)
        case nodes.Getitem(node=inner, arg=nodes.Const(value=int()) | nodes.Slice() | nodes.Neg()):
            return rows_of(inner, scopes)
    return None


def doubts_of_part(node: nodes.Node, scopes: Scopes, functions: Container[str]) -> Iterator[Doubt]:
    """What is doubtful of an expression wherever it stands.

    Args:
        node: the expression.
        scopes: the names in force.
        functions: those that templates may call.
    """
    yield from _others_habits(node, scopes, functions)
    match node:
        case nodes.Name(name=name) if _STROKE in name and name not in scopes:
            message = of_doubts.BAR_IN_NAME(name=name)
            yield False, Check.SYNTAX, message, of_doubts.TYPE_BAR()
        case nodes.Filter(name="format", node=nodes.Name(name=name), args=[nodes.Const()]):
            message = of_doubts.FORMAT_IDLE(name=name)
            yield False, Check.FILTER, message, of_doubts.USE_FILTER()
        case nodes.Getattr(node=nodes.Getattr(node=holder, attr=of), attr=attr):
            rows = rows_of(holder, scopes)
            if rows is not None and not rows.partial and of in rows.fields and attr not in METHODS:
                message = of_doubts.NO_FIELDS(name=of, field=attr)
                yield False, Check.UNKNOWN_FIELD, message, ""
        case nodes.Getitem(node=nodes.Name(name=name), arg=nodes.Const(value=int() as at)):
            size = scopes.sizes.get(name, at + 1)
            if at >= size:
                message = of_doubts.BEYOND_BATCH(name=name, at=at, size=size, last=size - 1)
                yield True, Check.UNKNOWN_FIELD, message, ""
        case nodes.Compare():
            yield from _rows_compared(node, scopes)
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name), attr="format")):
            message = of_doubts.FORMAT_IDLE(name=name)
            yield False, Check.FILTER, message, of_doubts.USE_FILTER()


def _others_habits(node: nodes.Node, scopes: Scopes, functions: Container[str]) -> Iterator[Doubt]:
    """Functions, names and methods of other programs."""
    match node:
        case nodes.Name(name=name) if name in KNOWN and name not in scopes:
            message = of_doubts.KEYWORD_AS_NAME(name=name)
            yield True, Check.SYNTAX, message, of_doubts.IN_CONTROL_SIGNS(name=name)
        case nodes.Call(node=nodes.Name(name=name)) if name in _FUNCTIONS:
            if name in scopes or name in functions:
                return
            message = of_doubts.OTHERS_FUNCTION(name=name)
            yield True, Check.UNKNOWN_NAME, message, of_doubts.USE_FILTERS()
        case nodes.Getattr(node=nodes.Name(name=name)) if name in _NAMES and name not in scopes:
            message = of_doubts.OTHERS_NAME(name=name)
            yield True, Check.UNKNOWN_NAME, message, of_doubts.USE_FILTERS()
        case nodes.Getattr(node=nodes.Name(name=name), attr=attr) if attr in _LENGTHS:
            if isinstance(shape := scopes.shape(name), Rows) and shape.slot == name:
                message = of_doubts.NO_FIELDS(name=name, field=attr)
                yield True, Check.UNKNOWN_FIELD, message, of_doubts.USE_LENGTH(name=name)
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name), attr=attr)) if (
            attr in _OF_TEXTS
        ):
            if isinstance(shape := scopes.shape(name), Rows) and shape.slot == name:
                message = of_doubts.NO_METHOD(name=name, method=attr)
                yield True, Check.UNSAFE, message, of_doubts.USE_FILTERS()


def _rows_compared(node: nodes.Compare, scopes: Scopes) -> Iterator[Doubt]:
    """Rows held against a text or a number, which is never equal, or fails."""
    sides = [node.expr, *(each.expr for each in node.ops if each.op not in {"in", "notin"})]
    named = [each for each in sides if isinstance(each, nodes.Name)]
    rows = next((found for each in named if (found := rows_of(each, scopes)) is not None), None)
    if rows is not None and any(isinstance(each, nodes.Const) for each in sides[1:]):
        message = of_lint.ROWS_COMPARED(rows=rows.slot)
        advice = of_lint.COUNT_ROWS(rows=rows.slot, field=rows.fields[0])
        yield True, Check.ARITHMETIC, message, advice


def _is_name(text: str, scopes: Scopes) -> bool:
    """Whether a text reads like a name in force, or like a part of it."""
    found = _PATH.fullmatch(text.strip())
    return found is not None and (found[1] in scopes or found[1] in scopes.used)
