"""Every kind of fault that is written down, each put once into a drawn template at a drawn place: where lint tells it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from judge import habits
from judge import markup_faults
from judge import unseen_faults
from judge.bases import foreign
from judge.bases import shipped
from judge.surgery import FAULT
from judge.surgery import Opened
from judge.surgery import p
from judge.surgery import rewrite
from toolkit.word.lint import lint_bytes
from toolkit.word.lint.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from judge.bases import Base
    from toolkit.word.lint.findings import Finding


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault: how it is put in, and whether it shows only where the names of the data are known."""

    name: str
    put: Callable[[Opened], bool]
    of_names: bool = False


def kinds() -> Iterator[Kind]:
    """All of them."""
    for name, text in (*habits.ANYWHERE, *unseen_faults.TYPED):
        yield Kind(name, _typed(text))
    for name, text in habits.OF_NAMES:
        yield Kind(name, _typed(text), of_names=True)
    for name, markup in (*markup_faults.BLOCKS, *unseen_faults.BLOCKS):
        yield Kind(name, _below(markup))
    for name, put in (*markup_faults.PARTS, *unseen_faults.PARTS):
        yield Kind(name, put)


def figures(seed: int) -> Counter[str]:
    """How many of them lint tells at their places, and what it says of the clean templates."""
    chance = Random(seed)
    bases = [*shipped(), *foreign()]
    clean = {base.name: _found(base, base.data) for base in bases}
    said = Counter({"faults": 0, "told at the place": 0, "clean templates": len(bases)})
    said["false alarms"] = sum(map(len, clean.values()))
    for kind in kinds():
        base = chance.choice([each for each in bases if each.slots or not kind.of_names])
        opened = Opened(base.data, chance)
        if not kind.put(opened):
            continue
        data = _with_names(opened, base, chance)
        found = [each for each in _found(base, data) if each not in clean[base.name]]
        at_place = any(_is_at(each, opened.places) for each in found)
        said["faults"] += 1
        said["told at the place"] += at_place
        said["errors"] += at_place and any(each.severity is Severity.ERROR for each in found)
        if not at_place:
            said[f"{'elsewhere' if found else 'missed'}: {kind.name} ({base.name})"] += 1
    return said


def _found(base: Base, data: bytes) -> tuple[Finding, ...]:
    return lint_bytes(data, base.name, base.slots, original=base.data if base.slots else None)


def _is_at(found: Finding, places: set[tuple[str, int]]) -> bool:
    here = {(found.place.part, found.place.paragraph), (found.place.part, 0)}
    return bool(here & places)


def _typed(text: str) -> Callable[[Opened], bool]:
    """Put a line into a paragraph of its own, within a sentence if chance has it."""

    def put(opened: Opened) -> bool:
        opened.below(p("占", fault=True))
        (paragraph,) = opened.find(f"//*[@{FAULT}]")
        line = f"现将{text}印发给你们" if opened.chance.random() < 0.5 else text
        rewrite(opened.chance, paragraph, line)
        return True

    return put


def _below(markup: str) -> Callable[[Opened], bool]:
    def put(opened: Opened) -> bool:
        opened.below(markup)
        return True

    return put


def _with_names(opened: Opened, base: Base, chance: Random) -> bytes:
    """The file with names of this template where the signs for them stand, split over runs or not."""
    names = {sign: base.filled(sign, chance) for sign in ("§S",)}
    names["§R"], names["§F"] = chance.choice(base.rows)

    def filled(content: bytes) -> bytes:
        if b"&#167;" not in content and "§".encode() not in content:
            return content
        text = content.decode().replace("&#167;", "§")
        for sign, name in names.items():
            split = re.compile(f"§((?:<[^>]*>)*){sign[1]}")
            text = split.sub(lambda found, name=name: f"{name}{found[1]}", text)
        return text.encode()

    data = opened.content()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in archive.namelist():
            made.writestr(name, filled(archive.read(name)))
    return out.getvalue()
