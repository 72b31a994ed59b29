"""The file around a workbook: what is refused, what is checked before it is kept."""

from __future__ import annotations

import struct

import pytest

from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import identity
from toolkit.workbooks.patching import PackageError
from toolkit.workbooks.patching.container import WorkbookPackage


def test_an_encrypted_member_and_an_unknown_method_are_refused():
    content = bytearray(archive({"a.xml": b"a" * 50}, 6))
    central = content.rindex(b"PK\1\2")
    struct.pack_into("<H", content, central + 8, 1)
    with pytest.raises(PackageError, match="已加密"):
        WorkbookPackage(bytes(content), "x")
    struct.pack_into("<H", content, central + 8, 0)
    struct.pack_into("<H", content, central + 10, 9)
    with pytest.raises(PackageError, match="无法解压"):
        WorkbookPackage(bytes(content), "x").read("a.xml")


def test_a_part_that_says_it_is_small_but_is_a_bomb_is_refused():
    content = bytearray(archive({"a.xml": bytes(10_000_000)}, 6))
    struct.pack_into("<L", content, content.rindex(b"PK\1\2") + 24, 100)
    with pytest.raises(PackageError, match="校验和不符"):
        WorkbookPackage(bytes(content), "x").read("a.xml")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "x.zip"
    target.write_bytes(b"old")
    package = WorkbookPackage(archive({"a.xml": b"a"}, 6), "x")
    with pytest.raises(PackageError, match="找不到"):
        package.save(tmp_path / "没有" / "x.zip", 6)
    target.unlink()
    target.mkdir()
    with pytest.raises(PackageError, match="是文件夹"):
        package.save(target, 6)
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


@pytest.mark.parametrize("content", [b"<a>", b"<a/><b/>", b"<x:a/>", b"<!DOCTYPE a><a/>", b""])
def test_a_changed_part_that_is_not_well_formed_is_never_kept(tmp_path, content):
    package = WorkbookPackage(archive({"a.xml": b"<a/>"}, 6), "x")
    package.put("a.xml", content)
    with pytest.raises(PackageError, match=r"部件 a\.xml 已损坏"):
        package.save(tmp_path / "x.zip", 6)
    assert list(tmp_path.iterdir()) == []


BEFORE, WHOLE, BROKEN, EXCERPT = (
    b"<a><b/></a>",
    b"<a><b/><c/></a>",
    b"<a><b/><c></a>",
    b"<a><c/></a>",
)


@pytest.mark.parametrize(
    ("sound", "content", "excerpt", "kept"),
    [
        ({identity(BEFORE)}, WHOLE, EXCERPT, True),
        ({identity(BEFORE)}, WHOLE, b"<a><c></a>", True),  # -- the whole is looked at then --
        ({identity(BEFORE)}, BROKEN, b"<a><c></a>", False),
        ({identity(BEFORE)}, BROKEN, None, False),
        ({identity(BEFORE)}, BROKEN, EXCERPT, True),  # -- nothing but the excerpt was parsed --
        ({identity(WHOLE)}, BROKEN, EXCERPT, False),
        (set(), BROKEN, EXCERPT, False),
    ],
)
def test_an_excerpt_is_believed_of_a_part_that_was_well_formed(
    tmp_path, sound, content, excerpt, kept
):
    package = WorkbookPackage(archive({"a.xml": BEFORE}, 6), "x", sound).copy()
    package.put("A.xml", content, excerpt)
    if kept:
        package.save(tmp_path / "x.zip", 6)
    else:
        with pytest.raises(PackageError, match="已损坏"):
            package.save(tmp_path / "x.zip", 6)


def test_an_excerpt_of_what_was_changed_before_is_not_believed(tmp_path):
    package = WorkbookPackage(archive({"a.xml": BEFORE}, 6), "x", {identity(BEFORE)})
    for content in (WHOLE, BROKEN):
        package.put("a.xml", content, EXCERPT)
    with pytest.raises(PackageError, match="已损坏"):
        package.save(tmp_path / "x.zip", 6)
