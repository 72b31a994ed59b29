"""Working folders of other people in which a paper is ready to be signed, or signed and ready for the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from judge.working_folder import BOOK
from judge.working_folder import EDIT
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.cli import main
from toolkit.register.numbers import issued
from toolkit.register.register import Register
from toolkit.workplace.folders import ARCHIVE_FOLDER
from toolkit.workplace.folders import PAPERS_FOLDER
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.sample_workbook import sample_workbook
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.declare.sample import Rows

PAPER, NUMBER = "表扬通报.docx", "云溪环〔2013〕3号"
ISSUE = (
    "issue",
    f"{{folder}}/{PAPERS_FOLDER}/{PAPER}",
    *("--number", NUMBER, "--signed-by", "沈怀远", "--dated", "2013-01-08"),
)
ARCHIVE = ("archive", f"{{folder}}/{PAPERS_FOLDER}/{PAPER}")
STATUS = 6  # -- the column 状态 of 报送情况表 --
ARCHIVED = 8  # -- 定稿, 正本, 签发前检查, data, 核对单, template, 发文稿纸, 归档清单 --


def make(folder: Path, rows: Rows, *, signed: bool) -> None:
    """A folder in which nothing stops the paper; its 核对单 was ticked by somebody."""
    for line in rows["报送情况表"]:
        line[STATUS] = "合格"
    assert main(["new", str(folder), "--without-macros"]) == 0
    book = folder / BOOK
    book.write_bytes(sample_workbook(SANJIE, rows))
    as_of = sample.AS_OF.isoformat()
    assert main(["generate", str(book), "表扬通报", "--as-of", as_of]) == 0
    with next((folder / PAPERS_FOLDER).glob("*_核对单.xlsx")).open("ab") as ticked:
        ticked.write(EDIT)
    if signed:
        assert main([each.format(folder=folder) for each in ISSUE]) == 0


def not_signed_once(folder: Path) -> Iterator[str]:
    """A number that is not accounted for exactly once, or stands on another file than the 正本."""
    kept = issued(Register(folder / REGISTER_FILE).runs())
    if [each.entry.number for each in kept] != [NUMBER]:
        yield f"文号登记为{[each.entry.number for each in kept]}"
    clean = folder / PAPERS_FOLDER / PAPER.replace(".", "_正本.")
    if not clean.is_file() or not kept or sha256_of(clean) != kept[-1].entry.sha256:
        yield "正本不在，或不是登记的那一份"


def not_archived_whole(folder: Path) -> Iterator[str]:
    """An archive that lacks something."""
    there = [*(folder / ARCHIVE_FOLDER / NUMBER).glob("*")]
    if len(there) != ARCHIVED:
        yield f"归档里有{len(there)}件"
