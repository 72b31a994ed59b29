"""What is owed follows from a due day: no duty of an activity names such a state itself."""

import ast
from pathlib import Path

import pytest

import toolkit.activities

ROOT = Path(toolkit.activities.__file__).parent
OWED = {"UNMET", "DEVIATION", "NOT_DUE", "WARNING"}
READS_STATES = {"commendation_circular.py", "progress_bulletin.py"}
"""Papers, which sort verdicts by their states and give none."""
NOT_YET = {"organisation.py"}  # -- its duties have no due days yet --
FILES = sorted(ROOT.rglob("*.py"))


def owed_states(source):
    """The lines that name a state which only a due day may give."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and node.attr in OWED
        and isinstance(node.value, ast.Name)
        and node.value.id == "State"
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_duty_names_no_state_that_its_due_day_gives(file):
    if file.name not in READS_STATES | NOT_YET:
        assert owed_states(file.read_text("utf-8")) == []


def test_such_a_name_is_seen():
    assert owed_states("return Judgement(State.UNMET, fact)") == [1]
