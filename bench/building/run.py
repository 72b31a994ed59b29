"""Building a workbook of 100,000 rows with everything a clerk needs, beside the bare cells by others."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.measured import measured

ROOT = Path(__file__).parents[2]
ROWS, SMALL = 100_000, 200
BARE = "bare cells by "


def main() -> None:
    """Print CPU seconds and peak memory of each."""
    print(f"\n{'building a workbook':<52}{'CPU s':>8}{'peak MB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "book.xlsx")
        for name, program in (
            (f"the control workbook, {SMALL} rows", ("workbooks.book", str(SMALL), "0")),
            (f"the control workbook, {ROWS:,} rows", ("workbooks.book", str(ROWS), "0")),
            (f"{BARE}XlsxWriter", ("building.bare", "xlsxwriter", str(ROWS))),
            (f"{BARE}openpyxl, write only", ("building.bare", "openpyxl", str(ROWS))),
        ):
            used = measured(
                [sys.executable, "-m", f"bench.{program[0]}", *program[1:], out], path=ROOT
            )
            print(f"{name:<52}{used.cpu:>8.2f}{used.megabytes:>10.0f}")


if __name__ == "__main__":
    main()
