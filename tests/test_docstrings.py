"""Docstrings speak one dialect: what gives a value says which; an activity's are Chinese."""

import ast
from pathlib import Path

import pytest

TOOLKIT = Path(__file__).parents[1] / "toolkit"
FILES = sorted(TOOLKIT.rglob("*.py"))


def docstrings(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
            said = ast.get_docstring(node)
            if said:
                yield getattr(node, "name", file.stem), said


@pytest.mark.parametrize("word", ["Return", "Returns", "Yield", "Yields", "Tell whether"])
def test_what_gives_a_value_says_which(word):
    told = [
        (file.name, name)
        for file in FILES
        for name, said in docstrings(file)
        if said.startswith(f"{word} ")
    ]
    assert told == []


def test_docstrings_of_rules_and_duties_are_manual_pages_in_chinese():
    english = [
        (file.name, name)
        for file in sorted((TOOLKIT / "activities").glob("*/**/*.py"))
        for name, said in docstrings(file)
        if said.isascii()
    ]
    assert english == []
