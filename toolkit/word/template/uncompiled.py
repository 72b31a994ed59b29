"""A template that is not trusted, on its way to the process that compiles it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Protocol

from toolkit.word.messages import speaking
from toolkit.word.template.package import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.word.messages import Language
    from toolkit.word.template.extensions import Extensions


class TemplateBytes(Protocol):
    """What a worker needs of a template: a compiled one has it too."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def data(self) -> bytes:
        """The file's bytes."""

    @property
    def lenient(self) -> bool:
        """Whether what the data lacks is left to be filled in."""

    @property
    def language(self) -> Language | None:
        """What is said of it; None for what `speaking` has set."""

    @property
    def without_macros(self) -> bool:
        """Whether macros are left out where it has some."""

    @property
    def extensions(self) -> Extensions | None:
        """What the caller lends to it."""


@dataclass(frozen=True, slots=True)
class Uncompiled:
    """A template that is not trusted so far as to be compiled in this process."""

    name: str
    data: bytes
    lenient: bool = False
    language: Language | None = None
    extensions: Extensions | None = None
    without_macros: bool = False

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        lenient: bool = False,
        language: Language | None = None,
        extensions: Extensions | None = None,
        without_macros: bool = False,
    ) -> Uncompiled:
        """Read a template file; the rest as `Template` takes it.

        Raises:
            TemplateError: it cannot be read.
        """
        with speaking(language):
            data = read_file(path)
        return cls(path.name, data, lenient, language, extensions, without_macros)
