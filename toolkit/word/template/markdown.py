"""Markdown (CommonMark, with tables and strike-through) as paragraphs, for `{{p 名称 }}`; HTML is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.xml import parse
from toolkit.word.messages import of_contents
from toolkit.word.template.errors import Fault
from toolkit.word.template.richtext import RichText
from toolkit.word.template.values import BlockValue
from toolkit.word.template.values import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from toolkit.word.template.rendering import StoryContext

_BULLET = "•"
_STEP = 420  # -- of the indent of a list's level, in twentieths of a point --
_TOGGLES = {"strong": "bold", "em": "italic", "s": "strike"}
_CHINESE = "\u2e80"  # -- from here on, scripts that put no blanks between words --
_MONOSPACED = "Courier New"
_REFUSED = {
    "html_block": of_contents.HTML,
    "html_inline": of_contents.HTML,
    "image": of_contents.MARKDOWN_PICTURE,
}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for s in _SIDES)
_W = WORDPROCESSING.name("")


@dataclass(frozen=True, slots=True)
class Markdown(BlockValue):
    """A text in Markdown.

    Headings take the template's styles 标题 1 to 标题 6 where it has them, else they are bold. Numbers
    and bullets of lists are typed text, so that every list begins anew.
    """

    text: str

    def blocks(self, context: StoryContext) -> str:
        """The paragraphs and tables.

        Raises:
            Fault: there is HTML or a picture in the text.
        """
        from markdown_it import MarkdownIt

        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(self.text)
        return _Writer(context).written(tokens) or "<w:p/>"


@dataclass(slots=True)
class _List:
    """A list that is open; `number` is None for bullets."""

    number: int | None
    label: str = ""


class _Writer:
    """Goes through the blocks of a text in order."""

    def __init__(self, context: StoryContext) -> None:
        self._context = context
        self._out: list[str] = []
        self._lists: list[_List] = []
        self._quotes = 0
        self._heading = ""
        self._cell = False
        self._head = False

    def written(self, tokens: Sequence[Token]) -> str:
        """The markup of all blocks."""
        for token in tokens:
            if token.type in _REFUSED:
                raise _refusal(token)
            handler = getattr(self, f"_on_{token.type}", None)
            if handler is not None:
                handler(token)
        return "".join(self._out)

    def _on_inline(self, token: Token) -> None:
        rich = RichText()
        label, self._label = self._label, ""
        if label:
            rich.add(f"{label}\t")
        bold = self._head or (bool(self._heading) and not self._style(self._heading))
        _inline(rich, token.children or [], bold=bold)
        self._out.append(
            f"<w:p>{self._properties(hanging=bool(label))}{rich.runs(self._context)}</w:p>"
        )

    @property
    def _label(self) -> str:
        return self._lists[-1].label if self._lists else ""

    @_label.setter
    def _label(self, text: str) -> None:
        if self._lists:
            self._lists[-1].label = text

    def _properties(self, *, hanging: bool) -> str:
        style = self._style(self._heading) if self._heading else ""
        named = f'<w:pStyle w:val="{plain_text(style)}"/>' if style else ""
        left = _STEP * (len(self._lists) + self._quotes)
        back = f' w:hanging="{_STEP}"' if hanging else ' w:firstLine="0" w:firstLineChars="0"'
        indent = f'<w:ind w:left="{left}"{back}/>' if left or self._cell else ""
        return f"<w:pPr>{named}{indent}</w:pPr>" if named or indent else ""

    def _style(self, heading: str) -> str:
        """The id of the template's style for a heading ("h1"), "" if it has none."""
        output = self._context.output
        contents = output.contents
        for _, part in relationships_of(contents, output.main).of_kind(office("styles"), contents):
            for style in parse(contents[part]).iter(f"{_W}style"):
                name = style.find(f"{_W}name")
                if (
                    name is not None
                    and name.get(f"{_W}val", "").lower() == f"heading {heading[1:]}"
                ):
                    return str(style.get(f"{_W}styleId", ""))
        return ""

    def _on_heading_open(self, token: Token) -> None:
        self._heading = token.tag

    def _on_heading_close(self, _: Token) -> None:
        self._heading = ""

    def _on_bullet_list_open(self, _: Token) -> None:
        self._lists.append(_List(None))

    def _on_ordered_list_open(self, token: Token) -> None:
        self._lists.append(_List(int(token.attrs.get("start", 1))))

    def _on_bullet_list_close(self, _: Token) -> None:
        self._lists.pop()

    _on_ordered_list_close = _on_bullet_list_close

    def _on_list_item_open(self, _: Token) -> None:
        top = self._lists[-1]
        if top.number is None:
            top.label = _BULLET
        else:
            top.label = f"{top.number}."
            top.number += 1

    def _on_blockquote_open(self, _: Token) -> None:
        self._quotes += 1

    def _on_blockquote_close(self, _: Token) -> None:
        self._quotes -= 1

    def _on_fence(self, token: Token) -> None:
        rich = RichText(token.content.rstrip("\n"), font=_MONOSPACED)
        self._out.append(f"<w:p>{rich.runs(self._context)}</w:p>")

    _on_code_block = _on_fence

    def _on_hr(self, _: Token) -> None:
        line = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
        self._out.append(f"<w:p><w:pPr><w:pBdr>{line}</w:pBdr></w:pPr></w:p>")

    def _on_table_open(self, _: Token) -> None:
        width = '<w:tblW w:w="5000" w:type="pct"/>'
        self._out.append(
            f"<w:tbl><w:tblPr>{width}<w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"
        )
        self._grid = len(self._out)
        self._columns = 0

    def _on_table_close(self, _: Token) -> None:
        columns = "<w:gridCol/>" * self._columns
        self._out.insert(self._grid, f"<w:tblGrid>{columns}</w:tblGrid>")
        self._out.append("</w:tbl><w:p/>")  # -- two tables would otherwise be one --

    def _on_tr_open(self, _: Token) -> None:
        self._out.append("<w:tr>")
        if self._head:
            self._out.append("<w:trPr><w:tblHeader/></w:trPr>")

    def _on_tr_close(self, _: Token) -> None:
        self._out.append("</w:tr>")

    def _on_thead_open(self, _: Token) -> None:
        self._head = True

    def _on_thead_close(self, _: Token) -> None:
        self._head = False

    def _on_th_open(self, _: Token) -> None:
        self._columns += self._head
        self._cell = True
        self._out.append("<w:tc>")

    _on_td_open = _on_th_open

    def _on_th_close(self, _: Token) -> None:
        self._cell = False
        self._out.append("</w:tc>")

    _on_td_close = _on_th_close


def _refusal(token: Token) -> Fault:
    shown = token.content.strip()[:20]
    return Fault(
        of_contents.MARKDOWN_REFUSED(refused=_REFUSED[token.type](), shown=shown), token.content
    )


def _inline(rich: RichText, tokens: Sequence[Token], *, bold: bool) -> None:
    """Append stretches of text with their formatting."""
    formats: dict[str, object] = {"bold": True} if bold else {}
    for at, token in enumerate(tokens):
        if token.type in _REFUSED:
            raise _refusal(token)
        kind = token.type.rpartition("_")[0]
        if kind in _TOGGLES:
            formats[_TOGGLES[kind]] = token.nesting > 0 or (bold and kind == "strong")
        elif kind == "link":
            formats["url"] = token.attrs["href"] if token.nesting > 0 else ""
        elif token.type == "code_inline":
            rich.add(token.content, **formats, font=_MONOSPACED)
        elif token.type == "hardbreak":
            rich.add("\n")
        elif text := token.content or (token.type == "softbreak" and _blank(tokens, at)):
            rich.add(text, **formats)


def _blank(tokens: Sequence[Token], at: int) -> str:
    """What a line's end is in its paragraph: a blank between words, nothing beside Chinese."""
    before = "".join(token.content for token in tokens[:at])[-1:]
    after = "".join(token.content for token in tokens[at:])[:1]
    return " " if before < _CHINESE and after < _CHINESE else ""
