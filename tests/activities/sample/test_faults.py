"""The faulty sample: every planted fault is found, and nothing else is."""

from collections import Counter

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.sample.faults import edit
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.outcome import State
from toolkit.reading.workbook import ErrorValue


@pytest.fixture(scope="module")
def faulty(judge):
    return judge(sample.faulty_rows(SANJIE.ledgers))


def found(judged):
    return Counter(
        (each.code, each.place.sheet, each.place.column, each.place.row)
        for each in (*judged.outcome.findings, *judged.outcome.leads.findings)
    )


def states(judged):
    said = (*judged.outcome.verdicts, *judged.outcome.leads.verdicts)
    return {(each.code, each.subject): each.state for each in said}


def changed(judged, clean):
    """The verdicts that the clean sample does not give."""
    return dict(states(judged).items() - states(clean).items())


def told(judged):
    return Counter((each.kind, each.sheet, each.column, each.row) for each in judged.outcome.notes)


def expected_findings(entries):
    return Counter(
        (said.code, said.sheet, said.column, said.row)
        for entry in entries
        for said in entry.findings
    )


def expected_verdicts(entries):
    """Of what several mistakes bring upon one, the gravest."""
    said = [verdict for entry in entries for verdict in entry.verdicts]
    said.sort(key=lambda verdict: verdict.state != State.UNMET)
    gravest = {}
    for verdict in said:
        gravest.setdefault((verdict.code, verdict.subject), State(verdict.state))
    return gravest


def test_every_planted_fault_is_found_and_nothing_else(faulty):
    assert found(faulty) == expected_findings(sample.PLANTED)


def test_every_planted_verdict_is_given_and_no_other(faulty, clean):
    expected = expected_verdicts(sample.PLANTED)
    # -- another mistake leaves a row of which nobody knows whose it is, or of which day: his, perhaps --
    expected["R709", "祁东明同志"] = State.UNKNOWN
    expected["R602", "陆秋萍同志"] = State.UNKNOWN
    assert changed(faulty, clean) == expected


def test_every_accepted_writing_is_told_and_nothing_else(faulty):
    assert told(faulty) == Counter(
        (said.kind, said.sheet, said.column, said.row)
        for entry in sample.ACCEPTED
        for said in entry.notes
    )


@pytest.mark.parametrize("entry", sample.PLANTED, ids=lambda entry: entry.mistake)
def test_each_mistake_alone_has_its_own_consequences(entry, judge, clean):
    rows = sample.clean_rows(SANJIE.ledgers)
    edit(rows, entry.edits, SANJIE.ledgers)
    alone = judge(rows)
    assert found(alone) == expected_findings([entry])
    assert changed(alone, clean) == expected_verdicts([entry])
    assert alone.outcome.notes == ()


@pytest.mark.parametrize("entry", sample.ACCEPTED, ids=lambda entry: entry.writing)
def test_each_accepted_writing_alone_changes_no_verdict(entry, judge, clean):
    rows = sample.clean_rows(SANJIE.ledgers)
    edit(rows, entry.edits, SANJIE.ledgers)
    alone = judge(rows)
    assert alone.outcome.findings == ()
    assert changed(alone, clean) == {}
    assert sum(told(alone).values()) == len(entry.notes)


def test_each_entry_says_what_comes_of_it():
    for entry in sample.PLANTED:
        assert entry.findings or entry.verdicts
    assert len(sample.PLANTED) >= 60
    assert len(sample.ACCEPTED) >= 12
    said = [entry.mistake for entry in sample.PLANTED]
    assert len(set(said)) == len(said)


def test_every_kind_of_fault_in_every_form_that_people_fill():
    codes = {said.code for entry in sample.PLANTED for said in entry.findings}
    assert codes >= {"F01", "F02", "F03", "F04", "F05", "F06"}
    assert codes >= {rule.code for rule in SANJIE.rules}
    sheets = {each.sheet for entry in sample.PLANTED for each in entry.edits}
    filled = {ledger.sheet for ledger in SANJIE.ledgers if ledger.owner != "程序"}
    assert sheets == filled - {"参数"}


def test_every_obligation_is_failed_by_somebody():
    failed = {said.code for entry in sample.PLANTED for said in entry.verdicts}
    assert failed == {duty.code for duty in SANJIE.obligations}
    given = {said.state for entry in sample.PLANTED for said in entry.verdicts}
    # at the year's end the pace is past: R102 and R103 are 不适用
    told = {State.UNMET, State.DEVIATION, State.WARNING, State.UNKNOWN, State.NOT_APPLICABLE}
    assert given == told


def test_an_edit_copies_the_row_as_it_was(judge):
    """A row copied from one that another edit changes is a copy of the clean one."""
    entry = next(
        entry
        for entry in sample.PLANTED
        if any(each.copy_of for each in entry.edits) and len(entry.edits) > 1
    )
    first, second = entry.edits
    rows = sample.clean_rows(SANJIE.ledgers)
    before = list(rows[first.sheet][first.row - FIRST_DATA_ROW])
    edit(rows, entry.edits, SANJIE.ledgers)
    ledger = SANJIE.ledger(second.sheet)
    copy = rows[second.sheet][second.row - FIRST_DATA_ROW]
    for column in ledger.columns:
        if column.heading not in second.cells:
            assert copy[column.position] == before[column.position]


def test_a_formula_without_a_result_is_found(judge, clean):
    rows = sample.clean_rows(SANJIE.ledgers)
    sheet = "调研报告登记"
    column = next(each for each in SANJIE.ledger(sheet).columns if each.heading == "字数")
    rows[sheet][0][column.position] = ErrorValue("#REF!")
    judged = judge(rows)
    assert found(judged) == {("F07", sheet, "字数", FIRST_DATA_ROW): 1}
    assert changed(judged, clean) == {}


def test_a_row_below_the_end_mark_is_found(judge, clean):
    rows = sample.clean_rows(SANJIE.ledgers)
    sheet = "领导包案表"
    width = len(SANJIE.ledger(sheet).columns)
    rows[sheet] += [[END_MARK, *[None] * (width - 1)], list(rows[sheet][0])]
    judged = judge(rows)
    last = len(rows[sheet]) + FIRST_DATA_ROW - 1
    assert found(judged) == {("F08", sheet, "案件编号", last): 1}
    assert changed(judged, clean) == {}
