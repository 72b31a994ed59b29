"""taizhang lint: the faults of templates that can be known without data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import ToolkitError
from toolkit.declare.real_path import real_path
from toolkit.frontends.english_pages import LINT
from toolkit.frontends.options import ACTIVITY
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import folder_option
from toolkit.frontends.options import refuse
from toolkit.frontends.options import say_json
from toolkit.frontends.two_languages import bilingual_command
from toolkit.word.messages import listed
from toolkit.word.messages import of_commands
from toolkit.word.messages import speaking
from toolkit.workplace.activities import chosen
from toolkit.workplace.activities import installed
from toolkit.workplace.shipped import doc_templates

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from toolkit.declare.document import DocumentKind
    from toolkit.word.lint import Finding
    from toolkit.word.lint import GuardedLinter
    from toolkit.word.messages import Language

SUFFIX = "_检查"


class NotATemplateError(ToolkitError):
    """The file holds something else than a Word document."""

    def __init__(self, file: Path) -> None:
        super().__init__(of_commands.NO_WORD(file=file.name), file=file)


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found in one template; `refusal` says why it could not be looked at."""

    file: Path
    kind: str
    findings: tuple[Finding, ...]
    copy: Path | None
    refusal: ToolkitError | None = None


@bilingual_command(LINT)
@click.argument("templates", metavar="模板.docx", nargs=-1, required=True, type=PATH)
@click.option("--kind", metavar="文种", help="按哪个文种核对数据项；不写则按文件名")
@folder_option("--comments", "有问题的模板写一个带 Word 批注的副本，放在这个文件夹")
@ACTIVITY
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", help="说中文还是英文")
@JSON
def command(
    templates: tuple[Path, ...],
    kind: str | None,
    activity: str | None,
    comments: Path | None,
    language: Language,
    as_json: bool,
) -> int:
    """检查公文模板，不用数据就能知道的问题逐条列出，写明在第几段、表格第几行第几列.

    查标签写法和配对、数据项名称、过滤器、不允许的访问，以及文号括号、汉字日期、标点、用词。文件名是文种
    名称的，数据项与该文种核对，并与随活动带着的模板逐段对照：原来是标签、现在是固定的字的，提醒（几个活动有
    同名文种的，用 --activity 写明）；别的模板只查其余各项。

    退出状态：0 没有问题，1 有错误或提醒，2 文件或用法不对。
    """
    from toolkit.word.lint import GuardedLinter

    kinds = _kinds(activity)
    if kind is not None and kind not in kinds:
        with speaking(language):
            raise click.UsageError(of_commands.NO_KIND(kind=kind, kinds=listed(kinds)))
    with speaking(language), GuardedLinter() as linter:
        results = [
            _linted(file, kinds.get(kind or file.stem), comments, linter) for file in templates
        ]
        if as_json:
            say_json({"templates": [_plain(each) for each in results]})
        else:
            for each in results:
                if each.refusal is None:
                    _say(each)
    refuse([each.refusal for each in results if each.refusal])
    return 1 if any(each.findings for each in results) else 0


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of document, and the template of it that came with its activity."""

    kind: DocumentKind
    shipped: Traversable | None


def _kinds(activity: str | None) -> dict[str, _Kind]:
    """The kinds of an activity, or of all; of a name that several have, the toolkit's own."""
    asked = [chosen(activity)] if activity else [each.catalogue for each in installed().usable]
    found: dict[str, _Kind] = {}
    for catalogue in reversed(asked):
        shipped = {each.name: each for each in doc_templates(catalogue)}
        found |= {k.name: _Kind(k, shipped.get(k.template)) for k in catalogue.documents}
    return found


def _linted(
    file: Path, known: _Kind | None, comments: Path | None, linter: GuardedLinter
) -> Linted:
    name = known.kind.name if known else ""
    if file.is_file() and not _is_word(file):
        return Linted(file, name, (), None, NotATemplateError(file))
    try:
        findings = linter.lint(
            file,
            known.kind.slots if known else None,
            original=known.shipped.read_bytes() if known and known.shipped else None,
        )
        copy = _commented(file, findings, comments) if comments and findings else None
    except ToolkitError as error:
        return Linted(file, name, (), None, error)
    return Linted(file, name, findings, copy)


def _is_word(file: Path) -> bool:
    """Whether the zip holds a Word document; a broken one is left to the linter to tell."""
    from toolkit.ooxml.archive import directory
    from toolkit.ooxml.errors import ArchiveError
    from toolkit.word.template.limits import MOST_MEMBERS
    from toolkit.word.template.package import read_file

    try:
        entries = directory(read_file(file), MOST_MEMBERS)
    except (ArchiveError, ToolkitError):
        return True
    return any(entry.name.startswith("word/") for entry in entries)


def _commented(file: Path, findings: tuple[Finding, ...], folder: Path) -> Path:
    from toolkit.word.lint import commented_copy
    from toolkit.word.template import write_document

    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{file.stem}{SUFFIX}.docx"
    if real_path(target) == real_path(file):
        target = folder / f"{file.stem}{SUFFIX}2.docx"
    write_document(commented_copy(file.read_bytes(), file.name, findings), target)
    return target


def _say(linted: Linted) -> None:
    by_kind = of_commands.BY_KIND(kind=linted.kind)
    against = by_kind if linted.kind else of_commands.NO_TEMPLATE_OF_KIND()
    errors = sum(str(each.severity) == "错误" for each in linted.findings)
    remarks = len(linted.findings) - errors
    counted = of_commands.COUNTED(errors=errors, remarks=remarks)
    said = counted if linted.findings else of_commands.CLEAN()
    click.echo(of_commands.LINTED(file=linted.file.name, against=against, said=said))
    for finding in linted.findings:
        click.echo(f"  {finding}")
    if linted.copy:
        click.echo(of_commands.COPY(copy=linted.copy))


def _plain(linted: Linted) -> dict[str, object]:
    return {
        "file": str(linted.file),
        "kind": linted.kind or None,
        "refusal": linted.refusal and str(linted.refusal),
        "copy": str(linted.copy) if linted.copy else None,
        "findings": [_plain_finding(each) for each in linted.findings],
    }


def _plain_finding(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.spoken(),
        "place": str(place),
        "part": place.part,
        "paragraph": place.paragraph,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "tag": finding.tag,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }
