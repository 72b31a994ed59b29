"""《实施意见》（领导干部下基层“三解三促”活动）所说的一切：依据、参数、台账、规则、义务、文种."""

from toolkit.activities.sanjie import aliases
from toolkit.activities.sanjie import assigned_cases
from toolkit.activities.sanjie import commendation_circular
from toolkit.activities.sanjie import commendations
from toolkit.activities.sanjie import conduct_reforms
from toolkit.activities.sanjie import diaries
from toolkit.activities.sanjie import discipline_checks
from toolkit.activities.sanjie import field_work
from toolkit.activities.sanjie import holidays
from toolkit.activities.sanjie import issued_papers
from toolkit.activities.sanjie import leading_group
from toolkit.activities.sanjie import organisation
from toolkit.activities.sanjie import people
from toolkit.activities.sanjie import petitions
from toolkit.activities.sanjie import points
from toolkit.activities.sanjie import problems
from toolkit.activities.sanjie import program_ledgers
from toolkit.activities.sanjie import progress_bulletin
from toolkit.activities.sanjie import reception_duty
from toolkit.activities.sanjie import receptions
from toolkit.activities.sanjie import reminder_notice
from toolkit.activities.sanjie import reports
from toolkit.activities.sanjie import settings
from toolkit.activities.sanjie import stay
from toolkit.activities.sanjie import superior_papers
from toolkit.activities.sanjie import total_time
from toolkit.activities.sanjie import units
from toolkit.activities.sanjie import writing_duty
from toolkit.activities.sanjie.aliases import Alias
from toolkit.activities.sanjie.booklets import booklets
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.program_ledgers import ResultLine
from toolkit.activities.sanjie.settings import Setting
from toolkit.declare.catalogue import Catalogue
from toolkit.declare.catalogue import Roles

SANJIE = Catalogue.of(
    "三解三促",
    Roles(
        settings=(Setting.name, Setting.value),
        aliases=(Alias.wrong, Alias.right),
        results=ResultLine,
        result_key=ResultLine.stable_key,
        explanation=ResultLine.explanation,
        result_place=ResultLine.place,
        result_state=ResultLine.state,
        booklets=booklets,
    ),
    Limits,
    settings,
    units,
    people,
    leading_group,
    points,
    superior_papers,
    aliases,
    holidays,
    field_work,
    diaries,
    receptions,
    problems,
    reports,
    petitions,
    assigned_cases,
    conduct_reforms,
    discipline_checks,
    issued_papers,
    commendations,
    program_ledgers,
    total_time,
    stay,
    reception_duty,
    writing_duty,
    organisation,
    progress_bulletin,
    reminder_notice,
    commendation_circular,
)
