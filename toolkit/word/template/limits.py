"""How much time, memory and output a rendering may take that is not trusted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one rendering in a worker process.

    Attributes:
        seconds: wall-clock time, the start of the worker included.
        memory_megabytes: memory beyond what the worker has when it starts, where the platform
            can bound it (not on Windows).
        output_megabytes: characters, in millions, that one part of the document may have.
    """

    seconds: float = 20.0
    memory_megabytes: int = 512
    output_megabytes: int = 64
