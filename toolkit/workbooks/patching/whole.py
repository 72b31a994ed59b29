"""Files that are written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.whole import written_whole
from toolkit.workbooks.patching.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_whole(target: Path, blocks: Iterable[bytes | memoryview]) -> None:
    """Write the blocks beside the target, then put the file in its place.

    Raises:
        PackageError: the folder is missing, or the target is held open or may not be written.
    """
    try:
        with written_whole(target) as part, part.open("wb") as file:
            file.writelines(blocks)
    except OSError as error:
        raise _refused(target, error) from None


def _refused(target: Path, error: OSError) -> PackageError:
    return PackageError(
        f"无法写出《{target}》（{error.strerror}）：请检查文件夹是否存在、文件是否正被打开。"
    )
