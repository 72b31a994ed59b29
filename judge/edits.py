"""Papers of invented bureaus, edited as people edit them: which changes of numbers does `taizhang verify` tell?

`python -m judge.edits N [SEED]` changes N numbers by hand: in the runs of document.xml with python-docx, some of
them with the bookmark retyped away, some tracked, some split over runs, and saves part of the papers through
LibreOffice. Where the numbers are is found by a pattern of its own; the record of the paper is not read.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from copy import deepcopy
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from typing import Any

import docx
from docx.oxml.ns import qn

from judge.bureaus import invented_rows
from judge.captured import run
from toolkit.activities.sanjie import SANJIE
from toolkit.word.office import convert
from toolkit.workplace.sample_workbook import sample_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = ("进展情况通报", "表扬通报", "催报通知", "领导个人进度单")
A_SEED = 10
"""Numbers that are changed in the papers of one bureau."""
NUMBER = re.compile(r"(?<![\d.〔])\d+(?:\.\d+)?(?![\d.]|月|日|年|号|〕)")
WORDS = (("活动", "工作"), ("情况", "有关情况"), ("群众", "广大群众"), ("班子成员", "局领导"))
NUMERALS = "〇一二三四五六七八九十"


def figures(seed: int) -> Counter[str]:
    """What verify said of the papers of one bureau."""
    draw = Random(seed)
    with TemporaryDirectory() as name:
        folder = Path(name)
        papers = _papers(draw, folder)
        said: Counter[str] = Counter({"papers": len(papers)})
        for paper in papers:
            said["false alarms on untouched papers"] += _alarms(_verified(paper))
        saved = convert(papers, "docx", folder / "另存")
        for paper in saved:
            said["false alarms on papers that LibreOffice saved"] += _alarms(_verified(paper))
        for number in range(A_SEED):
            paper = draw.choice(papers if number % 3 else saved)
            _change(paper, folder / f"改{number}.docx", draw, said)
        for number, paper in enumerate(papers):
            worded = folder / f"词{number}.docx"
            if _reword(paper, worded, draw):
                alarms = _alarms(_verified(worded))
                said["papers reworded"] += 1
                said["false alarms on reworded papers"] += alarms
                said["reworded papers with more than one"] += alarms > 1
    return said


def _papers(draw: Random, folder: Path) -> list[Path]:
    book = folder / "台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, invented_rows(draw)))
    day = draw.choice(("2012-06-30", "2012-09-27", "2012-12-31"))
    run("generate", book, *KINDS, "--as-of", day)
    every = sorted((folder / "公文").glob("*.docx"))
    kept = [each for each in every if not each.name.startswith("领导")]
    leaders = [each for each in every if each.name.startswith("领导")]
    return [*kept, *leaders[:2]]


def _verified(paper: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(run("verify", paper, "--json"))
    return said


def _alarms(said: dict[str, Any]) -> int:
    changed = sum(each["state"] != "未变" for each in said["figures"])
    return changed + len(said["others"]) + len(said["tables"])


def _change(paper: Path, to: Path, draw: Random, said: Counter[str]) -> None:
    """Change one number of a paper, and ask whether verify tells which."""
    document = docx.Document(str(paper))
    where = [*_numbers(document)]
    if not where:
        return
    text, found = draw.choice(where)
    new = _another(found[0], draw)
    way = draw.choice(WAYS)
    if not way(text, found, new):
        _in_the_text(text, found, new)
        way = _in_the_text
    document.save(str(to))
    said["numbers changed"] += 1
    told = _verified(to)
    if _tells(told, found[0], new):
        said["found"] += 1
    else:
        said[f"missed: {way.__name__.strip('_')}"] += 1
        print(
            f"missed: {paper.name} {found[0]} → {new} {way.__name__}: {text.text}", file=sys.stderr
        )


def _numbers(document: Any) -> Iterator[tuple[Any, re.Match[str]]]:
    """The numbers that stand whole in a w:t, but those that only count paragraphs or rows."""
    for text in document.element.body.iter(qn("w:t")):
        paragraph = next(text.iterancestors(qn("w:p")))
        whole = "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
        row = next(text.iterancestors(qn("w:tr")), None)
        is_first = row is not None and next(text.iterancestors(qn("w:tc"))) is row.find(qn("w:tc"))
        if is_first or _is_filled_later(paragraph):
            continue
        for found in NUMBER.finditer(text.text or ""):
            before = "".join(each.text or "" for each in _texts_before(paragraph, text))
            before += (text.text or "")[: found.start()]
            starts = not before.strip() and whole[len(before) + len(found[0]) :][:1] in {".", "、"}
            if not starts:
                yield text, found


def _texts_before(paragraph: Any, text: Any) -> Iterator[Any]:
    for each in paragraph.iter(qn("w:t")):
        if each is text:
            return
        yield each


def _is_filled_later(paragraph: Any) -> bool:
    whole = "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
    return "〔" in whole and "号" in whole and len(whole) < 30


def _another(number: str, draw: Random) -> str:
    """Another number, as somebody types it."""
    value = float(number)
    other = value
    while other == value:
        other = (
            value + draw.choice((-10, -2, -1, 1, 2, 10, 100, 1000)) if value < 1e6 else value / 2
        )
        other = abs(other)
    whole = str(round(other, 1)) if "." in number else str(int(other))
    forms = [whole, whole.translate(str.maketrans("0123456789", "０１２３４５６７８９"))]
    if "." not in whole and int(whole) >= 1000:
        forms.append(f"{int(whole):,}")
    if "." not in whole and 2 < int(whole) < 10:
        forms.append(NUMERALS[int(whole)])
    return draw.choice(forms)


def _in_the_text(text: Any, found: re.Match[str], new: str) -> bool:
    text.text = text.text[: found.start()] + new + text.text[found.end() :]
    return True


def _beside(text: Any, found: re.Match[str], new: str) -> bool:
    """The number is emptied, the new one typed in the run behind, outside of any bookmark."""
    run_ = text.getparent()
    if found[0] != (text.text or "").strip():
        return False
    fresh = deepcopy(run_)
    fresh.find(qn("w:t")).text = new
    text.text = ""
    end = run_.getnext()
    (end if end is not None and end.tag == qn("w:bookmarkEnd") else run_).addnext(fresh)
    return True


def _without_bookmark(text: Any, found: re.Match[str], new: str) -> bool:
    """The bookmark goes with the number, as when it is chosen and typed over."""
    run_ = text.getparent()
    start, end = run_.getprevious(), run_.getnext()
    _in_the_text(text, found, new)
    for each, tag in ((start, "w:bookmarkStart"), (end, "w:bookmarkEnd")):
        if each is not None and each.tag == qn(tag):
            each.getparent().remove(each)
    return True


def _tracked(text: Any, found: re.Match[str], new: str) -> bool:
    """Deleted and inserted with tracked changes."""
    run_ = text.getparent()
    if found[0] != (text.text or "").strip() or run_.tag != qn("w:r"):
        return False
    fresh = deepcopy(run_)
    fresh.find(qn("w:t")).text = new
    marks = {qn("w:id"): "9001", qn("w:author"): "王芳", qn("w:date"): "2013-01-05T09:00:00Z"}
    gone, come = run_.makeelement(qn("w:del"), marks), run_.makeelement(qn("w:ins"), marks)
    run_.addprevious(gone)
    gone.append(run_)
    text.tag = qn("w:delText")
    gone.addnext(come)
    come.append(fresh)
    return True


def _split(text: Any, found: re.Match[str], new: str) -> bool:
    """The new digits in two runs."""
    run_ = text.getparent()
    if len(new) < 2:
        return False
    fresh = deepcopy(run_)
    fresh.find(qn("w:t")).text = new[1:] + text.text[found.end() :]
    text.text = text.text[: found.start()] + new[:1]
    run_.addnext(fresh)
    return True


WAYS = (_in_the_text, _in_the_text, _beside, _without_bookmark, _tracked, _split)


def _tells(said: dict[str, Any], old: str, new: str) -> bool:
    """Whether a figure or another number is told with what stands there now."""
    wanted = _plain(new)
    figures_told = (each["said"] for each in said["figures"] if each["state"] != "未变")
    others = (each["number"] for each in said["others"])
    del old
    return any(wanted in _plain(each) for each in (*figures_told, *others))


def _plain(number: str) -> str:
    narrow = number.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    narrow = narrow.replace(",", "").rstrip("%")
    return str(NUMERALS.index(narrow)) if narrow in NUMERALS and narrow else narrow


def _reword(paper: Path, to: Path, draw: Random) -> bool:
    """Other words and no other number; a paragraph moved."""
    document = docx.Document(str(paper))
    changed = False
    for text in document.element.body.iter(qn("w:t")):
        for old, new in WORDS:
            if old in (text.text or "") and draw.random() < 0.3:
                text.text = text.text.replace(old, new, 1)
                changed = True
    body = document.element.body
    paragraphs = [each for each in body.iterchildren(qn("w:p")) if NUMBER.search(_words(each))]
    if len(paragraphs) > 2:
        paragraphs[0].addprevious(draw.choice(paragraphs[1:]))
        changed = True
    document.save(str(to))
    return changed


def _words(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))


def main(count: int = 200, seed: int = 2013) -> None:
    """Print the figures of as many changes."""
    whole: Counter[str] = Counter()
    while whole["numbers changed"] < count:
        whole.update(figures(seed))
        seed += 1
    for name, value in whole.items():
        print(f"{name:<48}{value:>8,}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
