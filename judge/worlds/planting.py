"""What plants are made of: someone whom no other plant touches, a stay put elsewhere, a spoilt cell."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from judge.worlds import invent
from judge.worlds.dates import ONE
from judge.worlds.dates import days
from judge.worlds.world import DIARY
from judge.worlds.world import POINT
from judge.worlds.world import PROBLEM
from judge.worlds.world import RECEPTION
from judge.worlds.world import REPORT
from judge.worlds.world import VISIT
from judge.worlds.world import WORK

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Plant:
    """A fault, or a case on the edge of one: what it is called and what it does to a world.

    `apply(world, draw)` returns False where the world has no room for it.
    """

    code: str
    name: str
    apply: "Callable[..., object]"


class Plants(list):
    """The plants of a module."""

    def __call__(self, code, name, *arguments):
        """Register a function, with the arguments that it takes beside the world and the drawing."""

        def registered(function):
            self.append(Plant(code, name, lambda world, draw: function(world, draw, *arguments)))
            return function

        return registered


class NoRoomError(Exception):
    """All that a plant could touch is touched already."""


def take(world, draw):
    """A leader whom no plant touches yet, and his point."""
    free = [
        each
        for each in world.leaders()
        if each["姓名"] not in world.busy and world.point_of(each["姓名"])
    ]
    if not free:
        raise NoRoomError
    who = draw.choice(free)
    world.busy.add(who["姓名"])
    return who, world.point_of(who["姓名"])


def once(world, what):
    """Keep two plants from one thing of the bureau's."""
    if what in world.busy:
        raise NoRoomError
    world.busy.add(what)


def row_of(world, draw, sheet, wanted=lambda _row: True):
    """A line that no plant touches yet."""
    free = [each for each in world[sheet] if not each.get("_planted") and wanted(each)]
    if not free:
        raise NoRoomError
    row = draw.choice(free)
    row["_planted"] = True
    return row


def stay_row(world, who):
    """The line of a leader's stay."""
    own = [each for each in world[WORK] if each["姓名"] == who["姓名"]]
    return next(each for each in own if each["活动类别"] == "驻点调研")


def clear(world, who, point):
    """Take away a leader's stay and all that belonged to it."""
    name = who["姓名"]
    world.rows[WORK] = [
        each for each in world[WORK] if each["姓名"] != name or each["活动类别"] != "驻点调研"
    ]
    gone = {each["场次号"] for each in world[RECEPTION] if each["接访领导"] == name}
    world.rows[VISIT] = [each for each in world[VISIT] if each["场次号"] not in gone]
    world.rows[RECEPTION] = [each for each in world[RECEPTION] if each["场次号"] not in gone]
    world.rows[DIARY] = [each for each in world[DIARY] if each["姓名"] != name]
    world.rows[REPORT] = [each for each in world[REPORT] if each["执笔人"] != name]
    world.rows[PROBLEM] = [each for each in world[PROBLEM] if each["联系点"] != point["联系点编号"]]


def put_stay(world, draw, who, point, *spans, plan=True):
    """Put a leader's stay elsewhere in the year, its plan with it; visits make room."""
    clear(world, who, point)
    taken = {date for span in spans for date in days(span[0] - ONE, span[1] + ONE)}
    world.rows[WORK] = [
        each
        for each in world[WORK]
        if each["姓名"] != who["姓名"] or not taken & {*days(each["开始日期"], each["结束日期"])}
    ]
    if plan:
        point |= {"计划驻点起": spans[0][0], "计划驻点止": spans[-1][1]}
    invent.hold(world, who, point, spans, draw)


def sessions(world, who):
    """A leader's sessions."""
    return [each for each in world[RECEPTION] if each["接访领导"] == who["姓名"]]


def drop(world, sheet, unwanted):
    """Take lines away."""
    world.rows[sheet] = [each for each in world[sheet] if not unwanted(each)]


def open_to_question(world, *names, codes=()):
    """Ask only these codes of people and points that a plant has left between two readings."""
    for name in names:
        world.asked_only[name] = frozenset(codes)


def other_point(world, draw, point):
    """Another point than this one."""
    return draw.choice([each for each in world[POINT] if each is not point])


def not_before(world, date):
    """Keep a plant from a world that is judged before its day."""
    if world.as_planted_for < date:
        raise NoRoomError
