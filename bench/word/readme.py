"""The comparison in the engine's readme, as `make bench` measured it."""

from __future__ import annotations

import os
import platform
from datetime import UTC
from datetime import datetime
from pathlib import Path

from bench.word.features import QUESTIONS

README = Path(__file__).parents[2] / "toolkit" / "word" / "README.md"
BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"


def write(table: str, features: str, measured: str) -> None:
    """Put both tables between the marks of the readme."""
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    said = f"{BEGIN}\n{measured}\n\n{table}\n\n{features}\n{END}"
    README.write_text(f"{before}{said}{after}", encoding="utf-8")


def machine(what: str) -> str:
    """What was measured, on which machine, when."""
    day = datetime.now(UTC).date().isoformat()
    where = f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    return f"{what} Measured by `python -m bench.word.run --readme` on {day} ({where})."


def features_table(found: dict[str, list[str]]) -> str:
    """A line a question, a column an engine."""
    lines = [["", *found], ["---"] * (len(found) + 1)]
    lines += [
        [question.asked, *(answers[at] for answers in found.values())]
        for at, question in enumerate(QUESTIONS)
    ]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
