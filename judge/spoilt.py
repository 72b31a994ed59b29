"""Workbooks spoilt by chance, other ones at every seed: what is neither read nor said in a sentence is counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from judge.invented import invented
from tests.fuzz.trying import tried
from toolkit.workbooks.blank.prefill import first_rows
from toolkit.workbooks.control.workbook import control_xlsx

EACH = 50  # -- of one invented workbook --


def figures(seed: int) -> Counter[str]:
    """What came of some spoilt copies of a stranger's workbook."""
    made = invented(Random(seed))
    with TemporaryDirectory() as place:
        folder = Path(place)
        rows = {**first_rows(made.catalogue), **made.rows}
        (folder / "book.xlsx").write_bytes(control_xlsx(made.catalogue, rows))
        said = tried(folder, list(range(seed * EACH, (seed + 1) * EACH)))
    return Counter(
        {
            "workbooks": EACH,
            "read": said.validated,
            "refused in a sentence": said.refused,
            "marked": said.marked,
            "not marked, said in a sentence": said.unmarked,
            "ended otherwise": len(said.bad),
        }
    )
