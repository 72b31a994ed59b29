"""docs/五分钟.md is followed by strangers: its numbers are the demonstration's, its pictures are there."""

import re
from pathlib import Path

from tests.planted import planted

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "五分钟.md").read_text(encoding="utf-8")
READ = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_counts_of_faults_are_those_of_the_demonstration():
    before, after = map(int, re.findall(r"数据问题(\d+)处", PAGE))
    assert (before, after) == (len(planted()), len(planted()) - 1)


def test_the_fault_that_is_mended_is_there():
    assert ("D111", "下基层活动台账", 4, "天数") in planted()


def test_every_picture_is_there():
    for page in READ:
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), (page.name, target)


def test_every_link_of_a_page_leads_to_a_heading_that_is_there():
    for page in READ:
        said = page.read_text(encoding="utf-8")
        for name, heading in re.findall(r"\]\(([^)#:]*\.md)?#([^)]+)\)", said):
            there = (page.parent / name if name else page).read_text(encoding="utf-8")
            headings = {_anchor(each) for each in re.findall(r"(?m)^#+ (.+)$", there)}
            assert heading in headings, (page.name, name, heading)


def _anchor(heading):
    """A heading as links name it: without signs, blanks as hyphens."""
    return re.sub(r"[^\w\- ]", "", heading).replace(" ", "-").lower()
