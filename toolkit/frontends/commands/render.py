"""taizhang render: documents from any template and JSON data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from toolkit.declare.real_path import real_path
from toolkit.frontends.english_pages import RENDER
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import say_json
from toolkit.frontends.progress import progress_bar
from toolkit.frontends.rendered_lines import as_plain
from toolkit.frontends.rendered_lines import say_documents
from toolkit.frontends.two_languages import bilingual_command
from toolkit.word.messages import of_commands
from toolkit.word.messages import speaking

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


@bilingual_command(RENDER)
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
    help="说中文还是英文",
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
    from toolkit.word.batch import read_data
    from toolkit.word.template import Limits
    from toolkit.word.template import Pool
    from toolkit.word.template import Uncompiled
    from toolkit.word.template import WorkerProcess

    with speaking(language), WorkerProcess().begin() as process:  # -- before much is read --
        source = _one_of(data, data_file)
        taken = Uncompiled.open(template, lenient=lenient, without_macros=without_macros)
        Pool(taken, Limits(), process=process).begin()
        item = _with_types(read_data(source), source, pictures)
        out = out or _beside(source, template, several=isinstance(item, list))
        works, manifest = _rendered(template, taken, item, out, name, process)
    with speaking(language):
        return _told(template, works, manifest, form, out, as_json=as_json)


def _told(
    template: Path,
    works: list[Work],
    manifest: Path | None,
    form: Form | None,
    out: Path,
    *,
    as_json: bool,
) -> int:
    """Show previews if wanted, tell what was done; the exit status."""
    from toolkit.word.batch import State

    ready = [work.file for work in works if work.state is not State.REFUSED]
    shown, failed = _preview(ready, form, out if manifest else out.parent)
    if as_json:
        say_json(as_plain(template, works, manifest, shown))
    else:
        say_documents(works, manifest, shown)
    if failed is not None:
        raise failed
    return 0 if len(ready) == len(works) else 1


def _one_of(data: Path | None, data_file: Path | None) -> Path:
    """The file of data, which was named once, behind the template or by its option."""
    if (data is None) == (data_file is None):
        raise click.UsageError(of_commands.NAME_DATA())
    source = data or data_file
    assert source is not None
    return source


Items = Mapping[str, object] | list[Mapping[str, object]]


def _with_types(items: Items, data: Path, pictures: Path | None) -> Items:
    from toolkit.word.batch import with_types

    if pictures is not None and not pictures.is_dir():
        raise click.UsageError(of_commands.NO_FOLDER(folder=pictures))
    if isinstance(items, list):
        return [with_types(each, data.name, pictures) for each in items]
    return with_types(items, data.name, pictures)


def _rendered(
    template: Path,
    source: Uncompiled,
    item: Items,
    out: Path,
    name: str | None,
    process: WorkerProcess,
) -> tuple[list[Work], Path | None]:
    """What was done for each, and the list of a batch."""
    if isinstance(item, list):
        return _batch(template, source, item, out, name, process)
    return [_single(template, source, item, out, process)], None


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
        raise click.UsageError(of_commands.WANTS_DOCX(name=out.name))
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
        raise click.UsageError(of_commands.IS_THERE(file=out))
    return out


def _keep_apart(out: Path, template: Path) -> None:
    if real_path(out) == real_path(template):
        raise click.UsageError(of_commands.SAME_FILE())


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
        raise click.UsageError(of_commands.WANTS_FOLDER())
    names = stems(items, template.stem, name)
    for each in names:
        if each.casefold() == template.stem.casefold():
            _keep_apart(out / f"{each}{SUFFIX}", template)
    with progress_bar(of_commands.MAKING(), len(items)) as advance:
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
        with progress_bar(of_commands.SHOWING(), len(files)) as advance:
            return preview(files, form, folder, advance), None
    except OfficeError as error:
        return None, error
