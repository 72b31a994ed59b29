"""`python -m tests.workplace.kills STEP TEMPLATE SCRATCH FIRST STRIDE`: a step killed at its file events.

A fresh copy of the working folder TEMPLATE is made in SCRATCH for each kill. The step runs in a child of
its own, which dies without a word (SIGKILL) just before its n-th event that touches the folder: a file
opened, renamed, linked, removed, a folder made. Then every byte that a person had typed must still be
there, no final file may be half written, and the next run must finish and leave no stage and no run open.
Prints one JSON object: events, kills, and what went wrong.
"""

import json
import os
import shutil
import signal
import sys
import zipfile
from pathlib import Path

EVENTS = frozenset(
    {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}
)
STEPS = {
    "generate": ("generate", "{book}", "进展情况通报", "表扬通报"),
    "distribute": ("distribute", "{book}"),
    "new": ("new", "{folder}/新的 台账"),
    "validate": ("validate", "{book}", "--as-of", "2012-12-31"),
}
BOOK = "三解三促台账.xlsx"
DONE = (0, 1)


def main(step, template, scratch, first, stride):
    template, scratch = Path(template), Path(scratch)
    last = count_events(step, template, scratch / "数")
    wrong, kills = [], 0
    for at in range(int(first), last + 1, int(stride)):
        folder = scratch / str(at)
        wrong += [f"事件{at}：{each}" for each in killed_at(at, step, template, folder)]
        shutil.rmtree(folder)
        kills += 1
    print(json.dumps({"events": last, "kills": kills, "wrong": wrong}, ensure_ascii=False))


def count_events(step, template, folder):
    shutil.copytree(template, folder)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        seen = count_from(folder, None)
        status = run(step, folder)
        os.write(writing, json.dumps([status, len(seen)]).encode())
        os._exit(0)
    os.waitpid(child, 0)
    status, events = json.loads(os.read(reading, 100))
    assert status in DONE, status
    shutil.rmtree(folder)
    return events


def killed_at(at, step, template, folder):
    """What is wrong after a kill at an event and the run after it."""
    shutil.copytree(template, folder)
    typed = {
        each.read_bytes() for each in (folder / "人写的.txt").parent.rglob("*") if is_edited(each)
    }
    child = os.fork()
    if child == 0:
        count_from(folder, at)
        run(step, folder)
        os._exit(0)
    _, how = os.waitpid(child, 0)
    if not os.WIFSIGNALED(how):
        yield "没有杀到"
    yield from (f"杀后{each}" for each in lost(folder, typed))
    again = os.fork()
    if again == 0:
        os._exit(run(step, folder))
    _, how = os.waitpid(again, 0)
    if os.waitstatus_to_exitcode(how) not in DONE:
        yield f"再运行退出 {os.waitstatus_to_exitcode(how)}"
    yield from (f"再运行后{each}" for each in lost(folder, typed))
    yield from (f"留下{each.name}" for each in folder.rglob(".*"))
    yield from unsound_register(folder)


def is_edited(path):
    return path.is_file() and b"\xe4\xba\xba\xe5\x86\x99" in path.read_bytes()[-200:]


def lost(folder, typed):
    """Bytes that a person typed and that are nowhere, and final files that are not whole."""
    there = {each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    yield from (f"丢了{len(each)}字节" for each in typed - there)
    for each in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in each.relative_to(folder).parts)
        if each.suffix in {".docx", ".xlsx"} and not hidden:
            try:
                with zipfile.ZipFile(each) as package:
                    broken = package.testzip()
            except zipfile.BadZipFile:
                broken = each.name
            if broken:
                yield f"{each.name}不完整"


def unsound_register(folder):
    from toolkit.register.register import Register

    register = Register(folder / "登记.db")
    if register.broken():
        yield register.broken()
    if register.pending():
        yield "登记停在进行中"


def count_from(folder, fatal):
    """Count the events that touch the folder from now on; die before the fatal one."""
    seen = []
    inside = str(folder)

    def hook(event, arguments):
        if event not in EVENTS or not any(
            str(each).startswith(inside) for each in arguments if isinstance(each, str | Path)
        ):
            return
        seen.append(event)
        if len(seen) == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    return seen


def run(step, folder):
    from toolkit.frontends.cli import main as taizhang

    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    return taizhang([each.format(book=folder / BOOK, folder=folder) for each in STEPS[step]])


if __name__ == "__main__":
    main(*sys.argv[1:])
