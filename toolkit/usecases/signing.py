"""签发前检查: what is open in a paper, which of it stops it, which needs a reason and has one."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.signing import OTHER_REASON
from toolkit.declare.signing import REASONS
from toolkit.declare.signing import Hold
from toolkit.declare.signing import Open
from toolkit.declare.wording import listed
from toolkit.usecases.signing_checks import GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.distribution.exit_gate import ExitGate
    from toolkit.usecases.signing_desk import Desk

FORM = "群组=原因，如“未核定=待补报”"


class ReasonError(ToolkitError):
    """A reason is not written as reasons are."""


class NotSignedHereError(ToolkitError):
    """A kind of paper of which the activity does not say how it is signed."""

    exit_status = 1

    def __init__(self, kind: str, signable: Sequence[str]) -> None:
        others = (
            f"要签发的是{listed(f'“{each}”' for each in signable)}"
            if signable
            else "这项活动没有定公文怎样签发，请按机关的办法签发"
        )
        super().__init__(f"“{kind}”不在这里签发，{others}。")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a paper goes out in spite of something: the words, and whose they are."""

    words: str
    by: str

    def __str__(self) -> str:
        """As it is kept: 待补报（王芳）."""
        return f"{self.words}（{self.by}）" if self.by else self.words


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the check.

    Attributes:
        name: of the group.
        hold: what becomes of the paper.
        todo: what a person does, as a sentence.
        open: what was found; empty where nothing is open.
        reason: that was given; None where none was, or none is needed.
    """

    name: str
    hold: Hold
    todo: str
    open: tuple[Open, ...]
    reason: Reason | None = None

    @property
    def stops(self) -> bool:
        """Whether the paper cannot be signed for it."""
        if not self.open or self.hold is Hold.TELL:
            return False
        return self.hold is Hold.REFUSE or self.reason is None


@dataclass(frozen=True, slots=True)
class Gated:
    """What the check came to.

    Attributes:
        groups: all that were looked at, in order: what stops, what needs a reason, what is told.
        remarks: on reasons that nothing asked for.
    """

    groups: tuple[Group, ...]
    remarks: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether the paper may be signed."""
        return not any(each.stops for each in self.groups)

    @property
    def reasons(self) -> Mapping[str, str]:
        """The reasons that let it pass, by group."""
        return {each.name: str(each.reason) for each in self.groups if each.open and each.reason}

    def stopping(self) -> Iterator[Group]:
        """The groups that stop it."""
        return (each for each in self.groups if each.stops)


def gate(desk: Desk, catalogue: Catalogue, reasons: Mapping[str, Reason], masks: ExitGate) -> Gated:
    """Look at a paper for everything that is declared.

    Args:
        desk: the paper.
        catalogue: the activity, whose own checks are looked at as well.
        reasons: by group.
        masks: what must not be told, on the page neither.
    """
    groups = [
        Group(each.group, each.hold, each.todo, tuple(map(Open, each.look(desk))))
        for each in GENERAL
    ]
    groups += [
        Group(each.group, each.hold, each.todo, tuple(each.look(desk.paper)))
        for each in catalogue.signing_checks
        if each.is_for(desk.paper.kind)
    ]
    order = list(Hold)
    groups.sort(key=lambda group: order.index(group.hold))
    given = [replace(each, open=_masked(each.open, masks)) for each in groups]
    with_reasons = tuple(
        replace(each, reason=reasons.get(each.name)) if each.hold is Hold.REASON else each
        for each in given
    )
    return Gated(with_reasons, tuple(_unneeded(with_reasons, reasons)))


def _masked(found: Iterable[Open], masks: ExitGate) -> tuple[Open, ...]:
    return tuple(replace(each, sentence=masks.masked(each.sentence)) for each in found)


def _unneeded(groups: Sequence[Group], reasons: Mapping[str, Reason]) -> Iterator[str]:
    """What is said of reasons that cannot be of use."""
    by_name = {each.name: each for each in groups}
    for name in reasons:
        group = by_name.get(name)
        if group is None:
            able = listed(each.name for each in groups if each.hold is Hold.REASON and each.open)
            yield f"没有“{name}”这一组，理由没有用上。{f'要写理由的有：{able}。' if able else ''}"
        elif group.hold is Hold.REFUSE and group.open:
            yield f"“{name}”不能写理由放行，{group.todo}"
        elif not group.open:
            yield f"“{name}”没有问题，理由没有用上。"


def reason_of(text: str, by: str, where: str = "") -> Reason:
    """A reason as a person types it.

    Raises:
        ReasonError: it begins with none of the `REASONS`, or says 其他 and no more.
    """
    words = text.strip()
    start = next((each for each in REASONS if words.startswith(each)), None)
    rest = words.removeprefix(start or "").strip(" 　：:，,（）()")
    if start is None or (start == OTHER_REASON and not rest):
        raise ReasonError(
            f"{where}理由“{words}”应为{listed(REASONS)}之一；写“{OTHER_REASON}”的，后面写明原因，"
            f"如“{OTHER_REASON}：主要领导已阅”。"
        )
    return Reason(words, by.strip())


def reasons_typed(typed: Sequence[str], by: str) -> dict[str, Reason]:
    """The reasons of a command line.

    Raises:
        ReasonError: one is not written as `FORM` says, or a group has two.
    """
    found: dict[str, Reason] = {}
    for each in typed:
        name, equals, words = each.partition("=") if "=" in each else each.partition("＝")
        if not equals or not name.strip():
            raise ReasonError(f"--reason “{each}”应写作{FORM}。")
        if name.strip() in found:
            raise ReasonError(f"“{name.strip()}”写了两个理由，请只写一个。")
        found[name.strip()] = reason_of(words, by, f"“{name.strip()}”的")
    return found
