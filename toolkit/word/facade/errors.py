"""The engine's errors under the names that docxtpl's scripts catch: they are Jinja's too."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import jinja2

from toolkit.word.template.errors import LocatedError
from toolkit.word.template.errors import RenderError
from toolkit.word.template.errors import TemplateError

_PLACES = ("template", "place", "tag", "data_place")
_PARAGRAPH = re.compile(r"第(\d+)段|paragraph (\d+)")

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self
    from typing import TypeVar

    Kind = TypeVar("Kind", bound=LocatedError)


class _Syntax(jinja2.TemplateSyntaxError):
    """Jinja's error for a tag that is wrong, which shows no line of a source that nobody has seen."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message, 1)

    def __str__(self) -> str:
        return str(self.args[0])


class DocxTemplateError(TemplateError, _Syntax):
    """A tag is wrong; `docx_context` has its place and the tag itself.

    Attributes:
        message: the whole sentence.
        lineno: the number of the paragraph in its part, 1 where there is none.
        name, filename: the template's.
    """

    def __init__(self, reason: str, **where: str) -> None:
        super().__init__(reason, **where)
        found = _PARAGRAPH.search(self.place)
        self.lineno = int(found[1] or found[2]) if found else 1
        self.name = self.filename = self.template

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[object, ...]]:
        places = {name: getattr(self, name) for name in _PLACES}
        return partial(type(self), **places), (self.reason,)

    @property
    def docx_context(self) -> list[str]:
        """What scripts print beneath the message."""
        return [line for line in (self.place, self.tag) if line]


class DocxRenderError(RenderError, jinja2.TemplateError):
    """A value cannot be written; `__cause__` is what the caller's own code raised, if it did."""

    @property
    def docx_context(self) -> list[str]:
        """What scripts print beneath the message."""
        return [line for line in (self.place, self.tag) if line]


class DocxUndefinedError(DocxRenderError, jinja2.UndefinedError):
    """Something was asked of a name that the data does not have."""


class DocxSecurityError(DocxRenderError, jinja2.exceptions.SecurityError):
    """The sandbox does not let a tag do this."""


def as_jinjas(error: LocatedError) -> LocatedError:
    """The same error, to be caught as Jinja's."""
    if isinstance(error, TemplateError):
        made = _again(error, DocxTemplateError)
        made.faults = error.faults
        return made
    cause = error.__cause__
    if isinstance(cause, jinja2.UndefinedError):
        return _again(error, DocxUndefinedError, cause.message)
    if isinstance(cause, jinja2.exceptions.SecurityError):
        return _again(error, DocxSecurityError)
    return _again(error, DocxRenderError)


def _again(error: LocatedError, kind: type[Kind], more: str | None = None) -> Kind:
    reason = f"{error.reason}（{more}）" if more else error.reason
    places = {name: getattr(error, name) for name in _PLACES}
    return kind(reason, **places)
