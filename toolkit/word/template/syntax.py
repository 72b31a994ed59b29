"""What jinja says of a tag that it cannot read, in words."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from toolkit.word.messages import of_tags

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from jinja2 import Environment
    from jinja2 import TemplateSyntaxError

    from toolkit.word.template.tags import Tag

_TOKENS = {
    "end of print statement": of_tags.TAG_END,
    "end of statement block": of_tags.TAG_END,
    "end of template": of_tags.TEMPLATE_END,
    "begin of print statement": of_tags.ANOTHER_VALUE,
    "begin of statement block": of_tags.ANOTHER_CONTROL,
    "name": of_tags.A_NAME,
    "string": of_tags.A_TEXT,
    "integer": of_tags.A_NUMBER,
}
_STRING = re.compile(r"""\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'""")
_INTERNAL = re.compile(r"(?<![\w.])__\w+")
_FORMS = (
    (re.compile(r"No filter named '(?P<name>.+?)'"), of_tags.NO_FILTER),
    (re.compile(r"No test named '(?P<name>.+?)'"), of_tags.NO_TEST),
    (re.compile(r"expected token '(?P<wanted>.+?)', got '(?P<found>.+?)'"), of_tags.EXPECTED),
    (re.compile(r"[Uu]nexpected char '\\x0[35]'"), of_tags.BRACKETS),
    (re.compile(r"[Uu]nexpected char '(?P<found>.+?)'"), of_tags.BAD_SIGN),
    (re.compile(r"[Uu]nexpected '(?P<found>.+?)'"), of_tags.SURPLUS),
    (re.compile(r"Expected an expression, got '(?P<found>.+?)'"), of_tags.NO_EXPRESSION),
    (re.compile(r"Encountered unknown tag '(?P<keyword>.+?)'"), of_tags.NO_SUCH_TAG),
    (re.compile(r"Missing end of comment tag"), of_tags.COMMENT_OPEN),
    (re.compile(r"unexpected '(?P<found>.+?)', expected '(?P<wanted>.+?)'"), of_tags.BRACKET_PAIR),
    (re.compile(r"can't assign to '(?P<name>.+?)'"), of_tags.NO_ASSIGNMENT),
)


def syntax_reason(error: TemplateSyntaxError, environment: Environment) -> str:
    """Why a tag cannot be read; filters of like names are proposed."""
    message = error.message or ""
    for form, sentence in _FORMS:
        if found := form.search(message):
            words = {key: _token(word) for key, word in found.groupdict().items()}
            if sentence is of_tags.NO_FILTER:
                return sentence(**words) + near(found[1], environment.filters)
            return of_tags.NOT_WELL_WRITTEN() + sentence(**words)
    return of_tags.UNREADABLE()


def _token(word: str) -> str:
    """What jinja calls by a name of its own, in words."""
    return _TOKENS[word]() if word in _TOKENS else word


def internal_names(tags: Sequence[Tag]) -> Iterator[tuple[int, str]]:
    """The tags, by number, that use a name which the engine keeps for itself, and why not."""
    for number, tag in enumerate(tags):
        if tag.token.kind in {"value", "control"} and not tag.made:
            found = _INTERNAL.search(_STRING.sub('""', tag.token.body))
            if found:
                yield number, of_tags.INTERNAL(found=found[0])


def near(name: str, known: Iterable[object]) -> str:
    """`，是否应为“…”？` with the known name most like the given one, or nothing."""
    scored = [(_likeness(name, str(item)), str(item)) for item in known]
    best = max((entry for entry in scored if entry[1][:1] != "_"), default=(0.0, ""))
    return of_tags.NEAR(best=best[1]) if best[0] >= 0.5 else ""


def _likeness(name: str, other: str) -> float:
    """How alike two names are; a common beginning counts a little more."""
    ratio = difflib.SequenceMatcher(None, name, other, autojunk=False).ratio()
    return ratio + 0.1 * (ratio > 0 and name[:1] == other[:1])
