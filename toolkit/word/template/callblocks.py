"""How the tags become Python: `{% call %}` is a value, and nothing is reckoned while compiling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.meta import TrackingCodeGenerator

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.compiler import Frame


class CallBlocks(CodeGenerator):
    """Has the filter `__called` write what call blocks make."""

    def visit_CallBlock(  # noqa: N802 - the name is jinja's
        self, node: nodes.CallBlock, frame: Frame
    ) -> None:
        """Write what the called macro wrote like any other value."""
        inner, macro = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(macro, inner)
        self.start_write(frame, node)
        self.write("environment.filters['__called'](context, ")
        self.visit_Call(node.call, frame, forward_caller=True)
        self.write(f", {node.lineno})")
        self.end_write(frame)


class NoFolding(CallBlocks):
    """Evaluates nothing while compiling: a constant of a template may be a bomb."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        raise nodes.Impossible


class Direct(NoFolding):
    """Reads an item of a plain mapping, which nearly every value of a table is, without asking the environment.

    The environment would do the same: data comes first. What it writes is text already.
    """

    def visit_Getattr(  # noqa: N802 - the name is jinja's
        self, node: nodes.Getattr, frame: Frame
    ) -> None:
        """Read an item of what a name stands for."""
        name = node.node
        if not isinstance(name, nodes.Name) or name.ctx != "load":
            super().visit_Getattr(node, frame)
            return
        holder, key = frame.symbols.ref(name.name), repr(node.attr)
        self.write(f"({holder}[{key}] if {holder}.__class__ is dict and {key} in {holder} else ")
        super().visit_Getattr(node, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        del node, frame
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        del node, frame, finalize
        self.write(")")


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a template reads.

    Attributes:
        wanted: those that it takes from its data.
        bound: those that a loop, `set`, `with` or a macro gives, each with the lines where they are read.
    """

    wanted: frozenset[str]
    bound: frozenset[tuple[str, int]]


class _Reading(NoFolding, TrackingCodeGenerator):
    """Jinja's own finds the names while it compiles, constants reckoned."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.optimizer = None
        self.bound: set[tuple[str, int]] = set()

    def visit_Name(  # noqa: N802 - the name is jinja's
        self, node: nodes.Name, frame: Frame
    ) -> None:
        """Note a name that is not looked up in the data."""
        super().visit_Name(node, frame)
        load = frame.symbols.find_load(frame.symbols.ref(node.name))
        if node.ctx == "load" and load is not None and load[0] != VAR_LOAD_RESOLVE:
            self.bound.add((node.name, node.lineno))


def names_read(tree: nodes.Template, environment: Environment) -> Names:
    """The names that a template reads."""
    generator = _Reading(environment)
    generator.visit(tree)
    return Names(frozenset(generator.undeclared_identifiers), frozenset(generator.bound))
