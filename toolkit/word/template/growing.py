"""Parts of the document that a rendering adds elements to, made where the template has none."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from typing import Protocol

from lxml import etree

from toolkit.ooxml.ids import unused
from toolkit.ooxml.relationships import office
from toolkit.ooxml.xml import DECLARATION
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.stories import related

if TYPE_CHECKING:
    from toolkit.ooxml.package import Contents

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_BEHIND = {
    W + "abstractNum": (W + "num", W + "numIdMacAtCleanup"),
    W + "num": (W + "numIdMacAtCleanup",),
}
"""What must stand behind an element of its kind."""


class Package(Protocol):
    """What a rendering knows of the package and adds to it."""

    contents: Contents
    main: str
    inserts: dict[str, list[str]]
    parts: dict[str, tuple[bytes, str]]

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship of a part."""
        ...


class Growth:
    """Numbers and elements that parts gain: `numbering`, `footnotes`, `endnotes`, `comments`, `styles`."""

    def __init__(self, output: Package) -> None:
        self._output = output
        self._parts: dict[str, str] = {}
        self._last: dict[tuple[str, str], int] = {}

    def part(self, kind: str) -> str:
        """The name of the part, which is made if the document has none."""
        if kind not in self._parts:
            output = self._output
            self._parts[kind] = related(output.contents, output.main, kind) or self._made(kind)
        return self._parts[kind]

    def number(self, kind: str, tag: str, attribute: str) -> str:
        """A number, as text, that no element of the part has: 1 or higher."""
        key = (kind, tag)
        if key not in self._last:
            found = parse(self._content(kind)).iter(W + tag)
            texts = (node.get(W + attribute, "") for node in found)
            self._last[key] = max((int(t[:9]) for t in texts if t.isdecimal()), default=0)
        self._last[key] += 1
        return str(self._last[key])

    def add(self, kind: str, element: Element) -> None:
        """Put an element into the part, where its kind belongs."""
        text = etree.tostring(element, encoding="unicode", with_tail=False)
        self._output.inserts.setdefault(self.part(kind), []).append(text)

    def _content(self, kind: str) -> bytes:
        name, output = self.part(kind), self._output
        return output.parts[name][0] if name in output.parts else output.contents[name]

    def _made(self, kind: str) -> str:
        output = self._output
        folder = posixpath.dirname(output.main)
        pattern = posixpath.join(folder, kind + "{}.xml")
        plain = pattern.format("")
        name = unused(pattern, set(output.contents)) if output.contents.has(plain) else plain
        inside = _separators(kind) if kind in {"footnotes", "endnotes"} else ""
        content = f'{DECLARATION}<w:{kind} xmlns:w="{W[1:-1]}">{inside}</w:{kind}>'
        output.parts[name] = (content.encode(), f"{_TYPE}{kind}+xml")
        output.relate(output.main, office(kind)[0], posixpath.basename(name))
        return name


def placed(root: Element, element: Element) -> None:
    """Put an element at the end of a root, before what must stand behind it."""
    behind = (
        next(root.iterchildren(*_BEHIND[element.tag]), None) if element.tag in _BEHIND else None
    )
    if behind is None:
        root.append(element)
    else:
        behind.addprevious(element)


def _separators(kind: str) -> str:
    """The lines above notes, which every part of notes has."""
    tag = kind[:-1]
    return "".join(
        f'<w:{tag} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{tag}>'
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
