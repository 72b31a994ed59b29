"""One tag's expression: unknown names and fields, unsafe access, wrong filters, doomed sums."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from toolkit.word.lint.arithmetic import doomed
from toolkit.word.lint.conditions import doubtful_condition
from toolkit.word.lint.conditions import idle_condition
from toolkit.word.lint.filters import KEEPING
from toolkit.word.lint.filters import TOLERANT
from toolkit.word.lint.filters import FilterUse
from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import error
from toolkit.word.lint.findings import remark
from toolkit.word.lint.meant import doubts_of_part
from toolkit.word.lint.meant import doubts_of_written
from toolkit.word.lint.safety import LOOP_METHODS
from toolkit.word.lint.safety import METHODS
from toolkit.word.lint.safety import unsafe_attribute
from toolkit.word.lint.safety import unsafe_call
from toolkit.word.lint.safety import unsafe_name
from toolkit.word.lint.scopes import LOOP
from toolkit.word.lint.scopes import LOOP_NAMES
from toolkit.word.lint.scopes import Function
from toolkit.word.lint.scopes import Rows
from toolkit.word.lint.sums import doubtful_sum
from toolkit.word.lint.sums import name_with_sign
from toolkit.word.messages import listed
from toolkit.word.messages import of_checks
from toolkit.word.messages import of_doubts
from toolkit.word.messages import of_lint
from toolkit.word.messages import of_values
from toolkit.word.template.spellings import spellings
from toolkit.word.template.syntax import near

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from jinja2 import Environment

    from toolkit.word.lint.meant import Doubt
    from toolkit.word.lint.scopes import Known
    from toolkit.word.lint.scopes import Scopes
    from toolkit.word.lint.scopes import Shape
    from toolkit.word.template.tags import Tag

_PRESENCE = frozenset({"defined", "undefined"})
_WORD = re.compile(r"[^\W\d]\w*")


class Judge:
    """Judges the expressions of one tag; what is wrong is kept in `findings`."""

    def __init__(self, tag: Tag, scopes: Scopes, environment: Environment, part: Known) -> None:
        self.findings: list[Finding] = []
        self._tag = tag
        self._scopes = scopes
        self._environment = environment
        self._part = part
        self._complete = part.complete

    def written(self, output: nodes.Output) -> None:
        """Judge what `{{ }}` writes."""
        for node in output.nodes:
            shape = self.shape(node)
            self._doubts(doubts_of_written(node, self._scopes))
            if isinstance(node, nodes.Tuple):
                self._add(error, Check.LIST_AS_TEXT, of_lint.COMMA(), of_lint.DOT_OR_TILDE())
            if isinstance(node, nodes.Name) and node.name == LOOP and LOOP in self._scopes:
                self._add(error, Check.LIST_AS_TEXT, of_lint.LOOP_AS_TEXT())
            if isinstance(shape, Rows):
                message = of_checks.ROWS_AS_TEXT(rows=shape.slot)
                advice = of_checks.LOOP_OVER(rows=shape.slot, field=shape.fields[0])
                self._add(error, Check.LIST_AS_TEXT, message, advice)

    def asked(self, condition: nodes.Node) -> None:
        """Judge what `if` asks for."""
        self.shape(condition)
        if doubt := idle_condition(condition):
            self._add(remark, Check.IDLE, *doubt)
        if isinstance(condition, nodes.Tuple):
            self._add(error, Check.IDLE, of_lint.TWO_CONDITIONS(), of_lint.AND_OR())

    def gone_through(self, items: nodes.Node) -> None:
        """Judge what a loop goes through, where it is written out."""
        if isinstance(items, nodes.Const) and not isinstance(items.value, str):
            self._add(error, Check.ARITHMETIC, of_values.NOT_ITERABLE(), of_lint.USE_RANGE())
        elif isinstance(items, nodes.Const):
            self._add(error, Check.IDLE, of_doubts.LOOP_OVER_TEXT(), of_doubts.TAKE_QUOTES_OFF())

    def covered(self, names: Iterable[str], value: nodes.Node | None = None) -> None:
        """Judge names that a tag gives a value to: the data's are no longer to be had by them."""
        used = {each.name for each in value.find_all(nodes.Name)} if value is not None else set()
        used |= {value.name} if isinstance(value, nodes.Name) else set()
        for name in names:
            if self._scopes.offers(name) and self._complete and name not in used:
                message = of_doubts.SLOT_COVERED(name=name)
                self._add(remark, Check.UNKNOWN_NAME, message, of_doubts.OTHER_NAME())

    def looped(self, names: Iterable[str]) -> None:
        """Judge the names that a loop goes by, before they are in force."""
        for name in names:
            if self._scopes.loops_over(name):
                message = of_lint.SAME_LOOP_NAME(name=name)
                self._add(remark, Check.UNKNOWN_NAME, message, of_lint.OTHER_LOOP_NAME())

    def shape(self, node: nodes.Node, *, weak: bool = False) -> Shape:
        """Judge an expression and return what is known of its value.

        Args:
            node: the expression.
            weak: whether a missing name does no harm here, as before `default`.
        """
        self._doubts(doubts_of_part(node, self._scopes, self._environment.globals))
        match node:
            case nodes.Name():
                return self._name(node, weak=weak)
            case nodes.Getattr():
                return self._attribute(node.node, node.attr, weak=weak)
            case nodes.Getitem():
                return self._item(node, weak=weak)
            case nodes.Filter():
                return self._filter(node, weak=weak)
            case nodes.Call():
                return self._call(node)
            case nodes.Test():
                self._test(node)
            case nodes.Const(value=str()) | nodes.TemplateData():
                pass
            case _:
                self._arithmetic(node)
                for child in node.iter_child_nodes():
                    self.shape(child)
        return None

    def _name(self, node: nodes.Name, *, weak: bool) -> Shape:
        name = node.name
        if name in self._scopes:
            return self._scopes.shape(name)
        if name in self._environment.globals:
            return None
        if name == LOOP and not weak and LOOP not in spellings([self._tag]):
            self._add(error, Check.UNKNOWN_NAME, of_lint.LOOP_OUTSIDE())
        elif reason := unsafe_name(name, self._environment):
            self._add(error, Check.UNSAFE, reason)
        elif name in self._scopes.lost:
            message = of_checks.OUT_OF_SCOPE(name=name)
            self._add(error, Check.UNKNOWN_NAME, message, of_checks.USE_INSIDE())
        elif self._complete:
            self._unknown(name, weak=weak)
        return None

    def _unknown(self, name: str, *, weak: bool) -> None:
        known = [each for each in self._scopes if not each.startswith("_")]
        hint = near(name, known)
        if weak:
            message = of_checks.NEVER_THERE(name=name, hint=hint)
            self._add(remark, Check.UNKNOWN_NAME, message)
        elif self._part.loop_gone:
            lists = self._lists_with(name)
            self._add(error, Check.UNKNOWN_NAME, of_lint.LOOP_GONE(name=name, lists=lists))
        else:
            self._add(error, Check.UNKNOWN_NAME, of_checks.NOT_OF_KIND(name=name, hint=hint))

    def _lists_with(self, name: str) -> str:
        """The lists whose rows have what the tag takes of a name."""
        found = re.search(rf"(?<![\w.]){re.escape(name)}\s*\.\s*(\w+)", self._tag.token.body)
        shapes = (self._scopes.shape(each) for each in self._scopes) if found else ()
        rows = [s.slot for s in shapes if isinstance(s, Rows) and found and found[1] in s.fields]
        if not (rows and found):
            return ""
        return of_lint.LISTS_WITH(field=found[1], lists=listed(dict.fromkeys(rows)))

    def _attribute(self, holder: nodes.Expr, name: str, *, weak: bool) -> Shape:
        shape = self.shape(holder, weak=weak)
        name_of_holder = holder.name if isinstance(holder, nodes.Name) else ""
        if reason := unsafe_attribute(name, self._environment):
            self._add(error, Check.UNSAFE, reason)
        elif isinstance(shape, Rows) and shape.lacks(name) and name not in METHODS:
            hint = near(name, shape.fields)
            message = of_checks.NO_FIELD(rows=shape.slot, name=name, hint=hint)
            fields = of_checks.FIELDS(fields=listed(shape.fields))
            self._add(remark if weak else error, Check.UNKNOWN_FIELD, message, fields)
        elif self._is_list_itself(shape, name_of_holder):
            assert isinstance(shape, Rows)
            message = of_lint.FIELD_OF_LIST(rows=shape.slot, name=name)
            self._add(error, Check.UNKNOWN_FIELD, message, of_lint.TAKE_OF_ROW(name=name))
        elif name_of_holder == LOOP and name not in LOOP_NAMES:
            hint = near(name, LOOP_NAMES)
            self._add(error, Check.UNKNOWN_FIELD, of_lint.NOT_OF_LOOP(name=name) + hint)
        elif self._is_filter_of_slot(name_of_holder, name):
            message = of_lint.FILTER_BY_DOT(name=name)
            self._add(remark, Check.FILTER, message, of_lint.WRITE_BAR(name=name))
        elif self._is_plain_slot(name_of_holder):
            self._no_fields(name_of_holder, name)
        return None

    def _no_fields(self, slot: str, name: str) -> None:
        """Judge what is taken by a dot of a slot that has no fields."""
        if name in METHODS:
            self._add(error, Check.UNKNOWN_FIELD, of_doubts.CALL_METHOD(name=name))
        else:
            message = of_doubts.NO_FIELDS(name=slot, field=name)
            self._add(remark, Check.UNKNOWN_FIELD, message)

    def _is_plain_slot(self, name: str) -> bool:
        """Whether the document kind has this slot, and it has no fields."""
        return self._complete and self._scopes.offers(name) and self._scopes.shape(name) is None

    def _is_list_itself(self, shape: Shape, name: str) -> bool:
        """Whether some tag goes through the rows of a name: what a mapping holds is taken without a loop."""
        if not isinstance(shape, Rows) or shape.slot != name or shape.partial:
            return False
        rows = shape
        loop = re.compile(rf"for\s.*?\sin\s+{re.escape(rows.slot)}(?!\w)")
        return any(loop.match(body) for body in self._part.bodies)

    def _is_filter_of_slot(self, slot: str, name: str) -> bool:
        """Whether `slot.name` means a filter: what a slot without fields holds has no such name."""
        return (
            self._is_plain_slot(slot) and name in self._environment.filters and name not in METHODS
        )

    def _item(self, node: nodes.Getitem, *, weak: bool) -> Shape:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._attribute(node.node, node.arg.value, weak=weak)
        shape = self.shape(node.node, weak=weak)
        self.shape(node.arg)
        if isinstance(node.arg, nodes.Tuple):
            self._add(error, Check.SYNTAX, of_lint.COMMA(), of_lint.DOT_OR_TILDE())
        return shape if isinstance(node.arg, nodes.Const | nodes.Slice | nodes.Neg) else None

    def _filter(self, node: nodes.Filter, *, weak: bool) -> Shape:
        tolerant = node.name in TOLERANT
        shape = None if node.node is None else self.shape(node.node, weak=weak or tolerant)
        for child in (*node.args, *(pair.value for pair in node.kwargs)):
            self.shape(child)
        use = FilterUse(node, self._environment)
        for check, message, advice in use.faults(shape):
            self._add(remark if check is Check.IDLE else error, check, message, advice)
        return shape if node.name in KEEPING or tolerant else None

    def _call(self, node: nodes.Call) -> Shape:
        self._arithmetic(node)
        callee = node.node
        if isinstance(callee, nodes.Getattr):
            self.shape(callee.node)
            of_loop = isinstance(callee.node, nodes.Name) and callee.node.name == LOOP
            if reason := unsafe_call(callee.attr, self._environment):
                self._add(error, Check.UNSAFE, reason)
            elif of_loop and callee.attr not in LOOP_METHODS:
                self._add(error, Check.UNSAFE, of_checks.NO_FUNCTION(name=f"loop.{callee.attr}"))
        elif isinstance(callee, nodes.Name):
            shape = self._name(callee, weak=False)
            if callee.name in self._scopes and not isinstance(shape, Function):
                self._add(error, Check.UNSAFE, of_checks.NO_FUNCTION(name=callee.name))
        else:
            self.shape(callee)
        for child in (*node.args, *(pair.value for pair in node.kwargs)):
            self.shape(child)
        return None

    def _test(self, node: nodes.Test) -> None:
        self.shape(node.node, weak=node.name in _PRESENCE)
        for child in node.args:
            self.shape(child)
        if node.name not in self._environment.tests:
            hint = near(node.name, self._environment.tests)
            self._add(error, Check.FILTER, of_checks.NO_TEST(name=node.name, hint=hint))

    def _arithmetic(self, node: nodes.Node) -> None:
        if reason := doomed(node, self._environment):
            self._add(error, Check.ARITHMETIC, reason)
        for fails, message, advice in doubtful_sum(node):
            self._add(error if fails else remark, Check.ARITHMETIC, message, advice)
        for fails, message, advice in doubtful_condition(node):
            self._add(error if fails else remark, Check.IDLE, message, advice)
        if (doubt := name_with_sign(node, self._tag.text, self._is_known)) is not None:
            self._add(remark, Check.SYNTAX, *doubt)

    def _is_known(self, name: str, joined: str) -> bool:
        """Whether a name is offered, or another tag uses it by itself."""
        bodies = (body for body in self._part.bodies if joined not in body)
        return name in self._scopes or any(name in _WORD.findall(body) for body in bodies)

    def _doubts(self, doubts: Iterable[Doubt]) -> None:
        for fails, check, message, advice in doubts:
            self._add(error if fails else remark, check, message, advice)

    def _add(
        self, make: Callable[..., Finding], check: Check, message: str, advice: str = ""
    ) -> None:
        self.findings.append(make(check, self._tag.place, message, advice, self._tag.text))
