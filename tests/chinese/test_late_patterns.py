"""Patterns compiled when they are first used."""

import ast
import re
from pathlib import Path

import pytest

import toolkit
from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late

HAN_WORD = f"[{HAN}]+"


def test_it_finds_what_a_compiled_pattern_finds():
    late, compiled = compiled_late(HAN_WORD), re.compile(HAN_WORD)
    text = "走访3户，约20人"
    assert late.findall(text) == compiled.findall(text) == ["走访", "户", "约", "人"]
    assert late.sub("字", text) == compiled.sub("字", text)
    assert late.fullmatch("石桥镇")
    assert not late.fullmatch("石桥镇3")
    assert late.pattern == HAN_WORD


def test_flags_are_heeded():
    assert compiled_late("abc", re.IGNORECASE).search("xABCx")
    assert compiled_late("abc", re.IGNORECASE).flags & re.IGNORECASE


def test_nothing_is_compiled_before_it_is_used():
    unclosed = compiled_late("(")
    with pytest.raises(re.error):
        unclosed.search("")


def test_no_module_compiles_all_han_characters_when_it_is_imported():
    places = sorted(Path(toolkit.__file__).parent.rglob("*.py"))
    assert [place for place in places if _compiles_han(place)] == []


def _compiles_han(place):
    """Whether a module has a `re.compile` outside its functions for a text made of HAN."""
    made_of_it = {"HAN"}
    for statement in ast.parse(place.read_text(encoding="utf-8")).body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        calls = [each for each in ast.walk(statement) if isinstance(each, ast.Call)]
        if any(
            ast.unparse(call.func) == "re.compile" and _names(call) & made_of_it for call in calls
        ):
            return True
        if not calls and _names(statement.value) & made_of_it:
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            made_of_it.update(*map(_names, targets))
    return False


def _names(node):
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
