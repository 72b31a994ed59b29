"""The engine's errors under the names that docxtpl's scripts catch: they are Jinja's too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

from toolkit.word.template.errors import LocatedError
from toolkit.word.template.errors import RenderError
from toolkit.word.template.errors import TemplateError

if TYPE_CHECKING:
    from typing import TypeVar

    Kind = TypeVar("Kind", bound=LocatedError)


class DocxTemplateError(TemplateError, jinja2.TemplateError):
    """A tag is wrong; `docx_context` has its place and the tag itself."""

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
    places = {name: getattr(error, name) for name in ("template", "place", "tag", "data_place")}
    return kind(reason, **places)
