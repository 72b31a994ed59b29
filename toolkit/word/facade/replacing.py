"""Pictures and embedded files of a document exchanged for others, as docxtpl's replace_… do."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING
from typing import BinaryIO

from toolkit.ooxml.namespaces import PICTURE
from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.relationships import resolved
from toolkit.word.facade.errors import DocxRenderError
from toolkit.word.messages import of_facade
from toolkit.word.messages.of_disk import disk_said
from toolkit.word.template.names import A
from toolkit.word.template.names import R
from toolkit.word.template.names import parse
from toolkit.word.template.package import LEVEL

if TYPE_CHECKING:
    from os import PathLike

    File = str | PathLike[str] | BinaryIO

_PIC = PICTURE.name("")
_MEDIA, _EMBEDDED = "word/media/", "word/embeddings/"


@dataclass(slots=True)
class Replacements:
    """What takes the place of what.

    Attributes:
        pictures: new bytes by the picture's name, title or alt text.
        members: new bytes by the folder and the checksum of what is there.
        names: new bytes by the member's name.
    """

    pictures: dict[str, bytes] = field(default_factory=dict)
    members: dict[tuple[str, int], tuple[bytes, str]] = field(default_factory=dict)
    names: dict[str, bytes] = field(default_factory=dict)

    def media(self, old: File, new: File) -> None:
        """Exchange a picture by its bytes."""
        self.members[_MEDIA, zlib.crc32(read(old))] = (read(new), _said(old))

    def embedded(self, old: File, new: File) -> None:
        """Exchange an embedded file by its bytes."""
        self.members[_EMBEDDED, zlib.crc32(read(old))] = (read(new), _said(old))

    def applied(self, document: bytes, *, allow_missing_pics: bool) -> bytes:
        """The document with all of it carried out.

        Raises:
            DocxRenderError: there is nothing of the kind to exchange.
        """
        if not (self.pictures or self.members or self.names):
            return document
        package = Package(document)
        lost = self._members(package) + self._names(package)
        pictures = self._pictures(package)
        if not allow_missing_pics:
            lost += pictures
        if lost:
            raise DocxRenderError(of_facade.MISSING_REPLACED(names="”“".join(lost)))
        return package.content(LEVEL)

    def _members(self, package: Package) -> list[str]:
        met = set()
        for name in package.names():
            folder = next((each for each in (_MEDIA, _EMBEDDED) if name.startswith(each)), "")
            key = (folder, zlib.crc32(package.read(name))) if folder else None
            if key in self.members:
                met.add(key)
                package.put(name, self.members[key][0])
        return [said for key, (_, said) in self.members.items() if key not in met]

    def _names(self, package: Package) -> list[str]:
        lost = [name for name in self.names if not package.has(name)]
        for name in self.names.keys() - set(lost):
            package.put(name, self.names[name])
        return lost

    def _pictures(self, package: Package) -> list[str]:
        met: set[str] = set()
        if self.pictures:
            for name in package.names():
                if package.has(relationships_part(name)) and name.endswith(".xml"):
                    met |= self._pictures_in(package, name)
        return [each for each in self.pictures if each not in met]

    def _pictures_in(self, package: Package, part: str) -> set[str]:
        there = Relationships(package.read(relationships_part(part)), part)
        targets = {each.key: resolved(part, each.target) for each in there if not each.external}
        met = set()
        for picture in parse(package.read(part)).iter(_PIC + "pic"):
            shown = next(picture.iter(_PIC + "cNvPr"), None)
            blip = next(picture.iter(A + "blip"), None)
            target = targets.get(blip.get(R + "embed")) if blip is not None else None
            said = (
                {shown.get(key) for key in ("name", "title", "descr")} if shown is not None else ()
            )
            wanted = next((each for each in self.pictures if each in said), None)
            if target and wanted and package.has(target):
                package.put(target, self.pictures[wanted])
                met.add(wanted)
        return met


def read(file: File) -> bytes:
    """The bytes of a path or of an open file.

    Raises:
        DocxRenderError: the file cannot be read.
    """
    if hasattr(file, "read"):
        if hasattr(file, "seek"):
            file.seek(0)
        return file.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise DocxRenderError(disk_said(error, Path(file).name)) from error


def _said(file: File) -> str:
    return of_facade.GIVEN_FILE() if hasattr(file, "read") else Path(file).name
