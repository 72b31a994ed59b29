"""`python -m tests.workplace.upgrade_kills SCRATCH FIRST STRIDE`: an upgrade killed at its file events.

A copy of the folder that version 0.1.0 made is upgraded in a child that dies (SIGKILL) just before its
n-th event that touches the folder or what lies beside it. Then every file of the folder must be the old
one or the new one, whole; once any is new, the old folder stands beside it byte for byte. The next run
must finish, and leave what an undisturbed run leaves. Prints one JSON object: events, kills, what went wrong.
"""

import json
import os
import shutil
import sys
from pathlib import Path

from judge.working_folder import run_quietly
from judge.working_folder import unsound_register
from tests.workplace.grown import BOOK
from tests.workplace.grown import old_folder
from tests.workplace.grown import tree
from tests.workplace.kills import count_from

NAME = "台 账"
KEPT = f"{NAME}_升级前"
REGISTER = "登记.db"


def main(scratch, first, stride):
    scratch = Path(scratch)
    old, new, last = undisturbed(scratch / "数")
    wrong, kills = [], 0
    for at in range(int(first), last + 1, int(stride)):
        place = scratch / str(at)
        wrong += [f"事件{at}：{each}" for each in killed_at(at, place, old, new)]
        shutil.rmtree(place)
        kills += 1
    print(json.dumps({"events": last, "kills": kills, "wrong": wrong}, ensure_ascii=False))


def prepared(place):
    """An old folder with something typed into its workbook's end, and a template of the clerk's own."""
    place.mkdir(parents=True)
    folder = old_folder(place / NAME)
    with (folder / "公文模板" / "催报通知.docx").open("ab") as file:
        file.write("人写的".encode())
    return folder


def undisturbed(place):
    """The folder before and after, without the register, and how many events there were."""
    folder = prepared(place)
    old = tree(folder)
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        seen = count_from(place, None)
        status = run_quietly("upgrade", str(folder))
        os.write(writing, json.dumps([status, len(seen)]).encode())
        os._exit(0)
    os.waitpid(child, 0)
    status, events = json.loads(os.read(reading, 100))
    assert status == 1, status  # -- one template is edited --
    new = tree(folder)
    assert new[BOOK] != old[BOOK]
    shutil.rmtree(place)
    return old, new, events


def killed_at(at, place, old, new):
    folder = prepared(place)
    if (child := os.fork()) == 0:
        count_from(place, at)
        run_quietly("upgrade", str(folder))
        os._exit(0)
    if not os.WIFSIGNALED(os.waitpid(child, 0)[1]):
        yield "没有杀到"
    yield from (f"杀后{each}" for each in half_done(place, old, new))
    if (again := os.fork()) == 0:
        os._exit(run_quietly("upgrade", str(folder)))
    status = os.waitstatus_to_exitcode(os.waitpid(again, 0)[1])
    if status not in {0, 1}:
        yield f"再运行退出 {status}"
    now = tree(folder)
    if {k: v for k, v in now.items() if k != REGISTER} != {
        k: v for k, v in new.items() if k != REGISTER
    }:
        yield f"再运行后与没有中断的不同：{sorted(set(now.items()) ^ set(new.items()))}"
    if tree(place / KEPT) != old:
        yield "旧文件夹没有整个留下"
    if left := sorted(each.name for each in place.iterdir() if each.name not in {NAME, KEPT}):
        yield f"留下{left}"
    yield from unsound_register(folder)


def half_done(place, old, new):
    """What no moment may leave: a file that is neither old nor new, anything new without the old kept."""
    kept = place / KEPT
    if kept.exists() and tree(kept) != old:
        yield "旧文件夹不完整"
    for name, digest in tree(place / NAME).items():
        hidden = any(part.startswith(".") for part in Path(name).parts)
        if name.startswith(REGISTER) or hidden:
            continue
        if digest not in {old.get(name), new.get(name)}:
            yield f"{name}既不是旧的也不是新的"
        if digest != old.get(name) and not kept.exists():
            yield f"{name}换了而旧文件夹没有留下"
    for name in old:
        if not (place / NAME / name).exists():
            yield f"{name}不见了"


if __name__ == "__main__":
    main(*sys.argv[1:])
