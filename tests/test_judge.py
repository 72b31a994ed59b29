"""The judge counts: what it plants it looks for, and what was not planted it tells apart."""

import pytest

from judge import bureaus
from judge import spoilt
from judge import strangers


def test_an_invented_activity_is_judged_whole():
    said = strangers.figures(1)
    assert said["planted"] and said["rule: due"] and said["booklets"] and said["marks due"]
    assert said["planted"] == said["found"]


def test_an_invented_bureau_is_judged_whole():
    said = bureaus.figures(1)
    assert said["mistakes"] and said["findings due"] and said["verdicts due"]
    assert said["findings missed"] == 0


@pytest.mark.deep
def test_spoilt_copies_of_a_strangers_workbook_are_read_or_refused():
    said = spoilt.figures(1)
    assert said["read"] + said["refused in a sentence"] == said["workbooks"]
    assert said["read"] and said["marked"] and said["ended otherwise"] == 0
