"""Jinja's own environment, or the caller's, made to write into Word.

Without one of the caller's, tags run in Jinja's sandbox: what begins with an underscore is out of
reach. A caller who gives an environment decides that himself: it is honoured as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from jinja2 import Environment
from jinja2 import pass_context
from jinja2.runtime import LoopContext
from jinja2.runtime import Macro
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from toolkit.word.messages import of_facade
from toolkit.word.template.callblocks import CallBlocks
from toolkit.word.template.errors import Fault
from toolkit.word.template.markup import Markup as Written
from toolkit.word.template.rendering import StoryContext
from toolkit.word.template.richtext import Listing
from toolkit.word.template.richtext import broken_text
from toolkit.word.template.source import COMMENT
from toolkit.word.template.source import CONTROL
from toolkit.word.template.source import SERIAL
from toolkit.word.template.source import VALUE
from toolkit.word.template.values import WRITERS
from toolkit.word.template.values import BlockValue
from toolkit.word.template.values import InlineValue
from toolkit.word.template.values import Placed
from toolkit.word.template.values import RunValue
from toolkit.word.template.values import Serial
from toolkit.word.template.values import finalize as write_value
from toolkit.word.template.values import write_called

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.runtime import Context

_OWN = (Placed, Written, Serial, InlineValue, RunValue, BlockValue)
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_WORD_MARKUP = re.compile(r"</?(?:w|wp|a|pic|r|m):\w+[\s/>]")
_RUNS = re.compile(
    r"</?w:(?:r|ins|smartTag)(?: [^<>]*)?>|<w:rPr/>|<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>"
    r"|<w:(?:proofErr|bookmarkStart|bookmarkEnd)(?: [^<>]*)?/>",
    re.DOTALL,
)
_TEXTS = re.compile(r"(?:<w:t(?: [^<>]*)?>|</w:t>|<w:t/>|<w:br/>|<w:tab/>|[^<])*")
_ESCAPERS = ("e", "escape", "safe", "forceescape")


class FacadeContext(StoryContext):
    """Knows what a macro wrote for markup."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call; what a macro wrote is markup that filters see as text."""
        result = super().call(called, *args, **kwargs)
        return Written(str(result)) if isinstance(called, Macro | LoopContext) else result


def word_environment(given: Environment | None, *, autoescape: bool) -> Environment:
    """An environment for the engine: the caller's filters, tests, globals, undefined and extensions."""
    base = given or SandboxedEnvironment()
    made = base.overlay(
        variable_start_string=VALUE[0],
        variable_end_string=VALUE[1],
        block_start_string=CONTROL[0],
        block_end_string=CONTROL[1],
        comment_start_string=COMMENT[0],
        comment_end_string=COMMENT[1],
        line_statement_prefix=None,
        line_comment_prefix=None,
        trim_blocks=False,
        lstrip_blocks=False,
        keep_trailing_newline=True,
        autoescape=autoescape,
        finalize=_finalizer(base.finalize),
        cache_size=0,
    )
    made.context_class = FacadeContext
    made.code_generator_class = CallBlocks
    made.globals = {**base.globals, SERIAL: Serial()}
    ours = {name: _lenient(name, writer) for name, writer in WRITERS.items()}
    kept = {name: _kept(base.filters[name]) for name in _ESCAPERS if name in base.filters}
    made.filters = {**base.filters, **kept, **ours, **_PLAIN}
    return made


def _finalizer(callers: Callable[..., Any] | None) -> Callable[..., Markup]:
    """What `{{ }}` writes; a `finalize` of the caller's comes first."""

    @pass_context
    def finalize(context: StoryContext, value: object) -> Markup:
        if callers is not None and not isinstance(value, _OWN):
            value = callers(value)
        if isinstance(value, Written):
            value = _in_the_text(value)
        if isinstance(value, _OWN):
            return Markup(write_value(context, value))  # noqa: S704 - the engine escaped it
        return Markup(broken_text(_text(context, value), context))  # noqa: S704 - escaped there

    return finalize


def _in_the_text(markup: Written) -> Written | Placed:
    """What a macro torn over several runs wrote, in the formatting of the tag that calls it."""
    if markup.needs() != "r":
        return markup
    texts = _RUNS.sub("", markup.xml)
    if _TEXTS.fullmatch(texts) is None:
        return markup  # -- more than text: the engine says which tag may write it --
    return Placed(f'</w:t>{texts}<w:t xml:space="preserve">')


def _text(context: Context, value: object) -> str:
    """A value's text as Jinja prints it; what was escaped for XML is text again."""
    if not context.eval_ctx.autoescape:
        text = str(value)
    elif hasattr(value, "__html__"):
        text = str(value.__html__())
    else:
        return str(value)
    if _WORD_MARKUP.search(text):
        raise Fault(of_facade.MARKUP_AS_TEXT(), value)
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    number = int(found[2]) if found[2] else int(found[3], 16)
    return chr(number) if number < 0x110000 else found[0]


def _kept(escaper: Callable[..., Any]) -> Callable[..., Any]:
    """Jinja's `e` or `safe`, which lets pictures and formatted text through as they are."""

    def kept(value: object) -> object:
        return value if isinstance(value, _OWN) else escaper(value)

    return kept


def _lenient(name: str, writer: Callable[..., Any]) -> Callable[..., Any]:
    """A writer of the engine that takes whatever Jinja can print."""

    @pass_context
    def write(context: StoryContext, value: object, *more: object) -> Placed:
        given = value if isinstance(value, _OWN) else _text(context, value)
        if name not in {"__run", "__block"}:
            return Placed(writer(given))
        if given == "":
            return Placed()
        if name == "__run" and isinstance(given, str) and not isinstance(given, _OWN):
            given = Listing(given)
        return Placed(writer(context, given, *more))

    return write


_PLAIN: dict[str, Callable[..., Any]] = {
    "__each": lambda value, _line: value,
    "__text": lambda value: value,
    "__made": lambda value, _line: value,
    "__called": write_called,
}
