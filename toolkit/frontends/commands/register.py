"""taizhang register: what the register of a working folder holds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import say_json
from toolkit.register.entries import Standing
from toolkit.workplace.folders import REGISTER_FILE

DONE, TO_LOOK_AT = 0, 1

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.register.entries import RunEntry


@chinese_command
@click.argument(
    "folder", metavar="文件夹", type=click.Path(path_type=Path), required=False, default="."
)
@JSON
def command(folder: Path, as_json: bool) -> int:
    """查工作文件夹的登记：每次生成公文、下发台账的时间、经办人、台账、文件和版本.

    “台账指纹”相同，说明两次所依的台账内容相同。不写文件夹则查当前文件夹。
    """
    from toolkit.register.register import Register

    register = Register(folder / REGISTER_FILE)
    entries, broken = register.runs(), register.broken()
    if as_json:
        runs = [_plain(each) for each in entries]
        said = {"register": str(folder / REGISTER_FILE), "head": register.head(), "broken": broken}
        say_json({**said, "runs": runs})
        return TO_LOOK_AT if broken else DONE
    for entry in entries:
        for line in _lines(entry):
            click.echo(line)
    click.echo(f"登记链首 {register.head()[:16]}" if entries else "还没有登记。")
    if broken:
        click.echo(broken)
    return TO_LOOK_AT if broken else DONE


def _lines(entry: RunEntry) -> Iterator[str]:
    run = entry.run
    as_of = f"　截至{run.as_of}" if run.as_of else ""
    when = run.at.strftime("%Y-%m-%d %H:%M")
    undone = "" if entry.standing is Standing.DONE else f"　{entry.standing}"
    yield (
        f"{entry.number}　{when}　{run.who}　{run.step}　《{run.book}》{as_of}"
        f"　台账指纹 {run.cells[:12]}{undone}{entry.why and f'：{entry.why}'}"
    )
    for paper in run.papers:
        yield f"    {paper.file}（模板 {paper.template}）"
    for sent in run.sent:
        receiver = f"{sent.title}　{sent.person}" if sent.person else sent.title
        yield f"    {sent.version}　{receiver}　{sent.file}"


def _plain(entry: RunEntry) -> dict[str, object]:
    run = entry.run
    return {
        "number": entry.number,
        **asdict(run),
        "at": run.at.isoformat(),
        "as_of": run.as_of and str(run.as_of),
        "standing": str(entry.standing),
        "ended": entry.ended and entry.ended.isoformat(),
        "why": entry.why,
    }
