"""Putting other files in the place of those that a template has: pictures, embedded files, members."""

from __future__ import annotations

from abc import ABC
from abc import abstractmethod
from typing import TYPE_CHECKING

from toolkit.word.messages import speaking
from toolkit.word.template import replacing

if TYPE_CHECKING:
    from toolkit.word.messages import Language
    from toolkit.word.template.replacing import Source


class Replaceable(ABC):
    """A template whose files may be replaced before it is rendered.

    Attributes:
        name: the file's name, for messages.
        data: the file's bytes, with what was replaced.
    """

    name: str
    data: bytes
    _original: bytes
    _language: Language | None

    @abstractmethod
    def _load(self, data: bytes) -> None:
        """Compile the template anew."""

    def replace_pic(self, name: str, source: Source) -> None:
        """Put another file in the place of the pictures with a name, alternative text or title.

        Raises:
            TemplateError: there is none, or it is not to be replaced alone.
        """
        with speaking(self._language):
            self._load(replacing.with_picture(self.data, self.name, name, self._given(source)))

    def replace_media(self, old: Source, new: Source) -> None:
        """Put another file in the place of the pictures whose content is that of `old`.

        Raises:
            TemplateError: there is none.
        """
        with speaking(self._language):
            pair = self._given(old), self._given(new)
            self._load(replacing.with_media(self.data, self.name, *pair))

    def replace_embedded(self, old: Source, new: Source) -> None:
        """Put another file in the place of the embedded ones whose content is that of `old`.

        Raises:
            TemplateError: there is none.
        """
        with speaking(self._language):
            pair = self._given(old), self._given(new)
            self._load(replacing.with_embedded(self.data, self.name, *pair))

    def replace_zipname(self, member: str, source: Source) -> None:
        """Put another content in the place of a member of the package.

        Raises:
            TemplateError: there is none, or the template is none any more.
        """
        with speaking(self._language):
            self._load(replacing.with_member(self.data, self.name, member, self._given(source)))

    def reset_replacements(self) -> None:
        """Take back what was replaced."""
        self._load(self._original)

    def _given(self, source: Source) -> bytes:
        return replacing.content_of(source, self.name)
