"""What the command line says of a judged workbook: by sheet and rule, so that long lists stay short."""

from __future__ import annotations

import os
import shutil
import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from toolkit.chinese.screen_lines import broken
from toolkit.declare.outcome import State
from toolkit.declare.standard import ResultLine
from toolkit.usecases.validate import TO_ACT_ON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Verdict
    from toolkit.usecases.validate import Judged

MOST_NAMED = 30  # -- cells or subjects in one line --
INDENT = 2
OF_FAULTS = "cyan"
COLOURS = {
    State.UNMET: "red",
    State.UNKNOWN: "magenta",
    State.DEVIATION: "yellow",
    State.WARNING: "yellow",
}


def judgement_lines(judged: Judged) -> Iterator[str]:
    """The faults by sheet and rule, then the verdicts that ask for something by state and rule.

    Of a single one, what is wrong; of several, where they are. What each says, with its clause, is in the
    sheet 校验结果, and where to look a rule up is said at the end.
    """
    yield from _faults(judged.outcome.findings)
    for state in TO_ACT_ON:
        said = [each for each in judged.outcome.verdicts if each.state is state]
        yield from _verdicts(state, said)
    if not judged.clean:
        yield ""
        said_in = f"逐条的事实、建议和依据在标注副本的“{ResultLine.sheet}”表和 --json 里"
        yield from fitted(f"{said_in}；一条规则说什么：taizhang rules 规则号。", 0)


def fitted(line: str, indent: int) -> Iterator[str]:
    """A line as the screen has room for it, the rest of it further in; as it is where nobody looks."""
    blanks = " " * indent
    if not sys.stdout.isatty():
        yield blanks + line
        return
    room = shutil.get_terminal_size().columns
    first, *rest = [*broken(line, max(20, room - indent - INDENT)), ""]
    yield blanks + first
    yield from (f"{blanks}{' ' * INDENT}{each}" for each in rest if each)


def _faults(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        return
    yield ""
    yield _title(f"数据问题（{len(findings)}处）", OF_FAULTS)
    for sheet, of_sheet in groupby(findings, lambda each: each.place.sheet):
        there = sorted(of_sheet, key=lambda each: each.code)
        yield from fitted(f"{sheet}（{len(there)}处）", INDENT)
        for code, group in groupby(there, lambda each: each.code):
            yield from fitted(_fault(code, [*group]), 2 * INDENT)


def _fault(code: str, group: Sequence[Finding]) -> str:
    """D111 天数与起止日期不符：F4（天数）填2天…; of several, where they stand."""
    if len(group) == 1:
        (each,) = group
        return f"{code} {each.name}：{_at(each)}{each.message}。{each.suggestion}"
    cells = _named([_at(each) for each in group])
    return f"{code} {group[0].name}（{len(group)}处）：{cells}"


def _at(finding: Finding) -> str:
    """F4（天数）; a whole row or sheet has no cell."""
    place = finding.place
    where = place.cell or (f"第{place.row}行" if place.row else "")
    return f"{where}（{place.column}）" if place.column else where


def _verdicts(state: State, said: Sequence[Verdict]) -> Iterator[str]:
    if not said:
        return
    yield ""
    yield _title(f"{state}（{len(said)}项）", COLOURS[state])
    there = sorted(said, key=lambda each: (each.strength.gravity, each.code))
    for (code, name), group in groupby(there, lambda each: (each.code, each.name)):
        same = [*group]
        whom = _named([verdict.subject for verdict in same])
        alone = f"{code} {name}：{same[0].fact}"
        yield from fitted(
            alone if len(same) == 1 else f"{code} {name}（{len(same)}项）：{whom}", INDENT
        )


def _named(names: Sequence[str]) -> str:
    """As many as are read with ease, and where the others are."""
    more = f"等，其余见“{ResultLine.sheet}”表" if len(names) > MOST_NAMED else ""
    return "、".join(names[:MOST_NAMED]) + more


def _title(words: str, colour: str) -> str:
    """Coloured, where that is a terminal that shows colours; click leaves it out elsewhere."""
    return words if "NO_COLOR" in os.environ else click.style(words, fg=colour, bold=True)
