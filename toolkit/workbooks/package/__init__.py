"""Workbook files changed as packages: what is not meant to change is copied byte for byte."""

from toolkit.workbooks.package.errors import PackageError
from toolkit.workbooks.package.marking import mark_copy
from toolkit.workbooks.package.model import CellValue
from toolkit.workbooks.package.model import Level
from toolkit.workbooks.package.model import Link
from toolkit.workbooks.package.model import Mark
from toolkit.workbooks.package.model import ResultColumn
from toolkit.workbooks.package.model import ResultSheet
from toolkit.workbooks.package.splicing import SplicedRows
from toolkit.workbooks.package.splicing import SpliceTemplate
from toolkit.workbooks.package.splicing import splice

__all__ = [
    "CellValue",
    "Level",
    "Link",
    "Mark",
    "PackageError",
    "ResultColumn",
    "ResultSheet",
    "SpliceTemplate",
    "SplicedRows",
    "mark_copy",
    "splice",
]
