"""When a program saved a package, as its properties say."""

from __future__ import annotations

import datetime as dt

from toolkit.ooxml import archive
from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.ooxml.xml import local
from toolkit.ooxml.xml import parse

PROPERTIES = "docProps/core.xml"
_MODIFIED = "modified"
_MOST = 1 << 20


def saved_on(content: bytes) -> dt.datetime | None:
    """The moment at which a package says that it was saved, in UTC; None of one that does not say."""
    try:
        entry = next(each for each in archive.directory(content) if each.name == PROPERTIES)
        if entry.size > _MOST:
            return None
        root = parse(archive.unpacked(archive.taken(content, entry)))
        said = next(str(each.text) for each in root if local(each) == _MODIFIED)
        moment = dt.datetime.fromisoformat(said.strip())
    except (StopIteration, ArchiveError, XMLSyntaxError, ValueError):
        return None
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
