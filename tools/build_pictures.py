"""The pictures of docs/图: a clerk's clicks in a real LibreOffice, and pages of the papers.

Run from the top of the repository: python -m tools.build_pictures
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from toolkit.activities.sanjie import SANJIE
from toolkit.frontends.commands.demo import run_demo
from toolkit.word.office import convert
from toolkit.word.office import page_pictures
from toolkit.workplace.folders import RETURN_FOLDER
from toolkit.workplace.return_folder import DONE_FOLDER
from tools.clerk.machine import Machine
from tools.clerk.machine import screen

PICTURES = Path(__file__).parent.parent / "docs" / "图"
CLICKS = (
    ("show", "首页", "A1", "打开"),
    ("press", "校验"),
    ("show", "首页", "A1", "首页"),
    ("show", "校验结果", "A3", "校验结果"),
    ("go", "下基层活动台账", "B3"),
    ("click_cell", "下基层活动台账", "F4"),
    ("arrived", "下基层活动台账!F4"),
    ("prompt",),
    ("picture", "台账标记"),
    ("put", "下基层活动台账", "F4", "3"),
    ("go", "首页", "A1"),
    ("press", "校验"),
    ("show", "首页", "A1", "再校验"),
    ("show", "汇总表", "A3", "汇总表"),
    ("show", "进度", "A1", "进度"),
    ("show", "日程", "A1", "日程"),
    ("go", "首页", "A1"),
    ("press", "生成公文"),
    ("show", "首页", "A1", "生成公文"),
    ("go", "详情", "A1"),
    ("drawn", "详情"),
    ("show", "详情", "A1", "第一页"),
    ("go", "首页", "A1"),
    ("press", "下发台账"),
    ("show", "首页", "A1", "下发"),
    ("press", "催报"),
    ("show", "报送情况表", "A3", "催报"),
    ("go", "报送情况表", "A12"),
    ("go", "报送情况表", "P24"),
    ("pick", "报送情况表", "N19", "处理"),
    ("put", "报送情况表", "N19", ""),
    ("go", "首页", "A1"),
    ("press", "回收合并"),
    ("show", "首页", "A1", "回收"),
    ("menu", "校验", "菜单"),
)
MARKED = (("show_note", "下基层活动台账", "F4", "标注副本"),)
RETURNED = 4  # -- booklets that come back, as the demonstration has them filled --
PAPERS = (("通报.png", "进展情况通报"), ("表扬通报.png", "表扬通报"))


def clerk(folder: Path, display: str, trusted: Path) -> Machine:
    """A machine as a bureau's: its system is Chinese, and so is what LibreOffice speaks."""
    return Machine(folder, display, trusted=trusted, language="zh-CN", system="zh_CN.UTF-8")


def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        run_demo(demo, SANJIE)
        for booklet in sorted((demo / RETURN_FOLDER / DONE_FOLDER).glob("*/*.xlsx"))[:RETURNED]:
            shutil.copyfile(booklet, demo / RETURN_FOLDER / booklet.name)
        (marked,) = (demo / "校验").glob(f"{SANJIE.title}_校验.*")
        with screen() as display, clerk(Path(folder), display, demo) as machine:
            machine.install().run(demo / f"{SANJIE.title}.xlsm", *CLICKS)
            machine.run(marked, *MARKED)
        for picture in Path(folder).glob("*.png"):
            shutil.copyfile(picture, PICTURES / picture.name)
        for name, kind in PAPERS:
            paper = min((demo / "公文").glob(f"{kind}*.docx"), key=lambda each: len(each.name))
            (pdf,) = convert([paper], "pdf", Path(folder))
            shutil.copyfile(page_pictures(pdf, Path(folder), dpi=72)[0], PICTURES / name)


if __name__ == "__main__":
    main()
