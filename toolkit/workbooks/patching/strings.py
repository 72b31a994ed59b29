"""Shared strings: texts are appended, those that are there stay as they are."""

from __future__ import annotations

import re

from toolkit.ooxml.pieces import Pieces
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.xml import plain
from toolkit.workbooks.patching.xml import text_element

_ROOT = re.compile(rb"<((?:\w+:)?)sst(\s[^>]*?)?(/?)>")
_COUNTS = re.compile(rb"\s(?:count|uniqueCount)\s*=\s*[\"']\d*[\"']")
_TOTAL = re.compile(rb"\scount\s*=\s*[\"'](\d+)[\"']")


class Strings:
    """A shared string table that grows at its end."""

    def __init__(self, content: bytes, part: str) -> None:
        """Count the texts that are there.

        Raises:
            PackageError: it is not such a table.
        """
        former, content = content, plain(content, part)
        self._as_it_was = content is former
        root = _ROOT.search(content)
        if root is None:
            raise PackageError(f"工作簿的部件 {part} 已损坏：请用 Excel 或 WPS 打开并另存后再试。")
        self._prefix = root[1]
        self._before = content[: root.start()]
        self._attributes = root[2] or b""
        self._content = content
        self._inner, self._after = self._split(content, root)
        # -- no other element's name begins so; what is empty or has attributes is counted too --
        self._there = content.count(b"<%ssi" % self._prefix, self._inner.start, self._inner.stop)
        total = _TOTAL.search(self._attributes)
        self._total = int(total[1]) if total else self._there
        self._new: dict[str, int] = {}
        self._instead: dict[str, str] = {}

    def copy(self) -> Strings:
        """The same table, grown independently."""
        twin = object.__new__(Strings)
        twin.__dict__.update(self.__dict__)
        twin._new = self._new.copy()
        twin._instead = self._instead.copy()
        return twin

    def index(self, text: str) -> int:
        """The number by which a cell refers to the text, which is added if it is new."""
        self._total += 1
        found = self._new.get(text)
        if found is None:
            found = self._new[text] = self._there + len(self._new)
        return found

    @property
    def changed(self) -> bool:
        """Whether texts were added, or others put in their place."""
        return bool(self._new or self._instead)

    def put_instead(self, before: str, after: str) -> None:
        """Let a text that is there be another, in all cells that refer to it.

        Raises:
            KeyError: it is not there.
        """
        if self._content.find(self._item(before), self._inner.start, self._inner.stop) < 0:
            raise KeyError(before)
        self._instead[before] = after

    def content(self) -> bytes:
        """The part as it now is."""
        return bytes(self.contents()[0])

    def contents(self) -> tuple[Pieces, bytes | None]:
        """The part as it now is, and less the texts that were there; None where these are spelt otherwise."""
        before, after = self._around()
        content = Pieces((before, self._kept(), after))
        as_it_was = self._as_it_was and not self._instead
        return content, before + after if as_it_was else None

    def _around(self) -> tuple[bytes, bytes]:
        """What stands before and behind the texts that were there."""
        prefix = self._prefix.decode()
        tag = prefix + "t"
        between = f"</{prefix}si><{prefix}si>"
        items = between.join([text_element(text, tag) for text in self._new])
        items = f"<{prefix}si>{items}</{prefix}si>" if items else ""
        unique = self._there + len(self._new)
        counts = b' count="%d" uniqueCount="%d"' % (self._total, unique)
        root = b"<%ssst%s%s>" % (self._prefix, _COUNTS.sub(b"", self._attributes), counts)
        after = self._after + b"</%ssst>" % self._prefix
        return self._before + root, items.encode() + after

    def _kept(self) -> bytes | memoryview:
        """The texts that were there, with others instead of some."""
        kept = memoryview(self._content)[self._inner]
        if not self._instead:
            return kept
        inner = bytes(kept)
        for text, other in self._instead.items():
            inner = inner.replace(self._item(text), self._item(other))
        return inner

    def _item(self, text: str) -> bytes:
        prefix = self._prefix.decode()
        return f"<{prefix}si>{text_element(text, prefix + 't')}</{prefix}si>".encode()

    def _split(self, content: bytes, root: re.Match[bytes]) -> tuple[slice, bytes]:
        """Where the items stand, and what the schema puts after them (extLst)."""
        if root[3]:
            return slice(root.end(), root.end()), b""
        end = content.rindex(b"</%ssst" % self._prefix)
        last = content.rfind(b"</%ssi>" % self._prefix, root.end(), end)
        extension = content.find(b"<%sextLst" % self._prefix, max(last, root.end()), end)
        at = end if extension < 0 else extension
        return slice(root.end(), at), content[at:end]
