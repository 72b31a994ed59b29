"""What each engine does with what goes wrong in offices: measured, one small document a question."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.measured import FailedError
from bench.measured import measured
from bench.word import sample
from bench.word.peers import HERE
from bench.word.peers import OUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.word.peers import Engine

_NAME = sample.TAGS[0]
_ODD = "A<B & C"
LEFT_OUT = frozenset({"mailmerge", "docxtpl-reused", "pooled", "guarded"})


@dataclass(frozen=True)
class Question:
    """A question: the value that is given, how the tag is cut, and what the answers are called."""

    asked: str
    value: object = "甲"
    given: bool = True
    tracked: bool = False
    tag: str = ""
    refused: str = "refused"


QUESTIONS = (
    Question("a value with < and &", _ODD),
    Question("a name that the data lacks", given=False, refused="told"),
    Question("an empty value (null)", None, refused="told"),
    Question("a tag of which a part is a tracked insertion", tracked=True),
    Question("a tag that looks into Python", tag="{{ ''.__class__.__base__ }}"),
)


def answers(engine: Engine) -> list[str]:
    """What an engine does, a word a question."""
    return [_answer(engine, question) for question in QUESTIONS]


def _answer(engine: Engine, question: Question) -> str:
    if question.tag and engine.dialect != "docxtpl":
        return "—"
    item: Mapping[str, object] = {_NAME: question.value} if question.given else {}
    text = _made(engine, sample.question(engine.dialect, question.tag, question.tracked), item)
    if text is None:
        return question.refused
    expected = question.value if isinstance(question.value, str) and question.given else None
    if question.tag:
        return "runs"
    if expected is None:
        return "blank" if not text else f"prints “{text}”"
    return "written" if text == "".join(expected.split()) else f"prints “{text}”"


def _made(engine: Engine, template: bytes, item: Mapping[str, object]) -> str | None:
    """The text that an engine makes, None where it makes none."""
    out = OUT / "asked" / engine.name
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    source, data = out / "t.docx", out / "d.json"
    source.write_bytes(template)
    data.write_text(json.dumps([item], ensure_ascii=False), encoding="utf-8")
    command = [*engine.command, engine.name, str(source), str(data), str(out)]
    try:
        measured(command, folder=engine.folder, path=HERE.parents[1], seconds=30)
    except FailedError:
        return None
    made = out / "0.docx"
    return sample.text_of(made.read_bytes()) if made.is_file() else None
