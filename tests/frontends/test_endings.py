"""However a command ends, it says one true thing, and with --json one object."""

import errno
import importlib
import json
import os
import pkgutil
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import strategies as st

import toolkit
from tests.child import python_child
from tests.examples import examples
from tests.opened import opened
from tests.opened import typed
from toolkit.declare import errors
from toolkit.declare.disk import FAULTS
from toolkit.declare.disk import OTHER
from toolkit.declare.errors import ToolkitError
from toolkit.frontends import failures
from toolkit.frontends.cli import commands
from toolkit.frontends.failures import failure_of
from toolkit.frontends.fault_log import log_error

PAGE = (Path(__file__).parents[2] / "docs" / "命令行.md").read_text(encoding="utf-8")
PROGRAMS = (
    "toolkit.engines",
    "toolkit.frontends.libreoffice",
    "toolkit.frontends.bundle.run",
    "toolkit.register.migrations.env",
)  # -- that run when imported, or need LibreOffice --
BASES = {"toolkit", "unreadable_file", "located", "office"}  # -- of which nothing is raised --
FIELDS = ["code", "message", "file", "sheet", "row", "column", "value"]
COMMAND = """
import sys
from toolkit.frontends.start import run
sys.argv = ["taizhang", *sys.argv[1:]]
print("ready", file=sys.stderr, flush=True)
run()
"""
LIMITED = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
"""


def object_of(out):
    """The one object that was printed."""
    said = json.loads(out)
    assert list(said["error"]) == FIELDS
    assert len(said["error"]["message"].splitlines()) == 1
    return said["error"]


def started(*arguments, before="", **more):
    """A command that has just begun."""
    child = python_child(
        before + COMMAND, *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more
    )
    assert child.stderr.readline() == "ready\n"
    return child


def ended(child):
    out, err = child.communicate(timeout=120)
    assert "Traceback" not in err, err
    return child.returncode, out, err


@pytest.fixture
def template(tmp_path):
    """A template that makes a file of some 35 KB."""
    document = docx.Document()
    document.add_paragraph("{{ 单位 }}")
    document.save(tmp_path / "通知.docx")
    (tmp_path / "数据.json").write_text('{"单位": "一科"}', encoding="utf-8")
    return tmp_path / "通知.docx"


def rendering(template, out):
    return ("render", template, "--data", template.with_name("数据.json"), "--out", out, "--json")


# -- one object, whatever it was --


def test_nothing_is_loaded_before_a_command_listens():
    program = (
        "import sys; before = {*sys.modules}; import toolkit.frontends.start; "
        "print(*sorted({*sys.modules} - before))"
    )
    root = str(Path(__file__).parents[2])
    ran = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    own = ("toolkit", "toolkit.frontends", "toolkit.frontends.signals", "toolkit.frontends.start")
    others = {*ran.stdout.split()} - {*own, "__future__", *sys.builtin_module_names}
    assert others == set()


@pytest.mark.parametrize("name", commands())
def test_wrong_usage_of_every_command_is_one_object(taizhang, name):
    ran = taizhang(name, "--没有", "--json")
    assert ran.status == errors.WRONG
    assert object_of(ran.out)["code"] in {"wrong_usage", "not_yet"}
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "file"),
    [
        (("validate", "没有.xlsx"), "file_missing", "没有.xlsx"),
        (("generate", "没有.xlsx", "表扬通报"), "file_missing", "没有.xlsx"),
        (("distribute", "没有.xlsx"), "file_missing", "没有.xlsx"),
        (("register", "没有"), "register_missing", "没有/登记.db"),
        (
            ("render", "没有.docx", "--data", "没有.json", "--out", "a.docx"),
            "template",
            "没有.docx",
        ),
        (("lint", "没有.docx"), "template", "没有.docx"),
        (("measure", "没有.docx"), "ruler", "没有.docx"),
        (("rules", "--activity", "没有"), "unknown_activity", None),
        (("activities", "多余"), "wrong_usage", None),
        (("new", "占用"), "not_a_folder", "占用"),
        (("demo", "占用"), "not_a_demo", "占用"),
        (("bundle",), "wrong_usage", None),
        (("collect", "a.xlsx"), "wrong_usage", None),
        (("reconcile", "没有.xlsx"), "file_missing", "没有.xlsx"),
        (("deliver", "没有.xlsx"), "file_missing", "没有.xlsx"),
        (("remind", "没有.xlsx"), "file_missing", "没有.xlsx"),
    ],
)
def test_a_failure_of_every_command_is_one_object(
    taizhang, tmp_path, monkeypatch, arguments, code, file
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "占用").write_text("x", encoding="utf-8")
    ran = taizhang(*arguments, "--json")
    said = object_of(ran.out)
    assert (ran.status, said["code"], said["file"]) == (errors.WRONG, code, file)
    assert ran.err.strip() == said["message"]


def test_what_could_be_done_stands_beside_the_error(taizhang, template):
    ran = taizhang("lint", template, template.with_name("没有.docx"), "--json")
    said = json.loads(ran.out)
    assert [each["refusal"] is None for each in said["templates"]] == [True, False]
    assert said["error"]["message"] == said["templates"][1]["refusal"]


def test_a_place_in_the_workbook_stands_in_fields(taizhang, clean_book):

    book = opened(clean_book)
    book["接访场次"]["G1"] = "接访的领导"
    typed(book, clean_book)
    said = object_of(taizhang("validate", clean_book, "--json").out)
    place = {name: said[name] for name in ("code", "file", "sheet", "row", "column")}
    assert place == {
        "code": "heading",
        "file": clean_book.name,
        "sheet": "接访场次",
        "row": 1,
        "column": "接访领导",
    }


def test_help_with_json_is_an_object_too(taizhang):
    ran = taizhang("validate", "--json", "--help")
    assert (ran.status, "--as-of" in json.loads(ran.out)["text"]) == (errors.DONE, True)


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
def test_a_file_name_that_is_no_text_is_still_json():
    name = os.fsdecode(b"\xff\xfe.xlsx")
    child = started("validate", name, "--json", errors="surrogateescape")
    assert object_of(ended(child)[1])["file"] == name


@pytest.mark.parametrize("words", [["rules"], ["rules", "--json"], ["activities"]])
def test_a_closed_output_is_no_fault(words):
    line = f"{shlex.quote(sys.executable)} -m toolkit {shlex.join(words)} >&-"
    ran = subprocess.run(["sh", "-c", line], capture_output=True, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (0, "")


# -- what the manual says --


def codes():
    """Every code that an error can have."""
    for module in pkgutil.walk_packages(toolkit.__path__, "toolkit."):
        if not module.name.startswith(PROGRAMS) and "__main__" not in module.name:
            importlib.import_module(module.name)
    waiting, found = [ToolkitError], []
    while waiting:
        each = waiting.pop()
        waiting += each.__subclasses__()
        if each.__module__.startswith("toolkit.") and not each.__name__.startswith("_"):
            found.append(each.code())
    disk = [fault.code for fault in (*FAULTS, OTHER)]
    return [*found, *disk, failures.OUT_OF_MEMORY, failures.OWN_FAULT]


def test_every_kind_of_failure_is_in_the_manual_under_a_code_of_its_own():
    found = set(codes()) - BASES
    documented = re.findall(r"^\| `(\w+)` \| ", PAGE, re.MULTILINE)
    assert sorted(documented) == sorted(found)


def test_the_exit_statuses_are_those_of_the_manual():
    documented = {int(each) for each in re.findall(r"^\| \*\*(\d+)\*\* \|", PAGE, re.MULTILINE)}
    assert documented == {
        errors.DONE,
        errors.TO_LOOK_AT,
        errors.WRONG,
        errors.FAULT,
        errors.STOPPED,
    }


# -- the disk --


def test_a_file_larger_than_allowed_is_a_sentence_and_the_old_one_stays(template, tmp_path):
    pytest.importorskip("resource")
    out = tmp_path / "出.docx"
    out.write_bytes(b"old")
    status, said, _ = ended(started(*rendering(template, out), before=LIMITED))
    error = object_of(said)
    assert status == errors.FAULT
    assert error["message"].startswith("《出.docx》写不进去：超过了系统允许的文件大小")
    assert out.read_bytes() == b"old"


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of 16 KB."""
    folder = tmp_path / "小盘"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    made = [mount, "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder]
    if subprocess.run(made, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_called_full(taizhang, template, small_disk):
    out = small_disk / "出.docx"
    ran = taizhang(*rendering(template, out))
    assert ran.status == errors.FAULT
    assert object_of(ran.out)["message"].startswith("《出.docx》写不进去：磁盘已满")
    assert list(small_disk.iterdir()) == []


def test_a_full_disk_leaves_no_half_of_a_new_working_folder(taizhang, small_disk):
    new = small_disk / "新建"
    said = object_of(taizhang("new", new, "--json").out)
    assert (said["code"], said["file"]) == ("disk_full", str(new))
    assert said["message"].endswith("再运行一次。没有改动任何文件。")
    assert list(small_disk.iterdir()) == []


def test_a_full_disk_leaves_no_note_of_who_was_writing(taizhang, clean_book, small_disk):
    book = small_disk / "台账.xlsx"
    subprocess.run(["mount", "-o", "remount,size=2m", small_disk], check=True)
    book.write_bytes(clean_book.read_bytes())
    with suppress(OSError), (small_disk / "占用").open("wb", buffering=0) as filler:
        while filler.write(bytes(4096)):
            pass
    ran = taizhang("distribute", book, "--json", "--out", small_disk)
    assert (ran.status, object_of(ran.out)["file"]) == (errors.FAULT, str(small_disk))
    assert {each.name for each in small_disk.iterdir()} == {"台账.xlsx", "占用"}


def test_a_batch_that_fills_the_disk_stops_and_says_how_far_it_came(taizhang, template, small_disk):
    many = [{"单位": f"第{number}科"} for number in range(30)]
    template.with_name("数据.json").write_text(json.dumps(many), encoding="utf-8")
    subprocess.run(["mount", "-o", "remount,size=120k", small_disk], check=True)
    ran = taizhang(*rendering(template, small_disk / "出"))
    said = object_of(ran.out)
    made = len(list((small_disk / "出").glob("*.docx")))
    assert (ran.status, "磁盘已满" in said["message"]) == (errors.FAULT, True)
    assert 0 < made < 30
    assert said["message"].endswith(f"30份中已有{made}份，再次运行同一命令会接着做。")


def test_a_full_disk_leaves_no_part_of_a_marked_copy(taizhang, clean_book, small_disk):
    ran = taizhang("validate", clean_book, "--out", small_disk, "--json")
    said = object_of(ran.out)
    assert (ran.status, "磁盘已满" in said["message"]) == (errors.FAULT, True)
    assert str(small_disk) in said["file"]
    assert list(small_disk.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_output_onto_a_full_disk_is_said(more):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        child = python_child(COMMAND, "rules", *more, stdout=full, stderr=subprocess.PIPE)
        status, _, err = ended(child)
    assert (status, "磁盘已满" in err) == (errors.FAULT, True)


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_pipe_that_nobody_reads_is_no_traceback(more):
    child = started("rules", *more)
    child.stdout.close()
    err = child.stderr.read()
    child.stderr.close()
    assert child.wait(timeout=60) == errors.FAULT
    assert err == "《标准输出》没有写完：接收的程序已经关闭。\n"


# -- a person stops it --


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@examples(12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 1.2), st.sampled_from([signal.SIGINT, signal.SIGTERM, signal.SIGHUP]))
def test_stopped_at_any_moment_it_says_so_in_one_object(faulty_book, moment, number):
    child = started("validate", faulty_book, "--json")
    time.sleep(moment)
    child.send_signal(number)
    status, out, err = ended(child)
    assert status in {errors.STOPPED, errors.TO_LOOK_AT, -number}
    if status == -number:  # -- before Python could hear it --
        assert (out, err) == ("", "")
    elif status == errors.STOPPED:
        said = object_of(out)
        assert said["code"] == "stopped_by_person"
        assert said["message"].startswith("已中止。")
        assert err.strip() == said["message"]
    else:
        assert json.loads(out)["findings"]
    left = [each.name for each in faulty_book.parent.iterdir()]
    assert set(left) <= {
        faulty_book.name,
        "三解三促台账_校验.xlsx",
        "内部核查清单.xlsx",
    }


STOP_AT_OPEN = """
import os, signal, sys
def stop(event, arguments):
    if event == "open" and str(arguments[0]).endswith("台账.xlsx"):
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(stop)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("step", [("validate",), ("generate", "表扬通报"), ("distribute",)])
def test_stopped_while_the_workbook_is_read_it_says_that_nothing_changed(faulty_book, step):
    child = started(step[0], faulty_book, *step[1:], "--json", before=STOP_AT_OPEN)
    status, out, _err = ended(child)
    assert status == errors.STOPPED
    assert object_of(out)["message"] == "已中止。没有改动任何文件。"
    assert [each.name for each in faulty_book.parent.iterdir()] == [faulty_book.name]


STOP_IN_A_FINALIZER = """
import os, signal, sys
class Last:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        sum(range(1000))
def drop(event, arguments):
    if event == "open" and str(arguments[0]).endswith("台账.xlsx"):
        Last()
sys.addaudithook(drop)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_stop_within_a_finalizer_is_heard_behind_it(faulty_book):
    child = started("validate", faulty_book, "--json", before=STOP_IN_A_FINALIZER)
    status, out, err = ended(child)
    assert (status, object_of(out)["code"]) == (errors.STOPPED, "stopped_by_person")
    assert "Traceback" not in err and "ignored" not in err


def test_a_stop_outside_every_writer_tells_what_those_before_it_had_done():
    with pytest.raises(KeyboardInterrupt) as stopped, errors.in_account():
        with errors.telling_so_far(lambda: "已写出2个文件。", stays_true=True):
            pass
        with errors.telling_so_far(lambda: "预览没有做完。"):
            pass
        raise KeyboardInterrupt
    assert failure_of(stopped.value).message == "已中止。已写出2个文件。"
    with pytest.raises(KeyboardInterrupt) as stopped, errors.in_account():
        raise KeyboardInterrupt
    assert failure_of(stopped.value).message == "已中止。没有改动任何文件。"
    with pytest.raises(ToolkitError) as refused, errors.in_account():
        raise ToolkitError("不行。")
    assert failure_of(refused.value).message == "不行。"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_signal_that_is_ignored_stays_ignored():
    ignoring = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    child = started("rules", "--json", before=ignoring)
    child.send_signal(signal.SIGHUP)
    status, out, _ = ended(child)
    assert (status, bool(json.loads(out)["rules"])) == (errors.DONE, True)


# -- a fault of ours --

ADDRESS = "河东区幸福路8号"


@pytest.fixture
def state(tmp_path, monkeypatch):
    """The user's own folder for logs."""
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def own_fault():
    """An error of the kind that says what a cell holds."""
    try:
        return {}[ADDRESS]
    except KeyError as error:
        return error


def test_a_fault_of_ours_is_told_without_what_a_cell_holds(state):
    said = failure_of(own_fault())
    (log,) = (state / "taizhang-toolkit").iterdir()
    assert (said.code, said.exit_status) == ("own_fault", errors.FAULT)
    assert said.message.startswith("程序内部出错（KeyError），这次没有做完。")
    assert str(log) in said.message
    kept = log.read_text(encoding="utf-8")
    assert "in own_fault" in kept and "KeyError" in kept
    assert ADDRESS not in kept + said.message


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_the_log_is_for_its_user_s_eyes(state):
    log = log_error(own_fault())
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    log.chmod(0o644)
    first = log.read_bytes()
    log_error(own_fault())
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert log.read_bytes().startswith(first)


def test_a_log_grows_no_further_than_it_may(state):
    log = log_error(own_fault())
    log.write_bytes(b"x" * 1_100_000)
    log_error(own_fault())
    assert log.stat().st_size < 10_000
    assert sorted(each.name for each in log.parent.iterdir()) == ["clicks.1.log", "clicks.log"]


def test_where_no_log_can_be_written_the_sentence_says_so(state):
    state.write_text("占用", encoding="utf-8")
    assert "日志写不进去" in failure_of(own_fault()).message


def test_memory_that_does_not_suffice_is_said():
    assert failure_of(MemoryError()).code == failures.OUT_OF_MEMORY


def test_what_had_been_done_is_said_whatever_stopped_it(state):
    stops = [KeyboardInterrupt(), OSError(28, "full"), ZeroDivisionError(), ToolkitError("不行。")]
    for stop in stops:
        with pytest.raises(type(stop)) as told, errors.telling_so_far(lambda: "已写出2个文件。"):
            raise stop
        assert "已写出2个文件。" in failure_of(told.value).message
    assert failure_of(stops[0]).message == "已中止。已写出2个文件。"


def test_a_file_that_may_not_be_read_is_told_in_chinese(taizhang, monkeypatch, clean_book):
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    ran = taizhang("validate", clean_book, "--json")
    assert "readable" not in ran.out + ran.err


def test_papers_that_the_disk_refuses_are_an_error_too(taizhang, monkeypatch, clean_book, tmp_path):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("toolkit.workplace.writer.put", full)
    ran = taizhang("generate", clean_book, "表扬通报", "--out", tmp_path / "公文", "--json")
    said = object_of(ran.out)
    assert (ran.status, said["code"]) == (errors.FAULT, "papers_not_written")
    assert "磁盘已满" in said["message"]
