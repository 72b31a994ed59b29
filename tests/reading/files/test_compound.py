"""Compound files of any size and order of sectors, made here by [MS-CFB] and not by the toolkit."""

import random
from struct import pack

import pytest

from toolkit.reading.files.compound import BrokenCompoundError
from toolkit.reading.files.compound import names_stream
from toolkit.reading.files.compound import stream_of
from toolkit.reading.files.compound_writing import compound_of

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, TABLE, FURTHER = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
IN_HEADER, IN_FURTHER = 109, 127


def sectors_for(length, size=SECTOR):
    return -(-length // size)


def entry(name, kind, start, length):
    said = name.encode("utf-16-le")
    return (
        said.ljust(64, b"\0") + pack("<HBB12x", len(said) + 2, kind, 1) + pack("<36xIQ", start, length)
    )  # fmt: skip


def compound(content, name="Workbook", *, seed=None):
    """A file of small sectors; short contents lie in the stream of mini sectors; `seed` scatters them."""
    short = len(content) < CUTOFF
    minis = sectors_for(len(content), MINI) if short else 0
    data = content.ljust(minis * MINI, b"\0") if short else content
    counts = {"dir": 1, "mini": sectors_for(4 * minis), "data": sectors_for(len(data))}
    tables = further = 0
    while (total := tables + further + sum(counts.values())) > tables * SECTOR // 4:
        tables = sectors_for(4 * total)
        further = sectors_for(max(0, tables - IN_HEADER), IN_FURTHER)
    order = list(range(total))
    if seed is not None:
        random.Random(seed).shuffle(order)
    taken = iter(order)
    at = {kind: [next(taken) for _ in range(count)]
          for kind, count in {"table": tables, "further": further, **counts}.items()}  # fmt: skip
    following = [FREE] * (tables * SECTOR // 4)
    for kind in ("dir", "mini", "data"):
        for one, other in zip(at[kind], [*at[kind][1:], END], strict=False):
            following[one] = other
    for kind, mark in (("table", TABLE), ("further", FURTHER)):
        for one in at[kind]:
            following[one] = mark
    start = at["data"][0] if at["data"] else END
    root = entry("Root Entry", 5, start if short else END, len(data) if short else 0)
    stream = entry(name, 2, (0 if minis else END) if short else start, len(content))
    parts = {
        "table": pack(f"<{len(following)}I", *following),
        "dir": (root + entry("x", 1, 0, 0) + stream).ljust(SECTOR, b"\0"),
        "mini": pack(f"<{minis}I", *[*range(1, minis), END][:minis]),
        "data": data,
        "further": b"".join(
            pack("<127I", *(at["table"][IN_HEADER + 127 * n :][:127] + [FREE] * 127)[:127])
            + pack("<I", (at["further"] + [END])[n + 1])
            for n in range(further)
        ),
    }
    body = bytearray(total * SECTOR)
    for kind, content_of_kind in parts.items():
        for n, sector in enumerate(at[kind]):
            piece = content_of_kind[n * SECTOR : (n + 1) * SECTOR]
            body[sector * SECTOR : sector * SECTOR + len(piece)] = piece
    mini_start = at["mini"][0] if at["mini"] else END
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
        + pack("<9I", 0, tables, at["dir"][0], 0, CUTOFF, mini_start, counts["mini"],
               (at["further"] or [END])[0], further)
        + pack("<109I", *(at["table"][:109] + [FREE] * 109)[:109])
    )  # fmt: skip
    return header + bytes(body)


SIZES = (0, 1, 63, 64, 65, 512, 513, 4095, 4096, 4097, 70_000)


@pytest.mark.parametrize("seed", [None, 1])
@pytest.mark.parametrize("size", SIZES)
def test_a_stream_comes_out_as_it_went_in(size, seed):
    content = random.Random(size).randbytes(size)
    data = compound(content, seed=seed)
    assert stream_of(data, "Book", "Workbook") == content
    assert stream_of(compound(content, "WORKBOOK", seed=seed), "Workbook") == content


def test_a_table_that_the_header_does_not_hold_is_found_in_its_chain():
    content = random.Random(7).randbytes(16 * 2**20)
    assert stream_of(compound(content), "Workbook") == content


@pytest.mark.parametrize("size", [4096, 5000, 70_000, 5_000_000])
def test_what_is_made_for_libraries_holds_the_stream(size):
    content = random.Random(size).randbytes(size)
    assert stream_of(compound_of("Workbook", content), "Workbook")[:size] == content


def test_the_first_of_the_names_that_is_there_is_taken_and_a_folder_is_no_stream():
    data = compound(b"a" * 5000, "Book")
    assert stream_of(data, "Workbook", "Book") == b"a" * 5000
    assert names_stream(data, "BOOK")
    assert not names_stream(data, "Workbook")
    for name in ("x", "Boo", "ook", "Root Entry"):
        with pytest.raises(BrokenCompoundError):
            stream_of(data, name)


def damaged(data, at, new):
    return data[:at] + new + data[at + len(new) :]


WHOLE = compound(b"a" * 5000)
LITTLE = compound(b"a" * 100)


@pytest.mark.parametrize(
    "data",
    [
        b"", WHOLE[:8], WHOLE[:511], WHOLE[:3000], damaged(WHOLE, 0, b"\0"), damaged(WHOLE, 30, b"\x0a"),
        damaged(WHOLE, 32, b"\x07"), damaged(WHOLE, 48, pack("<I", 999)),
        damaged(WHOLE, 68, pack("<I", 1)),  # -- a table of tables that leads to itself --
        damaged(WHOLE, 512 + 4 * 3, pack("<I", 3)),  # -- a chain that leads to itself --
        damaged(WHOLE, 512 + 4 * 3, pack("<I", END)),  # -- a chain that ends too early --
        damaged(LITTLE, 60, pack("<I", END)), damaged(LITTLE, 60, pack("<I", 77)),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_and_never_read_in_circles(data):
    with pytest.raises(BrokenCompoundError):
        stream_of(data, "Workbook")
