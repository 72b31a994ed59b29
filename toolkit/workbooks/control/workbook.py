"""The control workbook, as .xlsx and as .xlsm: one builder, the same sheets."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.button import ALL_BUTTONS
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard import ResultLine
from toolkit.workbooks.blank.plan import control_plan
from toolkit.workbooks.blank.workbook import NOTHING
from toolkit.workbooks.blank.workbook import build_workbook
from toolkit.workbooks.control.buttons import insert_buttons
from toolkit.workbooks.control.buttons import leave_room
from toolkit.workbooks.control.buttons import name_commands
from toolkit.workbooks.control.calendar_sheet import write_calendar
from toolkit.workbooks.control.detail_sheet import write_detail
from toolkit.workbooks.control.marks import dress_questions
from toolkit.workbooks.control.marks import dress_results
from toolkit.workbooks.control.marks import mark_ledgers
from toolkit.workbooks.control.names import define_result_names
from toolkit.workbooks.control.progress_sheet import write_progress
from toolkit.workbooks.control.project import WORKBOOK_MODULE
from toolkit.workbooks.control.ribbon import with_ribbon
from toolkit.workbooks.control.signing_sheet import write_signing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook

    from toolkit.declare.button import Button
    from toolkit.declare.catalogue import Catalogue
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles

    Prefill = Mapping[str, Sequence[Sequence[object]]]

SETTINGS_SHEET = "xlwings.conf"  # -- the name that xlwings looks for --
SETTINGS = (
    ("INTERPRETER_WIN", r"%LOCALAPPDATA%\taizhang-toolkit\python\Scripts\python.exe"),
    ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
    ("USE UDF SERVER", "False"),
    ("SHOW CONSOLE", "False"),
    ("SHOW_ERROR_POPUPS", "False"),  # -- see Bridge.bas --
)


def control_sheets(catalogue: Catalogue) -> int:
    """How many sheets the .xlsm has: the ledgers, 首页, 使用说明, 进度, 日程, 签发, 详情, 选项, 系统, xlwings.conf."""
    return len(control_plan(catalogue)) + 9


def control_xlsx(
    catalogue: Catalogue,
    prefill: Prefill = NOTHING,
    buttons: Sequence[Button] = ALL_BUTTONS,
    *,
    room_for_buttons: bool = False,
) -> bytes:
    """The control workbook without macros, for WPS and for LibreOffice with the extension.

    With `room_for_buttons` somebody draws buttons on it later.
    """
    plans = control_plan(catalogue, prefill)
    kind = _WithRoom if room_for_buttons else _WithoutMacros
    extras = kind(catalogue, plans, prefill, buttons)
    return build_workbook(catalogue, plans, prefill=prefill, extras=extras)


def control_xlsm(
    catalogue: Catalogue,
    project: bytes,
    prefill: Prefill = NOTHING,
    buttons: Sequence[Button] = ALL_BUTTONS,
) -> bytes:
    """The control workbook with buttons, ribbon tab and macros.

    Args:
        catalogue: the activity.
        project: `vbaProject.bin`, whose sheet modules are as many as `control_sheets`.
        prefill: sheet title → first rows.
        buttons: those of the front page and the ribbon, whose macros the project holds.
    """
    plans = control_plan(catalogue, prefill)
    extras = _WithMacros(catalogue, plans, prefill, buttons, project)
    return with_ribbon(build_workbook(catalogue, plans, prefill=prefill, extras=extras), buttons)


@dataclass(frozen=True, slots=True)
class _Control:
    """Marks, charts and the dress of the result sheet."""

    catalogue: Catalogue
    plans: tuple[SheetPlan, ...]
    prefill: Prefill
    buttons: Sequence[Button]

    def before_guide(self, book: Workbook, styles: Styles) -> None:
        """Nothing but the front page."""

    def after_guide(self, book: Workbook, styles: Styles) -> None:
        write_progress(book, self.plans, styles, self.prefill, self.catalogue.submissions)
        write_calendar(book, styles)
        write_signing(book, styles)
        write_detail(book, styles)

    def finish(self, book: Workbook, styles: Styles) -> None:
        results = next(plan for plan in self.plans if plan.ledger is ResultLine)
        define_result_names(book, results, self.prefill.get(results.ledger.sheet, ()))
        mark_ledgers(book, self.plans)
        dress_results(book, results, styles)
        questions = next(plan for plan in self.plans if plan.ledger is MergeQuestion)
        dress_questions(book, questions, styles)


@dataclass(frozen=True, slots=True)
class _WithoutMacros(_Control):
    """All that, and what to choose or type where there are no buttons."""

    def finish(self, book: Workbook, styles: Styles) -> None:
        _Control.finish(self, book, styles)
        name_commands(book, self.catalogue.front_page.steps, styles, self.buttons)


@dataclass(frozen=True, slots=True)
class _WithRoom(_Control):
    """All that, and what stands under buttons that are drawn later."""

    def finish(self, book: Workbook, styles: Styles) -> None:
        _Control.finish(self, book, styles)
        leave_room(book, self.catalogue.front_page.steps, styles, self.buttons)


@dataclass(frozen=True, slots=True)
class _WithMacros(_Control):
    """All that, and what only a workbook with macros has."""

    project: bytes

    def finish(self, book: Workbook, styles: Styles) -> None:
        _Control.finish(self, book, styles)
        settings = book.add_worksheet(SETTINGS_SHEET)
        for row, pair in enumerate(SETTINGS):
            settings.write_row(row, 0, pair)
        settings.hide()
        insert_buttons(book, self.catalogue.front_page.steps, styles, self.buttons)
        book.add_vba_project(io.BytesIO(self.project), is_stream=True)
        book.set_vba_name(WORKBOOK_MODULE)
        for number, sheet in enumerate(book.worksheets(), start=1):
            sheet.set_vba_name(f"Sheet{number}")
