"""A register that a full disk lets nobody make is no half of one: the file is taken away again."""

import os
import subprocess
import sys

import pytest

from tests.child import python_child
from toolkit.register.errors import RegisterError
from toolkit.register.register import Register

SMALL = """
import resource, signal, sys
from pathlib import Path
from toolkit.register.errors import RegisterError
from toolkit.register.register import Register
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    Register(Path(sys.argv[1])).create()
except RegisterError as error:
    print(error)
"""


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 64 KiB, where this is root and may mount one."""
    if os.geteuid() != 0:
        pytest.skip("要有 root 权限才能挂一个小磁盘；另有写入限额的测试")
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", tmp_path]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("这里不能挂载；另有写入限额的测试")
    yield tmp_path
    subprocess.run(["umount", tmp_path], check=True)


@pytest.mark.parametrize("room", [0, 4096, 16384])
def test_on_a_full_disk_no_register_is_left(small_disk, room):
    filler = small_disk / "别的文件"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(b"1" * 4096)
    os.truncate(filler, filler.stat().st_size - room)
    with pytest.raises(RegisterError):
        Register(small_disk / "登记.db").create()
    assert list(small_disk.iterdir()) == [filler]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("limit", [0, 4096, 20000])
def test_under_a_limit_of_writing_no_register_is_left(tmp_path, limit):
    child = python_child(SMALL, tmp_path / "登记.db", limit, stdout=subprocess.PIPE)
    out, _ = child.communicate()
    assert child.returncode == 0
    assert out.startswith("登记库")
    assert list(tmp_path.iterdir()) == []
