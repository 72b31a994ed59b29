"""What is told of a long work: the words for a status line, and how far it is, for a progress bar."""

from __future__ import annotations

from typing import Self


class Step(str):
    """One step of many, as a status line says it.

    Attributes:
        what: is done, without how far it is.
        number: of the step, from 1.
        total: how many there are.
    """

    __slots__ = ("number", "total", "what")

    what: str
    number: int
    total: int

    def __new__(cls, what: str, number: int, total: int) -> Self:
        """The words: what, (number/total), and how it is stopped."""
        step = super().__new__(cls, f"{what}（{number}/{total}）…按 Esc 取消")
        step.what, step.number, step.total = what, number, total
        return step
