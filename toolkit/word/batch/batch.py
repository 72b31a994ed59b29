"""A batch: one template, many objects, a folder of documents; interrupted, it goes on where it was."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.declare.disk import disk_sentence
from toolkit.declare.disk import kind_of
from toolkit.declare.disk import os_error
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import telling_so_far
from toolkit.word.batch.data import fingerprint
from toolkit.word.batch.manifest import Entry
from toolkit.word.batch.manifest import Manifest
from toolkit.word.template import Limits
from toolkit.word.template import RenderError
from toolkit.word.template import Template
from toolkit.word.template import render_safely
from toolkit.word.template import write_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

_SUFFIX = ".docx"


class State(StrEnum):
    """What became of one document."""

    WRITTEN = "已生成"
    KEPT = "原已生成"
    REFUSED = "未生成"


@dataclass(frozen=True, slots=True)
class Work:
    """One document of a batch.

    Attributes:
        number: its place in the data, from 1.
        file: where it lies, or would.
        state: what became of it.
        reason: a sentence that says why it was refused.
    """

    number: int
    file: Path
    state: State
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BatchResult:
    """All documents in the order of the data, and where the list of them lies."""

    works: tuple[Work, ...]
    manifest: Path

    @property
    def refused(self) -> tuple[Work, ...]:
        """The documents that were not made."""
        return tuple(each for each in self.works if each.state is State.REFUSED)


def render_batch(
    template: Template,
    content: bytes,
    items: Sequence[Mapping[str, object]],
    names: Sequence[str],
    out: Path,
    progress: Callable[[], None] = lambda: None,
    limits: Limits | None = None,
) -> BatchResult:
    """Write one document an item into a folder; an item that does not fit stops no other.

    A document that the list in the folder knows, made of the same data and template and unchanged
    since, is not made again. One that a person changed, or that is not the toolkit's, is not touched.

    Args:
        template: the compiled template.
        content: its bytes.
        items: the data, one object a document.
        names: the stems, one an item.
        out: the folder; it is made when it is missing.
        progress: called after each document.
        limits: what the largest item may take.

    Raises:
        RenderError: the largest item passes the limits of a rendering: the template is at fault; or
            the disk takes no more. This, and Ctrl-C, carry how far the batch had come.
        OSError: the list of the documents cannot be written.
    """
    _probe(template, items, limits or Limits())
    out.mkdir(parents=True, exist_ok=True)
    batch = _Batch(template, hashlib.sha256(content).hexdigest(), out)
    works: list[Work] = []
    try:
        with telling_so_far(lambda: _so_far(works, len(items))):
            for number, (item, name) in enumerate(zip(items, names, strict=True), 1):
                works.append(batch.make(number, item, name + _SUFFIX))
                progress()
            batch.manifest.settle()
    finally:
        batch.manifest.close()
    return BatchResult(tuple(works), batch.manifest.path)


def _so_far(works: Sequence[Work], total: int) -> str:
    done = sum(each.state is not State.REFUSED for each in works)
    return f"{total}份中已有{done}份，再次运行同一命令会接着做。"


def _probe(template: Template, items: Sequence[Mapping[str, object]], limits: Limits) -> None:
    """Try the largest item in a worker, so that a template without end is found out at once."""
    if len(items) < 1:
        return
    largest = max(items, key=lambda item: len(repr(item)))
    try:
        render_safely(template, largest, limits)
    except RenderError as error:
        if not (error.place or error.tag or error.data_place):
            raise  # a limit was passed; what has a place is told of its own item


class _Batch:
    def __init__(self, template: Template, template_hash: str, out: Path) -> None:
        self.manifest = Manifest(out)
        self._template = template
        self._hash = template_hash
        self._out = out

    def make(self, number: int, item: Mapping[str, object], file: str) -> Work:
        """Make one document, or leave it as it is."""
        path = self._out / file
        try:
            state = self._make(item, path)
        except RenderError as error:
            disk = os_error(error)
            if disk is not None and kind_of(disk).exit_status == FAULT:
                raise  # -- what is full for one is full for all --
            return Work(number, path, State.REFUSED, str(error))
        return Work(number, path, state)

    def _make(self, item: Mapping[str, object], path: Path) -> State:
        known = self.manifest.before.get(path.name, [])
        there = _hash_of(path)
        input_hash = fingerprint(item)
        wanted = (input_hash, self._hash, there)
        if any((each.input, each.template, each.output) == wanted for each in known):
            return State.KEPT
        document = self._template.render(item)
        entry = Entry(path.name, input_hash, self._hash, _sha(document))
        self._write(document, entry, there, known)
        return State.WRITTEN

    def _write(self, document: bytes, entry: Entry, there: str, known: Sequence[Entry]) -> None:
        path = self._out / entry.file
        ours = {each.output for each in known} | {entry.output}
        if there and there not in ours and zipfile.is_zipfile(path):
            raise RenderError(
                f"《{entry.file}》已经有了，且不是本批生成的或已被改动，没有覆盖；请移走后再运行"
            )
        self.manifest.add(entry)
        try:
            write_document(document, path)
        except RenderError:
            if known:
                self.manifest.add(known[-1])  # the document there is still the earlier one
            raise


def _hash_of(path: Path) -> str:
    """The hash of a file's bytes, or "" when there is none."""
    try:
        return _sha(path.read_bytes())
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise RenderError(disk_sentence(error, path.name).rstrip("。")) from error


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
