"""`python -m toolkit.word.page [SOURCES [OUT]]`: compose the templates from their text sources."""

from __future__ import annotations

import sys
from pathlib import Path

from toolkit.declare.errors import ToolkitError
from toolkit.word.page.composer import build_templates


def main(arguments: list[str]) -> int:
    """Build all templates, name them, and return the exit status."""
    sources = Path(arguments[0] if arguments else "doc_templates/sources")
    out = Path(arguments[1]) if len(arguments) > 1 else sources.parent
    try:
        made = build_templates(sources, out)
    except ToolkitError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    sys.stdout.write("".join(f"{file}\n" for file in made))
    return 0


sys.exit(main(sys.argv[1:]))
