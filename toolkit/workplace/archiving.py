"""归档: all that belongs to a signed paper put together under its number; originals stay where they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import nothing_yet
from toolkit.declare.filename import file_stem
from toolkit.ooxml.atomic import write_whole
from toolkit.register.numbers import signed
from toolkit.word.final import paper_as_said
from toolkit.workbooks.lists import write_list
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workplace.folders import ARCHIVE_FOLDER
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.opening import read_case
from toolkit.workplace.opening import silence
from toolkit.workplace.registered_paper import as_signed
from toolkit.workplace.registered_paper import registered_paper
from toolkit.workplace.registered_paper import runs_of
from toolkit.workplace.registering import run_of
from toolkit.workplace.signing_task import CHECKED
from toolkit.workplace.signing_task import CLEAN
from toolkit.workplace.signing_task import DATA
from toolkit.workplace.signing_task import FINAL
from toolkit.workplace.signing_task import PAGE
from toolkit.workplace.signing_task import check_list_of
from toolkit.workplace.signing_task import of_check_list
from toolkit.workplace.stage import sha256_of
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.register.entries import RunEntry
    from toolkit.register.numbers import Kept
    from toolkit.workplace.outcome import Account
    from toolkit.workplace.registered_paper import RegisteredPaper

STEP = "归档"
DATA_SAID, TEMPLATE = "签发时的台账", "模板"
LIST, SHEET_OF_PAPER = "归档清单.xlsx", "发文稿纸.xlsx"
LIST_COLUMNS = (
    ResultColumn("文件", 52, wrap=True),
    ResultColumn("是什么", 18),
    ResultColumn("SHA-256", 70),
    ResultColumn("说明", 40, wrap=True),
)
PAPER_COLUMNS = (ResultColumn("项目", 18), ResultColumn("内容", 80, wrap=True))
BY_HAND = ("公开属性", "保管期限", "拟稿人", "核稿人", "会签", "份数", "归档号")
"""What the program does not know, and people write on the sheet."""


class NotSignedError(ToolkitError):
    """A paper that was not signed cannot be archived."""

    exit_status = 1

    def __init__(self, name: str) -> None:
        super().__init__(f"《{name}》还没有签发，或文号已经作废，不能归档。", file=name)


class IncompleteError(ToolkitError):
    """Something that belongs to a signed paper is missing, or is not what was signed."""

    exit_status = 1

    def __init__(self, name: str, why: Sequence[str]) -> None:
        super().__init__(f"《{name}》没有归档：{''.join(why)}请放回原来的文件再归档。", file=name)


@dataclass(frozen=True, slots=True)
class Item:
    """A file to be put into the archive: where it lies, what it is, what is said of it."""

    path: Path
    what: str
    remark: str = ""

    @property
    def name(self) -> str:
        """What it is called there: a template has the name of the papers that it makes."""
        if self.what == TEMPLATE:
            return f"{TEMPLATE}_{self.path.name.removeprefix(f'{TEMPLATE}_')}"
        return self.path.name


@dataclass(frozen=True, slots=True)
class Archived:
    """What came of it: the folder, the files that were put there, what became of each."""

    folder: Path
    files: tuple[Path, ...]
    account: Account


def archive(
    path: Path, *, book: Path | None = None, tell: Callable[[str], None] = silence
) -> Archived:
    """Put all that belongs to a signed paper together.

    Args:
        path: the draft that was signed.
        book: the workbook, where it is another than the one that is registered.
        tell: told each step before it is done; what it raises stops the work.

    Raises:
        ToolkitError: it was not signed, or something is missing or changed; nothing is written then.
        RegisterError: it cannot be registered; nothing is written then.
    """
    tell("正在归档…")
    with nothing_yet():
        today = registered_paper(path, book)
        runs = runs_of(today.home)
        kept = signed(runs, path.name)
        if kept is None:
            raise NotSignedError(path.name)
        found = as_signed(today, kept.run.number, runs)
        folder = found.home / ARCHIVE_FOLDER / _folder_name(found, kept)
        files = [*_whole(found, kept), *_template(found, folder)]
    with writing(STEP, found.book, folder, tell, of_its_rows=False) as writer:
        group = writer.group()
        writer.account.remarks += [
            f"《{each.name}》：{each.remark}" for each in files if each.remark
        ]
        for each in files:
            target = folder / each.name
            private = each.what == DATA_SAID
            write_whole(writer.draft(target, group, private=private), [each.path.read_bytes()])
        write_list(_sheet_of_paper(found, kept), writer.draft(folder / SHEET_OF_PAPER, group))
        write_list(_list(found, kept, files), writer.draft(folder / LIST, group))
        _, case = read_case(found.book, found.run.run.as_of)
        run = partial(run_of, STEP, found.book.name, case, as_of=found.run.run.as_of)
        writer.put(lambda all_files: run(files=all_files), registered=True)
        writer.account.remarks += writer.account.remarks_on_kept()
    names = (*(each.name for each in files), SHEET_OF_PAPER, LIST)
    return Archived(folder, tuple(folder / name for name in names), writer.account)


def _folder_name(found: RegisteredPaper, kept: Kept) -> str:
    return file_stem(kept.entry.number or f"{kept.entry.dated}_{found.path.stem}")


def _whole(found: RegisteredPaper, kept: Kept) -> list[Item]:
    """The files, if all are there and are those that were signed."""
    path, data = found.path, found.book.suffix
    made = {
        f"{path.stem}{FINAL}{path.suffix}": "定稿",
        f"{path.stem}{CLEAN}{path.suffix}": "正本",
        f"{path.stem}{PAGE}{path.suffix}": "签发前检查",
        f"{path.stem}{DATA}{data}": DATA_SAID,
    }
    checked = f"{path.stem}{CHECKED}.xlsx"
    earlier = checked not in _written(kept.run)  # -- by a version that kept none --
    wrong = [*_wrong(found, kept, made if earlier else {**made, checked: "核对单"})]
    if earlier and not wrong:
        wrong += _not_its_own(found)
    if wrong:
        raise IncompleteError(path.name, wrong)
    if earlier:
        return [*_items(found, made), _ticked(found)]
    return [*_items(found, made), _kept_list(found, path.with_name(checked))]


def _items(found: RegisteredPaper, made: Mapping[str, str]) -> list[Item]:
    return [Item(found.path.with_name(name), what) for name, what in made.items()]


def _kept_list(found: RegisteredPaper, checked: Path) -> Item:
    """The 核对单 as it was when the paper was signed; another that lies there now is told."""
    today = check_list_of(found.path)
    other = today.is_file() and sha256_of(today) != sha256_of(checked)
    said = f"签发时的；《{today.name}》签发以后填写过，或者重新生成过，没有归档。"
    return Item(checked, "核对单", said if other else "")


def _written(run: RunEntry) -> dict[str, str]:
    """The hashes of what a run wrote, by name."""
    return {each.path.rpartition("/")[2]: each.sha256 for each in run.run.files}


def _wrong(found: RegisteredPaper, kept: Kept, made: Mapping[str, str]) -> Iterator[str]:
    """What is missing, or is not what was registered when the paper was signed."""
    written = _written(kept.run)
    for name, what in made.items():
        place = found.path.with_name(name)
        if not place.is_file():
            yield f"缺{what}《{name}》。"
        elif written.get(name) != sha256_of(place):
            yield f"{what}《{name}》在签发以后改过。"


def _not_its_own(found: RegisteredPaper) -> Iterator[str]:
    """How the 核对单 that lies beside a paper is not that of what was signed."""
    final = found.path.with_name(f"{found.path.stem}{FINAL}{found.path.suffix}")
    yield from of_check_list(found.path, paper_as_said(final.read_bytes(), final.name))


def _ticked(found: RegisteredPaper) -> Item:
    check_list = check_list_of(found.path)
    same = _written(found.run).get(check_list.name) == sha256_of(check_list)
    return Item(check_list, "核对单", "" if same else "同拟稿时写出的不同，数同签发的相符。")


def _template(found: RegisteredPaper, folder: Path) -> Iterator[Item]:
    """The template, where it is still the one that the paper was made with, or was put there before."""
    name, said = found.entry.template, found.entry.template_sha256
    for place in (found.home / TEMPLATES_FOLDER / name, folder / f"{TEMPLATE}_{name}"):
        if place.is_file() and sha256_of(place) == said:
            yield Item(place, TEMPLATE)
            return


def _list(found: RegisteredPaper, kept: Kept, files: Sequence[Item]) -> ResultSheet:
    rows = [(each.name, each.what, sha256_of(each.path), each.remark) for each in files]
    if not any(each.what == TEMPLATE for each in files):
        said = "模板在拟稿以后改过或不在，只记哈希值。"
        rows.append(
            (f"{TEMPLATE}_{found.entry.template}", TEMPLATE, found.entry.template_sha256, said)
        )
    said = f"文号：{kept.entry.number or '（不编号）'}　标题：{kept.entry.title}"
    drawn = f"台账：{found.book.name}　拟稿：第{found.run.number}次登记　签发：第{kept.run.number}次登记"
    return ResultSheet("归档清单", ("归档清单", said, drawn), LIST_COLUMNS, rows)


def _sheet_of_paper(found: RegisteredPaper, kept: Kept) -> ResultSheet:
    """发文稿纸: what the register knows, and blanks for what people write."""
    entry, run = kept.entry, kept.run.run
    rows = [
        ("文号", entry.number or "（不编号）"),
        ("标题", entry.title),
        ("文种", entry.kind),
        ("签发人", entry.signed_by),
        ("成文日期", entry.dated),
        ("印发日期", entry.printed),
        ("统计截止日", str(found.run.run.as_of or "")),
        ("经办人", run.who),
        ("签发登记时间", run.at.isoformat(timespec="minutes")),
        ("正本 SHA-256", entry.sha256),
        *((f"理由：{group}", words) for group, words in entry.reasons.items()),
        *((each, "") for each in BY_HAND),
    ]
    return ResultSheet("发文稿纸", ("发文稿纸",), PAPER_COLUMNS, rows)
