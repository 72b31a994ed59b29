"""Zip archives: raw copies, odd archives, sound streams."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from toolkit.ooxml import archive
from toolkit.ooxml import streams
from toolkit.ooxml.deflate import deflate
from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.package import Package
from toolkit.ooxml.pieces import Pieces

NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\:/\0"), min_size=1
)
STRETCH = 2 << 20


def zipped(entries, **options) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, **options) as file:
        for name, content in entries:
            file.writestr(name, content)
    return held.getvalue()


def opened(content: bytes) -> zipfile.ZipFile:
    file = zipfile.ZipFile(io.BytesIO(content))
    assert file.testzip() is None
    return file


def test_what_is_not_changed_keeps_its_packed_bytes():
    content = zipped([("a.xml", b"a" * 5000), ("b.xml", b"b" * 5000)], compresslevel=9)
    package = Package(content)
    package.put("B.XML", b"new")
    with opened(package.content(6)) as file:
        assert file.namelist() == ["a.xml", "b.xml"] and file.read("b.xml") == b"new"
        first = file.getinfo("a.xml")
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = packed.compress(b"a" * 5000) + packed.flush()
    assert raw in content and raw in package.content(6)
    assert first.compress_size == len(raw)


def test_members_written_as_a_stream_get_their_sizes():
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
    with opened(Package(bytes(pipe.held)).content(6)) as file:
        assert file.read("a.xml") == b"streamed" * 100 and file.read("zip64.xml") == b"wide"
        assert [info.flag_bits & 8 for info in file.infolist()] == [0, 0]


def test_the_last_of_members_with_one_name_counts():
    with pytest.warns(UserWarning, match="Duplicate"):
        content = zipped([("a.xml", b"old"), ("b.xml", b"b"), ("a.xml", b"last")])
    package = Package(content)
    assert package.read("a.xml") == archive.contents(content)["a.xml"] == b"last"
    with opened(package.content(6)) as file:
        assert sorted(file.namelist()) == ["a.xml", "b.xml"] and file.read("a.xml") == b"last"


def test_more_members_than_a_plain_archive_holds():
    content = zipped([(f"{number}.bin", b"") for number in range(65_536)])
    with opened(Package(content).content(6)) as file:
        assert len(file.namelist()) == 65_536


def test_names_in_other_encodings_come_through():
    content = zipped([("é.xml", b"1"), ("表.xml", b"2")])
    old = zipped([("aaaa.xml", b"3")]).replace(b"aaaa.xml", b"\x82\x82\x82\x82.xml")
    for each, names in ((content, ["é.xml", "表.xml"]), (old, ["éééé.xml"])):
        with opened(Package(each).content(6)) as file:
            assert file.namelist() == names


def test_folders_are_no_contents_and_a_password_is_told():
    content = bytearray(zipped([("media/", b""), ("a.xml", b"a" * 50)]))
    assert list(archive.contents(bytes(content))) == ["a.xml"]
    struct.pack_into("<H", content, content.rindex(b"PK\1\2") + 8, 1)
    assert Package(bytes(content)).encrypted
    with pytest.raises(ArchiveError, match="encrypted"):
        archive.contents(bytes(content))


def test_an_unknown_method_and_a_wrong_size_are_refused():
    content = bytearray(zipped([("a.xml", bytes(10_000_000))]))
    central = content.rindex(b"PK\1\2")
    struct.pack_into("<L", content, central + 24, 100)
    with pytest.raises(ArchiveError, match="size"):
        archive.contents(bytes(content))
    struct.pack_into("<H", content, central + 10, 9)
    with pytest.raises(ArchiveError, match="method 9"):
        archive.contents(bytes(content))


def test_a_wrong_checksum_or_size_is_refused():
    whole = archive.deflated("a.xml", b"<a/>", 6)
    other = archive.stored("a.xml", b"<b/>")
    assert archive.unpacked(other) == b"<b/>"
    wrong = {"checksum": other.checksum}, {"size": 10}
    for member in (*(replace(whole, **each) for each in wrong), replace(other, packed=b"<c/>")):
        with pytest.raises(ArchiveError, match="checksum"):
            archive.unpacked(member)


def test_what_is_no_archive_or_lost_its_local_headers_is_refused():
    content = zipped([("a.xml", b"a" * 50)])
    longer = bytearray(content)
    struct.pack_into("<L", longer, content.rindex(b"PK\1\2") + 20, 10_000)
    moved = content.replace(b"PK\3\4", b"PK\3\5")
    for broken in (b"", b"PK", content[:-30], moved, bytes(longer)):
        with pytest.raises(ArchiveError):
            Package(broken)


def test_a_stream_without_its_last_block_is_refused():
    """It unpacks to the right bytes, yet other programs would wait for more of it."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(b"<a/>") + packer.flush(zlib.Z_SYNC_FLUSH)
    whole = archive.deflated("a.xml", b"<a/>", 6)
    torn = archive.Member(
        whole.name, whole.flags, whole.method, whole.stamp, whole.checksum, 4, 0, packed
    )
    assert archive.unpacked(whole) == b"<a/>"
    with pytest.raises(ArchiveError, match="no end"):
        archive.unpacked(torn)


@pytest.mark.parametrize("length", [0, 1, STRETCH - 1, STRETCH, STRETCH + 1, 2 * STRETCH])
def test_every_stream_is_finished_however_it_is_cut(length):
    content = (b"0123456789abcdef" * (length // 16 + 1))[:length]
    inflater = zlib.decompressobj(-15)
    assert inflater.decompress(deflate(content, 1)) == content
    assert inflater.eof and not inflater.unused_data


@pytest.mark.parametrize(
    "cuts", [(), (0, 5), (STRETCH,), (7, STRETCH - 1, STRETCH + 9), (2 * STRETCH,)]
)
def test_content_in_pieces_is_packed_as_the_whole_is(cuts):
    content = (b"0123456789abcdef" * (STRETCH // 6))[: 2 * STRETCH + 3]
    ends = [*cuts, len(content)]
    pieces = [content[start:end] for start, end in zip([0, *cuts], ends, strict=True)]
    held = Pieces(memoryview(piece) for piece in pieces)
    assert archive.deflated("a.xml", held, 1) == archive.deflated("a.xml", content, 1)
    assert (bytes(held), len(held)) == (content, len(content))


def test_a_part_that_was_put_in_pieces_is_read_and_written_whole():
    package = Package(archive.archive({"xl/a.xml": b"old"}, 6))
    package.put("xl/a.xml", Pieces([b"<a>", memoryview(b"new"), b"</a>"]))
    assert package.size("xl/a.xml") == 10 and package.read("xl/a.xml") == b"<a>new</a>"
    assert archive.contents(package.content(6)) == {"xl/a.xml": b"<a>new</a>"}


@pytest.fixture(params=["ISA-L", "zlib"])
def packer(request, monkeypatch):
    """As it is installed here, and as if nothing but Python were."""
    if request.param == "zlib":
        monkeypatch.setitem(sys.modules, "isal", None)
    streams._isal.cache_clear()
    yield request.param
    streams._isal.cache_clear()


def usual_deflate(content: bytes, level: int) -> bytes:
    usual = zlib.compressobj(level, zlib.DEFLATED, -15)
    return usual.compress(content) + usual.flush()


def test_with_and_without_isa_l_the_same_is_packed_and_unpacked(packer):
    content = b"<row/>" * (STRETCH // 6)
    quick = archive.deflated("a.xml", content, 1)
    assert archive.unpacked(quick) == content == zlib.decompress(quick.packed, -15)
    assert (quick.packed == usual_deflate(content, 1)) == (packer == "zlib")
    assert quick.checksum == zlib.crc32(content)
    small = archive.deflated("a.xml", content, 6)
    assert small.packed == usual_deflate(content, 6)


def test_with_and_without_isa_l_a_broken_stream_is_told(packer):
    whole = archive.deflated("a.xml", bytes(range(256)) * 40, 1)
    for packed in (b"", b"\xff" * 50, whole.packed[:-3], whole.packed[:30] + whole.packed[40:]):
        with pytest.raises(ArchiveError):
            archive.unpacked(replace(whole, packed=packed))
    with pytest.raises(ArchiveError, match="size"):
        archive.unpacked(replace(whole, size=100))


@given(st.binary(max_size=200), st.integers(1, 60_000), st.integers(1, 9))
def test_deflating_side_by_side_gives_one_sound_stream(piece, times, level):
    content = ((piece + b"<c/>") * times)[: 5 << 20]
    inflater = zlib.decompressobj(-15)
    assert inflater.decompress(deflate(content, level)) == content and inflater.eof


@settings(deadline=None)
@given(st.dictionaries(NAMES, st.binary(max_size=300)), st.integers(1, 9))
def test_a_package_read_and_written_again_has_equal_parts(parts, level):
    written = archive.archive(parts, level)
    assert written == archive.archive(parts, level)
    with opened(written) as file:
        assert {name: file.read(name) for name in file.namelist()} == parts
    assert archive.contents(written) == parts
    twins = len({name.lower() for name in parts}) < len(parts)
    assert twins or Package(written).content(level) == written


def test_copies_of_a_package_do_not_know_each_other():
    package = Package(archive.archive({"xl/a.xml": b"1", "xl/b.xml": b"2"}, 6))
    copy = package.copy()
    copy.put("/XL\\A.xml", b"new")
    copy.drop("xl/b.xml")
    copy.put("xl/c1.xml", b"3")
    assert package.names() == ["xl/a.xml", "xl/b.xml"] and package.read("xl/a.xml") == b"1"
    assert archive.contents(copy.content(6)) == {"xl/a.xml": b"new", "xl/c1.xml": b"3"}
    assert copy.changed() == {"xl/a.xml": b"new", "xl/c1.xml": b"3"}
    assert copy.fresh("xl/C{}.xml") == "xl/C2.xml" and copy.size("xl/a.xml") == 3
    package.put("xl/d.xml", b"4")
    assert package.names() == ["xl/a.xml", "xl/b.xml", "xl/d.xml"]
    copy.drop("xl/c1.xml")
    copy.drop("xl/c1.xml")
    assert copy.names() == ["xl/a.xml"] and package.size("xl/a.xml") == 1


def test_a_changed_member_keeps_its_name_date_and_rights():
    info = zipfile.ZipInfo("表.xml", (2012, 3, 14, 8, 30, 0))
    info.external_attr = 0o644 << 16
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr(info, b"old")
    package = Package(held.getvalue())
    package.put("表.xml", b"new")
    with opened(package.content(6)) as file:
        (kept,) = file.infolist()
        assert file.read(kept) == b"new"
    assert (kept.filename, kept.date_time) == (info.filename, info.date_time)
    assert kept.external_attr == info.external_attr


def test_a_script_keeps_its_rights_where_it_is_unpacked():
    member = archive.with_rights(archive.stored("a.sh", b"#!"), 0o100755)
    with opened(b"".join(archive.blocks([member]))) as file:
        (info,) = file.infolist()
    assert (info.external_attr >> 16, info.create_system) == (0o100755, 3)


def test_more_than_four_gigabytes_are_refused(monkeypatch):
    member = replace(archive.stored("a.bin", b""), size=1 << 32)
    with pytest.raises(ArchiveError, match="4 GiB"):
        list(archive.blocks([member]))
    monkeypatch.setattr(archive, "_LARGEST", 100)  # -- as if that were 4 GiB --
    two = [archive.stored("a", b"1" * 40), archive.stored("b", b"2" * 40)]
    with pytest.raises(ArchiveError, match="4 GiB"):
        list(archive.blocks(two))
    assert b"".join(archive.blocks(two[:1]))


def test_a_name_in_plain_letters_needs_no_flag():
    flags = {
        each.filename: each.flag_bits
        for each in opened(archive.archive({"a": b"", "表": b""}, 6)).infolist()
    }
    assert flags == {"a": 0, "表": 0x800}


def test_the_directory_of_many_members_says_its_own_length():
    """APPNOTE.TXT 4.3.14: the zip64 end record counts what follows its first twelve bytes."""
    content = archive.archive({f"{number}": b"" for number in range(65_536)}, 0)
    at = content.index(b"PK\6\6")
    (length,) = struct.unpack_from("<Q", content, at + 4)
    assert content[at + 12 + length :].startswith(b"PK\6\7")


def test_names_written_with_backslashes_are_the_same_parts():
    package = Package(zipped([("xl\\a.xml", b"1")]))
    assert package.has("xl/a.xml")
    assert package.names() == ["xl/a.xml"]


def test_a_changed_member_of_a_chinese_name_keeps_it():
    package = Package(zipped([("表.xml", b"1")]))
    package.put("表.xml", b"2")
    with opened(package.content(6)) as file:
        assert {each.filename: file.read(each) for each in file.infolist()} == {"表.xml": b"2"}
