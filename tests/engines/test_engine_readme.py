"""What the engines' README shows is there to be called."""

import ast
import importlib
import re
from pathlib import Path

import pytest

import toolkit.engines

README = (Path(toolkit.engines.__file__).parent / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
ENGINES = {"files", "libreoffice"}


def called(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_calls_what_the_engines_have(example):
    """README, Use: every example imports an engine from where it is and calls what it has."""
    tree = ast.parse(example)
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    engines = {
        name.name: importlib.import_module(f"{node.module}.{name.name}")
        for node in imported
        for name in node.names
    }
    assert engines.keys() <= ENGINES
    for name, function in called(tree):
        assert name not in engines or hasattr(engines[name], function)


def test_the_readme_shows_both_engines():
    """README, Use: each engine has an example."""
    assert {name for name in ENGINES for text in EXAMPLES if f"import {name}" in text} == ENGINES
