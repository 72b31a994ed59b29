"""The column 校验结果 beside a ledger's own: what is wrong with each of its rows, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.layout import ROW_NOTES_HEADING
from toolkit.declare.owner import Owner
from toolkit.declare.standard import ResultLine
from toolkit.ooxml.references import column_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Finding
    from toolkit.declare.table import Beside
    from toolkit.declare.table import Table
    from toolkit.usecases.validate import Judged


LONGEST = 1000  # -- characters: nobody reads more beside a row, and Excel's cell holds 32,767 --


@dataclass(frozen=True, slots=True)
class RowNotes:
    """What one ledger's sheet says beside its rows.

    Attributes:
        sheet: the ledger's title.
        beside: where.
        like: the column (from 1) whose heading and cells show how it is to look.
        texts: by worksheet row; none of a row without fault, an empty one where something was said.
    """

    sheet: str
    beside: Beside
    like: int
    texts: Mapping[int, str]


def row_notes(judged: Judged, *, anew: bool) -> Iterator[RowNotes]:
    """The column of every ledger that people fill and that has rows; nothing restricted is in it.

    What an earlier validation said beside rows is replaced; only that is, unless it is said `anew`.
    """
    by_sheet: dict[str, list[Finding]] = {}
    for finding in judged.outcome.findings:
        by_sheet.setdefault(finding.place.sheet, []).append(finding)
    for ledger, table in judged.case.tables.items():
        findings, beside = by_sheet.get(ledger.sheet, ()), table.beside
        if beside is None or ledger.owner == Owner.PROGRAM:
            continue
        if beside.is_there or (anew and (findings or table.rows)):
            texts = dict.fromkeys(beside.said, "") | _texts(findings)
            yield RowNotes(ledger.sheet, beside, _model(table), texts)


def without_room(judged: Judged) -> list[str]:
    """A sentence for each ledger beside which nothing can be said."""
    return [
        f"“{ledger.sheet}”自己有一栏“{ROW_NOTES_HEADING}”，或右边没有空栏，没有逐行写明问题。"
        for ledger, table in judged.case.tables.items()
        if table.rows and table.beside is None and ledger.owner != Owner.PROGRAM
    ]


def _texts(findings: Sequence[Finding]) -> dict[int, str]:
    said: dict[int, list[str]] = {}
    for finding in findings:
        if finding.place.row:
            said.setdefault(finding.place.row, []).append(_sentence(finding))
    return {row: _together(sentences) for row, sentences in said.items()}


def _sentence(finding: Finding) -> str:
    advice = f"。{finding.suggestion}" if finding.suggestion else ""
    return f"{finding.place.column}：{finding.message}{advice}（{finding.code}）"


def _together(sentences: Sequence[str]) -> str:
    if len(sentences) == 1:
        said = sentences[0]
    else:
        said = "\n".join(f"{number}. {each}" for number, each in enumerate(sentences, start=1))
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}……（全文见“{ResultLine.sheet}”表）"


def _model(table: Table[Ledger]) -> int:
    """The last column that need not be filled, whose heading bears no mark; else the last of all."""
    there = [each for each in table.ledger.columns if each.heading in table.letters]
    plain = [each for each in there if not each.required] or there
    return max(column_number(table.letters[each.heading]) for each in plain)
