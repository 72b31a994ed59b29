"""make bench: speed and memory beside the peers, a table a subject; nothing here is a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SUBJECTS = ("workbooks", "validate", "building", "booklets", "word", "button", "marks")


def main() -> int:
    """Run every subject in a process of its own, or those named on the command line."""
    failed = 0
    for subject in sys.argv[1:] or SUBJECTS:
        program = [sys.executable, "-m", f"bench.{subject}.run"]
        failed |= subprocess.run(program, cwd=Path(__file__).parent.parent, check=False).returncode
    return int(failed != 0)


if __name__ == "__main__":
    raise SystemExit(main())
