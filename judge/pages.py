"""Papers of invented bureaus on paper: rendered by LibreOffice, measured with a ruler of its own.

The ruler reads where poppler finds the words and knows nothing of the product's; what it expects are the
figures of the standard, in mm.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.office import convert
from toolkit.word.page import compose
from toolkit.word.page import fit
from toolkit.word.page import title_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

PAPERS = 6  # -- of one seed: LibreOffice is started once for them --
MM = 25.4 / 72
LEFT, RIGHT, CHARACTER = 28.0, 184.0, 15.75 * MM
PLACES = ("县", "市", "金坛市", "新疆维吾尔自治区", "阿克苏地区库车县", "黔东南苗族侗族自治州")
BODIES = ("环保局", "环境保护局", "住房和城乡建设局", "市场监督管理局", "局党组")
NAMES = ("张三", "李晓明", "欧阳娜娜", "阿依古丽·买买提", "司马相如", "王五", "迪丽热巴·迪力木拉提")
UNITS = (
    "环境监察大队",
    "办公室",
    "污染防治科",
    "金城镇人民政府",
    "环境监测站",
    "政策法规与宣传教育科",
)
SAID = "抓实问题办理，对群众反映的问题要逐件明确责任人和办理时限，能够当场解决的当场解决，截至2012年6月30日共办结41件。"
COPIES = ("江源省环境保护厅", "云溪市委办公室", "市人民政府办公室")
DAYS = ("6月18日至21日", "10月11日至11月2日", "5月7日至5月12日", "12月18日至21日")


@dataclass(frozen=True)
class Paper:
    """What was drawn."""

    mark: str
    bureau: str
    title: str
    addressed: Sequence[str]
    body: Sequence[str]
    dated: str
    era: str
    stays: Sequence[tuple[str, str]]
    praised: Sequence[str]
    copies: str

    def source(self) -> str:
        """The text from which the page is composed."""
        stays = "\n".join(f"| {at} | {n} | {d} |" for at, (n, d) in enumerate(self.stays, 1))
        cells = [*self.praised, *[""] * (-len(self.praised) % 3)]
        rows = (cells[at : at + 3] for at in range(0, len(cells), 3))
        praised = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        title = "\v".join(title_lines(self.title))
        return (
            f"发文机关标志：{self.mark}\n发文字号：环〔2012〕8号\n标题：{title}\n"
            f"主送：{'、'.join(self.addressed)}\n" + "\n".join(self.body) + "\n附件：1.进度统计表\n"
            f"署名：{self.bureau}\n成文日期：{self.dated}\n--- 附件 ---\n附件标题：进度统计表\n字号：五号\n"
            f"|^3|^6|<14|\n| 序号 | 姓名 | 驻点起止 |\n{stays}\n--- 附件 ---\n附件标题：表扬名单\n字号：四号\n"
            f"无线表\n|<9|<9|<9|\n{praised}\n--- 版记 ---\n主题词：环保　通报\n抄送：{self.copies}\n"
            f"印发机关：{self.bureau}办公室\n印发日期：2012年7月4日\n"
        ).replace("\v", "")


def drawn(random: Random) -> Paper:
    """A bureau's paper: 2–15 leaders, 1–400 names, 1–60 addressees, both eras."""
    bureau = random.choice(PLACES) + random.choice(BODIES)
    era = random.choice(("2012", "1999"))
    dated = random.choice(("2012年7月4日", "2012年11月30日", "2013年1月1日"))
    people = [random.choice(NAMES) for _ in range(random.choice((1, 7, 40, 400)))]
    return Paper(
        bureau + random.choice(("文件", "")),
        bureau,
        "关于" + random.choice(("", bureau)) + "“三解三促”活动开展情况的通报",
        [random.choice(UNITS) for _ in range(random.choice((1, 5, 20, 60)))],
        [SAID[random.randrange(20) :] + SAID[: random.randrange(1, 60)] for _ in range(9)],
        dated if era == "2012" else random.choice(("二〇一二年三月十四日", "二〇一二年六月三十日")),
        era,
        [
            (random.choice(NAMES), "、".join(random.sample(DAYS, random.randrange(1, 4))))
            for _ in range(random.randrange(2, 16))
        ],
        people,
        ("，".join([*COPIES, bureau]) * 2)[: random.randrange(8, 60)],
    )


def figures(seed: int) -> Counter[str]:
    """What the ruler says of the papers of one seed."""
    random = Random(seed)
    papers = [drawn(random) for _ in range(PAPERS)]
    said: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        files = []
        for number, paper in enumerate(papers):
            files.append(Path(name) / f"{number}.docx")
            files[-1].write_bytes(fit(compose(paper.source(), era=paper.era)))
        for paper, pdf in zip(papers, convert(files, "pdf", Path(name)), strict=True):
            found = [*faults(paper, lines_of(pdf))]
            said.update({"papers": 1, "papers without a fault": not found})
            said.update(f"fault: {each}" for each in found)
    return said


@dataclass(frozen=True)
class Line:
    """A row of words in mm."""

    page: int
    text: str
    left: float
    right: float
    top: float

    @property
    def centre(self) -> float:
        """Its middle."""
        return (self.left + self.right) / 2


def lines_of(pdf: Path) -> list[Line]:
    """The rows of a document, from the words that stand at one height."""
    told = subprocess.run(  # noqa: S603 - a program of the machine
        [str(shutil.which("pdftotext")), "-bbox", pdf, "-"], capture_output=True, check=True
    ).stdout
    root = etree.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", told))
    lines = []
    for number, page in enumerate(root.iter("{*}page"), 1):
        rows: dict[int, list[tuple[float, float, float, str]]] = {}
        for word in page.iter("{*}word"):
            x, y, right, bottom = (
                float(word.get(k)) * MM for k in ("xMin", "yMin", "xMax", "yMax")
            )
            key = next((k for k in rows if abs(k / 10 - bottom) < 1), round(bottom * 10))
            rows.setdefault(key, []).append((x, right, y, word.text or ""))
        for words in rows.values():
            words.sort()
            text = "".join(each[3] for each in words)
            lines.append(Line(number, text, words[0][0], words[-1][1], words[0][2]))
    return sorted(lines, key=lambda line: (line.page, line.top))


def faults(paper: Paper, lines: Sequence[Line]) -> Iterator[str]:
    """What is not as the standard has it."""
    if not any(line.text == paper.mark and line.page == 1 for line in lines):
        yield "7.2.4 the mark is not one line"
    first = [line for line in lines if line.page == 1]
    if not any(paper.body[0][:10] in line.text for line in first):
        yield "7.3.3 page 1 shows no text"
    dated = [line for line in lines if line.text == paper.dated]
    if len(dated) != 1:
        yield "7.3.5 the date is not one line"
    elif paper.era == "2012":
        signed = [line for line in lines if line.text == paper.bureau]
        if not signed or abs(signed[-1].centre - dated[0].centre) > 0.5:
            yield "7.3.5.1 署名 does not stand over the date"
        half = sum(0.5 if each.isascii() else 1 for each in paper.dated) / 2
        wanted = RIGHT - (4 + half) * CHARACTER
        long = len(paper.bureau) / 2 > 4 + half
        if not long and abs(dated[0].centre - wanted) > 0.6:
            yield "7.3.5.1 the date is not four characters from the right"
    yield from _text_faults(paper, lines)


def _text_faults(paper: Paper, lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        hanging = CHARACTER if line.text[-1:] in "，。、；：！？" else 0
        numbered = re.fullmatch(r"—\d+—", line.text)
        if not numbered and (line.left < LEFT - 1 or line.right > RIGHT + 1 + hanging):
            yield "5.2.1 a row leaves the type area"
    yield from _torn(paper, lines)
    ends = [each[-8:] for each in (*paper.body, f"{paper.copies}。")]
    for at, line in enumerate(lines[1:], 1):
        bare = line.text.rstrip("，。、；：！？”")
        previous = lines[at - 1].text
        if len(bare) == 1 and any((previous + line.text).endswith(each) for each in ends):
            yield "a lone character ends a paragraph"


def _torn(paper: Paper, lines: Sequence[Line]) -> Iterator[str]:
    read = "\n".join(line.text for line in lines)
    for name, days in paper.stays:
        if name not in read:
            yield "a name in the table is torn"
        if any(day not in read for day in days.split("、")):
            yield "a date in the table is torn"
    for name in set(paper.praised):
        if name not in read:
            yield "a commended name is torn"
    if not any(line.text.endswith(f"{paper.bureau}办公室2012年7月4日印发") for line in lines):
        yield "7.4.3 office and date of printing are not one row"
