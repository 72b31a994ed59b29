"""Makes a foreign body fit the package that it comes into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.messages import of_contents
from toolkit.word.template.errors import Fault
from toolkit.word.template.foreign_styles import StyleImport
from toolkit.word.template.names import W14
from toolkit.word.template.names import WP
from toolkit.word.template.names import Element
from toolkit.word.template.names import R
from toolkit.word.template.names import W
from toolkit.word.template.subdoc_bookmarks import adapt_ranges
from toolkit.word.template.subdoc_notes import NotesImport
from toolkit.word.template.subdoc_numbering import NumberingImport

if TYPE_CHECKING:
    from toolkit.word.template.rendering import Output
    from toolkit.word.template.subdoc_package import Foreign

_OUTSIDE = {
    W + "altChunk": of_contents.ALT_CHUNK,
    W + "subDoc": of_contents.ALT_CHUNK,
    W + "contentPart": of_contents.INK,
    W + "control": of_contents.CONTROL,
}
_SMART_ART = frozenset({R + "dm", R + "lo", R + "qs", R + "cs"})
_PARAGRAPH_IDS = (W14 + "paraId", W14 + "textId")
_OFFICE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"


class Importer:
    """Brings along what a foreign body refers to: one for each time that it is written."""

    def __init__(self, foreign: Foreign, output: Output, *, own: bool) -> None:
        self._foreign = foreign
        self._output = output
        self._styles = StyleImport(foreign, output)
        self._numbering = None if own else NumberingImport(foreign, output)
        self._notes = NotesImport(foreign, output, self._adapt)

    def adapt(self, body: Element, target: str) -> None:
        """Make a body fit a part of the package.

        Raises:
            Fault: it holds something that cannot come along.
        """
        self._adapt(body, self._foreign.main, target)
        self._notes.adapt(body, target)

    def _adapt(self, root: Element, source: str, target: str) -> None:
        """Relationships, bookmarks, lists, styles and numbers of drawings of a body or a note."""
        adapt_ranges(root, self._output)
        for node in list(root.iter(etree.Element)):
            if node.tag in _OUTSIDE:
                raise Fault(of_contents.SUBDOC_HAS(outside=_OUTSIDE[node.tag]()))
            self._relate(node, source, target)
            for name in _PARAGRAPH_IDS:
                node.attrib.pop(name, None)
            if node.tag == WP + "docPr":
                node.set("id", self._output.next_serial())
            elif node.tag == W + "object":
                self._name_shape(node)
        if self._numbering is not None:
            self._numbering.adapt(root)
        self._styles.adapt(root)
        for control in root.iter(W + "sdtPr"):
            for number in control.findall(W + "id"):
                control.remove(number)

    def _relate(self, node: Element, source: str, target: str) -> None:
        for name in [each for each in node.attrib if each.startswith(R)]:
            if name in _SMART_ART:
                raise Fault(of_contents.SUBDOC_HAS(outside=of_contents.SMART_ART()))
            if key := node.get(name):
                node.set(name, self._foreign.relation(source, key, self._output, target))

    def _name_shape(self, node: Element) -> None:
        """A name that no other shape has for the picture of an embedded object."""
        for made in node.iter(_OFFICE_OBJECT):
            old = made.get("ShapeID")
            fresh = f"_tz_object_{self._output.next_serial()}"
            for shape in node.iter(etree.Element):
                if shape.get("id") == old:
                    shape.set("id", fresh)
            made.set("ShapeID", fresh)
