"""taizhang register: what the register of a working folder holds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import say_json
from toolkit.workplace.folders import REGISTER_FILE

if TYPE_CHECKING:
    from toolkit.register import Run


@chinese_command
@click.argument(
    "folder", metavar="文件夹", type=click.Path(path_type=Path), required=False, default="."
)
@JSON
def command(folder: Path, as_json: bool) -> int:
    """查工作文件夹的登记：每次生成公文、下发台账的时间、经办人、台账、文件和版本.

    “台账指纹”相同，说明两次所依的台账内容相同。不写文件夹则查当前文件夹。
    """
    from toolkit.register import Register

    runs = Register(folder / REGISTER_FILE).runs()
    if as_json:
        say_json(
            {"register": str(folder / REGISTER_FILE), "runs": [_plain(*each) for each in runs]}
        )
        return 0
    for number, run in runs:
        click.echo(_line(number, run))
        for paper in run.papers:
            click.echo(f"    {paper.file}（模板 {paper.template}）")
        for sent in run.sent:
            receiver = f"{sent.title}　{sent.person}" if sent.person else sent.title
            click.echo(f"    {sent.version}　{receiver}　{sent.file}")
    if not runs:
        click.echo("还没有登记。")
    return 0


def _line(number: int, run: Run) -> str:
    as_of = f"　截至{run.as_of}" if run.as_of else ""
    when = run.at.strftime("%Y-%m-%d %H:%M")
    return (
        f"{number}　{when}　{run.who}　{run.step}　《{run.book}》{as_of}　台账指纹 {run.cells[:12]}"
    )


def _plain(number: int, run: Run) -> dict[str, object]:
    return {
        "number": number,
        **asdict(run),
        "at": run.at.isoformat(),
        "as_of": run.as_of and str(run.as_of),
    }
