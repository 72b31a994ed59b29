"""Faults of a template and of what is put into it, each a sentence with its place."""

from __future__ import annotations

from toolkit.declare.errors import ToolkitError
from toolkit.word.messages import of_rendering


class LocatedError(ToolkitError):
    """A fault with its place: `str(error)` names template, part, paragraph, table cell, tag.

    Attributes:
        reason: what is wrong and what to do, without the place.
        template: the template's file name, or "".
        place: part, paragraph and table cell, such as `正文第12段 表2第3行第1列`, or "".
        tag: the tag as it stands in the template, or "".
        data_place: the ledger cell that the value came from, or "".
    """

    def __init__(
        self,
        reason: str,
        *,
        template: str = "",
        place: str = "",
        tag: str = "",
        data_place: str = "",
    ) -> None:
        self.reason = reason
        self.template = template
        self.place = place
        self.tag = tag
        self.data_place = data_place
        super().__init__(self.sentence(), file=template or None, value=tag or None)

    def sentence(self) -> str:
        """The whole message."""
        where = of_rendering.TEMPLATE(template=self.template) if self.template else ""
        where += self.place
        if self.tag:
            where += of_rendering.AND_TAG(tag=self.tag) if where else of_rendering.TAG(tag=self.tag)
        data = of_rendering.DATA_AT(data_place=self.data_place) if self.data_place else ""
        said = f"{self.reason}{data}"
        return of_rendering.SENTENCE(where=where.strip(), said=said) if where else said


class TemplateError(LocatedError):
    """The template itself is wrong; `faults` are all that were found, this one first."""

    faults: tuple[TemplateError, ...] = ()


class RenderError(LocatedError):
    """The data does not fit the template, or a limit was passed."""


class Fault(Exception):
    """A reason on its way to the place where the tag is known; never leaves this package."""

    def __init__(self, reason: str, value: object = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value


class MissingFault(Fault):
    """A name that the data does not have."""

    def __init__(self, name: str, holder: object = None, *, held: bool = False) -> None:
        super().__init__(of_rendering.MISSING(name=name))
        self.name = name
        self.holder = holder
        self.held = held
