"""送达 by e-mail: every letter is shown first, and goes only where what was shown was confirmed.

Each letter is registered before it goes and again when it has gone, so that none goes twice and one of
which nobody knows is told.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import astuple
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from toolkit.declare.delivery import SEVERAL
from toolkit.declare.errors import telling_so_far
from toolkit.declare.wording import listed
from toolkit.register.entries import TAKEN_OR_NOT
from toolkit.register.entries import DeliveredEntry
from toolkit.register.entries import How
from toolkit.register.entries import Standing
from toolkit.workplace.folders import DELIVERY_FOLDER
from toolkit.workplace.letters import BadSenderError
from toolkit.workplace.letters import Mailing
from toolkit.workplace.letters import Message
from toolkit.workplace.letters import NoMailError
from toolkit.workplace.letters import OtherLettersError
from toolkit.workplace.letters import State
from toolkit.workplace.merged_beside import merged_elsewhere
from toolkit.workplace.opening import silence
from toolkit.workplace.parcels import parcels
from toolkit.workplace.registering import run_of
from toolkit.workplace.smtp import Enclosure
from toolkit.workplace.smtp import MailServerError
from toolkit.workplace.smtp import NotTakenError
from toolkit.workplace.smtp import PerhapsTakenError
from toolkit.workplace.smtp import post
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.booklet import Delivery
    from toolkit.declare.delivery import MailServer
    from toolkit.register.entries import RunEntry
    from toolkit.workplace.parcels import Parcel
    from toolkit.workplace.parcels import Parcels
    from toolkit.workplace.smtp import Post
    from toolkit.workplace.writer import Writer

STEP = "邮件送达"
CODE_LENGTH = 8
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")


def preview(
    book: Path,
    as_of: dt.date | None,
    *,
    only: Collection[str] = (),
    again: Collection[str] = (),
) -> Mailing:
    """The letters as they would go, and the code that confirms just these.

    Args:
        book: the workbook.
        as_of: up to which day its rows count.
        only: the receivers that are meant; all where it is empty.
        again: the receivers that get theirs once more.

    Raises:
        NoMailServerError, NoMailError, BadSenderError: nothing can go by mail.
        ToolkitError: as `parcels`.
    """
    mailing, _ = _prepared(parcels(book, as_of, only), again)
    return replace(mailing, remarks=(*mailing.remarks, *merged_elsewhere(book)))


def send(
    book: Path,
    as_of: dt.date | None,
    code: str,
    *,
    only: Collection[str] = (),
    again: Collection[str] = (),
    tell: Callable[[str], None] = silence,
    sleep: Callable[[float], None] = time.sleep,
) -> Mailing:
    """Send the letters that were confirmed.

    Raises:
        OtherLettersError: they are not those that were shown; none has gone.
        MailServerError: the server cannot be reached; none has gone.
        ToolkitError: as `preview`; the register cannot take it down.
    """
    found = parcels(book, as_of, only)
    mailing, server = _prepared(found, again)
    if not code or code != mailing.code:
        raise OtherLettersError(code)
    with (
        writing(STEP, book, book.parent / DELIVERY_FOLDER, tell) as writer,
        post(server, sleep) as line,
    ):
        run = _Run(writer, line, found, book.name, list(mailing.messages))
        with telling_so_far(run.so_far, in_all=True):
            for number, message in enumerate(mailing.messages, start=1):
                tell(f"正在发给“{message.parcel.entry.title}”（{number}/{len(mailing.messages)}）…")
                run.done.append(run.sent(message))
        remarks = (*writer.account.remarks, *filter(None, [writer.account.unregistered]))
    return replace(mailing, messages=tuple(run.done), remarks=remarks)


def _prepared(found: Parcels, again: Collection[str]) -> tuple[Mailing, MailServer]:
    dispatch = found.catalogue.dispatch
    if dispatch is None or dispatch.delivery is None:
        raise NoMailError(found.catalogue.name)
    delivery = dispatch.delivery
    server = delivery.server(found.case)
    if not ADDRESS.fullmatch(server.sender):
        raise BadSenderError(server.sender)
    before, perhaps = _gone(found.runs)
    refused, messages = {**found.refused}, []
    for parcel in found.ready:
        entry = parcel.entry
        to = delivery.address(found.case, parcel.booklet) if parcel.booklet else ""
        if parcel.booklet is None or not ADDRESS.fullmatch(to):
            refused[entry.title] = _no_address(parcel, to, delivery)
            continue
        mark, state = (entry.key, entry.sha256, to), State.TO_SEND
        if entry.title not in again:
            state = State.BEFORE if mark in before else state
            state = State.PERHAPS if mark in perhaps else state
        letter = delivery.letter(found.case, parcel.booklet)
        messages.append(Message(parcel, to, letter, state, WHY_NOT.get(state, "")))
    return Mailing(tuple(messages), refused, _code(server, messages)), server


WHY_NOT = {
    State.BEFORE: "同一份分册已经发到这个邮箱，没有再发。",
    State.PERHAPS: "上次发到一半断了，不知道对方收到没有，没有再发：请打电话问清，没收到的用 --again 再发。",
}


def _no_address(parcel: Parcel, to: str, delivery: Delivery) -> str:
    title = parcel.entry.title
    if parcel.booklet is None:
        return f"台账里已经没有“{title}”这个下发对象，没有发邮件。"
    if SEVERAL in to:
        return f"“{title}”同名的人有几个邮箱（{to}），分不清发给谁，没有发邮件，请核对{delivery.where}。"
    if to:
        return f"“{title}”的邮箱“{to}”不像邮箱地址，没有发邮件，请改{delivery.where}。"
    return f"“{title}”没有邮箱，没有发邮件，请填{delivery.where}。"


def _gone(runs: Iterable[RunEntry]) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """What has gone by mail, and of what nobody knows whether it has; the later run decides."""
    before: set[tuple[str, str, str]] = set()
    perhaps: set[tuple[str, str, str]] = set()
    for each in runs:
        for entry in each.run.delivered:
            mark = (entry.key, entry.sha256, entry.to)
            if entry.how is not How.MAIL:
                continue
            if each.standing is Standing.DONE:
                before.add(mark)
                perhaps.discard(mark)
            elif each.standing is Standing.PENDING or each.why.startswith(TAKEN_OR_NOT):
                perhaps.add(mark)
    return before, perhaps - before


def _code(server: MailServer, messages: Sequence[Message]) -> str:
    """A short hash of all that is to be sent: another address, word or byte gives another."""
    said = [
        [*astuple(server), m.to, *astuple(m.letter), m.parcel.entry.file, m.parcel.entry.sha256]
        for m in messages
        if m.state is State.TO_SEND
    ]
    if not said:
        return ""
    canonical = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()[:CODE_LENGTH]


@dataclass(slots=True)
class _Run:
    """The sending of one mailing."""

    writer: Writer
    line: Post
    found: Parcels
    book: str
    asked: list[Message]
    done: list[Message] = field(default_factory=list)
    going: str = ""
    broken: str = ""

    def so_far(self) -> str:
        """What had become of the letters where the sending was stopped, in sentences."""
        gone = [each.parcel.entry.title for each in self.done if each.state is State.SENT]
        left = sum(each.state is State.TO_SEND for each in self.asked[len(self.done) :])
        said = [*self.writer.account.beforehand]
        said.append(f"已发出{len(gone)}封（{listed(gone)}）。" if gone else "一封也没有发完。")
        if self.going:
            left -= 1
            said.append(f"给“{self.going}”的正在发，不知道对方收到没有，请打电话问清。")
        said += [f"还有{left}封没有发。"] if left else []
        return "".join(said)

    def sent(self, message: Message) -> Message:
        """A letter with what became of it."""
        if message.state is not State.TO_SEND:
            return message
        if self.broken:
            return replace(message, state=State.FAILED, why=self.broken)
        run = run_of(STEP, self.book, self.found.case, delivered=[_entry(message)])
        number = self.writer.begin(run)
        self.going = message.parcel.entry.title
        state, why = self._given(message)
        standing = Standing.DONE if state is State.SENT else Standing.ABANDONED
        self.writer.end(number, standing, why)
        self.going = ""
        return replace(message, state=state, why=why)

    def _given(self, message: Message) -> tuple[State, str]:
        parcel = message.parcel
        enclosure = Enclosure(
            message.to, message.letter, parcel.entry.file, parcel.path.read_bytes()
        )
        try:
            self.line.send(enclosure)
        except NotTakenError as error:
            return State.FAILED, f"服务器没有收：{error}。"
        except PerhapsTakenError as error:
            return State.PERHAPS, f"{TAKEN_OR_NOT}：{error}。"
        except MailServerError as error:
            self.broken = str(error)
            return State.FAILED, str(error)
        return State.SENT, ""


def _entry(message: Message) -> DeliveredEntry:
    entry = message.parcel.entry
    return DeliveredEntry(
        entry.kind, entry.key, entry.title, entry.file, entry.sha256, How.MAIL, message.to
    )
