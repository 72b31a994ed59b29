"""taizhang measure: documents held against GB/T 9704, clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import ToolkitError
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import folder_option
from toolkit.frontends.options import refuse
from toolkit.frontends.options import say_json
from toolkit.frontends.progress import progress_bar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.word.ruler import Measurement

ERAS = ("1999", "2012")


@chinese_command
@click.argument("documents", metavar="文档.docx", nargs=-1, required=True, type=PATH)
@click.option("--era", type=click.Choice(ERAS), help="按哪年的国标；不写则看成文日期")
@folder_option("--overlay", "另画出每页的图片，标出国标的尺寸线和不合的地方")
@JSON
def command(
    documents: tuple[Path, ...], era: str | None, overlay: Path | None, as_json: bool
) -> int:
    """用 LibreOffice 排出版面，按 GB/T 9704 逐条量到毫米.

    成文日期用汉字的按 1999 年国标，其余按 2012 年国标。没有红头、文号和版记的按便函测量，不量版头和版记。字体与本机不同的会写明；版面尺寸不受影响。

    退出状态：0 全部合格，1 有不合的，2 文件或用法不对。
    """
    measured: list[tuple[Measurement, list[Path]]] = []
    refusals: list[ToolkitError] = []
    with progress_bar("测量", len(documents)) as advance:
        for document in documents:
            try:
                measured.append(_measured(document, era, overlay))
            except ToolkitError as error:
                refusals.append(error)
            advance(1)
    if as_json:
        said = [_plain(measurement, pictures) for measurement, pictures in measured]
        say_json({"documents": said, "refusals": [str(each) for each in refusals]})
    else:
        _say(measured, click.echo)
    refuse(refusals)
    return 0 if all(measurement.passed for measurement, _ in measured) else 1


def _measured(
    document: Path, era: str | None, folder: Path | None
) -> tuple[Measurement, list[Path]]:
    from toolkit.word.ruler import measure
    from toolkit.word.ruler import overlay

    measurement = measure(document, era=era)
    return measurement, overlay(measurement, folder) if folder else []


def _say(measured: list[tuple[Measurement, list[Path]]], say: Callable[[str], None]) -> None:
    for measurement, pictures in measured:
        say(measurement.report())
        for picture in pictures:
            say(f"图片：{picture}")


def _plain(measurement: Measurement, pictures: list[Path]) -> dict[str, object]:
    return {
        "file": str(measurement.file),
        "era": measurement.era,
        "pages": measurement.pages,
        "letter": measurement.is_letter,
        "passed": measurement.passed,
        "readings": [
            {
                "clause": each.clause,
                "element": each.element,
                "page": each.page,
                "value": each.value,
                "allowed": each.allowed,
                "ok": each.ok,
            }
            for each in measurement.readings
        ],
        "fonts": [
            {
                "wanted": each.wanted,
                "shown_by": each.shown_by,
                "substituted": each.substituted,
            }
            for each in measurement.fonts
        ],
        "pictures": [str(each) for each in pictures],
    }
