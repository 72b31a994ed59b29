"""Pictures in the line of text; the constructor is docxtpl's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from typing import BinaryIO

from toolkit.ooxml.namespaces import DRAWING
from toolkit.ooxml.namespaces import PICTURE
from toolkit.ooxml.namespaces import WORD_DRAWING
from toolkit.ooxml.relationships import office
from toolkit.word.messages import of_contents
from toolkit.word.messages.of_disk import disk_said
from toolkit.word.template.errors import Fault
from toolkit.word.template.richtext import LINK
from toolkit.word.template.values import InlineValue
from toolkit.word.template.values import plain_text

if TYPE_CHECKING:
    from toolkit.word.template.rendering import Output
    from toolkit.word.template.rendering import StoryContext

_KIND = office("image")[0]
_LARGEST = 20_116_800  # -- EMU: 22 inches, the most that Word takes --
_SMALLEST = 3_600
_EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
}


class InlineImage(InlineValue):
    """A picture for `{{ 名称 }}`.

    Args:
        tpl: kept for docxtpl's users; may be None.
        image_descriptor: a file's path, its bytes, or an open binary file.
        width, height: EMU, such as `docx.shared.Mm(30)`; one alone keeps the proportion.
        anchor: an address that a click on the picture opens.
        name: the picture's, for messages and readers; by default its file's.
    """

    def __init__(
        self,
        tpl: object,
        image_descriptor: str | Path | bytes | BinaryIO,
        width: int | None = None,
        height: int | None = None,
        anchor: str | None = None,
        *,
        name: str = "",
    ) -> None:
        del tpl
        shown = Path(image_descriptor).name if isinstance(image_descriptor, str | Path) else ""
        self.name = name or shown
        self.width = width
        self.height = height
        self.anchor = anchor
        self._source = image_descriptor
        self._data: bytes | None = None

    def data(self) -> bytes:
        """The picture's bytes.

        Raises:
            Fault: the file cannot be read.
        """
        if self._data is None:
            self._data = self._read()
        return self._data

    def _read(self) -> bytes:
        if isinstance(self._source, bytes):
            return self._source
        if isinstance(self._source, str | Path):
            try:
                return Path(self._source).read_bytes()
            except OSError as error:
                raise Fault(
                    of_contents.PICTURE(fault=disk_said(error, self.name)),
                    self,
                ) from error
        self._source.seek(0)
        return self._source.read()

    def inline(self, context: StoryContext) -> str:
        """The drawing between two texts of its run; the package gains the picture."""
        _, width, height = self._measured()
        part = context.part.name
        picture = self.related(part, context.output)
        number = context.output.next_serial()
        context.output.has_pictures = True
        link = ""
        if self.anchor:
            plain_text(self.anchor)  # -- refuses here, where the tag is known --
            name = context.output.relate(part, LINK, self.anchor, external=True)
            link = f'<a:hlinkClick xmlns:a="{DRAWING.transitional}" r:id="{name}"/>'
        drawing = _drawing(number, plain_text(self.name), picture, (width, height), link)
        return f'</w:t>{drawing}<w:t xml:space="preserve">'

    def related(self, part: str, output: Output) -> str:
        """The id by which a part has the picture; the package gains it.

        Raises:
            Fault: it cannot be read, or is no picture that Word knows.
        """
        extension, _, _ = self._measured()
        return output.relate(part, _KIND, f"/{output.store(self.data(), extension)}")

    def _measured(self) -> tuple[str, int, int]:
        """The file extension and the size in EMU."""
        from docx.image.exceptions import InvalidImageStreamError
        from docx.image.exceptions import UnexpectedEndOfFileError
        from docx.image.exceptions import UnrecognizedImageError
        from docx.image.image import Image

        for given in (self.width, self.height):
            _refuse_size(given)
        try:
            image = Image.from_blob(self.data())
            width, height = image.scaled_dimensions(self.width, self.height)
            extension = _EXTENSIONS[image.content_type]
        except (
            InvalidImageStreamError,
            UnexpectedEndOfFileError,
            UnrecognizedImageError,
            KeyError,
            ZeroDivisionError,
        ) as error:
            reason = of_contents.PICTURE_UNKNOWN(name=self.name)
            raise Fault(reason, self) from error
        return extension, int(width), int(height)

    def __getstate__(self) -> dict[str, object]:
        """What a worker process is sent: the bytes, not the open file."""
        return {**self.__dict__, "_source": self.data(), "_data": self.data()}


def _refuse_size(given: object) -> None:
    """A width or height that Word cannot show is refused."""
    if given is None:
        return
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 < given <= _LARGEST:
        raise Fault(of_contents.PICTURE_SIZE(), given)
    if given < _SMALLEST:
        raise Fault(of_contents.PICTURE_TINY(), given)


def _drawing(number: str, name: str, picture: str, size: tuple[int, int], link: str) -> str:
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WORD_DRAWING.transitional}" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="{number}" name="图片 {number}" descr="{name}">{link}</wp:docPr>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING.transitional}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{DRAWING.transitional}">'
        f'<a:graphicData uri="{PICTURE.transitional}"><pic:pic xmlns:pic="{PICTURE.transitional}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{picture}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
