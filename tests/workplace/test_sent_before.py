"""What was sent before, where the register does not know all that lies in 下发: its disk was full, or it was lost."""

import datetime as dt

import openpyxl
import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.booklets import SECTIONS
from toolkit.declare.booklet import Booklet
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.register.entries import Run
from toolkit.register.entries import RunEntry
from toolkit.register.entries import SentEntry
from toolkit.register.entries import Standing
from toolkit.workplace.lying_booklets import LyingBooklets
from toolkit.workplace.sent_before import SentBefore
from toolkit.workplace.sent_copies import SentCopies
from toolkit.workplace.stage import sha256_of

BATCH = "2012年第2期"
SECTION = Booklet(SECTIONS, "监察大队", "监察大队", "王五", {})


def lay(home, name, version, batch=BATCH):
    """A booklet of the section's in 下发, as far as its hidden 系统 says what it is."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "系统"
    facts = {
        "类别": BOOKLET_KIND,
        "下发类别": "科室",
        "下发对象": "监察大队",
        "版本": version,
        "期次": batch,
    }
    for row in facts.items():
        sheet.append(row)
    path = home / "下发" / name
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return SentEntry("科室", "监察大队", "监察大队", "王五", version, name, sha256_of(path), {})


def entered(*sent):
    """A run of the register that sent out what is given."""
    at = dt.datetime(2012, 6, 1, tzinfo=dt.UTC)
    run = Run(at, "张三", "下发台账", "台账.xlsm", "", None, "", {"报送期次": BATCH}, sent=sent)
    return RunEntry(1, run, Standing.DONE)


@pytest.fixture
def home(tmp_path):
    return tmp_path


def last(home, *runs):
    before = SentBefore(runs, SANJIE, LyingBooklets(home))
    found = before.last(SECTION, BATCH)
    return found and (found.version, before.is_known(found))


def test_a_newer_version_that_lies_there_goes_before_the_one_that_is_registered(home):
    first = lay(home, "甲_v1.xlsx", "v1")
    lay(home, "甲_v2.xlsx", "v2")
    assert last(home, entered(first)) == ("v2", False)


def test_of_one_version_what_is_registered_goes_before_what_lies_there(home):
    """Somebody opened and saved it: the register still knows how it was sent."""
    first = lay(home, "甲_v1.xlsx", "v1")
    lay(home, "甲_v1_另存.xlsx", "v1")
    assert last(home, entered(first)) == ("v1", True)


def test_what_lies_there_of_another_period_or_without_a_version_is_not_counted(home):
    lay(home, "甲_v7.xlsx", "v7", "2012年第1期")
    lay(home, "乙.xlsx", "第八版")
    assert last(home) is None


def test_a_return_of_the_registered_version_is_told_of_the_newer_one_that_lies_there(home):
    lay(home, "甲_v1.xlsx", "v1")
    lay(home, "甲_v2.xlsx", "v2")
    copies = SentCopies(home, SANJIE)
    assert copies.said_of(SECTION, "v2", BATCH) == []
    (told,) = copies.said_of(SECTION, "v1", BATCH)
    assert told == (
        "是v1的分册，本期最后下发的是v2（登记库里没有，“下发”里有《甲_v2.xlsx》）："
        "以v1下发时的内容为准比对并入，v2里另改了的请向报送单位核实。"
    )
