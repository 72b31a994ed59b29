"""各文种怎样签发：文号由谁给，谁能署名，登记在哪张表."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import Any

from toolkit.activities.sanjie import commendation_circular
from toolkit.activities.sanjie import progress_bulletin
from toolkit.activities.sanjie import reminder_notice
from toolkit.activities.sanjie.issued_papers import IssuedPaper
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.signing import Issued
from toolkit.declare.signing import IssuedLedger
from toolkit.declare.signing import Issuing
from toolkit.declare.signing import Numbering

OUTSIDE = "外单位"
TOGETHER = ("各科室", "各直属单位")
"""抄送栏里怎样合起来称呼本局的单位."""
KINDS = {"通报": "通报", "通知": "通知", "函": "函"}
PURPOSES = {progress_bulletin.NAME: "情况通报"}


def paper_code(case: Case) -> str:
    """参数“发文代字”."""
    return case.limits(Limits).paper_code


def the_bureau(kind: str) -> Callable[[Case], Sequence[str]]:
    """只能以本局名义：参数“机关全称”里这个文种的."""
    return lambda case: (case.limits(Limits).bureau.of(kind),)


def the_office(case: Case) -> Sequence[str]:
    """便函由印发机关（局办公室）署名."""
    return (case.limits(Limits).printed_by.of(reminder_notice.NAME),)


def own_units(case: Case) -> Sequence[str]:
    """本局的科室、直属单位，全称和简称."""
    found: list[str] = []
    for unit in case.filled(Unit, Unit.short_name):
        if unit.usable(Unit.kind) != OUTSIDE:
            found += [unit.short_name, unit.usable(Unit.full_name) or unit.short_name]
    return tuple(dict.fromkeys([*found, *TOGETHER]))


def on_the_roster(case: Case) -> Sequence[str]:
    """人员名册里的姓名，同名的不带括号里的单位."""
    return [each.name.partition("（")[0] for each in case.filled(Person, Person.name)]


BULLETIN_ISSUED = Issuing(
    progress_bulletin.NAME,
    Numbering.OFFICE,
    paper_code,
    the_bureau(progress_bulletin.NAME),
    own_units,
    signers=on_the_roster,
)
COMMENDATION_ISSUED = Issuing(
    commendation_circular.NAME,
    Numbering.OFFICE,
    paper_code,
    the_bureau(commendation_circular.NAME),
    own_units,
    signers=on_the_roster,
)
REMINDER_ISSUED = Issuing(
    reminder_notice.NAME, Numbering.NONE, paper_code, the_office, own_units, signers=on_the_roster
)


def _line(issued: Issued) -> Mapping[Column[Any], object]:
    kind = next((kind for end, kind in KINDS.items() if issued.title.endswith(end)), None)
    return {
        IssuedPaper.number: issued.number,
        IssuedPaper.title: issued.title,
        IssuedPaper.kind: kind,
        IssuedPaper.purpose: PURPOSES.get(issued.kind, "其他"),
        IssuedPaper.dated: issued.dated,
        IssuedPaper.signed_by: issued.signed_by,
        IssuedPaper.addressees: issued.addressees,
        IssuedPaper.copies_to: issued.copies_to,
        IssuedPaper.template_version: issued.template,
        IssuedPaper.data_version: issued.data,
    }


ISSUED_PAPERS = IssuedLedger(IssuedPaper, IssuedPaper.number, IssuedPaper.title, _line)
