"""The demonstration's round trip: one question, one booklet that goes back, one 零报告, one that is taken."""

import pytest

from tests.opened import opened
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.sample import SampleError
from toolkit.declare.sample import SampleReturn
from toolkit.declare.sample import SampleReturns
from toolkit.frontends.cli import main
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.collecting import collect_book
from toolkit.workplace.sample_returns import come_back
from toolkit.workplace.sample_returns import type_into
from toolkit.workplace.sample_workbook import sample_workbook

RETURNS = sample.SAMPLE.returns


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    folder = tmp_path_factory.mktemp("往返") / "台账"
    assert main(["new", str(folder), "--without-macros"]) == 0
    book = folder / "台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, sample.clean_rows(SANJIE.ledgers)))
    return book, distribute_book(book, None, folder / "下发")


def test_the_round_trip_shows_every_way_that_a_booklet_may_go(sent):
    book, distributed = sent
    type_into(book, RETURNS)
    (office,) = RETURNS.office
    cells = [c.value for row in opened(book)[office.sheet].iter_rows() for c in row]
    assert office.value in cells
    files = come_back(RETURNS, distributed, book.parent / "回收")
    done = collect_book(book)
    titles = {each.known.file: each.known.booklet.title for each in done.collected.taken}
    assert set(titles) == {path.name for path in files}
    (asked,) = done.collected.questions
    assert (asked.theirs, asked.ours) == (RETURNS.returned[0].edits[0].value, office.value)
    assert [titles[file] for file in done.sent_back] == [RETURNS.returned[1].title]
    changed = {titles[file]: counts for file, counts in done.collected.counts().items()}
    assert changed["临湖镇"] == (0, 1)
    assert changed["环评科"] == (0, 0)


def test_a_receiver_without_a_booklet_cannot_send_one_back(sent, tmp_path):
    with pytest.raises(SampleError, match="没有分册"):
        come_back(SampleReturns((SampleReturn("没有的科"),)), sent[1], tmp_path)
