"""The stay of a leader, as 三·1 and 四·3 put it: five to seven days together, ended by the final day."""

from dataclasses import dataclass

from judge.worlds.dates import ONE
from judge.worlds.dates import joined
from judge.worlds.dates import length
from judge.worlds.world import WORK


@dataclass(frozen=True)
class Stay:
    """What there is of a stay.

    `kind`: 整 within the limits, 长 over them, 段 only by parts, 短 too few days, 迟 ended after the final
    day, 无 none. `spans` are the blocks that count, or what there is.
    """

    kind: str
    spans: tuple

    @property
    def counts(self):
        """Whether duties within the stay are judged on it."""
        return self.kind in {"整", "长", "段"}

    @property
    def last(self):
        """The day on which it was done."""
        return self.spans[-1][1]

    def __contains__(self, date):
        return any(first <= date <= last for first, last in self.spans)


def rows_of(world, who, sheet=WORK):
    """The lines of a person, namesakes of other units left out where the sheet has 单位."""
    return [
        each
        for each in world[sheet]
        if each["姓名"] == who["姓名"] and each.get("单位", who["单位"]) == who["单位"]
    ]


def stay_rows(world, who):
    """The lines whose 活动类别 is 驻点调研."""
    return [each for each in rows_of(world, who) if each["活动类别"] == "驻点调研"]


def stay_of(world, who):
    """The stay that counts, or what there is instead."""
    blocks = joined((each["开始日期"], each["结束日期"]) for each in stay_rows(world, who))
    low, high = world.limit("驻点天数下限"), world.limit("驻点天数上限")
    kept = [each for each in blocks if each[1] <= world.limit("最迟截止日")]
    enough = [each for each in kept if length(each) >= low]
    fitting = [each for each in enough if length(each) <= high]
    if fitting:
        return Stay("整", (fitting[0],))
    if enough:
        return Stay("长", (enough[0],))
    if sum(map(length, kept)) >= low:
        return Stay("段", _parts(kept, low))
    late = [each for each in blocks if each not in kept and length(each) >= low]
    if late:
        return Stay("迟", (late[0],))
    return Stay("短" if kept else "无", tuple(kept))


def _parts(blocks, low):
    """The first parts that make up the days."""
    taken = []
    for each in blocks:
        taken.append(each)
        if sum(map(length, taken)) >= low:
            break
    return tuple(taken)


def last_start(world, deadline):
    """The last day on which a stay of the fewest days may begin."""
    return deadline - ONE * (int(world.limit("驻点天数下限")) - 1)


def out_of_term(world, who):
    """Whether a term leaves too few days for a stay: appointed late, or gone before the final day."""
    final, low = world.limit("最迟截止日"), world.limit("驻点天数下限")
    since, until = who.get("任职起"), who.get("任职止")
    too_late = since is not None and (final - since).days + 1 < low
    return too_late or bool(until and until <= min(final, world.as_of) and until < final)
