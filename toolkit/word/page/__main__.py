"""`python -m toolkit.word.page`: compose document templates from a folder of text sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from toolkit.declare.errors import ToolkitError
from toolkit.word.page.composer import build_templates
from toolkit.word.page.figures import ERAS
from toolkit.word.page.figures import PROFILES


def main(arguments: list[str]) -> int:
    """Build all templates, name them, and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m toolkit.word.page", description="由文本源生成公文模板"
    )
    parser.add_argument("sources", type=Path, help="文本源所在的文件夹")
    parser.add_argument("out", nargs="?", type=Path, help="缺省为文本源的上一级文件夹")
    parser.add_argument("--profile", choices=list(PROFILES), default="box", help="版式，缺省 box")
    parser.add_argument("--era", choices=list(ERAS), default="2012", help="国标年份，缺省 2012")
    chosen = parser.parse_args(arguments)
    out = chosen.out or chosen.sources.parent
    try:
        made = build_templates(chosen.sources, out, profile=chosen.profile, era=chosen.era)
    except ToolkitError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    sys.stdout.write("".join(f"{file}\n" for file in made))
    return 0


sys.exit(main(sys.argv[1:]))
