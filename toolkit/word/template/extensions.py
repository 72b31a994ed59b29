"""What the caller lends to templates: filters, tests, names, and methods that may be called."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from dataclasses import field
from types import ModuleType
from typing import TYPE_CHECKING

from jinja2.sandbox import is_internal_attribute

from toolkit.word.messages import of_rendering
from toolkit.word.template.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Mapping

_NEVER = (type, ModuleType)


@dataclass(frozen=True, slots=True)
class Extensions:
    """The caller's own additions to the templates' language; the sandbox and the limits hold for them too.

    Attributes:
        filters: by name. They are given plain values, and what they return is text, not markup.
        tests: by name.
        globals: values and functions by name; a function may be called.
        methods: which methods of given objects templates may call: all public ones of a type, or
            those of a name. None whose name begins with `_`, and none of a class or module.
    """

    filters: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    tests: Mapping[str, Callable[..., bool]] = field(default_factory=dict)
    globals: Mapping[str, object] = field(default_factory=dict)
    methods: Collection[type | str] = ()

    def __post_init__(self) -> None:
        """Refuse names that the engine keeps for itself.

        Raises:
            ValueError: a name begins with `_`, or a type is that of everything.
        """
        names = [*self.filters, *self.tests, *self.globals]
        names += [each for each in self.methods if isinstance(each, str)]
        for name in names:
            if name.startswith("_"):
                raise ValueError(name)
        if object in self.methods or type in self.methods:
            raise ValueError(object)

    def may_allow(self, name: str) -> bool:
        """Whether some given object's method of that name may be called."""
        types = (each for each in self.methods if isinstance(each, type))
        return name in self.methods or any(callable(getattr(t, name, None)) for t in types)

    def allows(self, method: object) -> bool:
        """Whether a method of a given object may be called."""
        owner = getattr(method, "__self__", None)
        name = getattr(method, "__name__", "_")
        if owner is None or isinstance(owner, _NEVER) or name.startswith("_"):
            return False
        if is_internal_attribute(owner, name):
            return False
        types = tuple(each for each in self.methods if isinstance(each, type))
        return name in self.methods or isinstance(owner, types)


def carried(extensions: Extensions | None, template: str) -> bytes:
    """Extensions on their way to another process; "" for none.

    Raises:
        TemplateError: they hold what cannot leave this one, such as a lambda.
    """
    if extensions is None:
        return b""
    try:
        return pickle.dumps(extensions)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        raise _elsewhere(error, template) from error


def lent(content: bytes, template: str) -> Extensions | None:
    """What `carried` made bytes of, in the other process.

    Raises:
        TemplateError: they are not to be found here.
    """
    if not content:
        return None
    try:
        found: Extensions = pickle.loads(content)  # noqa: S301 - from the parent
    except (ImportError, AttributeError) as error:
        raise _elsewhere(error, template) from error
    return found


def _elsewhere(error: Exception, template: str) -> TemplateError:
    return TemplateError(of_rendering.EXTENSIONS_ELSEWHERE(why=str(error)), template=template)
