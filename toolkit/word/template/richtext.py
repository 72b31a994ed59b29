"""Formatted text and multi-line text as values; the constructors are docxtpl's."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.ooxml.relationships import office
from toolkit.word.messages import of_contents
from toolkit.word.template.errors import Fault
from toolkit.word.template.figures import Figure
from toolkit.word.template.values import BlockValue
from toolkit.word.template.values import InlineValue
from toolkit.word.template.values import RunValue
from toolkit.word.template.values import plain_text
from toolkit.word.template.values import story_text
from toolkit.word.template.values import text_of
from toolkit.word.template.values import write_fill

if TYPE_CHECKING:
    from toolkit.word.template.rendering import StoryContext

LINK = office("hyperlink")[0]
LINK_MARK = "tz-link:"
_UNDERLINES = frozenset(
    {"single", "words", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave"}
)
_PAGE = '</w:t><w:br w:type="page"/><w:t xml:space="preserve">'
_REGIONS = frozenset({"ascii", "hAnsi", "cs", "eastAsia"})


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A text with one formatting."""

    text: str | InlineValue
    properties: str
    link: str


@dataclass(slots=True)
class RichText(RunValue):
    """Formatted text for `{{r 名称 }}`: stretches, each with its own formatting."""

    stretches: list[_Stretch] = field(default_factory=list)

    def __init__(self, text: object = None, **formatting: object) -> None:
        self.stretches = []
        if text is not None and text != "":
            self.add(text, **formatting)

    def add(self, text: object, **formatting: object) -> None:
        """Append text.

        Args:
            text: what to write; another rich text is taken over with its formatting.
            formatting: style, color, highlight, size (half points), subscript, superscript, bold,
                italic, underline (True or Word's name of a line), strike, font (for Chinese and
                Latin alike, or "eastAsia:宋体" for one region), rtl, lang, url or url_id (link).

        Raises:
            Fault: there is no such formatting.
        """
        if isinstance(text, RichText):
            self.stretches += text.stretches
            return
        link = str(formatting.pop("url_id", None) or formatting.pop("url", None) or "")
        kept = text if isinstance(text, Figure) else text_of(text)
        self.stretches.append(_Stretch(kept, run_properties(**formatting), link))

    def runs(self, context: StoryContext) -> str:
        """The runs."""
        return "".join(_run(stretch, context) for stretch in self.stretches)


def _run(stretch: _Stretch, context: StoryContext) -> str:
    properties = f"<w:rPr>{stretch.properties}</w:rPr>" if stretch.properties else ""
    text = stretch.text
    text = broken_text(text, context) if isinstance(text, str) else text.inline(context)
    run = f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
    if not stretch.link:
        return run
    address = stretch.link.removeprefix(LINK_MARK)
    plain_text(address)  # -- refuses here, where the tag is known, what no address can hold --
    name = context.output.relate(context.part.name, LINK, address, external=True)
    return f'<w:hyperlink r:id="{name}" w:tgtFrame="_blank">{run}</w:hyperlink>'


def broken_text(text: str, context: StoryContext) -> str:
    r"""Text like `story_text`; `breaks.settle` carries out `\a` (paragraph) and `\f` (page)."""
    if "\a" not in text and "\f" not in text:
        return story_text(text)
    context.output.has_breaks = True
    pieces = text.replace("\f", "\a\f\a").split("\a")
    return "<?break p?>".join(_PAGE if p == "\f" else story_text(p) for p in pieces)


def run_properties(
    *,
    style: object = None,
    color: object = None,
    highlight: object = None,
    size: object = None,
    subscript: object = None,
    superscript: object = None,
    bold: object = False,
    italic: object = False,
    underline: object = False,
    strike: object = False,
    font: object = None,
    rtl: object = False,
    lang: object = None,
) -> str:
    """The inside of a `w:rPr`, its elements in the order of the schema (CT_RPr)."""
    toggles = [("b", bold), ("bCs", bold), ("i", italic), ("iCs", italic), ("strike", strike)]
    line = underline if underline in _UNDERLINES else "single"
    position = "subscript" if subscript else "superscript" if superscript else None
    shade = str(highlight).removeprefix("#") if highlight else None
    parts = [
        _valued("rStyle", style),
        _fonts(str(font)) if font else "",
        *(f"<w:{name}/>" for name, wanted in toggles if wanted),
        _valued("color", write_fill(color) if color else None),
        _valued("sz", size),
        _valued("szCs", size),
        _valued("u", line if underline else None),
        f'<w:shd w:val="clear" w:color="auto" w:fill="{plain_text(shade)}"/>' if shade else "",
        _valued("vertAlign", position),
        "<w:rtl/>" if rtl else "",
        _valued("lang", lang),
    ]
    return "".join(parts)


def _valued(name: str, value: object) -> str:
    return f'<w:{name} w:val="{plain_text(text_of(value))}"/>' if value else ""


def _fonts(font: str) -> str:
    region, separator, name = font.partition(":")
    regions = ["ascii", "hAnsi", "eastAsia", "cs"]
    if not separator:
        name = font
    elif region not in _REGIONS:
        raise Fault(of_contents.FONT_REGION(font=font, region=region))
    quoted = plain_text(name)
    return "<w:rFonts " + " ".join(f'w:{r}="{quoted}"' for r in regions) + "/>"


@dataclass(slots=True)
class RichTextParagraph(BlockValue):
    """Formatted paragraphs for `{{p 名称 }}`."""

    paragraphs: list[tuple[RichText, str]] = field(default_factory=list)

    def __init__(self, text: object = None, parastyle: str | None = None) -> None:
        self.paragraphs = []
        if text is not None and text != "":
            self.add(text, parastyle)

    def add(self, text: object, parastyle: str | None = None) -> None:
        """Append a paragraph of plain or rich text with a paragraph style."""
        rich = text if isinstance(text, RichText) else RichText(text)
        self.paragraphs.append(
            (rich, f"<w:pPr>{_valued('pStyle', parastyle)}</w:pPr>" if parastyle else "")
        )

    def blocks(self, context: StoryContext) -> str:
        """The paragraphs."""
        made = (f"<w:p>{style}{rich.runs(context)}</w:p>" for rich, style in self.paragraphs)
        return "".join(made) or "<w:p/>"


class Listing(InlineValue):
    r"""Text of several lines: `\n` breaks the line, `\a` the paragraph, `\f` the page."""

    def __init__(self, text: object) -> None:
        self.text = text_of(text)

    def inline(self, context: StoryContext) -> str:
        """The text."""
        return broken_text(self.text, context)

    def __str__(self) -> str:
        return self.text


class PageBreak(InlineValue):
    """The end of a page: `{% if not loop.last %}{{ 分页 }}{% endif %}`."""

    def inline(self, context: StoryContext) -> str:
        """The break."""
        del context
        return _PAGE


R = RichText
RP = RichTextParagraph
