"""A blank workbook, from the plans of its sheets to its bytes."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Protocol

from toolkit.declare.fixed_sheets import FRONT_SHEET
from toolkit.declare.fixed_sheets import GUIDE_SHEET
from toolkit.declare.fixed_sheets import OPTIONS_SHEET
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.workbooks.blank.drop_downs import Lists
from toolkit.workbooks.blank.finishing import finished
from toolkit.workbooks.blank.front_page import write_front_page
from toolkit.workbooks.blank.given_lists import areas
from toolkit.workbooks.blank.given_lists import sheets_of_lists
from toolkit.workbooks.blank.given_lists import write_lists
from toolkit.workbooks.blank.guide import write_guide
from toolkit.workbooks.blank.ledger_sheet import write_ledger
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import GREY
from toolkit.workbooks.blank.styles import WORKBOOK_OPTIONS
from toolkit.workbooks.blank.styles import Styles
from toolkit.workbooks.blank.system_sheet import write_system

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook

    from toolkit.declare.catalogue import Catalogue
    from toolkit.workbooks.blank.given_lists import GivenList
    from toolkit.workbooks.blank.plan import SheetPlan

CREATED = dt.datetime(2012, 3, 14)  # noqa: DTZ001 - fixed, so that the same input gives the same bytes
NOTHING: Mapping[str, Sequence[Sequence[object]]] = MappingProxyType({})
NO_FACTS: Mapping[str, str] = MappingProxyType({})


class Extras(Protocol):
    """What a kind of workbook has beside its ledgers; each is called once, in this order."""

    def before_guide(self, book: Workbook, styles: Styles) -> None:
        """Add sheets that stand before the guide."""

    def after_guide(self, book: Workbook, styles: Styles) -> None:
        """Add sheets that stand before the ledgers."""

    def finish(self, book: Workbook, styles: Styles) -> None:
        """Add to the sheets, all of which are there, and behind them."""


def build_workbook(
    catalogue: Catalogue,
    plans: Sequence[SheetPlan],
    *,
    prefill: Mapping[str, Sequence[Sequence[object]]] = NOTHING,
    lists: Sequence[GivenList] = (),
    front_page: bool = True,
    system: Mapping[str, str] = NO_FACTS,
    extras: Extras | None = None,
) -> bytes:
    """The .xlsx of a control workbook or of a package; the same input gives the same bytes.

    Args:
        catalogue: the activity.
        plans: its sheets, in order.
        prefill: sheet title → first rows, in the order of the plan's columns.
        lists: those of referenced columns whose sheets the workbook lacks.
        front_page: whether it begins with 首页.
        system: keys of the hidden sheet 系统, over those that every workbook has.
        extras: what comes on top.
    """
    from xlsxwriter import Workbook

    written = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # -- XlsxWriter warns of what Excel would call damaged --
        book = Workbook(written, WORKBOOK_OPTIONS)
        book.set_properties({"title": catalogue.title, "created": CREATED})
        listed = sheets_of_lists(plans, lists)
        plans = [replace(plan, lists_at=listed) for plan in plans]
        _fill(book, catalogue, plans, prefill, lists, front_page, system, extras)
        book.close()
    return finished(written.getvalue())


def _fill(
    book: Workbook,
    catalogue: Catalogue,
    plans: Sequence[SheetPlan],
    prefill: Mapping[str, Sequence[Sequence[object]]],
    given: Sequence[GivenList],
    front_page: bool,
    system: Mapping[str, str],
    extras: Extras | None,
) -> None:
    styles, lists = Styles(book), Lists(plans, areas(given))
    if front_page:
        sheet = book.add_worksheet(FRONT_SHEET)
        sheet.set_tab_color(ACCENT)
        write_front_page(book, sheet, catalogue, plans, styles, prefill)
    if extras:
        extras.before_guide(book, styles)
    guide = book.add_worksheet(GUIDE_SHEET)
    guide.set_tab_color(ACCENT)
    write_guide(guide, f"{GUIDE_SHEET}：{catalogue.title}", plans, styles)
    write_lists(book, given, styles)
    if extras:
        extras.after_guide(book, styles)
    for plan in plans:
        sheet = book.add_worksheet(plan.ledger.sheet)
        if plan.by_program:
            sheet.set_tab_color(GREY)
        write_ledger(book, sheet, plan, styles, lists, prefill.get(plan.ledger.sheet, ()))
    lists.write(book, book.add_worksheet(OPTIONS_SHEET), styles)
    write_system(book.add_worksheet(SYSTEM_SHEET), catalogue, plans, styles, system)
    if extras:
        extras.finish(book, styles)
