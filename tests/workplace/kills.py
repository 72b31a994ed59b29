"""`python -m tests.workplace.kills STEP TEMPLATE SCRATCH TIMES`: a step killed at its file events.

A fresh copy of the working folder TEMPLATE is made in SCRATCH for each kill. The step runs in a child of
its own, which dies without a word (SIGKILL) just before its n-th event that touches the folder: a file
opened, renamed, linked, removed, a folder made. Then every byte that a person had typed must still be
there, no final file may be half written, and the next run must finish and leave no stage and no run open.
The kills are spread evenly over the events; TIMES 0 is one at each.
Prints one JSON object: events, kills, and what went wrong.
"""

import json
import os
import shutil
import signal
import sys
import zipfile
from pathlib import Path

from judge import signing
from judge import working_folder
from tests.workplace.signing_desk import CIRCULAR
from tests.workplace.signing_desk import TYPED

RETURNED = "夜间九时后停用".encode()
EVENTS = frozenset(
    {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}
)
STEPS = {
    "generate": ("generate", "{book}", "进展情况通报", "表扬通报"),
    "distribute": ("distribute", "{book}"),
    "new": ("new", "{folder}/新的 台账"),
    "new year": ("new", "{folder}/新的 2013", "--from", "{book}"),
    "validate": ("validate", "{book}", "--as-of", "2012-12-31"),
    "collect": ("collect", "--into", "{book}"),
    "issue": ("issue", f"{{folder}}/公文/{CIRCULAR}", *TYPED),
    "archive": ("archive", f"{{folder}}/公文/{CIRCULAR}"),
}


def main(step, template, scratch, times):
    template, scratch = Path(template), Path(scratch)
    last = count_events(step, template, scratch / "数")
    wrong, kills = [], 0
    for at in spread(last, int(times) or last):
        folder = scratch / str(at)
        wrong += [f"事件{at}：{each}" for each in killed_at(at, step, template, folder)]
        shutil.rmtree(folder)
        kills += 1
    print(json.dumps({"events": last, "kills": kills, "wrong": wrong}, ensure_ascii=False))


def spread(last, times):
    """So many of the events 1 to `last`, neither the first nor the last left out."""
    return sorted({1 + (last - 1) * at // max(times - 1, 1) for at in range(times)})


def count_events(step, template, folder):
    working_folder.copied(template, folder)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        seen = count_from(folder, None)
        status = run(step, folder)
        os.write(writing, json.dumps([status, len(seen)]).encode())
        os._exit(0)
    os.waitpid(child, 0)
    status, events = json.loads(os.read(reading, 100))
    assert status in working_folder.DONE, status
    shutil.rmtree(folder)
    return events


def killed_at(at, step, template, folder):
    """What is wrong after a kill at an event and the run after it."""
    working_folder.copied(template, folder)
    typed = working_folder.typed_in(folder)
    child = os.fork()
    if child == 0:
        count_from(folder, at)
        run(step, folder)
        os._exit(0)
    _, how = os.waitpid(child, 0)
    if not os.WIFSIGNALED(how):
        yield "没有杀到"
    yield from (f"杀后{each}" for each in damage(folder, typed))
    again = os.fork()
    if again == 0:
        os._exit(run(step, folder))
    _, how = os.waitpid(again, 0)
    if os.waitstatus_to_exitcode(how) not in working_folder.DONE:
        yield f"再运行退出 {os.waitstatus_to_exitcode(how)}"
    yield from (f"再运行后{each}" for each in damage(folder, typed))
    yield from working_folder.left_behind(folder)
    yield from working_folder.unsound_register(folder)
    if step == "issue":
        yield from signing.not_signed_once(folder)
    if step == "collect":
        yield from not_collected(folder)


def not_collected(folder):
    """A return that lies nowhere, or still where it came back, or whose cell is in no merged workbook."""
    returned = [*folder.rglob("*报回*.xlsx")]
    yield from (f"{each.name}没有移走" for each in returned if each.parent.name == "回收")
    merged = folder / working_folder.BOOK.replace(".xlsx", "_合并.xlsx")
    if not returned:
        yield "报送的文件丢了"
    elif not merged.is_file():
        yield "没有合并后的台账"
    elif RETURNED not in zipfile.ZipFile(merged).read("xl/sharedStrings.xml"):
        yield "报送的内容不在合并后的台账里"


def damage(folder, typed):
    """Bytes that a person typed and that are nowhere, and final files that are not whole."""
    yield from working_folder.lost(folder, typed)
    yield from working_folder.half_written(folder)


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
    words = [each.format(book=folder / working_folder.BOOK, folder=folder) for each in STEPS[step]]
    return working_folder.run_quietly(*words)


if __name__ == "__main__":
    main(*sys.argv[1:])
