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
    from collections.abc import Iterable
    from pathlib import Path

    from mutmut.mutation.file_mutation import Mutation

COUNT, SEED = 150, 2012
MANY = 20_000
"""Faults beyond which those to be tried are drawn before any is made: to make each takes a quarter of an hour."""


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
    parts = [_Faulty.of(path) for path in sorted((ROOT / "toolkit" / room).rglob("*.py"))]
    total = sum(part.count for part in parts)
    if total > MANY and count < total:
        return _some(parts, count, random.Random(seed))
    every = [mutant for part in parts for mutant in part.mutants(range(part.count))]
    if len(every) <= count:
        return every
    return random.Random(seed).sample(every, count)


def _some(parts: list[_Faulty], count: int, chance: random.Random) -> list[Mutant]:
    """So many different mutants: twice as many are drawn, for some are no Python or the same."""
    places = [(part, at) for part in parts for at in range(part.count)]
    found: dict[str, Mutant] = {}
    for part, at in chance.sample(places, min(2 * count, len(places))):
        found |= {mutant.source: mutant for mutant in part.mutants([at])}
        if len(found) >= count:
            break
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Faulty:
    """A file and the faults that can be made in it."""

    name: str
    source: str
    module: cst.Module
    faults: list[Mutation]

    @classmethod
    def of(cls, path: Path) -> _Faulty:
        source = path.read_text(encoding="utf-8")
        wrapper = MetadataWrapper(cst.parse_module(source))
        visitor = _Visitor(mutation_operators, IgnoredCode(set(), set(), set()))
        module = wrapper.visit(visitor)
        return cls(path.relative_to(ROOT).as_posix(), source, module, visitor.mutations)

    @property
    def count(self) -> int:
        return len(self.faults)

    def mutants(self, numbers: Iterable[int]) -> list[Mutant]:
        """Those of the numbers that are Python, each once."""
        chosen = (self.faults[at] for at in numbers)
        made = (self.module.deep_replace(f.original_node, f.mutated_node).code for f in chosen)
        return [
            _mutant(self.name, self.source, other)
            for other in dict.fromkeys(made)
            if _compiles(other)
        ]


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
