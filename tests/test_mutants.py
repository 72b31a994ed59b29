"""make mutants: the same draw each time, and nothing excused that is no mutant any more."""

import tomllib
from pathlib import Path

import pytest

from tools.mutants.rooms import folders_for

ROOT = Path(__file__).parent.parent
EXCUSED = tomllib.loads(
    (ROOT / "tools" / "mutants" / "equivalent.toml").read_text(encoding="utf-8")
)["mutant"]
EVERY = 1_000_000


@pytest.mark.deep
def test_the_same_faults_are_drawn_each_time_and_each_is_one():
    from tools.mutants.making import drawn

    first = drawn("checking", 5)
    assert first == drawn("checking", 5)
    assert len({mutant.source for mutant in first}) == 5
    for mutant in first:
        own = (ROOT / mutant.path).read_text(encoding="utf-8")
        assert mutant.source != own
        assert mutant.was.splitlines()[0] in own.splitlines()[mutant.line - 1]
        assert str(mutant).startswith(f"{mutant.path}:{mutant.line}\n  - ")


@pytest.mark.deep
@pytest.mark.parametrize("excused", EXCUSED, ids=lambda excused: excused["becomes"])
def test_what_is_excused_is_a_mutant_of_the_code_as_it_is(excused):
    from tools.mutants.making import drawn

    room = Path(excused["path"]).parts[1]
    made = {(each.path, each.was, each.becomes) for each in drawn(room, EVERY)}
    assert (excused["path"], excused["was"], excused["becomes"]) in made
    assert excused["reason"]


def test_a_room_without_tests_is_a_sentence():
    with pytest.raises(SystemExit, match=r"no room '名' with tests; tools/mutants/rooms\.py has"):
        folders_for("名")
