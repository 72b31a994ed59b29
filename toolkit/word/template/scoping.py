"""Names set in a loop and expected after it: jinja forgets them without a word.

A loop's body has names of its own: what `{% set %}` gives a name there is gone in the next round.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.messages import of_tags

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCK = "__block"


@dataclass(slots=True)
class _Frame:
    """The names of a block.

    Attributes:
        loop: whether it is the body of a loop.
        bound: names that have a value of the block's own.
        read: names of outer blocks that were read in it.
        set_at: names that `set` gave a value in it, with the line.
        lost: names that a loop within gave a value which it forgot, with the line.
    """

    loop: bool = False
    bound: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    set_at: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)


def forgotten(tree: nodes.Template) -> list[tuple[int, str]]:
    """The assignments whose value is lost where it is wanted: (line, what is wrong)."""
    walker = _Walker()
    walker.statements(tree.body)
    return sorted(walker.faults.items())


class _Walker:
    def __init__(self) -> None:
        self.faults: dict[int, str] = {}
        self._frames = [_Frame()]
        self._blocks: dict[str, set[str]] = {}

    def statements(self, body: list[nodes.Node]) -> None:
        """Go through statements in order."""
        for node in body:
            self._take(node)

    def _take(self, node: nodes.Node) -> None:
        match node:
            case nodes.For():
                self._loop(node)
            case nodes.Macro():
                self._macro(node)
            case nodes.CallBlock():
                self._read(node.call)
                self._within([each.name for each in node.args], node.body)
            case nodes.With():
                for value in node.values:
                    self._read(value)
                self._within(_names(node.targets), node.body)
            case nodes.Assign():
                self._assign(node)
            case nodes.If():
                self._read(node.test)
                self.statements(node.body)
                self.statements(list(node.elif_))
                self.statements(node.else_)
            case _:
                self._read(node)

    def _loop(self, node: nodes.For) -> None:
        self._read(node.iter)
        targets = _names([node.target])
        frame = self._within([*targets, "loop"], node.body, loop=True, test=node.test)
        self._within([], node.else_)
        for name, line in {**dict.fromkeys(targets, node.lineno), **frame.set_at}.items():
            holder = next((each for each in reversed(self._frames) if name in each.set_at), None)
            if holder is None and name in frame.set_at:
                holder = self._frames[0]  # -- of the data: it would show again, as if never set --
            if holder is not None:
                holder.lost[name] = line

    def _macro(self, node: nodes.Macro) -> None:
        for value in node.defaults:
            self._read(value)
        frame = self._within([each.name for each in node.args], node.body)
        if node.name.startswith(_BLOCK):
            self._blocks[node.name] = frame.read
        self._frames[-1].bound.add(node.name)

    def _within(
        self,
        names: list[str],
        body: list[nodes.Node],
        *,
        loop: bool = False,
        test: nodes.Node | None = None,
    ) -> _Frame:
        frame = _Frame(loop, set(names))
        self._frames.append(frame)
        if test is not None:
            self._read(test)
        self.statements(body)
        return self._frames.pop()

    def _read(self, node: nodes.Node) -> None:
        for name, _line in self._names_in(node):
            for frame in reversed(self._frames):
                if name in frame.lost:
                    self._fault(frame.lost.pop(name), name, of_tags.GONE_AFTER())
                if name in frame.bound:
                    break
                frame.read.add(name)

    def _names_in(self, node: nodes.Node) -> list[tuple[str, int]]:
        found = [node] if isinstance(node, nodes.Name) else list(node.find_all(nodes.Name))
        names = [(each.name, each.lineno) for each in found if each.ctx == "load"]
        return names + [
            (inner, line) for name, line in names for inner in sorted(self._blocks.get(name, ()))
        ]

    def _assign(self, node: nodes.Assign) -> None:
        frame = self._frames[-1]
        before = set(frame.read)
        self._read(node.node)
        for name in _names([node.target]):
            own = name in frame.bound
            if frame.loop and not own and self._builds_on(node.node, name):
                reason = of_tags.FROM_BEFORE()
                self._fault(node.lineno, name, reason)
            elif frame.loop and not own and name in before and self._is_set_outside(name):
                self._fault(node.lineno, name, of_tags.GONE_NEXT())
            frame.bound.add(name)
            frame.set_at[name] = node.lineno
            frame.lost.pop(name, None)

    def _builds_on(self, value: nodes.Node, name: str) -> bool:
        """Whether a value is reckoned from the name's own; one filtered alone is its own again."""
        core: nodes.Node | None = value
        while isinstance(core, nodes.Filter):
            core = core.node
        if core is None or isinstance(core, nodes.Name):
            return False
        return any(name == each for each, _ in self._names_in(core))

    def _is_set_outside(self, name: str) -> bool:
        return any(name in frame.set_at for frame in self._frames[:-1])

    def _fault(self, line: int, name: str, reason: str) -> None:
        self.faults.setdefault(line, of_tags.OWN_IN_LOOP(name=name, reason=reason))


def _names(targets: Sequence[nodes.Node]) -> list[str]:
    """The names that targets bind; `命名空间.项` binds none."""
    return [
        each.name
        for target in targets
        for each in ([target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name))
    ]
