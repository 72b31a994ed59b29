"""How much time, memory and output a template may take that is not trusted."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST_FILE = 64 * 2**20
"""Bytes of a .docx on the disk; like what follows, more than any template of an office has."""

MOST_MEMBERS = 5_000
"""Members of the package."""

LARGEST_MARKUP = 16 * 2**20
"""Bytes of one member that is read as XML, unpacked."""

LARGEST_TOTAL = 64 * 2**20
"""Bytes of all members that are read, unpacked."""

SUSPICIOUS_FROM = 4 * 2**20
"""Bytes from which a member may not be packed too tightly."""

STEEPEST_RATIO = 200
"""How many times as large as packed such a member may become."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of each document made in a worker process, and of compiling its template.

    Attributes:
        seconds: wall-clock time of one document; compiling has as much again.
        memory_megabytes: memory beyond what the worker has when it starts, where the platform
            can bound it (not on Windows).
        output_megabytes: characters, in millions, that one part of the document may have; and
            millions of bytes of the whole file.
    """

    seconds: float = 20.0
    memory_megabytes: int = 512
    output_megabytes: int = 64
