"""docxtpl's inner steps, as far as scripts call them: looking at the parts and their tags.

`render` takes none of them: a class that puts one of its own in their place is told so, for it would be passed over.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from lxml import etree

from toolkit.ooxml.namespaces import PICTURE
from toolkit.ooxml.relationships import office
from toolkit.word.facade.errors import DocxTemplateError
from toolkit.word.facade.errors import as_jinjas
from toolkit.word.facade.plain_source import plain_source
from toolkit.word.messages import of_facade
from toolkit.word.template.errors import LocatedError
from toolkit.word.template.names import A
from toolkit.word.template.names import R
from toolkit.word.template.names import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_PICTURE = PICTURE.name("")
_PASSED_OVER = (
    *("patch_xml", "build_xml", "render_xml_part", "map_tree", "resolve_listing", "fix_tables"),
    *(
        "fix_docpr_ids",
        "render_footnotes",
        "render_properties",
        "pre_processing",
        "post_processing",
    ),
    *("get_xml", "get_part_xml", "get_headers_footers", "build_headers_footers_xml"),
    *("map_headers_footers_xml",),
)


class Steps:
    """What `DocxTemplate` has besides rendering and saving."""

    HEADER_URI: ClassVar[str] = office("header")[0]
    FOOTER_URI: ClassVar[str] = office("footer")[0]
    _replaced_step: ClassVar[str] = ""
    docx: Any

    def __init_subclass__(cls, **more: Any) -> None:
        """Note a step of the subclass's own that rendering would pass over."""
        super().__init_subclass__(**more)
        if Steps in cls.__bases__:
            return
        own = (name for name in _PASSED_OVER if name in vars(cls))
        cls._replaced_step = next(own, cls._replaced_step)

    def refuse_replaced_step(self) -> None:
        """Refuse to render past a step that the script has made anew.

        Raises:
            DocxTemplateError: there is one.
        """
        if self._replaced_step:
            raise DocxTemplateError(of_facade.REPLACED_STEP(name=self._replaced_step))

    def xml_to_string(self, xml: Any, encoding: str = "unicode") -> Any:
        """An element as text, or as bytes in an encoding."""
        return etree.tostring(xml, encoding=encoding, pretty_print=False)

    def get_xml(self) -> str:
        """The body's XML as it is now."""
        return str(self.xml_to_string(self.docx.element.body))

    def write_xml(self, filename: str) -> None:
        """Write the body's XML to a file, to be looked at."""
        Path(filename).write_text(self.get_xml(), encoding="utf-8")

    def get_part_xml(self, part: Any) -> str:
        """The XML of a part of the python-docx document."""
        return str(self.xml_to_string(parse(part.blob)))

    def get_headers_footers(self, uri: str) -> Iterator[tuple[str, Any]]:
        """The headers (`HEADER_URI`) or footers, each with the id of its relationship."""
        for key, each in self.docx.part.rels.items():
            if each.reltype == uri:
                yield key, each.target_part

    def get_headers_footers_encoding(self, xml: str) -> str:
        """The encoding that a part's first line says."""
        said = etree.parse(io.BytesIO(xml.encode())).docinfo.encoding
        return str(said or "utf-8").lower()

    def get_pic_map(self) -> dict[str, tuple[str, Any]]:
        """The pictures of body, headers and footers by name: where each lies, and its part."""
        found = {}
        parts = [self.docx.part]
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            parts += [part for _, part in self.get_headers_footers(uri)]
        for part in parts:
            for picture in parse(part.blob).iter(_PICTURE + "pic"):
                name = next(picture.iter(_PICTURE + "cNvPr")).get("name", "")
                key = next((blip.get(R + "embed") for blip in picture.iter(A + "blip")), None)
                if key in part.rels:
                    found[name] = (part.rels[key].target_ref, part.rels[key].target_part)
        return found

    def patch_xml(self, src_xml: str) -> str:
        """The XML of a body or part with its tags whole, for jinja to parse.

        Raises:
            DocxTemplateError: a tag is wrong.
        """
        try:
            return plain_source(src_xml)
        except LocatedError as error:
            raise as_jinjas(error) from error

    def map_tree(self, tree: Any) -> None:
        """Put a body in the place of the document's."""
        root = self.docx.element
        root.replace(root.body, tree)
