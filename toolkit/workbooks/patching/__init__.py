"""Workbook files changed as packages: what is not meant to change is copied byte for byte."""

from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.marking import Made
from toolkit.workbooks.patching.marking import mark_copy
from toolkit.workbooks.patching.merged_copy import MergedCells
from toolkit.workbooks.patching.merged_copy import merge_copy
from toolkit.workbooks.patching.model import CellValue
from toolkit.workbooks.patching.model import Edit
from toolkit.workbooks.patching.model import EmptiedRow
from toolkit.workbooks.patching.model import Link
from toolkit.workbooks.patching.model import Mark
from toolkit.workbooks.patching.model import NewRows
from toolkit.workbooks.patching.model import ResultColumn
from toolkit.workbooks.patching.model import ResultSheet
from toolkit.workbooks.patching.model import SideColumn
from toolkit.workbooks.patching.model import Trail
from toolkit.workbooks.patching.splicing import SplicedRows
from toolkit.workbooks.patching.splicing import SpliceTemplate
from toolkit.workbooks.patching.splicing import splice

__all__ = [
    "CellValue",
    "Edit",
    "EmptiedRow",
    "Link",
    "Made",
    "Mark",
    "MergedCells",
    "NewRows",
    "PackageError",
    "ResultColumn",
    "ResultSheet",
    "SideColumn",
    "SpliceTemplate",
    "SplicedRows",
    "Trail",
    "mark_copy",
    "merge_copy",
    "splice",
]
