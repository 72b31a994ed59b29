"""Lenient rendering: what the data lacks is written as a placeholder that nobody overlooks.

A gap goes through filters and sums as one; as text it is its name between two noncharacters, which no
datum has. In the end each becomes `【未填：名称】` in a highlighted run of its own.
"""

from __future__ import annotations

import copy
import functools
import re
from typing import TYPE_CHECKING
from typing import Any
from urllib.parse import quote

from jinja2 import pass_context
from jinja2.exceptions import SecurityError
from lxml import etree

from toolkit.word.messages import of_values
from toolkit.word.template.missing import Missing
from toolkit.word.template.names import W
from toolkit.word.template.names import nearest
from toolkit.word.template.names import parse
from toolkit.word.template.told import Unfilled

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from toolkit.word.template.names import Element
    from toolkit.word.template.rendering import StoryContext

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_GAP = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_QUOTED = re.compile(f"{quote(_OPEN)}(.*?){quote(_CLOSE)}", re.IGNORECASE)
_FETCHED = re.compile(r"""[^\W\d][\w.]*(?:\[[^\[\]|()]*\][\w.]*)*""")
_TOLERANT = frozenset({"default", "d", "空则"})
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Gap(Missing):
    """A value that the data lacks: its items, and what is reckoned from it, are gaps too."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Gap:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._within(name)

    def __getitem__(self, key: object) -> Gap:  # type: ignore[override]
        return self._within(str(key))

    def _within(self, name: str) -> Gap:
        if self._undefined_exception is SecurityError:
            self._fail_with_undefined_error()
        return Gap(name=f"{self._undefined_name}.{name}")

    def __str__(self) -> str:  # type: ignore[override]
        if self._undefined_exception is SecurityError:
            self._fail_with_undefined_error()
        return f"{_OPEN}{self._undefined_name or of_values.AN_ITEM()}{_CLOSE}"

    def _itself(self, *_: object) -> Gap:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _itself  # type: ignore[assignment]
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _itself  # type: ignore[assignment]
    __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __pos__ = _itself  # type: ignore[assignment]


def passing(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that makes a gap of a gap or of nothing; one that fills gaps is left as it is."""
    if name in _TOLERANT:
        return function
    position = 0 if getattr(function, "jinja_pass_arg", None) is None else 1

    @functools.wraps(function)
    def passed(*args: Any, **kwargs: Any) -> Any:
        gap = next((each for each in args[position:] if isinstance(each, Gap)), None)
        if gap is not None or args[position] is None:
            return gap
        return function(*args, **kwargs)

    return passed


@pass_context
def gap(context: StoryContext, value: object, number: int) -> object:
    """The value of a tag, and a gap instead of an empty one; gaps are noted with their place."""
    tag = context.part.tags[number]
    if value is None or _is_blank(value, tag.token.body):
        value = Gap(name=re.split(r"[|~]", tag.token.body)[0].strip())
    if isinstance(value, Gap):
        names = _GAP.findall(str(value))
    else:
        names = _GAP.findall(value) if isinstance(value, str) and _OPEN in value else []
    for name in names:
        context.output.leave(Unfilled(name, str(tag.place), tag.text))
    return value


def _is_blank(value: object, body: str) -> bool:
    """Whether a datum fetched as it is has no text."""
    return isinstance(value, str) and not value.strip() and bool(_FETCHED.fullmatch(body.strip()))


def rows_or_gap(context: StoryContext, value: object, line: int) -> Iterable[object] | None:
    """One row of gaps for a list that the data lacks."""
    tag = context.part.tag_on(line)
    if value is None:
        found = re.search(r"\bin\s+([^\s|%]+)", tag.token.body) if tag else None
        value = Gap(name=found[1] if found else "")
    if not isinstance(value, Gap):
        return None
    (name,) = _GAP.findall(str(value))
    context.output.leave(Unfilled(name, str(tag.place) if tag else "", tag.text if tag else ""))
    return [value]


def settle(xml: str) -> str:
    """A part with its gaps as placeholders, highlighted where they stand in runs."""
    if _OPEN in xml and "<w:t" in xml:
        root = parse(xml.encode())
        for text in list(root.iter(W + "t")):
            if _OPEN in (text.text or ""):
                _split(text)
        xml = _DECLARATION + etree.tostring(root, encoding="unicode")
    xml = _GAP.sub(lambda found: of_values.PLACEHOLDER(name=found[1]), xml)
    return _QUOTED.sub(lambda found: quote(of_values.PLACEHOLDER(name=found[1])), xml)


def _split(text: Element) -> None:
    """Cut a run so that its gaps have runs of their own, in the run's formatting and highlighted."""
    run = nearest(text, W + "r")
    if run is None:
        return
    pieces = _GAP.split(text.text)
    after = list(text.itersiblings())
    text.text = pieces[0]
    last = run
    for at in range(1, len(pieces), 2):
        last = _next_run(run, last, of_values.PLACEHOLDER(name=pieces[at]), marked=True)
        last = _next_run(run, last, pieces[at + 1], marked=False)
    last.extend(after)


def _next_run(run: Element, last: Element, text: str, *, marked: bool) -> Element:
    made = etree.Element(W + "r", dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(W + "rPr")
    if properties is not None:
        made.append(copy.deepcopy(properties))
    if marked:
        _highlight(made)
    said = etree.SubElement(made, W + "t")
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.tail, last.tail = last.tail, None
    last.addnext(made)
    return made


_BEHIND = frozenset(
    W + name
    for name in (
        *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
        *("eastAsianLayout", "specVanish", "oMath", "rPrChange"),
    )
)
"""What follows `w:highlight` in a run's properties (ISO/IEC 29500-1, 17.3.2.28)."""


def _highlight(run: Element) -> None:
    properties = run.find(W + "rPr")
    if properties is None:
        properties = etree.SubElement(run, W + "rPr")
    for there in properties.findall(W + "highlight"):
        properties.remove(there)
    at = next((i for i, each in enumerate(properties) if each.tag in _BEHIND), len(properties))
    properties.insert(at, etree.Element(W + "highlight", {W + "val": "yellow"}))
