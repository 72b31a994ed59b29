"""A working folder with papers that nothing stops, and the ways in which something comes to."""

import re
import zipfile
from contextlib import contextmanager
from pathlib import Path

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.cli import main
from toolkit.workplace.sample_workbook import sample_workbook

BOOK = "三解三促台账.xlsx"
CIRCULAR, BULLETIN = "表扬通报.docx", "进展情况通报（截至2012年12月31日）.docx"
NUMBER = "云溪环〔2013〕3号"
TYPED = ("--number", NUMBER, "--signed-by", "沈怀远", "--dated", "2013-01-08")
WORK = "各联系点访民情、办实事、解难题，做法见各点台账。"
_TAGS = "(?:<[^>]*>)*"
STATUS = 6  # -- the column 状态 of 报送情况表 --


def clean_rows():
    """The sample in which every return was accepted."""
    rows = sample.clean_rows(SANJIE.ledgers)
    for line in rows["报送情况表"]:
        line[STATUS] = "合格"
    return rows


def make(folder):
    """A new working folder, its papers drafted, what people write written."""
    assert main(["new", str(folder), "--without-macros"]) == 0
    book = write_book(folder, clean_rows())
    kinds = ["进展情况通报", "表扬通报"]
    assert main(["generate", str(book), *kinds, "--as-of", "2012-12-31"]) == 0
    write_work(folder)
    return folder


def write_work(folder):
    """What people write into the 通报, written."""
    with edited(folder / "公文" / BULLETIN) as parts:
        document = parts["word/document.xml"].decode()
        document = re.sub("（请填写：[^<]*）", WORK, document)
        parts["word/document.xml"] = re.sub("<w:highlight[^>]*/>", "", document).encode()


def write_book(folder, rows):
    book = folder / BOOK
    book.write_bytes(sample_workbook(SANJIE, rows))
    return book


@contextmanager
def edited(path: Path):
    """The parts of a file by name, written back in the end."""
    with zipfile.ZipFile(path) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    yield parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fresh:
        for name, content in parts.items():
            fresh.writestr(name, content)


def replaced(path, old, new):
    """Change words of a paper as somebody does in Word: the bookmarks among them stay."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    until, become = len(old) - tail, new[head : len(new) - tail]
    before, changed, after = map(_through, (old[:head], old[head:until], old[until:]))
    gap = _TAGS if head else ""
    with edited(path) as parts:
        document, count = re.subn(
            f"({before}{gap}){changed}(?={_TAGS}{after})",
            lambda found: found[1] + become,
            parts["word/document.xml"].decode(),
            count=1,
        )
        assert count, old
        parts["word/document.xml"] = document.encode()


def stopping(said):
    """The groups of a check that stop the paper, each with what it is of."""
    return {each["group"]: each["hold"] for each in said["groups"] if each["stops"]}


def sentences(said, group):
    """What a group of the check found, as one text; "" where it found nothing."""
    found = (each for each in said["groups"] if each["group"] == group)
    return "".join(line["sentence"] for each in found for line in each["open"])


def _alike(one, other):
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _through(words):
    """A pattern for words with tags among them."""
    return _TAGS.join(map(re.escape, words))
