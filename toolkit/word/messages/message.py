"""A sentence in both languages, and which of them is spoken.

A table such as `of_values` holds the sentences of one subject; a sentence's code is its name there. What is
said is put into words where it is found out, in the language that `speaking` has set for the calls within it;
so nothing has to be handed down, and two threads do not speak over each other.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal
from typing import TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

Language: TypeAlias = Literal["zh", "en"]
CHINESE: Language = "zh"
ENGLISH: Language = "en"
_LANGUAGE: ContextVar[Language] = ContextVar("language", default=CHINESE)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence; its fields stand in braces, in both languages the same.

    Attributes:
        zh: in Chinese.
        en: in English.
    """

    zh: str
    en: str

    def __call__(self, **fields: object) -> str:
        """The sentence in the language that is spoken; one without fields is as it stands."""
        said = self.zh if _LANGUAGE.get() == CHINESE else self.en
        return said.format(**fields) if fields else said


@contextmanager
def speaking(language: Language | None) -> Iterator[None]:
    """Have what is said within be in a language; None leaves it as it is.

    Raises:
        ValueError: it is neither `zh` nor `en`.
    """
    if language not in {None, CHINESE, ENGLISH}:
        raise ValueError(language)
    token = _LANGUAGE.set(language or _LANGUAGE.get())
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def listed(items: Iterable[str]) -> str:
    """Several words one after another."""
    return ("、" if _LANGUAGE.get() == CHINESE else ", ").join(items)


def together(*said: str) -> str:
    """Several things that are said in one sentence."""
    return ("；" if _LANGUAGE.get() == CHINESE else "; ").join(said)


def spoken() -> Language:
    """The language that is spoken here."""
    return _LANGUAGE.get()
