"""Filters: whether they exist, get the right arguments, and suit what they are given."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.lint.arithmetic import constant
from toolkit.word.lint.findings import Check
from toolkit.word.lint.safety import unsafe_attribute
from toolkit.word.lint.scopes import Rows
from toolkit.word.lint.sums import is_number
from toolkit.word.messages import ENGLISH
from toolkit.word.messages import listed
from toolkit.word.messages import of_checks
from toolkit.word.messages import of_filters
from toolkit.word.messages import of_lint
from toolkit.word.messages import of_rendering
from toolkit.word.messages import spoken
from toolkit.word.template.errors import Fault as Refusal
from toolkit.word.template.filters import FILTERS
from toolkit.word.template.sandbox import WordEnvironment
from toolkit.word.template.syntax import near

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from jinja2 import Environment

    from toolkit.word.lint.scopes import Shape

TOLERANT = frozenset({"default", "d"})
KEEPING = frozenset(
    {"batch", "slice", "sort", "reverse", "list", "unique", "select", "reject", "selectattr"}
    | {"rejectattr", "first", "last", "min", "max"}
)
_IDLE = frozenset({"safe", "e", "escape", "forceescape"})
_TEST_AT = {"select": 0, "reject": 0, "selectattr": 1, "rejectattr": 1}
_FIRST_ARGUMENT = frozenset({"selectattr", "rejectattr", "groupby", "attr"})
_NEEDS_ATTRIBUTE = frozenset({"顿号", "列举", "占比", "各姓名加宽", "join", "sum"})
_TEXT_FILTERS = (frozenset(FILTERS) - _NEEDS_ATTRIBUTE - {"空则"}) | {
    *("string", "upper", "lower", "trim", "title", "capitalize", "replace", "center", "truncate"),
    *("wordcount", "wordwrap", "indent", "int", "float", "round", "abs", "urlencode"),
}

_OF_ITEMS = frozenset(
    {"join", "first", "last", "sum", "sort", "list", "map", "unique", "groupby", "batch", "slice"}
    | {"length", "count", "顿号", "列举"}
)
"""Filters that a number cannot be given to."""

Fault = tuple[Check, str, str]


class FilterUse:
    """One use of a filter."""

    def __init__(self, node: nodes.Filter, environment: Environment) -> None:
        self._node = node
        self._name = node.name
        self._environment = environment
        self._function = environment.filters.get(node.name)

    def faults(self, shape: Shape) -> Iterator[Fault]:
        """(check, what is wrong, what to do), given what is known of the filter's value."""
        if self._function is None or self._name.startswith("__"):
            known = [name for name in self._environment.filters if not name.startswith("__")]
            hint = near(self._name, known)
            yield Check.FILTER, of_checks.NO_FILTER(name=self._name, hint=hint), ""
            return
        if self._name in _IDLE:
            message = of_checks.FILTER_IDLE(name=self._name)
            yield Check.IDLE, message, of_checks.DELETE_IT()
        if not self._arguments_fit():
            yield Check.FILTER, of_checks.FILTER_ARGUMENTS(name=self._name), self._manual()
        elif self._name in _OF_ITEMS and self._node.node is not None and is_number(self._node.node):
            yield Check.ARITHMETIC, of_rendering.WRONG_TYPE(), self._manual()
        elif isinstance(shape, Rows):
            yield from self._row_faults(shape)
        elif reason := self._refusal_of_constant():
            yield Check.ARITHMETIC, reason, self._manual()
        yield from self._faults_of_named()
        for name in self._attribute().split("."):
            if reason := unsafe_attribute(name, self._environment):
                yield Check.UNSAFE, reason, ""

    def _faults_of_named(self) -> Iterator[Fault]:
        """The test of `select` and the filter of `map` that are named as texts."""
        at = _TEST_AT.get(self._name, 0 if self._name == "map" else None)
        written = self._node.args[at : at + 1] if at is not None else []
        name = _text(written[0]) if written else ""
        known = self._environment.filters if self._name == "map" else self._environment.tests
        if not name or name in known:
            return
        hint = near(name, [each for each in known if not each.startswith("__")])
        if self._name == "map":
            yield Check.FILTER, of_checks.NO_FILTER(name=name, hint=hint), of_lint.MAP(name=name)
        else:
            yield Check.FILTER, of_checks.NO_TEST(name=name, hint=hint), ""

    def _row_faults(self, rows: Rows) -> Iterator[Fault]:
        attribute = self._attribute().split(".")[0]
        if attribute and not attribute.isdigit() and rows.lacks(attribute):
            hint = near(attribute, rows.fields)
            message = of_checks.NO_FIELD(rows=rows.slot, name=attribute, hint=hint)
            advice = of_checks.FIELDS(fields=listed(rows.fields))
            yield Check.UNKNOWN_FIELD, message, advice
        elif self._name in _NEEDS_ATTRIBUTE and not attribute:
            message = of_checks.FILTER_WANTS_FIELD(rows=rows.slot, name=self._name)
            yield (
                Check.FILTER,
                message,
                of_checks.SUCH_AS_FIELD(rows=rows.slot, name=self._name, field=rows.fields[0]),
            )
        elif self._name in _TEXT_FILTERS:
            message = of_checks.FILTER_NOT_ON_ROWS(rows=rows.slot, name=self._name)
            yield Check.FILTER, message, of_checks.TAKE_FIELD(field=rows.fields[0])

    def _refusal_of_constant(self) -> str:
        """Why a filter of the engine refuses what is written out before it, "" where it does not."""
        if self._node.kwargs or self._has_dynamic() or self._node.node is None:
            return ""
        assert isinstance(self._environment, WordEnvironment)
        if (
            self._name in self._environment.lent.filters
        ):  # -- the caller's own, not to be run here --
            return ""
        if self._function is None or getattr(self._function, "jinja_pass_arg", None) is not None:
            return ""
        written = [constant(each) for each in (self._node.node, *self._node.args)]
        if None in written:
            return ""
        try:
            self._function(*written)
        except Refusal as refused:
            return refused.reason
        except TypeError:
            return of_rendering.WRONG_TYPE()
        except (ValueError, ArithmeticError, LookupError):
            return of_rendering.WRONG_VALUE()
        return ""

    def _arguments_fit(self) -> bool:
        return self._has_dynamic() or self._signature() is None or self._bound() is not None

    def _bound(self) -> inspect.BoundArguments | None:
        signature = self._signature()
        if signature is None or self._has_dynamic():
            return None
        keywords = {str(pair.key): pair.value for pair in self._node.kwargs}
        try:
            return signature.bind(None, *self._node.args, **keywords)
        except TypeError:
            return None

    def _signature(self) -> inspect.Signature | None:
        """The filter's parameters, the one that jinja fills taken out."""
        function: Callable[..., object] | None = self._function
        if function is None:
            return None
        try:
            signature = inspect.signature(function)
        except ValueError:
            return None
        parameters = list(signature.parameters.values())
        innermost = inspect.unwrap(function)  # -- whose parameters these are --
        filled = getattr(innermost, "jinja_pass_arg", None) is not None
        return signature.replace(parameters=parameters[filled:])

    def _has_dynamic(self) -> bool:
        return self._node.dyn_args is not None or self._node.dyn_kwargs is not None

    def _attribute(self) -> str:
        """The name that the filter takes from each item, where it is written out."""
        arguments = self._node.args
        if self._name in _FIRST_ARGUMENT:
            return _text(arguments[0]) if arguments else ""
        bound = self._bound()
        if bound is None:
            return ""
        value = bound.arguments.get("attribute") or bound.arguments.get("kwargs", {}).get(
            "attribute"
        )
        return _text(value)

    def _manual(self) -> str:
        known = FILTERS.get(self._name)
        line = (known.__doc__ or "").strip() if known else ""
        if spoken() == ENGLISH:
            line = of_filters.IN_ENGLISH.get(self._name, "")
        return of_checks.USAGE(line=line) if line else ""


def _text(node: object) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""
