"""The judge counts: what it plants it looks for, and what was not planted it tells apart."""

from judge import bureaus
from judge import dirty
from judge import strangers


def test_an_invented_activity_is_judged_whole():
    said = strangers.figures(1)
    assert said["planted"] and said["rule: due"] and said["booklets"] and said["marks due"]
    assert said["planted"] == said["found"]


def test_an_invented_bureau_is_judged_whole():
    said = bureaus.figures(1)
    assert said["mistakes"] and said["findings due"] and said["verdicts due"]
    assert said["findings missed"] == 0


def test_dirty_cells_are_read_or_asked_none_in_silence():
    said = dirty.figures(1)
    assert said["cells"] == 150
    assert said["right"] >= 148
    assert said["silent"] == 0
