"""python -m toolkit.frontends.libreoffice 文件夹 [受信任的文件夹]: write the extension of this installation."""

import sys
from pathlib import Path

from toolkit.frontends.libreoffice.extension import write_extension

folder, *trusted = [Path(each) for each in sys.argv[1:] or ["."]]
sys.stdout.write(f"{write_extension(folder, *trusted)}\n")
