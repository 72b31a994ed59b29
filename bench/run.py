"""make bench: speed and memory beside the peers, printed as tables; nothing here is a test."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

PARTS = ("bench.workbooks.run", "bench.word.run", "bench.button.run")


def main() -> None:
    """Run every part, or those named on the command line (workbooks, word, button)."""
    wanted = sys.argv[1:]
    for part in PARTS:
        if not wanted or part.split(".")[1] in wanted:
            import_module(part).main()


if __name__ == "__main__":
    main()
