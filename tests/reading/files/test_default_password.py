""".xls whose structure is protected: Excel encrypts it with a password that it knows, and opens it."""

import io
import random
from hashlib import md5
from hashlib import sha1
from struct import pack

import pytest

from toolkit.reading.files import read_workbook
from toolkit.reading.files.compound_writing import compound_of
from toolkit.reading.files.refusals import ProtectedFileError
from toolkit.reading.files.xls_default_password import without_default_password

ITS_OWN = "VelvetSweatshop"
OPEN = {0x809, 0x2F, 0xE1}
ROWS = 300


def record(kind, content=b""):
    return pack("<HH", kind, len(content)) + content


def label(row, column, text):
    said = text.encode("utf-16-le")
    return record(0x204, pack("<HHHHB", row, column, 15, len(text), 1) + said)


def workbook(protection=b""):
    """The records of a workbook of one sheet: 姓名 and a number in each of its rows."""
    name = "台账".encode("utf-16-le")
    begin = record(0x809, pack("<HHHHII", 0x600, 5, 0, 0x7CC, 0, 6))
    head = (
        begin + (record(0x2F, protection) if protection else b"") + record(0xE1, pack("<H", 1200))
    )
    head += record(0x42, pack("<H", 1200))
    sheet_at = len(head) + 4 + 8 + len(name) + 4
    head += record(0x85, pack("<IBBBB", sheet_at, 0, 0, 2, 1) + name) + record(0x0A)
    cells = b"".join(
        label(row, 0, f"张{row}") + record(0x203, pack("<HHHd", row, 1, 15, row / 2))
        for row in range(ROWS)
    )
    dimensions = record(0x200, pack("<IIHHH", 0, ROWS, 0, 2, 0))
    return (
        head
        + record(0x809, pack("<HHHHII", 0x600, 0x10, 0, 0x7CC, 0, 6))
        + dimensions
        + cells
        + record(0x0A)
    )


def rc4(key, content):
    state, j, out = list(range(256)), 0, []
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


SALT, VERIFIER = random.Random(1).randbytes(16), random.Random(2).randbytes(16)


def by_md5(password):
    """[MS-OFFCRYPTO] 2.3.6: the content of FilePass, and the key of each block."""
    first = md5(password.encode("utf-16-le")).digest()[:5]
    second = md5((first + SALT) * 16).digest()[:5]

    def key(block):
        return md5(second + pack("<I", block)).digest()

    closed = rc4(key(0), VERIFIER + md5(VERIFIER).digest())
    return pack("<HHH", 1, 1, 1) + SALT + closed, key


def by_sha1(bits, version=2):
    """The same by 2.3.5, with keys of so many bits."""

    def protection(password):
        first = sha1(SALT + password.encode("utf-16-le")).digest()

        def key(block):
            made = sha1(first + pack("<I", block)).digest()[: bits // 8]
            return made + bytes(11) if bits == 40 else made

        provider = "Microsoft Base Cryptographic Provider v1.0\0".encode("utf-16-le")
        header = pack("<8I", 4, 0, 0x6801, 0x8004, bits, 1, 0, 0) + provider
        closed = rc4(key(0), VERIFIER + sha1(VERIFIER).digest())
        verifier = pack("<I", 16) + SALT + closed[:16] + pack("<I", 20) + closed[16:]
        return pack("<HHHII", 1, version, 2, 4, len(header)) + header + verifier, key

    return protection


def encrypted(way, password):
    protection, key = way(password)
    plain = workbook(protection)
    blocks = range(0, len(plain), 1024)
    closed = bytearray(b"".join(rc4(key(at // 1024), plain[at : at + 1024]) for at in blocks))
    at = 0
    while at < len(plain):
        kind, length = (
            int.from_bytes(plain[at : at + 2], "little"),
            int.from_bytes(plain[at + 2 : at + 4], "little"),
        )
        stays = 4 + (length if kind in OPEN else 4 if kind == 0x85 else 0)
        closed[at : at + stays] = plain[at : at + stays]
        at += 4 + length
    return bytes(closed)


WAYS = {
    "MD5": by_md5,
    "SHA-1, 40": by_sha1(40),
    "SHA-1, 128": by_sha1(128),
    "SHA-1, 4.2": by_sha1(128, 4),
}
TOLD = "保护了工作簿（不用密码就能打开），已照常读取"
EXPECTED = [[f"张{row}", row / 2] for row in range(ROWS)]


def read(tmp_path, stream):
    path = tmp_path / "台账.xls"
    path.write_bytes(compound_of("Workbook", stream))
    return read_workbook(path)


@pytest.mark.parametrize("way", WAYS)
def test_what_excel_opens_without_asking_is_read_and_told(tmp_path, way):
    said = read(tmp_path, encrypted(WAYS[way], ITS_OWN))
    assert said.sheets[0].name == "台账"
    assert said.sheets[0].rows == EXPECTED
    plain = read(tmp_path, workbook())
    assert said.sheets == plain.sheets
    assert [str(note) for note in said.notes] == [*map(str, plain.notes), TOLD]


@pytest.mark.parametrize("way", WAYS)
def test_a_password_of_somebody_stays_a_password(tmp_path, way):
    with pytest.raises(ProtectedFileError):
        read(tmp_path, encrypted(WAYS[way], "123456"))


@pytest.mark.parametrize("way", ["MD5", "SHA-1, 128"])
def test_another_program_opens_what_is_encrypted_here(way):
    """So that reading is not held to this file's own idea of the specification."""
    msoffcrypto = pytest.importorskip("msoffcrypto")  # -- it comes with oletools --
    file = msoffcrypto.OfficeFile(
        io.BytesIO(compound_of("Workbook", encrypted(WAYS[way], ITS_OWN)))
    )
    file.load_key(password=ITS_OWN)
    opened = io.BytesIO()
    file.decrypt(opened)
    assert "张299".encode("utf-16-le") in opened.getvalue()


@pytest.mark.parametrize(
    "protection",
    [b"", b"\1", pack("<HH", 0, 0), pack("<HHH", 1, 1, 1), pack("<HHHII", 1, 2, 2, 4, 2**31), pack("<HHH", 1, 9, 9),
     pack("<HHH", 7, 1, 1) + bytes(48)],
)  # fmt: skip
def test_a_protection_of_no_known_kind_stays_one(tmp_path, protection):
    head = workbook(b"x")
    begin, rest = head[:20], head[20 + 5 :]
    stream = begin + record(0x2F, protection) + rest
    assert without_default_password(stream) is stream
    with pytest.raises(ProtectedFileError):
        read(tmp_path, stream)
