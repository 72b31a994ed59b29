"""`{% call %}` as a value: what the called macro wrote goes the way of all that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.compiler import CodeGenerator

if TYPE_CHECKING:
    from jinja2 import nodes
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
