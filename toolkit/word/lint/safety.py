"""What the sandbox refuses, known from the template alone."""

from __future__ import annotations

from datetime import date
from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING

from jinja2.defaults import DEFAULT_NAMESPACE

from toolkit.word.messages import of_checks
from toolkit.word.template.sandbox import WordEnvironment

if TYPE_CHECKING:
    from jinja2 import Environment

_PLAIN_TYPES = (str, int, float, Decimal, list, tuple, dict, set, date, time)
METHODS = frozenset(name for kind in _PLAIN_TYPES for name in dir(kind) if not name.startswith("_"))
LOOP_METHODS = frozenset({"cycle", "changed"})
_CHANGEABLE: tuple[object, ...] = ([], {}, set())
_INTERNAL = frozenset(
    {"mro", "gi_frame", "gi_code", "cr_frame", "cr_code", "ag_frame", "ag_code", "tb_frame"}
    | {"f_globals", "f_locals", "f_builtins", "f_code", "func_globals", "func_code"}
    | {"im_class", "im_func", "im_self", "co_code"}
)
_SPECIAL = frozenset({"self", "super", "config", "request", "__builtins__", "__import__"})


def unsafe_name(name: str, environment: Environment) -> str:
    """Why a template may not use a name, or ""."""
    dropped = name in DEFAULT_NAMESPACE and name not in environment.globals
    if dropped or name in _SPECIAL or name.startswith("__"):
        return of_checks.NAME_NOT_ALLOWED(name=name)
    return ""


def unsafe_attribute(name: str, environment: Environment) -> str:
    """Why a template may not read an attribute, or ""."""
    if name.startswith("_") or name in _INTERNAL:
        return of_checks.ATTRIBUTE_NOT_ALLOWED(name=name)
    assert isinstance(environment, WordEnvironment)
    if not all(environment.is_safe_attribute(each, name, None) for each in _CHANGEABLE):
        return of_checks.CHANGES_DATA(name=name)
    return ""


def unsafe_call(name: str, environment: Environment) -> str:
    """Why a template may not call a method, or ""."""
    if reason := unsafe_attribute(name, environment):
        return reason
    assert isinstance(environment, WordEnvironment)
    if name not in METHODS | LOOP_METHODS and not environment.lent.may_allow(name):
        return of_checks.CALL_NOT_ALLOWED(name=name)
    return ""
