"""Fields of Word that make of a paper something else than was generated: dates that change, prompts, results with tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import remark
from toolkit.word.messages import of_doubts
from toolkit.word.template.names import TEXTS
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import nearest
from toolkit.word.template.stories import opens_a_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.template.places import Surveyor

_CHANGING = frozenset(
    {
        "DATE",
        "TIME",
        "SAVEDATE",
        "PRINTDATE",
        "CREATEDATE",
        "EDITTIME",
        "USERNAME",
        "USERINITIALS",
        "USERADDRESS",
        "LASTSAVEDBY",
    }
)
_ASKING = frozenset({"FILLIN", "ASK", "FORMTEXT", "FORMDROPDOWN", "MACROBUTTON", "DOCVARIABLE"})
_FETCHING = frozenset({"INCLUDETEXT", "INCLUDEPICTURE", "LINK", "RD", "DDE", "DDEAUTO"})
_KEEPING = frozenset(
    {
        "HYPERLINK",
        "MERGEFIELD",
        "REF",
        "TOC",
        "TOA",
        "INDEX",
        "IF",
        "STYLEREF",
        "QUOTE",
        "EQ",
        "ADDIN",
    }
    | {"PAGEREF", "NOTEREF", "BIBLIOGRAPHY", "CITATION", "TC", "XE", *_ASKING}
)
"""Fields whose result may have tags: they are filled alike, or never made anew."""

_OWN_DISK = re.compile(r"(?<![A-Za-z])[A-Za-z]:[\\/]|\\\\\\\\|file:", re.IGNORECASE)
_SHOWN = 40


@dataclass(slots=True)
class WordField:
    """A field: where it begins, its code, its result, and whether it lacks its end."""

    begun: Element
    code: list[str] = field(default_factory=list)
    result: list[str] = field(default_factory=list)
    is_in_result: bool = False
    is_open: bool = False

    @property
    def text(self) -> str:
        """Its code on one line."""
        return " ".join("".join(self.code).split())[:_SHOWN]

    @property
    def kind(self) -> str:
        """The first word of its code, in capitals."""
        words = self.text.upper().split()
        return "=" if words[:1] and words[0].startswith("=") else (words or [""])[0]


def judge_fields(root: Element, surveyor: Surveyor) -> Iterator[Finding]:
    """What is doubtful of the fields of a part, read before its tags are."""
    for each in fields_of(root):
        place = surveyor.place(each.begun)
        if each.is_open:
            said, advice = of_doubts.FIELD_OPEN(code=each.text), of_doubts.INSERT_AGAIN()
            yield remark(Check.REFERENCE, place, said, advice)
        elif each.kind in _CHANGING:
            said, advice = of_doubts.FIELD_CHANGES(code=each.text), of_doubts.FIX_DATE()
            yield remark(Check.REFERENCE, place, said, advice)
        elif each.kind in _ASKING:
            said, advice = of_doubts.FIELD_ASKS(code=each.text), of_doubts.OUT_OF_FIELD()
            yield remark(Check.REFERENCE, place, said, advice)
        elif each.kind in _FETCHING and _OWN_DISK.search("".join(each.code)):
            said, advice = of_doubts.FIELD_OF_FILE(code=each.text), of_doubts.PUT_INSIDE()
            yield remark(Check.REFERENCE, place, said, advice)
        if each.kind not in _KEEPING and opens_a_tag("".join(each.result)):
            said, advice = of_doubts.FIELD_OVERWRITES(code=each.text), of_doubts.OUT_OF_FIELD()
            yield remark(Check.REFERENCE, place, said, advice)


def fields_of(root: Element) -> Iterator[WordField]:
    """The fields of a part, inner ones before those around."""
    for node in root.iter(W + "fldSimple"):
        texts = [each.text or "" for each in node.iter(*TEXTS)]
        yield WordField(node, [node.get(W + "instr", "")], texts)
    begun: list[WordField] = []
    for node in root.iter(W + "fldChar", W + "instrText", *TEXTS):
        kind = node.get(W + "fldCharType") if node.tag == W + "fldChar" else ""
        if kind == "begin":
            begun.append(WordField(node))
        elif kind == "separate" and begun:
            begun[-1].is_in_result = True
        elif kind == "end" and begun:
            yield begun.pop()
        elif not kind and begun and nearest(node, W + "fldSimple") is None:
            inner = begun[-1]
            (inner.result if inner.is_in_result else inner.code).append(node.text or "")
    for each in begun:
        each.is_open = True
        yield each
