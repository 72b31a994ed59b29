"""The expression of a single tag as jinja's syntax tree, so that each tag is judged by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.template.source import CONTROL
from toolkit.word.template.source import VALUE
from toolkit.word.template.tags import CELL_WORDS
from toolkit.word.template.tags import OPENINGS

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2 import nodes

    from toolkit.word.template.tags import Tag

SILENT = frozenset({"else", "raw", "endraw", "vm", "hm", *OPENINGS.values()})
KNOWN = SILENT | {"elif", "set", "do"} | CELL_WORDS | OPENINGS.keys()


def tree_of(tag: Tag, environment: Environment) -> nodes.Template | None:
    """The tree of a tag; None for one without an expression.

    Raises:
        jinja2.TemplateSyntaxError: it cannot be read.
    """
    token = tag.token
    if token.kind == "comment" or token.keyword in SILENT:
        return None
    if token.kind == "value":
        return environment.parse(f"{VALUE[0]} {token.body} {VALUE[1]}")
    if token.keyword in CELL_WORDS:
        argument = token.body[len(token.keyword) :]
        return environment.parse(f"{VALUE[0]} {argument} {VALUE[1]}") if argument.strip() else None
    if token.keyword == "elif":
        return environment.parse(_closed(token.body[len("el") :], "endif"))
    closing = OPENINGS[token.keyword] if tag.is_opening() else ""
    return environment.parse(_closed(token.body, closing))


def _closed(body: str, closing: str) -> str:
    end = f"{CONTROL[0]} {closing} {CONTROL[1]}" if closing else ""
    return f"{CONTROL[0]} {body} {CONTROL[1]}{end}"
