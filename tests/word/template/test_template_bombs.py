"""What would take all time or memory is refused or ended; the parent stays small and the next document is made."""

import io
import struct
import sys
import zipfile
import zlib
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path

import pytest
from template_sample import W
from template_sample import package
from template_sample import paragraph
from template_sample import run
from template_sample import shown
from template_sample import table

from toolkit.word.lint import GuardedLinter
from toolkit.word.template import InlineImage
from toolkit.word.template import LimitPassedError
from toolkit.word.template import Limits
from toolkit.word.template import Pool
from toolkit.word.template import RenderError
from toolkit.word.template import Subdoc
from toolkit.word.template import TemplateError
from toolkit.word.template import Uncompiled
from toolkit.word.template import WorkerProcess

LIMITS = Limits(seconds=1, memory_megabytes=150, output_megabytes=2)
PATIENT = Limits(seconds=60, memory_megabytes=150, output_megabytes=2)
LITTLE = 30  # -- megabytes --
LETTERS = "一" * 1000
HUGE = "9" * 12


@pytest.fixture(scope="module")
def process():
    with WorkerProcess() as shared:
        yield shared


@contextmanager
def little_memory():
    """Whether this process took little memory meanwhile, where the system tells it."""
    status = Path("/proc/self/status")
    if not sys.platform.startswith("linux"):
        yield
        return
    Path("/proc/self/clear_refs").write_text("5")
    before = kilobytes(status, "VmRSS")
    yield
    assert (kilobytes(status, "VmHWM") - before) / 1024 < LITTLE


def kilobytes(status, what):
    line = next(each for each in status.read_text().splitlines() if each.startswith(what))
    return int(line.split()[1])


def outcome(data, context, process, limits=LIMITS):
    """What comes of a template, as an error or a document."""
    try:
        with Pool(Uncompiled("样.docx", data), limits, (), process) as pool:
            (made,) = pool.render([context])
    except TemplateError as error:
        return error
    except RenderError as error:
        return error
    return made


def assert_goes_on(process):
    """The next document is made, however busy the machine is."""
    assert shown(outcome(package("{{ 甲 }}"), {"甲": "好"}, process, PATIENT)) == ["好"]


def assert_ended(data, context, process):
    with little_memory():
        made = outcome(data, context, process)
    assert isinstance(made, TemplateError | RenderError), len(made)
    assert "样.docx" in str(made)
    assert_goes_on(process)


TAGS = {
    "a long range": "{% for x in range(10**9) %}{{ x }}{% endfor %}",
    "a range as a list": "{{ range(10**9)|list|length }}",
    "loops in loops": "{% for a in 多 %}{% for b in 多 %}{% for c in 多 %}{% endfor %}{% endfor %}{% endfor %}",
    "loops in loops that write": "{% for a in 多 %}{% for b in 多 %}{{ a }}{% endfor %}{% endfor %}",
    "a loop over itself": "{% for a in 多 recursive %}{{ loop(多) }}{% endfor %}",
    "a text times a number": "{{ 'a' * 10**9 }}",
    "a number times a text": "{{ 10**9 * 'a' }}",
    "a datum times a number": "{{ 字 * 10**7 }}",
    "a list times a number": "{{ [1] * 10**9 }}",
    "a power": "{{ 10 ** (10 ** 10) }}",
    "a power of data": "{{ 数 ** (数 ** 数) }}",
    "powers in steps": "{% set x = 10 ** 4000 %}" + "{% set x = x * x %}" * 30 + "{{ x }}",
    "a shift by multiplying": "{% set x = 字 %}" + "{% set x = x ~ x %}" * 30 + "{{ x|length }}",
    "a width of format": f"{{{{ '%{HUGE}d'|format(1) }}}}",
    "a width of %": f"{{{{ '%{HUGE}s' % 1 }}}}",
    "a precision of %": f"{{{{ '%.{HUGE}f' % 1 }}}}",
    "a width of a format string": f"{{{{ '{{:{HUGE}}}'.format(1) }}}}",
    "a width of data": "{{ '%*d' % (宽, 1) }}",
    "a macro that calls itself": "{% macro m(n) %}{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(1) }}",
    "two macros": "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
    "a caller that calls": "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
    + "{% call m() %}" * 25
    + "x"
    + "{% endcall %}" * 25,
    "replace": "{{ 长.replace('一', 长).replace('一', 长) }}",
    "the filter replace": "{{ 长|replace('一', 长)|replace('一', 长) }}",
    "join": "{{ 长.join(多) }}",
    "the filter join": "{{ 多|join(长) }}",
    "sort": "{{ (range(99999)|list + range(99999)|list)|sort|join|length }}" * 400,
    "map of joins": "{{ 多|map('string')|map('center', 99999999)|join }}",
    "center": "{{ 'x'|center(10**9) }}",
    "ljust": "{{ 'x'.ljust(10**9) }}",
    "indent": "{{ 长|indent(10**8) }}",
    "wordwrap": "{{ (长 * 90)|wordwrap(1)|wordwrap(1, wrapstring=长) }}",
    "batch": "{{ [1]|batch(10**9, 0)|list|length }}",
    "slice": "{{ [1]|slice(10**9)|list|length }}",
    "sum of lists": "{{ 多|map('list')|sum(start=[]) }}",
    "decimals": "{{ 数|小数(10**9) }}",
    "round": "{{ 数|round(10**9) }}",
    "a set in a set": "{% set a %}{% for x in 多 %}{{ 长 }}{% endfor %}{% endset %}{{ a ~ a ~ a }}",
    "pprint of much": "{{ ([多] * 9999)|pprint|length }}",
    "groupby": "{% for a in 多 %}{{ 多|groupby('real')|list|length }}{% endfor %}",
    "unique and reverse": "{% for a in 多 %}{% for b in 多 %}{{ 多|unique|list|reverse|list|length }}{% endfor %}{% endfor %}",
    "a namespace that grows": "{% set n = namespace(x='一') %}{% for a in 多 %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x|length }}",
}
MUCH = {"多": list(range(2000)), "字": "字", "长": LETTERS, "数": 10**9, "宽": 10**9}


UNTIL_THE_END = frozenset(
    {"a set in a set", "a namespace that grows", "a datum times a number", "groupby", "sort"}
    | {"loops in loops that write", "a caller that calls", "unique and reverse", "wordwrap"}
    | {"a shift by multiplying", "many rows, often"}
)
"""What goes on until its time is over: of these one is enough for every day."""


def each(names):
    return [pytest.param(n, marks=[pytest.mark.deep] * (n in UNTIL_THE_END)) for n in names]


@pytest.mark.parametrize("name", each(TAGS))
def test_a_bomb_of_tags_is_ended(name, process):
    assert_ended(package(TAGS[name]), MUCH, process)


def test_a_row_that_repeats_itself_without_end_is_ended(process):
    rows = table(
        "{%tr for a in 多 %}", "{% for b in 多 %}{{ b }}{% endfor %} | x", "{%tr endfor %}"
    )
    assert_ended(package(rows), MUCH, process)


@pytest.mark.deep
def test_columns_without_end_are_ended(process):
    rows = table("{%tc for a in 多 %} | {% for b in 多 %}{{ b }}{% endfor %} | {%tc endfor %}")
    assert_ended(package(rows), MUCH, process)


def with_body(body):
    sound = io.BytesIO(package("x"))
    made = io.BytesIO()
    with (
        zipfile.ZipFile(sound) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = body if name == "word/document.xml" else source.read(name)
            target.writestr(name, content)
    return made.getvalue()


def document(inside, before=""):
    return f'{before}<w:document xmlns:w="{W[1:-1]}"><w:body>{inside}</w:body></w:document>'


ENTITY = "<!ENTITY e{} '{}'>"
LINES = "".join(ENTITY.format(n, f"&e{n - 1};" * 10) for n in range(1, 12))
BODIES = {
    "paragraphs": document("<w:p/>" * 2_000_000),
    "tags": document(paragraph("{{ 甲 }}") * 60_000),
    "runs that tear one tag": document(f"<w:p>{run('{{ 甲')}{run(' ') * 200_000}{run('}}')}</w:p>"),
    "tables in tables": document(
        "<w:tbl><w:tr><w:tc>" * 400 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 400
    ),
    "deep nesting": document("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
    "attributes": document("<w:p " + " ".join(map("w:a{}='1'".format, range(400_000))) + "/>"),
    "entities": document(
        "<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>", f'<!DOCTYPE d [<!ENTITY e0 "xx">{LINES}]>'
    ),
    "a file from outside": document(
        "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>",
        '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_bomb_to_compile_is_ended(name, process):
    with little_memory():
        made = outcome(with_body(BODIES[name]), {"甲": "值"}, process)
    if not isinstance(made, TemplateError | RenderError):
        assert len(made) < LIMITS.output_megabytes * 1_000_000
        assert b"root:" not in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
    assert_goes_on(process)


@pytest.mark.parametrize(
    "name",
    [
        "entities",
        *(pytest.param(n, marks=pytest.mark.deep) for n in ("paragraphs", "tags", "deep nesting")),
    ],
)
def test_linting_a_bomb_is_ended(name, tmp_path):
    path = tmp_path / "样.docx"
    path.write_bytes(with_body(BODIES[name]))
    with GuardedLinter(LIMITS) as linter:
        with little_memory(), suppress(TemplateError):
            linter.lint(path)
        path.write_bytes(package("{{ 甲 }}"))
        assert linter.lint(path) == ()


def png(width, height, pixels):
    def chunk(kind, content):
        return (
            struct.pack(">I", len(content))
            + kind
            + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_picture_of_ten_thousand_million_points_is_not_unpacked(process):
    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(bytes(2**20)) for _ in range(200)) + packer.flush()
    picture = InlineImage(None, png(100_000, 100_000, pixels))
    with little_memory():
        outcome(package("{{ 图 }}"), {"图": picture}, process)
    assert_goes_on(process)


def nested(levels):
    value = "底"
    for _ in range(levels):
        value = [value]
    return value


def endless():
    rows = []
    rows.append(rows)
    return rows


DATA = {
    "data too deep": ("{{ 甲|string }}", {"甲": nested(100_000)}),
    "data that hold themselves": (
        "{% for x in 甲 recursive %}{{ loop(x) }}{% endfor %}",
        {"甲": endless()},
    ),
    "a long text, often": (
        "{% for x in 甲 %}{{ 乙 }}{% endfor %}",
        {"甲": range(2000), "乙": LETTERS * 99},
    ),
    "a number of many digits": ("{{ 甲 }}", {"甲": 10**100_000}),
    "many rows, often": (
        "{% for x in 甲 %}{% for y in 甲 %}{{ y }}{% endfor %}{% endfor %}",
        {"甲": range(10**6)},
    ),
}


@pytest.mark.parametrize("name", each(DATA))
def test_a_bomb_of_data_is_ended(name, process):
    tag, data = DATA[name]
    assert_ended(package(tag), data, process)


def test_sub_documents_without_end_are_ended(process, tmp_path):
    inner = tmp_path / "子.docx"
    inner.write_bytes(package(*(paragraph(LETTERS) for _ in range(50))))
    template = package("{% for x in 多 %}", "{{p 附 }}", "{% endfor %}")
    assert_ended(template, {"多": range(2000), "附": Subdoc(None, inner)}, process)


def test_a_sub_document_that_is_a_bomb_is_ended(process, tmp_path):
    inner = tmp_path / "子.docx"
    inner.write_bytes(with_body(BODIES["paragraphs"]))
    assert_ended(package("{{p 附 }}"), {"附": Subdoc(None, inner)}, process)


def test_data_too_deep_say_so(process):
    assert "套得太深" in str(outcome(package("{{ 甲 }}"), {"甲": nested(100_000)}, process))


def test_what_passed_a_limit_says_so(process):
    loops = package(
        "{% for a in 多 %}{% for b in 多 %}{% for c in 多 %}{% endfor %}{% endfor %}{% endfor %}"
    )
    made = outcome(loops, MUCH, process)
    assert isinstance(made, LimitPassedError)
    assert "秒还没有完" in str(made)
