"""The duties do not contradict each other: one bureau's year keeps every 必须 at once."""

import datetime as dt

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.usecases.validate import validate

UNTIL_THE_LAST_DAY = {"R103"}
"""Whether two months are still possible: on the last day R101 says whether they were reached."""
DUTIES = {duty.code for duty in SANJIE.obligations if duty.strength is Strength.MUST}


def kept(judged):
    """The codes that somebody keeps and nobody misses."""
    states = {}
    for verdict in judged.outcome.verdicts:
        states.setdefault(verdict.code, set()).add(verdict.state)
    return {
        code
        for code, said in states.items()
        if State.MET in said and said <= {State.MET, State.NOT_APPLICABLE}
    }


def test_every_duty_is_kept_at_once_in_one_ledger(clean, sheets):
    before = validate("局.xlsx", sheets, SANJIE, as_of=sample.AS_OF - dt.timedelta(days=1))
    assert DUTIES - kept(clean) == UNTIL_THE_LAST_DAY
    assert kept(before) >= UNTIL_THE_LAST_DAY
