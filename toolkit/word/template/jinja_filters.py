"""jinja's own filters, kept for docxtpl's users and made strict: nothing in, nothing out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jinja2 import Undefined
from jinja2.filters import FILTERS as JINJA_FILTERS

from toolkit.word.messages import of_values
from toolkit.word.template.arithmetic import number
from toolkit.word.template.arithmetic import rounded
from toolkit.word.template.arithmetic import total
from toolkit.word.template.arithmetic import whole
from toolkit.word.template.errors import Fault
from toolkit.word.template.figures import Figure
from toolkit.word.template.figures import bare
from toolkit.word.template.markup import plain
from toolkit.word.template.number_formats import percent_formatted
from toolkit.word.template.values import PLACES
from toolkit.word.template.values import BlockValue
from toolkit.word.template.values import InlineValue
from toolkit.word.template.values import RunValue
from toolkit.word.template.values import as_written
from toolkit.word.template.values import text_of

if TYPE_CHECKING:
    from jinja2 import Environment

Filter = Callable[..., object]

_DROPPED = frozenset({"random", "urlize", "xmlattr", "striptags", "pprint", "attr", "tojson"})
_TOLERANT = frozenset({"default", "d"})
_SIZED = frozenset({"center", "indent", "wordwrap", "truncate", "batch", "slice", "format"})
_OF_TEXT = frozenset(
    {"upper", "lower", "title", "capitalize", "trim", "replace", "center", "indent", "truncate"}
    | {"wordwrap", "wordcount", "urlencode"}
)
"""Of a list these would write what Python calls it."""

_OTHERS = frozenset({"length", "count", "wordcount"})
"""What these make of a figure is another figure."""
_MOST = 100_000


def guarded_jinja_filters(environment: Environment) -> dict[str, Filter]:
    """Jinja's filters by name; each refuses an empty value unless it is made for one."""
    kept = {name: f for name, f in JINJA_FILTERS.items() if name not in _DROPPED}
    kept |= dict.fromkeys(("e", "escape", "forceescape", "safe"), text_of)
    kept |= {"join": joined, "format": formatted, "string": text_of}
    kept |= {"round": rounded, "int": whole, "float": number, "sum": total}
    kept["attr"] = lambda value, name: environment.getattr(value, text_of(name))
    return {name: f if name in _TOLERANT else guarded(name, f) for name, f in kept.items()}


def guarded(name: str, function: Filter) -> Filter:
    """A filter that says in Chinese that its value is empty, or its number too big."""
    position = 0 if getattr(function, "jinja_pass_arg", None) is None else 1
    sized, of_text = name in _SIZED, name in _OF_TEXT

    @functools.wraps(function)
    def checked(*args: object, **kwargs: object) -> object:
        args = (*args[:position], *map(_usable, args[position:]))
        kwargs = {key: _usable(item) for key, item in kwargs.items()}
        value = args[position]
        if value is None:
            raise Fault(of_values.EMPTY_FILTERED(name=name), value)
        if isinstance(value, Undefined):
            str(value)
        if of_text:
            text_of(value)  # -- which says why a list is no text --
        if sized and any(_is_huge(item) for item in (*args[position + 1 :], *kwargs.values())):
            raise Fault(of_values.FILTER_TOO_BIG(name=name), value)
        if name == "replace" and None in args:
            raise Fault(of_values.REPLACED_BY_NOTHING(), value)
        if isinstance(value, Mapping) and PLACES in value:
            kept = {key: item for key, item in value.items() if key != PLACES}
            args = (*args[:position], kept, *args[position + 1 :])
        return function(*args, **kwargs)

    return keeping_name(checked, position, kept=name not in _OTHERS)


def keeping_name(function: Filter, position: int = 0, *, kept: bool = True) -> Filter:
    """A filter that is given figures' values; what it makes of a figure is that figure still, if `kept`."""

    @functools.wraps(function)
    def named(*args: object, **kwargs: object) -> object:
        values = {key: bare(value) for key, value in kwargs.items()}
        result = function(*map(bare, args), **values)
        value = args[position]
        return value.named(result) if kept and isinstance(value, Figure) else result

    return named


def _usable(value: object) -> object:
    """What a filter may work on: markup as its text; formatted values not at all."""
    if isinstance(value, RunValue | BlockValue):
        raise Fault(of_values.FORMATTED_UNFILTERED(), value)
    if isinstance(value, InlineValue) and type(value).__str__ is object.__str__:
        raise Fault(of_values.UNFILTERED(), value)
    return plain(value)


def _is_huge(value: object) -> bool:
    if isinstance(value, int):
        return value > _MOST
    return isinstance(value, str) and len(value) > _MOST


def joined(value: Iterable[object], d: str = "", attribute: str | None = None) -> str:
    """The items' texts with a sign between them."""
    if isinstance(value, str):
        return d.join(value)
    items = value if attribute is None else [_part(item, attribute) for item in value]
    return text_of(d).join(text_of(item) for item in items)


def _part(item: object, attribute: str) -> object:
    for name in str(attribute).split("."):
        if not isinstance(item, Mapping) or name not in item:
            raise Fault(of_values.ITEM_LACKS(attribute=name), item)
        item = item[name]
    return item


def _refuse_empty(args: Sequence[object], kwargs: Mapping[str, object]) -> None:
    """Refuse empty values for a format, by their number or name."""
    numbered = [(of_values.NTH_VALUE(number=n), each) for n, each in enumerate(args, 1)]
    named = [(of_values.VALUE_NAMED(name=name), each) for name, each in kwargs.items()]
    for which, each in (*numbered, *named):
        if each is None:
            raise Fault(of_values.FORMAT_EMPTY(which=which), each)


def formatted(value: object, *args: object, **kwargs: object) -> str:
    """Text with `%s` and the like filled in."""
    text = text_of(value)
    if any(len(digits) > 4 for digits in "".join(c if c.isdigit() else " " for c in text).split()):
        raise Fault(of_values.FORMAT_WIDTH(), value)
    if "*" in text:
        raise Fault(of_values.FORMAT_ASTERISK(), value)
    _refuse_empty(args, kwargs)
    named = {key: as_written(item) for key, item in kwargs.items()}
    return percent_formatted(text, named or tuple(map(as_written, args)))
