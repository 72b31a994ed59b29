"""taizhang render: documents from any template and JSON data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import say_json
from toolkit.frontends.progress import progress_bar

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.declare.errors import ToolkitError
    from toolkit.word.batch import Preview
    from toolkit.word.batch import Work
    from toolkit.word.batch.preview import Form
    from toolkit.word.messages import Language
    from toolkit.word.template import Uncompiled
    from toolkit.word.template import WorkerProcess

SUFFIX = ".docx"
SHOWN = 30


@chinese_command
@click.argument("template", metavar="模板.docx", type=PATH)
@click.argument("data_file", metavar="数据.json", type=PATH, required=False)
@click.option(
    "--data",
    type=PATH,
    metavar="数据.json",
    help="数据（也可以直接写在模板后面）：一个 JSON 对象生成一份，对象的清单逐个生成",
)
@click.option(
    "--out",
    type=PATH,
    metavar="文档.docx",
    help="写到哪个文件；数据是清单时写文件夹；不写则写在数据旁边，用数据文件的名称",
)
@click.option("--name", metavar="样式", help="批量时的文件名，如 {{ 序号 }}_{{ 单位 }}；不写则编号")
@click.option(
    "--preview", "form", type=click.Choice(["pdf", "png"]), help="另用 LibreOffice 生成预览"
)
@click.option(
    "--pictures",
    type=PATH,
    metavar="文件夹",
    help="数据里的图片从哪个文件夹取，只取这里面的",
)
@click.option(
    "--lenient", is_flag=True, help="数据里没有、是空的，写成【未填：名称】并逐处列出，不中止"
)
@click.option(
    "--without-macros", is_flag=True, help="模板带有宏的（.docm、.dotm）也填，写出的文档不带宏"
)
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    help="模板和数据的错误说中文还是英文",
)
@JSON
def command(
    template: Path,
    data_file: Path | None,
    data: Path | None,
    out: Path | None,
    name: str | None,
    form: Form | None,
    pictures: Path | None,
    lenient: bool,
    without_macros: bool,
    language: Language,
    as_json: bool,
) -> int:
    """用任一 Word 模板和 JSON 数据生成文档.

    taizhang render 模板.docx 数据.json 就写出“数据_模板.docx”，在数据旁边；--out 另写地方。

    数据是对象的清单时成批生成，文件夹里的“批次清单.jsonl”记着每份的数据、模板和文档的 SHA-256；中断后
    再运行同一命令会接着做，已生成且没有变化的不再生成，人改动过的不覆盖。

    数据里可以写有类型的值，如 {"@类型": "图片", "文件": "章.png", "宽": 30}；有图片、富文本、链接、书签、勾选、
    Markdown、图表、日期、数九种，写法见 docs/模板数据.md。

    --lenient 给草稿用：数据里没有或是空的，写成醒目的【未填：名称】，逐处列出；条件（{% if %}）没有数据仍不生成。
    像转义过的值（如 A&amp;B）原样写出，空文字（""）不印字，各说在哪一处；空值（null）不生成。

    退出状态：0 全部生成，1 有未生成的，2 文件或用法不对。
    """
    from toolkit.word.batch import State
    from toolkit.word.batch import read_data
    from toolkit.word.messages import speaking
    from toolkit.word.template import Uncompiled
    from toolkit.word.template import WorkerProcess

    if (data is None) == (data_file is None):
        raise click.UsageError("请写明数据文件，写一次：taizhang render 模板.docx 数据.json")
    source = data or data_file
    assert source is not None
    with speaking(language), WorkerProcess().begin() as process:  # -- before much is read --
        item = _with_types(read_data(source), source, pictures)
        out = out or _beside(source, template, several=isinstance(item, list))
        taken = Uncompiled.open(template, lenient=lenient, without_macros=without_macros)
        if isinstance(item, list):
            works, manifest = _batch(template, taken, item, out, name, process)
        else:
            works, manifest = [_single(template, taken, item, out, process)], None
    ready = [work.file for work in works if work.state is not State.REFUSED]
    shown, failed = _preview(ready, form, out if manifest else out.parent)
    if as_json:
        say_json(_plain(template, works, manifest, shown))
    else:
        _say(works, manifest, shown)
    if failed is not None:
        raise failed
    return 0 if len(ready) == len(works) else 1


Items = Mapping[str, object] | list[Mapping[str, object]]


def _with_types(items: Items, data: Path, pictures: Path | None) -> Items:
    from toolkit.word.batch import with_types

    if pictures is not None and not pictures.is_dir():
        raise click.UsageError(f"--pictures 要写文件夹，没有“{pictures}”这个文件夹")
    if isinstance(items, list):
        return [with_types(each, data.name, pictures) for each in items]
    return with_types(items, data.name, pictures)


def _single(
    template: Path,
    source: Uncompiled,
    item: Mapping[str, object],
    out: Path,
    process: WorkerProcess,
) -> Work:
    from toolkit.word.batch import State
    from toolkit.word.batch import Work
    from toolkit.word.template import Limits
    from toolkit.word.template import render_safely
    from toolkit.word.template import write_document

    if out.suffix.lower() != SUFFIX:
        raise click.UsageError(f"--out 要写 .docx 文件，不是“{out.name}”")
    _keep_apart(out, template)
    document = render_safely(source, item, Limits(), process=process)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_document(document, out)
    told = (document.unfilled, document.escaped_looking, document.blank)
    return Work(1, out, State.WRITTEN, "", *told, document.without_macros)


def _beside(data: Path, template: Path, *, several: bool) -> Path:
    """Where documents go that nobody has named a place for; none that is there is written over."""
    out = data.with_name(f"{data.stem}_{template.stem}{'' if several else SUFFIX}")
    if out.exists() and not several:
        raise click.UsageError(f"“{out}”已经有了，没有覆盖；请用 --out 写明写到哪个文件")
    return out


def _keep_apart(out: Path, template: Path) -> None:
    if out.resolve() == template.resolve():
        raise click.UsageError("--out 与模板是同一个文件，会覆盖模板")


def _batch(
    template: Path,
    source: Uncompiled,
    items: list[Mapping[str, object]],
    out: Path,
    name: str | None,
    process: WorkerProcess,
) -> tuple[list[Work], Path]:
    from toolkit.word.batch import render_batch
    from toolkit.word.batch import stems

    if out.suffix.lower() == SUFFIX or out.is_file():
        raise click.UsageError("数据是清单，--out 要写文件夹")
    names = stems(items, template.stem, name)
    for each in names:
        _keep_apart(out / f"{each}{SUFFIX}", template)
    with progress_bar("生成", len(items)) as advance:
        result = render_batch(source, items, names, out, lambda: advance(1), process=process)
    return list(result.works), result.manifest


def _preview(
    files: list[Path], form: Form | None, folder: Path
) -> tuple[Preview | None, ToolkitError | None]:
    """The preview if one is wanted, or why there is none: the documents are told of all the same."""
    if form is None:
        return None, None
    from toolkit.word.batch import preview
    from toolkit.word.office import OfficeError

    try:
        with progress_bar("预览", len(files)) as advance:
            return preview(files, form, folder, advance), None
    except OfficeError as error:
        return None, error


def _say(works: list[Work], manifest: Path | None, shown: Preview | None) -> None:
    if manifest is None:
        click.echo(f"已生成：{works[0].file}")
    else:
        _say_batch(works, manifest)
    if any(work.without_macros for work in works):
        click.echo("  模板带有宏，写出的文档不带宏；文档里点按钮、按快捷键运行宏的地方不再有用")
    told = [work for work in works if work.unfilled or work.escaped_looking or work.blank]
    for work in told[:SHOWN]:
        _say_told(work, numbered=manifest is not None)
    if len(told) > SHOWN:
        click.echo(f"  ……其余{len(told) - SHOWN}份的未填、空的等见 --json")
    if shown is None:
        return
    if manifest is None:
        for file in shown.files:
            click.echo(f"预览：{file}")
    else:
        click.echo(f"预览{len(shown.files)}个文件")
    for font in shown.substituted:
        click.echo(f"  预览字体 {font}")


def _say_told(work: Work, *, numbered: bool) -> None:
    """What was left to be filled in, and what looks escaped, with their places."""
    whose = f"第{work.number}项 " if numbered else ""
    for gap in work.unfilled[:SHOWN]:
        click.echo(f"  {whose}未填“{gap.name}”：{gap.place} 标签 {gap.tag}")
    if len(work.unfilled) > SHOWN:
        click.echo(f"  {whose}……其余{len(work.unfilled) - SHOWN}处未填见 --json")
    for each in work.escaped_looking[:SHOWN]:
        said = f"“{each.name}”像是转义过的“{each.text}”，已原样写出"
        click.echo(f"  {whose}{said}：{each.place} 标签 {each.tag}")
    if len(work.escaped_looking) > SHOWN:
        click.echo(f"  {whose}……其余{len(work.escaped_looking) - SHOWN}处见 --json")
    for empty in work.blank[:SHOWN]:
        click.echo(f"  {whose}“{empty.name}”是空的，那里没有印字：{empty.place} 标签 {empty.tag}")
    if len(work.blank) > SHOWN:
        click.echo(f"  {whose}……其余{len(work.blank) - SHOWN}处空的见 --json")


def _say_batch(works: list[Work], manifest: Path) -> None:
    from toolkit.word.batch import State

    counts = {state: sum(work.state is state for work in works) for state in State}
    said = "，".join(f"{state}{count}份" for state, count in counts.items() if count)
    click.echo(f"共{len(works)}份：{said or '没有数据'}。清单：{manifest}")
    refused = [work for work in works if work.state is State.REFUSED]
    for work in refused[:SHOWN]:
        click.echo(f"  第{work.number}项 {work.file.name}：{work.reason}")
    if len(refused) > SHOWN:
        click.echo(f"  ……其余{len(refused) - SHOWN}项见 --json")


def _plain(
    template: Path, works: list[Work], manifest: Path | None, shown: Preview | None
) -> dict[str, object]:
    said: dict[str, object] = {
        "template": str(template),
        "documents": [
            {
                "number": work.number,
                "file": str(work.file),
                "state": str(work.state),
                "reason": work.reason,
                "unfilled": [asdict(each) for each in work.unfilled],
                "escaped_looking": [asdict(each) for each in work.escaped_looking],
                "blank": [asdict(each) for each in work.blank],
                "without_macros": work.without_macros,
            }
            for work in works
        ],
        "manifest": str(manifest) if manifest else None,
        "preview": None,
    }
    if shown is not None:
        fonts = [{"wanted": each.wanted, "shown_by": each.shown_by} for each in shown.substituted]
        said["preview"] = {"files": [str(f) for f in shown.files], "substituted_fonts": fonts}
    return said
