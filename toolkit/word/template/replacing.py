"""Another file in the place of a picture, an embedded file or any member of a template; the names are docxtpl's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.events import first_element
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.namespaces import DRAWING
from toolkit.ooxml.namespaces import PICTURE
from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import resolved
from toolkit.word.messages import listed
from toolkit.word.messages import of_contents
from toolkit.word.messages.of_disk import disk_said
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.names import WP
from toolkit.word.template.names import R
from toolkit.word.template.names import parse
from toolkit.word.template.package import LEVEL
from toolkit.word.template.stories import Role
from toolkit.word.template.stories import role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from toolkit.word.template.names import Element

    Source = str | Path | bytes | BinaryIO

_BLIP = DRAWING.name("blip")
_NAMED = (WP + "docPr", PICTURE.name("cNvPr"))
_KINDS = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)


def content_of(source: Source, template: str) -> bytes:
    """The bytes of a file that is given by its path, its content, or as an open binary file.

    Raises:
        TemplateError: it cannot be read.
    """
    if isinstance(source, bytes):
        return source
    if isinstance(source, str | Path):
        try:
            return Path(source).read_bytes()
        except OSError as error:
            reason = disk_said(error, Path(source).name)
            raise TemplateError(reason, template=template) from error
    return source.read()


def with_picture(data: bytes, template: str, name: str, new: bytes) -> bytes:
    """The package with another file for the pictures of a name, alternative text or title.

    Raises:
        TemplateError: no picture is called so, or a picture with another name shares its file; the new
            file is no picture.
    """
    package = Package(data)
    pictures = list(_pictures(package))
    found = {member for names, member in pictures if name in names}
    if not found:
        known = listed(sorted({each for names, _ in pictures for each in names}))
        reason = of_contents.NO_PICTURE(name=name, known=known or of_contents.NO_PICTURES())
        raise TemplateError(reason, template=template)
    if any(name not in names and member in found for names, member in pictures):
        reason = of_contents.PICTURE_SHARED(name=name)
        raise TemplateError(reason, template=template)
    for member in found:
        _replace(package, member, new, _picture_kind(new, template))
    return package.content(LEVEL)


def with_media(data: bytes, template: str, old: bytes, new: bytes) -> bytes:
    """The package with another file for every picture whose content is that of the old one.

    Raises:
        TemplateError: no picture has this content, or the new file is no picture.
    """
    package = Package(data)
    found = _same(package, old, "/media/")
    if not found:
        raise TemplateError(of_contents.NO_SUCH_CONTENT(), template=template)
    for member in found:
        _replace(package, member, new, _picture_kind(new, template))
    return package.content(LEVEL)


def with_embedded(data: bytes, template: str, old: bytes, new: bytes) -> bytes:
    """The package with another file for every embedded file whose content is that of the old one.

    Raises:
        TemplateError: no embedded file has this content.
    """
    package = Package(data)
    found = _same(package, old, "/embeddings/")
    if not found:
        raise TemplateError(of_contents.NO_SUCH_EMBEDDED(), template=template)
    for member in found:
        package.put(member, new)
    return package.content(LEVEL)


def with_member(data: bytes, template: str, member: str, new: bytes) -> bytes:
    """The package with another content for a member of that name.

    Raises:
        TemplateError: there is none.
    """
    package = Package(data)
    if not package.has(member):
        raise TemplateError(of_contents.NO_MEMBER(member=member), template=template)
    package.put(member, new)
    return package.content(LEVEL)


def _same(package: Package, old: bytes, folder: str) -> list[str]:
    names = [name for name in package.names() if folder in f"/{canonical(name)}"]
    return [name for name in names if package.size(name) == len(old) and package.read(name) == old]


def _pictures(package: Package) -> Iterator[tuple[set[str], str]]:
    """What each picture is called, and the member that it shows."""
    for part in package.names():
        if not canonical(part).endswith(".xml"):
            continue
        content = package.read(part)
        if b"blip" in content and role(first_element(content))[0] is not Role.NOWHERE:
            there = {each.key: each for each in relationships_of(package, part)}
            for blip in parse(content).iter(_BLIP):
                link = there.get(blip.get(R + "embed", ""))
                if link is not None and not link.external:
                    yield _names(blip), resolved(part, link.target)


def _names(blip: Element) -> set[str]:
    holder = next(blip.iterancestors(WP + "inline", WP + "anchor"), None)
    if holder is None:
        return set()
    found = (
        node.get(key, "") for node in holder.iter(*_NAMED) for key in ("name", "descr", "title")
    )
    return {each for each in found if each}


def _picture_kind(content: bytes, template: str) -> str:
    found = (kind for beginning, kind in _KINDS if content.startswith(beginning))
    kind = next(found, "")
    if not kind:
        reason = of_contents.NEW_PICTURE()
        raise TemplateError(reason, template=template)
    return kind


def _replace(package: Package, member: str, new: bytes, kind: str) -> None:
    package.put(member, new)
    types = ContentTypes(package.read(CONTENT_TYPES))
    types.state(member, kind)
    package.put(CONTENT_TYPES, types.content())
