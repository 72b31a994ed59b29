"""taizhang distribute: one workbook for each contact point and section, with only its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.frontends.books import activity
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import AS_OF
from toolkit.frontends.options import BOOK
from toolkit.frontends.options import JSON
from toolkit.frontends.options import out_option
from toolkit.frontends.options import say_json

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from toolkit.frontends.packages_out import WrittenPackage
    from toolkit.workbooks.package import ResultSheet

DISPATCH_FOLDER = "下发"
LISTING = "下发清单.xlsx"


@chinese_command
@BOOK
@AS_OF
@out_option("分册放在哪个文件夹；不写则放在台账旁的“下发”文件夹")
@JSON
def command(book: Path, as_of: dt.date | None, out: Path | None, as_json: bool) -> int:
    """分发台账：每个联系点、每个要下发的科室一个分册，只含各自的行.

    分册为不带宏的 .xlsx；信访人的姓名、证件、电话、住址不下发；不归填报人填的列加锁。
    同时写出“下发清单”。

    退出状态：0 全部写出，1 有的行没有归到任何分册，2 文件或用法不对。
    """
    from toolkit.distribution.contents import unsent
    from toolkit.frontends.books import read_case
    from toolkit.frontends.packages_out import write_packages
    from toolkit.workbooks.lists import write_list

    catalogue = activity()
    workbook, case = read_case(book, catalogue, as_of)
    packages = list(catalogue.roles.packages(case))
    folder = out or book.parent / DISPATCH_FOLDER
    written = write_packages(packages, case, workbook.sheets, catalogue, folder)
    write_list(_listing(written, book.name), folder / LISTING)
    left = {
        ledger.sheet: [r.at_row for r in rows] for ledger, rows in unsent(packages, case).items()
    }
    if as_json:
        say_json(
            {
                "book": str(book),
                "packages": [_plain(each) for each in written],
                "listing": str(folder / LISTING),
                "unsent": left,
            }
        )
    else:
        for each in written:
            counts = "，".join(f"{sheet}{count}行" for sheet, count in each.rows.items() if count)
            click.echo(f"{each.path}：{counts or '空表'}")
        click.echo(f"共{len(written)}个分册；清单：{folder / LISTING}")
        for sheet, rows in left.items():
            numbers = "、".join(map(str, rows))
            click.echo(
                f"“{sheet}”第{numbers}行没有归到任何联系点或科室，留在局办公室，请补填后再分发。"
            )
    return 1 if left else 0


def _plain(written: WrittenPackage) -> dict[str, object]:
    return {
        "kind": written.package.kind,
        "key": written.package.key,
        "title": written.package.title,
        "receiver": written.package.receiver,
        "file": str(written.path),
        "rows": dict(written.rows),
    }


def _listing(written: list[WrittenPackage], book: str) -> ResultSheet:
    from toolkit.workbooks.package import ResultColumn
    from toolkit.workbooks.package import ResultSheet

    columns = (
        ResultColumn("序号", 8),
        ResultColumn("类别", 10),
        ResultColumn("下发对象", 24),
        ResultColumn("接收人", 12),
        ResultColumn("文件", 46),
        ResultColumn("内容", 60, wrap=True),
    )
    rows = [
        (
            at,
            each.package.kind,
            each.package.title,
            each.package.receiver or "（未填）",
            each.path.name,
            "，".join(f"{sheet}{count}行" for sheet, count in each.rows.items()),
        )
        for at, each in enumerate(written, start=1)
    ]
    return ResultSheet("下发清单", (f"下发清单：{book}",), columns, rows)
