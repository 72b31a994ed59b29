"""The cover of a booklet: to whom, what, by when, back to whom, how nothing is reported."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.chinese.dates import weekday
from toolkit.declare import cover
from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.fixed_sheets import GUIDE_SHEET
from toolkit.declare.fixed_sheets import LISTS_SHEET
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.ooxml.references import address
from toolkit.ooxml.references import quoted
from toolkit.workbooks.blank.entry import in_lines
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import BODY
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import DATE_FORMAT
from toolkit.workbooks.blank.styles import GREY
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.blank.styles import LINK
from toolkit.workbooks.blank.styles import OPEN
from toolkit.workbooks.blank.styles import TEXT_FORMAT
from toolkit.workbooks.blank.styles import TITLE
from toolkit.workbooks.blank.styles import lines_needed
from toolkit.workbooks.booklet.asked_columns import asked_columns
from toolkit.workbooks.booklet.asking import check
from toolkit.workbooks.booklet.asking import longest
from toolkit.workbooks.booklet.counting import counting
from toolkit.workbooks.booklet.steps import REPORT_TO
from toolkit.workbooks.booklet.steps import steps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.booklet import Terms
    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles
    from toolkit.workbooks.booklet.counting import Counting

FIRST = 1  # -- column A is a margin --
WIDTHS = (1.5, 14.5, 20, 5, 6, 6.5, 6, 6, 7.5, 7.5, 9.5, 26)
"""Together so wide that LibreOffice shows them beside its side bar on a screen of 1366 dots."""
AT = {heading: FIRST + number for number, heading in enumerate(cover.HEADINGS)}
LAST = FIRST + len(cover.HEADINGS) - 1
TITLE_ROW, FACTS_ROW = 0, 1
DEADLINE = "报送期限"
IMPORTANT = {"bold": True, "font_size": 12}
FACTS = ("发给", "本期", DEADLINE, REPORT_TO)
ADDRESSEE = "〔发给〕"
"""Stands in a form where a booklet names its receiver."""
TABLE_ROW = FACTS_ROW + len(FACTS) + 1
SMALL_LINE = 12.75
TIGHT = (
    9  # -- of words on several lines: other programs give a line a seventh more than LibreOffice --
)
FOR_LINK = 2  # -- columns that a link's text runs over --
SMALL, TIGHTER = (
    1.08,
    1.2,
)  # -- so much more of the small typefaces (10, 9 points) stands in a line --
UNSAID = "（下发时没有填写，请向下发的办公室核实）"


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover is drawn from.

    Attributes:
        title: of the activity's workbook.
        plans: the ledgers, in their order.
        terms: of the distribution.
        closed_by: column → the values that settle a row.
        lists: whether the workbook has the sheet 可选名单.
    """

    title: str
    plans: tuple[SheetPlan, ...]
    terms: Terms
    closed_by: Mapping[Column[object], frozenset[str]]
    lists: bool = False

    def write(self, book: Workbook, styles: Styles) -> None:
        """Draw it as the workbook's next sheet, which is the first one that people see."""
        sheet = book.add_worksheet(COVER_SHEET)
        sheet.set_tab_color(ACCENT)
        sheet.hide_gridlines(2)
        for at, width in enumerate(WIDTHS):
            sheet.set_column(at, at, width)
        _heading(sheet, self.title, self.terms, styles)
        if self.lists:
            _link(sheet, FACTS_ROW, LISTS_SHEET, "下拉里可以选的", styles)
        last = self._ledgers(sheet, styles)
        last = _how(sheet, last + 1, steps(moves=any(map(self._asks, self.plans))), styles)
        signed_at = last + 1
        last = _signing(sheet, signed_at, TABLE_ROW + 1, len(self.plans), styles)
        sheet.print_area(0, 0, last, LAST)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 1)
        sheet.set_selection(TABLE_ROW + 1, AT[cover.LEDGER], TABLE_ROW + 1, AT[cover.LEDGER])
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.activate()

    def address(self, book: Workbook, styles: Styles) -> None:
        """Write the addressee, as the workbook's last text: what all copies share stays one stretch before it."""
        sheet = book.get_worksheet_by_name(COVER_SHEET)
        assert sheet is not None, "the cover is drawn first"
        sheet.write_string(
            FACTS_ROW, FIRST + 1, ADDRESSEE, styles(BODY, IMPORTANT, text_wrap=False)
        )

    def _ledgers(self, sheet: Worksheet, styles: Styles) -> int:
        sheet.set_row(TABLE_ROW - 1, 6)
        sheet.set_row(TABLE_ROW, 2 * SMALL_LINE + 4)
        for heading, at in AT.items():
            sheet.write_string(TABLE_ROW, at, heading, styles(HEADING, font_size=10))
        for row, plan in enumerate(self.plans, start=TABLE_ROW + 1):
            self._ledger(sheet, row, plan, styles)
        return TABLE_ROW + len(self.plans)

    def _ledger(self, sheet: Worksheet, row: int, plan: SheetPlan, styles: Styles) -> None:
        counted = counting(plan, self._closing(plan))
        words = asked_columns(plan, WIDTHS[AT[cover.TO_FILL]] * TIGHTER)
        asked = self._asks(plan)
        places = tuple(address(row + 1, AT[each] + 1) for each in _TYPED)
        shown, reported = _shown(row, plan, counted), places[1:] if asked else None
        lines = max(
            2,
            len(words),
            lines_needed(longest(plan, shown, reported), WIDTHS[AT[cover.CHECK]] * TIGHTER),
        )
        sheet.set_row(row, SMALL_LINE * lines + 2)
        link = styles(BOXED, LINK, bold=True)
        sheet.write_url(row, AT[cover.LEDGER], _place(plan), link, plan.ledger.sheet)
        tight = styles(BOXED, font_size=TIGHT)
        sheet.write_string(row, AT[cover.TO_FILL], "\n".join(words), tight)
        figure = styles(BOXED, align="center", num_format="0")
        for heading, formula in (
            (cover.ROWS, counted.rows),
            (cover.FILLED, counted.filled),
            (cover.MISSING, counted.missing),
            (cover.NEW, counted.new if plan.takes_rows else ""),
            (cover.OPEN, counted.open),
        ):
            if formula:
                sheet.write_formula(row, AT[heading], f"={formula}", figure)
            else:
                sheet.write_string(row, AT[heading], cover.NOT_ASKED, figure)
        _tick(sheet, row, cover.NOTHING_NEW, plan.takes_rows, styles)
        _tick(sheet, row, cover.NO_CHANGE, asked, styles)
        if asked:
            typed = styles(BOXED, OPEN, font_size=10, num_format=TEXT_FORMAT, locked=False)
            sheet.write_blank(row, AT[cover.REASON], None, typed)
        else:
            sheet.write_string(row, AT[cover.REASON], cover.NOT_ASKED, figure)
        said = check(plan, shown, places[0], reported)
        sheet.write_formula(row, AT[cover.CHECK], f"={said}", tight, "")

    def _asks(self, plan: SheetPlan) -> bool:
        """Whether the receiver says that no open matter moved."""
        closing = self._closing(plan)
        return closing is not None and not plan.is_locked(closing[0])

    def _closing(self, plan: SheetPlan) -> tuple[Column[object], frozenset[str]] | None:
        return next(((c, said) for c, said in self.closed_by.items() if c in plan.columns), None)


def _shown(row: int, plan: SheetPlan, counted: Counting) -> Counting:
    """What is counted, by the cells that show it: a formula that counts anew each time is too long for Excel."""
    cells = {heading: address(row + 1, at + 1) for heading, at in AT.items()}
    return replace(
        counted,
        rows=cells[cover.ROWS],
        filled=cells[cover.FILLED],
        missing=cells[cover.MISSING],
        new=cells[cover.NEW] if plan.takes_rows else counted.new,
        open=cells[cover.OPEN] if counted.open else "",
    )


_TYPED = (cover.NOTHING_NEW, cover.NO_CHANGE, cover.REASON)


def _place(plan: SheetPlan) -> str:
    """The link to the first cell to fill."""
    return f"internal:{quoted(plan.ledger.sheet)}!{address(FIRST_DATA_ROW, plan.first_open + 1)}"


def _heading(sheet: Worksheet, title: str, terms: Terms, styles: Styles) -> None:
    sheet.set_row(TITLE_ROW, 28)
    period = f"（{terms.period}）" if terms.period else ""
    sheet.write_string(TITLE_ROW, FIRST, f"{title}填报{period}", styles(TITLE, font_size=20))
    _link(sheet, TITLE_ROW, GUIDE_SHEET, "各栏怎样填", styles)
    for row, (label, words) in enumerate(
        zip(FACTS, ("", _period(terms), _deadline(terms), _office(terms)), strict=True),
        start=FACTS_ROW,
    ):
        sheet.set_row(row, 16.5)
        sheet.write_string(row, FIRST, label, styles(BODY, bold=True, font_color=GREY))
        style = styles(BODY, IMPORTANT if label in {FACTS[0], FACTS[2]} else {}, text_wrap=False)
        sheet.merge_range(
            row, FIRST + 1, row, LAST - (FOR_LINK if row == FACTS_ROW else 0), words, style
        )


def _link(sheet: Worksheet, row: int, title: str, of: str, styles: Styles) -> None:
    """At the right end of a row, the way to a sheet."""
    there = f"internal:{quoted(title)}!A1"
    sheet.write_url(row, LAST, there, styles(LINK, align="right"), f"{of}：看{title}")


def _period(terms: Terms) -> str:
    until = f"，报到{full_day(terms.until)}为止的情况" if terms.until else ""
    return f"{terms.period or UNSAID}{until}"


def _deadline(terms: Terms) -> str:
    if terms.due is None:
        return UNSAID
    note = f"（{terms.due_note}）" if terms.due_note else ""
    return f"{full_day(terms.due)}（{weekday(terms.due)}）下班前{note}"


def _office(terms: Terms) -> str:
    contact = f"　联系人：{terms.contact}" if terms.contact else ""
    return f"{terms.report_to or UNSAID}{contact}"


def _tick(sheet: Worksheet, row: int, heading: str, asked: bool, styles: Styles) -> None:
    at = AT[heading]
    if not asked:
        sheet.write_string(row, at, cover.NOT_ASKED, styles(BOXED, align="center"))
        return
    sheet.write_blank(row, at, None, styles(BOXED, OPEN, align="center", bold=True, locked=False))
    sheet.data_validation(
        row,
        at,
        row,
        at,
        {
            "validate": "list",
            "source": [cover.TICK],
            "input_title": heading,
            "input_message": in_lines(_TICKS[heading]),
            "error_title": "请核对",
            "error_message": f"只填“{cover.TICK}”，不是的空着。",
        },
    )


_TICKS = {
    cover.NOTHING_NEW: "这张表本期没有新增的行，选√；有的，直接填在表里，这里空着。",
    cover.NO_CHANGE: "在办的事项本期都没有进展，选√，并在右边写明原因；没有办结的仍是在办。",
}


def _how(sheet: Worksheet, row: int, lines: Sequence[str], styles: Styles) -> int:
    """The steps, a row each; the last one's row."""
    width = sum(WIDTHS[FIRST:])
    for at, words in enumerate(lines, start=row):
        sheet.set_row(at, SMALL_LINE * lines_needed(words, width * SMALL) + 2)
        sheet.merge_range(at, FIRST, at, LAST, words, styles(BODY, font_size=10))
    return row + len(lines) - 1


def _signing(sheet: Worksheet, row: int, first: int, ledgers: int, styles: Styles) -> int:
    """The labels of those who sign and the cells beside them, in one line; what is missing below."""
    areas = ((1, 1), (2, 2), (3, 5), (6, 7), (8, 11))
    label = styles(HEADING, font_size=10)
    typed = styles(BOXED, OPEN, align="center", locked=False, num_format=TEXT_FORMAT)
    dated = styles(BOXED, OPEN, align="center", locked=False, num_format=DATE_FORMAT)
    sheet.set_row(row, 20)
    sheet.set_row(row + 1, 26)
    cells = {}
    for words, (left, right) in zip(cover.SIGNED, areas, strict=True):
        for at_row, said, style in (
            (row, words, label),
            (row + 1, "", dated if words == cover.REPORTED_ON else typed),
        ):
            if left == right:
                sheet.write_string(at_row, left, said, style) if said else sheet.write_blank(
                    at_row, left, None, style
                )
            else:
                sheet.merge_range(at_row, left, at_row, right, said, style)
        cells[words] = address(row + 2, left + 1)
    ticks = ":".join(
        address(at_row, AT[heading] + 1)
        for at_row, heading in (
            (first + 1, cover.NOTHING_NEW),
            (first + ledgers, cover.NO_CHANGE),
        )
    )
    missing = (
        f'AND(COUNTIF({ticks},"{cover.TICK}")>0,'
        f'OR({cells[cover.FILLED_BY]}="",{cells[cover.REPORTED_ON]}=""))'
    )
    warning = styles(BODY, font_color="#B3261E", font_size=10, text_wrap=False)
    sheet.write_formula(row + 2, FIRST, f'=IF({missing},"{cover.UNSIGNED}","")', warning, "")
    return row + 2
