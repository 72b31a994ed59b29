"""What is restricted is stored as a mark that tells equal values and nothing else."""

import pytest

from toolkit.declare.hidden import hidden

KEY = bytes(range(16))


def test_equal_values_are_seen_to_be_equal_and_others_are_not():
    assert hidden("赵小满", KEY) == hidden("赵小满", KEY) != hidden("赵小曼", KEY)


def test_the_value_cannot_be_tried_without_the_key():
    assert hidden("赵小满", KEY) != hidden("赵小满", bytes(16))
    assert "赵" not in hidden("赵小满", KEY)
    assert hidden("赵小满", KEY).startswith("（受限）#") and len(hidden("赵小满", KEY)) == 13


def test_an_empty_cell_has_nothing_to_hide():
    assert hidden(None, KEY) == hidden("", KEY) == ""


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="16"):
        hidden("赵小满", b"short")
