"""Official documents and the clauses of theirs that rules cite."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field

LONGEST_QUOTATION = 25


@dataclass(frozen=True, slots=True)
class Source:
    """An official document.

    Attributes:
        title: its full title, without book-title marks.
        short: how it is called after its first mention.
        number: 发文字号, empty where it is unknown.
        dated: 成文日期 as the document writes it, empty where it has none.
    """

    title: str
    short: str
    number: str = ""
    dated: str = ""

    def clause(self, place: str, words: str = "") -> Clause:
        """A place in this source with the few words that state the duty."""
        return Clause(self, place, words)


@dataclass(frozen=True, slots=True)
class Clause:
    """One duty of a source: where it stands and the words that state it.

    `place` is written 三·3 (chapter·paragraph) or as the source numbers itself (第二十一条).
    """

    source: Source = field(repr=False)
    place: str
    words: str

    def __post_init__(self) -> None:
        if len(self.words) > LONGEST_QUOTATION:
            raise TypeError(f"{self.place}: more than {LONGEST_QUOTATION} characters are quoted")

    def __str__(self) -> str:
        """The citation as it is printed: 《…》三·3“…”."""
        quoted = f"“{self.words}”" if self.words else ""
        return f"《{self.source.short}》{self.place}{quoted}"
