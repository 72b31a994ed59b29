"""The zip container: raw copies, odd archives, whole files."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbooks.patching import PackageError
from toolkit.workbooks.patching.container import Package
from toolkit.workbooks.patching.deflate import deflate


def archive(entries, **options) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, **options) as file:
        for name, content in entries:
            file.writestr(name, content)
    return held.getvalue()


def saved(package: Package, path) -> zipfile.ZipFile:
    package.save(path, 6)
    file = zipfile.ZipFile(path)
    assert file.testzip() is None
    return file


def test_what_is_not_changed_keeps_its_packed_bytes(tmp_path):
    content = archive([("a.xml", b"a" * 5000), ("b.xml", b"b" * 5000)], compresslevel=9)
    package = Package(content, "x")
    package.put("B.XML", b"new")
    with saved(package, tmp_path / "x.zip") as file:
        assert file.namelist() == ["a.xml", "b.xml"] and file.read("b.xml") == b"new"
        first = file.getinfo("a.xml")
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = packed.compress(b"a" * 5000) + packed.flush()
    assert raw in content and raw in (tmp_path / "x.zip").read_bytes()
    assert first.compress_size == len(raw)


def test_members_written_as_a_stream_get_their_sizes(tmp_path):
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.held = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:
            self.held += data
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.xml", b"streamed" * 100)
        with file.open("zip64.xml", "w", force_zip64=True) as member:
            member.write(b"wide")
    with saved(Package(bytes(pipe.held), "x"), tmp_path / "x.zip") as file:
        assert file.read("a.xml") == b"streamed" * 100 and file.read("zip64.xml") == b"wide"
        assert [info.flag_bits & 8 for info in file.infolist()] == [0, 0]


def test_the_last_of_members_with_one_name_counts(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        content = archive([("a.xml", b"old"), ("b.xml", b"b"), ("a.xml", b"last")])
    package = Package(content, "x")
    assert package.read("a.xml") == b"last"
    with saved(package, tmp_path / "x.zip") as file:
        assert sorted(file.namelist()) == ["a.xml", "b.xml"] and file.read("a.xml") == b"last"


def test_more_members_than_a_plain_archive_holds(tmp_path):
    content = archive([(f"{number}.bin", b"") for number in range(65_536)])
    with saved(Package(content, "x"), tmp_path / "x.zip") as file:
        assert len(file.namelist()) == 65_536


def test_names_in_other_encodings_come_through(tmp_path):
    content = archive([("é.xml", b"1"), ("表.xml", b"2")])
    with saved(Package(content, "x"), tmp_path / "x.zip") as file:
        assert file.namelist() == ["é.xml", "表.xml"]


def test_an_encrypted_member_and_an_unknown_method_are_refused():
    content = bytearray(archive([("a.xml", b"a" * 50)]))
    central = content.rindex(b"PK\1\2")
    struct.pack_into("<H", content, central + 8, 1)
    with pytest.raises(PackageError, match="已加密"):
        Package(bytes(content), "x")
    struct.pack_into("<H", content, central + 8, 0)
    struct.pack_into("<H", content, central + 10, 9)
    with pytest.raises(PackageError, match="无法解压"):
        Package(bytes(content), "x").read("a.xml")


def test_a_part_that_says_it_is_small_but_is_a_bomb_is_refused():
    content = bytearray(archive([("a.xml", bytes(10_000_000))]))
    struct.pack_into("<L", content, content.rindex(b"PK\1\2") + 24, 100)
    with pytest.raises(PackageError, match="校验和不符"):
        Package(bytes(content), "x").read("a.xml")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "x.zip"
    target.write_bytes(b"old")
    package = Package(archive([("a.xml", b"a")]), "x")
    with pytest.raises(PackageError, match="无法写出"):
        package.save(tmp_path / "没有" / "x.zip", 6)
    target.unlink()
    target.mkdir()
    with pytest.raises(PackageError, match="无法写出"):
        package.save(target, 6)
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


@given(st.binary(max_size=200), st.integers(1, 60_000), st.integers(1, 9))
def test_deflating_side_by_side_gives_one_sound_stream(piece, times, level):
    content = (piece + b"<c/>") * times
    content = content[: 5 << 20]
    assert zlib.decompressobj(-15).decompress(deflate(content, level)) == content
