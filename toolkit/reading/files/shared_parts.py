"""What all sheets of a package share: the texts and the formats, as the libraries may have them."""

from __future__ import annotations

import re
from functools import cached_property
from functools import partial
from typing import TYPE_CHECKING

from toolkit.ooxml.archive import Member
from toolkit.ooxml.archive import stored
from toolkit.ooxml.archive import unpacked
from toolkit.ooxml.sheet_spelling import LONGEST_HEAD
from toolkit.ooxml.spelling import is_usual
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.ooxml.xml import parse
from toolkit.ooxml.xml import serialise
from toolkit.reading.files.filled_cells import empty_strings
from toolkit.reading.files.judged_sheet import MOST_CELLS
from toolkit.reading.files.judged_sheet import transitional
from toolkit.reading.files.number_formats import date_formats
from toolkit.reading.files.package import LARGEST_TREE
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import OversizedFileError

if TYPE_CHECKING:
    from toolkit.reading.files.contents import Contents
    from toolkit.reading.files.made_before import MadeBefore
    from toolkit.reading.files.number_formats import DateFormats
    from toolkit.reading.files.package import JudgedPackage

UNTRUE_STRINGS = 100_000

# -- the built-in numbers of Chinese date formats, which not every reader knows for dates --
_CHINESE_DATE = re.compile(rb'(<(?:\w+:)?xf\s[^<>]*?numFmtId=)"(?:2[7-9]|3[0-6]|5[0-8])"')
_STRING_COUNT = re.compile(rb'<(?:\w+:)?sst\s[^<>]*?uniqueCount\s*=\s*["\'](\d+)')


class SharedParts:
    """The shared strings and the styles of a package.

    Raises:
        UnreadableFileError: they are broken or too large.
    """

    def __init__(self, package: JudgedPackage, contents: Contents, before: MadeBefore) -> None:
        self.epoch_1904 = contents.epoch_1904
        self.members: dict[str, Member] = {}
        """By the name that libraries look for."""
        self.formats = date_formats(None, epoch_1904=contents.epoch_1904)
        """Which cell formats show dates."""
        if name := contents.styles:
            read = package.read_small(name)
            make = partial(_styles, read, package, name, epoch_1904=contents.epoch_1904)
            made = before.once("styles", read, name, contents.epoch_1904, make=make)
            self.formats, self.members["styles"] = made
        if contents.shared_strings:
            self.members["sharedStrings"] = _strings(package, contents.shared_strings)

    @cached_property
    def empty_strings(self) -> frozenset[int]:
        """The numbers of the texts that show nothing."""
        member = self.members.get("sharedStrings")
        return empty_strings(None if member is None else unpacked(member))


def _styles(
    read: bytes, package: JudgedPackage, name: str, *, epoch_1904: bool
) -> tuple[DateFormats, Member]:
    """Which formats show dates, and the part as libraries may have it."""
    formats = date_formats(package.tree(name), epoch_1904=epoch_1904)
    styles = transitional(_usual(read, package))
    return formats, stored(name, _CHINESE_DATE.sub(rb'\1"14"', styles))


def _strings(package: JudgedPackage, name: str) -> Member:
    """The texts; a count of them that is untrue would reserve memory."""
    read = package.read(name)
    strings = transitional(_usual(read, package))
    claimed = _STRING_COUNT.search(strings[:LONGEST_HEAD])
    found = strings.count(b"<si") + strings.count(b":si")
    if claimed and int(claimed[1]) > found + UNTRUE_STRINGS:
        raise DamagedFileError(package.path)
    if found > MOST_CELLS:
        raise OversizedFileError(package.path)
    return package.packed(name) if strings is read else stored(name, strings)


def _usual(content: bytes, package: JudgedPackage) -> bytes:
    """A part in the usual spelling, in which its bytes can be searched."""
    if is_usual(content):
        return content
    if len(content) > LARGEST_TREE:
        raise OversizedFileError(package.path)
    try:
        return serialise(parse(content, comments=False, instructions=False))
    except XMLSyntaxError as problem:
        raise DamagedFileError(package.path) from problem
