"""The environment in which templates run: jinja's sandbox, stricter, with Chinese reasons."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from datetime import time
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from jinja2 import Undefined
from jinja2 import nodes
from jinja2 import pass_context
from jinja2.runtime import LoopContext
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from toolkit.chinese.characters import half_width
from toolkit.word.messages import of_values
from toolkit.word.template.callblocks import Direct
from toolkit.word.template.callblocks import NoFolding
from toolkit.word.template.check import made
from toolkit.word.template.errors import Fault
from toolkit.word.template.extensions import Extensions
from toolkit.word.template.filters import FILTERS
from toolkit.word.template.gaps import Gap
from toolkit.word.template.gaps import gap
from toolkit.word.template.gaps import passing
from toolkit.word.template.gaps import rows_or_gap
from toolkit.word.template.jinja_filters import guarded
from toolkit.word.template.jinja_filters import guarded_jinja_filters
from toolkit.word.template.jinja_filters import keeping_name
from toolkit.word.template.markup import plain
from toolkit.word.template.markup import written
from toolkit.word.template.missing import Missing
from toolkit.word.template.number_formats import HalfUpFormatter
from toolkit.word.template.number_formats import percent_formatted
from toolkit.word.template.rendering import StoryContext
from toolkit.word.template.restarts import NAMES as RESTART
from toolkit.word.template.restarts import Restart
from toolkit.word.template.richtext import PageBreak
from toolkit.word.template.source import COMMENT
from toolkit.word.template.source import CONTROL
from toolkit.word.template.source import SERIAL
from toolkit.word.template.source import VALUE
from toolkit.word.template.values import PLACES
from toolkit.word.template.values import WRITERS
from toolkit.word.template.values import Serial
from toolkit.word.template.values import as_written
from toolkit.word.template.values import finalize
from toolkit.word.template.values import text_of
from toolkit.word.template.values import write_called

if TYPE_CHECKING:
    from jinja2.runtime import Context

_TEXT_LIMIT = 10_000_000
_NUMBER_BITS = 4096
_MOST_WIDTH = 10_000
_WIDE = re.compile(r"[0-9]{5,}|\*|\{[^}]*\{")
_PLAIN_TYPES = (str, int, float, Decimal, list, tuple, dict, set, frozenset, date, time, timedelta)


class _BoundedFormat:
    """A text's `format` method with widths of at most four digits and no empty values."""

    def __init__(self, text: str, formatter: HalfUpFormatter, *, is_map: bool) -> None:
        self._text = text
        self._formatter = formatter
        self._is_map = is_map

    def __call__(self, *args: object, **kwargs: object) -> str:
        if _WIDE.search(self._text):
            raise Fault(of_values.FORMAT_WIDTH())
        if self._is_map:
            (kwargs,), args = args, ()  # type: ignore[assignment]
        named = {name: as_written(value) for name, value in kwargs.items()}
        return self._formatter.vformat(self._text, [*map(as_written, args)], named)


class WordEnvironment(ImmutableSandboxedEnvironment):
    """Compiles and runs the tags of Word templates."""

    code_generator_class: type[NoFolding] = Direct
    context_class = StoryContext
    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, extensions: Extensions | None = None, *, lenient: bool = False) -> None:
        """Make an environment.

        Args:
            extensions: what the caller lends.
            lenient: whether what the data lacks becomes a gap, to be filled in by hand.
        """
        self.lenient = lenient
        self.lent = extensions or Extensions()
        super().__init__(
            variable_start_string=VALUE[0],
            variable_end_string=VALUE[1],
            block_start_string=CONTROL[0],
            block_end_string=CONTROL[1],
            comment_start_string=COMMENT[0],
            comment_end_string=COMMENT[1],
            undefined=Gap if lenient else Missing,
            finalize=finalize,
            autoescape=False,
            optimized=False,
            keep_trailing_newline=True,
            cache_size=0,
        )
        for name in ("lipsum", "cycler", "joiner", "dict"):
            self.globals.pop(name, None)
        self.globals[SERIAL] = Serial()
        self.globals["分页"] = PageBreak()
        self.globals |= dict.fromkeys(RESTART, Restart())
        self.filters = {**guarded_jinja_filters(self), **_guarded(FILTERS), **WRITERS}
        self.filters |= {"__each": each, "__text": concatenated, "__made": made}
        self.filters |= {"__called": write_called, "__gap": gap}
        self.filters |= {n: _lent(f) for n, f in self.lent.filters.items()}
        self.tests |= {n: _lent(f) for n, f in self.lent.tests.items()}
        self.globals |= self.lent.globals
        if lenient:
            kept = {n: f for n, f in self.filters.items() if n == "__text" or n[:2] != "__"}
            self.filters |= {n: passing(n, f) for n, f in kept.items()}

    def call_filter(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """A filter that another filter, such as `map`, was given the name of."""
        if name.startswith("__"):
            raise Fault(of_values.NO_FILTER(name=name))
        return super().call_filter(name, *args, **kwargs)

    def getattr(self, obj: object, attribute: str) -> object:
        """An item of a mapping before an attribute: data comes first."""
        if obj.__class__ is dict or isinstance(obj, Mapping):  # the class alone is quicker
            try:
                return obj[attribute]
            except KeyError:
                pass
        found = super().getattr(obj, attribute)
        if isinstance(found, Undefined) and (plain_name := half_width(attribute)) != attribute:
            other = self.getattr(obj, plain_name)
            return found if isinstance(other, Undefined) else other
        return found

    def is_safe_callable(self, obj: object) -> bool:
        """Allow macros, methods of plain data, and what the context itself offers."""
        if isinstance(obj, Macro | LoopContext | _BoundedFormat):
            return True
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, LoopContext) or self.lent.allows(obj):
            return True
        return isinstance(owner, _PLAIN_TYPES) and not isinstance(owner, type)

    def call(self, context: Context, called: Any, /, *args: object, **kwargs: object) -> object:
        """Call what is safe; what a macro wrote is its text, or markup."""
        if isinstance(called, Missing):
            called()
        if not (self.is_safe_callable(called) or _is_offered(context, called)):
            raise Fault(of_values.NO_CALL())
        if isinstance(getattr(called, "__self__", None), str):
            _limit_widths(args)
        if getattr(called, "__name__", "") in {"items", "keys", "values"}:
            called = _without_places(called)
        result = context.call(called, *args, **kwargs)
        if isinstance(called, Macro | LoopContext):
            return written(str(result))
        return result

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Let `str.format` through with widths of at most four digits and no empty values."""
        if super().wrap_str_format(value) is None:
            return None
        text = str.__str__(value.__self__)
        return _BoundedFormat(text, HalfUpFormatter(self), is_map=value.__name__ == "format_map")

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Refuse the sums that would take all memory."""
        if operator == "*":
            _limit_product(left, right)
        elif operator == "**":
            _limit_power(left, right)
        elif isinstance(left := plain(left), str):
            if _WIDE.search(left):
                raise Fault(of_values.FORMAT_WIDTH())
            given = right if isinstance(right, tuple) else (right,)
            return percent_formatted(
                left, right if isinstance(right, dict) else tuple(map(as_written, given))
            )
        return super().call_binop(context, operator, left, right)


def _lent(function: Callable[..., object]) -> Callable[..., object]:
    """A filter or test of the caller's: it sees markup as the text that it is."""

    @functools.wraps(function)
    def called(*args: object, **kwargs: object) -> object:
        return function(*map(plain, args), **{key: plain(each) for key, each in kwargs.items()})

    return called


def _guarded(filters: Mapping[str, Callable[..., object]]) -> dict[str, Callable[..., object]]:
    return {
        n: keeping_name(f) if n in {"空则", "是否", "勾选"} else guarded(n, f)
        for n, f in filters.items()
    }


def strict(tree: nodes.Template) -> nodes.Template:
    """Make loops and `~` refuse what is no list and no text."""
    for loop in tree.find_all(nodes.For):
        loop.iter = _at_line(_filtered(loop.iter, "__each"), loop)
    for output in tree.find_all(nodes.Output):
        output.nodes = [_checked(node) for node in output.nodes]
    for concat in tree.find_all(nodes.Concat):
        concat.nodes = [_filtered(side, "__text") for side in concat.iter_child_nodes()]
    return tree


def _checked(node: nodes.Expr) -> nodes.Expr:
    """Have what a tag computes looked at; what it merely fetches is data."""
    if isinstance(node, nodes.TemplateData | nodes.Name | nodes.Getattr | nodes.Getitem):
        return node
    return _at_line(_filtered(node, "__made"), node)


def _at_line(made: nodes.Filter, node: nodes.Node) -> nodes.Filter:
    """A filter that is told the line where it stands."""
    made.args = [nodes.Const(node.lineno, lineno=node.lineno, environment=node.environment)]
    return made


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    assert isinstance(node, nodes.Expr)
    made = nodes.Filter(node, name, [], [], None, None)
    made.set_lineno(node.lineno)
    if node.environment is not None:
        made.set_environment(node.environment)
    return made


@pass_context
def each(context: StoryContext, value: object, line: int) -> Iterable[object]:
    """What a loop goes through: in an order of its own where the data has none."""
    lenient = getattr(context.environment, "lenient", False)
    if lenient and (rows := rows_or_gap(context, value, line)) is not None:
        return rows
    if value is None:
        raise Fault(of_values.EMPTY_LIST(), value)
    if isinstance(value, str | bytes):
        raise Fault(of_values.TEXT_NO_LIST_EITHER(), value)
    if isinstance(value, Mapping):
        return [key for key in value if key != PLACES]
    if isinstance(value, set | frozenset):
        return sorted(value, key=lambda item: (type(item).__name__, str(item)))
    if not isinstance(value, Iterable):
        raise Fault(of_values.NOT_ITERABLE(), value)
    return value


def concatenated(value: object) -> str:
    """One side of `~` as text."""
    return text_of(value)


def _is_offered(context: Context, function: object) -> bool:
    return any(value is function for value in context.parent.values())


def _without_places(method: Any) -> Any:
    owner = method.__self__
    if not isinstance(owner, dict) or PLACES not in owner:
        return method
    kept = {key: value for key, value in owner.items() if key != PLACES}
    return getattr(kept, method.__name__)


def _limit_widths(values: Iterable[object]) -> None:
    if any(isinstance(value, int) and value > _MOST_WIDTH for value in values):
        raise Fault(of_values.WIDTH())


def _limit_product(left: object, right: object) -> None:
    for sequence, count in ((left, right), (right, left)):
        if not (isinstance(sequence, str | bytes | list | tuple) and isinstance(count, int)):
            continue
        if len(sequence) * count > _TEXT_LIMIT:
            raise Fault(of_values.REPEATED())
    if isinstance(left, int) and isinstance(right, int):
        _limit_bits(left.bit_length() + right.bit_length())


def _limit_power(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _limit_bits(left.bit_length() * abs(right))


def _limit_bits(bits: int) -> None:
    if bits > _NUMBER_BITS:
        raise Fault(of_values.NUMBER_TOO_BIG())
