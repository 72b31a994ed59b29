"""The faults of one book are as many on the screen, in 校验结果, in the paper and once it was corrected."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import docx

from tests.opened import opened
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.standard import ResultLine
from toolkit.frontends.cli import main
from toolkit.frontends.excel import click

RESULTS, BULLETIN = "校验结果", "进展情况通报"
HEADINGS = [column.heading for column in ResultLine.columns]
STATUS, PLACE = HEADINGS.index("状态"), HEADINGS.index("位置")


def faults_listed(rows):
    """The faults of a 校验结果, by the sheet that they stand on."""
    places = [str(row[PLACE]) for row in rows if row[STATUS] == TO_CORRECT]
    return Counter(re.search(r"(\w+)'?!", place)[1] for place in places)


def validated(capsys, book, *more):
    capsys.readouterr()
    main(["validate", str(book), *more, "--json"])
    said = json.loads(capsys.readouterr().out)
    return said, Counter(each["sheet"] for each in said["findings"])


def said_by_the_paper(folder, book):
    """Sheets and faults that the circular tells, from its words."""
    main(["generate", str(book), BULLETIN, "--as-of", "2012-12-31"])
    (paper,) = (folder / "公文").glob(f"{BULLETIN}*.docx")
    words = "".join(each.text for each in docx.Document(str(paper)).paragraphs)
    paper.unlink()
    return [
        tuple(map(int, found)) for found in re.findall(r"(\d+)张台账漏填、错填，共(\d+)处", words)
    ]


def listed_in(copy):
    return faults_listed(opened(copy)[RESULTS].iter_rows(6, values_only=True))


def test_screen_results_paper_and_corrected_copy_count_faults_alike(book, path, capsys):
    click("validate")
    sheet = book.sheets[RESULTS]
    on_screen = faults_listed(sheet.range((3, 1), (sheet.used_range.last_cell.row, 16)).formula)
    said, found = validated(capsys, path, "--apply-safe")
    assert found == on_screen == listed_in(said["copy"])
    assert said["summary"]["findings"] == found.total() > 50
    assert said_by_the_paper(path.parent, path) == [(len(found), found.total())]
    corrected = Path(said["copy"])
    again, still = validated(capsys, corrected)
    assert still == found == listed_in(again["copy"])
    assert said_by_the_paper(path.parent, corrected) == [(len(still), still.total())]
