"""For each rule and state the least ledger that yields it: what the manual shows is what is said."""

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.declare.obligation import Obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.witnesses import FOUND
from toolkit.declare.witnesses import NOT_FOUND
from toolkit.declare.witnesses import never
from toolkit.declare.witnesses import witnesses
from toolkit.usecases.witnesses import said_of

CODES = [each.code for each in SANJIE.everything_judged()]
WITNESSES = [witness for code in CODES for witness in witnesses(SANJIE, code)]


def _named(witness):
    return f"{witness.code} {witness.state} {witness.as_of}"


@pytest.mark.parametrize("witness", WITNESSES, ids=_named)
def test_a_witness_yields_its_state_and_sentence(witness):
    said = said_of(witness, SANJIE)
    if witness.state == NOT_FOUND:
        assert not said
    else:
        of_it = [each for each in said if each[1] == witness.subject]
        assert (witness.state, witness.subject, witness.fact) in of_it, of_it or said


@pytest.mark.parametrize("code", CODES)
def test_every_state_of_a_code_is_witnessed_or_declared_impossible(code):
    judged = SANJIE.judged(code)
    states = set(State) if isinstance(judged, Obligation) else {FOUND, NOT_FOUND}
    witnessed = {witness.state for witness in witnesses(SANJIE, code)}
    impossible = set(never(SANJIE, code))
    assert witnessed <= states
    assert not witnessed & impossible
    assert witnessed | impossible == states, states - witnessed - impossible
    if isinstance(judged, Obligation) and judged.strength is Strength.MUST:
        assert len(witnessed) >= 5
