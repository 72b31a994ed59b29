"""From a part with marks to the source that jinja compiles, each tag on a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.ooxml.xml import DECLARATION
from toolkit.word.template.names import MARK
from toolkit.word.template.names import TEXTS
from toolkit.word.template.names import VERBATIM
from toolkit.word.template.names import Element
from toolkit.word.template.stories import opens_a_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.word.template.tags import Tag
    from toolkit.word.template.tags import Token

# XML can hold none of these characters, so no text of a template is ever taken for a tag.
VALUE = ("\x02", "\x03")
CONTROL = ("\x04", "\x05")
COMMENT = ("\x06", "\x07")
SERIAL = "__serial"
LEFTOVER = re.compile(r"\{\{|\{%|[｛{][｛％]|｛[{%]|\}\}|｝｝")


@dataclass(frozen=True, slots=True)
class Source:
    """The jinja source of a part and which tag stands on which line."""

    text: str
    lines: dict[int, int]
    fixed: tuple[str, ...]


def unused_key(root: Element) -> str:
    """A text that the part does not contain, to enclose numbers in attributes."""
    text = etree.tostring(root, encoding="unicode")
    key = "tz0"
    while key in text:
        key += "z"
    return key


def leftover(root: Element) -> Element | None:
    """An element with delimiters that nothing has understood, or None.

    In paragraphs an ending alone is one too; elsewhere it may be the end of any data.
    """
    shown: list[str | None]
    others: tuple[str | None, ...]
    for node in root.iter():
        if not isinstance(node.tag, str):
            shown, others = [node.tail], ()
        elif node.tag in TEXTS:
            shown, others = [node.text, node.tail], (*node.attrib.values(),)
        else:
            shown, others = [], (node.text, node.tail, *node.attrib.values())
        if any(text and LEFTOVER.search(text) for text in shown):
            return node
        if any(text and opens_a_tag(text) for text in others):
            return node
    return None


def write(root: Element, tags: Sequence[Tag], key: str, *, lenient: bool = False) -> Source:
    """The source of a part whose marks stand in their final places.

    Args:
        root: the part.
        tags: by number.
        key: what encloses the numbers of tags within attributes and texts.
        lenient: whether a gap may be written where data lacks something.
    """
    xml = etree.tostring(root, encoding="unicode").replace(f"<?{VERBATIM} ?>", "")
    xml = xml.replace(f"<?{VERBATIM}?>", "")
    pattern = re.compile(rf"<\?{MARK} (\d+)\?>|{key}(\d+|s){key}")
    pieces = pattern.split(DECLARATION + xml)
    out = [pieces[0]]
    lines: dict[int, int] = {}
    line = 1 + pieces[0].count("\n")
    writer = _TagWriter(lenient=lenient)
    for at in range(1, len(pieces), 3):
        name = pieces[at] or pieces[at + 1]
        if name == "s":
            source = f"{VALUE[0]}{SERIAL}{VALUE[1]}"
        else:
            source = writer.source(int(name), tags[int(name)])
            lines[line + 1] = int(name)
        out += [source, pieces[at + 2]]
        line += source.count("\n") + pieces[at + 2].count("\n")
    return Source("".join(out), lines, _fixed(pieces, tags))


def _fixed(pieces: Sequence[str | None], tags: Sequence[Tag]) -> tuple[str, ...]:
    """The literal pieces that stand in every output, in order."""
    kept = [str(pieces[0])]
    depth = 0
    for at in range(1, len(pieces), 3):
        name = pieces[at] or pieces[at + 1]
        if name and name != "s":
            tag = tags[int(name)]
            if tag.token.kind == "control":
                depth += tag.is_opening()
                depth -= tag.token.keyword.startswith("end")
        if depth == 0:
            kept.append(str(pieces[at + 2]))
    stripped = (piece.strip() for piece in kept)  # a dash in a tag may take blanks away
    return tuple(piece for piece in stripped if piece)


class _TagWriter:
    """Writes tags; `{% set x %}…{% endset %}` becomes a macro, so that its text is known as text."""

    def __init__(self, *, lenient: bool) -> None:
        self._lenient = lenient
        self._blocks: list[tuple[str, str]] = []
        self._made = 0

    def source(self, number: int, tag: Tag) -> str:
        """The source of one tag, a line break behind its opening delimiter."""
        token = tag.token
        if token.kind == "comment":
            return f"{COMMENT[0]}\n{COMMENT[1]}"
        if token.kind == "value":
            return self._value(number, tag)
        if token.keyword in {"set", "filter"} and tag.is_opening():
            return self._opened(token)
        if token.keyword in {"endset", "endfilter"}:
            return self._closed(number, tag)
        return f"{CONTROL[0]}\n {token.body} {CONTROL[1]}"

    def _opened(self, token: Token) -> str:
        """The beginning of a macro in place of `{% set x|upper %}` or `{% filter upper %}`."""
        self._made += 1
        block = f"__block{self._made}"
        name, _, filters = token.body[len(token.keyword) :].strip().partition("|")
        if token.keyword == "filter":
            name, filters = "", f"{name}|{filters}".rstrip("|")
        self._blocks.append((name.strip(), f"{block}(){'|' * bool(filters)}{filters}"))
        return f"{CONTROL[0]}\n macro {block}() {CONTROL[1]}"

    def _closed(self, number: int, tag: Tag) -> str:
        name, made = self._blocks.pop()
        end = f"{CONTROL[0]}\n endmacro {CONTROL[1]}"
        if name:
            return f"{end}{CONTROL[0]} set {name} = {made} {CONTROL[1]}"
        form = {"run": f"|__run({number})", "block": "|__paragraph"}.get(tag.level, "")
        return f"{end}{VALUE[0]} ({made}){form} {VALUE[1]}"

    def _value(self, number: int, tag: Tag) -> str:
        token = tag.token
        before, after = "-" * token.before, "-" * token.after
        form = {"r": "run", "p": "block"}.get(token.prefix, tag.context)
        body = f"({token.body})|__gap({number})" if self._lenient else token.body
        if form == "run":
            body = f"({body})|__run({number})"
        elif form != "text":
            body = f"({body})|__{form}"
        return f"{VALUE[0]}{before}\n {body} {after}{VALUE[1]}"
