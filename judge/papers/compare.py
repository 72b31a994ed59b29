"""One book: its papers made by the command line, every figure of them held against the recount."""

import contextlib
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from judge.papers import bulletin
from judge.papers import notices
from judge.papers.draw import bureau as drawn
from judge.papers.ledgers import read
from judge.papers.reading import papers
from judge.worlds import book
from toolkit.frontends.cli import main

KINDS = ("进展情况通报", "催报通知", "表扬通报")


class Tally:
    """What was compared of one book."""

    def __init__(self, count, lines, label):
        self.count, self.lines, self.label = count, lines, label

    def equal(self, what, wanted, found, name):
        """Count one comparison; tell what differs."""
        self.count[f"{what} compared"] += 1
        if wanted != found:
            self.count[f"{what} that differ"] += 1
            self.lines.append(
                f"{self.label} {what} {name}: recounted {_plain(wanted)}, said {_plain(found)}"
            )


def _plain(value):
    return f"{float(value):g}" if isinstance(value, Fraction) else value


def bureau(count, lines, seed):
    """Draw a book, make its papers, compare."""
    world = drawn(seed)
    count["books"] += 1
    count["clean books"] += not world.planted
    tally = Tally(count, lines, f"seed {seed} {world.as_of} {'+'.join(world.planted)}:")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        book.write(world, path)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            main(["generate", str(path), *KINDS])
        with contextlib.redirect_stdout(io.StringIO()) as shown:
            main(["validate", str(path), "--json", "--out", folder])
        made, screen = read(path), json.loads(shown.getvalue())
        several = [*papers(Path(folder) / "公文")]
    count["papers"] += len(several)
    for paper in several:
        if paper.stem.startswith("进展情况通报"):
            _bulletin(tally, made, paper, screen)
        elif paper.stem.startswith("表扬通报"):
            _praise(tally, made, paper)
    reminders = [each for each in several if each.stem.startswith("催报通知")]
    _reminders(tally, made, reminders)
    _one_day(tally, made, several)


def _bulletin(tally, made, paper, screen):
    wanted, found = bulletin.counted(made), bulletin.said(paper.text)
    if not wanted["人·天"]:
        found["人·天"] = 0
    for name in {**wanted, **found}:
        tally.equal("figures of the text", wanted.get(name, 0), found.get(name, 0), name)
    lines = bulletin.annex(made)
    printed = bulletin.said_in_annex(_annex(paper))
    tally.equal(
        "rows of the annex", [each for each, _ in lines], [each for each, _ in printed], "labels"
    )
    for (label, figures), (_, others) in zip(lines, printed, strict=False):
        for name, value in figures.items():
            tally.equal("figures of the annex", value, others[name], f"{label} {name}")
    _check_list(tally, paper, wanted)
    left = bulletin.left_out(made)
    tally.equal("rows left out", left, bulletin.said_left_out(paper.text), "note under the annex")
    for sheet in left:
        rows = {row for line in paper.told for row in _rows_of(sheet, line)}
        tally.equal("rows left out", {*made.doubtful[sheet]} - rows, set(), f"{sheet} not named")
    for sheet, again in made.again.items():
        rows = {row for line in paper.told for row in _rows_of(sheet, line)}
        tally.equal("rows left out", {*again} - rows, set(), f"{sheet} doubles not named")
    _screen(tally, paper, screen)


def _annex(paper):
    return next(table for table in paper.tables if "联系点" in table[0])


def _rows_of(sheet, line):
    """The rows of a sheet that a line of the 核对单 names."""
    for part in re.findall(rf"{sheet}第([\d、]+)行", line):
        yield from map(int, part.split("、"))


def _check_list(tally, paper, wanted):
    """The 核对单 has every recounted figure of the text, and each column of the annex as printed."""
    for item, name in bulletin.ITEMS.items():
        said = Fraction(paper.listed.get(item, "0").rstrip("%"))
        tally.equal("figures of the 核对单", wanted.get(name, 0), said, item)
    printed = bulletin.said_in_annex(_annex(paper))
    for name in bulletin.SUMS:
        told = paper.where.get(f"附表“{name}”一栏", "：").partition("：")[2].split("、")
        column = [figures[name] for _, figures in printed]
        tally.equal(
            "figures of the 核对单", column, [Fraction(each or "-1") for each in told], name
        )


def _screen(tally, paper, screen):
    """What 校验结果 counts and the paper says: one number."""
    hit = re.search(r"[有；](\d+)张台账漏填、错填，共(\d+)处", paper.text)
    findings = screen["findings"]
    wanted = (len({each["sheet"] for each in findings}), len(findings)) if findings else None
    said = (int(hit[1]), int(hit[2])) if hit else None
    tally.equal("screen against paper", wanted, said, "待改正")


def _reminders(tally, made, several):
    wanted = notices.owing(made)
    tally.equal("notices", len(wanted), len(several), f"batches {sorted(wanted)}")
    for batch, those in wanted.items():
        paper = next((each for each in several if batch in each.stem), None)
        if paper is None:
            continue
        said = notices.said_owing(made, paper)
        tally.equal("notices", len(those), len(said["主送"]), f"{batch} addressed")
        known = sorted(each for each in those if not each.startswith("行"))
        named = sorted(each for each in said["主送"] if each in notices.units(made))
        tally.equal("notices", known, named, f"{batch} whom")
        states = [*those.values()]
        late = states.count("未报")
        tally.equal("notices", late if late > 1 else None, said["未报数"], f"{batch} 未报")
        tally.equal("notices", states.count("退回"), said["退回数"], f"{batch} 退回")
        tally.equal("notices", True, said["期限"], f"{batch} by when")


def _praise(tally, made, paper):
    wanted, opened = notices.praised(made)
    said = notices.said_praised(paper)
    kinds = [each for each in ("集体", "个人") if any(line[0] == each for line in wanted)]
    tally.equal("commended", "和".join(kinds), said["标题"], "title")
    for kind in kinds:
        number = sum(line[0] == kind for line in wanted)
        tally.equal("commended", number, said[kind], f"{kind} in the text")
    named = paper.text + "".join(said["单元"])
    for kind, name, unit in wanted:
        tally.equal("commended", True, name in named.replace("\u3000", ""), f"{kind} {name} {unit}")
    tally.equal("commended, open points", opened, notices.said_open(paper), "open")


def _one_day(tally, made, several):
    """通报 and 催报 of one day name the same units."""
    text = "".join(each.text for each in several if each.stem.startswith("进展情况通报"))
    for batch, those in notices.owing(made).items():
        late = [each for each, state in those.items() if state == "未报"]
        if not text or not late:
            continue
        hit = re.search(rf"([^。\n]*?)(?:等(\d+)个单位)?没有按期报送{batch}台账", text)
        said = (int(hit[2]) if hit[2] else 1) if hit else 0
        tally.equal("papers of one day", len(late), said, f"{batch} in 通报")
