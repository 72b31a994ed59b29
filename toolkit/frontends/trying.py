"""taizhang validate --set: a parameter is tried; nothing is written."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from toolkit.chinese.dates import full_day
from toolkit.declare.errors import DONE
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.frontends.changes import said_of_changes
from toolkit.frontends.options import say_json
from toolkit.usecases.in_force import in_force_as_json
from toolkit.usecases.report import comparison_as_json
from toolkit.usecases.trying import trial

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.usecases.trying import Trial
    from toolkit.usecases.validate import Judged

UNTOUCHED = "只是试算：台账没有改动，没有写标注副本，没有登记。"


class Assignment(click.ParamType[tuple[str, str]]):
    """参数=值, with either sign of equality."""

    name = "参数=值"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The name and the value, or a usage error."""
        name, sign, words = str(value).replace("＝", "=", 1).partition("=")
        if not sign or not name.strip():
            self.fail(f"“{value}”没有写成“参数=值”的形式，如 总天数下限=50", param, ctx)
        return name.strip(), words.strip()


def values_of(pairs: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """The values by name, or a usage error where one parameter has two."""
    values: dict[str, str] = {}
    for name, value in pairs:
        if values.setdefault(name, value) != value:
            raise click.UsageError(f"参数“{name}”写了两个值：{values[name]}、{value}，一次只试一个")
    return values


def say_trial(book: Path, now: Judged, then: Judged, *, as_json: bool) -> int:
    """Say what trying comes to; the exit status tells whether anything is judged differently."""
    said = trial(now, then)
    if as_json:
        say_json(_object(book, now, said))
    else:
        click.echo("\n".join(_lines(now, said)))
    return DONE if said.changes.nothing else TO_LOOK_AT


def _lines(now: Judged, said: Trial) -> Iterator[str]:
    yield f"《{now.file}》截至{full_day(now.case.as_of)}，试算："
    yield from (f"  {each}" for each in said.values)
    yield UNTOUCHED
    yield from said_of_changes(said.changes)


def _object(book: Path, now: Judged, said: Trial) -> dict[str, object]:
    return {
        "book": str(book),
        "activity": now.settings.catalogue.name,
        "as_of": now.case.as_of.isoformat(),
        "parameters": in_force_as_json(now),
        "tried": [asdict(each) for each in said.values],
        "changes": comparison_as_json(said.changes),
    }
