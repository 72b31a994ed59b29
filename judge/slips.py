"""Slips of the hand: one character of a tag deleted, doubled, exchanged, typed beside another, wherever chance has it."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import TYPE_CHECKING
from typing import Any

from judge.bases import shipped
from judge.surgery import FAULT
from judge.surgery import SPACES
from judge.surgery import Opened
from judge.surgery import rewrite
from judge.surgery import text_of
from toolkit.word.lint import lint_bytes

if TYPE_CHECKING:
    from judge.bases import Base

KEYS = "，。；：、（）｛｝【】《》“”‘’'\"|｜%％#.,;:-—_=+*/\\()[]{}<>0aQe的们 "
SLIPS = 60
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def slipped(chance: Random, text: str) -> str:
    """A text with one slip."""
    at = chance.randrange(len(text))
    before, sign, after = text[:at], text[at], text[at + 1 :]
    ways = (
        before + after,
        before + sign * 2 + after,
        before + after[:1] + sign + after[1:],
        before + chance.choice(KEYS) + after,
        before + chance.choice(KEYS) + sign + after,
    )
    return chance.choice(ways)


def figures(seed: int) -> Counter[str]:
    """How many of sixty slips in the shipped templates are told at the place, beside the original and without it."""
    chance = Random(seed)
    said = Counter({"slips": 0, "told beside the original": 0, "told without it": 0})
    bases = shipped()
    clean = {base.name: _told(base, base.data, None) for base in bases}
    while said["slips"] < SLIPS:
        base = chance.choice(bases)
        opened = Opened(base.data, chance)
        if not (what := _slip(opened, chance)):
            continue
        data = opened.content()
        said["slips"] += 1
        for name, original in (("told beside the original", base.data), ("told without it", None)):
            found = _told(base, data, original) - clean[base.name]
            is_told = any(place in opened.places for place, _ in found)
            said[name] += is_told
            if not is_told:
                said[f"{name.replace('told', 'not told', 1)}: {what}"] += 1
    return said


def _told(base: Base, data: bytes, original: bytes | None) -> set[tuple[tuple[str, int], str]]:
    found = lint_bytes(data, base.name, base.slots, original=original)
    return {((each.place.part, each.place.paragraph), str(each)) for each in found}


def _slip(opened: Opened, chance: Random) -> str:
    """Make a slip in a drawn tag; what became of it, "" if blanks alone did."""
    odd = ".//w:drawing|.//w:pict|.//w:fldChar|.//w:sdt|.//w:p"
    tags: list[tuple[Any, re.Match[str]]] = [
        (p, tag)
        for p in opened.find("//w:p")
        if not p.xpath(odd, namespaces=SPACES)
        for tag in _TAG.finditer(text_of(p))
    ]
    paragraph, tag = chance.choice(tags)
    changed = slipped(chance, tag[0])
    if "".join(changed.split()) == "".join(tag[0].split()):
        return ""
    text = text_of(paragraph)
    rewrite(chance, paragraph, text[: tag.start()] + changed + text[tag.end() :])
    paragraph.set(FAULT, "")
    return f"{tag[0]} → {changed}"
