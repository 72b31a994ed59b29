"""Z1 整改报送：每批每个场所一行."""

import datetime as dt

from fire_inspection.sites import Site
from fire_inspection.sites import site_reference

from toolkit.declare.booklet import Booklet
from toolkit.declare.case import Case
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.owner import Owner
from toolkit.declare.period import Period
from toolkit.declare.submission import HANDLING
from toolkit.declare.submission import Stage
from toolkit.declare.submission_ledger import ReportingUnit
from toolkit.declare.submission_ledger import SubmissionColumns
from toolkit.declare.submission_ledger import SubmissionLedger

QUARTER_DUE = dt.date(2024, 6, 28)


class Reported(
    Ledger, code="Z1", sheet="整改报送", owner=Owner.PROGRAM, capacity=60, essential=False
):
    """整改报送：每批每个场所一行，写明报到哪一步."""

    batch = Text("批次")
    site = site_reference(width=20)
    part = Text("分册").optional()
    expected = Text("应报表").optional()
    stage = Choice("报到哪一步", options=tuple(Stage), example=Stage.DISPATCHED)
    version = Text("版本").optional()
    sent_on = Date("下发日", period=Period.ANY).optional()
    due = Date("期限", period=Period.ANY).optional()
    returned_on = Date("收回日", period=Period.ANY).optional()
    back = Number("退回次数", unit="次").optional()
    why = Text("退回原因").optional()
    again = Date("重报期限", period=Period.ANY).optional()
    late = Number("迟报", unit="天").optional()
    keeper = Text("责任人").optional()
    handling = Choice("处理", options=HANDLING, owner=Owner.OFFICE).optional()
    handling_why = Text("处理原因", owner=Owner.OFFICE).optional()
    approved_by = Text("核定人", owner=Owner.OFFICE).optional()
    approved_on = Date("核定日", period=Period.ANY).optional()

    key = (batch, site)


def _site(case: Case, name: str) -> ReportingUnit:
    keepers = {site.name: site.usable(Site.keeper) for site in case.filled(Site, Site.name)}
    return ReportingUnit(name, keepers.get(name) or "")


def _phone(case: Case, keeper: str) -> str:
    rows = case.filled(Site, Site.keeper)
    return next((row.usable(Site.phone) or "" for row in rows if row.keeper == keeper), "")


def _reporter(_case: Case, booklet: Booklet) -> tuple[str, str]:
    return booklet.title, ""


SUBMISSIONS = SubmissionLedger(
    Reported,
    SubmissionColumns(
        batch=Reported.batch,
        unit=Reported.site,
        booklet=Reported.part,
        expected=Reported.expected,
        stage=Reported.stage,
        version=Reported.version,
        sent_on=Reported.sent_on,
        due=Reported.due,
        returned_on=Reported.returned_on,
        rejections=Reported.back,
        why=Reported.why,
        due_again=Reported.again,
        days_late=Reported.late,
        contact=Reported.keeper,
        handling=Reported.handling,
        handling_why=Reported.handling_why,
        approved_by=Reported.approved_by,
        approved_on=Reported.approved_on,
    ),
    due=lambda _case, _batch: QUARTER_DUE,
    days_again=lambda _case: 3,
    holidays=lambda _case: {},
    unit=_site,
    phone=_phone,
    reporter=_reporter,
    office="消防支队",
)
