"""A Word template: compiled once, rendered often."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.word.template.diagnosis import diagnose
from toolkit.word.template.errors import RenderError
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.guards import settle
from toolkit.word.template.package import Member
from toolkit.word.template.package import PackageWriter
from toolkit.word.template.package import deflated
from toolkit.word.template.package import read_package
from toolkit.word.template.part import PartCompiler
from toolkit.word.template.rendering import Output
from toolkit.word.template.sandbox import WordEnvironment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.word.template.part import Part
    from toolkit.word.template.tags import Tag

_STORIES = re.compile(
    r"word/(document|header|footer|footnotes|endnotes|comments|charts/chart|diagrams/data)\d*\.xml"
)
_BRACES = (b"{", b"}", "｛".encode(), "｝".encode())
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Template:
    """A compiled template.

    Attributes:
        name: the file's name, for messages.
        names: the names that the context must have.
        tags: every tag of the template with its place, in order.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Compile the bytes of a .docx file.

        Raises:
            TemplateError: it is no .docx, or a tag is wrong; `faults` has all that were found.
        """
        self.name = name
        self._environment = WordEnvironment()
        members = read_package(data, name)
        compiler = PartCompiler(self._environment, name)
        self._parts: dict[str, Part] = {}
        for member, content in members.values():
            if _may_hold_tags(member.name, content):
                part = compiler.compile(member.name, content)
                if part is not None:
                    self._parts[member.name] = part
        _raise_faults(compiler.faults)
        self._members = [
            (member, b"" if member.name in self._parts else member.local())
            for member, _ in members.values()
        ]
        self._first_serial = 1000

    @classmethod
    def open(cls, path: Path) -> Template:
        """Read and compile a template file.

        Raises:
            TemplateError: the file cannot be read, is no .docx, or a tag is wrong.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            raise TemplateError(
                "文件打不开，请看它是否存在、是否正被占用", template=path.name
            ) from error
        return cls(data, path.name)

    @property
    def names(self) -> frozenset[str]:
        """Return the names that the template wants from its context."""
        return frozenset().union(*(part.names for part in self._parts.values()))

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Return every tag as typed with its place, in the order of the parts."""
        return tuple(tag for part in self._parts.values() for tag in part.tags if not tag.made)

    def render(self, context: Mapping[str, object]) -> bytes:
        """Return the document.

        Args:
            context: values by name. A mapping in it may say beneath `__places__`, by its own
                keys, where in the ledger each value stands.

        Raises:
            RenderError: a value is missing, empty, of a wrong kind or not to be written.
        """
        output = Output(self._first_serial)
        values = {**self._environment.globals, **context}
        parts = {
            name: self._render_part(part, values, output) for name, part in self._parts.items()
        }
        writer = PackageWriter()
        for member, local in self._members:
            if local:
                writer.add_ready(member, local)
            else:
                writer.add(deflated(member.name, parts[member.name].encode()))
        return writer.finish()

    def _render_part(self, part: Part, values: Mapping[str, object], output: Output) -> str:
        try:
            xml = part.render(values, output)
        except RenderError:
            raise
        except Exception as error:
            raise diagnose(error, part, values, self.name) from error
        return settle(xml) if part.guarded else xml


def write_document(data: bytes, path: Path) -> None:
    """Write a document whole or not at all.

    Raises:
        RenderError: the file cannot be written, such as when it is open in Word.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except OSError as error:
        raise RenderError(f"《{path.name}》写不进去，请关闭正打开它的程序后再试") from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def _may_hold_tags(name: str, content: bytes) -> bool:
    if not _STORIES.fullmatch(name):
        return False
    return content.startswith(_UTF16) or any(brace in content for brace in _BRACES)


def _raise_faults(faults: list[TemplateError]) -> None:
    if faults:
        first = faults[0]
        first.faults = tuple(faults)
        raise first


__all__ = ["Member", "Template", "write_document"]
