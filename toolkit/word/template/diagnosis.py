"""From an exception in the midst of rendering to one sentence with the place in the template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jinja2.exceptions import SecurityError
from jinja2.exceptions import TemplateRuntimeError

from toolkit.word.template.errors import Fault
from toolkit.word.template.errors import MissingFault
from toolkit.word.template.errors import RenderError
from toolkit.word.template.syntax import near
from toolkit.word.template.tracing import trace_place
from toolkit.word.template.values import PLACES

if TYPE_CHECKING:
    from toolkit.word.template.part import Part

_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (SecurityError, "不允许这样访问数据"),
    (ZeroDivisionError, "除数是零"),
    (RecursionError, "互相引用，没有尽头"),
    (OverflowError, "数太大，或 range 的范围超过 100000"),
    (MemoryError, "内容太大，内存不够"),
    (TypeError, "数据的类型不合这里的运算或过滤器"),
    (ValueError, "数据的内容不合这里的运算或过滤器"),
    (LookupError, "取不到这一项数据"),
    (AttributeError, "数据没有这种用法"),
    (TemplateRuntimeError, "标签不能这样用"),
)


def diagnose(
    error: Exception, part: Part, values: Mapping[str, object], template: str
) -> RenderError:
    """The error to raise for an exception from a part's code."""
    tag = part.tag_at(error.__traceback__)
    return RenderError(
        _reason(error, values),
        template=template,
        place=str(tag.place) if tag else part.label,
        tag=tag.text if tag else "",
        data_place=_data_place(error, part, values),
    )


def _reason(error: Exception, values: Mapping[str, object]) -> str:
    if isinstance(error, MissingFault):
        return _missing_reason(error, values)
    if isinstance(error, Fault):
        return error.reason
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    return f"渲染时出错（{type(error).__name__}）"


def _missing_reason(error: MissingFault, values: Mapping[str, object]) -> str:
    if not error.held:
        return error.reason + near(error.name, values)
    if error.holder is None:
        return f"前面的数据是空值，取不到其中的“{error.name}”"
    if isinstance(error.holder, Mapping):
        return error.reason + near(error.name, [key for key in error.holder if key != PLACES])
    known = [name for name in dir(error.holder) if not name.startswith("_")]
    return error.reason + near(error.name, known)


def _data_place(error: Exception, part: Part, values: Mapping[str, object]) -> str:
    if isinstance(error, MissingFault):
        holder = error.holder if error.held else values
        return _row_place(holder, error.name)
    return trace_place(part, values, getattr(error, "value", None))


def _row_place(holder: object, name: str) -> str:
    """The ledger place of a missing item, or that of the row which lacks it."""
    places = holder.get(PLACES) if isinstance(holder, Mapping) else None
    if not places:
        return ""
    if name in places:
        return str(places[name])
    return f"{next(iter(places.values()))}所在的那一行"
