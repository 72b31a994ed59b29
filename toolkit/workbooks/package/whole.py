"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.workbooks.package.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_whole(target: Path, blocks: Iterable[bytes | memoryview]) -> None:
    """Write the blocks beside the target, then put the file in its place.

    Raises:
        PackageError: the folder is missing, or the target is held open or may not be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=target.suffix)
    except OSError as error:
        raise _refused(target, error) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(blocks)
        part.chmod(0o644)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _refused(target, error) from None
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _refused(target: Path, error: OSError) -> PackageError:
    return PackageError(
        f"无法写出《{target}》（{error.strerror}）：请检查文件夹是否存在、文件是否正被打开。"
    )
