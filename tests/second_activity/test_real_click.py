"""A real mouse on the buttons of the second activity's workbook in a real LibreOffice."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.untitled import untitled
from toolkit.declare.standard import ResultLine
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

NAME = "消防安全检查"
RESULTS, FIRST_RESULT = "校验结果", 3
WIDTH = len(ResultLine.columns)
PLACE, STATE = ResultLine.place.position, ResultLine.state.position

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


@pytest.fixture(scope="module")
def display():
    with screen() as name:
        yield name


@pytest.fixture
def extension(site):
    """The extension as it is written where both activities are installed."""
    folder = Path(tempfile.mkdtemp(prefix="oxt"))
    folder.chmod(0o755)
    ran = site.python("-m", "toolkit.frontends.libreoffice", folder)
    assert ran.status == 0, ran.err
    yield folder / "taizhang.oxt"
    shutil.rmtree(folder)


def placed(demo, folder, name):
    book = folder / "支队的 台账" / name
    book.parent.mkdir()
    book.write_bytes(untitled((demo / name).read_bytes()))
    return book


def test_every_button_works_with_its_own_activity(display, demo, extension, tmp_path):
    book = placed(demo, tmp_path, f"{NAME}台账.xlsm")
    before = book.read_bytes()
    with Machine(tmp_path, display, trusted=book.parent) as machine:
        validated, generated, distributed, lines = machine.install(extension).run(
            book,
            ("press", "校验"),
            ("press", "生成公文"),
            ("press", "下发台账"),
            ("rows", RESULTS, FIRST_RESULT, WIDTH),
        )
    assert validated["status"].startswith("校验完成：数据问题4处")
    faults = [row[PLACE] for row in lines if row[STATE] == "待改正"]
    assert faults == ["隐患整改台账!G4", "检查记录!D3", "隐患整改台账!E3", "检查记录!C4"]
    assert generated["status"].startswith("已生成1份公文")
    assert distributed["status"].startswith("已写出2个分册和下发清单")
    assert (book.parent / "公文" / "整改通知（城北菜市场）.docx").is_file()
    assert book.read_bytes() == before


@pytest.mark.deep
def test_without_its_activity_the_button_says_so(display, demo, tmp_path):
    """The extension of an installation that has the toolkit's own activity alone."""
    book = placed(demo, tmp_path, f"{NAME}台账.xlsm")
    with Machine(tmp_path, display, trusted=book.parent) as machine:
        (seen,) = machine.install().run(book, ("press", "校验"))
    assert seen["status"].startswith(f"文件《{book.name}》是“{NAME}”的台账，本机没有装这个活动")
