"""Going through the tags of a part in order: each expression judged with the names in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError
from jinja2 import nodes

from toolkit.chinese.characters import half_width
from toolkit.word.lint.cell_tags import MERGING
from toolkit.word.lint.cell_tags import judge_merging
from toolkit.word.lint.cell_tags import judge_value
from toolkit.word.lint.expressions import KNOWN
from toolkit.word.lint.expressions import tree_of
from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import error
from toolkit.word.lint.guessing import inferred_rows
from toolkit.word.lint.guessing import used_names
from toolkit.word.lint.idle_tags import judge_idle_tags
from toolkit.word.lint.judging import Judge
from toolkit.word.lint.scopes import LOOP
from toolkit.word.lint.scopes import Function
from toolkit.word.lint.scopes import Known
from toolkit.word.lint.scopes import Rows
from toolkit.word.lint.scopes import Scopes
from toolkit.word.lint.separators import judge_separators
from toolkit.word.messages import of_tags
from toolkit.word.template.syntax import syntax_reason
from toolkit.word.template.tags import CLOSINGS
from toolkit.word.template.tags import REFUSED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from jinja2 import Environment

    from toolkit.declare.document import Slot
    from toolkit.word.lint.scopes import Shape
    from toolkit.word.template.tags import Tag


def judge_tags(
    tags: Sequence[Tag],
    faulty: AbstractSet[int],
    slots: Sequence[Slot] | None,
    environment: Environment,
    *,
    given: AbstractSet[str] = frozenset(),
    bodies: Sequence[str] | None = None,
) -> list[Finding]:
    """The faults inside the tags of a part.

    Args:
        tags: the tags in order.
        faulty: the numbers of those whose structure is wrong; their syntax is not judged again.
        slots: what the document kind offers; None where that is not known.
        environment: the engine's.
        given: names that are in force from elsewhere.
        bodies: what stands in the tags of the whole part, where `tags` are not all of them.
    """
    bodies = [tag.token.body for tag in tags] if bodies is None else bodies
    walker = _Walker(slots, environment, bodies, given)
    lost = max((n for n in faulty if tags[n].token.keyword == "endfor"), default=-1)
    for number, tag in enumerate(tags):
        walker.take(tag, silent=number in faulty, loop_gone=number < lost)
    offered = {slot.name for slot in slots} if slots is not None else used_names(walker.bodies)
    return [*walker.findings, *judge_separators(tags), *judge_idle_tags(tags, offered)]


class _Walker:
    def __init__(
        self,
        slots: Sequence[Slot] | None,
        environment: Environment,
        bodies: Sequence[str],
        given: AbstractSet[str],
    ) -> None:
        self.findings: list[Finding] = []
        self._environment = environment
        offered = {half_width(slot.name): _shape(slot) for slot in slots or ()}
        if slots is None:
            offered = inferred_rows(bodies)
        self._scopes = Scopes(offered, used_names(bodies) if slots is None else frozenset())
        if given:
            self._scopes.enter("with", dict.fromkeys(given))
        self._complete = slots is not None
        self.bodies = bodies
        self._pending: list[str] = []

    def take(self, tag: Tag, *, silent: bool, loop_gone: bool) -> None:
        """Judge one tag and bring its names into force."""
        if tag.dropped:
            return
        keyword = tag.token.keyword
        if tag.token.kind == "control" and keyword not in KNOWN:
            if not silent:
                self.findings.append(_unknown_keyword(tag))
            return
        tree = self._parsed(tag, silent=silent)
        if tree is not None:
            known = Known(self._complete, self.bodies, loop_gone)
            judge = Judge(tag, self._scopes, self._environment, known)
            self._bind(tag, tree, judge)
            self.findings += judge.findings
        elif keyword in MERGING:
            self.findings += judge_merging(tag, in_loop=LOOP in self._scopes)
        elif keyword == "else":
            self._scopes.middle()
        elif keyword in CLOSINGS:
            self._leave(keyword)
        elif tag.is_opening():  # its expression cannot be read, yet its end will come
            self._scopes.enter(keyword, {})

    def _parsed(self, tag: Tag, *, silent: bool) -> nodes.Template | None:
        try:
            return tree_of(tag, self._environment)
        except TemplateSyntaxError as wrong:
            if not silent:
                reason = syntax_reason(wrong, self._environment)
                self.findings.append(error(Check.SYNTAX, tag.place, reason, tag=tag.text))
            return None

    def _bind(self, tag: Tag, tree: nodes.Template, judge: Judge) -> None:
        statement = tree.body[0] if tree.body else None
        match statement:
            case nodes.Output():
                judge.written(statement)
                self.findings += judge_value(tag, statement)
            case nodes.If():
                judge.asked(statement.test)
                if tag.is_opening():
                    self._scopes.enter("if", {})
            case nodes.Assign():
                shape = judge.shape(statement.node)
                judge.covered(_targets(statement.target, None), statement.node)
                for name, bound in _targets(statement.target, shape).items():
                    self._scopes.set(name, bound)
            case _:
                self._enter(statement, judge)

    def _enter(self, statement: nodes.Node | None, judge: Judge) -> None:
        """Begin a block that has names of its own."""
        match statement:
            case nodes.For():
                shape = judge.shape(statement.iter)
                judge.gone_through(statement.iter)
                judge.looped(_targets(statement.target, None))
                judge.covered(_targets(statement.target, None), statement.iter)
                items = _targets(statement.target, shape)
                self._scopes.sizes |= _batch_sizes(statement)
                self._scopes.enter("for", items, again=statement.recursive)
                if statement.test is not None:
                    judge.shape(statement.test)
            case nodes.AssignBlock():
                self._enter_block_set(statement, judge)
            case nodes.FilterBlock():
                judge.shape(statement.filter)
                self._scopes.enter("filter", {})
            case nodes.With():
                shapes = [judge.shape(value) for value in statement.values]
                for target, value in zip(statement.targets, statement.values, strict=True):
                    judge.covered(_targets(target, None), value)
                names = [_targets(t, s) for t, s in zip(statement.targets, shapes, strict=True)]
                self._scopes.enter("with", {k: v for each in names for k, v in each.items()})
            case nodes.Macro() | nodes.CallBlock():
                self._enter_macro(statement, judge)

    def _enter_block_set(self, statement: nodes.AssignBlock, judge: Judge) -> None:
        if statement.filter is not None:
            judge.shape(statement.filter)
        for name in _targets(statement.target, None):
            self._pending.append(name)
        self._scopes.enter("set", {})

    def _enter_macro(self, statement: nodes.Macro | nodes.CallBlock, judge: Judge) -> None:
        for value in statement.defaults:
            judge.shape(value)
        if isinstance(statement, nodes.Macro):
            judge.covered([statement.name])
            self._scopes.set(statement.name, Function())
            keyword = "macro"
        else:
            judge.shape(statement.call)
            keyword = "call"
        self._scopes.enter(keyword, {each.name: None for each in statement.args})

    def _leave(self, closing: str) -> None:
        self._scopes.leave(closing)
        if closing == "endset" and self._pending:
            self._scopes.set(self._pending.pop(), None)


def _shape(slot: Slot) -> Shape:
    fields = tuple(map(half_width, slot.fields))  # -- as the tags are read --
    return Rows(half_width(slot.name), fields) if fields else None


def _targets(target: nodes.Node, shape: Shape) -> dict[str, Shape]:
    if isinstance(target, nodes.Name):
        return {target.name: shape}
    return {each.name: None for each in target.find_all(nodes.Name)}


def _batch_sizes(loop: nodes.For) -> dict[str, int]:
    """How many items there are in what a loop over `清单|batch(3)` goes by."""
    match loop:
        case nodes.For(
            target=nodes.Name(name=name),
            iter=nodes.Filter(name="batch", args=[nodes.Const(value=int() as size), *_]),
        ):
            return {name: size}
    return {}


def _unknown_keyword(tag: Tag) -> Finding:
    keyword = tag.token.keyword
    if keyword in REFUSED:
        reason = of_tags.REFUSED(keyword=keyword, refused=REFUSED[keyword]())
    elif keyword:
        reason = of_tags.NO_SUCH_TAG(keyword=keyword)
    else:
        reason = of_tags.EMPTY_TAG()
    return error(Check.SYNTAX, tag.place, reason, tag=tag.text)
