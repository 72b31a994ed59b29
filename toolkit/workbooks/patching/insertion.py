"""Rows inserted into a sheet: what addresses and formulas become of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.ooxml.references import LAST_ROW

_REFERENCE = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_TOKEN = re.compile(
    r'"(?:[^"]|"")*"'
    r"|(?<![\w.$'!\[\]])(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
    rf"(?P<first>{_REFERENCE}|\$?[0-9]{{1,7}}(?=:\$?[0-9]))(?P<last>:(?:{_REFERENCE}|\$?[0-9]{{1,7}}))?"
    r"(?![\w(.!])"
)
_COLUMNS = re.compile(r"\$?\b[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}\b")
_ROW = re.compile(r"[0-9]+$")


_RELATIVE = re.compile(r"(?<![$0-9])([0-9]+)$")


def moved_down(formula: str, by: int) -> str:
    """A formula copied `by` rows down: its relative rows follow."""

    def replaced(match: re.Match[str]) -> str:
        if match["first"] is None:
            return match[0]
        corners = (match["first"] + (match["last"] or "")).split(":")
        moved = (_RELATIVE.sub(lambda row: str(int(row[1]) + by), corner) for corner in corners)
        return (match["sheet"] or "") + ":".join(moved)

    return _TOKEN.sub(replaced, formula)


def lowest_row(formula: str, sheet: str, *, own: bool) -> int:
    """The lowest row of a sheet that a formula looks at: the sheet's last for whole columns, else 0.

    `own` says that the formula stands in that sheet.
    """
    lowest = 0
    for match in _TOKEN.finditer(formula):
        if match["first"] and _concerns(match["sheet"], sheet, own=own):
            lowest = max(lowest, _row(match["first"]), _row((match["last"] or "")[1:]))
    if _COLUMNS.search(formula) and (own or sheet.casefold() in formula.casefold()):
        lowest = LAST_ROW
    return lowest


def rests_on_row(formula: str, sheet: str, row: int) -> bool:
    """Whether all that a formula looks at are cells of its own sheet's row `row`."""
    if _COLUMNS.search(formula):
        return False
    seen = [match for match in _TOKEN.finditer(formula) if match["first"]]
    rows = {
        _row(reference)
        for match in seen
        for reference in (match["first"], (match["last"] or match["first"]).lstrip(":"))
    }
    own = all(_concerns(match["sheet"], sheet, own=True) for match in seen)
    return own and rows == {row}


@dataclass(frozen=True, slots=True)
class Insertion:
    """`by` rows put in above row `at` of a sheet.

    What ends with the row just above grows too, unlike in Excel: drop-downs and filters over the
    prepared rows are meant for all rows that stand there.
    """

    sheet: str
    at: int
    by: int

    def row(self, row: int) -> int:
        """Where a row is afterwards."""
        return min(row + self.by, LAST_ROW) if row >= self.at else row

    def moved(self, reference: str) -> str:
        """A cell or an area that keeps to its cells: it grows only if rows come into its midst."""
        return ":".join(
            self._put(corner, self.row(_row(corner))) for corner in reference.split(":")
        )

    def grown(self, references: str) -> str:
        """Areas (`sqref`) that also grow if they end just above the inserted rows."""
        return " ".join(self._grown(each) for each in references.split())

    def formula(self, formula: str, *, own: bool) -> str:
        """A formula; `own` if it stands in the sheet itself, where names of sheets may be left out."""

        def replaced(match: re.Match[str]) -> str:
            first, last = match["first"], match["last"]
            if first is None or not _concerns(match["sheet"], self.sheet, own=own):
                return match[0]
            if last is None:
                return (match["sheet"] or "") + self._put(first, self.row(_row(first)))
            return (match["sheet"] or "") + self._grown(first + last, alone=False)

        return _TOKEN.sub(replaced, formula)

    def _grown(self, reference: str, *, alone: bool = True) -> str:
        first, _, last = reference.partition(":")
        if not last:
            if not alone or _row(first) != self.at - 1:
                return self._put(first, self.row(_row(first)))
            last = first
        top, bottom = _row(first), _row(last)
        if not top or not bottom:
            return reference
        if top < self.at and bottom == self.at - 1:
            return f"{first}:{self._put(last, min(bottom + self.by, LAST_ROW))}"
        return f"{self._put(first, self.row(top))}:{self._put(last, self.row(bottom))}"

    @staticmethod
    def _put(corner: str, row: int) -> str:
        return _ROW.sub(str(row), corner)


def _concerns(prefix: str | None, sheet: str, *, own: bool) -> bool:
    """Whether a reference with that prefix ("'甲 表'!" or none) is one to the sheet."""
    if prefix is None:
        return own
    name = prefix[:-1]
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    return name.casefold() == sheet.casefold()


def _row(corner: str) -> int:
    """The row of "$D$12" or "$12"; 0 for a whole column."""
    match = _ROW.search(corner)
    return int(match[0]) if match else 0
