"""What a tag is: the thing that the lexer reads, the structure moves and the linter judges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal

from toolkit.word.messages import of_tags

if TYPE_CHECKING:
    from toolkit.word.template.places import Place

Kind = Literal["value", "control", "comment", "text"]

OPENINGS = {
    "if": "endif",
    "for": "endfor",
    "macro": "endmacro",
    "call": "endcall",
    "with": "endwith",
    "set": "endset",
    "filter": "endfilter",
}
CLOSINGS = {closing: opening for opening, closing in OPENINGS.items()}
MIDDLES = {"elif": ("if",), "else": ("if", "for")}
CELL_WORDS = frozenset({"vm", "hm", "colspan", "cellbg"})
REFUSED = {
    "include": of_tags.INCLUDING,
    "import": of_tags.INCLUDING,
    "from": of_tags.INCLUDING,
    "extends": of_tags.EXTENDING,
    "block": of_tags.EXTENDING,
    "autoescape": of_tags.ESCAPING,
}


@dataclass(frozen=True, slots=True)
class Token:
    """One tag in the text of a paragraph.

    Attributes:
        kind: `{{ }}`, `{% %}`, `{# #}`, or docxtpl's escape for a delimiter that is text.
        start, end: where it stands in the paragraph's text.
        raw: as typed.
        body: what stands between the delimiters, in plain half-width form, without prefix and dashes.
        prefix: "p", "tr", "tc", "r" or "".
        keyword: the first word of a control tag, else "".
        before, after: a dash joins the tag with what stands before or after it.
        altered: whether full-width or smart characters were understood as their plain forms.
    """

    kind: Kind
    start: int
    end: int
    raw: str
    body: str
    prefix: str = ""
    keyword: str = ""
    before: bool = False
    after: bool = False
    altered: bool = False


@dataclass(slots=True)
class Tag:
    """A tag with its place, for messages and for the linter.

    Attributes:
        token: what was read.
        place: where.
        pieces: over how many text elements Word had split it.
        tracked: whether a part of it was inserted with Track Changes on.
        run_properties: the formatting of its run as XML, for text put in by `{{r }}`.
        context: "text"; "plain" where text may hold no Word markup; or the name of the value's form.
        made: whether it stands for a part of another tag, and is no tag of the template itself.
        level: what its mark stands among at last: "text", "run" or "block".
        dropped: whether a comment such as `{#tr #}` has taken it out.
    """

    token: Token
    place: Place
    pieces: int = 1
    tracked: bool = False
    run_properties: str = ""
    context: str = "text"
    made: bool = False
    level: str = ""
    dropped: bool = False

    @property
    def text(self) -> str:
        """The tag as typed, on one line."""
        return " ".join(self.token.raw.split())

    def is_opening(self) -> bool:
        """Whether a closing tag must follow."""
        token = self.token
        if token.kind != "control" or token.keyword not in OPENINGS:
            return False
        return token.keyword != "set" or "=" not in token.body
