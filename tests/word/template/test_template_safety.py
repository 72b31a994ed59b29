"""A hostile template is refused, or ended within its limits; the host is untouched."""

import json
import os
import subprocess
import sys
from pathlib import Path

import lent
import pytest
from template_sample import package
from template_sample import render
from template_sample import shown
from template_sample import template

from toolkit.word.lint import GuardedLinter
from toolkit.word.lint import lint
from toolkit.word.messages import speaking
from toolkit.word.template import Extensions
from toolkit.word.template import LimitPassedError
from toolkit.word.template import Limits
from toolkit.word.template import Pool
from toolkit.word.template import RenderError
from toolkit.word.template import TemplateError
from toolkit.word.template import Uncompiled
from toolkit.word.template import WorkerProcess
from toolkit.word.template import render_safely

LIMITS = Limits(seconds=3, memory_megabytes=200, output_megabytes=5)
SHORT = Limits(seconds=1, memory_megabytes=200, output_megabytes=5)
"""For what is ended by its time, whatever that is."""


class Person:
    """An object as a program may put it into the context."""

    def __init__(self):
        self.name = "张三"
        self.removed = False
        self._secret = "密"

    @property
    def title(self):
        return "局长"

    def remove(self):
        self.removed = True


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ 人.__init__.__globals__ }}",
    "{{ 人._secret }}",
    "{{ 人['__class__'] }}",
    "{{ 人|attr('__class__') }}",
    "{{ 人.remove() }}",
    "{{ [人]|map(attribute='__class__')|list|length }}{{ ([人]|map(attribute='__class__')|first).x }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum() }}",
    "{{ '{0.__class__}'.format(人) }}",
    "{{ ('{0.__class__}'|attr('format'))(人) }}",
    "{{ ['{0.__class__}']|map('format', 人)|first ~ (['{0.__class__.__mro__}']|map(attribute='format')|first)(人) }}",
    "{{ range.__self__ }}",
    "{{ loop.__class__ }}",
    "{{ namespace.__init__ }}",
    "{{ (函数).__globals__ }}",
    "{{ 函数.__code__ }}",
    "{% for x in [] %}{% endfor %}{{ x.__class__ }}",
    "{{ __serial.__class__ }}",
    "{{ 名单.append(1) }}",
    "{{ 名单.pop() }}",
    "{{ 行.update(x=1) }}",
    "{% set 人.name = 'x' %}",
    "{% macro m() %}{% endmacro %}{{ m.__class__ }}{{ m._func }}",
]


@pytest.mark.parametrize("tag", ESCAPES)
def test_no_tag_reaches_beyond_its_data(tag):
    person = Person()
    names = ["甲"]
    row = {"甲": 1}
    with pytest.raises((RenderError, TemplateError)):
        render(tag, 人=person, 函数=lambda: 1, 名单=names, 行=row)
    assert (person.removed, names, row) == (False, ["甲"], {"甲": 1})


def test_public_data_of_objects_and_offered_functions_may_be_used():
    person = Person()
    blocks = ["{{ 人.name }}{{ 人.title }}{{ 加(1) }}{{ 人.name.replace('张', '李') }}"]
    assert render(*blocks, 人=person, 加=lambda n: n + 1) == ["张三局长2李三"]


BOMBS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{{ a }}{% endfor %}{% endfor %}",
    "{% set x = '一' * 1000000 %}" + "{% set x = x ~ x %}" * 12 + "{{ x|length }}",
    "{% set x = [1] * 1000000 %}" + "{% set x = x + x %}" * 12 + "{{ x|length }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
]


@pytest.mark.deep
@pytest.mark.parametrize("tags", BOMBS)
def test_a_bomb_is_ended_by_its_limits(tags):
    with pytest.raises(RenderError):
        render_safely(template(tags), {}, SHORT)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ '一' * 200000000 }}",
        "{{ [1] * 200000000 }}",
        "{{ 2 ** 99999999 }}",
        "{{ (2 ** 4000) * (2 ** 4000) }}",
        "{{ '%0300000000d' % 1 }}",
        "{{ '%0300000000d'|format(1) }}",
        "{{ '%*d'|format(300000000, 1) }}",
        "{{ 'x'|center(300000000) }}",
        "{{ 'x'|indent(300000000) }}",
        "{{ '{:>300000000}'.format(1) }}",
        "{{ '{:>{}}'.format(1, 300000000) }}",
        "{{ [1]|batch(300000000, 0)|list }}",
        "{{ range(100000000) }}",
        "{{ 1|小数(100000) }}",
        "{{ 'x'.ljust(300000000) }}",
        "{{ 'x'.center(300000000) }}",
        "{{ 'x'.zfill(300000000) }}",
        "{{ '\t'.expandtabs(300000000) }}",
    ],
)
def test_a_bomb_in_one_tag_is_refused_before_it_goes_off(tag):
    with pytest.raises((RenderError, TemplateError), match=r"模板《样.docx》正文第1段 标签"):
        render(tag)


def test_a_harmless_template_renders_in_a_worker_as_it_does_here():
    made = template("{{ 甲 }}{% for x in 乙 %}{{ x }}{% endfor %}")
    context = {"甲": "值", "乙": [1, 2]}
    assert render_safely(made, context, LIMITS) == made.render(context)


def test_a_data_fault_in_a_worker_keeps_its_place():
    row = {"甲": None, "__places__": {"甲": "“台账”第2行A列"}}
    with pytest.raises(RenderError) as caught:
        render_safely(template("{{ 行.甲 }}"), {"行": row}, LIMITS)
    assert str(caught.value).startswith("模板《样.docx》正文第1段 标签 {{ 行.甲 }}：是空值")
    assert caught.value.data_place == "“台账”第2行A列"


def test_values_that_cannot_leave_this_process_are_one_sentence():
    with pytest.raises(RenderError, match="隔离进程"):
        render_safely(template("{{ 甲 }}"), {"甲": lambda: 1}, LIMITS)


def test_deep_nesting_is_one_sentence():
    deep = "{% for x in [1] %}" * 60 + "x" + "{% endfor %}" * 60
    with pytest.raises(TemplateError, match="套得太深"):
        template(deep)
    with pytest.raises(TemplateError):
        template("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}")


def test_a_worker_writes_what_is_long_but_allowed():
    made = template("{% for x in 数 %}{{ x }}{% endfor %}")
    assert shown(render_safely(made, {"数": range(1000)}, LIMITS)) == [
        "".join(map(str, range(1000)))
    ]


def test_a_worker_speaks_the_language_of_its_caller():
    with speaking("en"), pytest.raises(RenderError, match='the data has no "甲"'):
        render_safely(template("{{ 甲 }}"), {}, LIMITS)


def test_what_the_caller_lends_is_at_hand_in_a_worker_and_within_its_limits():
    source = Uncompiled("样.docx", package("{{ 甲|doubled }}"), extensions=lent.EXTENSIONS)
    assert shown(render_safely(source, {"甲": "好"}, LIMITS)) == ["好好"]
    source = Uncompiled("样.docx", package("{{ 甲|endless }}"), extensions=lent.EXTENSIONS)
    with pytest.raises(LimitPassedError):
        render_safely(source, {"甲": 1}, Limits(seconds=1))


def test_extensions_that_another_process_cannot_find_are_one_sentence():
    by_lambda = Extensions(filters={"f": lambda value: value})
    source = Uncompiled("样.docx", package("{{ 甲|f }}"), extensions=by_lambda)
    with pytest.raises(TemplateError, match=r"样\.docx.*能导入的模块里的函数"):
        render_safely(source, {"甲": 1}, LIMITS)


def test_objects_that_another_process_does_not_know_are_one_sentence(monkeypatch):
    monkeypatch.setattr(Person, "__module__", "__main__")
    monkeypatch.setitem(vars(__import__("__main__")), "Person", Person)
    with pytest.raises(RenderError, match="隔离进程不认得的对象"):
        render_safely(template("{{ 人.name }}"), {"人": Person()}, LIMITS)


def test_one_process_serves_one_template_after_another_and_outlives_faults():
    with WorkerProcess() as process:
        for tag, said in (("{{ 甲 }}", "值"), ("{{ 甲", None), ("{{ 甲 }}{{ 甲 }}", "值值")):
            pool = Pool(Uncompiled("样.docx", package(tag)), LIMITS, (), process)
            if said is None:
                with pytest.raises(TemplateError):
                    pool.start()
                continue
            (made,) = pool.render([{"甲": "值"}])
            assert shown(made) == [said]
        assert process.lives


def test_a_template_that_was_begun_is_compiled_once_and_never_taken_for_another():
    first, other = (Uncompiled("样.docx", package(tag)) for tag in ("{{ 甲 }}", "{{ 甲 }}！"))
    with WorkerProcess().begin() as process:
        Pool(first, LIMITS, process=process).begin()
        (made,) = Pool(first, LIMITS, process=process).render([{"甲": "值"}])
        assert (shown(made), process.served) == (["值"], 2)
        Pool(first, LIMITS, process=process).begin()
        assert process.served == 2
        Pool(other, LIMITS, process=process).begin()
        (made,) = Pool(first, LIMITS, process=process).render([{"甲": "值"}])
        assert shown(made) == ["值"]


def test_documents_come_in_the_order_of_the_data_however_many_are_on_their_way():
    contexts = [{"甲": str(n)} if n % 7 else {} if n % 2 else {"甲": print} for n in range(100)]
    contexts[50] = {"甲": lambda: 1}
    with Pool(Uncompiled("样.docx", package("{{ 甲 }}")), LIMITS) as pool:
        made = list(pool.render(iter(contexts)))
    assert [n for n, each in enumerate(made) if isinstance(each, RenderError)] == [
        n for n in range(100) if n % 7 == 0 or n == 50
    ]
    assert [shown(each)[0] for each in made if isinstance(each, bytes)] == [
        str(n) for n in range(100) if n % 7 and n != 50
    ]


def test_a_template_that_speaks_english_does_so_in_a_worker():
    source = Uncompiled("样.docx", package("{{ 甲 }}"), language="en")
    with pytest.raises(RenderError, match='the data has no "甲"'):
        render_safely(source, {}, LIMITS)


def test_a_linter_in_a_process_of_its_own_finds_the_same(tmp_path):
    path = tmp_path / "样.docx"
    path.write_bytes(package("{{ 甲|lenght }}《甲》〔2012〕第3号", "{{ 乙|doubled }}"))
    with GuardedLinter() as linter:
        assert linter.lint(path, extensions=lent.EXTENSIONS) == lint(
            path, extensions=lent.EXTENSIONS
        )
        path.write_bytes(b"PK")
        with pytest.raises(TemplateError):
            linter.lint(path)
        path.write_bytes(package("{{ 甲 }}"))
        assert linter.lint(path) == ()


MANY = """
import json, os
import lent
from template_sample import package, shown
from pathlib import Path
from toolkit.word.template import Limits, Pool, Uncompiled, WorkerProcess
os.cpu_count = lambda: 2
def children():
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
tag = "{% if 长 %}{{ 1|endless }}{% endif %}{{ 甲|by }}"
source = Uncompiled("样.docx", package(tag), extensions=lent.EXTENSIONS)
def made(contexts):
    with Pool(source, Limits(seconds=SECONDS)) as pool:
        found = list(pool.render(contexts))
        again = list(pool.render(contexts[:70]))
    assert [type(each) for each in again] == [type(each) for each in found[:70]]
    with WorkerProcess().begin() as process:
        assert len(list(Pool(source, Limits(), process=process).render(contexts[:70]))) == 70
        assert len(children()) == 1, "only the worker that others share is left"
    assert not children()
    return [shown(each)[0].split() if isinstance(each, bytes) else [each.reason] for each in found]
print(json.dumps(made([{"甲": n, "长": n in LONG} if n % 30 else {"长": 0} for n in range(200)])))
"""


def told_of_many(long, seconds):
    """What 200 documents say, or why there is none, made by a process that has no other thread."""
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    program = MANY.replace("LONG", repr(long)).replace("SECONDS", str(seconds))
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


ONLY_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux says whether a process may be copied"
)


@ONLY_LINUX
def test_two_workers_share_many_documents_which_come_in_the_order_of_the_data():
    made = told_of_many([], 20)
    assert [each[0] for each in made] == [
        str(n) if n % 30 else "没有“甲”这个数据项" for n in range(200)
    ]
    assert len({each[1] for each in made if len(each) > 1}) == 2


@pytest.mark.deep
@ONLY_LINUX
def test_a_document_that_passes_its_limits_costs_no_other_of_either_worker():
    made = told_of_many([41, 42, 99], 1)
    assert [n for n, each in enumerate(made) if len(each) == 1 and n % 30] == [41, 42, 99]
    assert all("1 秒" in made[n][0] for n in (41, 42, 99))
    assert [each[0] for each in made if len(each) > 1] == [
        str(n) for n in range(200) if n % 30 and n not in {41, 42, 99}
    ]


AS_ON_WINDOWS = """
import signal, sys
del signal.setitimer
sys.modules["resource"] = None
from template_sample import package, shown
from toolkit.word.template import Limits, Pool, Uncompiled
tag = "{% if 长 %}{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}{% endif %}好"
with Pool(Uncompiled("样.docx", package(tag)), Limits(seconds=3)) as pool:
    for made in pool.render([{"长": False}, {"长": True}, {"长": False}]):
        print(str(made) if isinstance(made, Exception) else shown(made)[0])
"""


@pytest.mark.deep
@ONLY_LINUX
def test_where_neither_alarm_nor_bound_of_memory_exists_time_is_bounded_by_ending_the_process():
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", AS_ON_WINDOWS],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    first, second, third = done.stdout.split("\n", 2)
    assert (first, third.strip()) == ("好", "好")
    assert "样.docx" in second and "秒还没有完" in second
