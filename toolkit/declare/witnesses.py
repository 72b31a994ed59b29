"""Witnesses: for each rule and state the least ledger that yields it, drawn as a clerk would see it.

An activity keeps them in `witnesses/<code>.md`; the manual shows them, and tests judge every one. A
section is headed `## 状态 · 统计截止日 · 对象`; below it stand the ledgers, a 说明 that a person typed
(`说明：…`) where there is one, and the sentence that must come, quoted (`> …`). A state that never
comes is named at the top of the file with the reason: `不可能：状态——原因`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.declare.catalogue import Catalogue

FOUND, NOT_FOUND = "报出", "不报"
"""What a rule does with a cell, where an obligation has a state."""

_HEAD = re.compile(r"## (?P<state>\S+) · (?P<as_of>\S+) · (?P<subject>.+)")
_NEVER = re.compile("不可能：(?P<state>[^—]+)——(?P<why>.+)")
_EXPLAINED = re.compile("说明：(?P<explanation>.+)")


@dataclass(frozen=True, slots=True)
class Witness:
    """One ledger and what must be said of it.

    Attributes:
        code: of the rule or obligation.
        state: one of the seven, or 报出 / 不报 of a rule.
        as_of: the day it is judged at.
        subject: whom the verdict is of, or the finding's row and heading (`第2行 天数`).
        drawing: the ledgers as they are drawn.
        explanation: what a person typed beside the verdict; empty where nothing.
        fact: the verdict's fact or the finding's message, whole.
    """

    code: str
    state: str
    as_of: dt.date
    subject: str
    drawing: str
    explanation: str
    fact: str


def witnesses(catalogue: Catalogue, code: str) -> tuple[Witness, ...]:
    """The witnesses of a code, in the order they are written; none where there is no file.

    Raises:
        ValueError: a section is not headed as it should be.
    """
    sections = re.split(r"(?m)^(?=## )", _text(catalogue, code))
    return tuple(_witness(code, section) for section in sections[1:])


def never(catalogue: Catalogue, code: str) -> dict[str, str]:
    """State → why a code never yields it."""
    head = _text(catalogue, code).partition("\n## ")[0]
    return {found["state"]: found["why"] for found in _NEVER.finditer(head)}


def _text(catalogue: Catalogue, code: str) -> str:
    file = files(catalogue.package) / "witnesses" / f"{code}.md"
    return file.read_text("utf-8") if file.is_file() else ""


def _witness(code: str, section: str) -> Witness:
    head, _, body = section.partition("\n")
    found = _HEAD.fullmatch(head.strip())
    if found is None:
        raise ValueError(f"{code}.md: “{head}” is not headed ## 状态 · 统计截止日 · 对象")
    lines = body.splitlines()
    typed = [said["explanation"] for line in lines if (said := _EXPLAINED.fullmatch(line))]
    fact = "".join(line[1:].strip() for line in lines if line.startswith(">"))
    as_of = dt.date.fromisoformat(found["as_of"])
    drawing = "\n".join(
        line for line in lines if not line.startswith(">") and not _EXPLAINED.fullmatch(line)
    )
    return Witness(
        code, found["state"], as_of, found["subject"].strip(), drawing, "".join(typed), fact
    )
