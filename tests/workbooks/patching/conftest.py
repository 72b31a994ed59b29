from __future__ import annotations

from typing import TYPE_CHECKING

import package_files
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    return package_files.rich_workbook(tmp_path / "台账.xlsm")
