"""D120、D121 已经办结的要有办结日期."""

from toolkit.activities.sanjie.petitions import Petition
from toolkit.activities.sanjie.problems import SETTLED
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.sources import SETTLE_FACE_TO_FACE
from toolkit.activities.sanjie.sources import SETTLE_IN_60_DAYS
from toolkit.activities.sanjie.sources import SINCE_2022
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.outcome import Strength
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import Complaints
from toolkit.declare.rule import row_rule


@row_rule(Problem, "D120", "已办结缺日期或说明", Strength.DATA, SETTLE_FACE_TO_FACE)
def a_settled_problem_has_its_date(problem: Problem, case: Case) -> Complaints:
    """“问题整改台账”进展填“已办结”的，办结日期和办结说明/佐证都要填。

    没有日期的，看不出有没有超过整改时限；没有说明的，看不出怎么办结的。还没有办结的，进展改回“办理中”。
    """
    if problem.progress != SETTLED:
        return
    for column in (Problem.settled_on, Problem.proof):
        if problem.is_empty(column):
            said = f"进展为“{SETTLED}”，没有填{column.heading}"
            advice = f"请补填{column.heading}；没有办结的，进展改为“办理中”"
            yield Complaint(problem, column, said, advice)


@row_rule(Petition, "D121", "已答复缺办结日期", Strength.DATA, SETTLE_IN_60_DAYS, SINCE_2022)
def a_replied_petition_has_its_date(petition: Petition, case: Case) -> Complaints:
    """“信访事项登记”受理的事项填了处理类型、书面答复日期的，办结日期也要填。

    没有办结日期的，看不出有没有按期办结。不予受理、转送的不必填。
    """
    if petition.usable(Petition.accepted_on) is None or not petition.is_empty(Petition.settled_on):
        return
    replied, outcome = petition.replied_on, petition.outcome
    if replied is None and outcome is None:
        return
    said = f"{day(replied)}书面答复" if replied else f"处理类型为“{outcome}”"
    advice = "请补填办结日期；没有办结的，清除处理类型和书面答复日期"
    yield Complaint(petition, Petition.settled_on, f"{said}，没有填办结日期", advice)
