"""Workbooks: a click on 200 rows, and 100,000 rows read, checked and marked beside the readers."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.measured import Used
from bench.measured import measured
from bench.measured import python

ROOT = Path(__file__).parents[2]
AS_OF = "2012-12-31"
LARGE, FAULTS, SMALL = 100_000, 5_000, 200
CALAMINE = """
import python_calamine, sys
book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
for name in book.sheet_names:
    book.get_sheet_by_name(name).to_python()
"""
OPENPYXL = "import openpyxl, sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])"


def main() -> None:
    """Print CPU seconds and peak memory of each, and the budget of validate in calamine's reads."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.xlsx", Path(folder) / "large.xlsx"
        measured(_book(SMALL, 10, small), path=ROOT)
        measured(_book(LARGE, FAULTS, large), path=ROOT)
        nothing = measured(python("pass"))
        click = _validate(small)
        ours = _validate(large)
        read = measured(python(CALAMINE, large))
        theirs = measured(python(OPENPYXL, large, Path(folder) / "again.xlsx"))
    print(f"\n{'workbooks':<52}{'CPU s':>8}{'peak MB':>10}{'× calamine':>12}")
    for name, used in (
        ("python -c pass", nothing),
        (f"taizhang validate, {SMALL} rows", click),
        (f"python-calamine to_python, {LARGE:,} rows", read),
        (f"taizhang validate, the same, {FAULTS:,} faults", ours),
        ("openpyxl load + save of the same file", theirs),
    ):
        print(f"{name:<52}{used.cpu:>8.2f}{used.megabytes:>10.0f}{used.cpu / read.cpu:>12.2f}")
    print(
        f"a click over nothing: {click.cpu - nothing.cpu:.2f} s; ours / openpyxl: {ours.cpu / theirs.cpu:.2f}"
    )


def _book(rows: int, faults: int, out: Path) -> list[str]:
    return [sys.executable, "-m", "bench.workbooks.book", str(rows), str(faults), str(out)]


def _validate(book: Path) -> Used:
    program = [sys.executable, "-m", "toolkit", "validate", str(book), "--as-of", AS_OF]
    return measured(program, path=ROOT, status=(0, 1))


if __name__ == "__main__":
    main()
