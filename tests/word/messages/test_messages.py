"""Every sentence of the engine in both languages, and no sentence outside the tables."""

import ast
import errno
import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import toolkit
import toolkit.word
from toolkit.declare import disk
from toolkit.word import messages
from toolkit.word.messages import Message
from toolkit.word.messages import of_disk
from toolkit.word.messages import of_filters
from toolkit.word.messages import speaking
from toolkit.word.messages import spoken
from toolkit.word.template import Fault
from toolkit.word.template.filters import FILTERS

ROOM = Path(toolkit.word.__file__).parent
TABLES = {
    each.name: importlib.import_module(f"toolkit.word.messages.{each.name}")
    for each in pkgutil.iter_modules(messages.__path__)
    if each.name.startswith("of_")
}
HAN = re.compile("[\u4e00-\u9fff]")
TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\|\w+|“[^”]*”")
CONVERTED = ("template", "lint", "batch", "office")
COMMANDS = [
    Path(toolkit.__file__).parent / "frontends" / f"{n}.py"
    for n in ("commands/lint", "commands/render", "rendered_lines")
]
SAYING = re.compile(r"Fault|Flaw|\w*Error|error|remark|echo|progress_bar")
"""What is given sentences to be said."""


def all_messages():
    for name, table in TABLES.items():
        held = {
            **vars(table),
            **{k: v for d in vars(table).values() if isinstance(d, dict) for k, v in d.items()},
        }
        for code, message in held.items():
            if isinstance(message, Message):
                yield f"{name}.{code}", message


def fields(text):
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def sources():
    room = [path for path in sorted(ROOM.rglob("*.py")) if path.parent.name != "messages"]
    return [*room, *COMMANDS]


def test_each_message_has_both_languages_with_the_same_fields():
    assert len(dict(all_messages())) > 200
    for code, message in all_messages():
        assert message.zh.strip(), code
        assert message.en.strip(), code
        assert not HAN.search(TAGS.sub("", message.en)), code
        given = called_with().get(code)
        if given:
            assert fields(message.zh) == fields(message.en) == given, code


def said(text):
    """A sentence as it is said; one without fields is as it stands."""
    try:
        given = fields(text)
    except ValueError:  # -- a brace of its own --
        return text
    named = given and all(map(str.isidentifier, given))
    return text.format(**dict.fromkeys(given, 7)) if named else text


def test_each_tag_that_a_sentence_shows_is_one_that_can_be_typed():
    tags = re.compile(r"\{\{[pr]? ?[^{}]*\}\}|\{%(?:p|tr|tc)? [^{}%]+ %\}|\{# [^{}#]+ #\}")
    halves = re.compile(r"(?<![{}%#])(?:\{\{|\{%|\}\}|%\}|#\})(?![{}%#])|\{\}")
    for code, message in all_messages():
        for text in (message.zh, message.en):
            beside = halves.sub("", tags.sub("", said(text)))
            assert not set(beside) & set("{}"), (code, said(text))


@cache
def called_with():
    """The fields that the code gives each message, by code."""
    found = {}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id in TABLES
            ):
                code = f"{node.func.value.id}.{node.func.attr}"
                given = {each.arg for each in node.keywords}
                assert found.setdefault(code, given) == given, (code, path.name)
    return found


def test_what_is_said_fills_the_fields_and_no_message_is_idle():
    spelt = "\n".join(path.read_text(encoding="utf-8") for path in sources())
    for code, message in all_messages():
        name = code.split(".")[1]
        assert code in spelt or HAN.search(name), f"{code} is said nowhere"
        given = called_with().get(code)
        if given:
            for language in ("zh", "en"):
                with speaking(language):
                    assert "{" not in message(**dict.fromkeys(given, 7)).replace("{%", "").replace(
                        "{{", ""
                    )


def in_chinese(node):
    """The texts in Chinese beneath a node, but for what a message of the tables is given."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and HAN.search(node.value) else []
    if (
        isinstance(node, ast.Call)
        and getattr(getattr(node.func, "value", None), "id", "") in TABLES
    ):
        return []
    return [each for child in ast.iter_child_nodes(node) for each in in_chinese(child)]


def given_to_be_said(tree):
    forms = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            forms |= {each for each in node.args if name in {"compile", "compiled_late"}}
            if SAYING.fullmatch(name):
                yield from node.args
        elif (
            node not in forms
            and isinstance(node, ast.JoinedStr)
            and len(HAN.findall("".join(in_chinese(node)))) > 3
        ):
            yield node  # -- what is put together of pieces is a sentence --


@pytest.mark.parametrize(
    "path", [p for r in CONVERTED for p in sorted((ROOM / r).glob("*.py"))] + COMMANDS
)
def test_no_sentence_stands_outside_the_tables(path):
    for node in given_to_be_said(ast.parse(path.read_text(encoding="utf-8"))):
        assert in_chinese(node) == [], (path.name, node.lineno)


def test_what_the_disk_says_and_what_filters_do_is_there_in_english_too():
    assert {*of_disk.IN_ENGLISH} == {each.code for each in (*disk.FAULTS, disk.OTHER)}
    assert {*of_filters.IN_ENGLISH} == {*FILTERS}
    with speaking("en"):
        said = of_disk.disk_said(OSError(errno.ENOSPC, "full"), "a.docx")
    assert said == '"a.docx" cannot be written: the disk is full; make room and run it again'
    assert of_disk.disk_said(OSError(errno.ENOSPC, "full"), "").startswith("文件写不进去：磁盘已满")


def test_a_language_is_spoken_within_its_block_alone():
    sentence = Message("没有“{name}”", 'there is no "{name}"')
    with speaking("en"):
        assert sentence(name="人数") == 'there is no "人数"'
        with speaking(None):
            assert spoken() == "en"
        with speaking("zh"):
            assert sentence(name="人数") == "没有“人数”"
    assert sentence(name="人数") == "没有“人数”"
    with pytest.raises(ValueError, match="fr"), speaking("fr"):
        pass


def test_a_message_without_fields_is_as_it_stands():
    assert (
        str(Fault(messages.Message("写成 {{ 名称 }}", "write {{ name }}")())) == "写成 {{ 名称 }}"
    )
