"""Several files dropped on the icon: one that ends its reader does not take the others with it."""

import os
import subprocess
import sys


def dropped(folder, *books, modules=()):
    """What `python -m toolkit.frontends.dropped` says, some modules put before the installed ones."""
    found = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, modules)), "BROWSER": "true"}
    command = [sys.executable, "-X", "utf8", "-m", "toolkit.frontends.dropped", folder, *books]
    return subprocess.run(
        [*map(str, command)], env=found, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_a_library_that_aborts_on_one_file_leaves_the_others_to_be_read(tmp_path, clean_book):
    aborting = tmp_path / "模块"
    aborting.mkdir()
    (aborting / "python_calamine.py").write_text("import os; os.abort()", encoding="utf-8")
    words = tmp_path / "不是.xlsx"
    words.write_bytes(b"\x01\x02" * 99)
    ran = dropped(tmp_path, clean_book, words, modules=[aborting])
    said = ran.stdout + ran.stderr
    assert f"文件《{clean_book.name}》让读取它的程序中途停了" in said
    assert "文件《不是.xlsx》不是 Excel 工作簿" in said
    assert "Traceback" not in said
    assert ran.returncode == 2


def test_what_was_dropped_is_validated_one_after_another(tmp_path, clean_book):
    ran = dropped(tmp_path, clean_book)
    assert ran.returncode == 0, ran.stderr
    assert "没有问题" in ran.stdout or "问题0处" in ran.stdout, ran.stdout
    assert clean_book.with_name("三解三促台账_校验.xlsx").is_file()
