"""taizhang generate: official papers from a workbook, each with its 核对单."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.frontends.books import activity
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import AS_OF
from toolkit.frontends.options import JSON
from toolkit.frontends.options import Day
from toolkit.frontends.options import out_option
from toolkit.frontends.options import say_json

if TYPE_CHECKING:
    import datetime as dt

    from toolkit.declare.catalogue import Catalogue
    from toolkit.usecases.generate import Drafted

TEMPLATES_FOLDER = "公文模板"
PAPERS_FOLDER = "公文"


@chinese_command
@click.argument("book", metavar="BOOK", type=click.Path(path_type=Path), required=False)
@click.argument("kinds", metavar="文种", nargs=-1)
@AS_OF
@click.option("--dated", type=Day(), metavar="日期", help="成文日期；不写则取统计截止日")
@out_option("公文放在哪个文件夹；不写则放在台账旁的“公文”文件夹")
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="模板文件夹；不写则用台账旁的“公文模板”，没有则用自带的",
)
@click.option("--list", "show_list", is_flag=True, help="列出可生成的文种")
@JSON
def command(
    book: Path | None,
    kinds: tuple[str, ...],
    as_of: dt.date | None,
    dated: dt.date | None,
    out: Path | None,
    templates: Path | None,
    show_list: bool,
    as_json: bool,
) -> int:
    """按台账生成公文，每份旁边有核对单，写明每个数的出处.

    文种写名称，如 进展情况通报 催报通知 表扬通报；--list 列出全部。不能生成的写明原因，不影响其他文种。

    退出状态：0 全部生成，1 有未生成的，2 文件或用法不对。
    """
    catalogue = activity()
    if show_list:
        _show_list(catalogue, as_json)
        return 0
    if book is None or not kinds:
        raise click.UsageError("请写明台账文件和至少一个文种")
    drafted, written = _generate(book, catalogue, kinds, as_of, dated, out, templates)
    if as_json:
        say_json({"book": str(book), "documents": written, "refusals": list(drafted.refusals)})
    else:
        for each in written:
            click.echo(f"已生成：{each['file']}（核对单：{each['check_list']}）")
            for remark in each["remarks"]:
                click.echo(f"  提示：{remark}")
        for refusal in drafted.refusals:
            click.echo(refusal)
    return 1 if drafted.refusals else 0


def _generate(
    book: Path,
    catalogue: Catalogue,
    names: tuple[str, ...],
    as_of: dt.date | None,
    dated: dt.date | None,
    out: Path | None,
    templates: Path | None,
) -> tuple[Drafted, list[dict[str, list[str] | str]]]:
    from toolkit.frontends.books import judged_book
    from toolkit.frontends.check_list import check_list
    from toolkit.frontends.resources import folder
    from toolkit.usecases.generate import chosen_kinds
    from toolkit.usecases.generate import generate
    from toolkit.word.template import Template
    from toolkit.word.template import write_document
    from toolkit.workbooks.lists import write_list

    chosen = chosen_kinds(catalogue, names)
    _, judged = judged_book(book, catalogue, as_of)
    drafted = generate(judged, chosen, dated or judged.case.as_of)
    beside = book.parent / TEMPLATES_FOLDER
    sources = templates or (beside if beside.is_dir() else folder("doc_templates"))
    target = out or book.parent / PAPERS_FOLDER
    rendered = [
        (each, Template.open(sources / each.kind.template).render(each.draft.values))
        for each in drafted.documents
    ]
    target.mkdir(parents=True, exist_ok=True)
    written: list[dict[str, list[str] | str]] = []
    for document, content in rendered:
        paper = target / f"{document.stem}.docx"
        listing = target / f"{document.stem}_核对单.xlsx"
        write_document(content, paper)
        write_list(check_list(document, book.name, judged.case.as_of), listing)
        written.append(
            {
                "kind": document.kind.name,
                "file": str(paper),
                "check_list": str(listing),
                "remarks": list(document.draft.remarks),
            }
        )
    return drafted, written


def _show_list(catalogue: Catalogue, as_json: bool) -> None:
    kinds = [
        {"kind": kind.name, "template": kind.template, "about": kind.page.strip().splitlines()[0]}
        for kind in catalogue.documents
    ]
    if as_json:
        say_json({"documents": kinds})
        return
    for kind in kinds:
        click.echo(f"{kind['kind']}　{kind['about']}")
