"""What a command said: a subcommand in this process, or a program beside it."""

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)
