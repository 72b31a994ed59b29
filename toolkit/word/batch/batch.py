"""A batch: one template, many objects, a folder of documents; interrupted, it goes on where it was."""

from __future__ import annotations

import hashlib
import zipfile
from collections import deque
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.declare.disk import kind_of
from toolkit.declare.disk import os_error
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import telling_so_far
from toolkit.word.batch.data import fingerprint
from toolkit.word.batch.manifest import Entry
from toolkit.word.batch.manifest import Manifest
from toolkit.word.messages import of_batch
from toolkit.word.messages.of_disk import disk_said
from toolkit.word.template import Blank
from toolkit.word.template import Document
from toolkit.word.template import EscapedLooking
from toolkit.word.template import LimitPassedError
from toolkit.word.template import Limits
from toolkit.word.template import Pool
from toolkit.word.template import RenderError
from toolkit.word.template import Uncompiled
from toolkit.word.template import Unfilled
from toolkit.word.template import WorkerProcess
from toolkit.word.template import write_document
from toolkit.word.template.errors import LocatedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.word.template.flow import Flow

_SUFFIX = ".docx"
_ENDLESS = 10  # -- so many in a row from the first: the template is at fault --


class State(StrEnum):
    """What became of one document."""

    WRITTEN = "已生成"
    KEPT = "原已生成"
    REFUSED = "未生成"

    def spoken(self) -> str:
        """It in the language that is spoken."""
        return _STATES[self]()


_STATES = {
    State.WRITTEN: of_batch.WRITTEN,
    State.KEPT: of_batch.KEPT,
    State.REFUSED: of_batch.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Work:
    """One document of a batch.

    Attributes:
        number: its place in the data, from 1.
        file: where it lies, or would.
        state: what became of it.
        reason: a sentence that says why it was refused.
        unfilled: the placeholders that a lenient template left, with their places.
        escaped_looking: values that look as if they were escaped, written as they stand.
        blank: empty texts that were written, with their places.
        without_macros: whether the template's macros were left out.
    """

    number: int
    file: Path
    state: State
    reason: str = ""
    unfilled: tuple[Unfilled, ...] = ()
    escaped_looking: tuple[EscapedLooking, ...] = ()
    blank: tuple[Blank, ...] = ()
    without_macros: bool = False


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
    template: Uncompiled,
    items: Sequence[Mapping[str, object]],
    names: Sequence[str],
    out: Path,
    progress: Callable[[], None] = lambda: None,
    limits: Limits | None = None,
    process: WorkerProcess | None = None,
) -> BatchResult:
    """Write one document an item into a folder; an item that does not fit stops no other.

    A document that the list in the folder knows, made of the same data and template and unchanged
    since, is not made again. One that a person changed, or that is not the toolkit's, is not touched.

    Args:
        template: compiled in a worker.
        items: the data, one object a document.
        names: the stems, one an item.
        out: the folder; it is made when it is missing.
        progress: called after each document.
        limits: what each document may take; one that takes more is refused like any that does not fit.
        process: the worker, where there is one already.

    Raises:
        TemplateError: the template is wrong.
        RenderError: compiling passes the limits, or each of the first documents does, or the disk takes no more. This, and Ctrl-C, carry
            how far the batch had come.
        OSError: the list of the documents cannot be written.
    """
    with Pool(template, limits or Limits(), process=process) as pool:
        pool.start()
        out.mkdir(parents=True, exist_ok=True)
        batch = _Batch(pool, _sha(template.data), out, lenient=template.lenient)
        works: list[Work] = []
        try:
            with telling_so_far(lambda: _so_far(works, len(items))):
                for work in batch.made(items, names):
                    works.append(work)
                    progress()
                pool.rest()
                batch.manifest.settle()
        finally:
            batch.manifest.close()
    return BatchResult(tuple(works), batch.manifest.path)


def _so_far(works: Sequence[Work], total: int) -> str:
    done = sum(each.state is not State.REFUSED for each in works)
    return of_batch.SO_FAR(total=total, done=done)


@dataclass(frozen=True, slots=True)
class _Job:
    """One document to be looked at: its number, its data, where it goes."""

    number: int
    item: Mapping[str, object]
    path: Path


@dataclass(frozen=True, slots=True)
class _Look:
    """What a document would be made of, and what lies in its place."""

    input_hash: str
    there: str
    known: Sequence[Entry]
    kept: bool


class _Batch:
    def __init__(self, pool: Pool, template_hash: str, out: Path, *, lenient: bool) -> None:
        self.manifest = Manifest(out)
        self._pool = pool
        self._lenient = lenient
        self._hash = template_hash + ("-lenient" if lenient else "")
        self._out = out
        self._passed: int | None = (
            0  # -- documents that passed their limits before the first was made --
        )

    def made(self, items: Sequence[Mapping[str, object]], names: Sequence[str]) -> Iterator[Work]:
        """Make each document, or leave it as it is."""
        jobs = [
            _Job(number, item, self._out / f"{name}{_SUFFIX}")
            for number, (item, name) in enumerate(zip(items, names, strict=True), 1)
        ]
        under_way: deque[tuple[_Job, _Look | LocatedError]] = deque()
        with closing(self._pool.flow(len(jobs))) as documents:
            for job in jobs:
                look = self._looked(job)
                under_way.append((job, look))
                if _is_wanted(look):
                    documents.put(job.item)
                while under_way and (documents.is_full or not _is_wanted(under_way[0][1])):
                    yield self._settled(*under_way.popleft(), documents)
            while under_way:
                yield self._settled(*under_way.popleft(), documents)

    def _settled(self, job: _Job, look: _Look | LocatedError, documents: Flow) -> Work:
        if isinstance(look, LocatedError):
            return _refused(job, look)
        if look.kept:
            return Work(job.number, job.path, State.KEPT)
        return self._put(job, look, documents.take())

    def _looked(self, job: _Job) -> _Look | LocatedError:
        try:
            there = _hash_of(job.path)
        except RenderError as error:
            return error
        known = self.manifest.before.get(job.path.name, [])
        input_hash = fingerprint(job.item)
        wanted = (input_hash, self._hash, there)
        kept = any((each.input, each.template, each.output) == wanted for each in known)
        return _Look(input_hash, there, known, kept and not self._lenient)

    def _stop_if_endless(self, error: LocatedError) -> None:
        """Stop where only limits were passed so far: every other document would take as long."""
        if self._passed is None:
            return
        self._passed = self._passed + 1 if isinstance(error, LimitPassedError) else None
        if self._passed == _ENDLESS:
            said = of_batch.ENDLESS(count=_ENDLESS, reason=error.reason)
            raise RenderError(said, template=error.template)

    def _put(self, job: _Job, look: _Look, document: Document | LocatedError) -> Work:
        if isinstance(document, LocatedError):
            self._stop_if_endless(document)
            return _refused(job, document)
        self._passed = None
        entry = Entry(job.path.name, look.input_hash, self._hash, _sha(document))
        try:
            self._write(document, entry, look, job.path)
        except RenderError as error:
            return _refused(job, error)
        told = (
            document.unfilled,
            document.escaped_looking,
            document.blank,
            document.without_macros,
        )
        return Work(job.number, job.path, State.WRITTEN, "", *told)

    def _write(self, document: bytes, entry: Entry, look: _Look, path: Path) -> None:
        there, known = look.there, look.known
        ours = {each.output for each in known} | {entry.output}
        if there and there not in ours and zipfile.is_zipfile(path):
            raise RenderError(of_batch.NOT_OURS(file=entry.file))
        self.manifest.add(entry)
        try:
            write_document(document, path)
        except RenderError:
            if known:
                self.manifest.add(known[-1])  # the document there is still the earlier one
            raise


def _is_wanted(look: _Look | LocatedError) -> bool:
    """Whether a document is to be made."""
    return isinstance(look, _Look) and not look.kept


def _refused(job: _Job, error: LocatedError) -> Work:
    disk = os_error(error)
    if disk is not None and kind_of(disk).exit_status == FAULT:
        raise error  # -- what is full for one is full for all --
    return Work(job.number, job.path, State.REFUSED, str(error))


def _hash_of(path: Path) -> str:
    """The hash of a file's bytes, or "" when there is none."""
    try:
        return _sha(path.read_bytes())
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise RenderError(disk_said(error, path.name)) from error


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
