"""Linting within limits: a template may be a bomb already when it is compiled."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.ooxml.bounded_child import NoInterpreterError
from toolkit.word.lint.worker import Asked
from toolkit.word.lint.worker import heard
from toolkit.word.lint.worker import serve
from toolkit.word.messages import of_rendering
from toolkit.word.messages import spoken
from toolkit.word.template import Limits
from toolkit.word.template import TemplateError
from toolkit.word.template import WorkerProcess
from toolkit.word.template.extensions import carried
from toolkit.word.template.package import read_file
from toolkit.word.template.worker import DONE
from toolkit.word.template.worker import FAULT
from toolkit.word.template.worker import unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Self

    from toolkit.declare.document import Slot
    from toolkit.word.lint.findings import Finding
    from toolkit.word.template import Extensions


class GuardedLinter:
    """Lints templates that are not trusted in a process of its own; one that passes its limits ends it alone."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Prepare; the process starts with the first template.

        Args:
            limits: of each template: its time, and the memory of the process.
        """
        self._limits = limits or Limits()
        self._process = WorkerProcess(serve)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.close()

    def lint(
        self,
        path: Path,
        slots: Sequence[Slot] | None = None,
        *,
        extensions: Extensions | None = None,
        original: bytes | None = None,
    ) -> tuple[Finding, ...]:
        """What `lint` finds, in the language that is spoken.

        Raises:
            TemplateError: the file cannot be read, is no .docx, or passes the limits.
        """
        plain = None if slots is None else tuple(replace(each, blank="") for each in slots)
        lent = carried(extensions, path.name)
        asked = Asked(self._limits, spoken(), read_file(path), path.name, plain, lent, original)
        had_others = self._process.served > 0
        said = self._answer(asked)
        if had_others and said[:1] not in {DONE, FAULT}:  # -- a fresh process has more room --
            said = self._answer(asked)
        if said[:1] == DONE:
            return heard(said[1:])
        if said[:1] == FAULT:
            raise unpacked(said[1:])
        reason = of_rendering.COMPILING_MEMORY(memory_megabytes=self._limits.memory_megabytes)
        raise TemplateError(reason, template=path.name)

    def _answer(self, asked: Asked) -> bytes:
        """What the process says; nothing where it ended.

        Raises:
            TemplateError: it took too long, or there is none.
        """
        try:
            said = self._received(asked)
        except NoInterpreterError:
            raise TemplateError(of_rendering.NO_INTERPRETER(), template=asked.name) from None
        except TimeoutError:
            self._process.close()
            reason = of_rendering.COMPILING_TIME(seconds=self._limits.seconds)
            raise TemplateError(reason, template=asked.name) from None
        except BaseException:
            self._process.close()
            raise
        if said[:1] not in {DONE, FAULT}:
            self._process.close()
        return said

    def _received(self, asked: Asked) -> bytes:
        child = self._process.child()
        self._process.served += 1
        child.send(pickle.dumps(asked))
        return child.receive(self._limits.seconds) or b""
