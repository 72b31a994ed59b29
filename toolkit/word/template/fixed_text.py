"""The text of a template beside its tags: what would be printed as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.template import stories
from toolkit.word.template.lexer import OBJECT
from toolkit.word.template.lexer import scan
from toolkit.word.template.names import PARAGRAPHS
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.places import Place
from toolkit.word.template.places import Surveyor
from toolkit.word.template.places import whole_part
from toolkit.word.template.story import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.ooxml.package import Contents
    from toolkit.word.template.names import Element


_MERGING = frozenset(
    {"MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK"}
    | {"GREETINGLINE", "DATABASE"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that has text.

    Attributes:
        place: where it stands.
        text: with U+FFFC for each tag, picture or field, and for what `raw` encloses.
    """

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class FixedText:
    """What the pages show whatever the data.

    Attributes:
        lines: the paragraphs that have text.
        merge_fields: the codes of Word's own mail merge.
        broken: the parts that are no well-formed XML, each with its name.
    """

    lines: tuple[Line, ...]
    merge_fields: tuple[Line, ...]
    broken: tuple[tuple[Place, str], ...]

    @classmethod
    def of(cls, contents: Contents, main: str) -> FixedText:
        """What the parts of a package that are printed say."""
        lines: list[Line] = []
        fields: list[Line] = []
        broken = [(whole_part(each, b""), each) for each in stories.unreadable(contents)]
        for name in stories.printed(contents, main):
            try:
                root = parse(contents[name])
            except XMLSyntaxError:
                broken.append((whole_part(name, contents[name]), name))
                continue
            surveyor = Surveyor(root, name)
            lines += lines_of(root, surveyor)
            fields += merge_fields(root, surveyor)
        return cls(tuple(lines), tuple(fields), tuple(broken))


NOTHING_FIXED = FixedText((), (), ())
"""Where nobody looks at it."""


def lines_of(root: Element, surveyor: Surveyor) -> Iterator[Line]:
    """The paragraphs of a part that have text beside tags and objects."""
    for paragraph in root.iter(*PARAGRAPHS):
        text = "".join(piece.text for piece in pieces(paragraph))
        if text.strip(OBJECT + " \t\n　"):
            yield Line(surveyor.place(paragraph), without_tags(text))


def without_tags(text: str) -> str:
    """The text with U+FFFC in place of every tag, and of what `raw` has printed as it stands."""
    tokens, _ = scan(text)
    out, at, is_raw = [], 0, False
    for token in tokens:
        out += ["" if is_raw else text[at : token.start], OBJECT]
        at = token.end
        is_raw = token.keyword == "raw"
    return "".join([*out, text[at:]])


def merge_fields(root: Element, surveyor: Surveyor) -> Iterator[Line]:
    """The fields of mail merge, with their codes; of one whose code is in pieces, where it begins."""
    for node in root.iter(W + "fldSimple"):
        code = node.get(W + "instr", "")
        if _merges(code):
            yield Line(surveyor.place(node), code.strip())
    pieces_of_code: list[Element] = []
    for node in root.iter(W + "instrText", W + "fldChar"):
        if node.tag == W + "instrText":
            pieces_of_code.append(node)
            continue
        code = "".join(each.text or "" for each in pieces_of_code)
        if _merges(code):
            yield Line(surveyor.place(pieces_of_code[0]), code.strip())
        pieces_of_code.clear()


def _merges(code: str) -> bool:
    return bool(words := code.split()) and words[0].upper() in _MERGING
