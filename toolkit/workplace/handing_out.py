"""送达: a folder and a zip for each receiver, and the 印发分送单 that is signed on receipt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.filename import Name
from toolkit.declare.filename import file_stems
from toolkit.declare.wording import listed
from toolkit.ooxml.archive import blocks
from toolkit.ooxml.archive import stored
from toolkit.ooxml.archive import with_rights
from toolkit.ooxml.atomic import write_whole
from toolkit.register.entries import DeliveredEntry
from toolkit.register.entries import How
from toolkit.workbooks.lists import write_list
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workplace.folders import DELIVERY_FOLDER
from toolkit.workplace.opening import silence
from toolkit.workplace.parcels import parcels
from toolkit.workplace.registering import run_of
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.workplace.outcome import Account
    from toolkit.workplace.parcels import Parcel

STEP = "送达台账"
SHEET = "印发分送单.xlsx"
ZIP = ".zip"
FOR_ALL_TO_READ = 0o100644
COLUMNS = (
    ResultColumn("序号", 6),
    ResultColumn("类别", 10),
    ResultColumn("发往", 24),
    ResultColumn("接收人", 12),
    ResultColumn("文件", 46, wrap=True),
    ResultColumn("版本", 8),
    ResultColumn("份数", 6),
    ResultColumn("签收人", 14),
    ResultColumn("签收日期", 14),
)


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A receiver's parcel on disk.

    Attributes:
        parcel: what is in it.
        folder: the receiver's folder.
        archive: the same as a zip.
    """

    parcel: Parcel
    folder: Path
    archive: Path


@dataclass(frozen=True, slots=True)
class HandingOut:
    """What was laid out to be carried.

    Attributes:
        handed: by receiver, in order.
        sheet: where the 印发分送单 lies.
        refused: why a booklet was not, by receiver.
        account: what became of the files.
    """

    handed: tuple[HandedOut, ...]
    sheet: Path
    refused: dict[str, str]
    account: Account


def hand_out(
    book: Path,
    as_of: dt.date | None,
    *,
    only: Collection[str] = (),
    out: Path | None = None,
    tell: Callable[[str], None] = silence,
) -> HandingOut:
    """Lay each receiver's booklet into a folder and a zip of its own, with the 印发分送单.

    Raises:
        ToolkitError: as `parcels`; another is writing; the register cannot take it down.
        OSError: the folder cannot be written.
    """
    found = parcels(book, as_of, only)
    folder = out or book.parent / DELIVERY_FOLDER
    names = [Name(each.entry.key, each.entry.title) for each in found.ready]
    stems = file_stems(names)
    with writing(STEP, book, folder, tell) as writer:
        handed = []
        for number, (parcel, stem) in enumerate(zip(found.ready, stems, strict=True), start=1):
            tell(f"正在备“{parcel.entry.title}”的一份（{number}/{len(stems)}）…")
            group, content = writer.group(), parcel.path.read_bytes()
            each = HandedOut(parcel, folder / stem, folder / f"{stem}{ZIP}")
            file = each.folder / parcel.entry.file
            write_whole(writer.draft(file, group), [content])
            write_whole(writer.draft(each.archive, group), _zipped(parcel.entry.file, content))
            handed.append(each)
        sheet = folder / SHEET
        write_list(
            _sheet([each.parcel for each in handed], book.name), writer.draft(sheet, writer.group())
        )
        run = partial(run_of, STEP, book.name, found.case, as_of=as_of)
        delivered = [_entry(each) for each in handed]
        writer.account.remarks += [*_older(handed)]
        writer.put(lambda files: run(files=files, delivered=delivered), writer.as_written)
    return HandingOut(tuple(handed), sheet, found.refused, writer.account)


def _older(handed: Sequence[HandedOut]) -> Iterator[str]:
    """What else lies in a receiver's folder: whoever carries it off takes the wrong one along."""
    for each in handed:
        there = each.folder.iterdir() if each.folder.is_dir() else ()
        old = sorted(path.name for path in there if path.name != each.parcel.entry.file)
        if old:
            yield f"“{each.folder.name}”里还有以前的{listed(f'《{name}》' for name in old)}，请不要一起送出。"


def _entry(each: HandedOut) -> DeliveredEntry:
    entry = each.parcel.entry
    return DeliveredEntry(
        entry.kind, entry.key, entry.title, entry.file, entry.sha256, How.FOLDER, each.folder.name
    )


def _zipped(name: str, content: bytes) -> list[bytes | memoryview]:
    """A zip whose one name is right in every unpacker: in UTF-8, and flagged so."""
    member = stored(name, content)  # -- an .xlsx is packed already --
    return [*blocks([with_rights(member, FOR_ALL_TO_READ)])]


def _sheet(there: Sequence[Parcel], book: str) -> ResultSheet:
    rows = [
        (
            at,
            e.entry.kind,
            e.entry.title,
            e.entry.person or "（未填）",
            e.entry.file,
            e.entry.version,
            1,
            None,
            None,
        )
        for at, e in enumerate(there, start=1)
    ]
    said = f"依据：{book}　份数合计：{len(rows)}"
    return ResultSheet("印发分送单", ("印发分送单", said), COLUMNS, rows)
