"""What a worker answers within its limits, or why it does not: one that cannot go on is ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.messages import of_rendering
from toolkit.word.template.errors import RenderError
from toolkit.word.template.worker import DONE
from toolkit.word.template.worker import FAULT
from toolkit.word.template.worker import unpacked

if TYPE_CHECKING:
    from toolkit.ooxml.lasting_child import LastingChild
    from toolkit.word.messages import Message
    from toolkit.word.template.limits import Limits
    from toolkit.word.template.worker_process import WorkerProcess


class LimitPassedError(RenderError):
    """A document, or compiling, passed a limit."""


class NoRoomError(LimitPassedError):
    """The memory was at its end; to whoever reads codes it is a limit passed like others."""

    @classmethod
    def code(cls) -> str:
        """That of its kind."""
        return LimitPassedError.code()


class Answers:
    """The answers of a worker that are about one template."""

    def __init__(self, process: WorkerProcess, limits: Limits, template: str) -> None:
        """Prepare.

        Args:
            process: the worker.
            limits: of each answer.
            template: its name, for messages.
        """
        self._process = process
        self._limits = limits
        self._template = template

    def next(self, child: LastingChild, too_long: Message, too_much: Message) -> bytes:
        """The next answer.

        Args:
            child: the worker, ready.
            too_long: what is said where it takes too long.
            too_much: what is said where it has no memory left.

        Raises:
            LocatedError: what it tells, or the limit that was passed.
        """
        try:
            said = child.receive(self._limits.seconds)
        except TimeoutError:
            self._process.close()
            reason = too_long(seconds=self._limits.seconds)
            raise self.error(reason, LimitPassedError) from None
        if said is not None and said[:1] == DONE:
            return said[1:]
        if said is not None and said[:1] == FAULT:
            raise unpacked(said[1:])
        self._process.close()
        raise self._no_room(said, too_much)

    def error(self, reason: str, kind: type[RenderError] = RenderError) -> RenderError:
        """An error that names the template."""
        return kind(reason, template=self._template)

    def _no_room(self, said: bytes | None, too_much: Message) -> RenderError:
        memory = self._limits.memory_megabytes
        if said is None:
            return self.error(of_rendering.WORKER_ENDED(memory_megabytes=memory), NoRoomError)
        where = unpacked(said[1:]) if said[1:] else None
        return NoRoomError(
            too_much(memory_megabytes=memory),
            template=self._template,
            place=where.place if where else "",
            tag=where.tag if where else "",
        )
