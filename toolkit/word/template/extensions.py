"""What the caller lends to templates: filters, tests, names, and methods that may be called."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from types import ModuleType
from typing import TYPE_CHECKING

from jinja2.sandbox import is_internal_attribute

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
