"""What a marked copy is made from: the workbook's own package, or, for other kinds of files, its cells."""

from __future__ import annotations

import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.reading.workbook import Workbook

SUFFIX = "_校验"
MARKED = re.compile(rf"{SUFFIX}[0-9]*$")
"""How the name of a marked copy ends, before its extension."""
IN_PLACE = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
ANEW = ".xlsx"


def copy_suffix(workbook: Workbook) -> str:
    """How the name of a marked copy ends: as the workbook's content asks, or .xlsx for other kinds."""
    return workbook.suffix if workbook.suffix in IN_PLACE else ANEW


@contextmanager
def markable(book: Path, read: Workbook | None, beside: Path) -> Iterator[tuple[Path, list[str]]]:
    """A file that can be marked, and sentences on what it lacks of the book.

    That is the book itself, or an .xlsx made of what was `read` in a book of another kind, which lies
    in a folder of its own, `beside`, for as long as it is needed.

    Raises:
        OSError: it cannot be written.
    """
    if read is None or read.suffix in IN_PLACE:
        yield book, []
        return
    from toolkit.workbooks.as_read import write_as_read

    with tempfile.TemporaryDirectory(dir=beside) as folder:
        made = Path(folder) / f"1{ANEW}"
        changed = write_as_read(read.sheets, made)
        yield made, [_lacking(read), *(f"{each}。" for each in changed)]


def _lacking(read: Workbook) -> str:
    return (
        f"《{read.path.name}》是 {read.suffix} 文件，标注副本另做成 .xlsx：值、日期、公式结果、隐藏的行列和表、"
        "合并单元格都在（整列合并的只到有内容处）；公式本身、格式（百分比显示为小数）、下拉、批注、图表没有带过来，没有结果的公式和 Excel 没有的错误值写作 #VALUE!，"
        "请在副本里改正后以 .xlsx 报送。"
    )
