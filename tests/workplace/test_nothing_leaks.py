"""Whoever opens a package with whatever tool finds nothing in it that is another's, or restricted."""

import re
import zipfile

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.points import Point
from toolkit.distribution.contents import sent_columns
from toolkit.distribution.snapshot import read_snapshot
from toolkit.reading.files.reading import read_workbook
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.sample_workbook import sample_workbook

FEWEST_SIGNS = 6
"""Shorter words (监察大队, 走访) are many people's."""


@pytest.fixture(scope="module")
def rows():
    return sample.clean_rows(SANJIE.ledgers)


@pytest.fixture(scope="module")
def sent(rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("下发")
    book = folder / "三解三促台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, rows))
    return distribute_book(book, None, folder / "下发").written


def streams(path):
    """Every byte stream of a package: as it lies on the disk, and each member unpacked."""
    yield path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        yield "\n".join(archive.namelist()).encode()
        for member in archive.infolist():
            yield member.comment + member.extra
            yield archive.read(member)


def everything(path):
    return b"\n".join(streams(path)).decode("utf-8", "ignore")


def own_texts(path):
    base = next(sheet.rows for sheet in read_workbook(path).sheets if sheet.name == "下发底稿")
    snapshots = read_snapshot(base).values()
    return {
        str(cell) for each in snapshots for cells in each.rows.values() for cell in cells if cell
    }


def texts_of(rows, ledgers, columns_of):
    return {
        str(row[column.position])
        for ledger in ledgers
        for row in rows.get(ledger.sheet, ())
        for column in columns_of(ledger)
        if isinstance(row[column.position], str) and len(row[column.position]) >= FEWEST_SIGNS
    }


def test_no_other_receiver_s_row_stands_in_any_byte_of_a_package(rows, sent):
    ledgers = {ledger for each in sent for ledger in each.booklet.rows}
    all_texts = texts_of(rows, ledgers, sent_columns)
    form = " ".join(
        " ".join([str(column.example), column.prompt, *getattr(column, "options", ())])
        for ledger in ledgers
        for column in ledger.columns
    )
    form += " ".join(row[Point.name.position] for row in rows[Point.sheet])  # -- a public list --
    looked_for = 0
    for each in sent:
        said, own = everything(each.path), own_texts(each.path)
        foreign = [
            text
            for text in all_texts - own
            if text not in form and not any(text in mine for mine in own)
        ]
        looked_for += len(foreign)
        assert [text for text in foreign if text in said] == []
        assert set(own) & all_texts or not any(each.rows.values())
    assert looked_for > 1000


def test_no_restricted_value_and_no_telephone_stands_in_any_byte_of_a_package(rows, sent):
    secret = set()
    for ledger in SANJIE.ledgers:
        for row in rows.get(ledger.sheet, ()):
            # -- a village or a group of it is nobody's home: people are visited there --
            secret |= {
                str(row[c.position])
                for c in ledger.columns
                if c.restricted
                and (c.heading != "住址" or re.search("[号室幢栋]", str(row[c.position])))
            }
    people = next(ledger for ledger in SANJIE.ledgers if ledger.sheet == "人员名册")
    (phone,) = (column for column in people.columns if column.heading == "手机")
    phones = {str(row[phone.position]) for row in rows["人员名册"]} - {"None", ""}
    open_words = " ".join(str(cell) for row in rows["联系点一览表"] for cell in row)
    restricted = {each for each in secret - {"None", ""} if each not in open_words}
    assert len(restricted) > 50
    for each in sent:
        said = everything(each.path)
        found = [word for word in restricted | phones if word in said]
        assert found == []
        columns = {heading for heading in ("信访人", "身份证号", "住址") if f">{heading}<" in said}
        assert columns == set()


def test_a_package_holds_no_macro_no_link_out_no_comment_and_nobody_s_name_as_its_author(sent):
    for each in sent:
        with zipfile.ZipFile(each.path) as archive:
            names = archive.namelist()
            core = archive.read("docProps/core.xml").decode()
        assert each.path.suffix == ".xlsx"
        assert not [
            n
            for n in names
            if re.search("vba|external|comment|printer|custom|pivot", n, re.IGNORECASE)
        ]
        assert re.search("<dc:creator></dc:creator>|<dc:creator/>", core) or "creator" not in core
