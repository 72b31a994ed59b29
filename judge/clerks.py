"""Four clerks at once in one working folder, each with a step of his own: what is lost or said untruly."""

from __future__ import annotations

import hashlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from judge import kills
from judge import working_folder
from toolkit.register.register import Register
from toolkit.workplace.folders import REGISTER_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

CLERKS = 4
WRITTEN = ("documents", "packages", "copy")
KINDS = ("进展情况通报", "表扬通报", "催报通知")


def figures(seed: int) -> Counter[str]:
    """What came of one round."""
    draw = Random(seed)
    template = kills.bureau(seed // kills.A_BUREAU_SERVES)
    with TemporaryDirectory(prefix="judge-") as name:
        folder = working_folder.copied(template, Path(name) / "台 账")
        before = len(Register(folder / REGISTER_FILE).runs())
        typed = working_folder.typed_in(folder)
        steps = [_drawn(draw, folder / working_folder.BOOK) for _ in range(CLERKS)]
        with ThreadPoolExecutor(CLERKS) as pool:
            ran = list(pool.map(lambda words: kills.ran(folder, *words), steps))
        said = [each for each, _ in ran]
        found = Counter({"runs": CLERKS})
        found["runs that failed"] = sum(status not in working_folder.DONE for _, status in ran)
        found["half written"] = len([*working_folder.half_written(folder)])
        found["typed bytes lost"] = len([*working_folder.lost(folder, typed)])
        found["papers written"], found["papers lost"] = _papers(folder, before)
        found["left behind"] = len([*working_folder.left_behind(folder)])
        found["register unsound"] = len([*working_folder.unsound_register(folder)])
        found["unregistered unsaid"] = len([*kills.unregistered_unsaid(folder, said)])
        found["untrue said"] = sum(len([*kills.untrue(folder, each)]) for each in said)
        wrote = sum(any(each.get(key) for key in WRITTEN) for each in said)
        runs = len(Register(folder / REGISTER_FILE).runs())
        found["runs that wrote and are not registered"] = max(0, before + wrote - runs)
    return found


def _drawn(draw: Random, book: Path) -> tuple[str, ...]:
    """A step; papers have a 成文日期 of their own, so that hardly two are alike."""
    match draw.choice(["generate", "generate", "generate", "distribute", "validate"]):
        case "generate":
            dated = f"2012-12-{draw.randint(1, 28):02}"
            kinds = draw.sample(KINDS, draw.randint(1, 3))
            return ("generate", str(book), *kinds, "--dated", dated)
        case step:
            return (step, str(book))


def _papers(folder: Path, before: int) -> tuple[int, int]:
    """Papers that the round registered, and those whose content stands nowhere."""
    there = set(_hashes(folder))
    runs = Register(folder / REGISTER_FILE).runs()[before:]
    papers = [paper.sha256 for entry in runs for paper in entry.run.papers]
    return len(papers), sum(each not in there for each in papers)


def _hashes(folder: Path) -> Iterator[str]:
    for each in working_folder.shown_files(folder):
        yield hashlib.sha256(each.read_bytes()).hexdigest()
