"""The manual as pages that any browser shows without a network: 使用手册 in a bundle."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import toolkit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

PAGES_FOLDER = "使用手册"
FIRST_PAGE = "五分钟"
PICTURES = "图"
FOR_DEVELOPERS = frozenset({"架构", "新活动", "从别家来"})
PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<style>
body {{ max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.7; color: #26323A; }}
h1, h2, h3 {{ color: #1F5C68; }}
img {{ max-width: 100%; border: 1px solid #D5DCDF; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #D5DCDF; padding: .3em .6em; text-align: left; vertical-align: top; }}
pre {{ background: #F4F7F8; padding: .6em; overflow-x: auto; }}
</style></head><body>
{body}
</body></html>
"""


def manual() -> Path | None:
    """The folder of the manual's texts; None where the toolkit is installed without them."""
    docs = Path(toolkit.__file__).parent.parent / "docs"
    return docs if (docs / f"{FIRST_PAGE}.md").is_file() else None


def write_pages(docs: Path, folder: Path) -> None:
    """Write the pages that clerks and those who install read, with their pictures, into a folder."""
    folder.mkdir()
    texts = [each for each in sorted(docs.glob("*.md")) if each.stem not in FOR_DEVELOPERS]
    names = {each.stem for each in texts}
    for each in texts:
        text = each.read_text(encoding="utf-8")
        (folder / f"{each.stem}.html").write_text(page(text, names), encoding="utf-8")
    shutil.copytree(docs / PICTURES, folder / PICTURES)


def page(text: str, names: set[str]) -> str:
    """A page of the manual; what leads to a page of these names leads there, other pages are only named."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable("table")
    tokens = reader.parse(text)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", anchor(tokens[at + 1].content))
        token.children = list(_led(token.children, names)) if token.children else token.children
    title = next(each.content for each in tokens if each.type == "inline")
    return PAGE.format(title=title, body=reader.renderer.render(tokens, reader.options, {}))


def anchor(heading: str) -> str:
    """A heading as links name it: without signs, blanks as hyphens."""
    return re.sub(r"[^\w\- ]", "", heading).replace(" ", "-").lower()


def _led(tokens: list[Token], names: set[str]) -> Iterator[Token]:
    """The tokens of a line; links to pages that are not there fall away, their words stay."""
    left_out = False
    for token in tokens:
        if token.type == "link_close" and left_out:
            left_out = False
            continue
        if token.type == "link_open":
            target = _target(str(token.attrGet("href") or ""), names)
            if target is None:
                left_out = True
                continue
            token.attrSet("href", target)
        yield token


def _target(address: str, names: set[str]) -> str | None:
    from urllib.parse import unquote

    path, mark, heading = unquote(address).partition("#")
    if "://" in path or not path:
        return address
    stem = path.removesuffix(".md")
    return f"{stem}.html{mark}{heading}" if stem in names and stem != path else None
