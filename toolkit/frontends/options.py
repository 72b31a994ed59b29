"""Options and ways of speaking that several subcommands share."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from typing import TypeVar

import click

from toolkit.declare.errors import ToolkitError
from toolkit.frontends.speaking import JSON_FLAG
from toolkit.frontends.speaking import json_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence


F = TypeVar("F", bound="Callable[..., object] | click.Command")


class Day(click.ParamType[dt.date]):
    """A day, in every way in which a cell of a ledger may hold one with its year."""

    name = "日期"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The date, or a usage error."""
        if isinstance(value, dt.date):
            return value
        from toolkit.reading.values import Refused
        from toolkit.reading.values import read_typed_date

        reading = read_typed_date(str(value))
        if isinstance(reading, Refused):
            return self.fail(f"“{value}”{reading.reason}，{reading.suggestion}", param, ctx)
        if isinstance(reading.value, dt.date):
            return reading.value
        return self.fail(f"“{value}”不是一个日期，请改为 2012-06-30 的形式", param, ctx)


class NameNotTextError(ToolkitError):
    """A path holds bytes that are no UTF-8, so that no workbook, paper or register could name it."""

    def __init__(self, path: Path) -> None:
        shown = os.fsencode(path).decode(errors="replace")
        said = (
            f"《{shown}》不能用：路径里有不是 UTF-8 编码的名称（显示为乱码）。"
            "请改名，或复制到别的文件夹后再试。"
        )
        super().__init__(said, file=path)


class PathOf(click.Path):
    """A path that a person has written; an empty one is a slip, and never the current folder."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """The path, or a usage error."""
        if isinstance(value, str) and (not value.strip() or "\0" in value):
            self.fail("没有写文件或文件夹的名称（当前文件夹写作“.”）", param, ctx)
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not _is_text(path):
            raise NameNotTextError(path)
        return path


def _is_text(path: Path) -> bool:
    """Whether a path, from its root, is text: what is not cannot be written into a workbook or a register."""
    try:
        str(path.absolute()).encode()
    except UnicodeEncodeError:
        return False
    except OSError:  # -- the current folder is gone, which is said where it is used --
        return True
    return True


PATH = PathOf(readable=False)  # -- whether it may be read is said where it is read, in Chinese --
BOOK = click.argument("book", metavar="台账", type=PATH)
AS_OF = click.option("--as-of", type=Day(), metavar="日期", help="统计截止日；不写则取“参数”表的")
ACTIVITY = click.option(
    "--activity", metavar="活动", help="哪个活动，名称见 taizhang activities；不写则用本工具自带的"
)
JSON = click.option(JSON_FLAG, "as_json", is_flag=True, help="在标准输出写一个 JSON 对象")


def any_of(name: str, target: str, choices: Sequence[str], words: str) -> Callable[[F], F]:
    """An option that may be written several times; not written, it means all."""
    return click.option(name, target, multiple=True, type=click.Choice(choices), help=words)


def folder_option(name: str, words: str) -> Callable[[F], F]:
    """`--name DIR`, a folder that need not be there."""
    return click.option(name, type=PATH, metavar="文件夹", help=words)


def out_option(words: str) -> Callable[[F], F]:
    """`--out DIR`; the folder is made when it is missing."""
    return folder_option("--out", words)


def refuse(refusals: Sequence[ToolkitError]) -> None:
    """Say which of several files could not be dealt with, after the others were.

    Raises:
        ToolkitError: the last of them, where there is one.
    """
    for each in refusals[:-1]:
        click.echo(each, err=True)
    if refusals:
        raise refusals[-1]


def say_json(said: object) -> None:
    """One object on standard output."""
    sys.stdout.write(json_text(said))
