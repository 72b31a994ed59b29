"""Lines as wide as the terminal: what any command says is folded where Chinese may part, the rest further in."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from typing import Any

from toolkit.chinese.screen_lines import broken
from toolkit.chinese.screen_lines import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

INDENT = 2
NARROWEST = 20
# -- lines that are drawn for this width already: in colour, within a frame, written over --
DRAWN = re.compile("[\x1b\r\u2500-\u257f\t]")
PATH = re.compile(r"((?:[A-Za-z]:)?[^\s，。；：、（）“”《》]*[/\\][^\s，。；：、（）“”《》]+)")
STANDS_FOR = "\0"


class Folding:
    """A stream of a terminal that folds what it is given; all else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, words: str) -> int:
        """Write the words, each whole line of them in as many as the terminal needs."""
        if not isinstance(words, str):
            return self._stream.write(
                words
            )  # -- which refuses bytes, as those who ask want to see --
        room = shutil.get_terminal_size().columns
        parts = words.splitlines(keepends=True)
        self._stream.write("".join(_whole(each, room) for each in parts))
        return len(words)


def _whole(line: str, room: int) -> str:
    if not line.endswith("\n") or DRAWN.search(line):
        return line
    return "".join(f"{each}\n" for each in folded(line[:-1], room))


def folded(line: str, room: int) -> Iterator[str]:
    """The lines of one that may be wider than there is room for.

    A path that a line has room for is not parted; one that is wider has a line of its own, which the terminal
    parts, so that it can still be copied whole.
    """
    if columns_of(line) <= room:
        yield line
        return
    blanks = " " * (len(line) - len(line.lstrip(" ")))
    width = max(NARROWEST, room - len(blanks) - INDENT)
    further = blanks
    for words in _parts(line.strip(" "), width):
        lines = (
            [words] if columns_of(words) > width and PATH.fullmatch(words) else _lines(words, width)
        )
        for each in lines:
            yield further + each
            further = blanks + " " * INDENT


def _parts(line: str, width: int) -> Iterator[str]:
    """The line, parted around the paths that no line has room for."""
    begin = 0
    for path in PATH.finditer(line):
        if columns_of(path[0]) > width:
            yield from filter(None, (line[begin : path.start()], path[0]))
            begin = path.end()
    if begin < len(line):
        yield line[begin:]


def _lines(words: str, width: int) -> Iterator[str]:
    paths = iter(PATH.findall(words))
    veiled = PATH.sub(lambda path: STANDS_FOR * columns_of(path[0]), words)
    for line in broken(veiled, width):
        yield re.sub(f"{STANDS_FOR}+", lambda _: next(paths), line)
