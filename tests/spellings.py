"""The same XML in other spellings, as writers of all languages and hands leave it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields
from random import Random

from hypothesis import strategies as st
from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MARKED = {"utf-16": "UTF-16", "gb18030": "GB18030", "utf-8-sig": "UTF-8", "ascii": "ISO-8859-1"}


@dataclass(frozen=True)
class Spelling:
    """What is done with the markup; all False and "" is the usual spelling."""

    prefix: str = ""
    mixed: bool = False
    paired: bool = False
    single: bool = False
    spaced: bool = False
    shuffled: bool = False
    unreferenced: bool = False
    referring: bool = False
    commented: bool = False
    sectioned: bool = False
    broken: bool = False
    encoding: str = ""
    seed: int = 0


def spellings():
    flags = {
        each.name: st.booleans() for each in fields(Spelling) if isinstance(each.default, bool)
    }
    return st.builds(
        Spelling,
        prefix=st.sampled_from(["", "x"]),
        encoding=st.sampled_from(["", *MARKED]),
        seed=st.integers(0, 1000),
        **flags,
    )


def spelt(content: bytes, spelling: Spelling) -> bytes:
    """A worksheet's part spelt so; its root has the main namespace for its default one."""
    writer = _Writer(spelling)
    text = writer.element(etree.fromstring(content))
    encoding = spelling.encoding
    said = f' encoding="{MARKED[encoding]}"' if encoding else ""
    whole = f'<?xml version="1.0"{said}?>{writer.comment()}{text}{writer.comment()}'
    return whole.encode(encoding or "utf-8", "xmlcharrefreplace")


class _Writer:
    def __init__(self, spelling: Spelling) -> None:
        self.spelling = spelling
        self.draw = Random(spelling.seed)

    def comment(self) -> str:
        if not self.spelling.commented or self.draw.random() < 0.6:
            return ""
        return self.draw.choice(
            ['<!-- <row r="1"><c r="A1"/></row> -->', "<?x </sheetData>?>", "<!-- > -->"]
        )

    def name(self, element) -> str:
        space, _, local = element.tag.rpartition("}")
        prefixed = self.spelling.prefix and not (
            self.spelling.mixed and element.getparent() is not None and self.draw.random() < 0.5
        )
        if space[1:] == MAIN:
            return f"{self.spelling.prefix}:{local}" if prefixed else local
        return f"{element.prefix}:{local}" if element.prefix else local

    def attribute(self, name: str, value: str, element) -> str:
        if name.startswith("{"):
            space, _, local = name[1:].rpartition("}")
            prefix = next((key for key, each in element.nsmap.items() if each == space), "xml")
            name = f"{prefix}:{local}"
        quote = "'" if self.spelling.single and self.draw.random() < 0.7 else '"'
        blank = self.draw.choice([" ", "\n", "\t"]) if self.spelling.spaced else ""
        return f"{blank or ' '}{name}{blank}={blank}{quote}{self.signs(value, quote)}{quote}"

    def signs(self, text: str, quote: str = "") -> str:
        said = text.replace("&", "&amp;").replace("<", "&lt;")
        said = said.replace(quote or ">", f"&#{ord(quote or '>')};")
        if self.spelling.referring and said == text and text:
            at = self.draw.randrange(len(text))
            said = f"{text[:at]}&#{ord(text[at])};{text[at + 1 :]}"
        return said

    def text(self, text: str | None) -> str:
        if not text:
            return ""
        encodable = text.isascii() or self.spelling.encoding != "ascii"
        if self.spelling.sectioned and encodable and self.draw.random() < 0.7:
            return f"<![CDATA[{text}]]>"
        return self.signs(text)

    def element(self, element) -> str:
        name = self.name(element)
        attributes = [
            self.attribute(key, value, element)
            for key, value in element.attrib.items()
            if not (self.spelling.unreferenced and key == "r" and _in_rows(element))
        ]
        if self.spelling.shuffled:
            self.draw.shuffle(attributes)
        said = "".join(attributes)
        if element.getparent() is None:
            said += self.declarations(element)
        end = " " if self.spelling.spaced else ""
        inner = self.text(element.text) + "".join(map(self.child, element))
        if not inner and not (self.spelling.paired and self.draw.random() < 0.8):
            return f"<{name}{said}{end}/>"
        return f"<{name}{said}{end}>{inner}</{name}{end}>"

    def child(self, element) -> str:
        between = "\n  " if self.spelling.broken and not _in_words(element) else ""
        comment = "" if _in_words(element) else self.comment()
        return f"{between}{comment}{self.element(element)}{between}{self.text(element.tail)}"

    def declarations(self, root) -> str:
        declared = {key: each for key, each in root.nsmap.items() if key}
        said = "".join(f' xmlns:{key}="{each}"' for key, each in declared.items())
        if self.spelling.prefix:
            said += f" xmlns:{self.spelling.prefix}='{MAIN}'"
        if not self.spelling.prefix or self.spelling.mixed:
            said += f' xmlns="{MAIN}"'
        return said


def _in_rows(element) -> bool:
    return etree.QName(element).localname in {"row", "c"}


def _in_words(element) -> bool:
    return etree.QName(element).localname in {"t", "r"}
