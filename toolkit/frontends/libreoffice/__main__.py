"""python -m toolkit.frontends.libreoffice 文件夹: write the extension of this installation."""

import sys
from pathlib import Path

from toolkit.frontends.libreoffice.extension import write_extension

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd()
sys.stdout.write(f"{write_extension(FOLDER)}\n")
