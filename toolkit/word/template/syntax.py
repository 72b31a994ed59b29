"""What jinja says of a tag that it cannot read, in Chinese."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from jinja2 import Environment
    from jinja2 import TemplateSyntaxError

    from toolkit.word.template.tags import Tag

_TOKENS = {
    "end of print statement": "标签结尾",
    "end of statement block": "标签结尾",
    "end of template": "模板结尾",
    "begin of print statement": "又一个 {{",
    "begin of statement block": "又一个 {%",
    "name": "名称",
    "string": "文字",
    "integer": "数",
}
_STRING = re.compile(r"""\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'""")
_INTERNAL = re.compile(r"(?<![\w.])__\w+")
_FORMS = (
    (re.compile(r"No filter named '(.+?)'"), "没有“{0}”这个过滤器"),
    (re.compile(r"No test named '(.+?)'"), "没有“{0}”这种判断"),
    (re.compile(r"expected token '(.+?)', got '(.+?)'"), "这里应为“{0}”，却是“{1}”"),
    (re.compile(r"[Uu]nexpected char '\\x0[35]'"), "括号不成对"),
    (re.compile(r"[Uu]nexpected char '(.+?)'"), "有不能用的符号“{0}”"),
    (re.compile(r"[Uu]nexpected '(.+?)'"), "多出了“{0}”"),
    (re.compile(r"Expected an expression, got '(.+?)'"), "缺少名称或表达式（遇到{0}）"),
    (re.compile(r"Encountered unknown tag '(.+?)'"), "没有“{0}”这种控制标签"),
    (re.compile(r"Missing end of comment tag"), "注释没有写完，缺 #}}"),
    (re.compile(r"unexpected '(.+?)', expected '(.+?)'"), "括号不成对：这里应为“{1}”，却是“{0}”"),
    (re.compile(r"can't assign to '(.+?)'"), "不能给“{0}”赋值"),
)


def syntax_reason(error: TemplateSyntaxError, environment: Environment) -> str:
    """Why a tag cannot be read; filters of like names are proposed."""
    message = error.message or ""
    for form, sentence in _FORMS:
        if found := form.search(message):
            words = [_TOKENS.get(word, word) for word in found.groups()]
            reason = "标签写法不对：" + sentence.format(*words)
            if "filter named" in message:
                reason = sentence.format(*words) + near(found[1], environment.filters)
            return reason
    return "标签写法不对，请检查括号、引号和竖线"


def internal_names(tags: Sequence[Tag]) -> Iterator[tuple[int, str]]:
    """The tags, by number, that use a name which the engine keeps for itself, and why not."""
    for number, tag in enumerate(tags):
        if tag.token.kind in {"value", "control"} and not tag.made:
            found = _INTERNAL.search(_STRING.sub('""', tag.token.body))
            if found:
                yield number, f"“{found[0]}”是程序内部的名称，模板里不能用"


def near(name: str, known: Iterable[object]) -> str:
    """`，是否应为“…”？` with the known name most like the given one, or nothing."""
    scored = [(_likeness(name, str(item)), str(item)) for item in known]
    best = max((entry for entry in scored if entry[1][:1] != "_"), default=(0.0, ""))
    return f"，是否应为“{best[1]}”？" if best[0] >= 0.5 else ""


def _likeness(name: str, other: str) -> float:
    """How alike two names are; a common beginning counts a little more."""
    ratio = difflib.SequenceMatcher(None, name, other, autojunk=False).ratio()
    return ratio + 0.1 * (ratio > 0 and name[:1] == other[:1])
