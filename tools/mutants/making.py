"""The mutants of a room, made by mutmut, and a seeded draw of them."""

from __future__ import annotations

import difflib
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst
import libcst.matchers as m
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

from tools.mutants.rooms import ROOT

if TYPE_CHECKING:
    from pathlib import Path

COUNT, SEED = 150, 2012


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file of a room with one fault.

    Attributes:
        path: the file, from the root of the repository.
        source: its text with the fault.
        line: where the fault is, counted from 1.
        was: the lines that the fault replaces, without indentation.
        becomes: what stands there instead.
    """

    path: str
    source: str
    line: int
    was: str
    becomes: str

    def __str__(self) -> str:
        """File and line, and the difference."""
        lost = [f"  - {line}" for line in self.was.splitlines()]
        new = [f"  + {line}" for line in self.becomes.splitlines()]
        return "\n".join((f"{self.path}:{self.line}", *lost, *new))


class _Visitor(MutationVisitor):
    """Mutmut's own, which passes decorated functions over: its trampolines cannot carry them."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            return False
        if isinstance(node, cst.If) and m.matches(node.test, m.Name("TYPE_CHECKING")):
            return True
        return super()._skip_node_and_children(node)


def drawn(room: str, count: int = COUNT, seed: int = SEED) -> list[Mutant]:
    """So many mutants of a room, the same for the same code; all, where there are no more."""
    paths = sorted((ROOT / "toolkit" / room).rglob("*.py"))
    every = [mutant for path in paths for mutant in _mutants(path)]
    if len(every) <= count:
        return every
    return random.Random(seed).sample(every, count)


def _mutants(path: Path) -> list[Mutant]:
    source = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT).as_posix()
    wrapper = MetadataWrapper(cst.parse_module(source))
    visitor = _Visitor(mutation_operators, IgnoredCode(set(), set(), set()))
    module = wrapper.visit(visitor)
    made = (
        module.deep_replace(each.original_node, each.mutated_node).code
        for each in visitor.mutations
    )
    return [_mutant(name, source, other) for other in dict.fromkeys(made) if _compiles(other)]


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def _mutant(name: str, source: str, other: str) -> Mutant:
    old, new = source.splitlines(), other.splitlines()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    changed = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    _, start, end, other_start, other_end = (
        *changed[0][:2],
        changed[-1][2],
        changed[0][3],
        changed[-1][4],
    )
    was, becomes = _stripped(old[start:end]), _stripped(new[other_start:other_end])
    return Mutant(name, other, start + 1, was, becomes)


def _stripped(lines: list[str]) -> str:
    return "\n".join(line.strip() for line in lines)
