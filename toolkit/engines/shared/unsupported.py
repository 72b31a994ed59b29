"""What an engine does not do is said in one sentence, never by an empty exception."""

import inspect
from collections.abc import Callable
from collections.abc import Mapping
from typing import Any
from typing import NoReturn
from typing import TypeVar

_Class = TypeVar("_Class", bound=type)

_DEFAULT_ALTERNATIVE = "reach the native object through .api, or do this step in Excel"


def refuse(subject: str, alternative: str = _DEFAULT_ALTERNATIVE) -> NoReturn:
    """Raise the NotImplementedError that names what is missing and what to do instead."""
    raise NotImplementedError(f"{subject} is not supported by this engine: {alternative}.")


def completes(
    base: type, name: str, alternatives: Mapping[str, str] | None = None
) -> Callable[[_Class], _Class]:
    """A class decorator that gives every member of `base` left undefined a sentence.

    Args:
        base: The xlwings class whose contract is implemented.
        name: What xlwings' users call it ("Range").
        alternatives: Member → what to do instead, as the tail of a sentence.
    """
    tails = alternatives or {}

    def fill(cls: _Class) -> _Class:
        for member, value in _contract(base):
            if getattr(cls, member, value) is value:
                tail = tails.get(member, _DEFAULT_ALTERNATIVE)
                setattr(cls, member, _stand_in(f"{name}.{member}", tail, value))
        for member in tails.keys() - set(dir(cls)):  # what xlwings' base class forgot
            setattr(cls, member, _stand_in(f"{name}.{member}", tails[member], property()))
        return cls

    return fill


def _contract(base: type) -> list[tuple[str, Any]]:
    return [
        (member, value)
        for member, value in vars(base).items()
        if not member.startswith("_") and _says_not_implemented(value)
    ]


def _says_not_implemented(value: object) -> bool:
    function = value.fget if isinstance(value, property) else value
    code = getattr(function, "__code__", None)
    if code is None or "NotImplementedError" not in code.co_names:
        return False
    return not code.co_flags & inspect.CO_COROUTINE


def _stand_in(subject: str, alternative: str, value: object) -> object:
    def method(_self: object, *_args: object, **_options: object) -> NoReturn:
        refuse(subject, alternative)

    return property(method, method) if isinstance(value, property) else method
