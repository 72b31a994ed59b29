"""Footnotes, endnotes and comments of a sub-document: they move into the document's own parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.messages import of_contents
from toolkit.word.template.errors import Fault
from toolkit.word.template.names import W15
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.word.messages import Message
    from toolkit.word.template.rendering import Output
    from toolkit.word.template.subdoc_package import Foreign

_ID = W + "id"
_KINDS: dict[str, tuple[str, str, Message]] = {
    W + "footnoteReference": ("footnotes", "footnote", of_contents.FOOTNOTE),
    W + "endnoteReference": ("endnotes", "endnote", of_contents.ENDNOTE),
    W + "commentReference": ("comments", "comment", of_contents.COMMENT),
}
_RANGES = (W + "commentRangeStart", W + "commentRangeEnd")
_THREADS = (W15 + "paraIdParent", W15 + "done")


class NotesImport:
    """Brings the notes and comments that a body refers to, under new numbers.

    `adapt` makes a note's content fit: the content, the part it comes from, the part it comes into.
    """

    def __init__(
        self, foreign: Foreign, output: Output, adapt: Callable[[Element, str, str], None]
    ) -> None:
        self._foreign = foreign
        self._output = output
        self._adapt = adapt
        self._notes: dict[str, dict[str, Element]] = {}
        self._fresh: dict[tuple[str, str], str] = {}

    def adapt(self, body: Element, target: str) -> None:
        """Give the references of a body the numbers that the notes have in the document.

        Raises:
            Fault: the body goes where no note may be, a note is missing, or comments are a thread.
        """
        for node in list(body.iter(*_KINDS)):
            kind, tag, name = _KINDS[node.tag]
            if target != self._output.main:
                raise Fault(of_contents.SUBDOC_HAS(outside=name()))
            node.set(_ID, self._number(kind, tag, node.get(_ID, "")))
        for node in list(body.iter(*_RANGES)):
            known = self._fresh.get(("comments", node.get(_ID, "")))
            if known is None:
                node.getparent().remove(node)
            else:
                node.set(_ID, known)

    def _number(self, kind: str, tag: str, number: str) -> str:
        key = (kind, number)
        if key not in self._fresh:
            note = self._there(kind).get(number)
            if note is None:
                raise Fault(of_contents.SUBDOC_BROKEN())
            fresh = self._output.growth.number(kind, tag, "id")
            self._fresh[key] = fresh
            _refuse_notes(note)
            for name in [each for each in note.attrib if not each.startswith(W)]:
                del note.attrib[name]
            note.set(_ID, fresh)
            self._adapt(note, self._foreign.related(kind), self._output.growth.part(kind))
            self._output.growth.add(kind, note)
        return self._fresh[key]

    def _there(self, kind: str) -> dict[str, Element]:
        if kind not in self._notes:
            if kind == "comments":
                self._refuse_threads()
            part = self._foreign.related(kind)
            found = parse(self._foreign.parts[part]) if part else ()
            self._notes[kind] = {note.get(_ID, ""): note for note in found}
        return self._notes[kind]

    def _refuse_threads(self) -> None:
        """Answers and "done" stand in another part, which does not come along."""
        for name, content in self._foreign.parts.items():
            if W15[1:-1].encode() in content and b"commentsEx" in content and name.endswith(".xml"):
                for node in parse(content):
                    if node.get(_THREADS[0]) or node.get(_THREADS[1]) in {"1", "true"}:
                        raise Fault(of_contents.SUBDOC_HAS(outside=of_contents.THREAD()))


def _refuse_notes(note: Element) -> None:
    """A note within a note, or a comment on one, does not come along."""
    for node in note.iter(*_KINDS):
        raise Fault(of_contents.SUBDOC_HAS(outside=_KINDS[node.tag][2]()))
    for node in list(note.iter(*_RANGES)):
        node.getparent().remove(node)
