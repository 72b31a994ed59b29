"""The pictures of docs/图, taken of what the demonstration makes, in a real LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from toolkit.frontends.commands.demo import run_demo
from toolkit.word.office import convert
from toolkit.word.office import page_pictures

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "图"
SCREENS = (  # -- picture, workbook in the demonstration, sheet, cell --
    ("首页.png", "三解三促台账.xlsx", "首页", "A1"),
    ("标注副本.png", "校验/三解三促台账_校验.xlsx", "下基层活动台账", "F4"),
    ("校验结果.png", "校验/三解三促台账_校验.xlsx", "校验结果", "A6"),
)
PAPERS = (("通报.png", "进展情况通报"), ("表扬通报.png", "表扬通报"))


def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        run_demo(demo)
        for picture, book, sheet, cell in SCREENS:
            shot = [str(ROOT / "tools" / "screenshot.py"), str(demo / book), sheet, cell]
            subprocess.run(["/usr/bin/python3", *shot, str(PICTURES / picture)], check=True)
        for picture, kind in PAPERS:
            (paper,) = (demo / "公文").glob(f"{kind}*.docx")
            (pdf,) = convert([paper], "pdf", Path(folder))
            shutil.copyfile(page_pictures(pdf, Path(folder), dpi=72)[0], PICTURES / picture)


if __name__ == "__main__":
    main()
