"""The clean templates that faults are put into: those shipped, and those of other programs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.activities.sanjie import SANJIE

if TYPE_CHECKING:
    from random import Random

    from toolkit.declare.document import Slot

_HERE = Path(__file__).parents[1]
_SHIPPED = _HERE / "doc_templates" / "三解三促"
_WRITERS = _HERE / "tests" / "word" / "template" / "writers"


@dataclass(frozen=True, slots=True)
class Base:
    """A clean template.

    Attributes:
        name: of its file.
        data: its bytes.
        slots: what its kind offers, None for one of nobody's kind.
        names, rows: names without and with fields, these with one of their fields.
    """

    name: str
    data: bytes
    slots: tuple[Slot, ...] | None
    names: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]

    def filled(self, text: str, chance: Random) -> str:
        """A text with names of this template for `§S`, `§R` and `§F`."""
        rows, field = chance.choice(self.rows)
        for sign, name in (("§S", chance.choice(self.names)), ("§R", rows), ("§F", field)):
            text = text.replace(sign, name)
        return text


def shipped() -> list[Base]:
    """The templates of the product's own papers."""
    return [
        Base(
            kind.template,
            (_SHIPPED / kind.template).read_bytes(),
            tuple(kind.slots),
            tuple(slot.name for slot in kind.slots if not slot.fields),
            tuple((slot.name, field) for slot in kind.slots for field in slot.fields),
        )
        for kind in SANJIE.documents
        if (_SHIPPED / kind.template).exists()
    ]


def foreign() -> list[Base]:
    """Templates that other programs wrote, of no kind that is known."""
    return [
        Base(
            file.name,
            file.read_bytes(),
            None,
            ("标题", "单位", "附件"),
            (("人员", "姓名"), ("人员", "部门")),
        )
        for file in sorted(_WRITERS.glob("*.docx"))
    ]
