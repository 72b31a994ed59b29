"""A whole package, compiled: each part that has tags, workbooks embedded for charts among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.ooxml.events import first_element
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.package import Contents
from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.messages import of_tags
from toolkit.word.template import stories
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.package import LEVEL
from toolkit.word.template.package import read_members
from toolkit.word.template.stories import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator

    from toolkit.word.template.part import Part
    from toolkit.word.template.part import PartCompiler
    from toolkit.word.template.written import Written

_ZIP = b"PK\x03\x04"
_ZIP_END_SIZE = 22
_ZIP_END = b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # -- OLE: MS-CFB --
_TAGS_IN_BYTES = (
    (re.compile(rb"\{[{%][^\x00-\x1f{}]{1,200}?[}%]\}"), ("utf-8", "gb18030")),
    (re.compile(rb"\{\0[{%]\0(?:[^{}].|[{}][^\0]){1,200}?[}%]\0\}\0", re.DOTALL), ("utf-16-le",)),
)
"""Whole tags in a file that is no text, and how they may be written: braces alone stand in any picture."""

_INSIDE = "!/"  # -- between a package's name and that of a part in it --
_WORKBOOK = "xl/workbook.xml"


@dataclass(slots=True)
class Compiled:
    """The parts that have tags, by name.

    Attributes:
        parts: those of the package itself.
        workbooks: the embedded workbooks that have tags, each with its own parts.
    """

    parts: dict[str, Part] = field(default_factory=dict)
    workbooks: dict[str, tuple[bytes, dict[str, Part]]] = field(default_factory=dict)

    def all_parts(self) -> Iterator[Part]:
        """Every compiled part."""
        yield from self.parts.values()
        for _, parts in self.workbooks.values():
            yield from parts.values()

    def render(
        self, write: Callable[[Part], Written]
    ) -> tuple[dict[str, Written], dict[str, bytes]]:
        """The parts as they are written, and the embedded workbooks, by name."""
        written = {name: write(part) for name, part in self.parts.items()}
        workbooks: dict[str, bytes] = {}
        for name, (content, parts) in self.workbooks.items():
            package = Package(content)
            for inner, part in parts.items():
                package.put(inner, write(part).content())
            workbooks[name] = package.content(LEVEL)
        return written, workbooks


def compile_package(compiler: PartCompiler, contents: Contents) -> Compiled:
    """Compile every part; what has a tag that cannot be rendered is among the compiler's faults."""
    compiled = Compiled()
    custom = _custom_data(contents)
    for name, content in contents.items():
        if content.startswith(_ZIP):
            _compile_embedded(compiler, compiled, name, content)
        elif content.startswith(_COMPOUND):
            _look_into_object(compiler, name, content)
        elif stories.may_hold_tags(name, content):
            role = Role.DATA if canonical(name) in custom else None
            part = _compile(compiler, name, content, role)
            if part is not None:
                compiled.parts[name] = part
    return compiled


def _compile(
    compiler: PartCompiler, name: str, content: bytes, role: Role | None = None
) -> Part | None:
    if stories.is_markup(content):
        return compiler.compile(name, content, role)
    compiler.refuse(name, of_tags.NOT_FILLED())
    return None


def _custom_data(contents: Contents) -> set[str]:
    """The names (canonical) of the parts that hold data of the user's own making."""
    kinds = office("customXml")
    found: set[str] = set()
    for name, content in contents.items():
        if canonical(name).endswith(".rels") and b"customXml" in content:
            owner = _owner(name)
            try:
                related = relationships_of(contents, owner).of_kind(kinds, contents)
            except XMLSyntaxError:
                continue
            found |= {canonical(part) for _, part in related}
    return found


def _owner(rels: str) -> str:
    folder, _, name = rels.rpartition("_rels/")
    owner = folder + name.removesuffix(".rels")
    return owner if relationships_part(owner) == rels else ""


def _compile_embedded(
    compiler: PartCompiler, compiled: Compiled, name: str, content: bytes
) -> None:
    """Compile a workbook within the package; a tag in any other file is a fault."""
    try:
        members = read_members(content, compiler.template, lambda _: True)
    except TemplateError:
        return  # -- a file that cannot be opened shows nobody a tag --
    inner = Contents({member: bytes_ for member, (_, bytes_) in members.items()})
    tagged = [each for each in inner if _has_tags(each, inner[each])]
    if tagged and not inner.has(_WORKBOOK):
        compiler.refuse(name, of_tags.EMBEDDED())
        return
    made = {}
    for each in tagged:
        part = _compile(compiler, f"{name}{_INSIDE}{each}", inner[each])
        if part is not None:
            made[each] = part
    if made:
        compiled.workbooks[name] = (content, made)


def _look_into_object(compiler: PartCompiler, name: str, content: bytes) -> None:
    """A tag in an OLE object is a fault: as text, as Word 97 has it, or in a package that it holds."""
    if _bytes_have_tags(content) or _package_has_tags(content):
        compiler.refuse(name, of_tags.EMBEDDED())


def _bytes_have_tags(content: bytes) -> bool:
    return any(
        _reads(found[0], encodings)
        for form, encodings in _TAGS_IN_BYTES
        for found in form.finditer(content)
    )


def _reads(raw: bytes, encodings: Iterable[str]) -> bool:
    """Whether bytes are a text in one of the encodings that people can read."""
    for encoding in encodings:
        try:
            if raw.decode(encoding).isprintable():
                return True
        except UnicodeDecodeError:
            continue
    return False


def _package_has_tags(content: bytes) -> bool:
    """Whether a package that lies within other bytes in one piece has a tag."""
    start, end = content.find(_ZIP), content.rfind(_ZIP_END)
    if not 0 <= start < end:
        return False
    try:
        members = read_members(content[start : end + _ZIP_END_SIZE], "", lambda _: True)
    except TemplateError:
        return False
    return any(_has_tags(name, inner) for name, (_, inner) in members.items())


def _has_tags(name: str, content: bytes) -> bool:
    if not stories.may_hold_tags(name, content):
        return False
    text = content.decode(
        "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", "replace"
    )
    return bool(first_element(content)) and stories.opens_a_tag(text)
